"""A map from what was asked for: the part that is drawn, how much fits, and the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from exports.map.page import page as render
from exports.map.selection import Part, select
from exports.rows import dossier
from exports.words import phrases
from exports.words.phrases import count
from exports.words.voices import voice_names
from exports.writing.files import STANDARD_OUTPUT, pouring, replacing
from graph.errors import QuestionError
from graph.model.names import Respelling
from graph.network import Network


def page(
    network: Network,
    part: Part,
    title: str = "",
    lang: str = "en",
    everything: bool = False,
    supposed: Sequence[str] = (),
    respelled: Sequence[Respelling] = (),
) -> tuple[str, Network, list[str]]:
    """Return the page of a part of the network, what is on it, and what was left out, in sentences.

    ``supposed`` says what the network takes for granted that is not so, ``respelled`` how misspelt
    names were read. Raises :class:`~graph.errors.QuestionError` where the part makes no sense or is
    too large.
    """
    shown, left_out = select(network, part)
    check(shown, everything)
    opening = {"from": part.start, "to": part.goal} if part.start else {}
    opening |= {"actor": part.around} if part.around else {}
    notes = [*phrases.respelled(respelled), *phrases.supposed(supposed), *left_out]
    voices = voice_names(network.dataset)
    return render(shown, title, lang, notes, opening, voices), shown, left_out


def asked(
    network: Network,
    find: Callable[[str], str],
    start: str = "",
    goal: str = "",
    around: str = "",
    steps: int | None = None,
    least_band: str = "",
    **how: Any,
) -> tuple[str, Network, list[str]]:
    """Return what :func:`page` does, with actors as they are typed.

    ``find`` makes ids of them, and may fill ``respelled``; ``how`` are the other arguments of
    :func:`page`.
    """
    named = [find(typed) if typed else "" for typed in (around, start, goal)]
    return page(network, Part(named[0], steps, named[1], named[2], least_band), **how)


def write(
    network: Network, find: Callable[[str], str], output: Path, **how: Any
) -> tuple[Network, list[str]]:
    """Write the map to ``output``; ``-`` is standard output.

    Return what is on it, and what was left out: see :func:`asked`.
    """
    text, shown, left_out = asked(network, find, **how)
    with pouring() if output == STANDARD_OUTPUT else replacing(output) as stream:
        stream.write(text.encode())
    return shown, left_out


MOST_ACTORS_UNASKED, MOST_TRANSFERS_UNASKED = 300, 900
"""The largest overview that is drawn unasked."""

ALL_ACTORS, ALL_TRANSFERS = 1000, 3000
"""The largest that is drawn with ``--all``; what is beyond is for Gephi."""


def check(network: Network, everything: bool = False) -> None:
    """Raise :class:`~graph.errors.QuestionError`, saying what to do instead, where the network is
    too large for a map that anybody could read."""
    actors, transfers = len(dossier.on_the_map(network)), len(network.drawn)
    most = (
        (ALL_ACTORS, ALL_TRANSFERS) if everything else (MOST_ACTORS_UNASKED, MOST_TRANSFERS_UNASKED)
    )
    if actors <= most[0] and transfers <= most[1]:
        return
    holds = f"{count(actors, 'actor')} and {count(transfers, 'transfer')}"
    draws = f"{most[0]:,} actors and {most[1]:,} transfers"
    fits = actors <= ALL_ACTORS and transfers <= ALL_TRANSFERS
    anyway = ", or draw it all the same with --all" if fits and not everything else ""
    raise QuestionError(
        f"This map would have {holds}; it draws up to {draws}. Show a part of it with --around"
        f" ACTOR --steps N, with --from X --to Y or with --least-band BAND{anyway}; for the whole"
        " of it, 'armstrail export graphml' opens in Gephi."
    )
