"""What the words of a question are: names of the dataset, dates, and words of the grammar.

The longest phrase is told first, wherever it stands, so that a name may hold words of the
grammar ("US weapons left in Afghanistan"); of two as long, an actor goes before a date and a date
before a word. What is then left over is tried as a misspelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from rapidfuzz import fuzz, process

from graph import grammar
from graph.dates import Period, parse
from graph.errors import DateError
from graph.grammar import MONTHS, NUMBERS, SEASONS
from graph.materiel import UNSPECIFIED
from graph.model import Dataset
from graph.names import Gazetteer, fold
from graph.vocabulary import ACTOR_TYPES, MODE_KINDS, MODES

_LONGEST_PHRASE = 24
_MOST_WINDOWS = 60
_MISSPELT_WORD, _SHORTEST_WORD = 86.0, 5

_MARKS = "\u0300-\u036f"
_TOKEN = re.compile(
    rf"""
    ["“„](?P<quoted>[^"“”„]*)["”“]
    | --?>|=>|→|⇒
    | [,&]
    | \d{{3}}0s\b
    | (?:\d+/\d+|\d+%|\d*\.\d+)(?![\w/])
    | \d\d[\dX]{{2}}(?:-[\dX]{{2}}){{0,2}}~?(?:/(?:\.\.|\d{{4}}(?:-\d{{2}}){{0,2}}~?))?(?![\w])
    | ['’]s\b
    | (?:[^\W_]|[{_MARKS}])+(?:(?!['’]s\b)['’.ʼ](?:[^\W_]|[{_MARKS}])+)*
    """,
    re.VERBOSE,
)
_SIGNS = {"->": ">", "-->": ">", "=>": ">", "→": ">", "⇒": ">", ",": ",", "&": "&"}


class Token(NamedTuple):
    """A word as typed, and where it stands in the text."""

    text: str
    start: int
    end: int
    quoted: bool = False


class Item(NamedTuple):
    """A phrase that is understood, or a word that is not: its letter, value, and tokens."""

    letter: str
    value: object
    text: str
    first: int
    last: int


@dataclass(slots=True)
class Told:
    """All items of a text in its order, and as pairs what was read as another spelling."""

    items: list[Item] = field(default_factory=list)
    respelled: list[tuple[str, str]] = field(default_factory=list)


class Lexicon:
    """The words of one dataset and of the grammar. Building it costs one pass over the names."""

    def __init__(self, dataset: Dataset) -> None:
        self.names = Gazetteer(dataset.actors)
        self.longest = min(max(self.names.words + 1, 6), _LONGEST_PHRASE)
        self.words = {
            fold(phrase): (letter, None)
            for letter, phrases in grammar.WORDS.items()
            for phrase in phrases.split(";")
        }
        self.phrases: dict[str, tuple[str, object]] = dict(self.words)
        for phrase, letter, value in (*_bands(), *_modes(), *_materiel(dataset), *_types()):
            self.phrases.setdefault(fold(phrase), (letter, value))
        self.places = set(_places(dataset))
        self._own = {
            text for actor in dataset.actors for text in (actor.name, *actor.aliases, actor.id)
        }

    def tell(self, text: str) -> Told:
        """What every word of ``text`` is; articles and the like are left out.

        Raises :class:`~graph.errors.NameLookupError` for a name that several actors have.
        """
        tokens = self._tokens(text)
        taken: list[Item | None] = [None] * len(tokens)
        told = Told()
        for length in range(min(self.longest, len(tokens)), 0, -1):
            for first in range(len(tokens) - length + 1):
                if not any(taken[first : first + length]):
                    found = self._span(text, tokens, first, first + length)
                    _take(taken, found)
        self._more_places(text, tokens, taken)
        self._forgive(text, tokens, taken, told)
        told.items = [
            item
            for place, item in enumerate(_whole(tokens, taken))
            if item.letter != grammar.NOISE and item.first == place
        ]
        return told

    def _tokens(self, text: str) -> list[Token]:
        """The tokens; a quoted text that is no name of the dataset is read word by word."""
        found = []
        for match in _TOKEN.finditer(text):
            inner = match["quoted"]
            if inner is None:
                found.append(Token(match[0], match.start(), match.end()))
            elif self._quoted(inner):
                found.append(Token(inner, *match.span("quoted"), quoted=True))
            else:
                start = match.start("quoted")
                found += [
                    Token(one[0], start + one.start(), start + one.end())
                    for one in _TOKEN.finditer(inner)
                ]
        return found

    def _quoted(self, inner: str) -> tuple[str, ...]:
        if inner in self.names.actors:
            return (inner,)
        if fold(inner) in self.places:
            return (inner,)
        return self.names.exact(inner) or self.names.spelt(inner)

    def _span(self, text: str, tokens: Sequence[Token], first: int, last: int) -> Item | None:
        """The item that these tokens are together, if they are one."""
        said = text[tokens[first].start : tokens[last - 1].end]
        key = fold(said) if _is_word(tokens[first]) and _is_word(tokens[last - 1]) else ""
        if not key:
            letter = _SIGNS.get(said, "") if last - first == 1 else ""
            return Item(letter, None, said, first, last) if letter else None
        before = fold(tokens[first - 1].text) if first else ""
        if self.words.get(before, ("",))[0] == "i" and key in self.places:
            return Item("P", bare(said), said, first, last)
        quoted = tokens[first].quoted and last - first == 1
        if quoted or not any(token.quoted for token in tokens[first:last]):
            return self._known(text, said, key, first, last, quoted)
        return None

    def _more_places(self, text: str, tokens: Sequence[Token], taken: list[Item | None]) -> None:
        """After "in Syria or" comes another place."""
        for first in range(2, len(tokens)):
            joined = "".join(item.letter if item else "U" for item in taken[first - 2 : first + 1])
            for last in range(len(tokens), first, -1) if joined == "P&U" else ():
                said = text[tokens[first].start : tokens[last - 1].end]
                if not any(taken[first:last]) and fold(said) in self.places:
                    _take(taken, Item("P", bare(said), said, first, last))
                    break

    def _known(self, text: str, said: str, key: str, first: int, last: int, quoted: bool) -> Item | None:
        if quoted and said in self.names.actors:
            return Item("A", said, said, first, last)
        if quoted or key not in self.words or (self._written_so(said) and not text.isupper()):
            actors = self.names.exact(said) or (self.names.spelt(said) if quoted else ())
            if actors:
                return Item("A", self.names.only(said, actors), said, first, last)
        if quoted:
            return Item("U", None, said, first, last)
        if (value := _date(said, key)) is not None:
            return Item("D", value, said, first, last)
        if (number := _number(said)) is not None:
            letter = "#" if isinstance(number, int) else "%"
            return Item(letter, number, said, first, last)
        if key in self.phrases:
            return Item(*self.phrases[key], said, first, last)
        return None

    def _written_so(self, said: str) -> bool:
        """Whether a word of the grammar is typed just as a name is, in capitals: "IS" is ISIS."""
        return bare(said) in self._own and said != said.casefold()

    def _forgive(
        self, text: str, tokens: Sequence[Token], taken: list[Item | None], told: Told
    ) -> None:
        """Take for known what is sure to be misspelt: names first, then words of the grammar."""
        for first, last in _windows(taken):
            said = text[tokens[first].start : tokens[last - 1].end]
            ends = _is_word(tokens[first]) and _is_word(tokens[last - 1])
            if all(taken[first:last]) or tokens[first].quoted or not ends:
                continue
            if actors := self.names.spelt(said):
                actor = self.names.only(said, actors)
                for place, item in enumerate(taken):
                    if item and item.first < last and item.last > first:
                        taken[place] = None
                _take(taken, Item("A", actor, said, first, last))
                told.respelled.append((said, self.names.actors[actor].name))
        keys = [key for key in self.phrases if len(key) >= _SHORTEST_WORD and " " not in key]
        for place, token in enumerate(tokens):
            key = fold(token.text)
            if taken[place] is None and len(key) >= _SHORTEST_WORD:
                near = process.extractOne(key, keys, scorer=fuzz.ratio, score_cutoff=_MISSPELT_WORD)
                if near:
                    taken[place] = Item(*self.phrases[near[0]], token.text, place, place + 1)
                    told.respelled.append((token.text, near[0]))


def bare(said: str) -> str:
    """``said`` without a leading article."""
    return re.sub(r"^the\s+", "", said, flags=re.IGNORECASE)


def _is_word(token: Token) -> bool:
    return token.text not in _SIGNS


def _take(taken: list[Item | None], item: Item | None) -> None:
    if item:
        taken[item.first : item.last] = [item] * (item.last - item.first)


def _whole(tokens: Sequence[Token], taken: Sequence[Item | None]) -> Iterator[Item]:
    for place, (token, item) in enumerate(zip(tokens, taken, strict=True)):
        yield item or Item("U", None, token.text, place, place + 1)


def _windows(taken: Sequence[Item | None]) -> list[tuple[int, int]]:
    """Runs of tokens that hold an unknown one, with up to three more each side; longest first."""
    unknown = [place for place, item in enumerate(taken) if item is None]
    found = {
        (first, last)
        for place in unknown[:_MOST_WINDOWS]
        for first in range(max(0, place - 3), place + 1)
        for last in range(place + 1, min(len(taken), place + 4) + 1)
    }
    return sorted(found, key=lambda one: (one[0] - one[1], one[0]))


def _number(said: str) -> int | Fraction | None:
    """A whole number up to 999, or a share of one."""
    if said.casefold() in NUMBERS:
        return NUMBERS.index(said.casefold()) + 1
    if re.fullmatch("[0-9]{1,3}", said):
        return int(said)
    if re.fullmatch(r"[0-9]+%|[0-9]*\.[0-9]+|[0-9]+/0*[1-9][0-9]*", said):
        share = Fraction(said.rstrip("%")) / (100 if said.endswith("%") else 1)
        return share if share <= 1 else None
    return None


def _date(said: str, key: str) -> Period | None:
    """A date in EDTF, or as it is said: "August 2021", "15 August 2021", "spring 2015", "2010s"."""
    words = key.split()
    if re.fullmatch(r"[0-9]{4}.*", said):
        if re.fullmatch("[0-9]{3}0s", said):
            return parse(f"{said[:3]}X")
        edtf = "" if re.fullmatch(r"[0-9]+/[0-9]{1,3}", said) else said
    else:
        edtf = _in_words(words)
    try:
        return parse(edtf) if edtf else None
    except DateError:
        return None


def _in_words(words: Sequence[str]) -> str:
    if not 2 <= len(words) <= 3 or not re.fullmatch("[0-9]{4}", words[-1]):
        return ""
    year, rest = words[-1], words[:-1]
    if len(rest) == 1 and rest[0] in SEASONS:
        return f"{year}-{SEASONS[rest[0]]}"
    named = [word for word in rest if word in MONTHS]
    days = [re.sub("(st|nd|rd|th)$", "", word) for word in rest if word not in MONTHS]
    if len(named) != 1 or not all(re.fullmatch("[0-9]{1,2}", day) for day in days):
        return ""
    return "-".join([year, f"{MONTHS.index(named[0]) + 1:02}", *(f"{int(day):02}" for day in days)])


_Phrases = Iterator[tuple[str, str, object]]


def _bands() -> _Phrases:
    for band, phrases in grammar.BANDS_SAID.items():
        yield from ((phrase, "B", band) for phrase in phrases)


def _modes() -> _Phrases:
    for mode in MODES:
        yield f"mode {mode}", "O", ((mode,), "")
    for said in grammar.MODES_SAID:
        modes = tuple(one for word in said.modes.split(";") for one in _of_kind(word))
        yield from ((phrase, "O", (modes, said.verb)) for phrase in said.words.split(";"))


def _of_kind(word: str) -> tuple[str, ...]:
    """The mode itself, or all modes of the kind."""
    if word not in MODE_KINDS:
        return (word,)
    return tuple(mode.id for mode in MODES.values() if mode.kind == word)


def _materiel(dataset: Dataset) -> _Phrases:
    for term in dataset.tree.terms.values():
        if term.id != UNSPECIFIED:
            yield f"materiel {term.id}", "M", term.id
            also = grammar.MATERIEL.get(term.id, "").split(";")
            for name in (term.id, *term.name.split(" or "), *also):
                yield from ((phrase, "M", term.id) for phrase in _plurals(name))


def _types() -> _Phrases:
    for kind in ACTOR_TYPES:
        yield f"type {kind}", "K", kind
    for kind in ACTOR_TYPES:
        if ACTOR_TYPES[kind].kind != "no-junction":
            yield from ((phrase, "K", kind) for phrase in _plurals(kind))


def _plurals(name: str) -> Iterable[str]:
    if not fold(name):
        return ()
    return name, f"{name}s", f"{name}es", f"{name.removesuffix('y')}ies"


def _places(dataset: Dataset) -> Iterator[str]:
    """Every run of whole words of a place of the dataset, folded."""
    for place in {fold(transfer.place) for transfer in dataset.transfers}:
        words = place.split()
        for first in range(len(words)):
            for last in range(first + 1, len(words) + 1):
                yield " ".join(words[first:last])
