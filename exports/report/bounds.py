"""To how many actors chains lead, and how much support a path to each can have at most.

What joins find is a bound and no support, and a chain whose times and materiel nobody compared is
no path: every sentence says so by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isclose
from typing import TYPE_CHECKING, Any, NamedTuple

from exports.words import phrases
from exports.words.chains import how, route
from exports.words.phrases import wrap
from graph.network import Network

if TYPE_CHECKING:
    from graph.paths.answer import TransferPath
    from graph.reach.joins import BoundedReach


class Bounded(NamedTuple):
    """What was asked and found: ``total`` actors, of which ``found`` are those looked at.

    ``network`` has the transfers that were brought back, between these actors.
    """

    network: Network
    start: str
    name: str
    total: int
    found: Sequence[BoundedReach]

    def verdict(self) -> str:
        """Return the sentence that the answer begins with."""
        if not self.total:
            return (
                f"No collected document alleges a completed transfer from {self.name}, or a part of"
                " it, to anybody outside it; inferred steps were not looked at."
            )
        actors = phrases.count(self.total, "actor")
        return (
            "With times and materiel not compared and no inferred step taken, alleged transfers can"
            f" be joined up from {self.name} to {actors}, which is a bound and no statement that"
            f" arms went so far; for {self._first()} a stated path was looked for among the"
            f" {self._brought()} that were brought back."
        )

    def _first(self) -> str:
        rest = self.total > len(self.found)
        return f"the first {len(self.found)}" if rest else "each"

    def _brought(self) -> str:
        return phrases.count(len(self.network.dataset.transfers), "transfer")


def as_data(answer: Bounded) -> dict[str, Any]:
    """Return the same as plain values."""
    return {
        "from": {"id": answer.start, "name": answer.name},
        "verdict": {"sentence": answer.verdict()},
        "total": answer.total,
        "brought_back": [one.id for one in answer.network.dataset.transfers],
        "bounded": [_row(answer.network, one) for one in answer.found],
    }


def _row(network: Network, one: BoundedReach) -> dict[str, Any]:
    path = one.path
    return {
        "actor": one.actor,
        "name": network.dataset.actor[one.actor].name,
        "support_at_most": one.support,
        "high_at_most": one.high,
        "last_leg": one.leg,
        "path_found": path
        and {
            "path": list(path.legs),
            "support": path.support,
            "low": path.low,
            "high": path.high,
            "band": path.band,
            "marks": list(path.marks),
            "voices": path.voices,
            "documents": path.documents,
            "denials": path.denials,
            "best_of_those_brought_back": one.proved,
        },
        "none_among_those_brought_back": path is None and one.proved,
    }


def as_lines(answer: Bounded) -> str:
    """Return the answer in plain words for 80 columns."""
    lines = [wrap(answer.verdict()), ""]
    for one in answer.found:
        lines += [
            wrap(part, "  " if not place else "    ", "    ") for place, part in _told(answer, one)
        ]
    if answer.total > len(answer.found):
        lines.append(f"  and {answer.total - len(answer.found)} more, not looked at")
    return "\n".join([*lines, "", *map(wrap, phrases.CAVEATS)])


def _ends(answer: Bounded, goal: str, path: TransferPath) -> str:
    """Return of whom the path is said where that is a part of the actor."""
    transfer = answer.network.dataset.transfer
    first, last = transfer[path.legs[0]].giver, transfer[path.legs[-1]].receiver
    said = [(f"from a part of {answer.name}", first, answer.start), ("to a part of it", last, goal)]
    return "".join(f", {words}" for words, one, whole in said if one != whole)


def _told(answer: Bounded, one: BoundedReach) -> Iterator[tuple[int, str]]:
    network, most = answer.network, phrases.number(one.support)
    yield 0, f"{network.dataset.actor[one.actor].name}  [{one.actor}]"
    high = phrases.number(one.high)
    bound = f"no stated path to it has more support than {most} (upper end {high})"
    yield 1, f"{bound}; {one.leg} is the last leg of a chain that could have as much"
    if one.path is None:
        yield 2, f"{_none(one)}; there may be one elsewhere, with support of {most} at most"
        return
    path = one.path
    told = f"{_ends(answer, one.actor, path)}: {route(network, path.legs)}"
    yield 2, f"a stated path whose times and materiel fit{told} ({how(network, path.legs)})"
    yield 3, f"{phrases.strength(path)}; {phrases.tally(path)}"
    yield 3, f"exact for this path, {_best(one, path)}"


def _none(one: BoundedReach) -> str:
    """Return that no path was found, and whether there can be one where it was looked for."""
    if one.proved:
        return "among the transfers brought back none make a path whose times and materiel fit"
    return "no path was found among the transfers brought back before the search was cut short"


def _best(one: BoundedReach, path: TransferPath) -> str:
    """Return how good the path is among others, as far as that is known."""
    if one.support and isclose(path.support, one.support):
        return "and no stated path has more support"
    best = "the best" if one.proved else "the best found"
    rest = f"another may have more, none more than {phrases.number(one.support)}"
    none = f"no stated path has more than 0, nor an upper end above {phrases.number(one.high)}"
    return f"{best} among the transfers brought back; {rest if one.support else none}"
