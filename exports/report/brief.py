"""The short answer to "how could X reach Y": what fits a screen of 24 lines of 80 columns.

The verdict, a line or two a path, what comes close, and what the figures mean; the evidence in
whole is that of :mod:`exports.report.text`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from exports.report import sentences, shortfall
from exports.rows import near
from exports.words import phrases, verdict
from exports.words.chains import both_ways, route
from exports.words.phrases import count, wrap
from graph.network import Network
from graph.paths.answer import Answer
from graph.paths.path import TransferPath

SCREEN_LINES = 23
"""What a screen of 24 lines shows above the prompt."""

MOST_NEAR = 2
"""How many transfers are listed of those nearest to either end."""

IN_WHOLE = "--full tells the evidence in whole."

_KINDS = {
    shortfall.UNFINISHED: ("transfer", " not counted"),
    shortfall.CLOSE_TO_BOTH: ("passage", " coming close"),
}
"""What each list but those of paths and of what is nearest lists."""

Block = list[str]
"""Lines that are shown together or not at all."""


def as_brief(
    network: Network,
    answer: Answer,
    changed: Sequence[str] = (),
    asked: verdict.AskedWhether = verdict.NOT_ASKED,
    above: Sequence[str] = (),
) -> str:
    """Return the answer in as many lines as a screen has; ``above`` stands under the verdict."""
    first = wrap(verdict.of_answer(network, answer, changed, asked).sentence)
    told = [wrap(one) for one in sentences.asked(network, answer, changed)]
    told += [wrap(one) for one in shortfall.unfinished(answer)] if answer.truncated else []
    head = [first, *([""] if above or told else []), *above, *told, ""]
    blocks = [*_paths(network, answer), *_rest(network, answer)]
    tail = [*map(wrap, phrases.CAVEATS)]
    room = SCREEN_LINES - _height([*head, *tail]) - 3  # a blank, and what is left out
    shown, left = _fitting(blocks, room)
    more = wrap(f"{left}; {phrases.uncapital(IN_WHOLE)}" if left else IN_WHOLE)
    return "\n".join([*head, *shown, *([""] if shown else []), *tail, more])


def _height(lines: Sequence[str]) -> int:
    return sum(line.count("\n") + 1 for line in lines)


def _fitting(blocks: Sequence[tuple[str, Block]], room: int) -> tuple[list[str], str]:
    """Return the lines of the blocks that fit, in their order, and how many are left out.

    The first block of every list has precedence, so that none is crowded out by another.
    """
    titles = [title for title, _ in blocks]
    first = [place for place, title in enumerate(titles) if title not in titles[:place]]
    kept: list[int] = []
    for place in dict.fromkeys([*first, *range(len(blocks))]):
        if _height(_lines(blocks, sorted([*kept, place]))) <= room:
            kept.append(place)
    left = [title for place, title in enumerate(titles) if place not in kept]
    return _lines(blocks, sorted(kept)), _left(left)


def _left(titles: Sequence[str]) -> str:
    """Return how many of each kind are left out; empty where none is."""
    kinds = Counter(map(_kind, titles))
    told = ", ".join(f"{count(number, one)}{more}" for (one, more), number in kinds.items())
    return f"Left out here: {told}" if told else ""


def _kind(title: str) -> tuple[str, str]:
    """Return what a list lists: the noun that is counted, and the rest."""
    near = ("transfer", " near by") if title.startswith(shortfall.NEAR_SIDE) else ("path", "")
    return _KINDS.get(title, near)


def _lines(blocks: Sequence[tuple[str, Block]], places: Sequence[int]) -> list[str]:
    """Return the lines of these blocks, with the title of a list before its first."""
    lines: list[str] = []
    for before, place in zip([None, *places], places, strict=False):
        title, block = blocks[place]
        new = before is None or blocks[before][0] != title
        lines += [*([wrap(title)] if new else []), *block]
    return lines


def _paths(network: Network, answer: Answer) -> Iterator[tuple[str, Block]]:
    for title, paths in sentences.lists(network, answer):
        for path in paths:
            yield title, _path(network, path)


def _path(network: Network, path: TransferPath) -> Block:
    pad = "   "
    counted = f"{count(path.voices, 'voice')}, {phrases.some(path.denials, 'denying voice')}"
    return [
        wrap(f"{path.rank}. {route(network, path.legs)}", "", pad),
        wrap(f"{phrases.strength(path)}; {counted}", pad),
        *(wrap(both, pad) for leg in path.legs for both in both_ways(network, leg)),
    ]


def _rest(network: Network, answer: Answer) -> Iterator[tuple[str, Block]]:
    """Yield what comes near: the transfers nearest to each end, and what comes close."""
    if answer.nearest:
        for title, transfers in shortfall.nearest(network, answer, answer.nearest):
            yield from ((title, [wrap(one, "  ", "    ")]) for one in transfers[:MOST_NEAR])
    for transfer in answer.not_completed.between:
        yield shortfall.UNFINISHED, [wrap(_short(network, transfer), "  ", "    ")]
    for one in near.passages(network.dataset, answer.start, answer.goal):
        yield shortfall.CLOSE_TO_BOTH, [wrap(near.place(network.dataset, one), "  ", "    ")]


def _short(network: Network, name: str) -> str:
    """Return a transfer that did not come about: who, whom, and how far it came."""
    transfer = network.dataset.transfer[name]
    arrow = phrases.arrow(network.dataset, transfer)
    return f"{arrow}: {transfer.outcome} only (mode: {transfer.mode})  [{name}]"
