"""What two texts share: long runs of words, and rare spellings.

Every ten words that follow each other are hashed, and texts are compared only where one hash
occurs in several of them (shingles: Broder, "On the resemblance and containment of documents",
1997). Shingles that follow each other in both texts join to a run.

Rare spellings that two texts share are a trace of copying that rewording leaves behind. There is no
dictionary: a spelling is an error where a word far more common in the same documents differs from
it by one letter, or where no word is written so (a digit between letters, letters of two scripts).
Words one letter apart are found by leaving a letter out of each (the symmetric delete method of
SymSpell, W. Garbe 2012).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from seeds.review.texts import ALL_PAIRS, Place, Text, pairs, words

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
    """Return the runs of ten words or more, by the ids of two documents of different families.

    Case and punctuation do not matter. Runs may pass over the end of a paragraph, and over what
    was set aside. O(words · log words), and the length of what is shared; what more than eight
    documents share is looked for between neighbours alone (:func:`seeds.review.texts.pairs`).
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
    """Yield for each shingle that texts of several families have, where it begins, in order."""
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
    """Yield pairs of places of one shingle in texts of different families.

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
    """Yield length and both places of each run that linked shingles join to."""
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


RAREST = 3
"""A rare spelling stands in the documents of at most this many families."""

DOMINANT = 5
"""The right spelling is at least as many times as frequent."""

_SHORTEST = 6
_TAIL = 2
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")
_DIGIT_INSIDE = re.compile("[^\\W\\d_][0-9]+[^\\W\\d_]")
_HOUSE = (("our", "or"), ("z", "s"), ("ae", "e"), ("oe", "e"))
_DOUBLED = re.compile("ll(?=ing|ed|er|or)")


@dataclass(frozen=True, slots=True)
class Errors:
    """The rare spellings that two texts share, and the paragraphs of each where they stand."""

    words: tuple[str, ...]
    places: tuple[tuple[int, ...], tuple[int, ...]]


def shared_errors(texts: Sequence[Text]) -> dict[tuple[str, str], Errors]:
    """Return the rare spellings that both have, by the ids of two documents of different families.

    One shared spelling may be chance: there are two, or one between the same two words. Only
    words written in small letters count, so that names do not. Near-linear in words.
    """
    rare = frozenset(_rare(texts))
    uses = {text.document: _uses(text, rare) for text in texts}
    holders: defaultdict[str, list[Place]] = defaultdict(list)
    for text in texts:
        for word, found in uses[text.document].items():
            holders[word].append((text, found[0][0]))
    shared: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for word, having in sorted(holders.items()):
        for (one, _), (other, _) in pairs(having):
            shared[one.document, other.document].append(word)
    return {
        pair: _errors(same, uses[pair[0]], uses[pair[1]])
        for pair, same in sorted(shared.items())
        if len(same) > 1 or _same_context(same[0], uses[pair[0]], uses[pair[1]])
    }


_Uses = Mapping[str, list[tuple[int, str, str]]]


def _uses(text: Text, wanted: frozenset[str]) -> _Uses:
    """Return where each wanted word stands: paragraph, and the words before and after."""
    found: defaultdict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for number, paragraph in text.paragraphs.items():
        line = ["", *words(paragraph), ""]
        for place, word in enumerate(line):
            if word in wanted:
                found[word].append((number, line[place - 1], line[place + 1]))
    return found


def _same_context(word: str, one: _Uses, other: _Uses) -> bool:
    contexts = [{(before, after) for _, before, after in uses[word]} for uses in (one, other)]
    return bool(contexts[0] & contexts[1] - {("", "")})


def _errors(found: Iterable[str], *uses: _Uses) -> Errors:
    every = tuple(found)
    first, second = (
        tuple(sorted({number for word in every for number, *_ in use[word]})) for use in uses
    )
    return Errors(every, (first, second))


def _rare(texts: Sequence[Text]) -> Iterator[str]:
    """Yield the rare spellings that texts of two or more families have."""
    times, families = _counted(texts)
    few = [word for word in families if 1 < families[word] <= RAREST]
    common = _without_a_letter(word for word in families if families[word] >= RAREST)
    for word in few:
        if _odd(word) or any(
            times[right] >= DOMINANT * times[word] and _is_error(word, right)
            for key in _keys(word)
            for right in common.get(key, ())
        ):
            yield word


def _counted(texts: Sequence[Text]) -> tuple[Counter[str], Counter[str]]:
    """Return how often each word in small letters stands, and in how many families of texts."""
    times: Counter[str] = Counter()
    families: Counter[str] = Counter()
    ordered = sorted(texts, key=lambda text: text.family)
    for _, family in groupby(ordered, lambda text: text.family):
        found = Counter(
            word
            for text in family
            for paragraph in text.paragraphs.values()
            for word in words(paragraph)
            if len(word) >= _SHORTEST and word.islower()
        )
        times.update(found)
        families.update(found.keys())
    return times, families


def _keys(word: str) -> Iterator[str]:
    """Yield the word, and the word without each letter that is neither first nor at the end."""
    yield word
    for place in range(1, len(word) - _TAIL):
        yield word[:place] + word[place + 1 :]


def _without_a_letter(known: Iterable[str]) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in known:
        for key in set(_keys(word)):
            found[key].append(word)
    return found


def _is_error(word: str, right: str) -> bool:
    """Return whether one slip leads from ``right`` to ``word``.

    No ending, no other house's style.
    """
    return (
        word[-_TAIL:] == right[-_TAIL:]
        and OSA.distance(word, right, score_cutoff=1) == 1
        and _in_one_style(word) != _in_one_style(right)
    )


def _in_one_style(word: str) -> str:
    for one, other in _HOUSE:
        word = word.replace(one, other)
    return _DOUBLED.sub("l", word)


def _odd(word: str) -> bool:
    """Return whether no word is written so: a digit between letters, or letters of two scripts."""
    if _DIGIT_INSIDE.search(word):
        return True
    if word.isascii():
        return False
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    return len(scripts.intersection(_SCRIPTS)) > 1
