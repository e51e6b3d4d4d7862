"""The commands, by name, as the command line imports them when they are asked for."""

from __future__ import annotations

from importlib import import_module

import click

from armstrail import cli


def command(name: str) -> click.Command:
    """One of the commands."""
    found: click.Command = import_module(cli.module(name)).command
    return found


COMMANDS = {name: command(name) for name in cli.COMMANDS}
