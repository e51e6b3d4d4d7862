"""``armstrail add``: a case entered by commands, or by questions at a terminal."""

from __future__ import annotations

import builtins
import json
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import Result

from armstrail.cli.case.add import ADDED, home
from armstrail.cli.entry import asking
from graph.model.rows import Dataset
from graph.model.vocabulary import STANCES
from seeds.locators.spans import fingerprint
from seeds.locators.verify import verify
from seeds.tables import bundled, read
from tests.support.cli import cli_command, run
from tests.support.files.documents import html

ARTICLE = (
    "The Northern Guard gave rifles to the Tal Militia in March 2023. It said so itself.\n\n"
    "\u201cWe got nothing,\u201d said the Militia.\n"
)
SAID = (
    *("--explicitness", "explicit", "--basis", "testimony", "--interest", "party"),
    *("--summary", "says that rifles were given"),
)
PARTIES = ("--giver", "Northern Guard", "--receiver", "Tal Militia", "--mode", "supplied")
ABOUT = (*PARTIES, "--materiel", "rifle", "--start", "2023-03")
ORIGIN = ("--origin", "Guard spokesman", "--stance", "asserts")
NEW = (
    *("--new-origin", "--speaker", "Northern Guard"),
    *("--new-actor", "Northern Guard:armed-forces", "--new-actor", "Tal Militia:armed-group"),
)
FIRST = ("--at", "rifles:1.1", *ORIGIN, *ABOUT, *SAID)


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case with one document, in which the command line stands."""
    folder = tmp_path / "case"
    run("init", str(folder))
    monkeypatch.chdir(folder)
    (tmp_path / "article.txt").write_text(ARTICLE, "utf-8")
    added = run("add", "document", "../article.txt", "--title", "Rifles", "--outlet", "Ledger")
    assert added.exit_code == 0, added.output
    return folder


@pytest.fixture
def entered(case: Path) -> Path:
    """The same with a first statement."""
    added = run("add", "statement", *FIRST, *NEW)
    assert added.exit_code == 0, added.output
    return case


def tables(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.glob("*.csv")}


def refused(folder: Path, *arguments: str) -> str:
    """What a command says that must add nothing."""
    before = tables(folder)
    found = run("add", *arguments)
    assert found.exit_code == 2, found.output
    assert tables(folder) == before
    return found.stderr


def answering(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Let somebody sit at the terminal who gives these answers; what he is asked is listed."""
    asked: list[str] = []
    given = iter(answers)

    def typed(question: str) -> str:
        asked.append(question.partition(" [")[0].removesuffix("> "))
        answer = next(given, None)
        if answer is None:
            raise EOFError
        return answer

    monkeypatch.setattr(asking, "at_a_terminal", lambda: True)
    monkeypatch.setattr(builtins, "input", typed)
    return asked


def test_a_document_is_registered_and_its_text_kept_out_of_version_control(case: Path) -> None:
    (document,) = read(case).documents
    kept = (case / "documents" / "rifles.txt").read_bytes()
    assert (document.id, document.title, document.outlet) == ("rifles", "Rifles", "Ledger")
    assert kept == ARTICLE.encode()
    assert (case / "documents" / ".gitignore").read_text("ascii").endswith("\n*\n")
    assert "already: it is rifles" in refused(case, "document", "../article.txt", "--title", "B")


def test_what_a_page_says_of_itself_is_proposed_and_an_option_goes_before_it(case: Path) -> None:
    pytest.importorskip("trafilatura")
    head = '<title>Mortars sold</title><meta name="author" content="Mira Khan">'
    Path("page.html").write_bytes(html("<p>Mortars were sold by somebody.</p>", head))
    added = run("add", "document", "page.html", "--author", "Ana Roy", "--id", "mortars")
    assert added.exit_code == 0, added.output
    found = read(case).document["mortars"]
    assert (found.title, found.author, found.language) == ("Mortars sold", "Ana Roy", "en")
    assert found.extractor.startswith("trafilatura ")
    assert found.sha256 != found.file_sha256


