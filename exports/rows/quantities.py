"""The figures said of a transfer, reconciled: one figure however often it is rendered, no sums."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.model.quantities import figures
from graph.model.rows import Dataset, Quantity
from graph.model.vocabulary import spoken

_SCALES = ((1e9, " billion"), (1e6, " million"))


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


def span(minimum: float | None, maximum: float | None, unit: str) -> str:
    """Return the span from the least to the greatest value, either of which may be unknown.

    >>> span(7e9, 7.2e9, "usd"), span(40000, None, "pieces")
    ('7 billion to 7.2 billion US dollars', 'at least 40,000 pieces')
    """
    named = {"usd": "US dollars"}.get(unit, unit)
    if minimum == maximum == 1:
        named = named.removesuffix("s")
    if minimum is not None and maximum is not None:
        ends = dict.fromkeys([number(minimum), number(maximum)])
        return f"{' to '.join(ends)} {named}"
    if minimum is not None:
        return f"at least {number(minimum)} {named}"
    return f"at most {number(maximum)} {named}" if maximum is not None else f"{named}, not stated"


def reconciled(dataset: Dataset, transfer: str) -> list[dict[str, Any]]:
    """Return the figures said of a transfer: one entry a figure, however many documents render it.

    Each has ``of`` (what is counted), ``reads`` (from the least to the greatest value named) and
    ``renderings``, every one with its document, also where another transfer's statement gives it.
    """
    return [
        _figure(dataset, same)
        for same in figures(dataset.quantities)
        if any(dataset.statement[one.statement].transfer == transfer for one in same)
    ]


def named(dataset: Dataset, one: Quantity) -> dict[str, Any]:
    """Return what a quantity counts, by name."""
    terms = dataset.tree.terms
    return {"of": terms[one.of].name if one.of in terms else one.of}


def _figure(dataset: Dataset, same: list[Quantity]) -> dict[str, Any]:
    return {
        **named(dataset, same[0]),
        "reads": span(*bounds(same), same[0].unit),
        "renderings": [_rendering(dataset, one) for one in same],
    }


def bounds(same: Iterable[Quantity]) -> tuple[float | None, float | None]:
    """Return least and greatest value that any rendering names.

    None where all leave that end open.
    """
    least = [one.minimum for one in same if one.minimum is not None]
    most = [one.maximum for one in same if one.maximum is not None]
    named = least + most
    return (min(named) if least else None), (max(named) if most else None)


def _rendering(dataset: Dataset, one: Quantity) -> dict[str, Any]:
    document = dataset.document[dataset.statement[one.statement].document]
    return {
        "qualifier": spoken(one.qualifier),
        "as_written": one.as_written or span(one.minimum, one.maximum, one.unit),
        "document": document.title,
        "outlet": document.outlet,
        "own": dict(one.own),
    }
