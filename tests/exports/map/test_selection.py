"""A map of a part of the data: what is on it, and that what is not is counted."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import armstrail
from armstrail import cli
from armstrail.notebook.shown import inline
from exports.map.selection import Part, select
from graph.errors import QuestionError
from graph.model.vocabulary import BANDS
from graph.network import build
from graph.paths.answer import answer
from seeds import tables
from tests.support.map_sample import network
from tests.support.random_datasets import draw
from tests.support.small_networks import dataset, edge


def kept(part: Part) -> set[str]:
    return {one.id for one in select(network(), part)[0].dataset.transfers}


def test_nothing_asked_for_is_everything() -> None:
    whole = network()
    assert select(whole, Part()) == (whole, [])


def test_around_an_actor_stands_what_lies_within_the_steps() -> None:
    assert kept(Part(around="depot")) == {"n-d", "d-r", "d-s"}
    assert kept(Part(around="depot", steps=2)) == {
        "n-d",
        "d-r",
        "d-s",
        "r-b-1",
        "r-b-2",
        "b-r",
        "n-r",
    }


def test_no_step_is_taken_along_what_was_only_intended() -> None:
    edges = edge("a-b", outcome="intended"), edge("b-c"), edge("d-a"), edge("e-d")
    part, _ = select(build(dataset(*edges)), Part(around="a", steps=3))
    assert {one.id for one in part.dataset.transfers} == {"a-b", "d-a", "e-d"}


@pytest.mark.parametrize("band", BANDS)
def test_the_least_band_keeps_what_is_backed_so_well_or_better(band: str) -> None:
    better = list(BANDS)[: list(BANDS).index(band) + 1]
    whole = network()
    assert kept(Part(least_band=band)) == {
        name for name, one in whole.findings.items() if one.band in better
    }


def test_the_map_of_a_question_holds_the_legs_of_its_paths_and_answers_it_the_same() -> None:
    for seed in range(12):
        whole = build(draw(seed, 7, 14, 4))
        found = answer(whole, "a0", "a1", 5).paths
        if not found:
            continue
        part, said = select(whole, Part(start="a0", goal="a1"))
        legs = {leg for path in found for leg in path.legs}
        assert legs <= {one.id for one in part.dataset.transfers}
        again = answer(part, "a0", "a1", 5).paths
        assert [(one.legs, one.support, one.low, one.high) for one in again] == [
            (one.legs, one.support, one.low, one.high) for one in found
        ]
        assert said or len(part.dataset.transfers) == len(whole.dataset.transfers)


def test_figures_and_statements_of_what_is_kept_are_those_of_the_whole() -> None:
    whole = network()
    part, _ = select(whole, Part(around="reds"))
    for one in part.dataset.transfers:
        assert part.findings[one.id] == whole.findings[one.id]
        assert part.dataset.statements_of[one.id] == whole.dataset.statements_of[one.id]
    assert {one.statement for one in part.dataset.quantities} <= set(part.dataset.statement)


def test_what_is_left_out_is_counted() -> None:
    _, said = select(network(), Part(around="someone"))
    assert said == [
        "A part of the data: 1 of 7 transfers, those within 1 step of Thieves, not known."
        " Left out: 6 transfers and 4 actors."
    ]


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (Part(start="north"), "--from and --to belong together"),
        (Part(goal="north"), "--from and --to belong together"),
        (Part(around="reds", start="north", goal="blues"), "choose one"),
        (Part(steps=2), "--around"),
        (Part(around="reds", steps=0), "the least is 1"),
        (Part(start="blues", goal="depot"), "Nothing would be on this map"),
        (Part(around="watch", least_band="acknowledged", steps=1), "Nothing|part"),
    ],
)
def test_a_part_that_makes_no_sense_is_refused(part: Part, said: str) -> None:
    if "Nothing|part" in said:
        part = Part(around="north", least_band="documented")
        said = "Nothing would be on this map"
    with pytest.raises(QuestionError, match=re.escape(said)):
        select(network(), part)


def run(folder: Path, *options: str) -> Result:
    output = folder / "map.html"
    arguments = ["map", "-o", str(output), *options]
    return CliRunner().invoke(cli.main, arguments, env={"ARMSTRAIL_DATA": ""})


def test_the_command_says_what_it_left_out_and_so_does_the_page(tmp_path: Path) -> None:
    done = run(tmp_path, "--from", "US", "--to", "ISIS", "--title", "From the US to ISIS")
    assert done.exit_code == 0, done.output
    said = " ".join(done.stdout.split())
    text = (tmp_path / "map.html").read_text("utf-8")
    (sentence,) = re.findall(r'<p class="counts left-out">(.*?)</p>', text)
    assert sentence in said
    assert re.search(r"Left out: \d+ transfers", sentence)
    assert "<bdi>From the US to ISIS</bdi>" in text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--lang", "tlh"), "it speaks: en"),
        (("--around", "Nobody At All"), "is no actor of this dataset"),
        (("--least-band", "alledged"), "the nearest is 'alleged'"),
        (("--from", "US"), "--from and --to belong together"),
    ],
)
def test_a_wrong_option_is_one_sentence_and_leaves_the_old_map(
    tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    (tmp_path / "map.html").write_text("old", "utf-8")
    done = run(tmp_path, *options)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.output
    assert (tmp_path / "map.html").read_text("utf-8") == "old"


def test_a_misspelt_name_is_read_as_the_nearest_and_said_so(tmp_path: Path) -> None:
    done = run(tmp_path, "--around", "Talibann")
    assert done.exit_code == 0
    assert "Read 'Talibann' as Taliban." in done.stdout
    assert "Read 'Talibann' as Taliban." in unescape((tmp_path / "map.html").read_text("utf-8"))


def test_a_notebook_shows_the_map_and_what_was_supposed_for_it() -> None:
    net = armstrail.load().without("newsweek")
    shown = net.map(around="Talibann", title="Without one")
    assert "As if: without the outlet newsweek" in shown.html
    assert "<bdi>Without one</bdi>" in shown.html


def test_in_a_notebook_the_page_stands_in_a_frame_that_can_reach_nothing() -> None:
    shown = inline(build(tables.read(tables.bundled())), title='A "title" <b>')
    frame = shown._repr_html_()
    assert frame.count("<") == 2  # the frame alone: all of the page is text in its attribute
    assert "allow-same-origin" not in frame
    assert "default-src &#x27;none&#x27;" in frame
    assert "characters of HTML" in repr(shown)
