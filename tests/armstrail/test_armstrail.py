"""The front door: what a person types and what comes back."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import networkx as nx
import pytest
from click.testing import CliRunner

import armstrail
from armstrail import cli
from armstrail.cli.terminal.console import patience
from seeds import tables
from tests.support.cli import printed, run
from tests.support.datasets_io import write_dataset
from tests.support.places import ROOT, SCHEMAS, SMALL
from tests.support.small_networks import dataset, edge, one_voice


def test_paths_between_two_actors_keep_the_json_contract() -> None:
    schema = json.loads((SCHEMAS / "paths.schema.json").read_text("utf-8"))
    for pair in (("US DoD", "Hamas"), ("US", "Taliban"), ("Hamas", "US"), ("US", "Nusra")):
        jsonschema.validate(printed("paths", *pair, "--json"), schema)


def test_the_department_of_defense_reaches_hamas_by_inference_alone() -> None:
    found = printed("paths", "US DoD", "Hamas", "--json")
    assert {path["tier"] for path in found["paths"]} == {"inferred"}
    first = found["paths"][0]
    assert [leg["transfer"] for leg in first["legs"]] == [
        "us-forces-to-stock-afghanistan",
        "stock-afghanistan-to-palestinian-groups",
    ]
    assert first["keystones"] == ["israeli-commander-newsweek"]
    assert (first["support"], "ungraded" in first["marks"]) == (0.0, True)


def test_one_commander_in_two_documents_is_one_voice_and_ungraded() -> None:
    rows = {row["id"]: row for row in printed("transfers", "--json")["transfers"]}
    gaza = rows["stock-afghanistan-to-palestinian-groups"]
    assert (gaza["voices"], gaza["documents"], gaza["high"]) == (1, 2, 0.5)
    assert gaza["marks"] == ["disputed", "ungraded"]


def test_a_chain_that_one_graded_voice_states_has_it_as_its_keystone(tmp_path: Path) -> None:
    chain = one_voice(dataset(edge("a-b", "sold"), edge("b-c", "captured")))
    folder = write_dataset(chain, tmp_path / "data")
    found = printed("paths", "a", "c", "--json", "--data", str(folder))
    (path,) = found["paths"]
    assert [leg["to"] for leg in path["legs"]] == ["b", "c"]
    assert path["keystones"] == ["one"]
    assert (path["tier"], path["support"]) == ("assembled", 0.7)


def test_paths_without_inference_say_nothing_of_inferred_ones() -> None:
    asked = ("paths", "US DoD", "Hamas")
    assert "Inferred" in run(*asked).stdout
    assert "Inferred" not in run(*asked, "--no-inferred").stdout


@pytest.mark.parametrize("command", ["paths", "show", "actors", "transfers", "sources", "check"])
def test_plain_output_fits_80_columns_and_has_no_colour(command: str) -> None:
    arguments = {"paths": ["US DoD", "Hamas"], "show": ["Taliban"]}.get(command, [])
    result = run(command, *arguments)
    assert result.exit_code == 0
    assert "\x1b" not in result.output
    too_long = [line for line in result.stdout.splitlines() if len(line) > 80]
    assert too_long == []


def test_a_transfer_is_shown_with_its_statements_denials_and_four_masses() -> None:
    text = run("show", "stock-afghanistan-to-ttp").stdout
    assert "+ Anwaar-ul-Haq Kakar" in text
    assert "- Hamdullah Fitrat" in text
    masses = printed("show", "stock-afghanistan-to-ttp", "--json")["masses"]
    assert masses["conflict"][0] > 0
    assert ", ".join(f"{mass} {told}" for mass, (_, told) in masses.items()) in text
    assert "[####" in text


def test_an_actor_is_shown_with_what_is_said_of_its_collective_marked() -> None:
    text = run("show", "TTP").stdout
    assert "said of the collective, not of this actor by name" in text


def test_a_misspelt_name_is_read_as_the_nearest_and_said_so() -> None:
    result = run("show", "Taleban")
    assert result.exit_code == 0
    verdict, read, _ = result.stdout.split("\n\n", 2)
    assert verdict.endswith(".")
    assert read == "Read 'Taleban' as Taliban."


@pytest.mark.parametrize(
    "asked",
    [
        ("show", "Taleban"),
        ("paths", "Isreal", "Taleban"),
        ("paths", "US", "Hamas", "--avoid", "Isreal", "--via", "Taleban"),
        ("paths", "Isreal", "Taleban", "--full"),
        ("says", "Isreal", "Taleban"),
        ("timeline", "Taleban"),
        ("quantities", "Taleban"),
        ("upstream", "Taleban"),
        ("downstream", "Isreal"),
        ("scrutinise", "Isreal", "Taleban"),
        ("ask", "how could weapons of Isreal reach the Taleban?"),
        ("ask", "who is Isreal?"),
        ("show", "Taliban"),
        ("show", "us-to-former-afghan-government"),
    ],
)
def test_every_respelling_is_said_in_text_and_as_json(asked: tuple[str, ...]) -> None:
    text, found = run(*asked).stdout, printed(*asked, "--json")
    wanted = {one for one in ("Isreal", "Taleban") if one in " ".join(asked)}
    read = {one["written"].removeprefix("the "): one["read_as"] for one in found["respelled"]}
    assert set(read) == wanted
    for typed, name in (("Isreal", "Israel"), ("Taleban", "Taliban")):
        if typed in wanted:
            assert read[typed] == {"id": name.casefold(), "name": name}
            assert f"{typed}' as {name}." in text
    assert found.get("answer", found)["respelled"] == found["respelled"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("paths", "Martians", "Hamas"), "'Martians' is no actor of this dataset"),
        (("paths", "Hamas", "Hamas"), "both start and goal"),
        (("paths", "US", "Hamas", "-k", "0"), "the least is 1"),
        (("paths", "US", "Hamas", "--avoid", "US"), "to be avoided"),
        (("paths", "US", "Hamas", "--via", "Atlantis"), "'Atlantis' is no actor"),
        (("check", "no-such-folder"), "no-such-folder"),
        (("check", "README.md"), "README.md"),
        (("verify", "no-such-folder"), "no-such-folder"),
        (("export", "gephi"), "'graphml'"),
        (("map", "-o", "no-such-folder/map.html"), "no-such-folder"),
    ],
)
def test_a_wrong_call_is_one_message_and_exit_code_2(
    arguments: tuple[str, ...], message: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_map_says_what_it_holds_and_writes_one_page(tmp_path: Path) -> None:
    target = tmp_path / "map.html"
    result = run("map", "-o", str(target))
    for word in ("actors", "transfers", "statements", "independent voices", " den"):
        assert word in result.stdout
    assert target.read_text("utf-8").startswith("<!doctype html>")


def test_map_opens_in_the_browser_only_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    run("map", "-o", str(tmp_path / "a.html"))
    assert not opened
    run("map", "-o", str(tmp_path / "b.html"), "--open")
    assert opened == [(tmp_path / "b.html").as_uri()]


def test_export_writes_a_file_or_standard_output_and_reports_losses(tmp_path: Path) -> None:
    target = tmp_path / "out.graphml"
    result = run("export", "graphml", "-o", str(target))
    assert "Not in graphml: statements.*" in result.stderr
    piped = run("export", "graphml", "-o", "-")
    assert piped.stdout_bytes == target.read_bytes()
    network = armstrail.load().network
    arrived = {one.id for one in network.dataset.transfers if one.outcome == "completed"}
    assert arrived < network.dataset.transfer.keys()
    assert nx.read_graphml(target).number_of_edges() == len(arrived & {*network.drawn})


def test_the_data_can_be_named_by_option_or_environment(tmp_path: Path) -> None:
    small = str(SMALL)
    by_option = run("transfers", "--json", "--data", small).stdout
    assert run("transfers", "--json", env={"ARMSTRAIL_DATA": small}).stdout == by_option
    assert by_option != run("transfers", "--json").stdout


def test_a_dataset_with_faults_writes_nothing_and_names_all_of_them(tmp_path: Path) -> None:
    target = tmp_path / "map.html"
    target.write_text("mine")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "actors.csv").write_text("id,name,type\na,A,stat\n")
    result = run("map", "--data", str(tmp_path / "data"), "-o", str(target))
    assert result.exit_code == 2
    assert "the nearest is 'state'" in result.stderr
    assert "statements.csv" in result.stderr
    assert target.read_text() == "mine"


def test_check_of_the_bundled_dataset_finds_no_fault() -> None:
    result = run("check")
    assert (result.exit_code, "No fault found" in result.stdout) == (0, True)


def test_output_is_the_same_in_every_process() -> None:
    def once(seed: str) -> bytes:
        return subprocess.run(
            [sys.executable, "-m", "armstrail", "paths", "US DoD", "Hamas", "--json"],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "ARMSTRAIL_DATA": ""},
            check=True,
            capture_output=True,
        ).stdout

    assert once("1") == once("2")


def test_a_closed_pipe_ends_without_a_traceback() -> None:
    command = f"{sys.executable} -m armstrail paths 'US DoD' Hamas | head -n 1"
    ended = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, check=True)  # noqa: S602
    assert b"Traceback" not in ended.stderr


@pytest.mark.parametrize("command", ["actors", "paths us hamas --json", "export json -o -"])
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_was_closed_beforehand_ends_no_command(command: str, closed: str) -> None:
    line = f"{sys.executable} -m armstrail {command} {closed}"
    ended = subprocess.run(line, shell=True, cwd=ROOT, capture_output=True)  # noqa: S602
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.parametrize(
    "command",
    [
        ("says", "", "hamas"),
        ("says", "--by", ""),
        ("timeline", ""),
        ("quantities", "us", ""),
        ("paths", "us", "hamas", "--as-of", ""),
    ],
)
def test_a_variable_that_was_not_set_does_not_ask_for_all(command: tuple[str, ...]) -> None:
    ended = run(*command)
    assert ended.exit_code == 2
    assert "an empty text is none" in ended.stderr


def test_an_error_does_not_repeat_a_word_that_nobody_reads_to_its_end() -> None:
    ended = run("show", "x" * 5000)
    assert ended.exit_code == 2
    assert len(ended.stderr) < 500
    assert "is no actor of this dataset" in ended.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_behind_standard_output_is_one_message_and_exit_code_2() -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        ended = subprocess.run(
            [sys.executable, "-m", "armstrail", "actors"], cwd=ROOT, stdout=full, stderr=-1
        )
    assert ended.returncode == 2
    assert b"the output cannot be written" in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_a_notebook_loads_the_bundled_network_as_plain_networkx() -> None:
    net = armstrail.load()
    assert isinstance(net.graph, nx.MultiDiGraph)
    assert set(net.graph.nodes) == set(net.dataset.actor)
    assert {key for _, _, key in net.graph.edges(keys=True)} == set(net.dataset.transfer)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "shown"), [(io.StringIO(), False), (_Terminal(), True)])
def test_a_slow_command_shows_a_sign_of_life_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, shown: bool
) -> None:
    monkeypatch.setattr("sys.stderr", stream)
    with patience(after=0.0):
        deadline = time.monotonic() + 10
        while shown and "working" not in stream.getvalue() and time.monotonic() < deadline:
            time.sleep(0.05)
    assert ("working" in stream.getvalue()) is shown
    assert stream.getvalue().endswith("\x1b[K") is shown


def test_a_sign_of_life_can_be_ended_before_the_command_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = _Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    with patience(after=0.0) as stop:
        stop()
        stream.write("a pager's screen")
    assert stream.getvalue().endswith("a pager's screen")


def test_no_text_of_the_data_commands_a_terminal(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(tables.bundled(), tmp_path / "data"))
    path = folder / "actors.csv"
    name = "Tali\x1b[2J\x1b]0;title\x07\x9b31mban"
    path.write_text(path.read_text("utf-8").replace(",Taliban,", f",{name},"), "utf-8")
    for command in (["actors"], ["transfers"], ["show", "taliban"], ["paths", "us", "taliban"]):
        told = CliRunner().invoke(cli.main, [*command, "--data", str(folder)])
        assert told.exit_code == 0, told.output
        assert "Tali\ufffd" in told.output
        assert not set(told.output) & {"\x1b", "\x07", "\x9b"}
    asked = CliRunner().invoke(cli.main, ["show", "\x1b[2Jnobody"])
    assert asked.exit_code == 2
    assert "\x1b" not in asked.output


@pytest.mark.parametrize("option", ["--data", "-o"])
def test_an_empty_text_is_no_path(option: str) -> None:
    told = CliRunner().invoke(cli.main, ["map", option, ""])
    assert told.exit_code == 2
    assert "empty" in told.output


def test_numbers_of_any_size_end() -> None:
    huge = "9" * 24
    assert CliRunner().invoke(cli.main, ["scrutinise", "us", "isis", "-k", huge]).exit_code == 0
    around = ["map", "--around", "us", "--steps", huge, "-o", os.devnull]
    assert CliRunner().invoke(cli.main, around).exit_code in (0, 2)
