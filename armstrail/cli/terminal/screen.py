"""Text as it is shown: plain in a pipe; on a terminal in colour, and paged where it is long.

The only place that knows of rich. Where the output is no terminal not a byte depends on it.
"""

from __future__ import annotations

import io
import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from exports.words.escapes import harmless
from exports.words.phrases import WIDTH, wrap

if TYPE_CHECKING:
    from rich.console import Console

    from exports.report.grids import Grid, Listing

PAGED = "armstrail.paged"
"""Where a command's context says whether a pager may be used."""

BEFORE_PAGING = "armstrail.before-paging"
"""Where a command's context has what ends the sign of life, which would write over a pager."""

NARROWEST = 40
"""Columns below which a table would lose whole cells: a terminal breaks its lines instead."""

WORD_STYLES: Mapping[str, str] = {
    "documented": "bold green",
    "acknowledged": "green",
    "reported": "cyan",
    "alleged": "yellow",
    "against": "bold red",
    "figure": "bold",
    "id": "dim",
}
"""How words are shown that readers look for."""

MARKED_WORDS = (
    r"\b(?P<documented>documented)\b|\b(?P<acknowledged>acknowledged)\b"
    r"|\b(?P<reported>reported)(?=[,;)])|\b(?P<alleged>alleged)(?=[,;)])"
    r"|(?P<against>\bdisputed\b|\bdenies\b|\bdenied (?:in part )?by\b|\bretracted\b)"
    r"|(?P<figure>\bsupport (?:0|1|\.\d\d|under \.01|over \.99)(?= \())"
    r"|(?P<id>\[[a-z0-9][a-z0-9-]*\])"
)


def show(text: str, verdict: bool = False) -> None:
    """Print a text; ``verdict`` where its first paragraph is one, which is set off."""
    clean = harmless(text)
    if not _is_styled():
        click.echo(clean)
        return
    from rich.text import Text

    shown = Text(clean)
    shown.highlight_regex(MARKED_WORDS, style_prefix="")
    if verdict:
        shown.stylize("bold", 0, len(clean.partition("\n\n")[0]))
    _print(shown, clean.count("\n") + 1)


def show_listing(listing: Listing) -> None:
    """Print tables of one line a row, as wide as the terminal, or 80 columns in a pipe."""
    styled = _is_styled()
    width = shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH
    text = "\n".join(_laid_out(listing, max(width, NARROWEST)))
    if not styled:
        click.echo(text)
        return
    show(text)


def _laid_out(listing: Listing, width: int) -> Iterator[str]:
    for grid in listing.grids:
        yield from (line.rstrip() for line in _rows(grid, width).splitlines())
        yield ""
    yield from map(wrap, listing.notes)


def _rows(grid: Grid, width: int) -> str:
    """Return a table whose cells are cut where they do not fit."""
    from rich.table import Table

    table = Table(box=None, expand=True, pad_edge=False, padding=(0, 1, 0, 0))
    for column in grid.columns:
        how: Any = {"justify": "right" if column.numbers else "left", "ratio": column.share or None}
        table.add_column(column.title, no_wrap=True, overflow="ellipsis", **how)
    for row in grid.rows:
        table.add_row(*(_cell(one) for one in row))
    stream = io.StringIO()
    _console(stream, width=width, color_system=None).print(table)
    return stream.getvalue()


def _cell(text: str) -> Any:
    from rich.text import Text

    return Text(" ".join(harmless(text).split()))


def _console(stream: Any, **how: Any) -> Console:
    from rich.console import Console
    from rich.theme import Theme

    return Console(file=stream, highlight=False, theme=Theme(dict(WORD_STYLES)), **how)


def _is_styled() -> bool:
    """Return whether the output is a terminal that shows colour, and its user wants it."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM", "dumb") == "dumb"
    return sys.stdout.isatty() and not plain


def _print(shown: Any, lines: int) -> None:
    stream = getattr(sys.stdout, "beneath", sys.stdout)  # the colours are our own
    console = _console(stream, force_terminal=True)
    pager = _pager() if lines > shutil.get_terminal_size().lines - 1 else []
    if not pager:
        console.print(shown, soft_wrap=True)
        return
    with console.capture() as captured:
        console.print(shown, soft_wrap=True)
    click.get_current_context().meta[BEFORE_PAGING]()
    if not _paged(pager, captured.get()):
        console.print(shown, soft_wrap=True)


def _paged(pager: list[str], text: str) -> bool:
    """Show the text in the pager, which has Ctrl-C to itself; return False where it failed."""
    kept = signal.signal(signal.SIGINT, lambda *_: None)  # ignored, a pager would inherit that
    try:
        run = subprocess.run(pager, input=text, encoding="utf-8", env=_environment(), check=False)  # noqa: S603
    except OSError:
        return False
    finally:
        signal.signal(signal.SIGINT, kept)
    return run.returncode == 0


def _pager() -> list[str]:
    """Return the pager's command; empty where none is wanted, none is there, or nobody is."""
    context = click.get_current_context(silent=True)
    wanted = context is None or context.meta.get(PAGED, True)
    try:
        command = shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:  # a quotation mark without its fellow
        command = []
    able = wanted and sys.stdin is not None and sys.stdin.isatty()
    return command if able and command and shutil.which(command[0]) else []


def _environment() -> dict[str, str]:
    """Return the environment of the pager: less is to show colours."""
    return {"LESS": "FRX", **os.environ}
