"""Long runs of words that two texts share.

Every ten words that follow each other are hashed, and texts are compared only where one hash
occurs in several of them (shingles: Broder, "On the resemblance and containment of documents",
1997). Shingles that follow each other in both texts join to a run.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from seeds.texts import ALL_PAIRS, Place, Text, pairs, words

RUN = 10
"""From this length in words a run that two texts share is long."""

_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd: multiplying by it loses nothing

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Shared:
    """The longest run that two texts share, and how many words stand in all their runs.

    ``places`` are the first and the last paragraph of the longest run in each text.
    """

    longest: int
    words: int
    places: tuple[tuple[int, int], tuple[int, int]]


def shared_runs(texts: Sequence[Text]) -> dict[tuple[str, str], Shared]:
    """The runs of ten words or more, by the ids of two documents of different families.

    Case and punctuation do not matter. Runs may pass over the end of a paragraph, and over what
    was set aside. O(words · log words), and the length of what is shared; what more than eight
    documents share is looked for between neighbours alone (:func:`seeds.texts.pairs`).
    """
    stream = _stream(texts)
    links: defaultdict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for begins in _repeated(stream, texts):
        for one, other in _linked(stream, texts, begins):
            links[int(stream.text[one]), int(stream.text[other])].append((other - one, one))
    found = {}
    for (one, other), linked in sorted(links.items()):
        runs = list(_runs(stream, linked))
        if runs:
            found[texts[one].document, texts[other].document] = _shared(stream, runs)
    return found


@dataclass(frozen=True, slots=True)
class _Stream:
    """All texts one after another: for each word its number, its text and its paragraph."""

    words: Integers
    text: Integers
    paragraph: Integers


def _stream(texts: Sequence[Text]) -> _Stream:
    known: dict[str, int] = {}
    codes, owners, places = array("q"), array("q"), array("q")
    for place, text in enumerate(texts):
        for number, paragraph in text.paragraphs.items():
            found = words(paragraph.casefold())
            codes.extend(known.setdefault(word, len(known) + 1) for word in found)
            owners.extend([place] * len(found))
            places.extend([number] * len(found))
    return _Stream(np.array(codes), np.array(owners), np.array(places))


def _repeated(stream: _Stream, texts: Sequence[Text]) -> Iterator[list[int]]:
    """For each shingle that texts of several families have, where it begins, in order."""
    starts = max(len(stream.words) - RUN + 1, 0)
    begins = np.flatnonzero(stream.text[:starts] == stream.text[len(stream.text) - starts :])
    if not len(begins):
        return
    hashes = _hashes(stream.words, starts)[begins]
    order = np.argsort(hashes, kind="stable")
    hashes, begins = hashes[order], begins[order]
    first = np.flatnonzero(np.append(True, hashes[1:] != hashes[:-1]))
    family = _families(texts)[stream.text[begins]]
    several = np.minimum.reduceat(family, first) != np.maximum.reduceat(family, first)
    ends = np.append(first[1:], len(hashes))
    for begin, end in zip(first[several].tolist(), ends[several].tolist(), strict=True):
        yield begins[begin:end].tolist()


def _families(texts: Sequence[Text]) -> Integers:
    numbers = {family: number for number, family in enumerate({text.family for text in texts})}
    return np.array([numbers[text.family] for text in texts])


def _hashes(words: Integers, starts: int) -> NDArray[np.uint64]:
    codes, found = words.astype(np.uint64), np.zeros(starts, np.uint64)
    for step in range(RUN):
        found = found * _FACTOR + codes[step : starts + step]
    return found


def _linked(
    stream: _Stream, texts: Sequence[Text], begins: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs of places of one shingle in texts of different families.

    Where the places are many, only the first of each text.
    """
    places = [(texts[int(stream.text[begin])], begin) for begin in begins]
    if len(places) > ALL_PAIRS:
        first: dict[str, Place] = {}
        for place in places:
            first.setdefault(place[0].document, place)
        places = list(first.values())
    return ((one, other) for (_, one), (_, other) in pairs(places))


def _runs(stream: _Stream, linked: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Length and both places of each run that linked shingles join to."""
    ordered = enumerate(sorted(set(linked)))
    for (apart, _), same in groupby(ordered, lambda one: (one[1][0], one[1][1] - one[0])):
        begins = [begin for _, (_, begin) in same]
        one, length = begins[0], len(begins) + RUN - 1
        other = one + apart
        if np.array_equal(stream.words[one : one + length], stream.words[other : other + length]):
            yield length, one, other


def _shared(stream: _Stream, runs: Sequence[tuple[int, int, int]]) -> Shared:
    length, one, other = max(runs, key=lambda run: (run[0], -run[1], -run[2]))
    covered = {place for size, begin, _ in runs for place in range(begin, begin + size)}
    return Shared(length, len(covered), (_span(stream, one, length), _span(stream, other, length)))


def _span(stream: _Stream, begin: int, length: int) -> tuple[int, int]:
    return int(stream.paragraph[begin]), int(stream.paragraph[begin + length - 1])
