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
from graph.model.folding import fold, fold_name
from graph.model.name_keys import keys, named_twice
from graph.model.rows import Actor
from graph.model.spelling import other_capitals, quoted, wrong_letters
from graph.model.vocabulary import ACTOR_TYPES
from graph.model.weak import as_given, strong_names, weak_names

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


class Respelling(NamedTuple):
    """How a misspelt text was read: as the name of an ``actor``, or as a word of a question."""

    written: str
    read: str
    actor: str = ""


class KnownNames(NamedTuple):
    """What a gazetteer knows: actors by id, their names, and their aliases, ids among these.

    ``weak`` are the names that count only as they are given (:mod:`graph.model.weak`).
    """

    actors: Mapping[str, Actor]
    names: Spellings
    aliases: Spellings
    weak: Spellings


def gathered(actors: Iterable[Actor]) -> KnownNames:
    """Return what there is to be known of ``actors``: one pass over names and aliases."""
    rows = list(actors)
    ids = [actor.id for actor in rows]
    strong = [(one, strong_names(one)) for one in rows]
    sorts = (
        [_keys(one, [text for text in texts if text == one.name]) for one, texts in strong],
        [_keys(one, [text for text in texts if text != one.name]) for one, texts in strong],
        [_keys(one, weak_names(one)) for one in rows],
    )
    spelt = (_spellings(texts, ids.__getitem__) for texts in sorts)
    return KnownNames(dict(zip(ids, rows, strict=True)), *spelt)


def _keys(actor: Actor, texts: Iterable[str]) -> set[str]:
    return {key for text in texts for key in keys(text, _is_group(actor))}


def _as_written(text: str) -> str:
    return text.strip()


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
        if found := self.exact(sought, bool(quoted(typed))):
            named = any(key in self.known.names for key in keys(sought))
            how = "name" if named else "alias"
            return Match(self.only(typed, found), how)
        if found := () if quoted(typed) else self.spelt(typed):
            return Match(self.only(typed, found), "spelling")
        raise self.nobody(typed)

    def knows(self, typed: str) -> bool:
        """Return whether ``typed`` is, spelling not forgiven, an id, a name or an alias."""
        return typed in self.actors or bool(self.exact(typed))

    def exact(self, text: str, in_quotes: bool = False) -> tuple[str, ...]:
        """Return the ids of all actors that have ``text`` as a name, or else an alias or an id.

        A weak name is one only as it is given, or ``in_quotes``. Of several that are plainly called
        the same those alone that are written so. Two names, one in parentheses after the other, are
        the one actor that has both.
        """
        return self._exactly(text, in_quotes) or self._named_twice(text, in_quotes)

    def _named_twice(self, text: str, in_quotes: bool) -> tuple[str, ...]:
        one, other = named_twice(text)
        found = self._exactly(one, in_quotes) if one else ()
        return found if found and found == self._exactly(other, in_quotes) else ()

    def _exactly(self, text: str, in_quotes: bool) -> tuple[str, ...]:
        found: tuple[str, ...] = ()
        for key in keys(text):
            called = self.known.names.get(key, ()) or (
                *self.known.aliases.get(key, ()),
                *self._weakly(key, text, in_quotes),
            )
            found = tuple(one for one in dict.fromkeys(called) if self._is_called(one, key, text))
            if found:
                break
        for same in (_as_written, fold) if len(found) > 1 else ():
            written = [one for one in found if same(text) in map(same, self._called(one))]
            if written:
                return tuple(written)
        return found

    def _weakly(self, key: str, text: str, in_quotes: bool) -> Iterator[str]:
        for one in self.known.weak.get(key, ()):
            weak = weak_names(self.actors[one])
            if in_quotes or any(as_given(text, name) for name in weak):
                yield one

    def _is_called(self, actor: str, key: str, text: str) -> bool:
        """Return whether it is a name of that kind of actor, and no other acronym than its own."""
        one = self.actors[actor]
        names = [name for name in self._called(actor) if key in keys(name, _is_group(one))]
        told = [name for name in names if name != actor] or names  # an id has no capitals
        other = all(other_capitals(text, name) for name in told)
        return key in keys(text, _is_group(one)) and not other

    def _called(self, actor: str) -> tuple[str, ...]:
        one = self.actors[actor]
        return (one.name, *one.aliases, *one.weak_aliases, one.id)

    def verbatim(self, text: str) -> bool:
        """Return whether some actor is called ``text``, by name, alias or id, letter for letter."""
        key = fold_name(text)
        found = chain.from_iterable(known.get(key, ()) for known in self.known[1:])
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
        found = (wrong_letters(text, called) for called in strong_names(self.actors[actor]))
        return [letters for letters in found if letters]  # of no wrong letter is what was refused

    def _alike(self, key: str, least: float, most: int | None) -> dict[str, float]:
        """Return how alike the names of actors are to ``key``, 0 to 100, from ``least`` on."""
        from rapidfuzz import fuzz, process  # here, because few names are misspelt

        best: dict[str, float] = {}
        for known in self.known[1:] if key else ():
            for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
                near = process.extract(key, [*known], scorer=scorer, score_cutoff=least, limit=most)
                for name, score, _ in near:
                    for actor in known[name]:
                        best[actor] = max(best.get(actor, 0.0), score)
        return best

    @property
    def words(self) -> int:
        """Return how many words the longest name has."""
        every = chain.from_iterable(self.known[1:])
        return 1 + max((name.count(" ") for name in every if name), default=-1)

    def only(self, typed: str, found: Sequence[str]) -> str:
        """Return the one of ``found``.

        Raises :class:`~graph.errors.NameLookupError` listing several.
        """
        if len(found) == 1:
            return found[0]
        raise NameLookupError(f"'{typed}' can be {self._listed(found)}; give the id.", found)

    def nobody(self, typed: str, *within: str) -> NameLookupError:
        """Return the error that says that nobody is called so, with the nearest names.

        Actors of which the name is ``within`` what was typed come first.
        """
        near = self._alike(fold_name(typed), _HINTED, 20)
        found = sorted(near, key=lambda actor: (-near[actor], actor))
        found = list(dict.fromkeys((*within, *found)))[:3]
        are = "is" if len(found) == 1 else "are"
        hint = f"; the nearest {are} {self._listed(found)}" if found else ""
        weakly = self._how_to_write(typed)
        return NameLookupError(
            f"'{typed}' is no actor of this dataset{weakly}{hint}; 'armstrail actors' lists all.",
            found,
            typed,
        )

    def _how_to_write(self, typed: str) -> str:
        """Return how a weak name has to be written to be one; empty for any other text."""
        key = fold_name(typed)
        for actor in self.known.weak.get(key, ()):
            for name in weak_names(self.actors[actor]):
                if key in keys(name):
                    exactly = f" as '{name}' exactly, or" if as_given(name, name) else ""
                    return f": it is a word as well, and counts{exactly} in quotation marks"
        return ""

    def _listed(self, actors: Sequence[str]) -> str:
        return " or ".join(f"'{self.actors[actor].name}' ({actor})" for actor in actors)