def test_a_careful_statement_is_one_command_of_twelve_values(entered: Path) -> None:
    typed = ("--at", "rifles:1", *ORIGIN, *ABOUT, *SAID)
    assert sum(one.startswith("--") for one in typed) == len(typed) / 2 == 12
    assert run("add", "statement", *typed).exit_code == 0
    assert len(read(entered).statements) == 2


def test_a_statement_brings_its_transfer_its_origin_and_its_actors(entered: Path) -> None:
    found: Dataset = read(entered)
    (statement,), (transfer,), (origin,) = found.statements, found.transfers, found.origins
    assert {one.id: one.type for one in found.actors} == {
        "northern-guard": "armed-forces",
        "tal-militia": "armed-group",
    }
    assert (transfer.id, transfer.materiel) == ("northern-guard-to-tal-militia", ("rifle",))
    assert (origin.id, origin.speaker, origin.voice) == (
        *("guard-spokesman", "northern-guard", "northern-guard"),
    )
    assert (statement.id, statement.transfer) == ("rifles-p1-s1", transfer.id)
    first = "The Northern Guard gave rifles to the Tal Militia in March 2023."
    assert statement.span_sha256 == fingerprint(first)
    assert verify(found, entered / "documents").faults == ()


def test_a_transfer_that_is_there_is_not_made_again_and_one_like_it_is_told(entered: Path) -> None:
    again = run("add", "statement", "--at", "rifles:1.2", *ORIGIN, *ABOUT, *SAID)
    assert "northern-guard-to-tal-militia is there already" in " ".join(again.stdout.split())
    other = run("add", "statement", "--at", "rifles:1.2", *ORIGIN, *PARTIES, *SAID)
    assert "give that one by --transfer" in " ".join(other.stdout.split())
    ids = [one.id for one in read(entered).transfers]
    assert ids == ["northern-guard-to-tal-militia", "northern-guard-to-tal-militia-2"]


def test_a_misspelt_name_is_never_a_new_actor_nor_another(entered: Path) -> None:
    misspelt = [one.replace("Tal Militia", "Tal Milita") for one in FIRST]
    told = refused(entered, "statement", *misspelt)
    assert "did you mean 'Tal Militia' (tal-militia)?" in told
    made = run("add", "statement", *misspelt, "--new-actor", "Tal Milita:armed-group")
    assert "names near it: Tal Militia (tal-militia)" in " ".join(made.stdout.split())
    assert "tal-milita" in read(entered).actor


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("--at", "rifles:1.9"), "paragraph 1 has no sentence 9"),
        (("--at", "rifles:7"), "there is no paragraph 7; the document has 2"),
        (("--at", "riffles:1"), "the nearest is 'rifles'"),
        (("--at", "rifles, 1"), "a place is DOCUMENT:PARAGRAPH.SENTENCES"),
        (("--origin", "Guard spokesmen"), "the nearest is 'Guard spokesman' (guard-spokesman)"),
        (("--mode", "suplied"), "the nearest is 'supplied'"),
        (("--materiel", "rifle; tnak"), "the nearest is 'tank'"),
        (("--start", "31/08/2015"), "2015-08-31"),
        (("--interest", ""), "--interest is empty"),
        (("--speaker", "Tal Militia"), "give --new-origin with it"),
        (("--transfer", "northern-guard-to-tal-militia"), "--giver does not go with what else"),
        (("--own", "box=7"), "write x_box=7"),
        (("--new-actor", "Red Band"), "write 'Tal Militia:armed-group'"),
        (("--new-actor", "Tal Militia:armed-group"), "is no new actor: it is tal-militia"),
        (("--stance", "acknowledges", "--origin", "A trader", "--new-origin"), "has no speaker"),
        (("--quote", "word " * 26), "a quotation has at most 25 words"),
        (("--id", "rifles-p1-s1"), "is already the id of row 2"),
    ],
)
def test_what_is_at_fault_is_told_and_nothing_is_written(
    entered: Path, change: tuple[str, ...], told: str
) -> None:
    assert told in refused(entered, "statement", *FIRST, *change)


