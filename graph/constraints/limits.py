"""What an asker wants of a path: the constraints of a question, in one place.

One rule for all that sort transfers: what is *not known* of a transfer is no reason to leave it
out. An undated transfer can have happened between two dates, one without a place can have been
anywhere, unspecified materiel can have been the kind asked for; the answer says that it is so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Limits:
    """What the asker wants: see the options of ``armstrail paths``. Actor ids throughout.

    ``via`` are actors that a path must pass and ``via_types`` types of which it must pass one
    actor each; ``avoid`` and ``avoid_types`` may not be touched. Every leg must be of one of
    ``modes``, at one of ``places`` and within ``between`` (first and last day), where these are
    given; one thing of the kinds ``materiel`` must fit all legs. ``least_band`` and ``only_direct``
    (the carrier is named) and ``undisputed`` (nobody denies it) hold of every leg, ``min_support``
    of the whole path. ``any_time`` and ``any_materiel`` set aside what must hold otherwise.
    """

    max_legs: int | None = None
    via: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    via_types: tuple[str, ...] = ()
    avoid_types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    materiel: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    between: tuple[date, date] | None = None
    least_band: str = ""
    min_support: Fraction | None = None
    only_direct: bool = False
    undisputed: bool = False
    any_time: bool = False
    any_materiel: bool = False


NO_LIMITS = Limits()
