"""Figures of one origin that change from rendering to rendering, or that nobody has linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from graph.assertions import stated
from graph.model import Dataset, Quantity
from seeds.noticed import Noticed, few, listed

Figures = list[Quantity]


def drifting_figures(dataset: Dataset) -> Iterator[Noticed]:
    """Figures of one origin that differ from rendering to rendering, or are not linked.

    A rendering drifts where its range or its qualifier is another's; figures without a range
    where they are written otherwise. Figures of one chain of ``same_as`` are compared wherever
    they stand. Unlinked ones are compared where one origin counts the same in the same unit:
    equal ones anywhere, different ones on one transfer in different documents (in one document
    they are two figures). O(figures · log figures).
    """
    chains = _chains(dataset.quantities)
    figures = [one for one in sorted(dataset.quantities, key=_id) if _is_stated(dataset, one)]
    for same in _grouped(figures, lambda one: (chains[one.id], _counted(dataset, one)[0])):
        if len(set(map(_rendering, same))) > 1:
            yield _ids(same), _drift(f"The figure of {_counted(dataset, same[0])[0]}", same)
    for same in _grouped(figures, lambda one: (_counted(dataset, one), _range(one))):
        if _linked_apart(chains, same):
            yield _ids(same), _unlinked(dataset, same)
    for same in _grouped(figures, lambda one: (_counted(dataset, one), _transfer(dataset, one))):
        documents = {dataset.statement[one.statement].document for one in same}
        if len(documents) > 1 and len(set(map(_range, same))) > 1 and _linked_apart(chains, same):
            yield _ids(same), _drift(_what(dataset, same[0]), same)


def _id(one: Quantity) -> str:
    return one.id


def _is_stated(dataset: Dataset, one: Quantity) -> bool:
    known = one.as_written or one.minimum is not None or one.maximum is not None
    return bool(known) and stated(dataset.statement[one.statement])


def _grouped(figures: Figures, key: Callable[[Quantity], object]) -> Iterable[Figures]:
    groups: defaultdict[object, Figures] = defaultdict(list)
    for figure in figures:
        groups[key(figure)].append(figure)
    return groups.values()


def _chains(figures: Iterable[Quantity]) -> Mapping[str, str]:
    """For each figure the one that its chain of ``same_as`` leads to."""
    known = {figure.id: figure for figure in figures}
    ends: dict[str, str] = {}
    for figure in figures:
        last, passed = figure.id, {figure.id}
        while last not in ends and (after := known[last].same_as) in known and after not in passed:
            last = after
            passed.add(last)
        ends |= dict.fromkeys(passed, ends.get(last, last))
    return ends


def _linked_apart(chains: Mapping[str, str], figures: Figures) -> bool:
    return len({chains[one.id] for one in figures}) > 1


def _ids(figures: Figures) -> tuple[str, ...]:
    return tuple(one.id for one in figures)


def _transfer(dataset: Dataset, one: Quantity) -> str:
    return dataset.statement[one.statement].transfer


def _counted(dataset: Dataset, one: Quantity) -> tuple[str, str, str]:
    return dataset.statement[one.statement].origin, one.of, one.unit


def _range(one: Quantity) -> tuple[object, ...]:
    if one.minimum is None and one.maximum is None:
        return (one.as_written.casefold(),)
    return one.minimum, one.maximum


def _rendering(one: Quantity) -> tuple[object, ...]:
    return *_range(one), one.qualifier


def _drift(what: str, figures: Figures) -> str:
    least = max((one.minimum for one in figures if one.minimum is not None), default=None)
    most = min((one.maximum for one in figures if one.maximum is not None), default=None)
    apart = least is not None and most is not None and least > most
    verdict = "cannot all be right" if apart else "need not be the same"
    readings = listed(f"{one.id} {_read(one)}" for one in figures)
    return (
        f"{what} drifts: {readings} {verdict}; see which is nearest to the origin, and link by"
        " same_as those, and only those, that render one figure."
    )


def _read(one: Quantity) -> str:
    if one.as_written:
        return few(one.as_written)
    ends = ("?" if end is None else f"{end:,.15g}" for end in (one.minimum, one.maximum))
    return f"{' to '.join(ends)} {one.unit}".strip()


def _what(dataset: Dataset, one: Quantity) -> str:
    origin, of, unit = _counted(dataset, one)
    return f"What {origin} is said to count on {_transfer(dataset, one)} ({of} in {unit})"


def _unlinked(dataset: Dataset, figures: Figures) -> str:
    origin, of, unit = _counted(dataset, figures[0])
    return (
        f"The figures {listed(_ids(figures))} of {origin} are alike ({of} in {unit}) and not"
        " linked; if they are one figure, link them by same_as, so that it counts once."
    )
