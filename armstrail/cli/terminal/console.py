"""What every command does alike: errors, names as typed, and printing."""

from __future__ import annotations

import errno
import json
import os
import re
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from armstrail.cli.terminal.screen import BEFORE_PAGING, show, show_listing
from armstrail.exits import INTERRUPTED
from exports.words import phrases
from exports.words.escapes import TERMINAL_JSON, harmless
from exports.words.phrases import wrap
from graph.errors import ArmstrailError, QuestionError

if TYPE_CHECKING:
    from exports.report.grids import Listing
    from exports.writing.format import Loss


class TerminalStream:
    """A stream to a terminal: whatever is written to it passes through the terminal's rule.

    It has no ``buffer``, so that nothing goes round it; ``beneath`` is the stream itself.
    """

    def __init__(self, beneath: Any) -> None:
        self.beneath = beneath

    def write(self, text: str) -> int:
        """Write ``text`` without what commands a terminal."""
        return int(self.beneath.write(harmless(text)))

    def writelines(self, lines: Iterable[str]) -> None:
        """Write all ``lines`` so."""
        self.write("".join(lines))

    def __getattr__(self, name: str) -> Any:
        if name == "buffer":
            raise AttributeError(name)
        return getattr(self.beneath, name)


@contextmanager
def guarded() -> Iterator[None]:
    """Let what goes to a terminal pass its rule: click strips nothing there."""
    kept = {
        name: stream
        for name in ("stdout", "stderr")
        if (stream := getattr(sys, name)) and stream.isatty()
    }
    for name, stream in kept.items():
        setattr(sys, name, TerminalStream(stream))
    try:
        yield
    finally:
        for name, stream in kept.items():
            setattr(sys, name, stream)


@contextmanager
def opened() -> Iterator[None]:
    """Let what was closed by whoever started us take what is written, and drop it."""
    closed = [name for name in ("stdout", "stderr") if getattr(sys, name) is None]
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        for name in closed:
            setattr(sys, name, nowhere)
        try:
            yield
        finally:
            for name in closed:
                setattr(sys, name, None)


@contextmanager
def interruptible() -> Iterator[None]:
    """Stop quietly, with the exit code of an interruption, where the block is interrupted."""
    try:
        yield
    except KeyboardInterrupt:
        raise click.exceptions.Exit(INTERRUPTED) from None


class ListedGroup(click.Group):
    """Commands in the order of use, each imported when it is asked for.

    ``listed`` has their names and the first sentence of their help, and ``home`` tells the module
    of one by its name.
    """

    def __init__(
        self,
        *args: Any,
        listed: Mapping[str, str] = MappingProxyType({}),
        home: Callable[[str], str] = str,
        **settings: Any,
    ) -> None:
        super().__init__(*args, **settings)
        self.listed, self.home = listed, home

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of use."""
        return [*self.listed, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, imported where it is listed; None if there is none."""
        if cmd_name not in self.listed:
            return super().get_command(ctx, cmd_name)
        found: click.Command = import_module(self.home(cmd_name)).command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what is listed as click does, but import none of it."""
        room = formatter.width - 6 - max(map(len, self.listed))
        rows = [
            (name, click.Command(name, help=text).get_short_help_str(room))
            for name, text in self.listed.items()
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


class Commands(ListedGroup):
    """All commands: every error of ours is one message and exit code 2."""

    def main(self, *args: Any, **settings: Any) -> Any:
        """Run as click does; also what click prints itself passes through :func:`guarded`."""
        with opened(), guarded():
            return super().main(*args, **settings)

    def make_context(self, *args: Any, **settings: Any) -> click.Context:
        """Return the context that click makes; an interruption ends it with its exit code."""
        with interruptible():
            return super().make_context(*args, **settings)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, with a sign of life where it takes long."""
        with interruptible():
            return self._invoked(ctx)

    def _invoked(self, ctx: click.Context) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        try:
            with patience() as stop:
                ctx.meta[BEFORE_PAGING] = stop
                found = super().invoke(ctx)
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


