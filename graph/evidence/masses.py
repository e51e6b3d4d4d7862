"""The masses of one transfer in closed form: a few products over its voices.

A transfer is *backed* where anything that asserts it holds; *countered* where a full denial holds,
or a bare one while nothing on an item or a record does. With N for the probability that none of
what is said of these sorts holds, inclusion and exclusion give

- neither backed nor countered: N(all of it); not backed: N(hard, soft);
- not countered: N(full) - N(full, hard) + N(full, hard, bare);

so that support is the last less the first, and the other masses are what is left of these.

N is a product over voices: an assertion depends on U of its voice and on its coin, a coin is one
origin's, and an origin is of one voice. (Ungraded voices have one U together, and are one here.)
Of one voice N is a sum over the intervals between its thresholds: within one of them the same
assertions are relied on, and a coin fails all that hang on it with 1 less their greatest hedge.
(Suciu, Olteanu, Ré and Koch, *Probabilistic Databases*, 2011, chapter 4: a query whose lineage
falls into independent parts is evaluated part by part.)

Cost: linear in what is said; voices that say alike are counted, and evaluated once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import pairwise
from math import prod
from typing import NamedTuple

from graph.evidence.assertions import Assertion
from graph.evidence.worlds import ONE, ZERO, Variable

Side = tuple[bool, bool]

HARD, SOFT, FULL, BARE = (True, True), (True, False), (False, True), (False, False)
"""Whether it asserts, and whether it rests on an item or a record, or counters even that."""


class Condition(NamedTuple):
    """What it takes that an assertion holds: that its voice is relied on for that ``letter``.

    ``hedge`` is the probability that its coin falls right besides; ``coin`` is 0 where no other
    assertion on the transfer has it, else its number among those of the voice.
    """

    side: Side
    letter: str
    hedge: Fraction
    coin: int


VoiceSays = tuple[Condition, ...]
"""All that one voice says of a transfer, without the names."""

Voices = Mapping[VoiceSays, int]
"""How many voices say just that of a transfer: all that its masses depend on."""

Thresholds = Mapping[tuple[str, bool], Fraction]
"""What a letter is worth, by letter and by whether it is that of an assertion or of a denial."""


class Masses(NamedTuple):
    """The probabilities that a transfer is backed alone, both, countered alone, and neither."""

    support: Fraction
    conflict: Fraction
    counter: Fraction
    open: Fraction


def without_names(said: Iterable[Assertion]) -> Voices:
    """Return what the voices say of whom these are all assertions on one transfer."""
    own: defaultdict[Variable, list[Assertion]] = defaultdict(list)
    for one in said:
        own[one.variable].append(one)
    return Counter(map(_conditions, own.values()))


def _conditions(said: Iterable[Assertion]) -> VoiceSays:
    hung = Counter(one.coin for one in said if one.hedge < 1)
    shared = {coin: n for n, coin in enumerate(sorted(c for c in hung if hung[c] > 1), 1)}
    return tuple(
        sorted(
            Condition((one.supports, one.hard), one.letter, one.hedge, shared.get(one.coin, 0))
            for one in said
        )
    )


def masses(voices: Voices, thresholds: Thresholds) -> Masses:
    """Return the masses of a transfer on which these voices speak."""
    every = {one.side for said in voices for one in said}
    known: dict[frozenset[Side], Fraction] = {}

    def none(*sides: Side) -> Fraction:
        meant = frozenset(every.intersection(sides))
        if meant not in known:
            known[meant] = _none_holds(voices, meant, thresholds)
        return known[meant]

    neither, not_backed = none(HARD, SOFT, FULL, BARE), none(HARD, SOFT)
    support = none(FULL) - none(FULL, HARD) + none(FULL, HARD, BARE) - neither
    return Masses(support, ONE - not_backed - support, not_backed - neither, neither)


def if_one_voice(voices: Voices, thresholds: Thresholds) -> Fraction:
    """Return support if all that assert were one voice, and those that deny as they are.

    Given how far that one is relied on, an assertion holds by its coin alone.
    """
    letters = {one.letter for said in voices for one in said if one.side[0]}
    ends = sorted({ZERO, ONE, *(thresholds[letter, True] for letter in letters)})
    found = ZERO
    for start, end in pairwise(ends):
        found += (end - start) * masses(voices, _relied_on(thresholds, end)).support
    return found


def _relied_on(thresholds: Thresholds, end: Fraction) -> Thresholds:
    """Return the thresholds where what asserts is relied on up to ``end``, for certain."""
    return {
        (letter, asserts): (ONE if end <= worth else ZERO) if asserts else worth
        for (letter, asserts), worth in thresholds.items()
    }


def _none_holds(voices: Voices, sides: frozenset[Side], thresholds: Thresholds) -> Fraction:
    """Return the probability that nothing on these ``sides`` holds."""
    own = Counter[VoiceSays]()
    for said, times in voices.items():
        own[tuple(one for one in said if one.side in sides)] += times
    return prod((_silent(said, thresholds) ** n for said, n in own.items()), start=ONE)


def _silent(said: Iterable[Condition], thresholds: Thresholds) -> Fraction:
    """Return the probability that nothing of this holds, which one voice says."""
    worth = ((thresholds[one.letter, one.side[0]], one.hedge, one.coin) for one in said)
    found, above, left = ZERO, ONE, ONE
    wrong: dict[int, Fraction] = {}
    for threshold, hedge, coin in sorted(worth, reverse=True):
        found += (above - threshold) * left
        if hedge == 1:
            return found  # where U is less, this one holds
        above, before = threshold, wrong.get(coin, ONE) if coin else ONE
        wrong[coin] = min(before, ONE - hedge)
        left *= wrong[coin] / before
    return found + above * left
