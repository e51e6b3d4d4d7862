"""How much a map can show, and what to do where there is more."""

from __future__ import annotations

from exports import dossier
from exports.wording import count
from graph.errors import QuestionError
from graph.network import Network

MOST_ACTORS, MOST_TRANSFERS = 300, 900
"""The largest overview that is drawn unasked."""

ALL_ACTORS, ALL_TRANSFERS = 1000, 3000
"""The largest that is drawn with ``--all``; what is beyond is for Gephi."""


def check(network: Network, everything: bool = False) -> None:
    """Raise :class:`~graph.errors.QuestionError`, saying what to do instead, where the network is
    too large for a map that anybody could read."""
    actors, transfers = len(dossier.on_the_map(network)), len(network.drawn)
    most = (ALL_ACTORS, ALL_TRANSFERS) if everything else (MOST_ACTORS, MOST_TRANSFERS)
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
