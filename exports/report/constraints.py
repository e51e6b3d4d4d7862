"""The constraints of a question as an answer tells them.

The words of each are those of its entry in :mod:`graph.constraints.registry`.
"""

from __future__ import annotations

from graph.constraints import registry
from graph.constraints.limits import Limits
from graph.network import Network

NO_INFERRED = "no step that is inferred"

UNKNOWN_STAYS = (
    "A transfer of which the mode, the materiel, the place or the date is not stated is not left"
    " out for that."
)
"""What must be said wherever one of these was asked for."""


def sentences(network: Network, limits: Limits, inferred: bool = True) -> list[str]:
    """Return what was asked for, one constraint each, in words; nothing where nothing was."""
    return registry.words(network, limits) + ([] if inferred else [NO_INFERRED])


def told(network: Network, limits: Limits, inferred: bool = True) -> list[str]:
    """Return the same as whole sentences for the head of an answer."""
    found = sentences(network, limits, inferred)
    lines = [f"With these constraints: {'; '.join(found)}."] if found else []
    if any(one.unknown_stays and one.asked(limits) for one in registry.CONSTRAINTS):
        lines.append(UNKNOWN_STAYS)
    return lines