def test_what_is_missing_is_one_error_that_names_the_options(entered: Path) -> None:
    told = refused(entered, "statement", "--at", "rifles:1.1", "--receiver", "Tal Militia")
    assert told.count("\n") == 2  # the other says which case is read
    for option in ("--origin", "--giver", "--mode", "--stance", *SAID[::2]):
        assert f"{option} (" in told
    assert "--receiver" not in told


def test_nothing_is_added_to_the_bundled_dataset(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    cells = ("--name", "A", "--type", "state")
    for named in ((), ("--data", str(bundled()))):
        found = run("add", "actor", *cells, *named)
        assert found.exit_code == 2
        assert "no case is named that could be written to" in found.stderr


def test_rows_go_into_a_spreadsheets_table_as_it_is(entered: Path) -> None:
    path = entered / "actors.csv"
    path.write_bytes(b'\xef\xbb\xbftype,x_box,id,name\r\nstate,"7",us,"US"\r\n')
    for name in ("origins", "transfers", "statements"):
        (entered / f"{name}.csv").write_bytes(
            (entered / f"{name}.csv").read_bytes().split(b"\n")[0]
        )
    before = path.read_bytes()
    cells = ("--name", 'A "so-called" force', "--type", "Armed forces", "--parent", "US")
    assert run("add", "actor", *cells, "--own", "x_box=8").exit_code == 0
    lines = path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\r\n")
    assert lines == [
        b"type,x_box,id,name,parent",
        b'state,"7",us,"US",',
        b'armed-forces,8,a-so-called-force,"A ""so-called"" force",us',
        b"",
    ]
    assert before.startswith(b"\xef\xbb\xbf") == path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_table_that_somebody_changed_meanwhile_is_not_overwritten(
    entered: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = entered / "actors.csv"

    def typed(question: str) -> str:
        if question.startswith("Write"):
            path.write_bytes(path.read_bytes() + b"mine,Mine,state,,,,,,,,\n")
        return "state" if question.startswith("type") else ""

    answering(monkeypatch)
    monkeypatch.setattr(builtins, "input", typed)
    assert "changed meanwhile" in run("add", "actor", "--name", "B").stderr
    assert {*read(entered).actor} == {"northern-guard", "tal-militia", "mine"}


def test_a_paragraph_that_is_coded_is_unread_no_more(entered: Path) -> None:
    rejected = entered / "rejected.csv"
    rows = "rifles,2,,,unread,,not read yet\nrifles,1,,,unread,,not read yet\n"
    rejected.write_text(rejected.read_text("utf-8") + rows, "utf-8")
    assert run("add", "statement", "--at", "rifles:1.2", *FIRST[2:]).exit_code == 0
    assert [one.paragraph for one in read(entered).rejected] == [2]


def test_a_name_that_several_have_is_neither_of_them_nor_new(entered: Path) -> None:
    for name in ("a", "b"):
        cells = ("--id", name, "--name", f"Band {name}", "--type", "unit", "--aliases", "The Band")
        assert run("add", "actor", *cells).exit_code == 0
    for new in ((), ("--new-actor", "The Band:unit")):
        told = refused(entered, "statement", *FIRST, "--receiver", "The Band", *new)
        assert "'The Band' can be 'Band a' (a) or 'Band b' (b); give the id." in told


def test_a_text_is_never_written_through_a_link(case: Path) -> None:
    (case / "documents" / "b.txt").symlink_to(case.parent / "elsewhere.txt")
    Path("b.txt").write_text("Another text.", "utf-8")
    assert "another --id" in refused(case, "document", "b.txt", "--title", "B")
    assert not (case.parent / "elsewhere.txt").exists()


def test_at_a_terminal_what_is_missing_is_asked_and_all_of_it_shown_once(
    entered: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answering(
        monkeypatch,
        *("rifles:2", "Militia spokesman", "y", "tal-militia"),
        *("Northern Guard", "Tal Milita", "Tal Milisha", "n", "Red Band", "yes", "armed-group"),
        *("sold", "tnak", "Rifle", "2023", "", "", "", ""),
        *("", "?", "implied", "none-shown", "party", "", "says so"),
        "y",
    )
    found = run("add", "statement")
    assert found.exit_code == 0, found.output
    assert asked[:4] == ["at", "origin", "Is Militia spokesman a new origin?", "speaker"]
    assert asked[-1] == "Write this?"
    told = " ".join(found.stdout.split())
    assert 'It reads there: "We got nothing," said the Militia.' in told
    assert "did you mean 'Tal Militia' (tal-militia)?" in told
    assert "the nearest is 'tank'" in told
    for stance in STANCES.values():
        assert f"{stance.id}: {stance.definition}" in told
    (_, statement), (_, transfer) = read(entered).statements, read(entered).transfers
    assert (statement.stance, statement.explicitness) == ("asserts", "implied")
    assert (transfer.receiver, transfer.materiel, str(transfer.start)) == (
        *("red-band", ("rifle",), "2023"),
    )


@pytest.mark.parametrize("answers", [("a", "state", "", "", "n"), ("a", "state")])
def test_who_declines_or_goes_away_leaves_all_as_it_was(
    entered: Path, monkeypatch: pytest.MonkeyPatch, answers: tuple[str, ...]
) -> None:
    before = tables(entered)
    answering(monkeypatch, *answers)
    found = run("add", "actor")
    assert "othing was written" in found.stderr
    assert tables(entered) == before


def commands() -> Iterator[tuple[str, click.Command]]:
    group = cli_command("add")
    assert isinstance(group, click.Group)
    for name in ADDED:
        command = group.get_command(click.Context(group), name)
        assert command
        yield name, command


def test_the_help_says_of_each_what_it_says_itself() -> None:
    for name, command in commands():
        assert command.name == name
        assert (command.help or "").split("\n\n")[0].replace("\n", " ") == ADDED[name]
        assert home(name).endswith(f".entry.{name}")
    listed = run("add", "--help").stdout
    assert all(name in listed for name in ADDED)
    assert "..." not in listed.partition("Commands:")[2]


def succeeded(result: Result) -> None:
    assert result.exit_code == 0, result.output


def test_actors_origins_and_transfers_are_added_by_themselves(case: Path) -> None:
    succeeded(
        run(
            "add",
            "actor",
            "--name",
            "\u0637\u0627\u0644\u0628\u0627\u0646",
            "--type",
            "armed group",
        )
    )
    succeeded(run("add", "actor", "--name", "Guard", "--type", "armed-forces"))
    graded = ("--grade", "B", "--grade-reason", "has the books")
    succeeded(run("add", "origin", "--name", "An audit", *graded))
    ends = ("--giver", "Guard", "--receiver", "actor", "--mode", "lost", "--outcome", "attempted")
    succeeded(run("add", "transfer", *ends))
    assert "is there already" in refused(case, "transfer", *ends)
    assert "--grade-reason" in refused(case, "origin", "--name", "Other", "--grade", "B")
    found = read(case)
    ids = [*found.actor, *found.origin, *found.transfer]
    assert ids == ["actor", "guard", "an-audit", "guard-to-actor"]
    assert json.dumps([one.outcome for one in found.transfers]) == '["attempted"]'


def test_to_tables_of_another_kind_nothing_is_added(entered: Path) -> None:
    (entered / "quantities.csv").rename(entered / "quantities.parquet")
    assert "rows are entered in CSV files alone" in refused(
        entered, "actor", "--name", "A", "--type", "unit"
    )
