"""A question on its way: which of its words are constraints, which its core, which neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph import grammar
from graph.grammar import CLAUSES, CORE, EXCEPT, NEVER, NOT, Form
from graph.tokens import Item


@dataclass(frozen=True, slots=True)
class Clause:
    """A constraint that was found: a name of :data:`~graph.grammar.CLAUSES`, and its words."""

    limit: str
    items: tuple[Item, ...]

    def values(self, letters: str) -> list[Any]:
        """The values of those words that are of one of these letters."""
        return [item.value for item in self.items if item.letter in letters]


@dataclass(slots=True)
class Reading:
    """A text on its way: items left, constraints found, and what was not understood.

    ``negations`` are the words that negate what is asked, and not a constraint alone.
    """

    items: list[Item]
    clauses: list[Clause] = field(default_factory=list)
    unread: list[Item] = field(default_factory=list)
    negations: list[Item] = field(default_factory=list)

    @property
    def letters(self) -> str:
        """What is left, a letter a word."""
        return "".join(item.letter for item in self.items)

    def cut(self, first: int, last: int) -> list[Item]:
        """Take items out; a bar stands where they were."""
        words = self.items[first:last]
        self.items[first:last] = [Item("|", None, "", words[0].first, words[-1].last)]
        return words


def constraints(items: Sequence[Item], as_verbs: bool) -> Reading:
    """The reading with its constraints taken out; ``as_verbs`` takes "sold" for what was done."""
    reading = Reading(list(_subject_of_ending_up(items)))
    for place, item in enumerate(reading.items if as_verbs else ()):
        if _is_verb(item):
            reading.clauses.append(Clause("modes", (item,)))
            reading.items[place] = item._replace(letter=item.value[1])  # type: ignore[index]
    _unclear_times(reading)
    for clause in CLAUSES:
        while found := re.search(f"[{NOT}{EXCEPT}]?(?:{clause.pattern})", reading.letters):
            onward = reading.letters[found.end() :]
            words = reading.cut(*found.span())
            if words[0].letter in (NOT, EXCEPT):
                _negated(reading, words, onward)
            else:
                reading.clauses.append(Clause(clause.limit, tuple(words)))
    for pattern in (rf"{NOT}[ftcyi]U+(?!U|{_VERB})", "[ftcyi]U", grammar.NUMBERED):
        while found := re.search(pattern, reading.letters):
            reading.unread += reading.cut(*found.span())
    reading.negations += [item for item in reading.items if item.letter in (NOT, NEVER)]
    reading.unread += [item for item in reading.items if item.letter not in f"{CORE}Ixoz,|"]
    return reading


_VERB = "[RGSECHO]"


def _is_verb(item: Item) -> bool:
    """Whether a word for a mode is one for what was done, too: "sell"."""
    return item.letter == "O" and bool(item.value[1])  # type: ignore[index]


def _negated(reading: Reading, words: Sequence[Item], onward: str) -> None:
    """A constraint with a negation: before a verb it is the verb's ("did not directly reach")."""
    reading.unread += words
    if words[0].letter == NOT and (_is_verb(words[1]) or re.match(rf"\|*{_VERB}", onward)):
        reading.negations.append(words[0])


def _unclear_times(reading: Reading) -> None:
    """Take out, as not understood, what could narrow the time to less than is meant."""
    for pattern in grammar.UNCLEAR:
        while found := re.search(pattern, reading.letters):
            reading.unread += reading.cut(*found.span())
    for found in reversed([*re.finditer(grammar.ALTERNATIVES, reading.letters)]):
        if any(item.text.casefold() == "or" for item in reading.items[slice(*found.span())]):
            reading.unread += reading.cut(*found.span())


def _subject_of_ending_up(items: Sequence[Item]) -> Iterator[Item]:
    """ "US weapons end up with Hamas" gives, "Hamas ends up with US weapons" gets."""
    arms = False
    for item in items:
        arms = arms or item.letter in f"{grammar.ARMS}M"
        letter = ("R" if arms else "G") if item.letter == grammar.END_UP_WITH else item.letter
        yield item._replace(letter=letter)


def core(reading: Reading) -> list[Item]:
    """What a form is made of; an "and" that does not join two actors says nothing."""
    kept = [item for item in reading.items if item.letter in CORE and item.letter != "I"]
    letters = f" {''.join(item.letter for item in kept)} "
    joins = [letters[place : place + 3] == "A&A" for place in range(len(kept))]
    kept = [one for one, keep in zip(kept, joins, strict=True) if one.letter != "&" or keep]
    while len(kept) > 1 and kept[-1].letter in "hwpl":
        kept.pop()
    return kept


def match(form: Form, reading: Reading) -> dict[str, str] | None:
    """The actors of a form by ``s`` and ``g``, if the core has that form."""
    if form.whole and any(item.letter == "U" for item in reading.unread):
        return None
    words = core(reading)
    found = re.fullmatch(form.pattern, "".join(item.letter for item in words))
    if not found:
        return None
    return {name: str(words[found.start(name)].value) for name in found.groupdict()}


def phrases(items: Iterable[Item]) -> Iterator[str]:
    """The words as typed, those that stand side by side together."""
    words: list[Item] = []
    for item in sorted({*items}, key=lambda one: one.first):
        if words and words[-1].last != item.first:
            yield " ".join(one.text for one in words)
            words = []
        words.append(item)
    if words:
        yield " ".join(one.text for one in words)
