"""What the words of a question are: names of the dataset, dates, and words of the grammar.

The longest phrase is told first, wherever it stands, so that a name may hold words of the
grammar ("US weapons left in Afghanistan"); of two as long, an actor goes before a date and a date
before a word. What is then left over is tried as a misspelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from graph.constraints.registry import FLAGS
from graph.errors import NameLookupError
from graph.model.distinct import distinct
from graph.model.folding import fold
from graph.model.materiel import UNSPECIFIED
from graph.model.names import Gazetteer, Respelling
from graph.model.rows import Dataset
from graph.model.vocabulary import ACTOR_TYPES, MODE_KINDS, MODES
from graph.question.adjectives import ADJECTIVES
from graph.question.misspelling import SHORTEST, like_a_negation, misspelt, nearest
from graph.question.terminals import SIGNS_TYPED, Terminal
from graph.question.terms import BANDS_SAID, MATERIEL_SAID, MODES_SAID
from graph.question.tokens import Item, Token, day, number, tokens

_LONGEST_PHRASE = 24
_MOST_UNKNOWN, _REACH = 60, 3
_SORTS = ("mode", "materiel", "type")
_OF_SORTS = (Terminal.MODE, Terminal.MATERIEL, Terminal.ACTOR_TYPE)
_ARROWS = tuple(sign for sign, terminal in SIGNS_TYPED.items() if terminal is Terminal.ARROW)
_JOINTS = (Terminal.AND, Terminal.OR)
_TOWARDS = (Terminal.TO, Terminal.REACH)
_FLAGS = {fold(wording): flag.name for flag in FLAGS for wording in flag.wordings}


class Meaning(NamedTuple):
    """What a phrase is: its sort, its value, and the sort of verbs that it is, too."""

    terminal: Terminal
    value: object = None
    verb: Terminal | None = None


class Lexicon:
    """The words of one dataset and of the grammar.

    ``names`` are those of its actors and ``places`` the places of its transfers, where somebody
    has them at hand; otherwise they cost a pass over both.
    """

    def __init__(
        self,
        dataset: Dataset,
        names: Gazetteer | None = None,
        places: Iterable[str] | None = None,
    ) -> None:
        self.names = names or Gazetteer(dataset.actors)
        if places is None:
            places = {transfer.place for transfer in dataset.transfers}
        self.longest = min(max(self.names.words + 1, 9), _LONGEST_PHRASE)
        self.words = {fold(phrase): terminal for terminal in Terminal for phrase in terminal.words}
        self.phrases = {key: Meaning(one, _FLAGS.get(key)) for key, one in self.words.items()}
        for phrase, meaning in (*_bands(), *_modes(), *_materiel(dataset), *_types()):
            self.phrases.setdefault(fold(phrase), meaning)
        self.alone = [key for key, one in self.phrases.items() if misspelt(key, one.terminal)]
        self.places = set(_runs(places))
        self.stocks = self._stocks(dataset)
        self.speakers = {fold(name): name for name in _speakers(dataset)}

    def tell(self, text: str) -> tuple[list[Item], list[Respelling]]:
        """Return what every word of ``text`` is, and what was read as another spelling.

        Articles and the like are left out. Raises :class:`~graph.errors.NameLookupError` for a
        name that several actors have, and for one that a word touches which is not understood:
        "ISIS-K" is not ISIS. Cost: a look-up for each run of words, and a pass over the
        names for each run that holds an unknown word.
        """
        telling = _Telling(self, text)
        telling.known()
        telling.supplied_by_hyphen()
        telling.more_places()
        telling.more_of_a_sort()
        telling.misspelt_names()
        telling.misspelt_words()
        telling.states_of_arms()
        telling.leftover_words()
        return telling.items(), telling.respelled

    def _stocks(self, dataset: Dataset) -> dict[frozenset[str], tuple[str, ...]]:
        """Return the stockpiles by the words of their names that say that arms were left."""
        found: dict[frozenset[str], tuple[str, ...]] = {}
        for actor in dataset.actors:
            if actor.type == "stockpile":
                names = (actor.name, *actor.aliases)
                for words in {self.stock_words(fold(one)) for one in names} - {frozenset()}:
                    found[words] = (*found.get(words, ()), actor.id)
        return found

    def stock_words(self, key: str) -> frozenset[str]:
        """Return what is the same in all ways to name arms left somewhere; empty for others.

        "American military equipment that was left behind in Afghanistan" are "US weapons left in
        Afghanistan".
        """
        left = next((one for one in _LEFT if f" {one} " in f" {key} "), "")
        words = f" {key} ".replace(f" {left} ", " left ").split() if left else []
        if not _ARMS_WORDS.intersection(words) or words[0] in _HELPING:
            return frozenset()
        kept = [one for n, one in enumerate(words) if not _of_arms(words[n : n + 2])]
        found = frozenset(map(self._stock_word, kept)) - _HELPING
        return found if len(found) > len(("arms", "left")) else frozenset()

    def _stock_word(self, word: str) -> str:
        if word in _ARMS_WORDS:
            return "arms"
        actors = self.names.exact(ADJECTIVES.get(word, word))
        return actors[0] if len(actors) == 1 else word

    def places_of(self, text: str) -> list[tuple[int, int]]:
        """Return from where to where in ``text`` each of its tokens stands."""
        return [(one.start, one.end) for one in tokens(text, self.is_name)]

    def is_stock(self, actor: str) -> bool:
        """Return whether an actor is a stockpile: arms, and nobody who gets any."""
        return self.names.actors[actor].type == "stockpile"

    def is_name(self, text: str) -> bool:
        """Return whether a text in quotes is a name, or a place, as it stands."""
        known = text in self.names.actors or fold(text) in self.places | {*self.speakers}
        return known or bool(self.names.exact(text, in_quotes=True))


class _Telling:
    """One text, and which item each of its tokens belongs to so far."""

    def __init__(self, lexicon: Lexicon, text: str) -> None:
        self.lexicon, self.names, self.text = lexicon, lexicon.names, text
        self.tokens = list(tokens(text, lexicon.is_name))
        self.taken: list[Item | None] = [None] * len(self.tokens)
        self.respelled: list[Respelling] = []

    def items(self) -> list[Item]:
        """Return all items in order, unknown words among them, without noise."""
        whole = [
            item or Item(Terminal.UNKNOWN, None, token.text, place, place + 1)
            for place, (token, item) in enumerate(zip(self.tokens, self.taken, strict=True))
        ]
        heads = (item for place, item in enumerate(whole) if item.first == place)
        return [item for item in heads if item.terminal is not Terminal.NOISE]

    def known(self) -> None:
        """Take every phrase that is known as it stands, the longest first."""
        for length in range(min(self.lexicon.longest, len(self.tokens)), 0, -1):
            for first in range(len(self.tokens) - length + 1):
                if not any(self.taken[first : first + length]):
                    self._take(self._span(first, first + length))

    def _take(self, item: Item | None) -> None:
        if item:
            self.taken[item.first : item.last] = [item] * (item.last - item.first)

    def _said(self, first: int, last: int) -> str:
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def _span(self, first: int, last: int) -> Item | None:
        """Return the item that these tokens are together, if they are one."""
        said, within = self._said(first, last), self.tokens[first:last]
        if last - first == 1 and said in SIGNS_TYPED:
            return Item(SIGNS_TYPED[said], None, said, first, last)
        key = fold(said) if last - first == 1 or _is_phrase(within) else ""
        meaning = self._meaning(first, last, said, key) if key else None
        return self._item(meaning, first, last) if meaning else None

    def _item(self, meaning: Meaning, first: int, last: int) -> Item:
        return Item(
            meaning.terminal, meaning.value, self._said(first, last), first, last, meaning.verb
        )

    def _meaning(self, first: int, last: int, said: str, key: str) -> Meaning | None:
        """Return what a phrase is; None where it is not known."""
        if self._is_after(first, Terminal.IN) and key in self.lexicon.places:
            return Meaning(Terminal.PLACE, bare(said))
        if self.tokens[first].quoted:
            return self._quoted(said)
        if meaning := self._actor(first, last, said, key):
            return meaning
        if (date := day(said, key.split())) is not None:
            return Meaning(Terminal.DATE, date)
        if (figure := number(said)) is not None:
            whole = isinstance(figure, int)
            return Meaning(Terminal.NUMBER if whole else Terminal.SHARE, figure)
        known = self.lexicon.phrases.get(key)
        if not known and key in self.lexicon.places and self._is_after(first, *_TOWARDS):
            return Meaning(Terminal.PLACE, bare(said))
        return None if self._holds_a_name(first, said) else known

    def _named(self, first: int, said: str, key: str) -> tuple[str, ...]:
        """Return the actors that are called so; a word of the grammar is a name in capitals alone.

        Only a name, and no alias, goes before a word for a mode, a kind of materiel or of actors.
        """
        is_word = key in self.lexicon.words
        is_name = not is_word and key in self.names.known.names
        if key in self.lexicon.phrases and not is_name and not self._in_capitals(first, said):
            return ()
        return self.names.exact(said.casefold() if self.text.isupper() else said)

    def _holds_a_name(self, first: int, said: str) -> bool:
        """Return whether a phrase of the grammar has a name in it: "show US" is not "show us"."""
        parts = said.split()[1:]
        return any(part.isupper() and self._in_capitals(first + 1, part) for part in parts)

    def _actor(self, first: int, last: int, said: str, key: str) -> Meaning | None:
        """Return the actor that a phrase names, if it does."""
        if not self._is_military(last) and (actors := self._named(first, said, key)):
            return Meaning(Terminal.ACTOR, self.names.only(said, actors))
        if stock := self.lexicon.stocks.get(self.lexicon.stock_words(key), ()):
            return Meaning(Terminal.ACTOR, self.names.only(said, stock))
        if key not in self.lexicon.phrases and key in self.lexicon.speakers:
            return Meaning(Terminal.VOICE, self.lexicon.speakers[key])
        return None

    def _is_military(self, last: int) -> bool:
        """Return whether the last word says of which kind the arms after it are: "US military
        equipment".
        """
        return fold(self.tokens[last - 1].text) == "military" and self._is_arms(last)

    def _is_arms(self, place: int) -> bool:
        key = fold(self.tokens[place].text) if place < len(self.tokens) else ""
        known = self.lexicon.phrases.get(key)
        return known is not None and known.terminal in (Terminal.ARMS, Terminal.MATERIEL)

    def states_of_arms(self) -> None:
        """Take an adjective before arms for the state that it is of: "American rifles"."""
        for last in range(len(self.tokens) - 1, 0, -1):
            for first in (last - 2, last - 1):
                if first >= 0 and not any(self.taken[first:last]) and self._before_arms(last):
                    self._take(self._state(first, last))

    def _state(self, first: int, last: int) -> Item | None:
        said = self._said(first, last)
        found = self.names.exact(ADJECTIVES.get(fold(said), ""))
        states = [one for one in found if self.names.actors[one].type == "state"]
        return Item(Terminal.ACTOR, states[0], said, first, last) if len(states) == 1 else None

    def _before_arms(self, place: int) -> bool:
        """Return whether arms or materiel come at this token, or after "made" or the like."""
        while place < len(self.tokens) and fold(self.tokens[place].text) in ("made", "built"):
            place += 1
        item = self.taken[place] if place < len(self.tokens) else None
        return item is not None and item.terminal in (Terminal.ARMS, Terminal.MATERIEL)

    def _is_after(self, first: int, *sorts: Terminal) -> bool:
        """Return whether words of these sorts stand before this token: "in", "in place"."""
        before = [fold(token.text) for token in self.tokens[max(0, first - 4) : first]]
        ends = (" ".join(before[place:]) for place in range(len(before)))
        return any(self.lexicon.words.get(end) in sorts for end in ends)

    def supplied_by_hyphen(self) -> None:
        """Take out what only says whose arms they are: "US-supplied", "Iranian-provided"."""
        for place, item in enumerate(self.taken):
            before = self.taken[place - 1] if place else None
            if not (item and before and before.terminal is Terminal.ACTOR):
                continue
            gap = self.text[self.tokens[place - 1].end : self.tokens[place].start]
            if gap in _HYPHENS and item.terminal is Terminal.SUPPLY:
                self._take(item._replace(terminal=Terminal.NOISE))

    def _quoted(self, said: str) -> Meaning:
        if said in self.names.actors:
            return Meaning(Terminal.ACTOR, said)
        found = self.names.exact(said, in_quotes=True)
        if not found and fold(said) in self.lexicon.speakers:
            return Meaning(Terminal.VOICE, self.lexicon.speakers[fold(said)])
        if not found:
            return Meaning(Terminal.UNKNOWN)
        return Meaning(Terminal.ACTOR, self.names.only(said, found))

    def _in_capitals(self, first: int, said: str) -> bool:
        """Return whether a word of the grammar is typed just as a name is, in capitals.

        "IS" is ISIS; but the capital that begins a sentence, or every word of it, is no sign.
        """
        name = bare(said)
        if said == said.casefold() or self.text.isupper():
            return False
        if not (self.names.verbatim(name) or self.names.verbatim(said)):
            return False
        before = self.text[: self.tokens[first].start].rstrip()
        begins = not before or before[-1] in ".?!:"
        return name.isupper() if begins else name.isupper() or not self.title_case

    @cached_property
    def title_case(self) -> bool:
        """Return whether most words of the text begin with a capital."""
        begun = [token.text[0] for token in self.tokens if token.text[0].isalpha()]
        return 2 * sum(map(str.isupper, begun)) > len(begun)

    def more_places(self) -> None:
        """Take for a place what comes after "in Syria or"."""
        for first in range(2, len(self.tokens)):
            place, joint, unknown = self.taken[first - 2 : first + 1]
            if not (place and place.terminal is Terminal.PLACE and _joins(joint) and not unknown):
                continue
            for last in range(len(self.tokens), first, -1):
                said = self._said(first, last)
                if not any(self.taken[first:last]) and fold(said) in self.lexicon.places:
                    self._take(Item(Terminal.PLACE, bare(said), said, first, last))
                    break

    def more_of_a_sort(self) -> None:
        """Take for a mode what comes after "mode sold or", though it is a word of the question."""
        place = 0
        while place < len(self.tokens):
            item = self.taken[place]
            head = fold(item.text).partition(" ")[0] if item and item.terminal in _OF_SORTS else ""
            place = item.last if item else place + 1
            while head in _SORTS and (found := self._another(head, place)):
                self._take(found)
                place = found.last

    def _another(self, head: str, joint: int) -> Item | None:
        """Return the term of the same sort that the joint at this token adds."""
        sign = self.taken[joint] if joint < len(self.tokens) else None
        if not _lists(sign):
            return None
        first = joint + 1
        for last in range(min(len(self.tokens), first + self.lexicon.longest), first, -1):
            known = self.lexicon.phrases.get(f"{head} {fold(self._said(first, last))}")
            after = self.taken[last] if last < len(self.tokens) else None
            if known and (_joins(sign) or _lists(after)):
                return self._item(known, first, last)
        return None

    def misspelt_names(self) -> None:
        """Take for a name what is sure to be one misspelt, known words beside it if need be."""
        for first, last in self._windows():
            said = self._said(first, last)
            if all(self.taken[first:last]) or not (actors := self.names.spelt(said)):
                continue
            actor = self.names.only(said, actors)
            for place, item in enumerate(self.taken):
                if item and item.first < last and item.last > first:
                    self.taken[place] = None
            self._take(Item(Terminal.ACTOR, actor, said, first, last))
            self.respelled.append(Respelling(said, self.names.actors[actor].name, actor))

    def _windows(self) -> list[tuple[int, int]]:
        """Return the runs of tokens that hold an unknown one, with a few more each side.

        Longest first.
        """
        unknown = [place for place, item in enumerate(self.taken) if item is None]
        count = len(self.tokens)
        found = {
            (first, last)
            for place in unknown[:_MOST_UNKNOWN]
            for first in range(max(0, place - _REACH), place + 1)
            for last in range(place + 1, min(count, place + 1 + _REACH) + 1)
            if _is_phrase(self.tokens[first:last])
            and not any(token.in_quotes for token in self.tokens[first:last])
        }
        return sorted(found, key=lambda one: (one[0] - one[1], one[0]))

    def misspelt_words(self) -> None:
        """Take a long word for the word of the grammar of which it is sure to be a misspelling."""
        for place, token in enumerate(self.tokens):
            key = fold(token.text)
            if self.taken[place] is None and len(key) >= SHORTEST:
                if near := nearest(key, self.lexicon.alone):
                    self._take(self._item(self.lexicon.phrases[near], place, place + 1))
                    self.respelled.append(Respelling(token.text, near))
                elif like_a_negation(key):
                    self._take(Item(Terminal.EXCEPT, None, token.text, place, place + 1))

    def leftover_words(self) -> None:
        """Refuse a name that a word touches which is not understood: it may be another name."""
        for place, item in enumerate(self.taken):
            if item and item.terminal is Terminal.ACTOR and not self.tokens[item.first].quoted:
                first, last = self._touched(item)
                if (first, last) != (item.first, item.last) and place == item.first:
                    raise self._another_name(first, last, str(item.value))

    def _another_name(self, first: int, last: int, within: str) -> NameLookupError:
        error = self.names.nobody(self._said(first, last), within)
        told = str(error).removesuffix(".")
        hint = "a name that ends before a word that is not understood can stand in quotes."
        return NameLookupError(f"{told}; {hint}", error.candidates, error.unknown)

    def _touched(self, item: Item) -> tuple[int, int]:
        """Return from where to where a name goes on in words that are not understood.

        So it does in "Pakistan's army", "enemies of ISIS", "Hamas and Fatah", "ISIS in Libya", too.
        """
        first, last = item.first, item.last
        while first > 0 and self._goes_on(first - 1, first - 1):
            first -= 1
        while last < len(self.tokens) and self._goes_on(last, last - 1):
            last += 1
        is_of = first > 1 and self.tokens[first - 1].text == "of"
        if is_of and self._goes_on(first - 2, first - 2):
            first -= 2
        after = self._after_bond(last)
        if after and self._goes_on(after, after - 1):
            last = after + 1
        return first, last

    def _after_bond(self, place: int) -> int:
        """Return which token is bound to the name before ``place`` into one party, or two.

        0 where none is.
        """
        bond = self.tokens[place].text.casefold() if place < len(self.tokens) else ""
        after = place + 1
        if after < len(self.tokens) and self.tokens[after].text.casefold() == "the":
            after += 1
        if after >= len(self.tokens):
            return 0
        word = self.tokens[after].text
        loosely = bond in _JOINED_BY and word[:1].isupper()
        placed = bond in _PLACED_BY and (word[:1].isupper() or distinct(fold(word)))
        return after if bond in ("'s", "\u2019s", "of") or loosely or placed else 0

    def _goes_on(self, place: int, before: int) -> bool:
        """Return whether the token may be part of a name, and nothing parts it from the next."""
        token = self.tokens[place]
        gap = slice(self.tokens[before].end, self.tokens[before + 1].start)
        free = self.taken[place] is None and token.is_word and not token.quoted
        if not free or _in_no_name(token.text) or self.text[gap].strip(" -\u2010\u2011"):
            return False
        return fold(token.text).removeprefix("un") not in self.lexicon.phrases


def _in_no_name(word: str) -> bool:
    """Return whether a word is part of no name: it says how or when, stands for one, or counts.

    >>> _in_no_name("reportedly"), _in_no_name("fighters")
    (True, False)
    """
    key = fold(word)
    adverb = key.endswith("ly") and not distinct(key)
    counts = any(map(str.isdigit, key)) and not _ORDINAL.fullmatch(key)
    return adverb or key in _NO_PART_OF_A_NAME or counts


_HYPHENS = ("-", "\u2010", "\u2011", "\u2013")
_LEFT = ("left behind", "left over", "leftover", "left", "abandoned")
_HELPING = frozenset(
    (
        *("a", "all", "any", "be", "been", "by", "had", "has", "have", "some", "that", "the"),
        *("them", "were", "was", "which"),
    )
)
_ARMS_WORDS = frozenset(
    {fold(word) for word in Terminal.ARMS.words if " " not in word} | {"stock", "stockpile"}
)

_ORDINAL = re.compile("[0-9]+(st|nd|rd|th)")
_JOINED_BY = ("and", "or", "&", ",")
_PLACED_BY = ("in", "at", "near")
"""What makes of a name another one: "ISIS in Libya", where nothing is known of Libya."""

_NO_PART_OF_A_NAME = frozenset(
    fold(word)
    for words in (
        "about above again ago already also always anybody anyone anything as below besides beyond",
        "else even ever everybody everyone everything here just later maybe meanwhile nobody",
        "nothing now often once over per perhaps please quite rather really since so somebody",
        "somehow someone something soon still than then there though today together too under",
        "unless very well when where which while who whom whose why yesterday yet",
    )
    for word in words.split()
)


def _speakers(dataset: Dataset) -> Iterator[str]:
    """Yield the names of those who say or print something."""
    for name in (
        *(one.name for one in dataset.origins),
        *(one.outlet for one in dataset.documents),
    ):
        if fold(name) and '"' not in name:
            yield name


def _of_arms(words: Sequence[str]) -> bool:
    """Return whether the first word says of which kind the arms after it are."""
    return len(words) == 2 and words[0] == "military" and words[1] in _ARMS_WORDS


def bare(said: str) -> str:
    """Return ``said`` without a leading article."""
    return re.sub(r"^the\s+", "", said, flags=re.IGNORECASE)


def _is_phrase(within: Sequence[Token]) -> bool:
    """Return whether tokens can be a phrase: no quotes, no arrow, and a comma only inside."""
    ends = within[0].is_word and within[-1].is_word
    return ends and not any(token.quoted or token.text in _ARROWS for token in within)


def _joins(item: Item | None) -> bool:
    """Return whether it is an "and" or an "or"."""
    return item is not None and item.terminal in _JOINTS


def _lists(item: Item | None) -> bool:
    """Return whether it stands between members of a list."""
    return item is not None and item.terminal in (*_JOINTS, Terminal.COMMA)


_Phrases = Iterator[tuple[str, Meaning]]


def _bands() -> _Phrases:
    for band, phrases in BANDS_SAID.items():
        yield from ((phrase, Meaning(Terminal.BAND, band)) for phrase in phrases)


def _modes() -> _Phrases:
    for mode in MODES:
        yield f"mode {mode}", Meaning(Terminal.MODE, (mode,))
    for said in MODES_SAID:
        if not set(said.modes.split(";")) <= {*MODES, *MODE_KINDS}:
            continue
        modes = tuple(one for word in said.modes.split(";") for one in _of_kind(word))
        meaning = Meaning(Terminal.MODE, modes, said.verb)
        yield from ((phrase, meaning) for phrase in said.words.split(";"))


def _of_kind(word: str) -> tuple[str, ...]:
    """Return the mode itself, or all modes of the kind."""
    if word not in MODE_KINDS:
        return (word,)
    return tuple(mode.id for mode in MODES.values() if mode.family == word)


def _materiel(dataset: Dataset) -> _Phrases:
    for term in dataset.tree.terms.values():
        if term.id != UNSPECIFIED:
            meaning = Meaning(Terminal.MATERIEL, term.id)
            yield f"materiel {term.id}", meaning
            also = MATERIEL_SAID.get(term.id, "").split(";")
            for name in (term.id, *term.name.split(" or "), *also):
                yield from ((phrase, meaning) for phrase in _plurals(name))
    for alias, term_id in dataset.tree.by_alias().items():
        yield from ((phrase, Meaning(Terminal.MATERIEL, term_id)) for phrase in _plurals(alias))


def _types() -> _Phrases:
    for kind, term in ACTOR_TYPES.items():
        meaning = Meaning(Terminal.ACTOR_TYPE, kind)
        yield f"type {kind}", meaning
        if term.junction:
            yield from ((phrase, meaning) for phrase in _plurals(kind))


def _plurals(name: str) -> Iterable[str]:
    if not fold(name):
        return ()
    return name, f"{name}s", f"{name}es", f"{name.removesuffix('y')}ies"


def _runs(places: Iterable[str]) -> Iterator[str]:
    """Yield every run of whole words of a place, folded."""
    for place in {fold(place) for place in places}:
        words = place.split()
        for first in range(len(words)):
            for last in range(first + 1, len(words) + 1):
                yield " ".join(words[first:last])
