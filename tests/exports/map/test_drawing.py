from __future__ import annotations

from itertools import combinations
from math import hypot, isclose

import pytest

from exports.map.drawing import Drawing, draw, shortened
from exports.map.labels import Box, along
from exports.rows import dossier
from graph.model.rows import Dataset
from graph.network import Network, build
from seeds import tables
from tests.support.map_sample import network


def drawn(of: Network) -> Drawing:
    return draw(dossier.actors(of), dossier.transfers(of))


def box(place: dict[str, float]) -> Box:
    across, down = place["width"], place["height"]
    return Box(place["left"] + across / 2, place["top"] + down / 2, across, down)


@pytest.fixture(scope="module", params=["sample", "bundled"])
def drawing(request: pytest.FixtureRequest) -> Drawing:
    if request.param == "sample":
        return drawn(network())
    return drawn(build(tables.read(tables.bundled())))


def test_no_box_covers_another(drawing: Drawing) -> None:
    boxes = [box(one) for one in drawing.actors.values()]
    assert all(one.overlap(other) == 0 for one, other in combinations(boxes, 2))


def test_no_word_covers_a_box_or_another_word(drawing: Drawing) -> None:
    boxes = {name: box(one) for name, one in drawing.actors.items()}
    labels = {name: box(one["label"]) for name, one in drawing.transfers.items()}
    covered = [
        (one, other)
        for one, label in labels.items()
        for other, taken in (boxes | labels).items()
        if one != other and label.overlap(taken) > 0
    ]
    assert covered == []


def test_no_line_runs_through_a_box(drawing: Drawing) -> None:
    boxes = {name: box(one) for name, one in drawing.actors.items()}
    through = [
        (name, actor)
        for name, one in drawing.transfers.items()
        for actor, place in boxes.items()
        for x, y in one["points"][1:-1]
        if place.holds((x, y))
    ]
    assert through == []


def test_no_two_transfers_share_a_line(drawing: Drawing) -> None:
    middles = [one["points"][len(one["points"]) // 2] for one in drawing.transfers.values()]
    assert all(hypot(a[0] - b[0], a[1] - b[1]) > 4 for a, b in combinations(middles, 2))


def test_everything_lies_on_the_paper(drawing: Drawing) -> None:
    places = [*drawing.actors.values(), *(one["label"] for one in drawing.transfers.values())]
    for place in places:
        assert place["left"] >= 0
        assert place["top"] >= 0
        assert place["left"] + place["width"] <= drawing.width
        assert place["top"] + place["height"] <= drawing.height


def test_a_line_begins_and_ends_at_the_boxes_that_it_joins(drawing: Drawing) -> None:
    of = network() if "d-r" in drawing.transfers else build(tables.read(tables.bundled()))
    for name, one in drawing.transfers.items():
        transfer = of.dataset.transfer[name]
        for end, actor in ((0, transfer.giver), (-1, transfer.receiver)):
            place, (x, y) = box(drawing.actors[actor]), one["points"][end]
            assert abs(x - place.x) <= place.width / 2 + 3
            assert abs(y - place.y) <= place.height / 2 + 3


def test_marks_stand_where_the_figures_say() -> None:
    of = network()
    for name, one in drawn(of).transfers.items():
        assert bool(one["bar"]) == bool(one["sign"]) == ("disputed" in of.findings[name].marks)
    rings = {name for name, one in drawn(of).transfers.items() if one["ring"]}
    assert rings == {"d-r", "r-b-2"}  # no carrier named; only implied


def test_a_retracted_transfer_says_so_in_its_word() -> None:
    lines = [line for line, _, _ in drawn(network()).transfers["b-r"]["lines"]]
    assert " ".join(lines) == "captured (retracted)"


def test_the_drawing_does_not_depend_on_the_order_of_rows() -> None:
    rows = network().dataset
    turned = Dataset(
        rows.actors[::-1], rows.documents, rows.origins, rows.transfers[::-1], rows.statements
    )
    one, other = drawn(network()), drawn(build(turned))
    assert {name: place["x"] for name, place in one.actors.items()} == {
        name: place["x"] for name, place in other.actors.items()
    }
    assert {name: place["path"] for name, place in one.transfers.items()} == {
        name: place["path"] for name, place in other.transfers.items()
    }


def test_nothing_to_draw_is_an_empty_sheet() -> None:
    empty = drawn(build(Dataset()))
    assert (empty.actors, empty.transfers) == ({}, {})
    assert empty.width > 0


def test_a_shortened_curve_keeps_its_start_and_loses_the_length_asked_for() -> None:
    curve = [(0.0, 0.0), (30.0, 0.0), (70.0, 40.0), (100.0, 40.0)]
    cut = shortened(curve, 10)
    assert cut[0] == curve[0]
    assert isclose(hypot(100 - cut[-1][0], 40 - cut[-1][1]), 10, abs_tol=0.2)
    on_curve = along(curve, 2000)
    for x, y in along(cut, 40):
        assert min(hypot(x - a, y - b) for a, b in on_curve) < 0.1
