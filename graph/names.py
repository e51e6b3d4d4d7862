"""What a person typed, to an actor: case, accents, punctuation and spelling forgiven."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from graph.errors import NameLookupError
from graph.model import Actor

SURE = 80.0
"""From this similarity (rapidfuzz, 0 to 100) a misspelt name is taken for the known one."""

_SHORTEST_MISSPELT = 4
_MARGIN = 5.0
_WORD = 60.0


@dataclass(frozen=True, slots=True)
class Match:
    """An actor found: its id, and how: ``id``, ``name``, ``alias`` or ``spelling``."""

    actor: str
    how: str


def fold(text: str) -> str:
    """``text`` without case, accents, punctuation and a leading "the", words apart by one space.

    >>> fold("The U.S. DoD"), fold("Jabhat al-Nuṣra")
    ('us dod', 'jabhat al nusra')
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    bare = re.sub("[.'`\u2019\u2018\u02bc]", "", bare.casefold())
    words = re.sub(r"[\W_]+", " ", bare).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


class Gazetteer:
    """The names of a dataset's actors. Building it costs one pass over names and aliases."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.actors = {actor.id: actor for actor in actors}
        self._names: defaultdict[str, list[str]] = defaultdict(list)
        self._aliases: defaultdict[str, list[str]] = defaultdict(list)
        for actor in self.actors.values():
            self._names[fold(actor.name)].append(actor.id)
            for alias in {fold(alias) for alias in actor.aliases} | {fold(actor.id)}:
                self._aliases[alias].append(actor.id)

    def find(self, typed: str) -> Match:
        """The one actor that ``typed`` names.

        Tried in this order: the id, a name, an alias, then the spelling nearest to one of these.
        Raises :class:`~graph.errors.NameLookupError` where several fit, listing them, or none
        does, naming the nearest.
        """
        if typed in self.actors:
            return Match(typed, "id")
        key = fold(typed)
        for how, known in (("name", self._names), ("alias", self._aliases)):
            if key and key in known:
                return Match(self.only(typed, known[key]), how)
        return Match(self._misspelt(typed, key), "spelling")

    def knows(self, typed: str) -> bool:
        """Whether ``typed`` is, spelling not forgiven, an id, a name or an alias."""
        return typed in self.actors or bool(self.exact(typed))

    def exact(self, text: str) -> tuple[str, ...]:
        """Ids of all actors that have ``text`` as a name or, failing that, an alias or an id."""
        key = fold(text)
        return tuple(self._names.get(key, ()) or self._aliases.get(key, ())) if key else ()

    def spelt(self, text: str) -> tuple[str, ...]:
        """Ids of the actors for whose name ``text`` is sure to be a misspelling.

        The first letter must be right: in a sentence any word could be one. One pass of compiled
        code over the names.
        """
        key = fold(text)
        if len(key) < _SHORTEST_MISSPELT:
            return ()
        best: dict[str, float] = {}
        for known in (self._names, self._aliases):
            for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
                near = process.extract(key, [*known], scorer=scorer, score_cutoff=SURE, limit=None)
                for name, _, _ in near:
                    for actor in known[name] if name[0] == key[0] else ():
                        best[actor] = max(best.get(actor, 0.0), _alike(key, name))
        top = max(best.values(), default=0.0)
        sure = (actor for actor, score in best.items() if score > top - _MARGIN)
        return tuple(sorted(sure)) if top >= SURE else ()

    @property
    def words(self) -> int:
        """How many words the longest name has."""
        return max((len(name.split()) for name in (*self._names, *self._aliases)), default=0)

    def only(self, typed: str, found: Sequence[str]) -> str:
        """The one of ``found``; raises :class:`~graph.errors.NameLookupError` listing several."""
        if len(found) == 1:
            return found[0]
        raise NameLookupError(f"'{typed}' can be {self._listed(found)}; give the id.", found)

    def _misspelt(self, typed: str, key: str) -> str:
        near = self._nearest(key)
        sure = [(actor, score) for actor, score in near if score >= SURE]
        if sure and len(key) >= _SHORTEST_MISSPELT:
            best = sure[0][1]
            return self.only(typed, [actor for actor, score in sure if score > best - _MARGIN])
        found = [actor for actor, _ in near[:3]]
        hint = f"; the nearest are {self._listed(found)}" if found else ""
        raise NameLookupError(
            f"'{typed}' is no actor of this dataset{hint}; 'armstrail actors' lists all.", found
        )

    def _nearest(self, key: str) -> list[tuple[str, float]]:
        """Actors by falling similarity of their best name to ``key``, then by id."""
        best: dict[str, float] = {}
        for known in (self._names, self._aliases):
            for name, score, _ in process.extract(key, list(known), scorer=_alike, limit=20):
                for actor in known[name]:
                    best[actor] = max(best.get(actor, 0.0), score)
        return sorted(best.items(), key=lambda found: (-found[1], found[0]))

    def _listed(self, actors: Sequence[str]) -> str:
        return " or ".join(f"'{self.actors[actor].name}' ({actor})" for actor in actors)


def _alike(one: str, other: str, **options: float | None) -> float:
    """How alike two folded names are, 0 to 100; below SURE unless word by word they are.

    Words may be turned round; a name with other words is another name, however much it shares.
    """
    whole = max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other))
    mine, theirs = sorted(one.split()), sorted(other.split())
    same = len(mine) == len(theirs) and all(
        fuzz.ratio(word, match) >= _WORD for word, match in zip(mine, theirs, strict=True)
    )
    found = whole if same else min(whole, SURE - 1)
    return found if found >= (options.get("score_cutoff") or 0.0) else 0.0
