"""Names as they are typed, to actors: shared by the command line and the notebook."""

from __future__ import annotations

import sys
from collections.abc import Callable

from exports.words.escapes import harmless
from graph.arrays.compact import gazetteer
from graph.errors import QuestionError
from graph.network import Network


def finder(network: Network) -> Callable[[str], str]:
    """Return what makes an actor's id of a typed name.

    How a misspelt name was read is said on standard error.
    """
    known = network.dataset.actor

    def find(typed: str) -> str:
        if not isinstance(typed, str):
            raise QuestionError(f"{typed!r} is no name; give the id, name or alias of an actor.")
        if typed in known:  # an id needs no index of all names
            return typed
        match = gazetteer(network).find(typed)
        if match.how == "spelling":
            name = known[match.actor].name
            told = harmless(f"Reading '{typed}' as {name} ({match.actor}).")
            print(told, file=sys.stderr)  # noqa: T201
        return match.actor

    return find
