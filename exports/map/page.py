"""The interactive map as one HTML file that makes no request: the only file that knows pyvis.

pyvis gets plain copied values through its public API and renders the templates in ``assets/``; its
own template and its from_nx are never used. Into what it renders go our styles and scripts
(:mod:`exports.map.scripts`) and the vis-network library out of the installed pyvis package, and at
last a Content-Security-Policy that allows exactly those by their SHA-256, and nothing else.

Text from the data enters the page in two ways only: escaped by Jinja (the templates are all
``autoescape``), or as JSON with ``<``, ``>``, ``&`` and all non-ASCII escaped.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.resources import files
from typing import Any

from exports.map import facts, legend, marks
from exports.map.drawing import Drawing, draw
from exports.map.scripts import joined
from exports.map.strings import ASSETS, Words
from exports.rows import dossier
from exports.rows.dossier import OF_ANOTHER, Plain
from exports.rows.sayings import told_of
from exports.words import phrases
from exports.words.chains import both_ways
from exports.words.dates import in_words
from exports.words.escapes import MAP_PAGE, TRIGGERS
from graph.errors import FileError
from graph.model import distinct
from graph.model.vocabulary import ACTOR_TYPES, BANDS, spoken
from graph.model.weak import weak_names
from graph.network import Network
from graph.paths.answer import FAMILIES_LISTED

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

STYLES = ("marks", "style", "controls", "map", "legend", "panel", "statements", "print")
_LIBRARY = "vis-network.min.js"
_SLOT = re.compile(r"<!-- slot: ([a-z.-]+) -->")


def page(
    network: Network,
    title: str = "",
    lang: str = "en",
    left_out: Sequence[str] = (),
    opening: Mapping[str, str] | None = None,
    voices: Mapping[str, str] | None = None,
) -> str:
    """Return the whole page as text, to be written as UTF-8; the same for the same arguments.

    ``title`` defaults to the dataset's. ``left_out`` are sentences that say what of a larger
    dataset is not in ``network``; ``opening`` is what the page shows first, in the words of its
    fragment (``{"from": "us", "to": "isis"}``); ``voices`` the names of the voices of the larger
    dataset, by id. Characters that HTML cannot hold (controls, lone
    surrogates) are shown as U+FFFD. Raises :class:`~graph.errors.FileError` where the installed
    pyvis has no vis-network library, :class:`~graph.errors.QuestionError` for an unknown ``lang``.
    """
    words = Words(lang)
    actors, transfers = dossier.actors(network), told(network)
    drawing = draw(actors, transfers, overview=True)
    heading = printable(title or network.dataset.title or phrases.UNTITLED)
    kinds = legend.kinds(transfers)
    values = {
        "t": words,
        "lang": lang,
        "styles": STYLES,
        "bands": list(BANDS),
        "kinds": kinds,
        "marks": marks.shapes(),
        "vocabulary": legend.vocabulary(),
        "counts": _counts(network),
        "left_out": printable(list(left_out)),
        "overview": drawing.overview,
        "facts": printable(facts.facts(network, voices)),
        "about": {
            "lang": lang,
            "strings": words.table,
            "bands": list(BANDS),
            "kinds": [{"id": kind["id"], "name": kind["name"]} for kind in kinds],
            "overview": drawing.overview,
            "left_out": printable(list(left_out)),
            "opening": dict(opening or {}),
            "defused": list(TRIGGERS),
            "distinct": sorted(distinct.words()),
            "places": sorted(distinct.places()),
            "groups": [spoken(one.id) for one in ACTOR_TYPES.values() if one.group],
            "weak": {
                one.id: printable(list(weak))
                for one in network.dataset.actors
                if (weak := weak_names(one))
            },
            "families": FAMILIES_LISTED,
            "of_another": list(OF_ANOTHER.values()),
        },
    }
    rendered = _rendered(heading, drawing, actors, transfers, values)
    filled = _SLOT.sub(lambda slot: _source(slot[1]) if slot[1] != "policy" else slot[0], rendered)
    return filled.replace("<!-- slot: policy -->", policy(filled), 1)


def _rendered(
    heading: str,
    drawing: Drawing,
    actors: Mapping[str, dossier.Plain],
    transfers: Mapping[str, dossier.Plain],
    values: Mapping[str, Any],
) -> str:
    """Return what pyvis makes of our template: one node for each actor, one edge for each transfer.

    Those that are not drawn are hidden nodes and edges: data for the panel and the table.
    """
    from pyvis.network import Network as Vis  # here, because it loads IPython

    vis = Vis(
        height=f"{drawing.height:g}",
        width=f"{drawing.width:g}",
        directed=True,  # an undirected pyvis network drops parallel edges
        heading=heading,
    )
    vis.set_template_dir(str(ASSETS / "templates"), "template.html")
    vis.templateEnv.globals.update(values)
    vis.options = dict(OPTIONS)
    for name, actor in actors.items():
        place = drawing.actors.get(name, {})
        spot = {axis: place[axis] for axis in ("x", "y", "size") if place}
        shown = printable({"dossier": actor, "drawn": place})
        shown_id = printable(name)
        vis.add_node(shown_id, shown_id, shape="custom", hidden=not place, **spot, **shown)
    for name, transfer in transfers.items():
        shown = printable({"dossier": transfer, "drawn": drawing.transfers.get(name, {})})
        ends = (shown["dossier"]["giver"], shown["dossier"]["receiver"])
        vis.add_edge(*ends, id=printable(name), hidden=True, **shown)
    return str(vis.generate_html())


def printable(value: Any) -> Any:
    """Return a copy of plain values in which every text has only characters that HTML can hold."""
    if isinstance(value, str):
        return MAP_PAGE.cleared(value)
    if isinstance(value, Mapping):
        return {key: printable(one) for key, one in value.items()}
    return [printable(one) for one in value] if isinstance(value, list | tuple) else value


def _source(name: str) -> str:
    """Return the text of a style, a script or the library by its name, as it stands in the page."""
    if name == _LIBRARY:
        text = vis_network()
    elif name.endswith(".js"):
        text = joined(ASSETS, name)
    elif name == "marks.css":
        text = marks.style()
    else:
        text = (ASSETS / "css" / name).read_text("utf-8")
    return text.strip()


def vis_network() -> str:
    """Return the newest vis-network in the installed pyvis, without the line that names a source
    map.

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


