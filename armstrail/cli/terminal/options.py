"""Options that several commands share, and those of a command that has many."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from graph.constraints.constraint import Constraint, ValueType
from graph.constraints.registry import CONSTRAINTS

Command = TypeVar("Command", bound=Callable[..., Any])


class _Path(click.Path):
    """A path; an empty text is none: a variable that was not set would else mean this folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail("an empty text is no path.", param, ctx)
        return super().convert(value, param, ctx)


PATH = _Path(path_type=Path)


def some(context: click.Context, param: click.Parameter, value: str) -> str:
    """Return the value; an empty text is refused: a variable that was not set would ask for all."""
    typed = context.get_parameter_source(param.name or "") is not ParameterSource.DEFAULT
    if typed and value == "":
        raise click.BadParameter("an empty text is none; leave it out, or give one.")
    return value


json = click.option("--json", "as_json", is_flag=True, help="Print the JSON contract.")
full = click.option("--full", is_flag=True, help="All there is to tell, not what fits a screen.")
data = click.option(
    "--data",
    type=PATH,
    envvar="ARMSTRAIL_DATA",
    show_envvar=True,
    help="Folder of the dataset. Default: the case that you are in, else the bundled dataset.",
)
markdown = click.option("--markdown", is_flag=True, help="Print Markdown.")
as_of = click.option(
    "--as-of",
    "as_of",
    default="",
    metavar="DATE",
    callback=some,
    help="With what had been said by then alone.",
)
x_or_all = click.argument("start", metavar="[X]", required=False, default="", callback=some)
y_or_all = click.argument("goal", metavar="[Y]", required=False, default="", callback=some)


def together(options: Sequence[Callable[[Command], Command]], command: Command) -> Command:
    """Put several options on a command; the help has them in this order."""
    for option in reversed(options):
        command = option(command)
    return command


def supposing(command: Command) -> Command:
    """Return the options that change what is supposed, with those of data and JSON."""
    options = (
        data,
        json,
        as_of,
        click.option("--without", multiple=True, metavar="SOURCE", help="As if it were not there."),
        click.option("--grade", multiple=True, metavar="ORIGIN=B", help="As if graded so."),
        click.option("--ladder", type=PATH, metavar="FILE", help="Other values of the grades."),
    )
    return together(options, command)


_SETTINGS: Mapping[ValueType, Mapping[str, Any]] = MappingProxyType(
    {
        ValueType.FLAG: {"is_flag": True},
        ValueType.TEXTS: {"multiple": True},
        ValueType.TEXT: {},
        ValueType.DATES: {"nargs": 2},
        ValueType.WHOLE: {"type": int},
        ValueType.FIGURE: {},
    }
)
"""How an option is made whose constraint takes such a value."""


def limiting(command: Command) -> Command:
    """Put the options of all constraints, and ``--no-inferred``, on the command."""
    help_ = "Leave out paths with an inferred step."
    options = [_option(one, one.help, one.metavar) for one in CONSTRAINTS]
    return click.option("--no-inferred", is_flag=True, help=help_)(together(options, command))


def restricting(command: Command) -> Command:
    """Put the options of the constraints that can be told of one transfer by itself on it."""
    options = [
        _option(one, one.help_alone or one.help, one.metavar_alone or one.metavar)
        for one in CONSTRAINTS
        if one.of_transfer
    ]
    return together(options, command)


def _option(one: Constraint, help_: str, metavar: str) -> Callable[[Command], Command]:
    settings = {**_SETTINGS[one.takes], "metavar": metavar or None}
    return click.option(one.option, one.name, help=help_, **settings)