_OVERLONG = re.compile(r"(\S{300})\S+")
"""A word that nobody reads to its end."""


def _message(text: str) -> str:
    """Return the message as it is printed.

    For a person in lines of 80 columns, for a program as it is.

    A message of several faults keeps a line for each, and none is run into the next.
    """
    lines = _OVERLONG.sub(r"\1…", f"armstrail: {text}").split("\n")
    if sys.stderr.isatty():
        lines = [_hanging(line) for line in lines]
    return "\n".join(lines)


def _hanging(line: str) -> str:
    indent = line[: len(line) - len(line.lstrip(" "))]
    return wrap(line.strip(), indent, f"{indent}  ")


def grades(texts: Iterable[str]) -> dict[str, str]:
    """Return ``ORIGIN=B`` as a mapping.

    Raises :class:`~graph.errors.QuestionError` for other forms.
    """
    found = {}
    for text in texts:
        origin, equals, letter = text.partition("=")
        if not (origin and equals and letter):
            raise QuestionError(f"'{text}' gives no grade to an origin; write ORIGIN=B.")
        found[origin] = letter
    return found


def emit(
    as_json: bool,
    data: Callable[[], Mapping[str, Any]],
    text: Callable[[], str],
    changed: Sequence[str] = (),
    verdict: bool = False,
) -> None:
    """Print the one, as its contract has it, or the other; only what is asked for is made.

    ``changed`` is what was supposed, where the answer does not say it itself; ``verdict`` where the
    text begins with one.
    """
    if as_json:
        from exports.report.schemas import versioned  # here, because texts need none of it

        told = {**data(), "changed": [*changed]} if changed else data()
        made = json.dumps(versioned(told), ensure_ascii=False, indent=2)
        click.echo(TERMINAL_JSON.of(made) if sys.stdout.isatty() else made)
    else:
        show("\n".join([*_supposed(changed), text()]), verdict and not changed)


def emit_listing(
    as_json: bool,
    full: bool,
    data: Callable[[], Mapping[str, Any]],
    text: Callable[[], str],
    listing: Callable[[], Listing],
    changed: Sequence[str] = (),
) -> None:
    """Print the JSON, the whole text, or by default one line a row."""
    if as_json or full:
        emit(as_json, data, text, changed)
        return
    for line in _supposed(changed):
        click.echo(harmless(line))
    show_listing(listing())


def _supposed(changed: Sequence[str]) -> list[str]:
    return [*map(wrap, phrases.supposed(changed)), ""] if changed else []


def report_losses(target: str, losses: Iterable[Loss]) -> None:
    """Say on standard error what the target could not hold."""

    for loss in losses:
        click.echo(wrap(f"Not in {target}: {loss}", "", "  "), err=True)


AFTER = 2.0
"""Seconds of quiet before the first sign; it is renewed every second after that."""


@contextmanager
def patience(after: float = AFTER) -> Iterator[Callable[[], None]]:
    """Show "working, N s" while the block runs, if standard error is a terminal; then wipe it.

    The block gets what ends it earlier.
    """
    if not sys.stderr.isatty():
        yield lambda: None
        return
    done = threading.Event()
    watch = threading.Thread(target=_tell, args=(done, after), daemon=True)

    def stop() -> None:
        done.set()
        watch.join()

    watch.start()
    try:
        yield stop
    finally:
        stop()


def _tell(done: threading.Event, after: float) -> None:
    began = time.monotonic()
    shown = done.wait(after) is False
    stream = getattr(sys.stderr, "beneath", sys.stderr)  # these controls are our own
    while not done.wait(1.0 if shown else 0):
        stream.write(f"\rworking, {time.monotonic() - began:.0f} s (Ctrl-C stops) ")
        stream.flush()
    if shown:
        stream.write("\r\x1b[K")
        stream.flush()
