"""A question on its way: which of its words are constraints, which its core, which neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.question import forms, grammar
from graph.question.forms import CORE, DOUBTED, NEGATED, NEGATION, NEGATIVE, POSITIVE, VERB, Form
from graph.question.grammar import EXCEPT, NEVER, NOT, OR_NOT, UNKNOWN, WHEN, WHY
from graph.question.tokens import Item


@dataclass(frozen=True, slots=True)
class Clause:
    """A constraint that was found: a name in :mod:`graph.question.forms`, and its words."""

    limit: str
    items: tuple[Item, ...]

    def values(self, letters: str) -> list[Any]:
        """The values of those words that are of one of these letters."""
        return [item.value for item in self.items if item.letter in letters]


@dataclass(slots=True)
class Reading:
    """A text on its way: items left, constraints found, and what was not understood.

    ``negations`` are the words that negate what is asked, and not a constraint alone. ``asked`` are
    the words that ask for the time or the materiel, by
    :data:`~graph.question.grammar.ANSWERED_WITH`, and ``refused`` says why it would be guessing to
    answer the text at all.
    """

    items: list[Item]
    clauses: list[Clause] = field(default_factory=list)
    unread: list[Item] = field(default_factory=list)
    negations: list[Item] = field(default_factory=list)
    asked: dict[str, tuple[Item, ...]] = field(default_factory=dict)
    refused: str = ""

    @property
    def letters(self) -> str:
        """What is left, a letter a word."""
        return "".join(item.letter for item in self.items)

    def cut(self, first: int, last: int, bar: str = "|") -> list[Item]:
        """Take items out; a bar stands where they were."""
        words = self.items[first:last]
        self.items[first:last] = [Item(bar, None, _joined(words), words[0].first, words[-1].last)]
        return words


def constraints(items: Sequence[Item], as_verbs: bool) -> Reading:
    """The reading with its constraints taken out; ``as_verbs`` takes "sold" for what was done."""
    reading = Reading(list(_subject_of_ending_up(items)))
    _asked_for(reading)
    _sold_or_given(reading)
    for place, item in enumerate(reading.items if as_verbs else ()):
        if _is_verb(item):
            reading.clauses.append(Clause("modes", (item,)))
            reading.items[place] = item._replace(letter=item.value[1])  # type: ignore[index]
    _unclear_times(reading)
    _take(reading, NEGATIVE)
    while found := re.search(NEGATED, reading.letters):
        _negated(reading, found.start(), _whole(reading.letters, found.end()))
    _take(reading, POSITIVE)
    for pattern in (rf"{NOT}[ftcyi]U+(?!U|{VERB})", forms.SHARED, "[ftcyi]U", forms.NUMBERED):
        while found := re.search(pattern, reading.letters):
            reading.unread += reading.cut(*found.span())
    reading.negations += [item for item in reading.items if item.letter in (NOT, NEVER)]
    reading.refused = _refused(reading)
    kept = f"{CORE}{_SAYS_NOTHING}"
    reading.unread += [item for item in reading.items if item.letter not in kept]
    return reading


_SAYS_NOTHING = f"Ixoz@,|^{OR_NOT}"


def _asked_for(reading: Reading) -> None:
    """Note what is asked for that no kind of question answers by itself."""
    if found := re.match("[wp]x", reading.letters.lstrip(",&|")):
        first = len(reading.letters) - len(reading.letters.lstrip(",&|"))
        which = tuple(reading.items[first : first + found.end()])
        if which[0].text.casefold() in grammar.WHICH:
            reading.asked["which"] = which
    for place, item in enumerate(reading.items):
        if item.letter == WHY:
            reading.unread.append(item)
        if item.letter == WHEN and "A" not in reading.letters[:place]:
            reading.asked["when"] = (item,)
        elif item.letter != WHY:
            continue
        reading.items[place] = item._replace(letter="h")


def _sold_or_given(reading: Reading) -> None:
    """Of "sold or gave" neither may be taken for the mode alone."""
    for found in [*re.finditer("(?=O&[RGSE]|[RGSE]&O)", reading.letters)]:
        words = reading.items[found.start() : found.start() + 3]
        if words[1].text.casefold() == "or":
            place = found.start() + 2 * (words[2].letter == "O")
            verb = reading.items[place].value[1]  # type: ignore[index]
            reading.unread += words
            reading.items[place] = reading.items[place]._replace(letter=verb or UNKNOWN)


def _take(reading: Reading, clauses: Iterable[forms.Clause]) -> None:
    """Take constraints out, those that are turned into their opposite as not understood."""
    for clause in clauses:
        while found := re.search(f"(?P<not>{NEGATION})?(?:{clause.pattern})", reading.letters):
            first, last = found.span()
            onward = reading.letters[last:]
            taken_back = re.match(f"{OR_NOT}|,?Z", onward) if clause.limit in DOUBTED else None
            of_somebody = clause.limit == "avoid" and re.match("x?[MO]", onward)
            if taken_back:
                _negated(reading, first, last + taken_back.end())
            elif found["not"] or of_somebody:
                _negated(reading, first, _whole(reading.letters, last))
            else:
                reading.clauses.append(Clause(clause.limit, tuple(reading.cut(first, last))))


def _whole(letters: str, last: int) -> int:
    """Where a negated constraint ends, with all that may be negated with it."""
    found = re.match(forms.NEGATED_TOO, letters[last:])
    return last + (found.end() if found else 0)


def _refused(reading: Reading) -> str:
    """Why any answer would be a guess, if so."""
    if found := re.search(forms.LEFT_OUT, reading.letters):
        said = _joined(reading.items[slice(*found.span())])
        return (
            f"It is not clear what '{said}' leaves out; say 'without' and a name for somebody whom"
            " paths are not to pass through."
        )
    if re.search("[|^],?&,?[|^]", _ors(reading)):
        return (
            "'or' between two constraints has no meaning, as all that are named hold at once; ask"
            " for each by itself."
        )
    return ""


def _ors(reading: Reading) -> str:
    """The letters, with only such an ``&`` as is an "or"."""
    return "".join(
        "+" if item.letter == "&" and item.text.casefold() != "or" else item.letter
        for item in reading.items
    )


def _is_verb(item: Item) -> bool:
    """Whether a word for a mode is one for what was done, too: "sell"."""
    return item.letter == "O" and bool(item.value[1])  # type: ignore[index]


def _negated(reading: Reading, first: int, last: int) -> None:
    """A constraint with a negation: before a verb it is the verb's ("did not directly reach")."""
    onward = reading.letters[last:]
    words = reading.cut(first, last, "^" if reading.letters[first] in f"n{EXCEPT}" else "|")
    reading.unread += words
    its_verb = any(map(_is_verb, words)) or re.match(rf"[|^]*{VERB}", onward)
    if words[0].letter == NOT and its_verb:
        reading.negations.append(words[0])


def _unclear_times(reading: Reading) -> None:
    """Take out, as not understood, what could narrow the time to less than is meant."""
    for pattern in forms.UNCLEAR:
        while found := re.search(pattern, reading.letters):
            reading.unread += reading.cut(*found.span())
    for found in reversed([*re.finditer(forms.ALTERNATIVES, reading.letters)]):
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
    run: list[Item] = []
    for item in sorted({one.first: one for one in items}.values(), key=lambda one: one.first):
        if run and run[-1].last != item.first:
            yield _joined(run)
            run = []
        run.append(item)
    if run:
        yield _joined(run)


def _joined(items: Sequence[Item]) -> str:
    return " ".join(item.text for item in items).replace(" ,", ",")
