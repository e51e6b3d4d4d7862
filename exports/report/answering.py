"""What is found to a question, with the ways to tell it; and that of "how could X reach Y"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from exports.report import text
from exports.report.brief import as_brief
from graph.constraints.limits import NO_LIMITS, Limits
from graph.network import Network
from graph.paths.answer import FAMILIES_LISTED, answer


class Reply(NamedTuple):
    """What was found, and how it is told when that is wanted: as plain values, in plain words."""

    found: Any
    data: Callable[[], Any]
    text: Callable[[], str]
    brief: Callable[[Sequence[str]], str] | None = None
    """The short text, where there is one, with lines that stand under its verdict."""

    def told(self, full: bool) -> Callable[[], str]:
        """Return the text that is told, the short one unless all is asked for (``full``)."""
        brief = self.brief
        return self.text if full or brief is None else lambda: brief(())


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
    asserted: bool = False,
) -> Reply:
    """Return how ``start`` could reach ``goal``: ``k`` families, or single paths, of each tier.

    With ``attempts`` routes that use what was not completed are told as well, with ``explain`` how
    each support came about. ``asserted`` where it was asked whether it is stated. Raises what
    :func:`graph.paths.answer.answer` raises.
    """
    found = answer(network, start, goal, k, limits, inferred, families=families, attempts=attempts)
    return Reply(
        found,
        lambda: text.as_json(network, found, changed, explain, asserted),
        lambda: text.as_text(network, found, changed, explain, asserted),
        None if explain else lambda above: as_brief(network, found, changed, asserted, above),
    )
