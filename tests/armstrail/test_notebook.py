"""The Python door: names forgiven, answers that show themselves, frames, suppositions."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from dataclasses import fields, replace
from html import unescape
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest

import armstrail
from armstrail.notebook.explorer import Explorer
from armstrail.notebook.shown import ShownPath
from exports.formats import exporting
from exports.words import phrases
from graph.constraints.limits import Limits
from graph.errors import (
    ArmstrailError,
    LossError,
    NameLookupError,
    NotUnderstoodError,
    QuestionError,
    TermError,
)
from graph.network import build
from graph.paths.answer import answer
from graph.paths.path import TransferPath
from tests.support.cli import printed
from tests.support.readers.answer_markup import check_known_markup
from tests.support.small_networks import dataset, edge, one_voice
from tests.support.values import HOSTILE

NET = armstrail.load()


def test_paths_take_names_as_a_person_types_them() -> None:
    found = NET.paths("US DoD", "Hamas", k=5, avoid=["Taleban"])
    expected = answer(NET.network, "us-dod", "hamas", 5, Limits(avoid=("taliban",)))
    assert found.answer == expected
    assert [path.legs for path in found] == [path.legs for path in expected.paths]
    assert [one.written for one in found.respelled] == ["Taleban"]


@pytest.mark.parametrize(
    "asking",
    [
        lambda: NET.paths("US", "Taleban"),
        lambda: NET.paths("US", "Hamas", avoid=["Taleban"]),
        lambda: NET.says("Taleban"),
        lambda: NET.timeline("Taleban"),
        lambda: NET.quantities("Taleban"),
        lambda: NET.upstream("Taleban"),
        lambda: NET.downstream("Taleban"),
        lambda: NET.scrutinise("US", "Taleban"),
        lambda: NET.ask("how could US arms reach Taleban?"),
        lambda: NET.ask("who is Taleban?"),
    ],
)
def test_how_a_name_was_read_is_in_every_form_of_a_result(asking: Callable[[], Any]) -> None:
    found = asking()
    for shown in (repr(found), str(found), unescape(found._repr_html_())):
        assert shown.count("Read 'Taleban' as Taliban.") == 1
    assert found.data["respelled"] == [
        {"written": "Taleban", "read_as": {"id": "taliban", "name": "Taliban"}}
    ]


def test_how_a_name_was_read_is_in_markdown_under_the_verdict() -> None:
    for found in (NET.says("Taleban"), NET.timeline("Taleban")):
        assert found.markdown.split("\n\n")[1] == "Read 'Taleban' as Taliban."


def test_how_a_name_was_read_is_on_a_map() -> None:
    assert "Read 'Taleban' as Taliban." in unescape(NET.map(around="Taleban").html)


@pytest.mark.parametrize(
    ("typed", "limits"),
    [
        ({"via": "Taliban"}, Limits(via=("taliban",))),
        ({"via_types": "stockpile"}, Limits(via_types=("stockpile",))),
        (
            {"avoid": ["TTP"], "avoid_types": ["market"]},
            Limits(avoid=("ttp",), avoid_types=("market",)),
        ),
        ({"modes": ["captured", "sold"]}, Limits(modes=("captured", "sold"))),
        ({"materiel": "rifle"}, Limits(materiel=("rifle",))),
        ({"places": ["Syria"]}, Limits(places=("Syria",))),
        ({"max_legs": 3, "any_time": True}, Limits(max_legs=3, any_time=True)),
        (
            {"least_band": "alleged", "undisputed": True},
            Limits(least_band="alleged", undisputed=True),
        ),
    ],
)
def test_every_limit_is_a_keyword(typed: dict[str, Any], limits: Limits) -> None:
    assert NET.paths("US", "ISIS", **typed).answer.limits == limits


def test_a_time_may_be_years_or_dates() -> None:
    years = NET.paths("US", "ISIS", between=(2015, "2016-02")).answer.limits
    assert [str(day) for day in years.between or ()] == ["2015-01-01", "2016-02-29"]


@pytest.mark.parametrize(
    ("ask", "error", "message"),
    [
        (lambda: NET.paths("US", "Nobody at all"), NameLookupError, "is no actor"),
        (lambda: NET.paths("US", "ISIS", moods=1), QuestionError, "nearest is 'modes'"),
        (lambda: NET.paths("US", "ISIS", modes="capturd"), TermError, "nearest is 'captured'"),
        (lambda: NET.paths("US", "US"), QuestionError, "both start and goal"),
        (lambda: NET.downstream("US", max_legs=2), QuestionError, "is a limit of a path"),
        (lambda: NET.without("nobody"), NameLookupError, "is no origin"),
        (lambda: NET.graded({"us-dod-report-2022": "Z"}), QuestionError, "'Z' is no grade"),
        (lambda: NET.export("grafml", "x"), QuestionError, "nearest is 'graphml'"),
        (lambda: NET.ask("how?"), QuestionError, "Ask for example"),
    ],
)
def test_what_cannot_be_asked_raises_an_error_of_the_house(
    ask: Any, error: type[ArmstrailError], message: str
) -> None:
    with pytest.raises(error, match=message):
        ask()


def test_a_path_shows_band_first_then_the_figure_with_its_range() -> None:
    chain = dataset(edge("a-b", "sold"), edge("b-c", "captured"))
    (path,) = Explorer(build(one_voice(chain))).paths("a", "c")
    assert isinstance(path, TransferPath)
    text = str(path)
    assert text.splitlines()[1].strip() == "alleged; support .70 (.60 to .80)"
    assert repr(path) == ("<TransferPath 1: A → B → C; alleged; support .70 (.60 to .80)>")
    html = path._repr_html_()
    assert html.index("alleged; ") < html.index(".70 (.60 to .80)")
    for caveat in (phrases.SUPPORT_MEANS, phrases.NO_WRONGDOING):
        assert caveat in html
        assert caveat in " ".join(text.split())
    assert path._repr_mimebundle_() == {"text/plain": text, "text/html": html}


def test_a_list_shows_itself_as_the_command_line_does_and_has_its_contract() -> None:
    found = NET.paths("US", "Taliban", k=2)
    assert found.data == printed("paths", "US", "Taliban", "-k", "2", "--json")
    sentence = found.data["verdict"]["sentence"]
    assert " ".join(str(found).split()).startswith(sentence)
    assert repr(found) == f"<{len(found)} results: United States → Taliban; {sentence}>"
    assert "Inferred: " in NET.paths("US", "Hamas")._repr_html_()
    assert [*found[:1]] == [found[0]]


def test_where_there_is_no_path_the_list_says_why() -> None:
    found = NET.paths("Hamas", "US")
    assert len(found) == 0
    assert "Nearest on the side of" in found._repr_html_()


def test_what_was_supposed_is_said_wherever_it_matters() -> None:
    supposed = NET.without("us-dod")
    (changed,) = supposed.changed
    assert re.fullmatch(r"without the voice us-dod: [1-9]\d* statements set aside", changed)
    for shown in (
        supposed.paths("US", "Taliban"),
        supposed.downstream("US"),
        supposed.scrutinise("US", "Taliban"),
        supposed.ask("what became of US arms"),
    ):
        assert "without the voice us-dod" in " ".join(str(shown).split())
        assert "without the voice us-dod" in " ".join(shown._repr_html_().split())
        assert shown.data.get("changed", shown.data.get("answer", {}).get("changed"))
    alone = supposed.paths("US", "Taliban")[0]
    for text in (str(alone), alone._repr_html_()):
        assert "As if: without the voice us-dod" in " ".join(text.split())
    assert NET.changed == ()
    assert "as if: without the voice us-dod" in repr(supposed)


def test_a_grade_can_be_supposed() -> None:
    before = Explorer(build(dataset(edge("a-b", "sold"))))
    after = before.graded({"o-a-b": "C"})
    assert before.transfers.loc["a-b", "support"] == pytest.approx(0.7)
    assert after.transfers.loc["a-b", "support"] == pytest.approx(0.5)


def test_reach_and_scrutiny_are_those_of_the_command_line() -> None:
    assert NET.downstream("US").data == printed("downstream", "US", "--json")
    assert NET.upstream("ISIS").data == printed("upstream", "ISIS", "--json")
    assert NET.scrutinise("US", "Taliban").data == printed("scrutinise", "US", "Taliban", "--json")
    assert NET.ask("who is Hamas").data == printed("ask", "who is Hamas", "--json")


def test_a_question_in_a_notebook_shows_how_it_was_read() -> None:
    found = NET.ask("how could US weapons reach ISIS")
    assert found.question.kind == "paths"
    html = found._repr_html_()
    assert html.index("Read as: paths from United States to ISIS") < html.index("<ol>")
    assert repr(found).startswith("<asked: paths from United States to ISIS")
    with pytest.raises(NotUnderstoodError, match="'by camel' is not understood"):
        NET.ask("how could US weapons reach ISIS by camel")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_of_the_data_becomes_markup(hostile: str) -> None:
    data = NET.dataset
    spoilt = replace(
        data,
        actors=tuple(replace(one, name=f"{hostile} {one.id}") for one in data.actors),
        transfers=tuple(replace(one, place=hostile) for one in data.transfers),
        origins=tuple(replace(one, name=hostile) for one in data.origins),
    )
    net = Explorer(build(spoilt))
    found = net.paths("us", "taliban", k=2)
    shown = [found, found[0], net.paths("hamas", "us"), net.scrutinise("us", "taliban")]
    shown += [net.downstream("us"), net.ask('what became of "us" arms')]
    for one in shown:
        check_known_markup(one._repr_html_())


def test_an_export_returns_what_the_target_could_not_hold(tmp_path: Path) -> None:
    losses = NET.export("graphml", tmp_path / "a.graphml")
    assert "documents.*" in {column for loss in losses for column in loss.columns}
    assert nx.read_graphml(io.BytesIO((tmp_path / "a.graphml").read_bytes())).number_of_nodes() > 0
    assert NET.export("json", str(tmp_path / "a.json")) == []
    measures = json.loads((tmp_path / "a.json").read_text("utf-8"))["measures"]
    assert {one["actor"] for one in measures} == {*NET.measures().index}


def test_an_export_can_be_a_folder(tmp_path: Path) -> None:
    losses = NET.export("csv", tmp_path / "tables")
    exporting.save(NET.network, "csv", tmp_path / "saved")
    names = sorted(file.name for file in (tmp_path / "saved").iterdir())
    assert names == sorted(file.name for file in (tmp_path / "tables").iterdir())
    assert {"nodes.csv", "edges.csv", "actors.csv"} <= {*names}
    for name in names:
        assert (tmp_path / "tables" / name).read_bytes() == (tmp_path / "saved" / name).read_bytes()
    rows = pd.read_csv(tmp_path / "tables" / "actors.csv")
    assert list(rows["id"]) == list(NET.actors.index)
    assert isinstance(losses, list)


def test_a_strict_export_writes_nothing_where_anything_would_be_lost(tmp_path: Path) -> None:
    file = tmp_path / "a.graphml"
    file.write_text("as it was")
    with pytest.raises(LossError, match="nothing was written: graphml cannot hold all of it"):
        NET.export("graphml", file, strict=True)
    assert [*tmp_path.iterdir()] == [file]
    assert file.read_text() == "as it was"
    assert NET.export("json", tmp_path / "a.json", strict=True) == []
    assert (tmp_path / "a.json").exists()


def test_options_of_an_export_take_names_as_a_person_types_them(tmp_path: Path) -> None:
    about, path, transfer = (tmp_path / name for name in ("about.md", "path.md", "transfer.md"))
    NET.export("markdown", about, about="Taleban")
    NET.export("markdown", path, start="US", goal="the Taliban")
    NET.export("markdown", transfer, about="us-to-former-afghan-government")
    given: list[tuple[Path, dict[str, Any]]] = [
        (about, {"about": "taliban", "read": "Read 'Taleban' as Taliban."}),
        (path, {"start": "us", "goal": "taliban"}),
        (transfer, {"about": "us-to-former-afghan-government"}),
    ]
    for file, options in given:
        exporting.save(NET.network, "markdown", tmp_path / "saved.md", **options)
        assert file.read_bytes() == (tmp_path / "saved.md").read_bytes()
    assert len({file.read_bytes() for file in (about, path, transfer)}) == 3
    title, verdict, read, *_ = about.read_text("utf-8").split("\n\n")
    assert (title, verdict[:2], read) == ("# Taliban", "**", "Read 'Taleban' as Taliban.")
    with pytest.raises(QuestionError, match="graphml takes no --about; that is for markdown"):
        NET.export("graphml", tmp_path / "a.graphml", about="Taliban")
    assert not (tmp_path / "a.graphml").exists()


def test_a_shown_path_is_the_same_path() -> None:
    path = answer(NET.network, "us", "taliban").paths[0]
    shown = ShownPath.of(NET.network, path)
    for field in fields(path):
        assert getattr(shown, field.name) == getattr(path, field.name)
