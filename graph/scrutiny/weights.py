"""What a scrutiny says of one conclusion: its figure, and what every voice means to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from graph.evidence.findings import Level
from graph.reach.sweep import M, WorldSets
from graph.scrutiny.cuts import Cut


class Holds(Protocol):
    """A conclusion, as the worlds in which it holds."""

    def __call__(self, sets: WorldSets[M]) -> M:
        """Return these, from the worlds in which transfers stand."""


@dataclass(frozen=True, slots=True)
class VoiceWeight:
    """What one voice means to a conclusion.

    ``without`` is support (or its high end, where the point figure is 0) as if the voice had said
    nothing; ``birnbaum`` the difference between the voice being wholly reliable and not at all
    (Birnbaum 1969): negative for a voice whose denials weigh more than its assertions. The errors
    are the standard errors of both, 0 where they are exact.
    """

    voice: str
    without: float
    birnbaum: float
    without_error: float = 0.0
    birnbaum_error: float = 0.0


@dataclass(frozen=True, slots=True)
class Scrutiny:
    """What one conclusion (a path, or reach) rests on.

    ``level`` says which figure was examined: ``point``, or ``high`` where nothing is graded.
    ``voice_cuts`` are the minimal sets of voices, ``claim_cuts`` those of transfers, without which
    nothing is left; sets in order of size. ``cuts_complete`` is False where there were too many.

    All is exact where ``worlds`` is 0. Otherwise figures were counted over so many worlds, with the
    standard ``error``, and ``high`` was taken where no world drawn had support; cuts are not told,
    ``voices`` are those behind the paths examined, and ``keystones`` those of them that are known
    to be such: there may be others.
    """

    value: float
    level: Level
    keystones: tuple[str, ...]
    voice_cuts: tuple[Cut, ...]
    claim_cuts: tuple[Cut, ...]
    cuts_complete: bool
    voices: tuple[VoiceWeight, ...]
    worlds: int = 0
    error: float = 0.0
