"""The map inside a notebook: the whole page in a frame of its own."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from exports.map_options import asked
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


def inline(network: Network, height: int = 860, **how: Any) -> InlineMap:
    """The map of a network, or of a part of it, to be shown in a notebook.

    ``how`` are the arguments of :func:`exports.map_options.asked`, actors named as one types them:
    ``inline(net, start="US", goal="ISIS")``, ``inline(net, around="Taliban", steps=2)``. Raises
    :class:`~graph.errors.ArmstrailError` as it does.
    """
    text, _, _ = asked(network, **how)
    return InlineMap(text, height)
