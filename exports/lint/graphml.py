"""Reads a GraphML file for the linter."""

from __future__ import annotations

from lxml import etree

from exports.lint.model import Key, Parsed, ParsedEdge, Value, children, local


def parsed(root: etree._Element) -> Parsed:
    """Return all that stands in the file. O(elements)."""
    found = Parsed("graphml")
    begun = False
    for child in root:
        if local(child) == "key":
            found.keys.append(_key(child, begun))
        elif local(child) == "graph":
            begun = True
            found.directed = {"directed": True, "undirected": False}.get(
                child.get("edgedefault", "")
            )
            if found.directed is None:
                found.note("no-direction", f"edgedefault '{child.get('edgedefault', '')}'")
            _graph(child, found)
    return found


def _key(element: etree._Element, late: bool) -> Key:
    name = element.get("id", "")
    title = element.get("attr.name", name)
    return Key(name, element.get("for", "all"), title, element.get("attr.type", "string"), late)


def _graph(graph: etree._Element, found: Parsed) -> None:
    weights = {key.id for key in found.keys if key.title == "weight" and key.of != "node"}
    for child in graph:
        kind = local(child)
        if kind == "node":
            _node(child, found)
        elif kind == "edge":
            _edge(child, found, weights)
        elif kind == "hyperedge":
            found.note("hyperedge", child.get("id", ""))
        elif kind == "data":
            found.note("graph-data", child.get("key", ""))


def _node(element: etree._Element, found: Parsed) -> None:
    name = element.get("id", "")
    found.nodes.append(name)
    _data(element, "node", name, found)
    for _ in children(element, "desc"):
        found.note("description", name)
    for graph in children(element, "graph"):
        found.note("nested-graph", name)
        _graph(graph, found)


def _edge(element: etree._Element, found: Parsed, weights: set[str]) -> None:
    data = {one.get("key", ""): one.text or "" for one in children(element, "data")}
    weight = next((data[key] for key in weights if key in data), "")
    directed = {"true": True, "false": False}.get(element.get("directed", ""))
    ends = element.get("source", ""), element.get("target", "")
    name = element.get("id", "")
    found.edges.append(ParsedEdge(name, *ends, element.get("label", ""), directed, weight))
    _data(element, "edge", name or " to ".join(ends), found)


def _data(element: etree._Element, of: str, name: str, found: Parsed) -> None:
    for one in children(element, "data"):
        found.values.append(Value(of, name, one.get("key", ""), one.text or ""))
