"""What a person typed for a constraint, to the terms, dates and figures that limits are made of.

Each reader raises one of the house's errors, with the nearest that would have been valid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from graph.arrays.compact import gazetteer
from graph.errors import QuestionError, TermError
from graph.model.dates import parse
from graph.model.folding import fold
from graph.model.vocabulary import ACTOR_TYPES, BANDS, MODE_KINDS, MODES, lookup, nearest
from graph.network import Network

Find = Callable[[str], str]
"""From a name as typed to an actor's id."""


def slug(text: str) -> str:
    """Return a term as it may be typed, as its id would be written.

    >>> slug(" Armed group "), slug("night_vision")
    ('armed-group', 'night-vision')
    """
    return "-".join(text.casefold().replace("_", " ").replace("-", " ").split())


def parties(network: Network, find: Find, texts: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the actors and the actor types that the texts name, both by id.

    A text that names a type of the vocabulary and no actor is a type.
    """
    actors, types = [], []
    for text in texts:
        if slug(text) in ACTOR_TYPES and not gazetteer(network).knows(text):
            types.append(slug(text))
        else:
            actors.append(find(text))
    return actors, types


def modes(texts: Iterable[str]) -> list[str]:
    """Return modes, and kinds of mode, which stand for all modes of that kind."""
    known = {**MODES, **MODE_KINDS}
    for text in texts:
        if slug(text) not in known:
            _unknown(text, "mode or kind of mode", known)
    return list(dict.fromkeys(map(slug, texts)))


def materiel(network: Network, texts: Iterable[str]) -> list[str]:
    """Return terms of the dataset's tree of materiel, typed by id, by name or by alias."""
    terms, by_alias = network.dataset.tree.terms, network.dataset.tree.by_alias()
    by_name = {slug(term.name): term.id for term in terms.values()}
    found = []
    for text in texts:
        word = by_name.get(slug(text), slug(text))
        word = word if word in terms else by_alias.get(fold(text), word)
        if word not in terms:
            _unknown(text, "materiel", terms)
        found.append(word)
    return list(dict.fromkeys(found))


def places(texts: Iterable[str]) -> list[str]:
    """Return places as typed; a text without a letter or digit is none."""
    for text in texts:
        if not fold(text):
            raise QuestionError(f"'{text}' is no place; give a word or more of its name.")
    return list(dict.fromkeys(text.strip() for text in texts))


def between(ends: tuple[str, str]) -> tuple[date, date]:
    """Return the days from the earliest of the first EDTF date to the latest of the second."""
    first, last = (parse(str(end)) for end in ends)
    if first.earliest > last.latest:
        raise QuestionError(
            f"'{ends[0]}' begins after '{ends[1]}' ends; give the earlier date first."
        )
    return first.earliest, last.latest


def band(text: str) -> str:
    """Return a band of the vocabulary."""
    return lookup("band", slug(text)).id if slug(text) in BANDS else lookup("band", text).id


def support(value: str | float | Fraction) -> Fraction:
    """Return a figure from 0 to 1, exactly as it is written.

    >>> support(".5"), support("1/3")
    (Fraction(1, 2), Fraction(1, 3))
    """
    try:
        text = str(value)
        found = Fraction(text) if "/" in text else Fraction(Decimal(text))
    except (ValueError, ArithmeticError, InvalidOperation, OverflowError):
        found = Fraction(-1)
    if not 0 <= found <= 1:
        raise QuestionError(f"'{value}' is no support; give a figure from 0 to 1, such as .5.")
    return found


def _unknown(text: str, kind: str, known: Mapping[str, object]) -> None:
    near = nearest(slug(text), known)
    raise TermError(f"'{text}' is no {kind}; the nearest is '{near}' (all: {', '.join(known)})")
