"""The command line: one command a file, found by its name. The only place that imports click.

A command is the ``command`` of the module of its name; add the name to :data:`COMMANDS`.
"""

from __future__ import annotations

from importlib import import_module

import click

from armstrail.cli.console import Commands

COMMANDS = (
    *("map", "paths", "downstream", "upstream", "scrutinise", "ask", "show", "actors"),
    *("transfers", "stats", "sources", "check", "verify", "export", "lint"),
)
"""The commands in the order of the help."""


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="armstrail")
def main() -> None:
    """Explore published allegations of weapons diversion, with the evidence for each.

    Arrows are claims made by the sources named beside them, not findings.
    """


for _name in COMMANDS:
    main.add_command(import_module(f"armstrail.cli.{_name}").command)
