"""A dataset as a ``networkx.MultiDiGraph`` whose edges carry their figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import cached_property, wraps
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from graph.evidence.edges import RETRACTED, no_edge, not_stated
from graph.evidence.findings import Evidence, Finding
from graph.evidence.ladder import LADDER, Ladder
from graph.model.rows import Dataset, Transfer
from graph.model.schema import ACTORS, FIGURES, TRANSFERS, Column
from graph.model.vocabulary import MODES

if TYPE_CHECKING:
    import networkx as nx

T = TypeVar("T")

COMPLETED = "completed"
"""The outcome of a transfer that is said to have come about."""

_OF_NODES, _OF_EDGES = ACTORS.without("id"), TRANSFERS.without("id", "giver", "receiver")


def plain(row: object, columns: Sequence[Column]) -> dict[str, str | int | float]:
    """Return the known values of these columns as text or numbers, lists joined by their separator.

    Unknown values (empty text, empty list, None) are left out.
    """
    values = {one.name: _plain(getattr(row, one.name), one) for one in columns}
    return {name: value for name, value in values.items() if value is not None}


def _plain(value: object, column: Column) -> str | int | float | None:
    if isinstance(value, int | float):
        return value
    text = column.kind.separator.join(value) if isinstance(value, tuple) else str(value or "")
    return text or None


class Compiled(NamedTuple):
    """What :class:`Network` would else find by a pass over all rows: see its properties."""

    findings: Callable[[Evidence], Mapping[str, Finding]]

    given: Mapping[str, tuple[Transfer, ...]]
    taken: Mapping[str, tuple[Transfer, ...]]
    asserted: Set[str]
    usable: Set[str]


class Network:
    """A dataset, the figures of its transfers, and both as a graph.

    ``graph`` has one node per actor (key: actor id) and one edge per transfer (key: transfer id,
    from giver to receiver). Node attributes are the actor's columns without ``id``; edge
    attributes the transfer's columns without ``id``, ``giver`` and ``receiver``, the ``kind`` of
    its mode, and every figure of its :class:`~graph.evidence.findings.Finding`.

    ``compiled`` is of this dataset, where it is at hand; ``made`` has what functions that
    are kept by :func:`once` give for this network, by the function. ``naming`` are the transfers
    that name the materiel asked for, where the network is what limits leave of another; None where
    nothing was asked for.
    """

    def __init__(
        self,
        dataset: Dataset,
        ladder: Ladder = LADDER,
        compiled: Compiled | None = None,
        made: Mapping[Made, Any] | None = None,
    ) -> None:
        self.dataset = dataset
        self.evidence = Evidence(dataset, ladder)
        self.made = dict(made or {})
        self.naming: frozenset[str] | None = None
        self._compiled = compiled

    @cached_property
    def findings(self) -> Mapping[str, Finding]:
        """Return the figures of every transfer, by transfer id, in the dataset's order."""
        if self._compiled:
            return self._compiled.findings(self.evidence)
        return {one.id: self.evidence.finding(one.id) for one in self.dataset.transfers}

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """Return the graph, made once for this object and yours to change: nothing else reads it.

        Answers and exports go back to ``dataset``, so that what is changed here alters none.
        """
        return as_graph(self)

    @cached_property
    def given(self) -> Mapping[str, tuple[Transfer, ...]]:
        """Return the transfers by giver, by id; actors that give nothing are left out."""
        if self._compiled:
            return self._compiled.given
        return _by_end(self.dataset.transfers, attrgetter("giver"))

    @cached_property
    def taken(self) -> Mapping[str, tuple[Transfer, ...]]:
        """Return the transfers by receiver, by id; actors that receive nothing are left out."""
        if self._compiled:
            return self._compiled.taken
        return _by_end(self.dataset.transfers, attrgetter("receiver"))

    @cached_property
    def asserted(self) -> Set[str]:
        """Return ids of the transfers that an active assertion backs, completed or not."""
        if self._compiled:
            return self._compiled.asserted
        return frozenset(
            transfer
            for transfer, assertions in self.evidence.assertions.items()
            if any(one.supports for one in assertions)
        )

    @cached_property
    def usable(self) -> Set[str]:
        """Return ids of the completed transfers that an active assertion backs.

        The only ones a path may use, and the only ones that are counted.
        """
        if self._compiled:
            return self._compiled.usable
        transfer = self.dataset.transfer
        return frozenset(one for one in self.asserted if transfer[one].outcome == COMPLETED)

    @cached_property
    def drawn(self) -> tuple[str, ...]:
        """Return ids of the transfers that have a line on the map: some document states them.

        Of what is only denied, only inferred by the researcher, a draft, or set aside there is
        none. The line is an arrow where :meth:`no_edge` has nothing against it; what is retracted,
        or not said to have come about, stops short.
        """
        return tuple(
            one.id for one in self.dataset.transfers if self.not_stated(one.id) in ("", RETRACTED)
        )

    def no_edge(self, transfer: str) -> str:
        """Return why a transfer is no edge of a graph, in a few words; "" where it is one."""
        return no_edge(self.dataset.transfer[transfer], self.not_stated(transfer))

    def not_stated(self, transfer: str) -> str:
        """Return what there is instead of an active statement of it; "" where there is one."""
        return not_stated(self.dataset.statements_of[transfer], self.evidence.assertions[transfer])


Made = Callable[[Network], Any]
"""A function that makes something of a network."""


def once(make: Callable[[Network], T]) -> Callable[[Network], T]:
    """Return ``make`` with what it makes kept in the network: made when first asked for."""

    @wraps(make)
    def kept(network: Network) -> T:
        if kept not in network.made:
            network.made[kept] = make(network)
        found: T = network.made[kept]
        return found

    return kept


def as_graph(network: Network) -> nx.MultiDiGraph[str]:
    """Return the graph of a network, made anew: what was done to ``network.graph`` is not in it."""
    import networkx as nx  # here, because most answers need none of it

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for actor in network.dataset.actors:
        graph.add_node(actor.id, **plain(actor, _OF_NODES), **dict(actor.own))
    for transfer in network.dataset.transfers:
        values = plain(transfer, _OF_EDGES) | {"kind": MODES[transfer.mode].family}
        values |= plain(network.findings[transfer.id], FIGURES) | dict(transfer.own)
        graph.add_edge(transfer.giver, transfer.receiver, key=transfer.id, **values)
    return graph


def _by_end(
    transfers: Iterable[Transfer], end: Callable[[Transfer], str]
) -> Mapping[str, tuple[Transfer, ...]]:
    found: defaultdict[str, list[Transfer]] = defaultdict(list)
    for one in sorted(transfers, key=attrgetter("id")):
        found[end(one)].append(one)
    return {actor: tuple(legs) for actor, legs in found.items()}


def build(dataset: Dataset, ladder: Ladder = LADDER) -> Network:
    """Return the network of a dataset, its figures under ``ladder``. Figures are computed when
    asked.
    """
    return Network(dataset, ladder)
