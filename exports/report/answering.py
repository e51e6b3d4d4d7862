"""What is found to a question, with the ways to tell it; and that of "how could X reach Y"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from exports.report import text
from exports.words import phrases
from exports.words.escapes import MARKDOWN
from graph.constraints.limits import NO_LIMITS, Limits
from graph.model.names import Respelling
from graph.network import Network
from graph.paths.answer import FAMILIES_LISTED, answer


class Reply(NamedTuple):
    """What was found, and how it is told when that is wanted: as plain values, in plain words."""

    found: Any
    data: Callable[[], Any]
    text: Callable[[], str]

    def saying(self, respelled: Sequence[Respelling]) -> Reply:
        """Return the same reply, which says how misspelt names were read."""
        lines = [*map(phrases.wrap, phrases.respelled(respelled))]
        before = [*lines, ""] if lines else []
        return Reply(
            self.found,
            lambda: {**self.data(), "respelled": respellings(respelled)},
            lambda: "\n".join([*before, self.text()]),
        )


def respelled_first(read: Iterable[Respelling], markdown: str) -> str:
    """Return Markdown that says above all else how misspelt names were read."""
    lines = [*map(MARKDOWN.of, phrases.respelled(read))]
    return "\n\n".join([*lines, markdown])


def respellings(read: Iterable[Respelling]) -> list[dict[str, Any]]:
    """Return how misspelt words were read; the id is null of one that is no name."""
    return [
        {"written": one.written, "read_as": {"id": one.actor or None, "name": one.read}}
        for one in read
    ]


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
