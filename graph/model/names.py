"""What a person typed, to an actor: case, accents, punctuation and spelling forgiven."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import accumulate, chain
from typing import NamedTuple

from graph.errors import NameLookupError
from graph.model.rows import Actor

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
    """Return ``text`` without case, accents, punctuation and a leading "the", words apart by one
    space.

    >>> fold("The U.S. DoD"), fold("Jabhat al-Nuṣra")
    ('us dod', 'jabhat al nusra')
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    bare = re.sub("[.'`\u2019\u2018\u02bc]", "", bare.casefold())
    words = re.sub(r"[\W_]+", " ", bare).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


class Spellings(Mapping[str, tuple[str, ...]]):
    """Folded texts in order, and the ids of the actors that each stands for.

    ``texts[n]`` stands for the rows ``holders[at[n]:at[n + 1]]``; ``named`` gives the id of a row.
    """

    def __init__(
        self,
        texts: Sequence[str],
        at: Sequence[int],
        holders: Sequence[int],
        named: Callable[[int], str],
    ) -> None:
        self.texts, self.at, self.holders, self._named = texts, at, holders, named

    def __getitem__(self, key: str) -> tuple[str, ...]:
        place = bisect_left(self.texts, key)
        if place == len(self) or self.texts[place] != key:
            raise KeyError(key)
        return tuple(map(self._named, self.holders[self.at[place] : self.at[place + 1]]))

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)


def _spellings(texts: Sequence[Iterable[str]], named: Callable[[int], str]) -> Spellings:
    """Return what stands for each row: its ``texts``. O(n log n)."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for row, folded in enumerate(texts):
        for text in folded:
            found[text].append(row)
    keys = sorted(found)
    at = [0, *accumulate(len(found[key]) for key in keys)]
    return Spellings(keys, at, [row for key in keys for row in found[key]], named)


class KnownNames(NamedTuple):
    """What a gazetteer knows: actors by id, their names, and their aliases, ids among these."""

    actors: Mapping[str, Actor]
    names: Spellings
    aliases: Spellings


def gathered(actors: Iterable[Actor]) -> KnownNames:
    """Return what there is to be known of ``actors``: one pass over names and aliases."""
    rows = list(actors)
    ids = [actor.id for actor in rows]
    names = [(fold(actor.name),) for actor in rows]
    aliases = [{fold(actor.id), *map(fold, actor.aliases)} for actor in rows]
    return KnownNames(
        dict(zip(ids, rows, strict=True)),
        _spellings(names, ids.__getitem__),
        _spellings(aliases, ids.__getitem__),
    )


class Gazetteer:
    """The names of a dataset's actors: one pass over these, when the first is asked for.

    ``kept`` gives what :func:`gathered` made of the same actors at an earlier time.
    """

    def __init__(
        self, actors: Iterable[Actor], kept: Callable[[], KnownNames] | None = None
    ) -> None:
        self._gather = kept or partial(gathered, actors)

    @cached_property
    def known(self) -> KnownNames:
        """Return what is known of the actors."""
        return self._gather()

    @property
    def actors(self) -> Mapping[str, Actor]:
        """Return the actors by id."""
        return self.known.actors

    def find(self, typed: str) -> Match:
        """Return the one actor that ``typed`` names.

        Tried in this order: the id, a name, an alias, then the spelling nearest to one of these.
        Raises :class:`~graph.errors.NameLookupError` where several fit, listing them, or none
        does, naming the nearest.
        """
        if typed in self.actors:
            return Match(typed, "id")
        key = fold(typed)
        for how, known in (("name", self.known.names), ("alias", self.known.aliases)):
            if key and key in known:
                return Match(self.only(typed, known[key]), how)
        return Match(self._misspelt(typed, key), "spelling")

    def knows(self, typed: str) -> bool:
        """Return whether ``typed`` is, spelling not forgiven, an id, a name or an alias."""
        return typed in self.actors or bool(self.exact(typed))

    def exact(self, text: str) -> tuple[str, ...]:
        """Return ids of all actors that have ``text`` as a name or, failing that, an alias or an
        id.
        """
        key = fold(text)
        return (self.known.names.get(key, ()) or self.known.aliases.get(key, ())) if key else ()

    def verbatim(self, text: str) -> bool:
        """Return whether some actor has ``text`` as its name, an alias or its id, letter for
        letter.
        """
        key = fold(text)
        found = (
            self.actors[one]
            for one in self.known.names.get(key, ()) + self.known.aliases.get(key, ())
        )
        return any(text in (actor.name, *actor.aliases, actor.id) for actor in found)

    def spelt(self, text: str) -> tuple[str, ...]:
        """Return ids of the actors for whose name ``text`` is sure to be a misspelling.

        The first letter must be right: in a sentence any word could be one. One pass of compiled
        code over the names.
        """
        from rapidfuzz import fuzz, process  # here, because few names are misspelt

        key = fold(text)
        if len(key) < _SHORTEST_MISSPELT:
            return ()
        best: dict[str, float] = {}
        for known in (self.known.names, self.known.aliases):
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
        """Return how many words the longest name has."""
        every = chain(self.known.names, self.known.aliases)
        return 1 + max((name.count(" ") for name in every if name), default=-1)

    def only(self, typed: str, found: Sequence[str]) -> str:
        """Return the one of ``found``.

        Raises :class:`~graph.errors.NameLookupError` listing several.
        """
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
        """Return actors by falling similarity of their best name to ``key``, then by id."""
        from rapidfuzz import process

        best: dict[str, float] = {}
        for known in (self.known.names, self.known.aliases):
            for name, score, _ in process.extract(key, list(known), scorer=_alike, limit=20):
                for actor in known[name]:
                    best[actor] = max(best.get(actor, 0.0), score)
        return sorted(best.items(), key=lambda found: (-found[1], found[0]))

    def _listed(self, actors: Sequence[str]) -> str:
        return " or ".join(f"'{self.actors[actor].name}' ({actor})" for actor in actors)


def _alike(one: str, other: str, **options: float | None) -> float:
    """Return how alike two folded names are, 0 to 100; below SURE unless word by word they are.

    Words may be turned round; a name with other words is another name, however much it shares.
    """
    from rapidfuzz import fuzz

    whole = max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other))
    mine, theirs = sorted(one.split()), sorted(other.split())
    same = len(mine) == len(theirs) and all(
        fuzz.ratio(word, match) >= _WORD for word, match in zip(mine, theirs, strict=True)
    )
    found = whole if same else min(whole, SURE - 1)
    return found if found >= (options.get("score_cutoff") or 0.0) else 0.0
