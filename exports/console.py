"""What every command does alike: errors, names as typed, and printing."""

from __future__ import annotations

import errno
import json
import re
import sys
from collections.abc import Callable, Iterable
from typing import Any

import click

from exports.format import Loss
from exports.progress import patience
from exports.wording import wrap
from graph.compact import gazetteer
from graph.errors import ArmstrailError, QuestionError
from graph.network import Network

_COMMANDING = re.compile("[\0-\b\v-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """``text`` without what commands a terminal: control characters, and what turns text round.

    A name or a note from anywhere could otherwise hide the words around it, or swap who gave and
    who received.
    """
    return _COMMANDING.sub("\ufffd", text)


class Commands(click.Group):
    """Commands in the order of use; every error of ours is one message and exit code 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which the commands were defined."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, with a sign of life where it takes long."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        try:
            with patience():
                found = super().invoke(ctx)
            if sys.stdout:  # closed by whoever started us
                sys.stdout.flush()
            return found
        except ArmstrailError as error:
            click.echo(harmless(_message(str(error))), err=True)
        except OSError as error:
            if error.errno == errno.EPIPE:  # click ends quietly where a reader has gone
                raise
            reason = error.strerror or type(error).__name__
            click.echo(_message(f"the output cannot be written: {reason}."), err=True)
        raise click.exceptions.Exit(2)


def _message(text: str) -> str:
    """The message as it is printed: for a person in lines of 80 columns, for a program as it is.

    A message of several faults keeps a line for each, and none is run into the next.
    """
    lines = f"armstrail: {text}".split("\n")
    if sys.stderr.isatty():
        lines = [_hanging(line) for line in lines]
    return "\n".join(lines)


def _hanging(line: str) -> str:
    indent = line[: len(line) - len(line.lstrip(" "))]
    return wrap(line.strip(), indent, f"{indent}  ")


def finder(network: Network) -> Callable[[str], str]:
    """Typed name to actor id; says on standard error how a misspelt one was read."""
    known = network.dataset.actor

    def find(typed: str) -> str:
        if not isinstance(typed, str):
            raise QuestionError(f"{typed!r} is no name; give the id, name or alias of an actor.")
        if typed in known:  # an id needs no index of all names
            return typed
        match = gazetteer(network).find(typed)
        if match.how == "spelling":
            name = known[match.actor].name
            click.echo(f"Reading '{typed}' as {name} ({match.actor}).", err=True)
        return match.actor

    return find


def grades(texts: Iterable[str]) -> dict[str, str]:
    """``ORIGIN=B`` as a mapping; raises :class:`~graph.errors.QuestionError` for other forms."""
    found = {}
    for text in texts:
        origin, equals, letter = text.partition("=")
        if not (origin and equals and letter):
            raise QuestionError(f"'{text}' gives no grade to an origin; write ORIGIN=B.")
        found[origin] = letter
    return found


def emit(as_json: bool, data: Callable[[], Any], text: Callable[[], str]) -> None:
    """Print the one or the other; only what is asked for is made."""
    if as_json:
        click.echo(json.dumps(data(), ensure_ascii=False, indent=2))
    else:
        click.echo(harmless(text()))


def report_losses(target: str, losses: Iterable[Loss]) -> None:
    """Say on standard error what the target could not hold."""
    for loss in losses:
        click.echo(wrap(f"Not in {target}: {loss}", "", "  "), err=True)
