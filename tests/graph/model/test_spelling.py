"""A letter or two may be wrong in a name; what tells parties apart is never one of them."""

from __future__ import annotations

from contextlib import suppress
from itertools import product

import pytest
from rapidfuzz import process
from rapidfuzz.distance import OSA

from graph.errors import NameLookupError
from graph.model.distinct import COUNTRIES, distinct, words
from graph.model.folding import fold, fold_name
from graph.model.names import Gazetteer
from graph.model.rows import Actor
from graph.model.spelling import SAME_IN_PLURAL, wrong_letters
from tests.support.typed.names import KNOWN, OTHERS, SAME

ORDINALS = [*(f"{n}th" for n in range(4, 21)), "1st", "2nd", "3rd", "201st", "II", "III", "IV"]


def finds(typed: str, *known: str) -> str:
    """The name that ``typed`` is found as, among these; empty where it is refused."""
    names = Gazetteer(Actor(f"a{n}", name, "armed-group") for n, name in enumerate(known))
    try:
        return names.actors[names.find(typed).actor].name
    except NameLookupError:
        return ""


def test_every_country_of_the_cldr_stands_as_it_is_typed() -> None:
    cldr = pytest.importorskip("babel").Locale("en").territories
    countries = [
        cldr[code] for code in map(str, cldr) if len(code) == 2 and code not in ("ZZ", "XA", "XB")
    ]
    missing = {
        word
        for country in countries
        for word in fold(country).split()
        if len(word) > 3 and word not in fold(COUNTRIES.replace(";", " ")).split()
    }
    general = {"city", "island", "islands", "lands"}
    assert {word for word in missing if not distinct(word)} == general


def test_no_word_that_tells_parties_apart_is_respelled_into_another() -> None:
    every = sorted({*words(), *map(str.casefold, ORDINALS)})
    table = process.cdist(every, every, scorer=OSA.distance, score_cutoff=2, workers=1)
    near = [
        (every[a], every[b])
        for a, b in zip(*(table <= 2).nonzero(), strict=True)
        if a != b and fold_name(f"{every[a]} x") != fold_name(f"{every[b]} x")
    ]
    assert len(near) > 1_000
    taken = [
        (one, other)
        for one, other in near
        for name in ("{} Brigade", "Army of {}", "{}")
        if wrong_letters(name.format(one), name.format(other)) is not None
        and one.rstrip("s") not in SAME_IN_PLURAL
    ]
    assert taken == []


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("Iraqi army", "Israeli army"),
        ("Iran Defence Forces", "Israel Defence Forces"),
        ("Palestinian government", "Pakistani government"),
        ("Russian rebels", "Syrian rebels"),
        ("US forces in Iran", "US forces in Iraq"),
        ("7th Brigade", "17th Brigade"),
        ("Task Force 161", "Task Force 160"),
        ("Hama", "Hamas"),
        ("ISIS", "ISI"),
        ("LAAF", "LAF"),
        ("North Korea", "South Korea"),
        ("Niger", "Nigeria"),
        ("Nigerien army", "Nigerian army"),
        ("Islamic State Khorasan Province", "Islamic State"),
        ("ISIS-K", "ISIS"),
        ("Fourth Division", "Fourteenth Division"),
        ("East Turkestan movement", "West Turkestan movement"),
        ("Pro-government militia", "Government militia"),
        ("Real IRA", "IRA"),
        ("unarmed forces", "armed forces"),
        ("Slovak army", "Slovene army"),
        ("Brigade III", "Brigade II"),
        ("Irani navy", "Iraqi navy"),
        ("Islamic State (ISKP)", "Islamic State"),
        ("Taliban (TTP)", "Taliban"),
        ("Congo (DRC)", "Congo (ROC)"),
        ("Al Gore", "Gore"),
        ("5.1 Division", "51 Division"),
        ("Syrian Free Army", "Free Syrian Army"),
        ("Revolutionary United Front", "United Revolutionary Front"),
        ("Mohammad Khan", "Khan Mohammad"),
        ("Hezbollah Province", "Hezbollah"),
        ("Sinai Province", "Sinai"),
        ("Talabani", "Taliban"),
        ("Hamad", "Hamas"),
        ("Nusrat", "Nusra"),
        ("Ansaru", "Ansar"),
        ("Azawad", "Azawak"),
        ("Minusma", "Minusca"),
        ("Fatah", "Farah"),
        ("Jaffna", "Jaffa"),
        ("Nazir", "Nasir"),
        ("Jalil", "Jamil"),
        ("Mahmud", "Mahsud"),
        ("Green Army", "Greek Army"),
        ("Department of States", "Department of State"),
        ("Third Force", "Thirds Force"),
        ("\u0928\u093e\u0917\u093e", "\u0928\u0947\u0917\u0940"),
    ],
)
def test_another_party_is_never_found_for_the_one_asked_for(typed: str, known: str) -> None:
    assert finds(typed, known) == ""
    assert finds(known, typed) == ""


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("Hamaas", "Hamas"),
        ("Hezbolah", "Hezbollah"),
        ("Isreal", "Israel"),
        ("Pakistni Taliban", "Pakistani Taliban"),
        ("Syrian Democratic Force", "Syrian Democratic Forces"),
        ("Frre Syrian Army", "Free Syrian Army"),
    ],
)
def test_a_letter_or_two_may_be_wrong(typed: str, known: str) -> None:
    assert finds(typed, known) == known


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        *product(
            ("so-called Islamic State", "the “so-called” Islamic State", "Islamic State group"),
            ("Islamic State",),
        ),
        *product(
            ("Ahrar ash-Sham", "Ahrar al Sham", "Aḥrār al-Shām", "Ahrar al\u2010Sham"),
            ("Ahrar al-Sham",),
        ),
        ("al-Nusra", "Nusra"),
        ("Shabaab", "al-Shabaab"),
        ("Da\u02bfish", "Daish"),
        ("Da\u2019ish", "Da'ish"),
        ("Hiz\u02bebullah", "Hizbullah"),
        ("Ha\u200bmas", "Hamas"),
        ("\u062d\u0645\u0640\u0627\u0633", "\u062d\u0645\u0627\u0633"),
        ("\u06a9\u0633\u062a\u0627\u0646", "\u0643\u0633\u062a\u0627\u0646"),
        ("\u0627\u0644\u062f\u0648\u0644\u0629", "\u0627\u0644\u062f\u0648\u0644\u0647"),
        ("\u0625\u0633\u0644\u0627\u0645\u06cc", "\u0627\u0633\u0644\u0627\u0645\u064a"),
        ("Special Task Force", "Special Task Force (STF)"),
        ("Special Task Force (STF)", "Special Task Force"),
        ("Islamic State Khorasan Province", "Islamic State Khorasan"),
        ("Special Operations Joint Task Force", "Special Operations Joint Task Force (SOJTF-OIR)"),
        ("Wagner Group", "Wagner"),
        ("Wagner", "Wagner Group"),
        ("Israel Defence Forces", "Israel Defense Forces"),
    ],
)  # fmt: skip
def test_what_is_plainly_the_same_is_found_and_is_no_respelling(typed: str, known: str) -> None:
    names = Gazetteer([Actor("a", known, "armed-group")])
    assert names.find(typed).how == "name"


