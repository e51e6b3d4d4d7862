"""A GraphML or GEXF file as the linter sees it: what stands there, not what anyone makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree


@dataclass(frozen=True, slots=True)
class Key:
    """A declared column: ``of`` is node, edge, graph or all; ``late`` after the graph began."""

    id: str
    of: str
    title: str
    type: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class ParsedEdge:
    """An edge; ``kind`` tells parallel ones apart, ``directed`` is None where it is not said."""

    id: str
    source: str
    target: str
    kind: str
    directed: bool | None
    weight: str


@dataclass(frozen=True, slots=True)
class Value:
    """A text in the column ``key`` of the node or edge ``element``."""

    of: str
    element: str
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Interval:
    """Start and end of an element as written."""

    element: str
    start: str
    end: str


@dataclass(slots=True)
class Parsed:
    """All of a file. ``odd`` counts by name what the format allows and programs do not read."""

    format: str
    directed: bool | None = None
    dynamic: bool = True
    time_format: str = ""
    keys: list[Key] = field(default_factory=list)
    nodes: list[str] = field(default_factory=list)
    edges: list[ParsedEdge] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    intervals: list[Interval] = field(default_factory=list)
    labels: list[Value] = field(default_factory=list)
    odd: dict[str, list[str]] = field(default_factory=dict)
    control: list[str] = field(default_factory=list)

    def note(self, name: str, where: str) -> None:
        """Remember something odd and where it stands."""
        self.odd.setdefault(name, []).append(where)


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace; "" for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the children of these names, in whatever namespace."""
    return (child for child in element if local(child) in names)
