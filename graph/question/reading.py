"""A question on its way: which of its words are constraints, which its core, which neither."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graph.question import grammar
from graph.question.kinds import QUESTION_KINDS, WHICH, QuestionKind
from graph.question.predicates import prepared
from graph.question.terminals import Terminal
from graph.question.tokens import Item
from graph.question.wordings import NEGATIVE_WORDINGS, POSITIVE_WORDINGS, Clause, Wording

_UNCLEAR_TIMES = ("several_dates", "open_date", "year_of_legs", "either_side", "event")
_NOT_UNDERSTOOD = ("not_unknown", "no_support", "unknown_manner", "no_max_legs")
_ANY = " | ".join(one.rule for one in POSITIVE_WORDINGS)
_FAR = " | ".join(one.rule for one in POSITIVE_WORDINGS if one.far)
_NEGATED = f"negation ({_ANY}) | between_negated ({_FAR})"
"""A constraint that is turned into one that there is not, though unknown words stand between."""


Ends = dict[str, Any]
"""The fields of a question that its form fills: whom it names, by the role that each has in it."""


@dataclass(slots=True)
class Reading:
    """A text on its way: items left, constraints found, and what was not understood.

    ``negations`` are the words that negate what is asked, and not a constraint alone. ``asked`` are
    the words that ask for the time or the materiel, by
    :data:`~graph.question.kinds.ANSWERED_WITH`, and ``refused`` says why it would be guessing to
    answer the text at all.
    """

    items: list[Item]
    clauses: list[Clause] = field(default_factory=list)
    unread: list[Item] = field(default_factory=list)
    negations: list[Item] = field(default_factory=list)
    asked: dict[str, tuple[Item, ...]] = field(default_factory=dict)
    refused: str = ""

    def cut(self, first: int, last: int, gap: Terminal = Terminal.BREAK) -> list[Item]:
        """Take items out; ``gap`` stands where they were."""
        words = self.items[first:last]
        self.items[first:last] = [Item(gap, None, _joined(words), words[0].first, words[-1].last)]
        return words

    def cut_all(self, rule: str) -> None:
        """Take all out, as not understood, that fits the rule."""
        while found := grammar.search(rule, self.items):
            self.unread += self.cut(*found)


def constraints(
    items: Sequence[Item], as_verbs: bool, is_stock: Callable[[str], bool] = lambda _: False
) -> Reading:
    """Return the reading with its constraints taken out.

    ``as_verbs`` takes "sold" for what was done; ``is_stock`` tells which actor ids are stockpiles.
    """
    reading = Reading(prepared(items, is_stock))
    _asked_for(reading)
    _done_before(reading)
    _sold_or_given(reading)
    if as_verbs:
        _modes_as_verbs(reading)
    _unclear_times(reading)
    _take(reading, NEGATIVE_WORDINGS)
    while found := grammar.search(_NEGATED, reading.items):
        _negated(reading, *found)
    _take(reading, POSITIVE_WORDINGS)
    for rule in _NOT_UNDERSTOOD:
        reading.cut_all(rule)
    reading.negations += [item for item in reading.items if item.terminal in _of("negated_deed")]
    reading.refused = _refused(reading)
    said = _core_terminals() | _of("says_nothing")
    reading.unread += [item for item in reading.items if item.terminal not in said]
    return reading


def _of(rule: str) -> frozenset[Terminal]:
    return grammar.named_in(rule)


@cache
def _core_terminals() -> frozenset[Terminal]:
    """Return the sorts of words of which a form is made once the constraints are taken out."""
    forms = (form for kind in QUESTION_KINDS for form in (*kind.forms, *kind.sure_forms))
    return frozenset().union(*map(_of, forms))


def _asked_for(reading: Reading) -> None:
    """Note what is asked for that no kind of question answers by itself."""
    first = grammar.match("opening", reading.items) or 0
    last = grammar.match("which_arms", reading.items, first)
    if last and reading.items[first].text.casefold().split()[0] in WHICH:
        reading.asked["which"] = tuple(reading.items[first:last])
    for place, item in enumerate(reading.items):
        if item.terminal is Terminal.USE:
            reading.unread.append(item)
            reading.items[place] = item._replace(terminal=Terminal.RECEIVE)
            continue
        if item.terminal is Terminal.GROUPS:
            reading.asked["groups"] = (item,)
            reading.items[place] = item._replace(terminal=Terminal.WHO)
            continue
        if item.terminal is Terminal.WHY:
            reading.unread.append(item)
        elif item.terminal is Terminal.WHERE:
            reading.asked["where"] = (item,)
            continue
        elif item.terminal is Terminal.WHEN and not _names_anybody(reading.items[:place]):
            reading.asked["when"] = (item,)
        else:
            continue
        reading.items[place] = item._replace(terminal=Terminal.HOW)


def _names_anybody(items: Iterable[Item]) -> bool:
    return any(item.terminal is Terminal.ACTOR for item in items)


def _done_before(reading: Reading) -> None:
    """Take out, as not understood, how arms came to somebody before what is asked of them."""
    for first in range(len(reading.items) - 1, -1, -1):
        last = grammar.match("done_before", reading.items, first)
        onward = reading.items[last:] if last else ()
        if any(_is_verb(item) or item.terminal in _of("done") for item in onward):
            mode = first + (reading.items[first].terminal is not Terminal.MODE)
            reading.unread.append(reading.items.pop(mode))


def _sold_or_given(reading: Reading) -> None:
    """Refuse to take one of "sold or gave" for the mode alone."""
    places = range(len(reading.items))
    for first in [one for one in places if grammar.match("mode_or_deed", reading.items, one)]:
        words = reading.items[first : first + 3]
        place = first + 2 * (words[2].terminal is Terminal.MODE)
        verb = reading.items[place].verb
        reading.unread += words
        reading.items[place] = reading.items[place]._replace(terminal=verb or Terminal.UNKNOWN)


def _modes_as_verbs(reading: Reading) -> None:
    modes = next(one for one in POSITIVE_WORDINGS if one.rule == "modes")
    while both := _either_mode(reading.items):
        reading.clauses.append(Clause(modes, (reading.items[both],)))
        del reading.items[both : both + 2]
    for place, item in enumerate(reading.items):
        if item.terminal is Terminal.MODE and item.verb:
            reading.clauses.append(Clause(modes, (item,)))
            reading.items[place] = item._replace(terminal=item.verb)


def _either_mode(items: Sequence[Item]) -> int | None:
    """Return where the first of two modes stands of which any is enough, said of one deed."""
    for first in range(len(items)):
        both = grammar.match("either_mode", items, first)
        if both and items[first].verb and items[first].verb is items[first + 2].verb:
            return first
    return None


def _take(reading: Reading, wordings: Iterable[Wording]) -> None:
    """Take constraints out, those that are turned into their opposite as not understood."""
    for wording in wordings:
        while found := grammar.search(f"negation? {wording.rule}", reading.items):
            first, last = found
            taken_back = wording.revocable and grammar.match("taken_back", reading.items, last)
            if taken_back:
                _negated(reading, first, taken_back, alone=True)
            elif _is_negated(reading, wording, first, last):
                _negated(reading, first, last)
            else:
                reading.clauses.append(Clause(wording, tuple(reading.cut(first, last))))


def _is_negated(reading: Reading, wording: Wording, first: int, last: int) -> bool:
    """Return whether the constraint is turned into another by what stands before or after it."""
    if grammar.match(f"negation {wording.rule}", reading.items, first):
        return True
    return wording.rule == "avoid" and bool(grammar.match("somebodys", reading.items, last))


def _negated(reading: Reading, first: int, last: int, alone: bool = False) -> None:
    """Take a constraint out as not understood, with all that may be negated with it.

    Before a verb the negation is the verb's ("did not directly reach"). ``alone`` says that nothing
    after it is negated with it.
    """
    if not alone:
        last = grammar.match("negated_too", reading.items, last) or last
    onward = reading.items[last:]
    leaves_out = reading.items[first].terminal in (Terminal.WITHOUT, Terminal.EXCEPT)
    words = reading.cut(first, last, Terminal.LEFT_OUT if leaves_out else Terminal.BREAK)
    reading.unread += words
    its_verb = any(map(_is_verb, words)) or grammar.match("gap* deed", onward)
    if words[0].terminal is Terminal.NOT and its_verb:
        reading.negations.append(words[0])


def _is_verb(item: Item) -> bool:
    """Return whether a word for a mode is one for what was done, too: "sell"."""
    return item.terminal is Terminal.MODE and item.verb is not None


def _refused(reading: Reading) -> str:
    """Return why any answer would be a guess, if so."""
    if found := grammar.search("leaves_out", reading.items):
        said = _joined(reading.items[slice(*found)])
        return (
            f"It is not clear what '{said}' leaves out; say 'without' and a name for somebody whom"
            " paths are not to pass through."
        )
    if grammar.search("or_between_constraints", reading.items):
        return (
            "'or' between two constraints has no meaning, as all that are named hold at once; ask"
            " for each by itself."
        )
    return ""


def _unclear_times(reading: Reading) -> None:
    """Take out, as not understood, what could narrow the time to less than is meant."""
    for rule in _UNCLEAR_TIMES:
        reading.cut_all(rule)
    for first, last in reversed(grammar.spans("several_times", reading.items)):
        if any(item.terminal is Terminal.OR for item in reading.items[first:last]):
            reading.unread += reading.cut(first, last)


def core(reading: Reading) -> list[Item]:
    """Return what a form is made of; an "and" that does not join two actors says nothing."""
    kept = [item for item in reading.items if item.terminal in _core_terminals()]
    joins = {first + 1 for first in range(len(kept)) if grammar.match("two_actors", kept, first)}
    joints = _of("joint")
    kept = [one for place, one in enumerate(kept) if one.terminal not in joints or place in joins]
    while len(kept) > 1 and kept[-1].terminal in _of("asking"):
        kept.pop()
    return kept


def match(kind: QuestionKind, words: Sequence[Item], sure: bool) -> tuple[str, Ends] | None:
    """Return the form that the core has, and the actors by their roles; None if it has none.

    ``sure`` says that no word of the question might be a name that is not understood.
    """
    for form in (*kind.forms, *(kind.sure_forms if sure else ())):
        if found := grammar.roles(form, words):
            return form, {role: item.value for role, item in found.items()}
    return None


def phrases(items: Iterable[Item]) -> Iterator[str]:
    """Yield the words as typed, those that stand side by side together."""
    run: list[Item] = []
    for item in sorted({one.first: one for one in items}.values(), key=lambda one: one.first):
        if run and run[-1].last != item.first:
            yield _joined(run)
            run = []
        run.append(item)
    if run:
        yield _joined(run)


def _joined(items: Sequence[Item]) -> str:
    return " ".join(item.text for item in items if item.text).replace(" ,", ",")
