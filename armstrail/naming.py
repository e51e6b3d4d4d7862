"""Names as they are typed, to actors: shared by the command line and the notebook."""

from __future__ import annotations

from graph.arrays.compact import gazetteer
from graph.errors import QuestionError
from graph.model.names import Respelling
from graph.network import Network


class Finder:
    """Makes an actor's id of a typed name; ``respelled`` says how misspelt ones were read."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.respelled: list[Respelling] = []

    def __call__(self, typed: str) -> str:
        """Return the id of the actor that ``typed`` names; raises what looking it up raises."""
        known = self.network.dataset.actor
        if not isinstance(typed, str):
            raise QuestionError(f"{typed!r} is no name; give the id, name or alias of an actor.")
        if typed in known:  # an id needs no index of all names
            return typed
        match = gazetteer(self.network).find(typed)
        read = Respelling(typed, known[match.actor].name, match.actor)
        if match.how == "spelling" and read not in self.respelled:
            self.respelled.append(read)
        return match.actor
