"""The network of a command as its options have it: loaded, with what is supposed, and limits."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import click

from armstrail.cli.terminal.console import grades
from armstrail.naming import Finder
from exports.words.escapes import harmless
from graph.constraints import registry
from graph.constraints.limits import Limits
from graph.evidence.ladder import LADDER, Ladder
from graph.model.rows import Dataset
from graph.network import Network
from graph.scrutiny.supposing import said_by, supposed
from seeds import tables as dataset_tables
from seeds.cache import store
from seeds.ladders import read_ladder
from seeds.sheets.files import holds_case

_TOLD = "armstrail.told-which-case"


def folder(path: Path | None) -> Path:
    """Return the folder of the dataset: the one named, the case that we are in, or the bundled one.

    That it is the case is said on standard error, once a command; so is that it is the bundled one,
    where we are in a folder within a case.
    """
    if path is not None:
        return path
    if holds_case(Path()):
        _say(f"Reading the case in {Path.cwd()}.")
        return Path()
    if above := next(filter(holds_case, Path.cwd().parents), None):
        _say(
            f"Reading the bundled dataset, not the case in {above}: go there, or name it by --data."
        )
    return dataset_tables.bundled()


def _say(told: str) -> None:
    """Print a sentence on standard error, once a command."""
    context = click.get_current_context(silent=True)
    if context is None or not context.meta.setdefault(_TOLD, False):
        click.echo(harmless(told), err=True)
    if context is not None:
        context.meta[_TOLD] = True


def load(path: Path | None, ladder: Ladder = LADDER) -> Network:
    """Return the network of a dataset folder; without one of that which :func:`folder` chooses."""
    return store.network(folder(path), ladder)


def load_as_of(path: Path | None, day: str, ladder: Ladder = LADDER) -> AsOfDay:
    """Return the same with what had been said by ``day``, and sentences that say so.

    Without a day it is all of it, and nothing is to be said.
    """
    network = load(path, ladder)
    return AsOfDay(*said_by(network, day)) if day else AsOfDay(network, ())


def tables(path: Path | None) -> Dataset:
    """Return the dataset as its tables have it: what checks it believes no cache."""
    return dataset_tables.read(folder(path))


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
