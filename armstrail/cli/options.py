"""Options that several commands share, and those of a command that has many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from exports.report import constraints
from graph.constraints.restriction import HEEDED

Command = TypeVar("Command", bound=Callable[..., Any])


class _Path(click.Path):
    """A path; an empty text is none: a variable that was not set would else mean this folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail("an empty text is no path.", param, ctx)
        return super().convert(value, param, ctx)


PATH = _Path(path_type=Path)

json = click.option("--json", "as_json", is_flag=True, help="Print the JSON contract.")
data = click.option(
    "--data",
    type=PATH,
    envvar="ARMSTRAIL_DATA",
    show_envvar=True,
    help="Folder of the dataset. Default: the bundled dataset.",
)


def together(options: Sequence[Callable[[Command], Command]], command: Command) -> Command:
    """Put several options on a command; the help has them in this order."""
    for option in reversed(options):
        command = option(command)
    return command


def supposing(command: Command) -> Command:
    """The options that change what is supposed, with those of data and JSON."""
    options = (
        data,
        json,
        click.option("--without", multiple=True, metavar="SOURCE", help="As if it were not there."),
        click.option("--grade", multiple=True, metavar="ORIGIN=B", help="As if graded so."),
        click.option("--ladder", type=PATH, metavar="FILE", help="Other values of the grades."),
    )
    return together(options, command)


_AVOID = next(one for one in constraints.CONSTRAINTS if one.name == "avoid")
_AVOIDING = _AVOID._replace(
    help="No transfer from it or to it.", settings={**_AVOID.settings, "metavar": "ACTOR"}
)
"""The constraint where types cannot be avoided."""


def limiting(command: Command) -> Command:
    """Put the options of all constraints, and ``--no-inferred``, on the command."""
    help_ = "Leave out paths with an inferred step."
    return click.option("--no-inferred", is_flag=True, help=help_)(
        _having(constraints.CONSTRAINTS, command)
    )


def restricting(command: Command) -> Command:
    """The options of the constraints that can be told from one transfer by itself."""
    heeded = [
        one
        for one in constraints.CONSTRAINTS
        if constraints.FIELDS.get(one.name, one.name) in HEEDED
    ]
    return _having([_AVOIDING if one.name == "avoid" else one for one in heeded], command)


def _having(chosen: Sequence[constraints.Constraint], command: Command) -> Command:
    for one in reversed(chosen):
        command = click.option(_flag_of(one.name), one.name, help=one.help, **one.settings)(command)
    return command


def _flag_of(name: str) -> str:
    return f"--{name.replace('_', '-')}"
