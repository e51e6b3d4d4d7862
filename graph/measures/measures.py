"""Figures of the network as a network: components, degrees, betweenness, HITS, closeness.

Such figures depend on choices, which :class:`Choice` names and every output repeats.

*Parallel transfers are collapsed*: all that lead from one actor to another are one arrow. In the
plain graph it has length 1. In the graph by support it has as weight the support that at least
one of them stands (one evaluation over worlds, so that a shared voice counts once), and as length
``-ln(weight)``, in whole millionths and at least one: the shortest way is the one with the
greatest product of weights. That treats arrows as independent, which the support of a path does
not; it is a measure of position, never the support of anything. An arrow of weight 0 (not graded,
or denied) is not in the graph by support.

Lengths are whole numbers, so that ties are ties; figures are rounded to 12 decimals, so that the
order in which a machine adds changes nothing.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import networkx as nx

from graph.errors import QuestionError
from graph.evidence.findings import at_least
from graph.measures.centrality import MILLIONTHS, MOST_EXACT, PIVOTS, Graph, central
from graph.model.rows import Dataset, Transfer
from graph.model.schema import MEASURES
from graph.model.vocabulary import ACTOR_TYPES, BANDS, OUTCOMES, nearest
from graph.network import Network

TRANSFER_CHOICES = ("usable", "drawn", *BANDS)
"""Which transfers: those that an active assertion backs, those that some document states (the
arrows of the map, withdrawn ones among them), or the usable ones of a least band."""

NODE_CHOICES = ("all", "giant")


@dataclass(frozen=True, slots=True)
class Choice:
    """What is measured: see :data:`TRANSFER_CHOICES` and :data:`NODE_CHOICES`.

    ``nodes`` *giant* keeps the largest weakly connected component of the plain graph (of several
    as large, the one with the first actor id). ``merge_parts`` takes every actor for the widest
    collective that it is part of; transfers inside one are then left out and counted.
    """

    transfers: str = "usable"
    nodes: str = "all"
    merge_parts: bool = False

    def __post_init__(self) -> None:
        for name, word, known in (
            ("transfers", self.transfers, TRANSFER_CHOICES),
            ("nodes", self.nodes, NODE_CHOICES),
        ):
            if word not in known:
                near = nearest(word, dict.fromkeys(known))
                raise QuestionError(
                    f"'{word}' is no choice of {name}; the nearest is '{near}'"
                    f" (all: {', '.join(known)})."
                )


@dataclass(frozen=True, slots=True)
class ActorMeasures:
    """The figures of one actor; those by support have ``_by_support`` in their name.

    ``givers`` and ``receivers`` count distinct partners, ``transfers_in`` and ``transfers_out``
    transfers. Betweenness is the share of all ordered pairs of other actors between which the
    actor lies on shortest ways. Hubs point to authorities (Kleinberg 1999); each sums to 1.
    Closeness is Wasserman and Faust's, over the ways that lead to the actor (in) or from it (out).
    None where it was not computed.
    """

    actor: str
    transfers_in: int
    transfers_out: int
    givers: int
    receivers: int
    betweenness: float | None
    hub: float
    authority: float
    closeness_in: float | None
    closeness_out: float | None
    betweenness_by_support: float | None
    hub_by_support: float
    authority_by_support: float
    closeness_in_by_support: float | None
    closeness_out_by_support: float | None


COSTLY = tuple(one.name for one in MEASURES if one.name.startswith(("betweenness", "closeness")))
"""The measures that are left out, or estimated, in large networks."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The network as a whole.

    ``actors`` are those measured. Of the dataset's other actors, ``only_speak`` are known as
    speakers alone and no party to any transfer chosen; ``merged`` became part of another;
    ``outside`` are out of the giant component. ``aliases`` are further names of the dataset's
    actors, and never nodes. ``isolated`` are measured, have no transfer, and
    ``isolated_with_kin`` of them are a part, or the whole, of one that has. ``transfers`` are
    those measured, ``left_out`` those not chosen, ``inside`` those inside one merged actor.
    ``pairs`` are the arrows after collapsing, ``pairs_without_support`` those of weight 0.
    ``sampled`` is from how many actors the ways were counted, 0 for all.
    """

    actors: int
    only_speak: int
    merged: int
    outside: int
    aliases: int
    isolated: int
    isolated_with_kin: int
    transfers: int
    left_out: int
    inside: int
    pairs: int
    pairs_without_support: int
    weak_components: int
    strong_components: int
    giant_weak: int
    giant_strong: int
    sampled: int


@dataclass(frozen=True, slots=True)
class Measures:
    """What was measured, of the whole and of each actor (by id), and the choice behind it."""

    choice: Choice
    counts: Counts
    actors: tuple[ActorMeasures, ...]


def measure(network: Network, choice: Choice = Choice(), estimate: bool = True) -> Measures:
    """Return all measures of a network. O(actors · pairs) up to MOST_EXACT actors, PIVOTS · pairs
    beyond.

    ``estimate`` False leaves betweenness out beyond that.

    >>> from graph.network import build
    >>> measure(build(Dataset())).counts.actors
    0
    """
    return _Measuring(network, choice).all(estimate)


def node_columns(network: Network) -> dict[str, dict[str, int | float]]:
    """Return the measures of each measured actor by id and name of column, what is None left out.

    Those of the default choice: usable transfers, all actors, nothing merged; betweenness and
    closeness up to :data:`~graph.measures.centrality.MOST_EXACT` actors.
    """
    found = {}
    for one in measure(network, estimate=False).actors:
        values = {column.name: getattr(one, column.name) for column in MEASURES}
        found[one.actor] = {name: value for name, value in values.items() if value is not None}
    return found


class _Measuring:
    """One network under one choice."""

    def __init__(self, network: Network, choice: Choice) -> None:
        self.network, self.dataset, self.choice = network, network.dataset, choice
        chosen = [one for one in self.dataset.transfers if self._chosen(one)]
        self.left_out = len(self.dataset.transfers) - len(chosen)
        self.home = {actor.id: self._home(actor.id) for actor in self.dataset.actors}
        ends = {one.id: (self.home[one.giver], self.home[one.receiver]) for one in chosen}
        self.between = {name: pair for name, pair in ends.items() if pair[0] != pair[1]}
        self.inside = len(ends) - len(self.between)
        parties = set(chain.from_iterable(ends.values()))
        homes = {*self.home.values()}
        self.silent = (_speakers(self.dataset) & homes) - parties
        self.everybody = sorted(homes - self.silent)
        self.plain = self._plain()

    def _chosen(self, transfer: Transfer) -> bool:
        if self.choice.transfers == "drawn":
            return transfer.id in self._drawn
        if transfer.id not in self.network.usable:
            return False
        least = self.choice.transfers
        return least == "usable" or at_least(self.network.evidence.band(transfer.id), least)

    @cached_property
    def _drawn(self) -> frozenset[str]:
        transfers = self.network.dataset.transfer
        drawn = self.network.drawn
        return frozenset(one for one in drawn if OUTCOMES[transfers[one].outcome].arrived)

    def _home(self, actor: str) -> str:
        above = self.dataset.ancestors(actor) if self.choice.merge_parts else ()
        return above[-1] if above else actor

    def _plain(self) -> Graph[str]:
        whole: Graph[str] = nx.DiGraph()
        whole.add_nodes_from(self.everybody)
        whole.add_edges_from(sorted({*self.between.values()}))
        if self.choice.nodes == "all" or not whole:
            return whole
        components = sorted(nx.weakly_connected_components(whole), key=min)
        largest = max(components, key=len)  # the first of those
        kept: Graph[str] = nx.DiGraph()
        kept.add_nodes_from(sorted(largest))
        kept.add_edges_from(pair for pair in whole.edges if pair[0] in largest)
        return kept

    def _by_support(self) -> Graph[str]:
        """Return the graph by support: the same actors, arrows with their weight and length."""
        transfers: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for name, pair in self.between.items():
            transfers[pair].append(name)
        graph: Graph[str] = nx.DiGraph()
        graph.add_nodes_from(self.plain)
        for pair in self.plain.edges:
            weight = self._some_stands(transfers[pair])
            if weight:
                length = max(1, round(MILLIONTHS * -math.log(weight)))
                graph.add_edge(*pair, weight=weight, length=length)
        return graph

    def _some_stands(self, transfers: Sequence[str]) -> float:
        if len(transfers) == 1:
            return float(self.network.findings[transfers[0]].support)
        evidence = self.network.evidence
        some = evidence.worlds.any_of(evidence.stands(one) for one in transfers)
        return float(evidence.worlds.probability(some))

    def all(self, estimate: bool) -> Measures:
        supported = self._by_support()
        columns = {**self._degrees(), **central(self.plain, None, "", estimate)}
        columns |= central(supported, "length", "_by_support", estimate)
        rows = (
            ActorMeasures(actor, **{name: values.get(actor) for name, values in columns.items()})  # type: ignore[arg-type]
            for actor in self.plain
        )
        return Measures(self.choice, self._counts(supported), tuple(rows))

    def _degrees(self) -> dict[str, Mapping[str, int]]:
        incoming, outgoing = Counter[str](), Counter[str]()
        for giver, receiver in self.between.values():
            incoming[receiver] += 1
            outgoing[giver] += 1
        return {
            "transfers_in": {actor: incoming[actor] for actor in self.plain},
            "transfers_out": {actor: outgoing[actor] for actor in self.plain},
            "givers": dict(self.plain.in_degree()),
            "receivers": dict(self.plain.out_degree()),
        }

    def _counts(self, supported: Graph[str]) -> Counts:
        alone = [actor for actor in self.plain if not self.plain.degree(actor)]
        weak = list(map(len, nx.weakly_connected_components(self.plain)))
        strong = list(map(len, nx.strongly_connected_components(self.plain)))
        kept = [pair for pair in self.between.values() if pair[0] in self.plain]
        return Counts(
            actors=len(self.plain),
            only_speak=len(self.silent),
            merged=len(self.home) - len({*self.home.values()}),
            outside=len(self.everybody) - len(self.plain),
            aliases=sum(len(actor.aliases) for actor in self.dataset.actors),
            isolated=len(alone),
            isolated_with_kin=sum(map(self._has_kin, alone)),
            transfers=len(kept),
            left_out=self.left_out,
            inside=self.inside,
            pairs=self.plain.number_of_edges(),
            pairs_without_support=self.plain.number_of_edges() - supported.number_of_edges(),
            weak_components=len(weak),
            strong_components=len(strong),
            giant_weak=max(weak, default=0),
            giant_strong=max(strong, default=0),
            sampled=PIVOTS if len(self.plain) > MOST_EXACT else 0,
        )

    def _has_kin(self, actor: str) -> bool:
        kin = {*self.dataset.parts(actor), *self.dataset.ancestors(actor)}
        return any(self.plain.degree(one) for one in kin if one in self.plain)


def _speakers(dataset: Dataset) -> set[str]:
    """Return actors that are known to speak.

    They are of a type that does nothing else, speak for an origin, or have a spokesman: an organ
    that does nothing else.
    """
    mere = {actor.id for actor in dataset.actors if ACTOR_TYPES[actor.type].speaks}
    bodies = {
        one.parent for one in map(dataset.actor.__getitem__, mere) if one.parent_kind == "organ"
    }
    return mere | bodies | {origin.speaker for origin in dataset.origins if origin.speaker}
