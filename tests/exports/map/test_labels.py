from __future__ import annotations

from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.map import labels
from exports.map.labels import Box, along, label_size, name_box, place_labels, width, wrap
from graph.model.vocabulary import MODES, OUTCOMES, spoken

SIZE, ROOM = 14.0, 120.0


@given(st.text(), st.integers(1, 4))
def test_every_line_fits_and_there_are_no_more_than_asked_for(text: str, most: int) -> None:
    lines = wrap(text, SIZE, ROOM, most)
    assert 1 <= len(lines) <= most
    assert all(width(line, SIZE) <= ROOM for line in lines)


@given(st.lists(st.text("abcdef", min_size=1, max_size=6), max_size=6))
def test_short_words_are_kept_whole_and_in_order(words: list[str]) -> None:
    assert " ".join(wrap(" ".join(words), SIZE, ROOM, 9)) == " ".join(words)


def test_what_does_not_fit_ends_in_three_dots() -> None:
    lines = wrap("word " * 2_000, SIZE, ROOM, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")


def test_an_endless_word_is_broken_and_cut() -> None:
    assert wrap("W" * 10_000, SIZE, ROOM, 2)[-1].endswith("W…")


def test_wide_letters_take_more_room_than_narrow_ones_and_marks_take_none() -> None:
    assert width("WWW", SIZE) > width("ooo", SIZE) > width("iii", SIZE)
    assert width("漢字", SIZE) == 2 * SIZE
    assert width("e\u0301\u200b", SIZE) == width("e", SIZE)


@pytest.mark.parametrize("mode", [*map(spoken, MODES)])
@pytest.mark.parametrize("why", ["", *(one for one in OUTCOMES if not OUTCOMES[one].arrived)])
def test_why_a_line_is_no_arrow_is_never_cut_off_its_label(mode: str, why: str) -> None:
    for reason in (why, f"{why}, retracted"):
        label = f"{mode} ({reason})"
        assert " ".join(label_size(label, True)[0]) == label


@pytest.mark.parametrize("name", ["", "A", "A name of several words that goes on", "W" * 500])
def test_a_box_is_never_wider_than_the_widest_allowed(name: str) -> None:
    lines, across, down = name_box(name, "armed group")
    assert across <= labels.NAME_WIDTH + 8 + 2 * labels.PADDING
    assert down > 17 * len(lines)


def test_a_marked_label_leaves_room_for_its_mark() -> None:
    assert label_size("sold", True)[1] == label_size("sold", False)[1] + 16


CURVE = [(0.0, 0.0), (50.0, 0.0), (50.0, 80.0), (100.0, 80.0)]
TWO = [*CURVE, (150.0, 80.0), (150.0, 0.0), (200.0, 0.0)]


@pytest.mark.parametrize("curve", [CURVE, TWO])
def test_points_along_a_curve_are_evenly_spaced_from_end_to_end(
    curve: list[tuple[float, float]],
) -> None:
    points = along(curve, 30)
    assert (points[0], points[-1], len(points)) == (curve[0], curve[-1], 31)
    gaps = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    assert max(gaps) < 1.1 * min(gaps)


def test_a_curve_without_length_still_has_its_points() -> None:
    assert [(round(x, 6), round(y, 6)) for x, y in along([(1.0, 1.0)] * 4, 4)] == [(1, 1)] * 5


def straight(y: float) -> list[tuple[float, float]]:
    return [(0.0, y), (100.0, y), (200.0, y), (300.0, y)]


def test_a_lone_label_stands_in_the_middle_of_its_line() -> None:
    assert place_labels({"a": straight(0)}, {"a": (60, 16)}, [])[0]["a"] == Box(150, 0, 60, 16)


def test_a_label_gives_way_to_a_box_on_its_line() -> None:
    box = Box(150, 0, 40, 40)
    assert place_labels({"a": straight(0)}, {"a": (60, 16)}, [box])[0]["a"].overlap(box) == 0


def test_labels_of_neighbouring_lines_do_not_cover_each_other() -> None:
    curves = {name: straight(8.0 * number) for number, name in enumerate("abcd")}
    places, _ = place_labels(curves, dict.fromkeys(curves, (50.0, 16.0)), [])
    placed = list(places.values())
    assert all(
        one.overlap(other) == 0 for at, one in enumerate(placed) for other in placed[at + 1 :]
    )


def test_no_curves_need_no_labels() -> None:
    assert place_labels({}, {}, []) == ({}, 0)
