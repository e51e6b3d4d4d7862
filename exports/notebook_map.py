"""The map inside a notebook: the whole page in a frame of its own."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from exports.map_options import page
from exports.selection import Part
from graph.network import Network


@dataclass(frozen=True, slots=True)
class InlineMap:
    """A map that a notebook shows where it is the value of a cell; ``html`` is the page itself.

    It stands in a sandboxed ``iframe`` with the page as ``srcdoc``: the page's own
    Content-Security-Policy holds there too, its scripts cannot reach the notebook, and no request
    is made. ``height`` is in CSS pixels.
    """

    html: str
    height: int = 860

    def _repr_html_(self) -> str:
        return (
            '<iframe title="Map of alleged transfers" width="100%"'
            f' height="{int(self.height)}" style="border:0"'
            ' sandbox="allow-scripts allow-downloads allow-popups"'
            f' srcdoc="{escape(self.html)}"></iframe>'
        )

    def __repr__(self) -> str:
        return f"<map of alleged transfers, {len(self.html):,} characters of HTML>"


def inline(
    network: Network,
    part: Part | None = None,
    title: str = "",
    lang: str = "en",
    everything: bool = False,
    height: int = 860,
) -> InlineMap:
    """The map of a network, or of a part of it (actor ids), to be shown in a notebook.

    Raises :class:`~graph.errors.QuestionError` as :func:`exports.map_options.page` does.
    """
    text, _, _ = page(network, part or Part(), title, lang, everything)
    return InlineMap(text, height)
