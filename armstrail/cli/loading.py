"""The network of a command as its options have it: loaded, with what is supposed, and limits."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from armstrail.cli.console import grades
from armstrail.naming import Finder
from graph.constraints import registry
from graph.constraints.limits import Limits
from graph.evidence.ladder import LADDER, Ladder
from graph.model.rows import Dataset
from graph.network import Network
from graph.scrutiny.supposing import supposed
from seeds import tables as dataset_tables
from seeds.cache import store
from seeds.ladders import read_ladder


def load(path: Path | None, ladder: Ladder = LADDER) -> Network:
    """Return the network of a dataset folder; of the bundled dataset without one."""
    return store.network(path or dataset_tables.bundled(), ladder)


def tables(path: Path | None) -> Dataset:
    """Return the dataset as its tables have it: what checks it believes no cache."""
    return dataset_tables.read(path or dataset_tables.bundled())


class Supposed(NamedTuple):
    """A network as supposed, its actors by typed name, a sentence a supposition, and limits."""

    network: Network
    actor: Finder
    changed: tuple[str, ...]
    limits: Limits


def suppose(
    data: Path | None, without: Any, grade: Any, ladder: Path | None, **wanted: Any
) -> Supposed:
    """Return the network of ``data`` as if sources were absent, or graded otherwise."""
    network = load(data, read_ladder(ladder) if ladder else LADDER)
    changed: tuple[str, ...] = ()
    if without:
        network, changed = supposed(network, without)
    if grade:
        network, more = supposed(network, (), grades(grade))
        changed = (*changed, *more)
    values = (f"the values of the grades are those of {ladder}",) if ladder else ()
    one = Finder(network)
    limits = registry.read(network, one, wanted)
    return Supposed(network, one, (*changed, *values), limits)
