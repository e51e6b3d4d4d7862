"""The linter finds what other programs stumble over, and those programs do stumble over it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.formats.exporting import save
from exports.lint.lint import lint
from exports.lint.rules import LINT_RULES
from graph.errors import FileError
from graph.model.rows import Dataset
from graph.network import build
from tests.support.bad_graphs import BAD, DATES, ONE, WEIGHT, edge, gexf, graphml, key, value
from tests.support.cli import run
from tests.support.programs import Gephi
from tests.support.strategies import datasets

CASES = [(rule, *case) for rule, cases in BAD.items() for case in cases]


def file(folder: Path, form: str, content: str) -> Path:
    path = folder / f"bad.{form}"
    path.write_bytes(content.encode())
    return path


def test_every_rule_has_an_example() -> None:
    assert set(BAD) == {rule.id for rule in LINT_RULES}


@pytest.mark.parametrize(("rule", "form", "content", "count"), CASES)
def test_the_linter_finds_it_counts_it_and_finds_nothing_else(
    rule: str, form: str, content: str, count: int, tmp_path: Path
) -> None:
    found = lint(file(tmp_path, form, content))
    also = {"late-column", "undeclared-column"}  # what is declared late is declared all the same
    named = {one.rule.id: len(one.places) for one in found}
    assert named[rule] == count
    assert set(named) - {rule} <= (also if rule == "late-column" else set())


@pytest.mark.parametrize(("rule", "form", "content", "count"), CASES)
def test_the_command_says_who_does_what_with_it(
    rule: str, form: str, content: str, count: int, tmp_path: Path
) -> None:
    result = run("lint", str(file(tmp_path, form, content)))
    assert result.exit_code == 2
    assert f"{rule}: " in result.stdout
    assert any(name in result.stdout for name in ("Gephi", "networkx"))
    assert [line for line in result.stdout.splitlines() if len(line) > 80] == []


def sound() -> Iterator[tuple[str, str]]:
    yield "graphml", graphml(edge("e") + edge("f", "b", "a"))
    yield "graphml", graphml(edge("e", more='label="x"') + edge("f", more='label="y"'))
    yield "graphml", graphml(edge("e", inside=value("0.5", "w")), WEIGHT)
    yield "gexf", gexf(edge("e") + edge("f", more='kind="x"'))
    yield "gexf", gexf(edge("e", more='start="2021-08-01" end="2021-08-01"'), graph=DATES)


@pytest.mark.parametrize(("form", "content"), list(sound()))
def test_a_sound_file_gets_exit_code_0(form: str, content: str, tmp_path: Path) -> None:
    result = run("lint", str(file(tmp_path, form, content)))
    assert (result.exit_code, "nothing" in result.stdout) == (0, True)


@pytest.mark.parametrize("form", ["graphml", "gexf"])
@given(dataset=datasets(controls=True))
def test_what_we_write_ourselves_is_sound(
    form: str, tmp_path_factory: pytest.TempPathFactory, dataset: Dataset
) -> None:
    path = tmp_path_factory.mktemp("lint") / f"own.{form}"
    save(build(dataset), form, path)
    assert {one.rule.id for one in lint(path)} <= {"inf-in-text"}


REFUSED_BY_NETWORKX = {
    *("control-character", "mixed-direction", "unknown-type", "value-of-other-type"),
    *("undeclared-column", "hyperedge", "time-undeclared"),
}


@pytest.mark.parametrize(("rule", "form", "content", "count"), CASES)
def test_networkx_refuses_exactly_what_the_linter_says_it_refuses(
    rule: str, form: str, content: str, count: int, tmp_path: Path
) -> None:
    path = file(tmp_path, form, content)
    read = nx.read_graphml if form == "graphml" else nx.read_gexf
    if rule not in REFUSED_BY_NETWORKX:
        read(path)
        return
    assert "networkx refuse" in next(one.then for one in LINT_RULES if one.id == rule) or (
        "networkx and Gephi Lite refuse" in next(one.then for one in LINT_RULES if one.id == rule)
    )
    with pytest.raises((nx.NetworkXError, KeyError, ValueError, SyntaxError)):
        read(path)


REFUSED_BY_LITE = {"node-id-twice", "edge-id-twice", "node-missing", "no-direction"} | {
    "unknown-type",
    "key-for-all",
}


@pytest.mark.node
@pytest.mark.parametrize(
    ("rule", "form", "content", "count"), [case for case in CASES if case[1] == "graphml"]
)
def test_graphology_refuses_exactly_what_the_linter_says_gephi_lite_refuses(
    graphology: Callable[[Path], Any],
    rule: str,
    form: str,
    content: str,
    count: int,
    tmp_path: Path,
) -> None:
    try:
        graphology(file(tmp_path, form, content))
        refused = False
    except AssertionError:
        refused = True
    assert refused is (rule in REFUSED_BY_LITE)
    then = next(one.then for one in LINT_RULES if one.id == rule)
    assert ("Lite refuse" in then) is (rule in REFUSED_BY_LITE)


@pytest.fixture(scope="module")
def by_gephi(gephi: Gephi, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What Gephi makes of the last example of every rule."""
    folder = tmp_path_factory.mktemp("bad")
    files = {}
    for rule, cases in BAD.items():
        form, content, _ = cases[-1]
        files[rule] = folder / f"{rule}.{form}"
        files[rule].write_bytes(content.encode())
    return dict(zip(files, gephi(*files.values()), strict=True))


