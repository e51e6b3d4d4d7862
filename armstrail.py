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
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import click

from exports import (
    answers,
    arguments,
    asking,
    exporting,
    linting,
    listing,
    measuring,
    options,
    profile,
    switches,
    tree,
    wording,
)
from exports.console import Commands, emit, finder, grades
from exports.map_options import map_options
from exports.map_options import write as write_map
from exports.notebook import Explorer
from graph.answer import answer
from graph.errors import ArmstrailError
from graph.ladder import LADDER, Ladder
from graph.limits import Limits
from graph.measures import Choice, measure
from graph.model import Dataset
from graph.network import Network, build
from graph.question import Question
from seeds import store, tables, verdict
from seeds.ladders import read_ladder
from seeds.locate import verify as verify_locators
from seeds.proposals import propose

__all__ = ["ArmstrailError", "Explorer", "load", "main"]


def load(path: str | os.PathLike[str] | None = None, ladder: Ladder = LADDER) -> Explorer:
    """The network of the dataset folder ``path``; of the bundled dataset without it.

    What is made of a large dataset is kept beside it (:mod:`seeds.store`) for the next time.
    Raises :class:`~graph.errors.ArmstrailError` with every fault of the dataset.
    """
    folder = tables.bundled() if path is None else Path(arguments.path("path", path))
    return store.network(folder, Explorer, ladder)


def _tables(path: Path | None) -> Dataset:
    """The dataset as its tables have it: what checks it believes no cache."""
    return tables.read(path or tables.bundled())


class _Asked(NamedTuple):
    """A network as supposed, its actors by typed name, a sentence a supposition, and limits."""

    network: Network
    actor: Callable[[str], str]
    changed: tuple[str, ...]
    limits: Limits


_path, _json, _data = switches.PATH, switches.json, switches.data


def _suppose(
    data: Path | None, without: Any, grade: Any, ladder: Path | None, **wanted: Any
) -> _Asked:
    network = load(data, read_ladder(ladder) if ladder else LADDER)
    network = network.without(*without) if without else network
    network = network.graded(grades(grade)) if grade else network
    values = (f"the values of the grades are those of {ladder}",) if ladder else ()
    one = finder(network)
    return _Asked(network, one, (*network.changed, *values), options.read(network, one, wanted))


def _tell(as_json: bool, reply: asking.Reply) -> None:
    emit(as_json, reply.data, reply.text)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="armstrail")
def main() -> None:
    """Explore published allegations of weapons diversion, with the evidence for each.

    Arrows are claims made by the sources named beside them, not findings.
    """


@main.command("map")
@map_options
@click.option("--open", "open_it", is_flag=True, help="Open the map in the browser.")
@_data
def map_(open_it: bool, data: Path | None, output: Path, **asked: Any) -> None:
    """Write the interactive map as one HTML file."""
    shown, left_out = write_map(load(data), output, **asked)
    for sentence in (profile.summary(shown), *left_out):
        click.echo(wording.wrap(sentence))
    click.echo(f"Map written to {output}")
    if open_it:
        webbrowser.open(output.resolve().as_uri())


@main.command()
@click.argument("start", metavar="X")
@click.argument("goal", metavar="Y")
@click.option("-k", default=5, show_default=True, help="How many families in each of the lists.")
@click.option("--singly", is_flag=True, help="Every path by itself, not by families.")
@click.option("--explain", is_flag=True, help="How each support came about, voice by voice.")
@options.limiting
@switches.supposing
def paths(
    start: str, goal: str, k: int, singly: bool, explain: bool, as_json: bool, **asked: Any
) -> None:
    """How could X reach Y: the alleged paths and their evidence."""
    inferred = not asked.pop("no_inferred")
    network, one, changed, limits = _suppose(**asked)
    found = answer(network, one(start), one(goal), k, limits, inferred, families=not singly)
    emit(
        as_json,
        lambda: answers.as_json(network, found, changed, explain),
        lambda: answers.as_text(network, found, changed, explain),
    )


@main.command()
@click.argument("start", metavar="X")
@options.restricting
@switches.supposing
def downstream(start: str, as_json: bool, **asked: Any) -> None:
    """Every actor that arms from X are alleged to have come to."""
    network, one, changed, limits = _suppose(**asked)
    question = Question("downstream", one(start), limits=limits)
    _tell(as_json, asking.reply(network, question, changed=changed))


@main.command()
@click.argument("goal", metavar="Y")
@options.restricting
@switches.supposing
def upstream(goal: str, as_json: bool, **asked: Any) -> None:
    """Every actor from which arms are alleged to have come to Y."""
    network, one, changed, limits = _suppose(**asked)
    question = Question("upstream", goal=one(goal), limits=limits)
    _tell(as_json, asking.reply(network, question, changed=changed))


