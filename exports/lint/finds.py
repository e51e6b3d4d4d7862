"""Where a GraphML or GEXF file does what programs stumble over: one function a rule.

Each takes the parsed file and gives a place for each case. O(elements).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from types import MappingProxyType

from exports.lint.model import Key, Parsed

COLUMN_TYPES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "graphml": frozenset(("boolean", "int", "long", "float", "double", "string")),
        "gexf": frozenset(
            ("boolean", "integer", "long", "float", "double", "string", "anyURI", "liststring")
        ),
    }
)
"""The types of columns that every program knows, by format."""

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|[+-]?INF|NaN")
_WHOLE = re.compile(r"[+-]?\d+")
_FITS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "int": _WHOLE,
        "integer": _WHOLE,
        "long": _WHOLE,
        "float": _NUMBER,
        "double": _NUMBER,
        "boolean": re.compile("true|false|1|0", re.IGNORECASE),
    }
)
_MOMENT = re.compile(r"-?\d{4,}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?")


def repeated(names: Iterable[str]) -> list[str]:
    """Return every name as often as it stands there once too often."""
    return [name for name, count in Counter(names).items() for _ in range(count - 1)]


def edge_ids(file: Parsed) -> list[str]:
    """Return edges with the id of one before them."""
    return repeated(edge.id for edge in file.edges if edge.id)


def missing(file: Parsed) -> list[str]:
    """Return ends of edges that are no node."""
    known = set(file.nodes)
    ends = chain.from_iterable((edge.source, edge.target) for edge in file.edges)
    return sorted({end for end in ends if end not in known})


def parallel(file: Parsed) -> list[str]:
    """Return edges beside one of the same pair, direction and kind."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for edge in file.edges:
        directed = file.directed if edge.directed is None else edge.directed
        ends = [edge.source, edge.target]
        key = (*(ends if directed else sorted(ends)), edge.kind)
        if seen[key]:
            found.append(edge.id or " to ".join(ends))
        seen[key] += 1
    return found


def weights(file: Parsed) -> list[str]:
    """Return edges whose weight is 0 or less."""
    return [
        edge.id
        for edge in file.edges
        if _NUMBER.fullmatch(edge.weight.strip())
        and float(edge.weight.strip().replace("INF", "inf")) <= 0
    ]


def mixed(file: Parsed) -> list[str]:
    """Return edges of another direction than the graph's."""
    if file.directed is None:
        return []
    return [edge.id for edge in file.edges if edge.directed not in (None, file.directed)]


def types(file: Parsed) -> list[str]:
    """Return columns of a type that not every program knows."""
    known = COLUMN_TYPES[file.format]
    return [f"{key.title} is {key.type}" for key in file.keys if key.type not in known]


def _by_key(file: Parsed) -> dict[tuple[str, str], Key]:
    found: dict[tuple[str, str], Key] = {}
    for key in file.keys:
        for of in ("node", "edge") if key.of == "all" else (key.of,):
            found.setdefault((of, key.id), key)
    return found


def values(file: Parsed) -> list[str]:
    """Return values that their column's type does not allow."""
    keys, found = _by_key(file), []
    for value in file.values:
        key = keys.get((value.of, value.key))
        fits = _FITS.get(key.type) if key else None
        if key and fits and not fits.fullmatch(value.text.strip()):
            found.append(f"{value.element}, {key.title}: {value.text[:40]}")
    return found


def undeclared(file: Parsed) -> list[str]:
    """Return columns that have values and no declaration."""
    keys = _by_key(file)
    return sorted({one.key for one in file.values if (one.of, one.key) not in keys})


def titles(file: Parsed) -> list[str]:
    """Return titles that several columns of nodes, or of edges, share."""
    pairs = ((of, key.title.lower()) for key in file.keys for of in _kinds(key))
    return sorted({title for of, title in _repeated_pairs(pairs)})


def _kinds(key: Key) -> tuple[str, ...]:
    return ("node", "edge") if key.of == "all" else (key.of,)


def _repeated_pairs(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [pair for pair, count in Counter(pairs).items() if count > 1]


def shared(file: Parsed) -> list[str]:
    """Return ids that several keys of GraphML share."""
    if file.format != "graphml":
        return []
    return repeated(key.id for key in file.keys)


def keys_for(kind: str) -> Callable[[Parsed], list[str]]:
    """Return a function that finds the keys of GraphML that are for ``kind``."""
    return lambda file: [key.id for key in file.keys if key.of == kind and file.format == "graphml"]


def inf(file: Parsed) -> list[str]:
    """Return texts, other than labels, with INF in them."""
    keys, found = _by_key(file), []
    for value in file.values:
        key = keys.get((value.of, value.key))
        if "INF" in value.text and key and key.type not in _FITS and key.title.lower() != "label":
            found.append(f"{value.element}, {key.title}: {value.text[:40]}")
    return found


def partial(file: Parsed) -> list[str]:
    """Return dates of intervals that are no whole day."""
    if file.time_format not in ("date", "dateTime"):
        return []
    return [
        f"{one.element}: {text}"
        for one in file.intervals
        for text in (one.start, one.end)
        if text and not _MOMENT.fullmatch(text)
    ]


def backwards(file: Parsed) -> list[str]:
    """Return elements whose interval ends before it starts."""
    whole = (one for one in file.intervals if one.start and one.end)
    return [one.element for one in whole if _order(one.start) > _order(one.end)]


def _order(text: str) -> tuple[float, str]:
    return (float(text), "") if _NUMBER.fullmatch(text) else (0.0, text)


def untimed(file: Parsed) -> list[str]:
    """Return elements with dates in a graph that does not say how time is written."""
    if file.dynamic and (file.time_format or not file.intervals):
        return []
    return [one.element for one in file.intervals if not _NUMBER.fullmatch(one.start or one.end)]


def odd(name: str) -> Callable[[Parsed], list[str]]:
    """Return a function that gives the places that the reader noted under ``name``."""
    return lambda file: file.odd.get(name, [])
