"""Which transfers a question means by its actors and limits, and how each is one of theirs.

A transfer of a part is one of the whole's. What is said of the body that an actor is an organ of,
or of a collective that it is a member of, is no statement about that actor: it is told apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import Literal

from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.refusals import refusal
from graph.constraints.restriction import check_heeded
from graph.errors import QuestionError
from graph.model.rows import Dataset, Transfer
from graph.network import Network
from graph.rules.kinship import above


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose transfers are meant: from ``giver`` directly to ``receiver``, or all ``about`` one.

    Ids of actors; an empty one is anybody.
    """

    giver: str = ""
    receiver: str = ""
    about: str = ""

    @property
    def pair(self) -> bool:
        """Return whether both ends were asked for."""
        return bool(self.giver and self.receiver)


EVERYBODY = Scope()


def scoped(*actors: str) -> Scope:
    """Return the transfers from the first of two actors to the second, all of one, or all."""
    if len(actors) == 1:
        return Scope(about=actors[0])
    return Scope(*actors)


Kin = Literal["itself", "part", "whole", "collective"]
"""What the actor of a transfer is to the one asked for."""

Nearness = Literal["named", "part", "inferred"]
"""Said of the actors asked for by name, of a part of one, or of what one is a part of."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A transfer that is meant, and what its ``giver`` and ``receiver`` are to those asked for.

    An end that nobody asked for is *itself*.
    """

    transfer: Transfer
    giver: Kin = "itself"
    receiver: Kin = "itself"

    @property
    def near(self) -> Nearness:
        """Return the looser of the two ends."""
        kin = {self.giver, self.receiver}
        if kin & {"whole", "collective"}:
            return "inferred"
        return "part" if "part" in kin else "named"


NEARNESS: tuple[Nearness, ...] = ("named", "part", "inferred")
"""From what is said of those asked for by name to what is the least so."""


def kin_of(dataset: Dataset, actor: str) -> Mapping[str, Kin]:
    """Return what each actor that has to do with ``actor`` is to it, itself among them."""
    found: dict[str, Kin] = dict.fromkeys(dataset.parts(actor), "part")
    found[actor] = "itself"
    for there, kind in above(dataset, actor):
        found.setdefault(there, kind)
    return found


def meant(
    network: Network, scope: Scope = EVERYBODY, limits: Limits = NO_LIMITS
) -> tuple[Meant, ...]:
    """Return the transfers that are meant, those named first, then those of parts, then of wholes.

    Each by their ids. Raises :class:`~graph.errors.QuestionError` for who is no
    actor, where giver and receiver are one, and for a limit that cannot be told from a transfer by
    itself. O(transfers of those asked for), of all where nobody is.
    """
    check_heeded(limits)
    for actor in filter(None, (scope.giver, scope.receiver, scope.about)):
        if actor not in network.dataset.actor:
            raise QuestionError(f"'{actor}' is no actor of this dataset.")
    if scope.pair and scope.giver == scope.receiver:
        raise QuestionError(f"'{scope.giver}' is both giver and receiver; name two actors.")
    fits = _fitting(network.dataset, scope)
    theirs = filter(None, map(fits, _candidates(network, scope)))
    found = (one for one in theirs if not refusal(network, one.transfer, limits))
    return tuple(sorted(found, key=lambda one: (NEARNESS.index(one.near), one.transfer.id)))


def _candidates(network: Network, scope: Scope) -> Iterable[Transfer]:
    """Return transfers among which all that are meant are, each once."""
    asked = scope.about or scope.giver or scope.receiver
    kin = kin_of(network.dataset, asked) if asked else {}
    given = (one for actor in kin for one in network.given.get(actor, ()))
    taken = (one for actor in kin for one in network.taken.get(actor, ()))
    if scope.about:
        return {one.id: one for one in chain(given, taken)}.values()
    if scope.giver:
        return given
    return taken if scope.receiver else network.dataset.transfers


def _fitting(dataset: Dataset, scope: Scope) -> Callable[[Transfer], Meant | None]:
    if scope.about:
        kin = kin_of(dataset, scope.about)
        return lambda transfer: _of_one(transfer, kin)
    one = kin_of(dataset, scope.giver) if scope.giver else {}
    other = kin_of(dataset, scope.receiver) if scope.receiver else {}
    givers, receivers = _apart(one, other), _apart(other, one)
    return lambda transfer: _between(
        transfer,
        givers.get(transfer.giver) if scope.giver else "itself",
        receivers.get(transfer.receiver) if scope.receiver else "itself",
    )


def _apart(kin: Mapping[str, Kin], other: Mapping[str, Kin]) -> Mapping[str, Kin]:
    """Return the kin without what both are a part of.

    That says nothing of the one giving to the other.
    """
    return {
        name: how for name, how in kin.items() if how in ("itself", "part") or name not in other
    }


def _between(transfer: Transfer, giver: Kin | None, receiver: Kin | None) -> Meant | None:
    return Meant(transfer, giver, receiver) if giver and receiver else None


_NEAREST: Mapping[Kin, int] = MappingProxyType(
    {"itself": 0, "part": 1, "whole": 2, "collective": 3}
)


def _of_one(transfer: Transfer, kin: Mapping[str, Kin]) -> Meant | None:
    """Return the transfer as one of the actor's, by the end that is nearer to it."""
    giver, receiver = kin.get(transfer.giver), kin.get(transfer.receiver)
    if giver and (not receiver or _NEAREST[giver] <= _NEAREST[receiver]):
        return Meant(transfer, giver=giver)
    return Meant(transfer, receiver=receiver) if receiver else None
