"""The interactive map as one HTML file that makes no request: the only file that knows pyvis.

pyvis gets plain copied values through its public API and renders the template in ``page/``; its
own template and its from_nx are never used. Into what it renders go our style and script files
and the vis-network library out of the installed pyvis package, and at last a
Content-Security-Policy that allows exactly those by their SHA-256, and nothing else.

Text from the data enters the page in two ways only: escaped by Jinja (the template is all
``autoescape``), or as JSON with ``<``, ``>``, ``&`` and all non-ASCII escaped.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from exports import dossier, wording
from exports.datewords import in_words
from exports.drawing import Drawing, draw
from graph.errors import FileError
from graph.network import Network
from graph.vocabulary import VOCABULARIES

PAGE = Path(__file__).with_name("page")
TITLE = "Alleged transfers of arms"

OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "edges": {"smooth": False, "hidden": True},
    "nodes": {"fixed": True, "chosen": False},
    "interaction": {
        "dragNodes": False,
        "hover": False,
        "selectable": False,
        "keyboard": {"enabled": False},
    },
}
"""Options of vis-network: it pans, zooms and finds what is clicked; nothing moves by itself."""

_EXPLAINED = (
    *("mode kind", "band", "mark", "grade", "stance"),
    *("basis", "interest", "hedge", "fidelity", "explicitness"),
)

_SLOT = re.compile(r"<!-- slot: ([a-z.-]+) -->")
_INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def page(network: Network, title: str = "") -> str:
    """The whole page as text, to be written as UTF-8; the same for the same network and title.

    ``title`` defaults to the dataset's. Characters that HTML cannot hold (controls, lone
    surrogates) are shown as U+FFFD. Raises :class:`~graph.errors.FileError` where the installed
    pyvis has no vis-network library.
    """
    actors, transfers = dossier.actors(network), dossier.transfers(network)
    drawing = draw(actors, transfers)
    heading = title or network.dataset.title or TITLE
    rendered = _rendered(heading, drawing, actors, transfers)
    slots = {
        "counts": escape(_counts(network)),
        "claims": escape(wording.CLAIMS),
        "support-means": escape(wording.SUPPORT_MEANS),
        "no-wrongdoing": escape(wording.NO_WRONGDOING),
        "words": _words(),
        "policy": "<!-- slot: policy -->",
    }
    filled = _SLOT.sub(lambda slot: slots.get(slot[1]) or _source(slot[1]), rendered)
    return filled.replace("<!-- slot: policy -->", _policy(filled), 1)


def _rendered(
    heading: str,
    drawing: Drawing,
    actors: Mapping[str, dossier.Plain],
    transfers: Mapping[str, dossier.Plain],
) -> str:
    """What pyvis makes of our template: one node for each actor, one edge for each transfer.

    Those that are not drawn are hidden nodes and edges: data for the panel and the table.
    """
    from pyvis.network import Network as Vis  # here, because it loads IPython

    vis = Vis(
        height=f"{drawing.height:g}",
        width=f"{drawing.width:g}",
        directed=True,  # an undirected pyvis network drops parallel edges
        heading=printable(heading),
    )
    vis.set_template_dir(str(PAGE), "template.html")
    vis.options = dict(OPTIONS)
    for name, actor in actors.items():
        place = drawing.actors.get(name, {})
        spot = {axis: place[axis] for axis in ("x", "y", "size") if place}
        values = printable({"dossier": actor, "drawn": place})
        vis.add_node(name, name, shape="custom", hidden=not place, **spot, **values)
    for name, transfer in transfers.items():
        values = printable({"dossier": transfer, "drawn": drawing.transfers.get(name, {})})
        vis.add_edge(transfer["giver"], transfer["receiver"], id=name, hidden=True, **values)
    return str(vis.generate_html())


def printable(value: Any) -> Any:
    """A copy of plain values in which every text holds only characters that HTML can hold."""
    if isinstance(value, str):
        return _UNPRINTABLE.sub("\ufffd", value)
    if isinstance(value, Mapping):
        return {key: printable(one) for key, one in value.items()}
    return [printable(one) for one in value] if isinstance(value, list | tuple) else value


def _source(name: str) -> str:
    """The text of one of our files, or of the library, as it stands in the page."""
    text = vis_network() if name == "vis-network.min.js" else (PAGE / name).read_text("utf-8")
    return text.strip()


def vis_network() -> str:
    """The newest vis-network in the installed pyvis, without the line that names a source map.

    A browser with open developer tools would request that map.
    """
    found = sorted(
        files("pyvis").glob("templates/lib/vis-*/vis-network.min.js"),  # type: ignore[attr-defined]
        key=lambda path: [int(part) for part in re.findall(r"\d+", path.parent.name)],
    )
    if not found:
        raise FileError("The installed pyvis has no vis-network.min.js; install pyvis 0.3.2.")
    text: str = found[-1].read_text("utf-8")
    return re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE)


def _policy(text: str) -> str:
    """The Content-Security-Policy: no load of any kind, and only the inline parts of ``text``."""
    allowed: dict[str, list[str]] = {"script": [], "style": []}
    for kind, body in _INLINE.findall(text):
        digest = b64encode(sha256(body.encode()).digest()).decode()
        allowed[kind].append(f"'sha256-{digest}'")
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(allowed['script'])}",
            f"style-src {' '.join(allowed['style'])}",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _counts(network: Network) -> str:
    """One sentence: how much the page holds and from when."""
    have = dossier.counts(network)
    counted = {
        noun: wording.count(have[key], noun)
        for key, noun in (
            ("on_map", "actor"),
            ("drawn", "transfer"),
            ("statements", "statement"),
            ("voices", "independent voice"),
            ("documents", "document"),
            ("denials", "denial"),
        )
    }
    return (
        f"{counted['actor']}, {counted['transfer']}; {counted['statement']} by"
        f" {counted['independent voice']} in {counted['document']}{_published(network)};"
        f" {counted['denial']}."
    )


def _published(network: Network) -> str:
    dates = [one.published for one in network.dataset.documents if one.published]
    if not dates:
        return ""
    first = min(dates, key=lambda date: (date.earliest, date.text)).text
    last = max(dates, key=lambda date: (date.latest, date.text)).text
    ends = dict.fromkeys([in_words(first), in_words(last)])
    return f", {' to '.join(ends)}"


def _words() -> str:
    """The vocabulary as a definition list: what the page's own words mean."""
    rows = []
    for name in _EXPLAINED:
        terms = (
            f"<dt>{escape(dossier.words(term.id))}</dt><dd>{escape(term.definition)}</dd>"
            for term in VOCABULARIES[name].values()
        )
        rows.append(
            f"<section><h3>{escape(name.capitalize())}</h3><dl>{''.join(terms)}</dl></section>"
        )
    return "\n".join(rows)
