"""Files in GraphML and GEXF with one thing wrong each: by rule, format, content and how often."""

from __future__ import annotations

KEY = '<key id="{id}" for="{of}" attr.name="{title}" attr.type="{type}"/>'
NODES = '<node id="a"/><node id="b"/><node id="c"/>'


def key(name: str = "k", of: str = "node", title: str = "k", type: str = "string") -> str:
    return KEY.format(id=name, of=of, title=title, type=type)


def graphml(body: str = "", keys: str = "", nodes: str = NODES, default: str = "directed") -> str:
    graph = f'<graph edgedefault="{default}">{nodes}{body}</graph>'
    space = "http://graphml.graphdrawing.org/xmlns"
    return f'<?xml version="1.0"?>\n<graphml xmlns="{space}">{keys}{graph}</graphml>'


def gexf(
    edges: str = "",
    columns: str = "",
    nodes: str = NODES,
    graph: str = 'defaultedgetype="directed"',
) -> str:
    attributes = f'<attributes class="node">{columns}</attributes>'
    body = f"<graph {graph}>{attributes}<nodes>{nodes}</nodes><edges>{edges}</edges></graph>"
    return f'<?xml version="1.0"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">{body}</gexf>'


def edge(name: str, source: str = "a", target: str = "b", more: str = "", inside: str = "") -> str:
    return f'<edge id="{name}" source="{source}" target="{target}" {more}>{inside}</edge>'


def value(text: str, name: str = "k") -> str:
    return f'<data key="{name}">{text}</data>'


def att(text: str, name: str = "k") -> str:
    return f'<attvalues><attvalue for="{name}" value="{text}"/></attvalues>'


DATES = 'defaultedgetype="directed" mode="dynamic" timeformat="date"'
WEIGHT = key("w", "edge", "weight", "double")
ONE = '<node id="a">{}</node><node id="b"/><node id="c"/>'
COLUMN = '<attribute id="k" title="k" type="{}"/>'

BAD: dict[str, list[tuple[str, str, int]]] = {
    "control-character": [
        ("graphml", graphml(keys=key(), nodes=ONE.format(value("a\x07b"))), 1),
        ("graphml", graphml(keys=key(), nodes=ONE.format(value("&#7;&#x1b;"))), 2),
    ],
    "node-id-twice": [("graphml", graphml(nodes=NODES + '<node id="a"/>'), 1)],
    "edge-id-twice": [
        ("graphml", graphml(edge("e") + edge("e", "b", "c") + edge("e", "c", "a")), 2),
        ("gexf", gexf(edge("e") + edge("e", "b", "a")), 1),
    ],
    "node-missing": [
        ("graphml", graphml(edge("e", "a", "nobody")), 1),
        ("gexf", gexf(edge("e", "nobody", "nowhere")), 2),
    ],
    "parallel-edges": [
        ("graphml", graphml(edge("e") + edge("f")), 1),
        ("graphml", graphml(edge("e", more='label="x"') + edge("f", more='label="x"')), 1),
        ("graphml", graphml(edge("e") + edge("f", "b", "a"), default="undirected"), 1),
        ("gexf", gexf(edge("e") + edge("f") + edge("g", more='kind="x"')), 1),
    ],
    "weight-zero": [
        ("graphml", graphml(edge("e", inside=value("0", "w")), WEIGHT), 1),
        ("gexf", gexf(edge("e", more='weight="0.0"') + edge("f", "b", "c", 'weight="-1"')), 2),
    ],
    "mixed-direction": [
        ("graphml", graphml(edge("e", more='directed="false"') + edge("f", "b", "c")), 1),
        ("gexf", gexf(edge("e", more='type="undirected"') + edge("f", "b", "c")), 1),
    ],
    "no-direction": [("graphml", graphml(default="both"), 1)],
    "unknown-type": [
        ("graphml", graphml(keys=key(type="date"), nodes=ONE.format(value("2021"))), 1),
        ("gexf", gexf(columns=COLUMN.format("date"), nodes=ONE.format(att("2021"))), 1),
    ],
    "value-of-other-type": [
        ("graphml", graphml(keys=key(type="int"), nodes=ONE.format(value("five"))), 1)
    ],
    "undeclared-column": [
        ("graphml", graphml(nodes=ONE.format(value("x"))), 1),
        ("gexf", gexf(nodes=ONE.format(att("x"))), 1),
    ],
    "late-column": [
        (
            "graphml",
            graphml(nodes=ONE.format(value("x"))).replace("</graphml>", key()) + "</graphml>",
            1,
        )
    ],
    "title-twice": [
        ("graphml", graphml(keys=key() + key("l", title="K"), nodes=ONE.format(value("x"))), 1)
    ],
    "key-twice": [
        ("graphml", graphml(keys=key("d") + key("d", "edge", "m"), nodes=ONE.format("")), 1)
    ],
    "key-for-all": [("graphml", graphml(keys=key(of="all"), nodes=ONE.format(value("x"))), 1)],
    "key-for-graph": [("graphml", graphml(value("x"), key(of="graph")), 1)],
    "inf-in-text": [
        ("graphml", graphml(keys=key(), nodes=ONE.format(value("INFANTRY"))), 1),
        ("gexf", gexf(columns=COLUMN.format("string"), nodes=ONE.format(att("an INF"))), 1),
    ],
    "description": [("graphml", graphml(nodes=ONE.format("<desc>x</desc>")), 1)],
    "hyperedge": [("graphml", graphml('<hyperedge><endpoint node="a"/></hyperedge>'), 1)],
    "nested-graph": [
        (
            "graphml",
            graphml(nodes=ONE.format('<graph edgedefault="directed"><node id="z"/></graph>')),
            1,
        )
    ],
    "partial-date": [("gexf", gexf(edge("e", more='start="2021-08" end="2022"'), graph=DATES), 2)],
    "ends-before-start": [
        ("gexf", gexf(edge("e", more='start="2021-08-05" end="2021-08-01"'), graph=DATES), 1)
    ],
    "time-undeclared": [("gexf", gexf(edge("e", more='start="2021-08-05"')), 1)],
}
