"""Constraints: one table for the options, the limits of the search, and the words of answers."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date
from fractions import Fraction
from typing import Any

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

import armstrail
from armstrail.naming import Finder
from armstrail.notebook import arguments
from exports.report import constraints
from graph.constraints import registry
from graph.constraints.constraint import Constraint
from graph.constraints.limits import NO_LIMITS, Limits
from graph.errors import ArmstrailError
from graph.model.rows import Actor, Dataset
from graph.model.vocabulary import MODE_KINDS, MODES
from graph.network import Network, build
from tests.support.cli import printed, run
from tests.support.commands import COMMANDS
from tests.support.places import ROOT

NETWORK = armstrail.load().network

ASKED: list[tuple[dict[str, Any], Limits, str]] = [
    ({"via": ["Taliban"]}, Limits(via=("taliban",)), "through Taliban"),
    (
        {"via": ["armed group"]},
        Limits(via_types=("armed-group",)),
        "through any actor of the type “armed group”",
    ),
    (
        {"avoid": ["taliban", "Stockpile"]},
        Limits(avoid=("taliban",), avoid_types=("stockpile",)),
        "not through Taliban; not through any actor of the type “stockpile”",
    ),
    (
        {"mode": ["diversion", "Seized on collapse"]},
        Limits(modes=("diversion", "seized-on-collapse")),
        "every leg a diversion or seized on collapse",
    ),
    ({"materiel": ["night vision device"]}, Limits(materiel=("night-vision",)), "of night-vision"),
    ({"place": [" Gaza "]}, Limits(places=("Gaza",)), "every leg at “Gaza”"),
    (
        {"between": ("2021-08", "2022")},
        Limits(between=(date(2021, 8, 1), date(2022, 12, 31))),
        "from 1 August 2021 to 31 December 2022",
    ),
    (
        {"between": ("2021", "2021/..")},
        Limits(between=(date(2021, 1, 1), date.max)),
        "from 1 January 2021",
    ),
    (
        {"between": ("../2020", "2021")},
        Limits(between=(date.min, date(2021, 12, 31))),
        "until 31 December 2021",
    ),
    ({"max_legs": 1}, Limits(max_legs=1), "one leg at most"),
    ({"least_band": "Reported"}, Limits(least_band="reported"), "every leg at least reported"),
    (
        {"min_support": ".05"},
        Limits(min_support=Fraction(1, 20)),
        "support of the whole path at least .05",
    ),
    ({"only_direct": True}, Limits(only_direct=True), "every leg with its carrier named"),
    ({"undisputed": True}, Limits(undisputed=True), "no leg that anybody denies"),
    ({"any_time": True}, Limits(any_time=True), "order in time set aside"),
    ({"any_materiel": True}, Limits(any_materiel=True), "materiel set aside"),
]


def read(asked: dict[str, Any], network: Network = NETWORK) -> Limits:
    return registry.read(network, Finder(network), asked)


@pytest.mark.parametrize(("asked", "limits", "words"), ASKED)
def test_what_was_typed_becomes_a_limit_and_is_said_back(
    asked: dict[str, Any], limits: Limits, words: str
) -> None:
    assert read(asked) == limits
    assert "; ".join(constraints.sentences(NETWORK, limits)).startswith(words)


def test_every_field_of_the_limits_has_an_option_and_words() -> None:
    spoken = {
        field.name
        for _, limits, _ in ASKED
        for field in fields(Limits)
        if getattr(limits, field.name) != getattr(NO_LIMITS, field.name)
    }
    assert spoken == {field.name for field in fields(Limits)}
    typed = {name for asked, _, _ in ASKED for name in asked}
    assert typed == {one.name for one in registry.CONSTRAINTS}


def test_nothing_asked_for_is_no_limit_and_no_words() -> None:
    nothing: dict[str, Any] = {
        "via": (), "avoid": (), "mode": (), "materiel": (), "place": (), "between": None,
        "max_legs": None, "least_band": None, "min_support": None, "only_direct": False,
        "undisputed": False, "any_time": False, "any_materiel": False,
    }  # fmt: skip
    assert read(nothing) == read({}) == NO_LIMITS
    assert constraints.told(NETWORK, NO_LIMITS) == []


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"via": ["Atlantis"]}, "'Atlantis' is no actor"),
        ({"mode": ["captred"]}, "'captred' is no mode or kind of mode; the nearest is 'captured'"),
        ({"materiel": ["rifel"]}, "'rifel' is no materiel; the nearest is 'rifle'"),
        ({"place": ["--"]}, "'--' is no place"),
        ({"between": ("2021", "soon")}, "'soon' is no date"),
        ({"between": ("2022", "2021")}, "'2022' begins after '2021' ends"),
        ({"least_band": "sure"}, "'sure' is no band"),
        ({"min_support": "1.5"}, "'1.5' is no support; give a figure from 0 to 1"),
        ({"min_support": "nan"}, "'nan' is no support"),
        ({"min_support": "1/0"}, "'1/0' is no support"),
    ],
)
def test_a_wrong_word_is_one_sentence_that_says_what_would_be_valid(
    asked: dict[str, Any], message: str
) -> None:
    with pytest.raises(ArmstrailError, match=message.replace("(", r"\(")):
        read(asked)


@given(st.text(max_size=8), st.sampled_from(["place", "mode", "materiel", "via", "avoid"]))
def test_any_text_is_read_or_refused_in_a_sentence(text: str, name: str) -> None:
    limits = _read_or_refused({name: [text]})
    assert limits is None or constraints.sentences(NETWORK, limits)


@given(st.text(max_size=8), st.text(max_size=8))
def test_any_text_is_a_date_a_figure_a_band_or_refused_in_a_sentence(one: str, two: str) -> None:
    for asked in ({"between": (one, two)}, {"min_support": one or "x"}, {"least_band": one}):
        _read_or_refused(asked)


def _read_or_refused(asked: dict[str, Any]) -> Limits | None:
    """The limits, or None where a sentence that names what was typed refuses them."""
    try:
        return read(asked)
    except ArmstrailError as error:
        if not str(error).startswith("'"):
            raise
    return None


@pytest.mark.parametrize("word", [*MODES, *MODE_KINDS])
def test_every_mode_and_kind_can_be_asked_for(word: str) -> None:
    assert read({"mode": [word]}).modes == (word,)


def test_a_word_that_is_both_an_actor_and_a_type_is_the_actor() -> None:
    dataset = Dataset(actors=(Actor("m", "Market", "market"), Actor("n", "N", "market")))
    assert read({"via": ["market"]}, build(dataset)) == Limits(via=("m",))
    twice = replace(dataset.actors[1], aliases=("market",))
    named = Dataset(actors=(replace(dataset.actors[0], name="M"), twice))
    assert read({"via": ["market"]}, build(named)) == Limits(via=("n",))


def options(command: str) -> dict[str, str | None]:
    """The help of each option of a command."""
    params = COMMANDS[command].params
    return {one.opts[0]: one.help for one in params if isinstance(one, click.Option)}


def test_every_constraint_is_an_option_of_paths_with_its_help() -> None:
    found = options("paths")
    wanted = {one.option: one.help for one in registry.CONSTRAINTS}
    assert wanted.items() <= found.items()
    assert "--no-inferred" in found
    assert all(found.values())


@pytest.mark.parametrize(
    "command", ["downstream", "upstream", "scrutinise", "says", "timeline", "quantities"]
)
@pytest.mark.parametrize("one", registry.CONSTRAINTS, ids=lambda one: one.name)
def test_what_one_transfer_tells_by_itself_is_an_option_of_reach(
    one: Constraint, command: str
) -> None:
    assert (one.option in options(command)) == bool(one.of_transfer)


def test_the_keywords_in_python_are_the_fields_of_the_limits() -> None:
    assert {*arguments.LIMITS} == {field.name for field in fields(Limits)}


@pytest.mark.parametrize("one", registry.CONSTRAINTS, ids=lambda one: one.name)
def test_every_constraint_stands_in_the_readme(one: Constraint) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    limits = readme.partition("### Limit the question")[2].partition("\n### ")[0]
    assert re.search(rf"^\|[^|]*`{one.option}`[^|]*\|", limits, re.M)
    (keywords,) = re.findall(r"^\| `net\.paths\(.*$", readme, re.M)
    contracts = (ROOT / "docs/json.md").read_text("utf-8")
    contract = contracts.partition("`armstrail ask QUESTION --json`")[2].partition("respelled")[0]
    for field in one.fields:
        assert re.search(rf"`{field}[`=]", keywords)
        assert f'"{field}"' in contract


def test_constraints_stand_above_the_answer_and_in_the_json() -> None:
    asked = ("paths", "US", "Taliban", "--undisputed", "--mode", "captured", "--no-inferred")
    words = ["every leg captured", "no leg that anybody denies", constraints.NO_INFERRED]
    assert printed(*asked, "--json")["constraints"] == words
    told = " ".join(run(*asked).stdout.split())
    assert f"With these constraints: {'; '.join(words)}." in told
    assert constraints.UNKNOWN_STAYS in told


@pytest.mark.parametrize(
    ("option", "kept"),
    [
        (("--max-legs", "1", "--min-support", ".01"), {("us-forces-afghanistan-to-taliban",)}),
        (("--avoid", "former-government", "--min-support", ".09"),
         {("us-forces-afghanistan-to-taliban",),
          ("us-forces-to-stock-afghanistan", "stock-afghanistan-with-taliban")}),
        (("--least-band", "acknowledged"), {("us-forces-afghanistan-to-taliban",)}),
        (("--via", "former-government", "--place", "afghanistan"),
         {("us-to-former-afghan-government", "former-afghan-government-to-taliban")}),
    ],
)  # fmt: skip
def test_constraints_choose_among_the_bundled_paths(
    option: tuple[str, ...], kept: set[tuple[str, ...]]
) -> None:
    found = printed("paths", "US", "Taliban", "--json", "--no-inferred", "--singly", *option)
    assert {tuple(leg["transfer"] for leg in path["legs"]) for path in found["paths"]} == kept


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (("--mode", "divrsion"), "the nearest is 'diversion'"),
        (("--between", "2022", "2021"), "give the earlier date first"),
        (("--avoid", "US"), "to be avoided"),
    ],
)
def test_a_wrong_constraint_is_one_message_and_exit_code_2(
    option: tuple[str, ...], message: str
) -> None:
    result = run("paths", "US", "Taliban", *option)
    assert (result.exit_code, "Traceback" in result.output) == (2, False)
    assert message in result.stderr
