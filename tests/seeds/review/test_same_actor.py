"""Actors that look like one are noticed, with why; parties that differ are left in peace."""

from __future__ import annotations

import random

import pytest

from graph.model.rows import Actor, Dataset
from seeds.review.proposals import propose
from seeds.review.same_actor import Called, likeness, look_alikes, same_actors
from tests.support.typed.names import KNOWN, OTHERS


def told(one: str, other: str, kind: str = "armed-group") -> str:
    actors = (Actor("a", one, kind), Actor("b", other, kind))
    (why,) = [sentence for _, sentence in same_actors(Dataset(actors))] or [""]
    return why


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("US", "USA", "are names of one state"),
        ("United States", "USA", "are names of one state"),
        ("Iran", "Islamic Republic of Iran", "are names of one state"),
        ("Mali", "Republic of Mali", "are names of one state"),
        ("Houthis", "Houthi movement", "differ in 'movement' alone"),
        ("Taliban", "Taliban fighters", "differ in 'fighters' alone"),
        ("Hezbollah", "Hizbullah", "differ by 2 letters"),
        ("Taliban", "Taleban", "differ by 1 letter"),
        ("Wagner", "Wagner Group", "are one name"),
        ("Nusra Front", "the al-Nusra Front", "are one name"),
        ("\u062d\u0645\u0627\u0633", "\u062d\u0645\u0640\u0627\u0633", "are one name"),
        ("Jabhat an-Nusrah", "Jebhat al-Nusra", "sound alike (90 of 100)"),
        ("Kata'ib Hizballah", "Kataeb Hezbollah", "sound alike (81 of 100)"),
        ("SDF", "Syrian Democratic Forces", "are a name and its initials"),
    ],
)
def test_two_that_look_like_one_are_noticed_with_the_evidence(
    one: str, other: str, why: str
) -> None:
    sentence = told(one, other, "state" if "state" in why else "armed-group")
    assert sentence.startswith(f"The actors a and b look like one: '{one}' and '{other}' {why};")


APART = """
North Korea|South Korea  1st Brigade|2nd Brigade  ISI|ISIS  Iran|Iraq  Niger|Nigeria  Mali|Malawi
Oman|Yemen  LAF|LAAF  Iraqi Army|Iranian Army  Syrian rebels|Syrian militia  Austria|Australia
Slovakia|Slovenia  Free Syrian Army|Syrian Army  Taliban|Pakistani Taliban  Hamas|Homs  JeM|JEM
Islamic State|Islamic State Khorasan  Guinea|Guinea-Bissau  Sudan|South Sudan  PUK|PKK  YPG|YPJ
Republic of the Congo|Democratic Republic of the Congo  17th Division|7th Division
Northern Front|Southern Front  Jaysh al-Islam|Jaysh al-Nasr  Ansar|Ansaru  SPLA|SPLM  GNA|GNU
Ahrar al-Sharq|Ahrar al-Sharqiya  Hezbollah|Kata'ib Hezbollah  Tuareg rebels|Toubou rebels
Ministry of Defence|Ministry of Interior  Dominica|Dominican Republic  Gambia|Zambia
"""


@pytest.mark.parametrize("pair", APART.strip().replace("\n", "  ").split("  "))
def test_two_parties_are_left_in_peace(pair: str) -> None:
    assert told(*pair.split("|")) == ""


def test_of_all_pairs_of_other_parties_none_is_taken_for_one() -> None:
    for region, others in OTHERS.items():
        known = [Called(one, one.name) for one in KNOWN[region]]
        pairs = [
            (one.name, name)
            for one in known
            for name in others
            if (why := likeness(one, Called(Actor("x", name, "armed-group"), name)))
            and "initials" not in why
        ]
        assert pairs == []


def test_no_pair_of_a_region_is_noticed() -> None:
    for actors in KNOWN.values():
        assert list(same_actors(Dataset(tuple(actors)))) == []


def test_who_was_told_apart_by_somebody_is_left_in_peace() -> None:
    part = (Actor("a", "Taliban", "armed-group"), Actor("b", "Taleban", "armed-group", "a"))
    items = (
        Actor("a", "Taliban", "armed-group", wikidata="Q1"),
        Actor("b", "Taleban", "armed-group", wikidata="Q2"),
    )
    weak = (
        Actor("a", "Small Arms Survey", "media", weak_aliases=("SAS",)),
        Actor("b", "Special Air Service", "unit", weak_aliases=("SAS",)),
    )
    assert [list(same_actors(Dataset(actors))) for actors in (part, items, weak)] == [[], [], []]


def test_initials_that_an_actor_has_of_its_own_are_nobody_elses() -> None:
    own = Actor("a", "Inter-Services Intelligence", "government-body", aliases=("ISI",))
    other = Actor("b", "Islamic State of Iraq", "armed-group")
    assert list(same_actors(Dataset((own, other)))) == []


def test_the_order_of_rows_changes_nothing() -> None:
    rows = [one for actors in KNOWN.values() for one in actors]
    named = [Actor(f"n{n}", one.name, one.type, aliases=one.aliases) for n, one in enumerate(rows)]
    named += [Actor("x", "Hizbollah", "armed-group"), Actor("y", "M-23", "armed-group")]
    wanted = propose(Dataset(tuple(named)))
    assert {one.ids[-1] for one in wanted if one.kind == "same-actor"} >= {"x", "y"}
    random.Random(1).shuffle(named)
    assert propose(Dataset(tuple(named))) == wanted


CYRILLIC = "\u041d\u0430mas"


@pytest.mark.parametrize(
    ("name", "evidence"),
    [
        (CYRILLIC, "CYRILLIC CAPITAL LETTER EN (U+041D) for 'H' and CYRILLIC SMALL LETTER A"),
        ("Ha\u200bmas", "ZERO WIDTH SPACE (U+200B)"),
        ("Ham\u03b1s", "GREEK SMALL LETTER ALPHA (U+03B1) for 'a'"),
        ("Hamas\u2060", "WORD JOINER (U+2060)"),
    ],
)
def test_a_name_with_letters_that_are_not_what_they_look_like_is_noticed(
    name: str, evidence: str
) -> None:
    actors = (Actor("real", "Hamas", "armed-group"), Actor("fake", name, "armed-group"))
    (found,) = look_alikes(Dataset(actors))
    assert found[0] == ("fake", "real")
    assert evidence in found[1]
    assert "looks as a name of real does" in found[1]


def test_a_name_in_one_script_or_of_words_in_several_is_left_in_peace() -> None:
    names = (
        "\u0420\u043e\u0441\u0441\u0438\u044f",
        "Group 17 (\u0643\u062a\u064a\u0628\u0629 \u0661\u0667)",
        "\u05d7\u05de\u05d0\u05e1",
        "\u0633\u067e\u0627\u0647\u200c\u0647\u0627",
        "Caf\u00e9 \u041c\u0438\u0440",
    )
    actors = tuple(Actor(f"a{n}", name, "company") for n, name in enumerate(names))
    assert list(look_alikes(Dataset(actors))) == []


def test_a_mixed_name_is_noticed_though_it_looks_as_nobodys() -> None:
    (found,) = look_alikes(Dataset((Actor("fake", CYRILLIC, "armed-group"),)))
    assert found[0] == ("fake",)
