"""A part of a dataset for a map of its own, and what was left out, counted.

What is said of a transfer that is kept is kept with it, so its figures are the same as in the
whole; so are the actors that take part, those that speak of it, and all that these are part of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from exports.words.phrases import count
from graph.errors import QuestionError
from graph.model.rows import Dataset
from graph.model.subset import with_originals, with_transfers
from graph.model.vocabulary import BANDS, lookup
from graph.network import Network, build
from graph.paths.answer import answer

PATHS = 10
"""How many families of paths a map of a question shows in each list."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is to be shown: each empty or None where it is not asked for. Actors are ids.

    ``around`` takes what lies within ``steps`` along arrows, either way; ``start`` and
    ``goal`` what the best paths between them consist of; ``least_band`` what is backed as well.
    """

    around: str = ""
    steps: int | None = None
    start: str = ""
    goal: str = ""
    least_band: str = ""

    def check(self) -> None:
        """Raise :class:`~graph.errors.QuestionError` where it makes no sense."""
        if bool(self.start) != bool(self.goal):
            raise QuestionError("--from and --to belong together: name both actors.")
        if self.around and self.start:
            raise QuestionError("--around and --from with --to ask for two maps; choose one.")
        if self.steps is not None and not self.around:
            raise QuestionError("--steps counts from an actor: name it with --around.")
        if self.steps is not None and self.steps < 1:
            raise QuestionError(f"--steps {self.steps} shows nothing; the least is 1.")
        if self.least_band:
            lookup("band", self.least_band)


def select(network: Network, part: Part) -> tuple[Network, list[str]]:
    """Return the network of the part, and sentences that say what was left out of it.

    None for nothing.

    Raises :class:`~graph.errors.QuestionError` for a part that makes no sense or is empty.
    """
    part.check()
    kept = {one.id for one in network.dataset.transfers}
    why = []
    if part.least_band:
        bands = list(BANDS)[: list(BANDS).index(part.least_band) + 1]
        kept = {name for name in kept if network.findings[name].band in bands}
        why.append(f"backed as {part.least_band} or better")
    if part.around:
        steps = part.steps or 1
        kept &= _around(network, part.around, steps, kept)
        name = network.dataset.actor[part.around].name
        why.append(f"within {count(steps, 'step')} of {name}")
    if part.start:
        kept &= _between(network, part.start, part.goal)
        names = (network.dataset.actor[one].name for one in (part.start, part.goal))
        why.append(f"on the {PATHS} best paths of each kind from {' to '.join(names)}")
    if len(kept) == len(network.dataset.transfers):
        return network, []
    if not kept.intersection(network.drawn):
        raise QuestionError(f"Nothing would be on this map: no transfer is {', '.join(why)}.")
    smaller = build(_reduced(network.dataset, kept, part), network.evidence.ladder)
    return smaller, [_left_out(network, smaller, ", ".join(why))]


def _left_out(whole: Network, part: Network, why: str) -> str:
    drawn, actors = len(whole.drawn) - len(part.drawn), len(whole.dataset.actors)
    shown = f"{len(part.drawn):,} of {count(len(whole.drawn), 'transfer')}"
    gone = actors - len(part.dataset.actors)
    return (
        f"A part of the data: {shown}, those {why}. Left out: {count(drawn, 'transfer')} and"
        f" {count(gone, 'actor')}."
    )


def _around(network: Network, actor: str, steps: int, kept: Iterable[str]) -> set[str]:
    """Return transfers met in so many steps along arrows.

    Those that are no arrows lead nowhere, but are kept.
    """
    transfers = network.dataset.transfer
    touching: defaultdict[str, list[str]] = defaultdict(list)
    for name in kept:
        for end in (transfers[name].giver, transfers[name].receiver):
            touching[end].append(name)
    found: set[str] = set()
    met = edge = {actor}
    for _ in range(steps):
        if not edge:
            break
        near = {name for one in edge for name in touching[one]}
        found |= near
        arrows = {name for name in near if not network.no_edge(name)}
        ends = {end for name in arrows for end in _ends(network.dataset, name)}
        edge = ends - met
        met = met | edge
    return found


def _ends(dataset: Dataset, transfer: str) -> tuple[str, str]:
    return dataset.transfer[transfer].giver, dataset.transfer[transfer].receiver


def _between(network: Network, start: str, goal: str) -> set[str]:
    """Return legs, what could stand in their place, and what says that a stockpile is held."""
    heads = answer(network, start, goal, PATHS).paths
    found = [path for head in heads for path in (head, *head.family)]
    held = {one for path in found for step in path.junctions if step for one in step.transfers}
    others = {one for path in found for leg in path.alternatives for one in leg}
    return held | others | {leg for path in found for leg in path.legs}


def _reduced(dataset: Dataset, kept: set[str], part: Part) -> Dataset:
    """Return the dataset with these transfers alone, and whoever has to do with them."""
    smaller = with_transfers(dataset, kept)
    origins = {one.origin for one in smaller.statements}
    documents = with_originals(dataset, (one.document for one in smaller.statements))
    relayed = {outlet for one in smaller.statements for outlet in one.relay}
    named = _named(smaller, origins, part)
    return replace(
        smaller,
        actors=tuple(one for one in dataset.actors if one.id in named | relayed),
        documents=tuple(one for one in dataset.documents if one.id in documents | relayed),
        origins=tuple(one for one in dataset.origins if one.id in origins),
        rejected=(),
    )


def _named(dataset: Dataset, origins: Iterable[str], part: Part) -> set[str]:
    """Return the parties, who speaks and who was asked for, with what they are part of."""
    named = {end for one in dataset.transfers for end in (one.giver, one.receiver)}
    named |= {dataset.origin[one].speaker for one in origins}
    named |= {part.around, part.start, part.goal}
    named.discard("")
    return named | {above for one in named for above in dataset.ancestors(one)}
