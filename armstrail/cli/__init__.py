"""The command line: one command a file, found by its name. The only place that imports click.

A command is the ``command`` of the module of its name, which is imported when it is asked for; add
the name to :data:`COMMANDS`, with the first sentence of its help. Those of a family live in a room
of their own: :data:`ROOMS` says which.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import click

from armstrail.cli.terminal.console import Commands
from armstrail.cli.terminal.screen import PAGED

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "init": "Begin a case of your own: an empty dataset in FOLDER.",
        "paragraphs": "A document's text as locators count it, with fingerprints.",
        "add": "Add a document, a statement, a transfer, an actor, an origin.",
        "map": "Write the interactive map as one HTML file.",
        "paths": "How could X reach Y: the alleged paths and their evidence.",
        "downstream": "Every actor that arms from X are alleged to have come to.",
        "upstream": "Every actor from which arms are alleged to have come to Y.",
        "scrutinise": 'What "X reached Y" rests on, and what is left without it.',
        "ask": 'A question in a sentence: "how did US arms reach Hamas?".',
        "says": "Who says that arms passed from X to Y, and who denies it.",
        "timeline": "Transfers in order of time, and who said so when.",
        "quantities": "How much is said to have passed, reconciled and never added up.",
        "show": "The dossier of an actor (by name) or of a transfer (by id).",
        "actors": "All actors, with how often each is said to give and receive.",
        "transfers": "All transfers, each with its band, support and range.",
        "stats": "Measures: components, degrees, betweenness, HITS, closeness.",
        "sources": "Who says it and where: origins by voice, and documents.",
        "check": "Every fault of a dataset; then what deserves a second look.",
        "verify": "Check locators and fingerprints against documents in FOLDER.",
        "tidy": "A copy of tables without what a spreadsheet did to them.",
        "import": "Make a dataset of what another file holds, checked.",
        "export": "Write the dataset for another program, in one of its formats.",
        "aggregate": "The figures of every transfer, on one machine or on many.",
        "lint": "What graph programs drop or refuse in a GraphML or GEXF file.",
    }
)
"""The commands in the order of the help, and what it says of each."""

ROOMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"case": ("init", "paragraphs", "add", "tidy"), "engines": ("aggregate",)}
)
"""The commands of each room of a family."""


def module(name: str) -> str:
    """Return the full name of the module of a command."""
    rooms = [f"{room}." for room, names in ROOMS.items() if name in names]
    return f"{__name__}.{''.join(rooms)}{name}"


@click.group(
    cls=Commands,
    listed=COMMANDS,
    home=module,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="armstrail")
@click.option("--no-pager", is_flag=True, help="Page nothing, however long.")
@click.option("--verbose", is_flag=True, help="Say on standard error what is read and by what.")
@click.pass_context
def main(context: click.Context, no_pager: bool, verbose: bool) -> None:
    """Explore published allegations of weapons diversion, with the evidence for each.

    Arrows are claims made by the sources named beside them, not findings.
    """
    context.meta[PAGED] = not no_pager
    if verbose:
        from armstrail.cli.terminal.telling import tell

        context.call_on_close(tell())
