"""armstrail: published allegations of weapons diversion as a graph with its evidence.

The front door. On the command line: ``armstrail --help``. In a notebook::

    import armstrail

    net = armstrail.load()
    net.paths("US DoD", "Hamas", avoid=["Taliban"])
    net.ask("what became of US arms?")
    net.transfers  # a pandas frame
    net.graph  # a networkx.MultiDiGraph, edge key = transfer id
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from armstrail.notebook.explorer import Explorer, load
    from graph.errors import ArmstrailError

__all__ = ["ArmstrailError", "Explorer", "load"]

_HOME = {
    "ArmstrailError": "graph.errors",
    "Explorer": "armstrail.notebook.explorer",
    "load": "armstrail.notebook.explorer",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for (PEP 562): the command line needs none of it."""
    if name not in _HOME:
        raise AttributeError(f"module 'armstrail' has no attribute '{name}'")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
