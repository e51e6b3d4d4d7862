"""Actors that look like one: by names written alike, by letters that nobody sees, by initials.

An actor that stands twice splits what is said of it. Names are compared where they have the same
key, or are neighbours in alphabetical order, forwards or backwards (the sorted neighbourhood
method, see :mod:`seeds.review.same_origin`), so that the cost stays near-linear.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain, combinations
from typing import Any, NamedTuple

from confusable_homoglyphs import confusables
from rapidfuzz import fuzz

from graph.model.distinct import distinct
from graph.model.folding import fold, fold_name
from graph.model.name_keys import keys
from graph.model.rows import Actor, Dataset
from graph.model.spelling import other_capitals, wrong_letters
from graph.model.vocabulary import ACTOR_TYPES
from seeds.review.states import one_state
from seeds.sheets.complaints import Noticed, listed, shown

ALIKE = 80.0
"""From this similarity on (rapidfuzz, 0 to 100) names that sound alike are near.

Of the 78,000 pairs among 400 names of armed groups, forces and states, none above it was of two
parties, and pairs of other vowels in short names lie below: "Homs" and "Hamas" have 67.
"""

_LEAST_INITIALS = 3
_MOST_ALIKE = 20
_WINDOW = 6
_VOWELS = re.compile("(?<!^)[aeiouyw]+")
_AT_THE_END = re.compile("[aeiouy]h?$")
_TWICE = re.compile(r"(.)\1+")
_MERE = frozenset(
    (
        *("movement", "group", "organization", "network", "rebels"),
        *("fighters", "militants", "insurgents", "militia"),
    )
)
"""What a name of a group may have after it, or not."""

_SMALL = frozenset(("of", "the", "and", "for", "in", "al"))


class Called(NamedTuple):
    """An actor, and one of its names."""

    actor: Actor
    name: str


Pair = tuple[Called, Called]


def same_actors(dataset: Dataset) -> Iterator[Noticed]:
    """Yield pairs of actors that look like one, with all that speaks for it.

    Passed over are actors of which one is a part of the other, and those that Wikidata tells apart:
    somebody has looked. Weak aliases tell nothing.
    """
    names = [Called(actor, name) for actor in dataset.actors for name in _names(actor)]
    reasons: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for one, other in _candidates(names):
        if one.actor.id != other.actor.id and not _told_apart(dataset, one.actor, other.actor):
            pair = sorted((one, other), key=lambda called: called.actor.id)
            if why := likeness(*pair):
                reasons[tuple(called.actor.id for called in pair)][why] = None
    for ids, told in reasons.items():
        yield (
            ids,
            f"The actors {listed(ids)} look like one: {listed(sorted(told))}; if they are one, make"
            " one row of them, with the other's names among its aliases.",
        )


def _names(actor: Actor) -> tuple[str, ...]:
    return tuple(dict.fromkeys((actor.name, *actor.aliases)))


def _told_apart(dataset: Dataset, one: Actor, other: Actor) -> bool:
    kin = one.id in dataset.ancestors(other.id) or other.id in dataset.ancestors(one.id)
    return kin or (one.wikidata != other.wikidata and bool(one.wikidata and other.wikidata))


def likeness(one: Called, other: Called) -> str:
    """Return why two names may be those of one actor, as a part of a sentence; empty if nothing."""
    both = f"{shown(one.name)} and {shown(other.name)}"
    if other_capitals(one.name, other.name):
        return ""
    if set(keys(one.name, _is_group(one))) & set(keys(other.name, _is_group(other))):
        return f"{both} are one name"
    return next((f"{both} {why}" for reason in _REASONS if (why := reason(one, other))), "")


def _is_group(called: Called) -> bool:
    return ACTOR_TYPES[called.actor.type].group


def _one_state(one: Called, other: Called) -> str:
    return "are names of one state" if one_state(one.name) == one_state(other.name) else ""


def _mere_word(one: Called, other: Called) -> str:
    """Return whether two groups differ in a word such as "movement" alone."""
    short, long = sorted((fold_name(one.name).split(), fold_name(other.name).split()), key=len)
    if not (short and len(long) == len(short) + 1 and long[-1] in _MERE):
        return ""
    same = _singular(short) == _singular(long[:-1])
    groups = _is_group(one) and _is_group(other)
    return f"differ in '{long[-1]}' alone" if same and groups else ""


def _singular(words: list[str]) -> list[str]:
    return [*words[:-1], words[-1].removesuffix("s")]


def _misspelt(one: Called, other: Called) -> str:
    wrong = wrong_letters(one.name, other.name) or wrong_letters(other.name, one.name)
    return f"differ by {wrong} letter{'s'[: wrong - 1]}" if wrong else ""


def _sounds_alike(one: Called, other: Called) -> str:
    """Return whether two names differ in vowels alone, as transliterations do."""
    first, second = fold_name(one.name), fold_name(other.name)
    apart = set(first.split()) ^ set(second.split())
    acronym = one.name.isupper() or other.name.isupper()
    if acronym or sound(one.name) != sound(other.name) or any(map(distinct, apart)):
        return ""
    alike = fuzz.ratio(first, second)
    return f"sound alike ({alike:.0f} of 100)" if alike >= ALIKE else ""


def _initials(one: Called, other: Called) -> str:
    """Return whether one name is the initials of the other, and of no other name of its actor."""
    for short, long in ((one, other), (other, one)):
        letters = fold(short.name)
        spelt_out = short.name.isupper() and len(letters) >= _LEAST_INITIALS
        own = {first for name in _names(short.actor) for first in initials(name)}
        if spelt_out and letters in initials(long.name) and letters not in own:
            return "are a name and its initials"
    return ""


_REASONS: tuple[Callable[[Called, Called], str], ...] = (
    *(_one_state, _mere_word, _misspelt, _sounds_alike, _initials),
)


def sound(name: str) -> str:
    """Return how a name sounds: the first letters of its words, and consonants, none twice.

    A vowel at the end is one, whichever it is.

    >>> sound("Jabhat al-Nusrah"), sound("Jebhat an-Nusra")
    ('jbht nsra', 'jbht nsra')
    """
    words = fold_name(name).replace(" al ", " ").split()
    ended = (_AT_THE_END.sub("\0", word) if len(word) > 2 else word for word in words)
    bare = (_VOWELS.sub("", word).replace("\0", "a") for word in ended)
    return " ".join(_TWICE.sub(r"\1", word) for word in bare)


def initials(name: str) -> set[str]:
    """Return the initials of a name of several words, with those of its small words and without."""
    words = fold(name).split()
    every = "".join(word[0] for word in words)
    great = "".join(word[0] for word in words if word not in _SMALL)
    return {letters for letters in (every, great) if len(letters) >= _LEAST_INITIALS}


def _candidates(names: Iterable[Called]) -> Iterator[Pair]:
    """Yield pairs worth comparing: those of one key, and neighbours in order."""
    every = sorted(names, key=lambda one: (one.name, one.actor.id))
    blocks: defaultdict[tuple[int, str], list[Called]] = defaultdict(list)
    for called in every:
        for sort, key in _block_keys(called):
            blocks[sort, key].append(called)
    yield from chain.from_iterable(combinations(same[:_MOST_ALIKE], 2) for same in blocks.values())
    for direction in (1, -1):
        ordered = sorted(every, key=lambda one: (fold_name(one.name)[::direction], one.actor.id))
        for place, one in enumerate(ordered):
            yield from ((one, other) for other in ordered[place + 1 : place + _WINDOW])


def _block_keys(called: Called) -> Iterator[tuple[int, str]]:
    yield from ((0, key) for key in keys(called.name, _is_group(called)))
    yield 1, one_state(called.name)
    yield 2, sound(called.name)
    yield from ((3, letters) for letters in initials(called.name))
    if called.name.isupper():
        yield 3, fold(called.name)


def look_alikes(dataset: Dataset) -> Iterator[Noticed]:
    """Yield names of actors that hold letters which are not what they look like, or not seen.

    Each with the actor that it looks like, if there is one.
    """
    seen: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for one in dataset.actors:
        for name in _names(one):
            seen[looks_like(name)].setdefault(one.id, name)
    for called in seen.values():
        for actor, name in called.items():
            others = sorted(set(called) - {actor})
            odd = _odd_letters(name) or (others and _unseen(name))
            if odd:
                as_ = f" and looks as a name of {listed(others)} does" if others else ""
                yield (
                    (actor, *others),
                    f"The name {shown(name)} of {actor} has {listed(odd)}{as_}; type it anew, or"
                    " make one row of them.",
                )


def looks_like(name: str) -> str:
    """Return a name as it looks: without unseen letters, foreign ones as those that they look like.

    >>> looks_like("\u041d\u0430mas") == looks_like("Ha\u200bmas") == "hamas"
    True
    """
    return fold_name("".join(map(_latin, name)))


@cache
def _latin(letter: str) -> str:
    """Return the Latin letter that a foreign one looks like; the letter itself if none."""
    if letter.isascii() or not letter.isalpha():
        return letter
    found: Any = confusables.is_confusable(letter, preferred_aliases=["latin", "common"])
    like = (one["c"] for each in found or () for one in each["homoglyphs"])
    return next((one for one in like if one.isascii() and one.isalpha()), letter)


def _odd_letters(name: str) -> list[str]:
    """Return the foreign letters that stand among Latin ones in a word, and look like these."""
    mixed = (word for word in re.findall(r"\w+", name) if re.search("[A-Za-z]", word))
    odd = (letter for word in mixed for letter in word if _latin(letter) != letter)
    return [f"{_told(letter)} for '{_latin(letter)}'" for letter in dict.fromkeys(odd)]


def _unseen(name: str) -> list[str]:
    unseen = (letter for letter in name if not fold(f"a{letter}").removeprefix("a"))
    unseen = (letter for letter in unseen if unicodedata.category(letter) in ("Cf", "Mn", "Lo"))
    return [_told(letter) for letter in dict.fromkeys(unseen)]


def _told(letter: str) -> str:
    return f"{unicodedata.name(letter, 'a letter without a name')} (U+{ord(letter):04X})"
