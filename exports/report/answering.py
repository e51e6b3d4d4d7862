"""What is found to a question, with the ways to tell it; and that of "how could X reach Y"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from exports.report import text
from exports.report.brief import as_brief
from exports.words import phrases, verdict
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
    brief: Callable[[Sequence[str]], str] | None = None
    """The short text, where there is one, with lines that stand under its verdict."""

    def told(self, full: bool) -> Callable[[], str]:
        """Return the text that is told, the short one unless all is asked for (``full``)."""
        brief = self.brief
        return self.text if full or brief is None else lambda: brief(())

    def saying(self, respelled: Sequence[Respelling]) -> Reply:
        """Return the same reply, which says under its verdict how misspelt names were read."""
        lines, short = [*map(phrases.wrap, phrases.respelled(respelled))], self.brief
        return Reply(
            self.found,
            lambda: {**self.data(), "respelled": respellings(respelled)},
            lambda: under_verdict(self.text(), lines),
            short and (lambda above: short([*lines, *above])),
        )


def under_verdict(text: str, lines: Iterable[str]) -> str:
    """Return an answer with ``lines`` under its verdict, which is the first paragraph."""
    first, _, rest = text.partition("\n\n")
    told = "\n".join(lines)
    return "\n\n".join((first, told, rest)) if told else text


def saying_in_markdown(markdown: str, respelled: Sequence[Respelling]) -> str:
    """Return an answer in Markdown, which says under its verdict how misspelt names were read."""
    return under_verdict(markdown, map(MARKDOWN.of, phrases.respelled(respelled)))


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
    asked: verdict.AskedWhether = verdict.NOT_ASKED,
) -> Reply:
    """Return how ``start`` could reach ``goal``: ``k`` families, or single paths, of each tier.

    With ``attempts`` routes that use what was not completed are told as well, with ``explain`` how
    each support came about. ``asked`` where it was asked whether it is stated. Raises what
    :func:`graph.paths.answer.answer` raises.
    """
    found = answer(network, start, goal, k, limits, inferred, families=families, attempts=attempts)
    return Reply(
        found,
        lambda: text.as_json(network, found, changed, explain, asked),
        lambda: text.as_text(network, found, changed, explain, asked),
        None if explain else lambda above: as_brief(network, found, changed, asked, above),
    )
