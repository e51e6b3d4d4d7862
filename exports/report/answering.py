"""What is found to a question, with the ways to tell it; and that of "how could X reach Y"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from exports.report import text
from graph.constraints.limits import NO_LIMITS, Limits
from graph.network import Network
from graph.paths.answer import FAMILIES_LISTED, answer


class Reply(NamedTuple):
    """What was found, and how it is told when that is wanted: as plain values, in plain words."""

    found: Any
    data: Callable[[], Any]
    text: Callable[[], str]


def paths(
    network: Network,
    start: str,
    goal: str,
    k: int = FAMILIES_LISTED,
    limits: Limits = NO_LIMITS,
    inferred: bool = True,
    changed: Sequence[str] = (),
    *,
    families: bool = True,
    attempts: bool = False,
    explain: bool = False,
) -> Reply:
    """Return how ``start`` could reach ``goal``: ``k`` families, or single paths, of each tier.

    With ``attempts`` routes that use what was not completed are told as well, with ``explain`` how
    each support came about. Raises what
    :func:`graph.paths.answer.answer` raises.
    """
    found = answer(network, start, goal, k, limits, inferred, families=families, attempts=attempts)
    return Reply(
        found,
        lambda: text.as_json(network, found, changed, explain),
        lambda: text.as_text(network, found, changed, explain),
    )
