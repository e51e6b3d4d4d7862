"""What a conclusion rests on, counted over worlds drawn where diagrams would be too large.

Voices are independent of each other, so what is left without one, and what there is when it is
wholly reliable, are shares among the worlds drawn in which it is not, or is, relied on: one sweep
serves all graded voices. Ungraded voices are one variable; without one of them is a sweep anew.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

from graph.evidence.assertions import Assertion
from graph.evidence.findings import LEVELS, Level
from graph.evidence.sampling import Draws, Estimate, Mask, counted
from graph.evidence.worlds import Variable
from graph.network import Network
from graph.reach.sweep import WorldSets
from graph.reach.worldsets import affordable, drawn, layer
from graph.scrutiny.weights import Holds, Scrutiny, VoiceWeight


def sampled(
    network: Network, transfers: Iterable[str], behind: Iterable[str], holds: Holds
) -> Scrutiny:
    """Return what a conclusion about these transfers rests on, of the voices ``behind`` it.

    These are the voices that speak of the transfers ``behind``.

    Cost: a sweep, one more for each ungraded voice, and one over a single world for each voice
    without which nothing was found.
    """
    draws = affordable(network)
    found = holds(drawn(network, draws))
    level: Level = "point" if layer(found, 0, draws.worlds) else "high"
    counting = _Counting(network, transfers, holds, level, draws, found)
    said = (one for transfer in behind for one in network.evidence.assertions[transfer])
    voices = sorted({one.voice for one in said if network.evidence.threshold(one, level)})
    weights = [counting.weight(voice) for voice in voices]
    return Scrutiny(
        value=counting.whole.value,
        level=level,
        keystones=tuple(one.voice for one in weights if counting.is_keystone(one)),
        voice_cuts=(),
        claim_cuts=(),
        cuts_complete=False,
        voices=tuple(sorted(weights, key=lambda one: (one.without, one.voice))),
        worlds=counting.whole.worlds,
        error=counting.whole.error,
    )


def _possible(network: Network, level: Level, silent: str = "") -> WorldSets[int]:
    """Return one world in which all stands that anybody but ``silent`` asserts, denials aside."""
    evidence = network.evidence

    def asserted(one: Assertion) -> bool:
        return one.supports and one.voice != silent and evidence.threshold(one, level) > 0

    return WorldSets(1, 0, lambda transfer: int(any(map(asserted, evidence.assertions[transfer]))))


class _Counting:
    """The worlds drawn in which the conclusion holds, at one figure."""

    def __init__(
        self,
        network: Network,
        transfers: Iterable[str],
        holds: Holds,
        level: Level,
        draws: Draws,
        found: int,
    ) -> None:
        self.network, self.holds, self.level, self.draws = network, holds, level, draws
        self._says: defaultdict[str, set[tuple[Variable, Fraction]]] = defaultdict(set)
        for one in (one for transfer in transfers for one in network.evidence.assertions[transfer]):
            limit = network.evidence.threshold(one, level)
            if limit:
                self._says[one.voice].add((one.variable, limit))
        self.found = self._layer(found)
        self.whole = self._share(self.found, self._all)

    def _layer(self, worlds: int) -> int:
        return layer(worlds, LEVELS.index(self.level), self.draws.worlds)

    @property
    def _all(self) -> int:
        return (1 << self.draws.worlds) - 1

    def _share(self, found: int, among: int) -> Estimate:
        many = among.bit_count()
        return counted(Fraction((found & among).bit_count(), many), many)

    def weight(self, voice: str) -> VoiceWeight:
        """Return what the voice means to the conclusion."""
        below, above = self._relied_on(voice)
        sure = self._share(self.found, below) if below else self.whole
        if above and voice in self.network.evidence.graded:
            silent = self._share(self.found, above)
        else:
            anew = drawn(self.network, self.draws, voice)
            silent = self._share(self._layer(self.holds(anew)), self._all)
        importance = sure.value - silent.value
        error = math.hypot(sure.error, silent.error)
        return VoiceWeight(voice, silent.value, importance, silent.error, error)

    def _relied_on(self, voice: str) -> tuple[int, int]:
        """Return the worlds in which the voice is relied on in all that it says, and in nothing."""
        below = [_bits(self.draws.below(*one)) for one in sorted(self._says[voice])]
        return below[0], self._all & ~below[-1]

    def is_keystone(self, weight: VoiceWeight) -> bool:
        """Return whether nothing can be left without the voice, whatever was drawn."""
        if weight.without:
            return False
        return not self.holds(_possible(self.network, self.level, weight.voice))


def _bits(mask: Mask) -> int:
    return int.from_bytes(mask.tobytes(), "little")
