"""What other programs read in an export, as the tables of a dataset: by table, row and column."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pygraphviz
import pytest
from lxml import etree

from exports.formats.stix import EXTENSION
from exports.rows.tables import rows
from exports.words.escapes import LATEX
from graph.model.rows import Dataset
from graph.model.schema import TABLES
from tests.support.readers.ftm_read import ftm

Rows = dict[str, dict[str, Any]]
Tables = dict[str, Rows]

COLUMNS = tuple(column for table in TABLES.values() for column in table.columns)
LISTS = {one.name: one.kind.separator for one in COLUMNS if one.kind.separator}
NUMBERS = {one.name for one in COLUMNS if one.kind.python in (int, float)}


def expected(dataset: Dataset) -> Tables:
    """The known values of a dataset; a row without an id goes by its number."""
    return {table: keyed(list(rows(dataset, table))) for table in TABLES}


def keyed(found: list[dict[str, Any]]) -> Rows:
    known = [{k: v for k, v in one.items() if v not in (None, "", [])} for one in found]
    return {str(one.get("id", number)): one for number, one in enumerate(known)}


def missing(dataset: Dataset, read: Tables) -> Counter[str]:
    """By column, the values of a dataset that were not read back as they were."""
    found: Counter[str] = Counter()
    for table, wanted in expected(dataset).items():
        for key, values in wanted.items():
            got = read.get(table, {}).get(key, {})
            for name, value in values.items():
                found[f"{table}.{name}"] += not same(got.get(name), value)
    return +found


def same(got: Any, value: Any) -> bool:
    """Whether it is the value; FollowTheMoney has sets of names, and no order."""
    return bool(got == value) or (
        isinstance(got, set) and isinstance(value, list) and got == set(value)
    )


def split(values: Mapping[str, Any]) -> dict[str, Any]:
    """Joined lists as lists, the rest as it is."""
    return {
        name: value.split(LISTS[name]) if name in LISTS and value else value
        for name, value in values.items()
        if value != ""
    }


def _graph(graph: Any) -> Tables:
    nodes = {name: split({**values, "id": name}) for name, values in graph.nodes(data=True)}
    edges = {
        key: split({**values, "id": key, "giver": giver, "receiver": receiver})
        for giver, receiver, key, values in graph.edges(keys=True, data=True)
    }
    return {"actors": nodes, "transfers": edges}


def graphml(content: bytes) -> Tables:
    return _graph(nx.read_graphml(io.BytesIO(content), edge_key_type=str, force_multigraph=True))


def cytoscape(content: bytes) -> Tables:
    return _graph(nx.cytoscape_graph(json.loads(content)))


def nodelink(content: bytes) -> Tables:
    return _graph(nx.node_link_graph(json.loads(content), edges="edges"))


def gexf(content: bytes) -> Tables:
    """By lxml: networkx lays the interval over the columns ``start`` and ``end``."""
    space = "{http://gexf.net/1.3}"
    root = etree.fromstring(content)
    found: Tables = {"actors": {}, "transfers": {}}
    for table, kind in (("actors", "node"), ("transfers", "edge")):
        for element in root.iter(f"{space}{kind}"):
            values: dict[str, Any] = {
                str(one.get("for")): one.get("value") for one in element.iter(f"{space}attvalue")
            }
            values["id"] = element.get("id")
            if kind == "edge":
                values |= {"giver": element.get("source"), "receiver": element.get("target")}
            found[table][str(values["id"])] = split(values)
    return found


def json_(content: bytes) -> Tables:
    return {table: keyed(found) for table, found in json.loads(content).items() if table in TABLES}


def csv_(folder: Path) -> Tables:
    return {table: _csv(folder / f"{table}.csv") for table in TABLES}


def _csv(file: Path) -> Rows:
    frame = pd.read_csv(file, dtype=str, keep_default_na=False, na_filter=False, encoding="utf-8")
    found = [split({str(k): v for k, v in one.items()}) for one in frame.to_dict("records")]
    return keyed([{name: number(name, value) for name, value in one.items()} for one in found])


def number(name: str, value: Any) -> Any:
    """The value of a column of numbers as a number."""
    return float(value) if name in NUMBERS else value


def parquet(folder: Path) -> Tables:
    return {table: _parquet(folder / f"{table}.parquet") for table in TABLES}


def _parquet(file: Path) -> Rows:
    frame = pd.read_parquet(file, dtype_backend="pyarrow")
    found = frame.astype(object).to_dict("records")
    return keyed([{str(k): _plain(v) for k, v in one.items()} for one in found])


def _plain(value: Any) -> Any:
    if isinstance(value, str | float | int):
        return value
    return None if value is None or value is pd.NA else list(value)


def bibtex(content: bytes) -> Tables:
    names = {"title": "title", "howpublished": "outlet", "type": "genre", "related": "copy_of"}
    names |= {"annote": "note", "date": "published", "url": "url", "sha256": "sha256"}
    # pybtex takes an author apart into names; the braces keep it whole, and are for us to take off
    text = re.sub(r"^  author = ", "  writer = ", content.decode(), flags=re.M)
    names["writer"] = "author"
    found = {}
    parse = pytest.importorskip("pybtex.database").parse_string
    for key, entry in parse(text, "bibtex").entries.items():
        values = {names[name]: text for name, text in entry.fields.items() if name in names}
        plain = {
            name: value if name in ("url", "sha256") else _unescaped(value)
            for name, value in values.items()
        }
        found[key] = {"id": key, **plain}
    return {"documents": found}


def _unescaped(text: str) -> str:
    if text.startswith("{") and text.endswith("}") and not text.startswith("{}"):
        text = text[1:-1]
    back = {written: sign for sign, written in LATEX.items()}
    pattern = "|".join(map(re.escape, sorted(back, key=len, reverse=True)))
    return re.sub(pattern, lambda one: back[one[0]], text)


def csl(content: bytes) -> Tables:
    found = {}
    for item in json.loads(content):
        custom = item.get("custom", {})
        values = {"id": item["id"], "title": item.get("title"), "url": item.get("URL"), **custom}
        values |= {"outlet": item.get("container-title"), "genre": item.get("genre")}
        values |= {"note": item.get("note"), "author": item.get("author", [{}])[0].get("literal")}
        found[item["id"]] = values
    return {"documents": found}


def dot(content: bytes) -> Tables:
    graph = pygraphviz.AGraph(string=content.decode())
    found: Tables = {"actors": {}, "transfers": {}}
    for node in graph.nodes():
        name, _, kind = _label(node.attr["label"]).rpartition("\n")
        found["actors"][str(node)] = {"id": str(node), "name": name, "type": kind.replace(" ", "-")}
    for edge in graph.edges():
        ends = {"giver": str(edge[0]), "receiver": str(edge[1])}
        mode = _label(edge.attr["label"]).replace(" ", "-")
        found["transfers"][edge.attr["id"]] = {"id": edge.attr["id"], "mode": mode, **ends}
    return found


def _label(text: str) -> str:
    """A label as Graphviz shows it: escapes and entities resolved."""
    back = {"\\\\": "\\", "\\n": "\n", "&amp;": "&", '\\"': '"'}
    return re.sub(r'\\\\|\\n|&amp;|\\"', lambda one: back[one[0]], text)


def svg(content: bytes) -> Tables:
    space = "{http://www.w3.org/2000/svg}"
    found: Tables = {"actors": {}, "transfers": {}}
    for group in etree.fromstring(content).iter(f"{space}g"):
        table, _, name = group.get("id", "").partition("-")
        title = group.findtext(f"{space}title") or ""
        if table == "actor":
            shown, _, kind = title.removesuffix(")").rpartition(" (")
            values = {"id": name, "name": shown, "type": kind.replace(" ", "-")}
            found["actors"][name] = values
        elif table == "transfer":
            found["transfers"][name] = {"id": name, "title": title}
    return found


def stix(content: bytes) -> Tables:
    parse = pytest.importorskip("stix2").parse
    found: Tables = {}
    for one in parse(content).objects:
        extension = getattr(one, "extensions", {}).get(EXTENSION)
        if extension:
            columns = extension["columns"]
            found.setdefault(extension["table"], {})[columns["id"]] = columns
            for figure in extension.get("quantities", ()):
                found.setdefault("quantities", {})[figure["id"]] = figure
    return found


def neo4j(folder: Path) -> Tables:
    """As the bulk importer reads it: typed headers, no property for an empty cell."""
    found: Tables = {}
    for table in TABLES:
        label = {"quantities": "quantity", "rejected": "rejected", "materiel": "materiel"}
        file = folder / f"{label.get(table, table.removesuffix('s'))}.csv"
        with file.open(encoding="utf-8", newline="") as stream:
            header, *lines = csv.reader(stream, lineterminator="\n")
        made = [
            dict(_typed(of, cell) for of, cell in zip(header, line, strict=True) if cell)
            for line in lines
        ]
        if table == "rejected":
            for one in made:
                del one["id"]
        found[table] = keyed(made)
    return found


def _typed(header: str, cell: str) -> tuple[str, Any]:
    name, kind = header.split(":", 1)
    if kind.endswith("[]"):
        return name, cell.split("\x1f")
    return name, float(cell) if kind in ("double", "long") else cell


READERS: dict[str, Callable[[Any], Tables]] = {
    "graphml": graphml,
    "gexf": gexf,
    "csv": csv_,
    "json": json_,
    "cytoscape": cytoscape,
    "nodelink": nodelink,
    "parquet": parquet,
    "ftm": ftm,
    "stix": stix,
    "neo4j": neo4j,
    "dot": dot,
    "bibtex": bibtex,
    "csl": csl,
}
"""By format, what reads it; those that hold words or pixels have tests of their own."""
