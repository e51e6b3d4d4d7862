"""Reads a GEXF file for the linter."""

from __future__ import annotations

from lxml import etree

from exports.lint.model import Interval, Key, Parsed, ParsedEdge, Value, children, local


def parsed(root: etree._Element) -> Parsed:
    """Return all that stands in the file. O(elements)."""
    found = Parsed("gexf")
    for graph in children(root, "graph"):
        default = graph.get("defaultedgetype", "undirected")
        found.directed = {"directed": True, "undirected": False}.get(default)
        found.dynamic = graph.get("mode", "static") == "dynamic"
        found.time_format = graph.get("timeformat", "")
        begun = False
        for child in graph:
            if local(child) == "attributes":
                found.keys += [_key(one, child, begun) for one in children(child, "attribute")]
            begun = begun or local(child) in ("nodes", "edges")
            if local(child) == "nodes":
                _nodes(child, found)
            elif local(child) == "edges":
                for edge in children(child, "edge"):
                    _edge(edge, found)
    return found


def _key(element: etree._Element, group: etree._Element, late: bool) -> Key:
    name = element.get("id", "")
    title = element.get("title", name)
    return Key(name, group.get("class", ""), title, element.get("type", "string"), late)


def _nodes(group: etree._Element, found: Parsed) -> None:
    for node in children(group, "node"):
        name = node.get("id", "")
        found.nodes.append(name)
        found.labels.append(Value("node", name, "label", node.get("label", "")))
        _more(node, "node", name, found)
        for nested in children(node, "nodes"):
            found.note("nested-graph", name)
            _nodes(nested, found)


def _edge(element: etree._Element, found: Parsed) -> None:
    directed = {"directed": True, "undirected": False, "mutual": False}.get(element.get("type", ""))
    ends = element.get("source", ""), element.get("target", "")
    kind, weight = element.get("kind", ""), element.get("weight", "")
    name = element.get("id", "")
    found.edges.append(ParsedEdge(name, *ends, kind, directed, weight))
    _more(element, "edge", name or " to ".join(ends), found)


def _more(element: etree._Element, of: str, name: str, found: Parsed) -> None:
    for group in children(element, "attvalues"):
        for one in children(group, "attvalue"):
            found.values.append(Value(of, name, one.get("for", ""), one.get("value", "")))
            _interval(one, name, found)
    _interval(element, name, found)
    for group in children(element, "spells"):
        for one in children(group, "spell"):
            _interval(one, name, found)


def _interval(element: etree._Element, name: str, found: Parsed) -> None:
    start, end = element.get("start", ""), element.get("end", "")
    if start or end:
        found.intervals.append(Interval(name, start, end))
