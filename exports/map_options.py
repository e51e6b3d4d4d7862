"""The options of ``armstrail map``, and the writing of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from exports import html, map_size, switches, wording
from exports.console import finder
from exports.files import replacing
from exports.selection import Part, select
from exports.strings import languages
from graph.network import Network

Command = TypeVar("Command", bound=Callable[..., Any])


def map_options(command: Command) -> Command:
    """Put the options on the command; :func:`write` takes them all."""
    for option in reversed(
        (
            click.option(
                "-o",
                "--output",
                type=switches.PATH,
                default=Path("armstrail-map.html"),
                show_default=True,
                help="File to write.",
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


def page(
    network: Network,
    part: Part,
    title: str = "",
    lang: str = "en",
    everything: bool = False,
    supposed: Sequence[str] = (),
) -> tuple[str, Network, list[str]]:
    """The page of a part of the network, what is on it, and what was left out, in sentences.

    ``supposed`` says what the network takes for granted that is not so. Raises
    :class:`~graph.errors.QuestionError` where the part makes no sense or is too large.
    """
    shown, left_out = select(network, part)
    map_size.check(shown, everything)
    opening = {"from": part.start, "to": part.goal} if part.start else {}
    opening |= {"actor": part.around} if part.around else {}
    notes = [*wording.supposed(supposed), *left_out]
    return html.page(shown, title, lang, notes, opening), shown, left_out


def asked(
    network: Network,
    start: str = "",
    goal: str = "",
    around: str = "",
    steps: int | None = None,
    least_band: str = "",
    **how: Any,
) -> tuple[str, Network, list[str]]:
    """The same with actors as they are typed; ``how`` are the other arguments of :func:`page`."""
    one = finder(network)
    named = [one(typed) if typed else "" for typed in (around, start, goal)]
    return page(network, Part(named[0], steps, named[1], named[2], least_band), **how)


def write(network: Network, output: Path, **how: Any) -> tuple[Network, list[str]]:
    """Write the map to ``output``; what is on it, and what was left out. See :func:`asked`."""
    text, shown, left_out = asked(network, **how)
    with replacing(output) as stream:
        stream.write(text.encode())
    return shown, left_out
