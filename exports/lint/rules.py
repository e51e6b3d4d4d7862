"""What goes wrong with GraphML and GEXF files, and what each program then does.

What is said of a program was seen of Gephi's toolkit 0.10.1, graphology-graphml 0.5 (with which
Gephi Lite reads) and networkx 3; the tests try it again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exports.lint import finds as finds
from exports.lint.model import Parsed


@dataclass(frozen=True, slots=True)
class LintRule:
    """``finds`` gives a place for each case of ``what``; ``then`` says who does what with it."""

    id: str
    what: str
    then: str
    finds: Callable[[Parsed], Sequence[str]]


LINT_RULES = (
    LintRule(
        "control-character",
        "characters that XML 1.0 forbids",
        "Gephi and networkx refuse the file",
        lambda file: file.control,
    ),
    LintRule(
        "node-id-twice",
        "nodes with the id of another",
        "Gephi and networkx make them one without a word; Gephi Lite refuses the file",
        lambda file: finds.repeated(file.nodes),
    ),
    LintRule(
        "edge-id-twice",
        "edges with the id of another",
        "Gephi keeps the first and drops the others; Gephi Lite refuses the file; networkx keeps"
        " only the last where they join one pair",
        finds.edge_ids,
    ),
    LintRule(
        "node-missing",
        "ends of edges that are no node of the file",
        "Gephi and networkx invent a bare node; Gephi Lite refuses the file",
        finds.missing,
    ),
    LintRule(
        "parallel-edges",
        "edges beside another of the same direction and kind",
        "Gephi merges them into one and adds their weights up; the kind is the XML attribute"
        " 'label' in GraphML, 'kind' in GEXF",
        finds.parallel,
    ),
    LintRule(
        "weight-zero",
        "edges of weight 0 or less",
        "Gephi draws no line for them, and its older versions delete them",
        finds.weights,
    ),
    LintRule(
        "mixed-direction",
        "edges whose direction is not that of the graph",
        "networkx refuses the file; Gephi takes the graph as mixed, or drops them from a GEXF"
        " file; Gephi Lite turns them into edges like the others",
        finds.mixed,
    ),
    LintRule(
        "no-direction",
        "graphs that are neither directed nor undirected",
        "Gephi takes them as mixed, networkx as undirected; Gephi Lite refuses the file",
        finds.odd("no-direction"),
    ),
    LintRule(
        "unknown-type",
        "columns of a type that not all programs know",
        "Gephi drops the column; networkx and Gephi Lite refuse the file",
        finds.types,
    ),
    LintRule(
        "value-of-other-type",
        "values that are not of their column's type",
        "Gephi drops them; networkx refuses the file; Gephi Lite makes them empty",
        finds.values,
    ),
    LintRule(
        "undeclared-column",
        "columns that are used and not declared",
        "Gephi drops their values; networkx refuses the file",
        finds.undeclared,
    ),
    LintRule(
        "late-column",
        "columns that are declared after the graph",
        "Gephi drops their values",
        lambda file: [key.id for key in file.keys if key.late],
    ),
    LintRule(
        "title-twice",
        "columns with the title of another",
        "Gephi and networkx put their values into one column, the last over the first",
        finds.titles,
    ),
    LintRule(
        "key-twice",
        "keys with the id of another",
        "networkx takes them for one key, and refuses the file where their types differ",
        finds.shared,
    ),
    LintRule(
        "key-for-all",
        'keys for nodes and edges alike (for="all")',
        "Gephi Lite refuses the file, and older versions of Gephi drop the values",
        finds.keys_for("all"),
    ),
    LintRule(
        "key-for-graph",
        "keys for the graph itself",
        "Gephi ignores them",
        finds.keys_for("graph"),
    ),
    LintRule(
        "inf-in-text",
        "texts with the letters INF in them",
        "Gephi writes Infinity in their place, also within a word",
        finds.inf,
    ),
    LintRule(
        "description",
        "nodes with a <desc>",
        "Gephi takes it for their label; the others drop it",
        finds.odd("description"),
    ),
    LintRule(
        "hyperedge",
        "hyperedges",
        "networkx refuses the file; Gephi and Gephi Lite drop them",
        finds.odd("hyperedge"),
    ),
    LintRule(
        "nested-graph",
        "nodes with a graph inside",
        "Gephi flattens it; networkx drops what is inside",
        finds.odd("nested-graph"),
    ),
    LintRule(
        "partial-date",
        "dates that are no whole day",
        "Gephi takes the first day of the month or year, and its older versions refuse the file",
        finds.partial,
    ),
    LintRule(
        "ends-before-start",
        "intervals that end before they start",
        "Gephi drops the interval",
        finds.backwards,
    ),
    LintRule(
        "time-undeclared",
        "intervals in a graph that declares no time",
        "Gephi drops them; networkx refuses the file",
        finds.untimed,
    ),
)
"""Every rule; ids are for searching the web and the README, and never change."""
