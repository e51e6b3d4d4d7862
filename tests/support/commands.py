"""The commands, by name, as the command line imports them when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

import click

from armstrail import cli


def command(name: str) -> click.Command:
    """One of the commands."""
    found: click.Command = import_module(cli.module(name)).command
    return found


def every() -> Iterator[tuple[str, click.Command]]:
    """Yield each command with its full name: of a group those that are in it."""
    for name in cli.COMMANDS:
        found = command(name)
        if isinstance(found, click.Group):
            context = click.Context(found)
            inner = {one: found.get_command(context, one) for one in found.list_commands(context)}
            yield from ((f"{name} {one}", told) for one, told in inner.items() if told)
        else:
            yield name, found


COMMANDS = dict(every())
