"""The rules of ``question.ebnf`` as patterns over the words of a question.

:mod:`lark` reads the rules; each becomes a regular expression in which one character stands for a
sort of words, so that a rule can be looked for anywhere in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from graph.constraints.registry import FLAGS
from graph.question.roles import ROLES
from graph.question.terminals import Terminal
from graph.question.tokens import Item, flag_name

if TYPE_CHECKING:
    from graph.question.notation import Notation

_NAMED: Mapping[str, Terminal] = MappingProxyType(
    {one.name: one for one in Terminal if one is not Terminal.FLAG}
    | {flag_name(one.name): Terminal.FLAG for one in FLAGS}
)
"""The names that the sorts of words have in the rules."""

_CHARACTERS = {name: chr(0xE000 + place) for place, name in enumerate(_NAMED)}
"""A private character for each of them."""


def search(rule: str, items: Iterable[Item]) -> tuple[int, int] | None:
    """Return where the first words stand that fit the rule, or the alternatives of rules."""
    found = _pattern(rule).search(_text(items))
    return found.span() if found else None


def spans(rule: str, items: Iterable[Item]) -> list[tuple[int, int]]:
    """Return where all words stand that fit the rule, none of them twice."""
    return [found.span() for found in _pattern(rule).finditer(_text(items))]


def match(rule: str, items: Iterable[Item], first: int = 0) -> int | None:
    """Return where the words end that begin at ``first`` and fit the rule; None if none do."""
    found = _pattern(rule).match(_text(items), first)
    return found.end() if found else None


def roles(form: str, items: Sequence[Item]) -> dict[str, Item] | None:
    """Return the words in each role, by :data:`~graph.question.notation.ROLES`, of a form that all
    the words have.
    """
    found = _pattern(form).fullmatch(_text(items))
    if not found:
        return None
    return {ROLES[name]: items[at] for name in found.groupdict() if (at := found.start(name)) >= 0}


@cache
def named_in(form: str) -> frozenset[Terminal]:
    """Return the sorts of words that a form, or a rule, is made of."""
    pattern = _notation().pattern(form)
    return frozenset(one for name, one in _NAMED.items() if _CHARACTERS[name] in pattern)


def _text(items: Iterable[Item]) -> str:
    return "".join(_CHARACTERS[item.name] for item in items)


@cache
def _pattern(rule: str) -> re.Pattern[str]:
    return re.compile(_notation().pattern(rule))


@cache
def _notation() -> Notation:
    """Return the rules, read when the first question is asked, as lark takes its time."""
    from graph.question.notation import Notation

    rules = files("graph.question").joinpath("question.ebnf").read_text("utf-8")
    return Notation(_CHARACTERS, rules)
