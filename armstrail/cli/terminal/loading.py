"""The network of a command as its options have it: loaded, with what is supposed, and limits."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from armstrail.cli.terminal.console import grades
from armstrail.naming import Finder
from graph.constraints import registry
from graph.constraints.limits import Limits
from graph.evidence.ladder import LADDER, Ladder
from graph.model.rows import Dataset
from graph.network import Network
from graph.scrutiny.supposing import said_by, supposed
from seeds import tables as dataset_tables
from seeds.cache import store
from seeds.ladders import read_ladder


def load(path: Path | None, ladder: Ladder = LADDER) -> Network:
    """Return the network of a dataset folder; of the bundled dataset without one."""
    return store.network(path or dataset_tables.bundled(), ladder)


def load_as_of(path: Path | None, day: str, ladder: Ladder = LADDER) -> AsOfDay:
    """Return the same with what had been said by ``day``, and sentences that say so.

    Without a day it is all of it, and nothing is to be said.
    """
    network = load(path, ladder)
    return AsOfDay(*said_by(network, day)) if day else AsOfDay(network, ())


def tables(path: Path | None) -> Dataset:
    """Return the dataset as its tables have it: what checks it believes no cache."""
    return dataset_tables.read(path or dataset_tables.bundled())


class AsOfDay(NamedTuple):
    """A network, and a sentence for every supposition in it."""

    network: Network
    changed: tuple[str, ...]


class Supposed(NamedTuple):
    """A network as supposed, its actors by typed name, a sentence a supposition, and limits."""

    network: Network
    actor: Finder
    changed: tuple[str, ...]
    limits: Limits


def suppose(
    data: Path | None, as_of: str, without: Any, grade: Any, ladder: Path | None, **wanted: Any
) -> Supposed:
    """Return the network of ``data`` as of a day, sources absent, or graded otherwise."""
    network, changed = load_as_of(data, as_of, read_ladder(ladder) if ladder else LADDER)
    if without:
        network, more = supposed(network, without)
        changed = (*changed, *more)
    if grade:
        network, more = supposed(network, (), grades(grade))
        changed = (*changed, *more)
    values = (f"the values of the grades are those of {ladder}",) if ladder else ()
    one = Finder(network)
    limits = registry.read(network, one, wanted)
    return Supposed(network, one, (*changed, *values), limits)
