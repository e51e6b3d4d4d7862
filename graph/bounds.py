"""What can still come between an actor and the goal: the fewest legs, and the widest path.

Both are computed once, backwards from the goal, with order in time and materiel set aside, and
bound every rest of an admissible chain from above. The widest path (the best achievable weakest
leg) is Dijkstra's search with minimum for sum (Pollack, *The maximum capacity through a network*,
1960). A product of legs would be no bound: where legs share a voice it lies below their support.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from graph.chain import Junction, Kinship
from graph.evidence import Level
from graph.model import Transfer
from graph.network import Network

Node = tuple[str, bool]
"""An actor that has the arms, and whether the rest of its chain has a step that is inferred."""


class Rest:
    """The rests of chains to ``goal``; ``inferred`` lets them take steps that no source states.

    Building it costs one pass over actors and transfers.
    """

    def __init__(self, network: Network, kinship: Kinship, goal: str, inferred: bool) -> None:
        self.network = network
        self.back: defaultdict[str, set[Node]] = defaultdict(set)
        for actor in network.dataset.actors:
            for there, junction in kinship.onward(actor.id, False, inferred):
                self.back[there].add((actor.id, junction is not None))
        self.into: defaultdict[str, list[Transfer]] = defaultdict(list)
        self.last: list[tuple[Transfer, bool]] = []
        for leg in network.dataset.transfers:
            self.into[leg.receiver].append(leg)
            arrived, end = kinship.arrives(leg.receiver, goal, inferred)
            if arrived:
                self.last.append((leg, is_collective(end)))

    def distance(self) -> Mapping[Node, int]:
        """The fewest legs from each node to the goal; nodes that cannot reach it are left out."""
        found: dict[Node, int] = {}
        layer = {node for leg, gap in self.last for node in self._before(leg, gap)}
        legs = 1
        while layer := layer - found.keys():
            found |= dict.fromkeys(layer, legs)
            layer = {
                node
                for actor, gap in layer
                for leg in self.into[actor]
                for node in self._before(leg, gap)
            }
            legs += 1
        return found

    def widest(self, level: Level) -> Mapping[Node, Fraction]:
        """The best weakest leg, at that end of the range, of any rest from each node."""
        value: dict[str, Fraction] = {}
        evidence = self.network.evidence
        for leg in self.network.dataset.transfers:
            value[leg.id] = evidence.worlds.probability(evidence.stands(leg.id, level))
        found: dict[Node, Fraction] = {}
        queue = [
            (-value[leg.id], node) for leg, gap in self.last for node in self._before(leg, gap)
        ]
        heapq.heapify(queue)
        while queue:
            width, node = heapq.heappop(queue)
            if node in found:
                continue
            found[node] = -width
            for leg in self.into[node[0]]:
                for before in self._before(leg, node[1]):
                    if before not in found:
                        heapq.heappush(queue, (max(width, -value[leg.id]), before))
        return found

    def _before(self, leg: Transfer, gap: bool) -> list[Node]:
        """Who can have the arms before ``leg`` is given, the rest after it with a gap or not."""
        return [(actor, gap or step) for actor, step in self.back[leg.giver]]


def is_collective(junction: Junction | None) -> bool:
    """Whether the junction goes from an actor to what it is a part of."""
    return junction is not None and junction.kind == "collective"
