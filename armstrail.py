"""armstrail: published allegations of weapons diversion as a graph with its evidence.

The front door. On the command line: ``armstrail --help``. In a notebook::

    import armstrail

    net = armstrail.load()
    net.graph       # a networkx.MultiDiGraph, edge key = transfer id
    net.findings    # support, range, band and marks by transfer id
"""

from __future__ import annotations

import json
import os
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from exports import FORMATS, answers, html, listing, profile, wording
from exports.files import replacing
from exports.progress import patience
from graph.answer import answer
from graph.errors import ArmstrailError
from graph.names import Gazetteer
from graph.network import Network, build
from graph.paths import Limits
from seeds import tables, verdict
from seeds.locate import verify as verify_locators

__all__ = ["ArmstrailError", "Network", "load", "main"]


def load(path: str | os.PathLike[str] | None = None) -> Network:
    """The network of the dataset folder ``path``; of the bundled dataset without it.

    Raises :class:`~graph.errors.ArmstrailError` with every fault of the dataset.
    """
    return build(tables.read(Path(path) if path is not None else tables.bundled()))


class _Commands(click.Group):
    """Commands in the order of use; every error of ours is one message and exit code 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            with patience():
                return super().invoke(ctx)
        except ArmstrailError as error:
            click.echo(f"armstrail: {error}", err=True)
            ctx.exit(2)


_data = click.option(
    "--data",
    type=click.Path(path_type=Path),
    envvar="ARMSTRAIL_DATA",
    show_envvar=True,
    help="Folder of the dataset. Default: the bundled dataset.",
)
_json = click.option("--json", "as_json", is_flag=True, help="Print the JSON contract.")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="armstrail")
def main() -> None:
    """Explore published allegations of weapons diversion, with the evidence for each.

    Arrows are claims made by named sources, not findings.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


@main.command("map")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("armstrail-map.html"),
    show_default=True,
    help="File to write.",
)
@click.option("--open", "open_it", is_flag=True, help="Open the map in the browser.")
@_data
def map_(output: Path, open_it: bool, data: Path | None) -> None:
    """Write the interactive map as one HTML file."""
    network = load(data)
    page = html.page(network).encode()
    with replacing(output) as stream:
        stream.write(page)
    click.echo(wording.wrap(profile.summary(network)))
    click.echo(f"Map written to {output}")
    if open_it:
        webbrowser.open(output.resolve().as_uri())


@main.command()
@click.argument("start", metavar="X")
@click.argument("goal", metavar="Y")
@click.option("-k", default=5, show_default=True, help="How many paths in each of the two lists.")
@click.option("--max-legs", type=int, help="No path longer than this.")
@click.option("--via", multiple=True, metavar="ACTOR", help="Only paths through it (repeatable).")
@click.option("--avoid", multiple=True, metavar="ACTOR", help="No path through it (repeatable).")
@click.option("--no-inferred", is_flag=True, help="Leave out paths with an inferred step.")
@_json
@_data
def paths(
    start: str,
    goal: str,
    k: int,
    max_legs: int | None,
    via: tuple[str, ...],
    avoid: tuple[str, ...],
    no_inferred: bool,
    as_json: bool,
    data: Path | None,
) -> None:
    """How could X reach Y: the alleged paths and their evidence."""
    network = load(data)
    one = _finder(network)
    limits = Limits(max_legs, tuple(map(one, via)), tuple(map(one, avoid)))
    found = answer(network, one(start), one(goal), k, limits, inferred=not no_inferred)
    _print(
        as_json,
        lambda: answers.as_json(network, found),
        lambda: answers.as_text(network, found),
    )


@main.command()
@click.argument("name", metavar="NAME")
@_json
@_data
def show(name: str, as_json: bool, data: Path | None) -> None:
    """The dossier of an actor (by name) or of a transfer (by id)."""
    network = load(data)
    if name in network.dataset.transfer:
        kind, found = "transfer", name
    else:
        kind, found = "actor", _finder(network)(name)
    _print(
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
    _print(as_json, lambda: listing.actors(network), lambda: listing.actors_text(network))


@main.command()
@_json
@_data
def transfers(as_json: bool, data: Path | None) -> None:
    """All transfers, each with its band, support and range."""
    network = load(data)
    _print(as_json, lambda: listing.transfers(network), lambda: listing.transfers_text(network))


@main.command()
@_json
@_data
def sources(as_json: bool, data: Path | None) -> None:
    """Who says it and where: origins by voice, and documents."""
    network = load(data)
    _print(as_json, lambda: listing.sources(network), lambda: listing.sources_text(network))


@main.command()
@click.argument("dataset", required=False, type=click.Path(path_type=Path))
@_data
def check(dataset: Path | None, data: Path | None) -> None:
    """Every fault of a dataset in one go; exit code 0 or 2."""
    network = load(dataset or data)
    click.echo(wording.wrap(f"No fault found. {profile.summary(network)}"))


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@_data
@click.pass_context
def verify(ctx: click.Context, folder: Path, data: Path | None) -> None:
    """Check every locator and fingerprint against the documents in FOLDER."""
    report = verify_locators(load(data).dataset, folder)
    click.echo(verdict.text(report))
    ctx.exit(0 if report.ok else 2)


@main.command(
    help="Write the dataset for another program. FORMAT: "
    + "; ".join(f"{one.name}, {one.help}" for one in FORMATS.values())
)
@click.argument("format_", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    help="File to write; - for standard output. Default: armstrail and the format's suffix.",
)
@_data
def export(format_: str, output: Path | None, data: Path | None) -> None:
    """Write the dataset for another program."""
    network, target = load(data), FORMATS[format_]
    output = output or Path(f"armstrail{target.suffix}")
    if str(output) == "-":
        losses = target.write(network, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    else:
        with replacing(output) as stream:
            losses = target.write(network, stream)
        click.echo(f"Written to {output}", err=True)
    for loss in losses:
        click.echo(wording.wrap(f"Not in {target.name}: {loss}", "", "  "), err=True)


def _finder(network: Network) -> Callable[[str], str]:
    """Typed name to actor id; says on standard error how a misspelt one was read."""
    gazetteer = Gazetteer(network.dataset.actors)

    def find(typed: str) -> str:
        match = gazetteer.find(typed)
        if match.how == "spelling":
            name = gazetteer.actors[match.actor].name
            click.echo(f"Reading '{typed}' as {name} ({match.actor}).", err=True)
        return match.actor

    return find


def _print(as_json: bool, data: Callable[[], Any], text: Callable[[], str]) -> None:
    if as_json:
        click.echo(json.dumps(data(), ensure_ascii=False, indent=2))
    else:
        click.echo(text())


if __name__ == "__main__":
    main()