@pytest.mark.parametrize(("kind", "found"), [("company", "Wagner"), ("person", ""), ("state", "")])
def test_only_what_may_be_a_group_is_called_one(kind: str, found: str) -> None:
    names = Gazetteer([Actor("a", "Wagner", kind)])
    assert names.knows("Wagner Group") is bool(found)


def test_a_quoted_name_is_not_respelled() -> None:
    assert [finds(typed, "Hamas") for typed in ('"Hamaas"', '"Hamas"')] == ["", "Hamas"]


def test_of_two_that_are_plainly_called_the_same_the_one_written_so_is_meant() -> None:
    names = Gazetteer([Actor("a", "Bravo", "company"), Actor("b", "Bravo Group", "company")])
    assert [names.find(one).actor for one in ("Bravo", "bravo group")] == ["a", "b"]


def test_numbers_and_roman_numerals_are_distinct() -> None:
    assert all(map(distinct, ("7th", "17", "xii", "fourth", "twenty", "c4")))
    assert not distinct("hezbolah")


@pytest.mark.parametrize("known", KNOWN, ids=KNOWN.keys())
def test_no_other_party_is_found_among_those_of_a_region(known: str) -> None:
    names = Gazetteer(KNOWN[known])
    taken = {}
    for typed in OTHERS[known]:
        with suppress(NameLookupError):
            taken[typed] = names.find(typed).actor
    assert taken == {}


@pytest.mark.parametrize("known", KNOWN, ids=KNOWN.keys())
def test_who_is_plainly_meant_is_found_among_those_of_a_region(known: str) -> None:
    names = Gazetteer(KNOWN[known])
    found = {typed: names.actors[names.find(typed).actor].name for typed in SAME[known]}
    assert found == SAME[known]


def test_of_acronyms_that_capitals_tell_apart_the_one_written_so_is_meant() -> None:
    both = [
        Actor("jaish", "Jaish-e-Mohammed", "armed-group", aliases=("JeM",)),
        Actor("justice", "Justice and Equality Movement", "armed-group", aliases=("JEM",)),
    ]
    names = Gazetteer(both)
    assert [names.find(one).actor for one in ("JeM", "JEM")] == ["jaish", "justice"]
    with pytest.raises(NameLookupError, match=r"\(jaish\) or .*\(justice\)"):
        names.find("jem")
    assert not Gazetteer(both[:1]).knows("JEM")
    assert not Gazetteer([Actor("jem", "Justice", "armed-group", aliases=("JEM",))]).knows("JeM")
    assert Gazetteer(both[:1]).find("jem").how == "alias"


def test_the_branch_of_a_party_somewhere_is_not_the_party() -> None:
    names = Gazetteer([Actor("isis", "Islamic State", "armed-group", aliases=("ISIS",))])
    for typed in ("ISIS in Libya", "ISIS Libya", "Islamic State of Libya", "Libyan ISIS"):
        assert not names.knows(typed)
        assert names.spelt(typed) == ()


@pytest.mark.parametrize(("number", "found"), [("7th Brigade", ""), ("Task Force 161", ""),
    ("Task Force 260", ""), ("17th Brigade", "17th Brigade"), ("M23", "March 23 Movement"),
    ("March 22 Movement", ""), ("the 201st brigade", "201st Brigade")])  # fmt: skip
def test_a_number_is_part_of_a_name(number: str, found: str) -> None:
    known = ("201st Brigade", "17th Brigade", "Task Force 160")
    movement = Actor("m", "March 23 Movement", "armed-group", aliases=("M23",))
    names = Gazetteer([movement, *(Actor(f"a{n}", one, "unit") for n, one in enumerate(known))])
    try:
        assert names.actors[names.find(number).actor].name == found
    except NameLookupError:
        assert found == ""
