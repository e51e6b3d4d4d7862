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
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from itertools import pairwise
from math import lcm
from typing import NamedTuple

from graph.evidence.assertions import Assertion
from graph.evidence.worlds import ONE, ZERO, Variable
from graph.model.vocabulary import HEDGES

Side = tuple[bool, bool]

HARD, SOFT, FULL, BARE = (True, True), (True, False), (False, True), (False, False)
"""Whether it asserts, and whether it rests on an item or a record, or counters even that."""


class Condition(NamedTuple):
    """What it takes that an assertion holds: that its voice is relied on for that ``letter``.

    ``hedge`` is the word on which its coin hangs besides; ``coin`` is 0 where no other assertion on
    the transfer has it, else its number among those of the voice.
    """

    side: Side
    letter: str
    hedge: str
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
            Condition(
                (one.supports, one.hard), one.letter, one.nearest.hedge, shared.get(one.coin, 0)
            )
            for one in said
        )
    )


class ClosedForm:
    """Evaluates masses under the thresholds of one figure; what voices say alike is kept.

    Inside, probabilities are whole numbers over powers of one denominator.
    """

    def __init__(self, thresholds: Thresholds) -> None:
        self.thresholds = thresholds
        hedges = {name: ONE - term.factor for name, term in HEDGES.items()}
        self._whole = lcm(*(one.denominator for one in (*thresholds.values(), *hedges.values())))
        self._worth = {key: int(one * self._whole) for key, one in thresholds.items()}
        self._wrong = {name: int(one * self._whole) for name, one in hedges.items()}
        self._known: dict[tuple[VoiceSays, frozenset[Side]], tuple[int, int]] = {}
        self._given: dict[Fraction, ClosedForm] = {}

    def masses(self, voices: Voices) -> Masses:
        """Return the masses of a transfer on which these voices speak."""
        return _combined(lambda sides: self._none_holds(voices, sides), _sides(voices))

    def support_given(self, others: Voices, own: Voices, end: Fraction) -> Fraction:
        """Return support where U of the voice that says ``own`` is in the interval to ``end``."""
        given = ClosedForm(
            {key: ONE if end <= worth else ZERO for key, worth in self.thresholds.items()}
        )
        return _combined(
            lambda sides: self._none_holds(others, sides) * given._none_holds(own, sides),
            _sides(others) | _sides(own),
        ).support

    def if_one_voice(self, voices: Voices) -> Fraction:
        """Return support if all that assert were one voice, and those that deny as they are.

        Given how far that one is relied on, an assertion holds by its coin alone.
        """
        letters = {one.letter for said in voices for one in said if one.side[0]}
        ends = sorted({ZERO, *(self.thresholds[letter, True] for letter in letters)})
        found = ZERO
        for start, end in pairwise(ends):
            found += (end - start) * self._relied_on(end).masses(voices).support
        return found

    def _relied_on(self, end: Fraction) -> ClosedForm:
        """Return the closed form where what asserts is relied on up to ``end``, for certain."""
        if end not in self._given:
            certain = {
                (letter, asserts): (ONE if end <= worth else ZERO) if asserts else worth
                for (letter, asserts), worth in self.thresholds.items()
            }
            self._given[end] = ClosedForm(certain)
        return self._given[end]

    def _none_holds(self, voices: Voices, sides: frozenset[Side]) -> Fraction:
        """Return the probability that nothing on these ``sides`` holds."""
        parts, power = 1, 0
        for said, times in voices.items():
            of_one, its_power = self._none_of(said, sides)
            parts *= of_one**times
            power += its_power * times
        return Fraction(parts, self._whole**power)

    def _none_of(self, said: VoiceSays, sides: frozenset[Side]) -> tuple[int, int]:
        key = (said, sides)
        if key not in self._known:
            self._known[key] = self._silent(one for one in said if one.side in sides)
        return self._known[key]

    def _silent(self, said: Iterable[Condition]) -> tuple[int, int]:
        """Return that nothing of this holds, which one voice says: parts, and the power of all."""
        worth = [(self._worth[one.letter, one.side[0]], one) for one in said]
        worth.sort(key=lambda one: (-one[0], self._wrong[one[1].hedge]))
        if not worth:
            return 1, 0
        found, above, left, power = 0, self._whole, 1, 1
        wrong: dict[int, int] = {}
        for threshold, one in worth:
            found += (above - threshold) * left
            above, fails = threshold, self._wrong[one.hedge]
            if not fails:
                return found, power  # where U is less, this one holds
            if before := one.coin and wrong.get(one.coin):
                left = left // before * min(before, fails)
            else:
                left, found, power = left * fails, found * self._whole, power + 1
            wrong[one.coin] = min(before or fails, fails)
        return found + above * left, power


def _sides(voices: Voices) -> frozenset[Side]:
    return frozenset(one.side for said in voices for one in said)


def _combined(none_holds: Callable[[frozenset[Side]], Fraction], every: frozenset[Side]) -> Masses:
    """Return the masses by the probabilities that nothing on some of the sides holds."""
    known: dict[frozenset[Side], Fraction] = {}

    def none(*sides: Side) -> Fraction:
        meant = every.intersection(sides)
        if meant not in known:
            known[meant] = none_holds(meant)
        return known[meant]

    neither, not_backed = none(HARD, SOFT, FULL, BARE), none(HARD, SOFT)
    support = none(FULL) - none(FULL, HARD) + none(FULL, HARD, BARE) - neither
    return Masses(support, ONE - not_backed - support, not_backed - neither, neither)
