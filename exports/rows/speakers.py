"""Who can be asked what they say: an origin, a voice, a document, an outlet, an actor that speaks.

A name counts only as it is written in the data, capitals and accents aside: what somebody else
said is never given for it. Actors are found as everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass

from exports.words import phrases
from exports.words.voices import voice_names
from graph.errors import NameLookupError
from graph.model.folding import fold
from graph.model.rows import Dataset, Origin, Statement
from graph.model.vocabulary import nearest
from graph.network import Network

Find = Callable[[str], str]
"""Makes an actor's id of a typed name, or raises the house's errors."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who says or prints something: ``name`` as it is told, and which statements."""

    name: str
    origins: frozenset[str]
    documents: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()

    def says(self, statement: Statement) -> bool:
        """Return whether it is the origin of the statement."""
        return statement.origin in self.origins

    def passes_on(self, dataset: Dataset, statement: Statement) -> bool:
        """Return whether the statement stands in it, or passed through it."""
        return statement.document in self.documents or not self.outlets.isdisjoint(
            outlets(dataset, statement)
        )


def outlets(dataset: Dataset, statement: Statement) -> set[str]:
    """Return the folded names of the outlets that a statement passed, the printing one too."""
    printed = dataset.document[statement.document].outlet
    passed = (phrases.passed_by(dataset, one) for one in statement.relay)
    return {fold(one) for one in (*statement.relay, *passed, printed) if one}


def speaker(network: Network, find: Find, typed: str) -> Speaker:
    """Return who is meant by ``typed``.

    Raises :class:`~graph.errors.NameLookupError` where nobody of that name says or prints anything.
    """
    dataset = network.dataset
    found = by_name(network, typed)
    if found:
        return found
    try:
        actor = find(typed)
    except NameLookupError:
        raise NameLookupError(_unknown(network, typed)) from None
    name, origins = dataset.actor[actor].name, _of_actor(dataset, actor)
    printed = _printed(dataset, {fold(name)})
    if not origins and not printed:
        raise NameLookupError(f"{name} says nothing here; 'armstrail sources' lists who does.")
    return Speaker(name, origins, outlets=printed)


def by_name(network: Network, typed: str) -> Speaker | None:
    """Return the origins, voices, documents and outlets of that very id or name; None if none."""
    dataset, folded = network.dataset, fold(typed)
    if typed in dataset.document:
        return Speaker(f"“{dataset.document[typed].title}”", frozenset(), frozenset({typed}))
    names = voice_names(dataset)
    actors = [one.id for one in dataset.actors if folded and folded == fold(one.name)]
    origins = {
        one.id
        for one in dataset.origins
        if typed in (one.id, one.voice) or (folded and folded in _called(one, names[one.voice]))
    }.union(*(_of_actor(dataset, one) for one in actors))
    printed = _printed(dataset, {folded} - {""})
    if not origins and not printed:
        return None
    shown = _shown(dataset, names, typed, origins)
    return Speaker(shown, frozenset(origins), outlets=printed)


def _called(origin: Origin, voice: str) -> set[str]:
    return {fold(origin.name), fold(voice)}


def _shown(dataset: Dataset, names: Mapping[str, str], typed: str, origins: Container[str]) -> str:
    """Return the name as the data writes it, by which the speaker is told."""
    own, folded = [one for one in dataset.origins if one.id in origins], fold(typed)
    candidates = [*(names[one.voice] for one in own), *(one.name for one in own)]
    candidates += [dataset.actor[one.speaker].name for one in own if one.speaker]
    candidates += list(_outlet_names(dataset))
    same = [one for one in candidates if fold(one) == folded]
    by_id = [one.name for one in own if one.id == typed]
    by_id += [names[one.voice] for one in own if one.voice == typed]
    return next(iter([*by_id, *same]), typed)


def _of_actor(dataset: Dataset, actor: str) -> frozenset[str]:
    """Return the origins that speak for the actor or for a part of it."""
    kin = {actor} | dataset.parts(actor)
    return frozenset(
        one.id for one in dataset.origins if one.speaker in kin or (one.group and one.group in kin)
    )


def _outlet_names(dataset: Dataset) -> Iterator[str]:
    yield from (one.outlet for one in dataset.documents if one.outlet)
    for statement in dataset.statements:
        yield from (phrases.passed_by(dataset, one) for one in statement.relay)


def _printed(dataset: Dataset, folded: set[str]) -> frozenset[str]:
    return frozenset(fold(one) for one in _outlet_names(dataset)) & folded


def _unknown(network: Network, typed: str) -> str:
    dataset = network.dataset
    known = [*voice_names(dataset).values(), *(one.name for one in dataset.origins)]
    known += [*_outlet_names(dataset), *(one.id for one in dataset.documents)]
    near = f"; the nearest is '{nearest(typed, dict.fromkeys(known))}'" if known else ""
    return (
        f"'{typed}' is no origin, voice, outlet, document or actor here{near};"
        " 'armstrail sources' lists who speaks."
    )
