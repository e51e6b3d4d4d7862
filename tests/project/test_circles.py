"""No module of the house imports, by whatever way round, what imports it."""

from __future__ import annotations

from functools import cache

import networkx as nx
from grimp import build_graph

HOUSE = ("armstrail", "exports", "graph", "seeds")
MOST_FLOORS = 10


@cache
def imports() -> nx.DiGraph[str]:
    """What each module imports, at its head or within a function."""
    found = build_graph(*HOUSE)
    graph: nx.DiGraph[str] = nx.DiGraph()
    for module in found.modules:
        graph.add_edges_from(
            (module, one) for one in found.find_modules_directly_imported_by(module)
        )
    return graph


def test_modules_are_imported_one_way() -> None:
    parts = map(frozenset, nx.strongly_connected_components(imports()))
    assert [sorted(one) for one in parts if len(one) > 1] == []


def test_the_rooms_of_graph_stand_on_ten_floors_at_most() -> None:
    rooms: nx.DiGraph[str] = nx.DiGraph()
    for one, other in imports().edges:
        if one.startswith("graph.") and other.startswith("graph."):
            rooms.add_edge(".".join(one.split(".")[:2]), ".".join(other.split(".")[:2]))
    rooms.remove_edges_from(list(nx.selfloop_edges(rooms)))
    floors = nx.dag_longest_path_length(rooms) + 1  # refused where there is a circle
    assert 1 < floors <= MOST_FLOORS