def edges(found: dict[str, Any]) -> set[str]:
    return set(found["edges"])


@pytest.mark.maven
def test_gephi_does_what_the_linter_says(by_gephi: dict[str, Any]) -> None:
    assert "refused" in by_gephi["control-character"]
    assert len(by_gephi["node-id-twice"]["nodes"]) == 3
    assert edges(by_gephi["edge-id-twice"]) == {"e"}
    assert {"nobody", "nowhere"} <= set(by_gephi["node-missing"]["nodes"])
    merged = by_gephi["parallel-edges"]["edges"]
    assert {name: one["weight"] for name, one in merged.items()} == {"e": 2.0, "g": 1.0}
    assert edges(by_gephi["mixed-direction"]) == {"f"}
    for rule in ("unknown-type", "value-of-other-type", "undeclared-column", "late-column"):
        assert "k" not in by_gephi[rule]["nodes"]["a"]["values"], rule
    assert by_gephi["inf-in-text"]["nodes"]["a"]["values"]["k"] == "an Infinity"
    assert by_gephi["description"]["nodes"]["a"]["values"]["Label"] == "x"
    assert by_gephi["hyperedge"]["edges"] == {}
    assert "z" in by_gephi["nested-graph"]["nodes"]
    assert by_gephi["ends-before-start"]["edges"]["e"]["intervals"] == []
    assert by_gephi["time-undeclared"]["edges"]["e"]["intervals"] == []
    first_of_august_2021 = "1.627776E12"
    assert by_gephi["partial-date"]["edges"]["e"]["intervals"][0][0] == first_of_august_2021


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"a,b\n1,2\n", "is no XML"),
        (b"<svg/>", "is neither GraphML nor GEXF: its first element is <svg>"),
        (b"<graphml><graph>", "is no XML"),
        (b'<?xml version="1.0" encoding="utf-8"?><graphml>\xff</graphml>', "is not in utf-8"),
        (b'<?xml version="1.0" encoding="klingon"?><graphml/>', "is not in klingon"),
    ],
)
def test_what_is_no_such_file_is_one_sentence_and_exit_code_2(
    content: bytes, sentence: str, tmp_path: Path
) -> None:
    (tmp_path / "x.graphml").write_bytes(content)
    with pytest.raises(FileError, match=sentence):
        lint(tmp_path / "x.graphml")
    result = run("lint", str(tmp_path / "x.graphml"))
    assert (result.exit_code, "Traceback" in result.output) == (2, False)
    assert run("lint", str(tmp_path / "nothing.graphml")).exit_code == 2


def test_a_file_with_outside_entities_asks_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    doctype = f'<!DOCTYPE graphml [<!ENTITY x SYSTEM "{tmp_path / "secret"}">]>'
    content = graphml(keys=key(), nodes=ONE.format(value("&x;"))).replace("\n", f"\n{doctype}", 1)
    (tmp_path / "x.graphml").write_text(content)
    result = run("lint", str(tmp_path / "x.graphml"))
    assert "secret" not in result.output


@pytest.mark.parametrize("digits", ["1" * 5000, "0" * 5000, "x" + "f" * 5000, "1" * 8, "x110000"])
def test_a_reference_to_no_character_is_a_finding_however_long_it_is(
    digits: str, tmp_path: Path
) -> None:
    content = graphml(keys=key(), nodes=ONE.format(value(f"a&#{digits};b")))
    found = {one.rule.id: len(one.places) for one in lint(file(tmp_path, "graphml", content))}
    assert found["control-character"] == 1


def test_zeros_before_a_reference_change_nothing(tmp_path: Path) -> None:
    content = graphml(keys=key(), nodes=ONE.format(value(f"a&#{'0' * 5000}65;b")))
    found = {one.rule.id for one in lint(file(tmp_path, "graphml", content))}
    assert "control-character" not in found


PIECES = [
    *(b"&#", b"&#x", b";", b"<graphml>", b"<gexf>", b"<graph>", b"</graph>", b"<node id='a'/>"),
    *(b"<key id='k' for='node' attr.type='int'/>", b"<data key='k'>", b"9" * 5000, b"\xff\xfe"),
    *(b'<?xml version="1.0" encoding="', b'utf-7"?>', b"<edge source='a' target='a'/>", b"</gexf>"),
    *(b"<!DOCTYPE graphml [<!ENTITY a 'b'>]>", b"</graphml>", b"</data>", b"\0", b"<graph/>"),
]


@given(
    st.binary(max_size=200)
    | st.lists(st.sampled_from(PIECES) | st.binary(max_size=4)).map(b"".join)
)
def test_no_bytes_break_the_linter(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.graphml"
        path.write_bytes(content)
        result = run("lint", str(path))
    assert result.exit_code in (0, 2)
    assert result.exception is None or isinstance(result.exception, SystemExit)
