"""Origins that look like one and count as several voices: by speaker, by day, by name.

Names are compared inside blocks of names that share the first letters of a word, each name with
its neighbours in the sorted block alone (the sorted neighbourhood method: Hernández and Stolfo,
"The merge/purge problem for large databases", SIGMOD 1995), so that the cost stays near-linear.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, pairwise

from rapidfuzz import fuzz

from graph.evidence.assertions import stated
from graph.model.folding import fold
from graph.model.rows import Dataset, Origin
from graph.model.vocabulary import ACTOR_TYPES
from seeds.sheets.complaints import Noticed, listed

NEAR = 75.0
"""From this similarity (rapidfuzz, 0 to 100) two words with one first letter are near."""

_PREFIX = 4
_WINDOW = 10
_BLOCK = 100
_EMPTY = frozenset({"a", "an", "and", "at", "for", "from", "in", "of", "on", "the", "to"})

Alike = tuple[Iterable[Origin], str]


def same_origins(dataset: Dataset) -> Iterator[Noticed]:
    """Yield sets of origins of more than one voice that look like one, with all that speaks for it.

    Near-linear in origins and statements; names that share no word with fewer than a hundred
    others are only compared for equality.
    """
    reasons: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for found, reason in chain(_by_speaker(dataset), _by_day(dataset), _by_name(dataset)):
        reasons[tuple(sorted(origin.id for origin in found))].append(reason)
    for ids, why in reasons.items():
        voices = len({dataset.origin[one].voice for one in ids})
        if voices > 1:
            yield (
                ids,
                f"The origins {listed(ids)} count as {voices} voices and look like one:"
                f" {listed(why)}; if they are one voice, give them one group.",
            )


def _by_speaker(dataset: Dataset) -> Iterator[Alike]:
    by_speaker: defaultdict[str, list[Origin]] = defaultdict(list)
    for origin in dataset.origins:
        if origin.speaker:
            by_speaker[origin.speaker].append(origin)
    for speaker, same in by_speaker.items():
        yield same, f"they have one speaker ({speaker})"


def _by_day(dataset: Dataset) -> Iterator[Alike]:
    """Yield origins that spoke on one stated day for one institution."""
    by_day: defaultdict[tuple[date, str], dict[str, tuple[str, ...]]] = defaultdict(dict)
    for statement in dataset.statements:
        day, speaker = statement.stated_on, dataset.origin[statement.origin].speaker
        if speaker and day and day.earliest == day.latest and stated(statement):
            within = _institutions(dataset, speaker)
            by_day[day.earliest, within[-1]][statement.origin] = within
    for (when, _), same in sorted(by_day.items()):
        shared = set.intersection(*map(set, same.values()))
        nearest = next(one for one in min(same.values()) if one in shared)
        reason = f"they spoke on one day ({when}) for one institution ({nearest})"
        yield map(dataset.origin.__getitem__, same), reason


def _institutions(dataset: Dataset, speaker: str) -> tuple[str, ...]:
    """Return the speaker and what it is part of, the nearest first.

    A collective that names no particular party is no institution, nor is what lies above it.
    """
    within = [speaker]
    for one in dataset.ancestors(speaker):
        if not ACTOR_TYPES[dataset.actor[one].type].junction:
            break
        within.append(one)
    return tuple(within)


@dataclass(frozen=True, slots=True)
class _Name:
    """An origin's name: all of it folded, and the telling words before its first comma."""

    origin: Origin
    folded: str
    words: tuple[str, ...]
    numbers: frozenset[str]


def _name(origin: Origin) -> _Name:
    folded = fold(origin.name)
    words = [word for word in fold(origin.name.partition(",")[0]).split() if word not in _EMPTY]
    numbers = frozenset(word for word in folded.split() if word.isdigit())
    return _Name(origin, folded, tuple(sorted(words)), numbers)


def _by_name(dataset: Dataset) -> Iterator[Alike]:
    names = sorted(map(_name, dataset.origins), key=lambda one: (one.words, one.origin.id))
    clusters = {name.origin.id: name.origin.id for name in names}
    for one, other in _neighbours(names):
        first, second = _head(clusters, one.origin.id), _head(clusters, other.origin.id)
        if first != second and _near(one, other):
            clusters[max(first, second)] = min(first, second)
    same: defaultdict[str, list[Origin]] = defaultdict(list)
    for name in names:
        same[_head(clusters, name.origin.id)].append(name.origin)
    for cluster in same.values():
        yield cluster, "their names are nearly the same"


def _head(clusters: dict[str, str], one: str) -> str:
    while clusters[one] != one:
        clusters[one] = clusters[clusters[one]]
        one = clusters[one]
    return one


def _neighbours(names: Sequence[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Yield pairs worth comparing: equal names, and neighbours in the block of a word."""
    equal: defaultdict[str, list[_Name]] = defaultdict(list)
    blocks: defaultdict[str, list[_Name]] = defaultdict(list)
    for name in names:
        equal[name.folded].append(name)
        for start in {word[:_PREFIX] for word in name.words}:
            blocks[start].append(name)
    for same in equal.values():
        yield from pairwise(same)
    for block in blocks.values():
        if len(block) <= _BLOCK:  # a word in more names than that tells none apart
            for place, name in enumerate(block):
                yield from ((name, other) for other in block[place + 1 : place + _WINDOW])


def _near(one: _Name, other: _Name) -> bool:
    if one.folded == other.folded:
        return bool(one.folded)
    speakers = {one.origin.speaker, other.origin.speaker}
    if len(speakers - {""}) > 1:  # somebody has looked, and told them apart
        return False
    if not (one.numbers <= other.numbers or other.numbers <= one.numbers):
        return False
    short, long = sorted((one.words, other.words), key=len)
    if len(short) < 2 and len(long) != len(short):
        return False
    return len(short) * 2 >= len(long) and bool(short) and all(_in(word, long) for word in short)


def _in(word: str, words: Iterable[str]) -> bool:
    if len(word) <= _PREFIX:
        return word in words
    return any(word[0] == other[0] and fuzz.ratio(word, other) >= NEAR for other in words)