def _counts(network: Network) -> str:
    """Return one sentence: how much the page holds and from when."""
    have = dossier.counts(network)
    counted = {
        noun: phrases.count(have[key], noun)
        for key, noun in (
            ("on_map", "actor"),
            ("edges", "transfer"),
            ("statements", "statement"),
            ("voices", "independent voice"),
            ("documents", "document"),
        )
    }
    short = have["drawn"] - have["edges"]
    more = f" and {short:,} that no document says came about" if short else ""
    return (
        f"{counted['actor']}, {counted['transfer']}{more}; {counted['statement']} by"
        f" {counted['independent voice']} in {counted['document']}{_published(network)};"
        f" {phrases.denials(have['denying'], have['denials'])}."
    )


def _published(network: Network) -> str:
    dates = [one.published for one in network.dataset.documents if one.published]
    if not dates:
        return ""
    first = min(dates, key=lambda date: (date.earliest, date.text)).text
    last = max(dates, key=lambda date: (date.latest, date.text)).text
    ends = dict.fromkeys([in_words(first), in_words(last)])
    return f", {' to '.join(ends)}"


_INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)


def policy(text: str) -> str:
    """Return the Content-Security-Policy.

    No load of any kind, and only the inline parts of ``text``.
    """
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


def told(network: Network) -> dict[str, Plain]:
    """Return the dossier of every transfer by id, with what the page sorts by and tells shortly.

    That is the term of its ``mode_id``, the first and last of its ``years`` (none where it is
    undated) and the ``range`` of its support; then its mode as it is ``called``, its band as it is
    ``graded``, the same with its figures (``backing``), its ``standing`` if it is no arrow, and
    who says it ``both`` ways.
    """
    return {
        name: {**values, **_sorted_by(network, name), **_shortly(network, name, values)}
        for name, values in dossier.transfers(network).items()
    }


def _sorted_by(network: Network, transfer: str) -> Plain:
    found = network.findings[transfer]
    return {
        "mode_id": network.dataset.transfer[transfer].mode,
        "years": _years(network, transfer),
        "range": [found.low, found.high],
    }


def _shortly(network: Network, transfer: str, values: Plain) -> Plain:
    one, found = network.dataset.transfer[transfer], network.findings[transfer]
    return {
        "called": dossier.mode(values),
        "graded": phrases.graded(one, found),
        "backing": phrases.backing(one, found),
        "standing": told_of(network, transfer) if network.no_edge(transfer) else "",
        "both": both_ways(network, transfer),
    }


def _years(network: Network, transfer: str) -> list[int]:
    span = network.dataset.transfer[transfer].span
    return [day.year for day in span] if span else []
