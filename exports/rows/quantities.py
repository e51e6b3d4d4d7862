"""The figures said of a transfer, reconciled: one figure however often it is rendered, no sums."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from exports.rows.sayings import printed, standing, wording
from graph.evidence.assertions import countering, stated
from graph.model.quantities import figures
from graph.model.rows import Dataset, Quantity, Statement
from graph.model.vocabulary import QUALIFIERS, spoken

_SCALES = ((1e9, " billion"), (1e6, " million"))

_WRITTEN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"usd": ("$", "usd", "dollar"), "pieces": ("",), "": ("",)}
)
"""What tells in the words of a document in which unit it counts; pieces are what is counted."""

MOST_QUOTED = 2
"""How many wordings of one figure are given as they are written; more are given as a range."""

NOT_GIVEN = "denied, withdrawn or not stated by a document"
"""What stands for a figure that nobody can be quoted for."""


def number(value: float) -> str:
    """Return a quantity in words that fit a line.

    >>> number(7.2e9), number(40000.0), number(0.5)
    ('7.2 billion', '40,000', '0.5')
    """
    for size, name in _SCALES:
        if value >= size:
            return _trimmed(value / size) + name
    return _trimmed(value)


def _trimmed(value: float) -> str:
    return f"{value:,.3f}".rstrip("0").rstrip(".")


def written(words: str, qualifier: str) -> str:
    """Return a figure as it is written, in quotes, with its qualifier unless the words have it.

    >>> written("some 500", "about"), written("$7 billion", "about"), written("78", "exactly")
    ('“some 500”', '“$7 billion” (about)', '“78”')
    """
    known = QUALIFIERS[qualifier].definition.split(", ") if qualifier in QUALIFIERS else []
    told = qualifier == "exactly" or any(one in words.casefold() for one in known)
    return f"“{words}”" + (f" ({spoken(qualifier)})" if qualifier and not told else "")


def reads(told: Sequence[Quantity]) -> str:
    """Return a figure as it is written, where that is in few ways, else as a range."""
    ways = {one.as_written.casefold(): _quoted(one) for one in reversed(told)}
    if "" in ways or not 0 < len(ways) <= MOST_QUOTED:
        return ranged(told)
    return " or ".join(reversed(ways.values()))


def _quoted(one: Quantity) -> str:
    words, signs = one.as_written, _WRITTEN.get(one.unit, (one.unit.removesuffix("s"),))
    unit = "" if any(sign in words.casefold() for sign in signs) else f", {_unit(one.unit)}"
    return written(words, one.qualifier) + unit


def _unit(unit: str) -> str:
    return {"usd": "US dollars"}.get(unit, unit)


class _End(NamedTuple):
    """A value that a rendering names; ``open`` where it names it as the least or the most."""

    value: float
    open: str
    qualifier: str

    def words(self) -> str:
        """Return it with what the rendering says of it."""
        qualifier = "" if self.qualifier == "exactly" else spoken(self.qualifier)
        return " ".join(filter(None, (qualifier or self.open, number(self.value))))


def _ends(told: Iterable[Quantity]) -> tuple[list[_End], list[_End]]:
    """Return the values named as the least and as the most, a plain one as both."""
    least, most = [], []
    for one in told:
        if one.minimum is not None:
            is_open = "" if one.maximum is not None else "at least"
            least.append(_End(one.minimum, is_open, one.qualifier))
        if one.maximum is not None:
            is_open = "" if one.minimum is not None else "at most"
            most.append(_End(one.maximum, is_open, one.qualifier))
    return least, most


def ranged(told: Sequence[Quantity]) -> str:
    """Return the range from the least to the greatest value named, in the qualifiers' words.

    >>> about = Quantity("q", "s", minimum=7e9, maximum=7e9, unit="usd", qualifier="about")
    >>> over = Quantity("r", "s", minimum=7.1e9, unit="usd", qualifier="more-than")
    >>> ranged([about, over]), ranged([over])
    ('about 7 billion to more than 7.1 billion US dollars', 'more than 7.1 billion US dollars')
    """
    unit = _unit(told[0].unit)
    least, most = _ends(told)
    if not (named := least + most):
        return f"{unit}, not stated"
    low = min(named, key=lambda one: (one.value, one.open != "at most"))
    high = max(named, key=lambda one: (one.value, one.open == "at least"))
    if low.value == high.value == 1 and not (low.open or high.open):
        unit = unit.removesuffix("s")
    ends = dict.fromkeys([low.words(), high.words()])
    return f"{' to '.join(ends)} {unit}"


def reconciled(dataset: Dataset, transfer: str) -> list[dict[str, Any]]:
    """Return the figures said of a transfer: one entry a figure, however many documents render it.

    Each has ``of`` (what is counted), ``reads`` (what is written of this transfer) and
    ``renderings``, every one with its origin and document, also where another transfer's statement
    gives it (``of_another``).
    """
    return [
        _figure(dataset, transfer, same)
        for same in figures(dataset.quantities)
        if any(dataset.statement[one.statement].transfer == transfer for one in same)
    ]


def named(dataset: Dataset, one: Quantity) -> dict[str, Any]:
    """Return what a quantity counts, by name."""
    terms = dataset.tree.terms
    return {"of": terms[one.of].name if one.of in terms else one.of}


def _figure(dataset: Dataset, transfer: str, same: list[Quantity]) -> dict[str, Any]:
    told = [one for one in same if _given(dataset, transfer, one)]
    return {
        **named(dataset, same[0]),
        "reads": reads(told) if told else NOT_GIVEN,
        "renderings": [_rendering(dataset, transfer, one) for one in same],
    }


def _given(dataset: Dataset, transfer: str, one: Quantity) -> bool:
    """Return whether some document gives it of this very transfer, and no denial or retraction."""
    said = dataset.statement[one.statement]
    active = stated(said) and said.status == "active"
    return said.transfer == transfer and active and not countering(said)


def bounds(same: Iterable[Quantity]) -> tuple[float | None, float | None]:
    """Return least and greatest value that any rendering names.

    None where that end is open: nobody names it, or names it as no more than a bound.
    """
    least, most = _ends(same)
    low = min((one.value for one in (*least, *most) if one.open != "at most"), default=None)
    high = max((one.value for one in (*least, *most) if one.open != "at least"), default=None)
    below = [one.value for one in most if one.open]
    above = [one.value for one in least if one.open]
    floor = None if low is None or any(one < low for one in below) else low
    ceiling = None if high is None or any(one > high for one in above) else high
    return floor, ceiling


def _rendering(dataset: Dataset, transfer: str, one: Quantity) -> dict[str, Any]:
    said = dataset.statement[one.statement]
    document = dataset.document[said.document]
    return {
        "qualifier": spoken(one.qualifier),
        "as_written": one.as_written or ranged([one]),
        "told": written(one.as_written, one.qualifier) if one.as_written else ranged([one]),
        "origin": dataset.origin[said.origin].name,
        "document": document.title,
        "outlet": document.outlet,
        "of_another": said.transfer != transfer,
        "source": _source(dataset, said, transfer),
        "own": dict(one.own),
    }


def _source(dataset: Dataset, said: Statement, transfer: str) -> str:
    """Return who gives a figure, in which document, and what stands against quoting it."""
    parts = [dataset.origin[said.origin].name, f"in {printed(dataset.document[said.document])}"]
    parts += [*wording(said)] if stated(said) else []
    parts += [said.fidelity] if said.fidelity == "strengthened" else []
    parts += ["of another transfer"] if said.transfer != transfer else []
    parts += [said.stance] if countering(said) else []
    parts += [said.status] if said.status != "active" else []
    parts += [] if stated(said) else [standing(said)]
    return ", ".join(parts)
