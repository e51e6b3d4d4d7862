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

import os
from pathlib import Path

from armstrail.notebook import arguments
from armstrail.notebook.explorer import Explorer
from graph.errors import ArmstrailError
from graph.evidence.ladder import LADDER, Ladder
from seeds import tables
from seeds.cache import store

__all__ = ["ArmstrailError", "Explorer", "load"]


def load(path: str | os.PathLike[str] | None = None, ladder: Ladder = LADDER) -> Explorer:
    """Return the network of the dataset folder ``path``; of the bundled dataset without it.

    What is made of a large dataset is kept beside it (:mod:`seeds.cache.store`) for the next time.
    Raises :class:`~graph.errors.ArmstrailError` with every fault of the dataset.
    """
    folder = tables.bundled() if path is None else Path(arguments.path("path", path))
    return store.network(folder, Explorer, ladder)