@main.command()
@click.argument("start", metavar="X")
@click.argument("goal", metavar="Y")
@click.option("-k", default=3, show_default=True, help="How many of the best paths to examine.")
@options.restricting
@switches.supposing
def scrutinise(start: str, goal: str, k: int, as_json: bool, **asked: Any) -> None:
    """What "X reached Y" rests on, and what is left without it.

    Keystones, least cuts, and the support that is left without each voice.
    """
    network, one, changed, limits = _suppose(**asked)
    question = Question("scrutinise", one(start), one(goal), limits)
    _tell(as_json, asking.reply(network, question, k, changed))


@main.command()
@click.argument("question", nargs=-1)
@click.option("-k", type=int, help="How many families of paths in each of the lists.")
@switches.supposing
def ask(question: tuple[str, ...], k: int | None, as_json: bool, **supposed: Any) -> None:
    """A question in a sentence: "how did US arms reach Hamas?"."""
    known = _suppose(**supposed)
    _tell(as_json, asking.ask(known.network, " ".join(question), k, known.changed).reply)


@main.command()
@click.argument("name", metavar="NAME")
@_json
@_data
def show(name: str, as_json: bool, data: Path | None) -> None:
    """The dossier of an actor (by name) or of a transfer (by id)."""
    network = load(data)
    known = name in network.dataset.transfer
    kind, found = ("transfer", name) if known else ("actor", finder(network)(name))
    emit(
        as_json,
        lambda: profile.as_json(network, kind, found),
        lambda: profile.as_text(network, kind, found),
    )


@main.command()
@_json
@_data
def actors(as_json: bool, data: Path | None) -> None:
    """All actors, with how often each is said to give and receive."""
    network = load(data)
    emit(as_json, lambda: listing.actors(network), lambda: listing.actors_text(network))


@main.command()
@_json
@_data
def transfers(as_json: bool, data: Path | None) -> None:
    """All transfers, each with its band, support and range."""
    network = load(data)
    emit(as_json, lambda: listing.transfers(network), lambda: listing.transfers_text(network))


@main.command()
@switches.measuring
@_json
@_data
def stats(as_json: bool, data: Path | None, weight: str, everybody: bool, **choice: Any) -> None:
    """Measures: components, degrees, betweenness, HITS, closeness."""
    network = load(data)
    told = network, measure(network, Choice(**choice)), weight, everybody
    emit(as_json, lambda: measuring.as_json(*told), lambda: measuring.as_text(*told))


@main.command()
@click.option("--tree", "as_tree", is_flag=True, help="Which documents carry each origin, and how.")
@_json
@_data
def sources(as_tree: bool, as_json: bool, data: Path | None) -> None:
    """Who says it and where: origins by voice, and documents."""
    network = load(data)
    if as_tree:
        emit(as_json, lambda: tree.sources_tree_json(network), lambda: tree.sources_tree(network))
    else:
        emit(as_json, lambda: listing.sources(network), lambda: listing.sources_text(network))


@main.command()
@click.argument("dataset", required=False, type=_path)
@click.option("--documents", type=_path, metavar="FOLDER", help="Compare the documents' texts too.")
@_data
def check(dataset: Path | None, documents: Path | None, data: Path | None) -> None:
    """Every fault of a dataset; then what deserves a second look.

    Faults are told in one go; the exit code is 0 or 2.
    """
    network = build(_tables(dataset or data))
    click.echo(wording.wrap(f"No fault found. {profile.summary(network)}"))
    for proposal in propose(network.dataset, documents):
        click.echo(wording.wrap(f"Look at: {proposal.sentence}", "", "  "))


@main.command()
@click.argument("folder", type=_path)
@_data
@click.pass_context
def verify(ctx: click.Context, folder: Path, data: Path | None) -> None:
    """Check locators and fingerprints against documents in FOLDER."""
    report = verify_locators(_tables(data), folder)
    click.echo(verdict.text(report))
    ctx.exit(0 if report.ok else 2)


@main.command(epilog=exporting.overview())
@click.argument("format_", metavar="FORMAT", type=click.Choice(exporting.names()))
@exporting.options
@_data
def export(format_: str, data: Path | None, **asked: Any) -> None:
    """Write the dataset for another program, in one of its formats."""
    exporting.run(load(data), format_, loaded=data, **asked)


@main.command()
@click.argument("file", type=_path)
@click.pass_context
def lint(ctx: click.Context, file: Path) -> None:
    """What graph programs drop or refuse in a GraphML or GEXF file.

    Gephi, Gephi Lite and networkx: what each drops, merges or refuses.
    """
    found = linting.lint(file)
    click.echo(linting.text(file, found))
    ctx.exit(2 if found else 0)


if __name__ == "__main__":
    main()
