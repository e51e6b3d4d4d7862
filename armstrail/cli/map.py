"""``armstrail map``: write the interactive map as one HTML file."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Any

import click

from armstrail.cli.terminal import options
from armstrail.cli.terminal.loading import load_as_of
from armstrail.naming import Finder
from exports.map.build import write
from exports.map.strings import languages
from exports.report import profile
from exports.words import phrases
from exports.writing.files import STANDARD_OUTPUT
from graph.errors import QuestionError


def _choosing(command: options.Command) -> options.Command:
    """Put the options on the command; :func:`exports.map.build.write` takes them all."""
    for option in reversed(
        (
            click.option(
                "-o",
                "--output",
                type=options.PATH,
                default=Path("armstrail-map.html"),
                show_default=True,
                help="File to write; - is standard output.",
            ),
            click.option("--title", default="", help="Title; by default the dataset's."),
            click.option("--from", "start", default="", metavar="X", help="Only paths from X,"),
            click.option("--to", "goal", default="", metavar="Y", help="to Y; opens with them."),
            click.option("--around", default="", metavar="ACTOR", help="Only what is near it,"),
            click.option("--steps", type=int, help="so many steps away (default 1)."),
            click.option("--least-band", default="", metavar="BAND", help="Only so well backed."),
            click.option(
                "--all", "everything", is_flag=True, help="Draw a large one all the same."
            ),
            click.option(
                "--lang",
                default="en",
                show_default=True,
                help=f"Language of the page's own words: {', '.join(languages())}.",
            ),
        )
    ):
        command = option(command)
    return command


@click.command("map")
@_choosing
@click.option("--open", "open_it", is_flag=True, help="Open the map in the browser.")
@options.as_of
@options.data
def command(open_it: bool, as_of: str, data: Path | None, output: Path, **asked: Any) -> None:
    """Write the interactive map as one HTML file."""
    if open_it and output == STANDARD_OUTPUT:
        raise QuestionError("a map on standard output cannot be opened; name a file by -o.")
    network, changed = load_as_of(data, as_of)
    find = Finder(network)
    told = {"supposed": changed, "respelled": find.respelled}
    shown, left_out = write(network, find, output, **told, **asked)
    said = (*phrases.respelled(find.respelled), *phrases.supposed(changed))
    poured = output == STANDARD_OUTPUT
    for sentence in (*said, profile.summary(shown), *left_out):
        click.echo(phrases.wrap(sentence), err=poured)
    if not poured:
        click.echo(f"Map written to {output}")
    if open_it:
        webbrowser.open(output.resolve().as_uri())
