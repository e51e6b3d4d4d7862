"""Rare spellings that two texts share: a trace of copying that rewording leaves behind.

There is no dictionary: a spelling is an error where a word far more common in the same documents
differs from it by one letter, or where no word is written so (a digit between letters, letters of
two scripts). Words one letter apart are found by leaving a letter out of each (the symmetric
delete method of SymSpell, W. Garbe 2012).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import OSA

from seeds.texts import Place, Text, pairs, words

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
    """By the ids of two documents of different families, the rare spellings that both have.

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
    """Where each wanted word stands: paragraph, and the words before and after."""
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
    """The rare spellings that texts of two or more families have."""
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
    """How often each word in small letters stands, and in how many families of texts."""
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
    """The word, and the word without each letter that is neither first nor at the end."""
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
    """Whether one slip leads from ``right`` to ``word``: no ending, no other house's style."""
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
    """Whether no word is written so: a digit between letters, or letters of two scripts."""
    if _DIGIT_INSIDE.search(word):
        return True
    if word.isascii():
        return False
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    return len(scripts.intersection(_SCRIPTS)) > 1
