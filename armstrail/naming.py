"""Names as they are typed, to actors: shared by the command line and the notebook."""

from __future__ import annotations

from collections.abc import Iterator
from shlex import quote

from graph.arrays.compact import gazetteer, places
from graph.errors import NameLookupError, QuestionError
from graph.model.folding import fold
from graph.model.names import Respelling
from graph.model.vocabulary import ACTOR_TYPES, MODE_KINDS, MODES
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
        try:
            match = gazetteer(self.network).find(typed)
        except NameLookupError as error:
            raise self._told(typed, error) from None
        read = Respelling(typed, known[match.actor].name, match.actor)
        if match.how == "spelling" and read not in self.respelled:
            self.respelled.append(read)
        return match.actor

    def _told(self, typed: str, error: NameLookupError) -> NameLookupError:
        """Return the refusal of a name that nobody has, with what it is instead, if anything."""
        what = next(other_than_actor(self.network, typed), "") if error.unknown else ""
        if not what:
            return error
        told = str(error).removesuffix(".")
        return NameLookupError(f"{told}; {what}.", error.candidates, error.unknown)


def other_than_actor(network: Network, typed: str) -> Iterator[str]:
    """Yield what else than an actor is called so, and the command that tells of it."""
    dataset, key = network.dataset, fold(typed)
    if key and any(f" {key} " in f" {fold(place)} " for place in places(network)):
        yield f"it is a place: 'armstrail says --place {quote(typed)}' tells of transfers there"
    if any(key in (fold(one.id), fold(one.name)) for one in dataset.tree.terms.values()):
        yield f"it is materiel: 'armstrail says --materiel {quote(typed)}' tells of its transfers"
    if key in map(fold, (*MODES, *MODE_KINDS)):
        yield f"it is a mode: 'armstrail says --mode {quote(typed)}' tells of such transfers"
    if key in map(fold, ACTOR_TYPES):
        yield "it is a type of actors: 'armstrail actors' tells who is of it"
    if typed in dataset.transfer:
        yield f"it is a transfer: 'armstrail show {typed}' tells of it"
    speaking = [(one.id, one.name) for one in dataset.origins]
    speaking += [(one.id, one.outlet) for one in dataset.documents]
    if any(key in map(fold, names) for names in speaking):
        yield f"it says or prints something: 'armstrail says --by {quote(typed)}' tells what"
