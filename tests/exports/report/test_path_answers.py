"""What an answer tells of one path, of its family, and of the gap where there is no path."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from exports.report.schemas import versioned
from exports.report.text import as_json, as_text
from graph.constraints.limits import Limits
from graph.model.rows import Dataset
from graph.network import build
from graph.paths.answer import Unsearched, answer
from tests.support.contracts import VALID
from tests.support.small_networks import dataset, edge, one_voice


def told(data: Dataset, start: str = "a", goal: str = "c", **limits: Any) -> str:
    network = build(data)
    found = answer(network, start, goal, limits=Limits(**limits))
    text = as_text(network, found)
    assert max(map(len, text.split("\n"))) <= 80
    return " ".join(text.split())


def contract(data: Dataset, start: str = "a", goal: str = "c", **limits: Any) -> dict[str, Any]:
    network = build(data)
    found = as_json(network, answer(network, start, goal, limits=Limits(**limits)))
    VALID["paths"].validate(versioned(found))
    return found


def test_parallel_transfers_on_the_same_evidence_stand_under_their_leg() -> None:
    data = dataset(edge("a-c", start="2015"), edge("a-c-x", start="2016", place="Mosul"))
    same = tuple(replace(one, origin="o-a-c") for one in data.statements)
    text = told(replace(data, statements=same))
    assert "or, on the same evidence: supplied · materiel not stated · 2016 · Mosul" in text
    (path,) = contract(replace(data, statements=same))["paths"]
    assert path["legs"][0]["alternatives"] == ["a-c-x"]


def test_a_family_is_told_by_what_its_paths_have_otherwise() -> None:
    data = one_voice(dataset(edge("a-b"), edge("b-c"), edge("b-c-later", "sold")))
    weaker = tuple(
        replace(one, basis="none-shown") if one.transfer == "b-c-later" else one
        for one in data.statements
    )
    text = told(replace(data, statements=weaker))
    assert "no source says the whole): 1, standing for 2 that rest on the same" in text
    assert "- support .50 (.40 to .60): differs in leg 2: B → C sold [b-c-later]" in text
    (path,) = contract(replace(data, statements=weaker))["paths"]
    (member,) = path["family"]
    assert (member["legs"], member["instead_of"], member["has"]) == (
        ["a-b", "b-c-later"],
        ["b-c"],
        ["b-c-later"],
    )


@pytest.mark.parametrize(
    ("first", "second", "words", "level"),
    [
        (("assault-rifle",), ("assault-rifle",), "Materiel, same kind: assault rifle", "same-item"),
        (("small-arm",), ("rifle",), "Materiel, same kind: rifle or carbine", "model"),
        (("ammunition",), ("ammunition",), "Materiel, same class: ammunition", "class"),
        (("rifle",), (), "Materiel that no leg rules out: rifle", "unstated"),
        ((), ("equipment",), "Materiel: not stated", "unstated"),
        (
            ("rocket", "tank"),
            ("rocket", "vehicle"),
            "Materiel, same kind: rocket; fitting, too: tank",
            "same-item",
        ),
    ],
)
def test_materiel_is_told_at_the_closest_level_on_which_the_legs_agree(
    first: tuple[str, ...], second: tuple[str, ...], words: str, level: str
) -> None:
    data = dataset(edge("a-b", materiel=first), edge("b-c", materiel=second))
    assert words in told(data)
    assert contract(data)["paths"][0]["materiel_level"] == level


def test_materiel_that_was_set_aside_is_not_said_to_fit() -> None:
    data = dataset(edge("a-b", materiel=("tank",)), edge("b-c", materiel=("atgm",)))
    assert "Materiel: nothing fits all legs." in told(data, any_materiel=True)
    assert contract(data, any_materiel=True)["paths"][0]["materiel_level"] == "different"


def test_order_in_time_that_was_set_aside_is_not_said_to_hold() -> None:
    data = dataset(edge("a-b", start="2020"), edge("b-c", start="2015"))
    assert "Order in time: impossible." in told(data, any_time=True)


def test_the_claims_that_a_stockpile_is_held_stand_in_the_json() -> None:
    edges = (edge("a-b"), edge("s-b", "seized-on-collapse"), edge("s-c", "unspecified"))
    (path,) = contract(dataset(*edges, s="stockpile"))["paths"]
    (junction,) = path["junctions"]
    assert (junction["kind"], junction["here"], junction["there"]) == ("held", "b", "s")
    assert junction["before_leg"] == 2
    (claim,) = junction["transfers"]
    assert claim["transfer"] == "s-b"
    assert [one["id"] for one in claim["statements"]] == ["s-s-b"]


@pytest.mark.parametrize(
    ("data", "gap"),
    [
        (
            dataset(edge("a-b"), edge("d-c")),
            "Nearest on the side of A: A → B, supplied: alleged; support .70 (.60 to .80) [a-b]"
            " Nearest on the side of C: D → C, supplied: alleged",
        ),
        (
            dataset(edge("b-c"), a="state"),
            "Nearest on the side of A: nothing is said to leave A Nearest on the side of C: B → C",
        ),
        (
            dataset(edge("a-b"), c="state"),
            "Nearest on the side of C: nothing is said to come to C",
        ),
        (
            dataset(a="state", c="state"),
            "nothing collected connects the two. How could",
        ),
        (
            dataset(edge("a-b", "observed-with"), edge("b-c")),
            "The reporting does lead from A to C, but not so that it makes a path",
        ),
        (
            dataset(edge("a-b", start="2020"), edge("b-c", start="2015")),
            "The reporting does lead from A to C, but not so that it makes a path: the excluded"
            " candidates say why.",
        ),
    ],
)
def test_where_there_is_no_path_the_gap_is_named(data: Dataset, gap: str) -> None:
    assert gap in told(data)


def test_excluded_candidates_stand_beside_paths_too() -> None:
    data = dataset(edge("a-c"), edge("a-b", start="2020"), edge("b-c", start="2015"))
    text = told(data)
    assert "Excluded, those first that break the fewest rules: - A → B → C order in time" in text
    (one,) = contract(data)["excluded"]
    assert (one["legs"], one["further_reasons"]) == (["a-b", "b-c"], 0)


def test_what_a_search_proved_before_its_budget_was_spent_is_told() -> None:
    network = build(dataset(edge("a-c")))
    found = replace(
        answer(network, "a", "c"),
        truncated=True,
        unsearched=(Unsearched("reported", 1, 0.5, False), Unsearched("inferred", 0, 0.25, True)),
    )
    text = " ".join(as_text(network, found).split())
    assert "further paths may exist." in text
    assert (
        "Of the reported paths the first 1 found is the best there is; none that was missed has"
        " support above .50."
    ) in text
    assert (
        "Of the inferred paths none is proved; none that was missed has an upper end of the range"
        " above .25."
    ) in text
    VALID["paths"].validate(versioned(as_json(network, found)))


def test_where_one_end_is_part_of_the_other_that_is_all_that_is_said() -> None:
    data = dataset(edge("a-b"), edge("x-c"), parents={"c": "a"})
    for start, goal in ("ac", "ca"):
        text = told(data, start, goal)
        assert "C is part of A: no path is looked for." in text
        assert "Nearest" not in text
        assert "No admissible path" not in text


def test_a_path_with_less_support_than_asked_for_is_the_first_that_is_excluded() -> None:
    data = dataset(edge("a-b"), edge("b-c"), edge("a-d", start="2020"), edge("d-c", start="2015"))
    text = told(data, min_support=Fraction(3, 4))
    assert "- A → B → C support: 0.49 is less than the 0.75 asked for - A → D → C" in text
    assert "does lead from A to C, but not so that it makes a path within these" in text
    first, *rest = contract(data, min_support=Fraction(3, 4))["excluded"]
    assert first["legs"] == ["a-b", "b-c"]
    assert all(one["legs"] != first["legs"] for one in rest)


def test_candidates_that_are_told_alike_are_told_with_their_transfers() -> None:
    text = told(dataset(edge("a-b-x"), edge("a-b-y"), edge("b-c")), max_legs=1)
    assert "- A → B → C [a-b-x, b-c] length" in text
    assert "- A → B → C [a-b-y, b-c] length" in text
