"""A question as a sentence: what is read of it, and what is said not to be understood."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

import armstrail
from graph.constraints.limits import Limits
from graph.model.materiel import Materiel
from graph.model.rows import Dataset
from graph.question.lexicon import Lexicon
from graph.question.question import read
from tests.support.typed.questions import asked, refused

STOCK = "stock-left-in-afghanistan"


def limits(text: str) -> Limits:
    found = asked(f"how could US weapons reach Hamas {text}?")
    assert (found.kind, found.start, found.goal) == ("paths", "us", "hamas")
    return found.limits


@pytest.mark.parametrize(
    ("text", "kind", "start", "goal"),
    [
        ("how could US weapons reach Hamas?", "paths", "us", "hamas"),
        ("How could the Pentagon's rifles have come to ISIS?", "paths", "us-dod", "isis"),
        ("how could ISIS end up with US weapons?", "paths", "us", "isis"),
        ("how did ISIS get weapons from the US", "paths", "us", "isis"),
        ("how did ISIS get US weapons", "paths", "us", "isis"),
        ("where could ISIS's arms have come from?", "upstream", "", "isis"),
        ("who armed ISIS with US weapons?", "paths", "us", "isis"),
        ("from US to ISIS", "paths", "us", "isis"),
        ("US -> ISIS", "paths", "us", "isis"),
        ("how could arms go from the US to ISIS", "paths", "us", "isis"),
        ("how could weapons supplied by the US reach ISIS", "paths", "us", "isis"),
        ("how could US weapons left in Afghanistan reach TTP?", "paths", STOCK, "ttp"),
        ("who could have supplied ISIS?", "upstream", "", "isis"),
        ("whose weapons reached ISIS?", "upstream", "", "isis"),
        ("where did Hamas get its weapons?", "upstream", "", "hamas"),
        ("how could night vision reach ISIS?", "upstream", "", "isis"),
        ("what became of US arms?", "downstream", "us", ""),
        ("what became of the Free Syrian Army's arms?", "downstream", "fsa", ""),
        ("where did US weapons end up?", "downstream", "us", ""),
        ("who got US weapons?", "downstream", "us", ""),
        ("who could the US have armed?", "downstream", "us", ""),
        ("what does US -> Taliban rest on?", "scrutinise", "us", "taliban"),
        ('what does "US arms came to the Taliban" rest on?', "scrutinise", "us", "taliban"),
        ("who is Hamas?", "show", "hamas", ""),
        ("WHO IS HAMAS?", "show", "hamas", ""),
        ("who is IS?", "show", "isis", ""),
        ("what is said of the Nusra Front", "show", "nusra-front", ""),
        ("Hamas", "show", "hamas", ""),
        ("HOW COULD US WEAPONS REACH ISIS?", "paths", "us", "isis"),
        ("paths from us-dod to ttp", "paths", "us-dod", "ttp"),
        ("Which arms did the Taliban give to TTP?", "paths", "taliban", "ttp"),
        ("what weapons did the US send to ISIS?", "paths", "us", "isis"),
        ("which weapons did the US supply ISIS with?", "paths", "us", "isis"),
        ("which arms were given to TTP by the Taliban?", "paths", "taliban", "ttp"),
        ("which US arms reached ISIS?", "paths", "us", "isis"),
    ],
)
def test_each_kind_of_question_is_told_from_its_words(
    text: str, kind: str, start: str, goal: str
) -> None:
    found = asked(text)
    assert (found.kind, found.start, found.goal) == (kind, start, goal)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("after 2021", date(2022, 1, 1), date.max),
        ("after August 2021", date(2021, 9, 1), date.max),
        ("after Jan 2015", date(2015, 2, 1), date.max),
        ("after 3 Sept. 2015", date(2015, 9, 4), date.max),
        ("between Jan 2015 and Feb. 2016", date(2015, 1, 1), date(2016, 2, 29)),
        ("in May 2015", date(2015, 5, 1), date(2015, 5, 31)),
        ("not after 2021", date.min, date(2021, 12, 31)),
        ("no earlier than 2021", date(2021, 1, 1), date.max),
        ("since 2021", date(2021, 1, 1), date.max),
        ("from 2021", date(2021, 1, 1), date.max),
        ("before 2021", date.min, date(2020, 12, 31)),
        ("until 2021", date.min, date(2021, 12, 31)),
        ("by 2021", date.min, date(2021, 12, 31)),
        ("between 2019 and 2021", date(2019, 1, 1), date(2021, 12, 31)),
        ("from 2019 to 2021", date(2019, 1, 1), date(2021, 12, 31)),
        ("in 2015", date(2015, 1, 1), date(2015, 12, 31)),
        ("in the 2010s", date(2010, 1, 1), date(2019, 12, 31)),
        ("during spring 2015", date(2015, 3, 1), date(2015, 5, 31)),
        ("on 15 August 2021", date(2021, 8, 15), date(2021, 8, 15)),
        ("on August 15th, 2021", date(2021, 8, 15), date(2021, 8, 15)),
        ("on 2021-08-15", date(2021, 8, 15), date(2021, 8, 15)),
        ("after 2019 and before 2022", date(2020, 1, 1), date(2021, 12, 31)),
        ("after 2019 and in 2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("within 2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("in 2023 or 2024", date(2023, 1, 1), date(2024, 12, 31)),
        ("in 2023 and 2024", date(2023, 1, 1), date(2024, 12, 31)),
        ("in 2024 or 2023", date(2023, 1, 1), date(2024, 12, 31)),
        ("in 2023 or in 2024", date(2023, 1, 1), date(2024, 12, 31)),
        ("in 2023, 2024 or 2025", date(2023, 1, 1), date(2025, 12, 31)),
        ("in 2023-2024", date(2023, 1, 1), date(2024, 12, 31)),
        ("in 2023 to 2024", date(2023, 1, 1), date(2024, 12, 31)),
        ("in fall 2020 or spring 2021", date(2020, 9, 1), date(2021, 5, 31)),
    ],
)
def test_dates_mean_what_the_readme_says(text: str, first: date, last: date) -> None:
    assert limits(text) == Limits(between=(first, last))


NOT_THROUGH = (
    *("without FSA", "without going through FSA", "without passing through FSA"),
    *("without using FSA", "not going through FSA", "not via FSA", "not through FSA"),
    *("but not through FSA", "that do not go through FSA", "that never went through FSA"),
    *("without ever having gone through FSA", "without any of them passing through FSA"),
    *("without being led through FSA", "excluding FSA", "except through FSA"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("without the Taliban", Limits(avoid=("taliban",))),
        ("not through the Taliban or TTP", Limits(avoid=("taliban", "ttp"))),
        ("avoiding ISIS, the TTP and Pakistan", Limits(avoid=("isis", "ttp", "pakistan"))),
        ("through the Taliban", Limits(via=("taliban",))),
        ("via a broker", Limits(via_types=("broker",))),
        ("avoiding armed groups", Limits(avoid_types=("armed-group",))),
        ("not via TTP or companies", Limits(avoid=("ttp",), avoid_types=("company",))),
        *((text, Limits(avoid=("fsa",))) for text in NOT_THROUGH),
        ("without passing FSA or the Nusra Front", Limits(avoid=("fsa", "nusra-front"))),
        ("not going through armed groups", Limits(avoid_types=("armed-group",))),
        ("with no brokers", Limits(avoid_types=("broker",))),
        ("using FSA", Limits(via=("fsa",))),
        ("going through FSA", Limits(via=("fsa",))),
        ("in Syria or Iraq", Limits(places=("Syria", "Iraq"))),
        ("in the Gaza Strip", Limits(places=("Gaza Strip",))),
        ("in Iraq and Syria", Limits(places=("Iraq and Syria",))),
        ("in Pakistan", Limits(places=("Pakistan",))),
        ("in at most 3 steps", Limits(max_legs=3)),
        ("within two legs", Limits(max_legs=2)),
        ("through at most 3 hands", Limits(max_legs=3)),
        ("in no more than 3 hops", Limits(max_legs=3)),
        ("up to 3 steps", Limits(max_legs=3)),
        ("in at most 3", Limits(max_legs=3)),
        ("max 2 legs", Limits(max_legs=2)),
        ("in place Ramadi", Limits(places=("Ramadi",))),
        ('in place "Ramadi"', Limits(places=("Ramadi",))),
        ("with least band reported", Limits(least_band="reported")),
        ("at least reported", Limits(least_band="reported")),
        ("with support of at least 50%", Limits(min_support=Fraction(1, 2))),
        ("with support of at least .25", Limits(min_support=Fraction(1, 4))),
        ("min support .3", Limits(min_support=Fraction(3, 10))),
        ("with only direct legs", Limits(only_direct=True)),
        ("directly", Limits(only_direct=True)),
        ("where nobody denies it", Limits(undisputed=True)),
        ("undisputed", Limits(undisputed=True)),
        ("at any time", Limits(any_time=True)),
        ("any time, any materiel", Limits(any_time=True, any_materiel=True)),
        ("with any materiel", Limits(any_materiel=True)),
        ("with mode captured", Limits(modes=("captured",))),
        ("by mode unspecified or supplied", Limits(modes=("unspecified", "supplied"))),
        ("by mode lost, supplied or sold", Limits(modes=("lost", "supplied", "sold"))),
        ("by mode supplied", Limits(modes=("supplied",))),
        ("with rifles or night vision", Limits(materiel=("rifle", "night-vision"))),
    ],
)
def test_each_limit_can_be_said(text: str, expected: Limits) -> None:
    assert limits(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("how could captured US weapons reach Hamas", Limits(modes=("captured",))),
        ("how could US rifles reach Hamas", Limits(materiel=("rifle",))),
        ("how could US anti-tank missiles reach Hamas", Limits(materiel=("atgm",))),
        ("could the US have sold arms to Hamas?", Limits(modes=("sold",))),
        ("how could US weapons have been stolen by Hamas?", Limits(modes=("stolen",))),
        ("without the Taliban, how could US arms reach Hamas", Limits(avoid=("taliban",))),
        ("after 2021, how could US arms reach Hamas", Limits(between=(date(2022, 1, 1), date.max))),
    ],
)
def test_a_limit_can_stand_anywhere(text: str, expected: Limits) -> None:
    found = asked(text)
    assert (found.kind, found.start, found.goal) == ("paths", "us", "hamas")
    assert found.limits == expected


def test_a_kind_of_mode_stands_for_all_its_modes() -> None:
    modes = asked("how could diverted US weapons reach Hamas").limits.modes
    assert {"captured", "stolen", "smuggled"} <= {*modes}
    assert not {"supplied", "lost"} & {*modes}


@pytest.mark.parametrize(
    "text",
    [
        *("stated throughout", "no inferred", "with no inferred steps", "without inferred steps"),
        *("without any inferred leg", "no inference", "not inferred", "nothing inferred"),
    ],
)
def test_inferred_steps_can_be_left_out(text: str) -> None:
    found = asked(f"how could US weapons reach Hamas, {text}?")
    assert (found.inferred, found.limits) == (False, Limits())
    assert asked("US to Hamas").inferred


@pytest.mark.parametrize(
    ("text", "start", "goal", "typed", "meant"),
    [
        ("since when did the US arm the FSA?", "us", "fsa", "since when", "periods"),
        ("since when have US arms reached ISIS?", "us", "isis", "since when", "periods"),
        ("when did US arms reach ISIS?", "us", "isis", "when", "periods"),
        ("which materiel reached ISIS from the US?", "us", "isis", "which materiel", "materiel"),
        ("what materiel reached ISIS from the US?", "us", "isis", "what materiel", "materiel"),
    ],
)
def test_when_and_which_materiel_are_answered_with_the_paths_and_it_is_said(
    text: str, start: str, goal: str, typed: str, meant: str
) -> None:
    found = asked(text)
    assert (found.kind, found.start, found.goal) == ("paths", start, goal)
    assert found.notes == ((typed, f"the paths, whose legs carry their {meant}"),)


def test_a_designation_is_known_only_if_the_dataset_has_it() -> None:
    text = "how could M4s of the US reach Hamas"
    assert refused(text).words == ("M4s",)
    dataset = armstrail.load().dataset
    rifle = Materiel("m4", "M4", "assault-rifle", aliases=("Colt 920",))
    lexicon = Lexicon(Dataset(actors=dataset.actors, materiel=(rifle,)))
    for typed in (text, text.replace("M4s", "Colt 920s")):
        assert read(lexicon, typed).limits.materiel == ("m4",)
