"""What a person typed, to an actor: case, accents, punctuation and spelling forgiven."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import accumulate, chain
from typing import NamedTuple

from graph.errors import NameLookupError
from graph.model.folding import fold, fold_name, keys
from graph.model.rows import Actor
from graph.model.spelling import quoted, wrong_letters
from graph.model.vocabulary import ACTOR_TYPES

_HINTED = 45.0
"""From this similarity on a name is offered where nobody is called so."""

_ALIKE = 60.0
"""From this similarity (rapidfuzz, 0 to 100) on a known name is looked at letter by letter."""


@dataclass(frozen=True, slots=True)
class Match:
    """An actor found: its id, and how: ``id``, ``name``, ``alias`` or ``spelling``."""

    actor: str
    how: str


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
    names = [keys(one.name, _is_group(one)) for one in rows]
    aliases = [
        {key for text in (one.id, *one.aliases) for key in keys(text, _is_group(one))}
        for one in rows
    ]
    return KnownNames(
        dict(zip(ids, rows, strict=True)),
        _spellings(names, ids.__getitem__),
        _spellings(aliases, ids.__getitem__),
    )


def _is_group(actor: Actor) -> bool:
    return ACTOR_TYPES[actor.type].group if actor.type in ACTOR_TYPES else False


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

        Tried in this order: the id, a name, an alias, then a misspelling of one of these by a
        letter or two (:func:`~graph.model.spelling.wrong_letters`); of a text in quotation marks no
        misspelling. Raises :class:`~graph.errors.NameLookupError` where several fit, listing them,
        or none does, naming the nearest.
        """
        if typed in self.actors:
            return Match(typed, "id")
        sought = quoted(typed) or typed
        if found := self.exact(sought):
            named = any(key in self.known.names for key in keys(sought))
            how = "name" if named else "alias"
            return Match(self.only(typed, found), how)
        if found := () if quoted(typed) else self.spelt(typed):
            return Match(self.only(typed, found), "spelling")
        raise self.nobody(typed)

    def knows(self, typed: str) -> bool:
        """Return whether ``typed`` is, spelling not forgiven, an id, a name or an alias."""
        return typed in self.actors or bool(self.exact(typed))

    def exact(self, text: str) -> tuple[str, ...]:
        """Return the ids of all actors that have ``text`` as a name, or else an alias or an id.

        Of several that are plainly called the same those alone that are written so.
        """
        found: tuple[str, ...] = ()
        for key in keys(text):
            found = self.known.names.get(key, ()) or self.known.aliases.get(key, ())
            found = tuple(one for one in found if key in keys(text, _is_group(self.actors[one])))
            if found:
                break
        written = tuple(one for one in found if fold(text) in map(fold, self._called(one)))
        return written if len(found) > 1 and written else found

    def _called(self, actor: str) -> tuple[str, ...]:
        one = self.actors[actor]
        return (one.name, *one.aliases, one.id)

    def verbatim(self, text: str) -> bool:
        """Return whether some actor is called ``text``, by name, alias or id, letter for letter."""
        key = fold_name(text)
        found = self.known.names.get(key, ()) + self.known.aliases.get(key, ())
        return any(text in self._called(one) for one in found)

    def spelt(self, text: str) -> tuple[str, ...]:
        """Return the ids of the actors whose name ``text`` misspells by the fewest letters.

        One pass of compiled code over the names, then a look at each that is alike.
        """
        wrong = {
            actor: min(found)
            for actor in self._alike(fold_name(text), _ALIKE, None)
            if (found := self._wrong(text, actor))
        }
        least = min(wrong.values(), default=0)
        return tuple(sorted(actor for actor, letters in wrong.items() if letters == least))

    def _wrong(self, text: str, actor: str) -> list[int]:
        found = (wrong_letters(text, called) for called in self._called(actor))
        return [letters for letters in found if letters is not None]

    def _alike(self, key: str, least: float, most: int | None) -> dict[str, float]:
        """Return how alike the names of actors are to ``key``, 0 to 100, from ``least`` on."""
        from rapidfuzz import fuzz, process  # here, because few names are misspelt

        best: dict[str, float] = {}
        for known in (self.known.names, self.known.aliases) if key else ():
            for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
                near = process.extract(key, [*known], scorer=scorer, score_cutoff=least, limit=most)
                for name, score, _ in near:
                    for actor in known[name]:
                        best[actor] = max(best.get(actor, 0.0), score)
        return best

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

    def nobody(self, typed: str) -> NameLookupError:
        """Return the error that says that nobody is called so, with the nearest names."""
        near = self._alike(fold_name(typed), _HINTED, 20)
        found = sorted(near, key=lambda actor: (-near[actor], actor))[:3]
        are = "is" if len(found) == 1 else "are"
        hint = f"; the nearest {are} {self._listed(found)}" if found else ""
        return NameLookupError(
            f"'{typed}' is no actor of this dataset{hint}; 'armstrail actors' lists all.", found
        )

    def _listed(self, actors: Sequence[str]) -> str:
        return " or ".join(f"'{self.actors[actor].name}' ({actor})" for actor in actors)
