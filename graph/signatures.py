"""Names of voices and coins by which worlds are drawn: steady when the ids of a dataset change.

A voice is drawn by the names of its origins, a coin by its origin, its stance and what its
transfer says. Where two would be drawn by the same text (which would tie them to each other), what
they speak of tells them apart, and only where that is the same too, the order of their ids. What
is said, how often and how it counts never enters: a repeat or a retraction draws no other world.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property

from graph.model import Dataset
from graph.worlds import Variable


class Signatures:
    """The texts for one dataset, made when the first is asked for: one pass over its rows."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    def of(self, variable: Variable) -> str:
        """The text by which a variable of :mod:`graph.evidence` is drawn."""
        return self._text.get(variable) or "\0".join(variable)

    @cached_property
    def _text(self) -> dict[Variable, str]:
        names, speaks_of = (
            defaultdict[Variable, set[str]](set),
            defaultdict[Variable, set[str]](set),
        )
        origin, transfer = self.dataset.origin, self._transfer
        for one in self.dataset.statements:
            said_by = origin[one.origin]
            voice = ("voice", said_by.voice)
            coin = ("coin", one.transfer, one.origin, one.stance)
            names[voice].add(said_by.name)
            names[coin].add(said_by.name)
            for variable in (voice, coin):
                speaks_of[variable].add(transfer[one.transfer])
        plain = {name: _joined(name[0], *name[3:], *sorted(names[name])) for name in names}
        return _apart(plain, lambda name: _joined(plain[name], *sorted(speaks_of[name])))

    @cached_property
    def _transfer(self) -> dict[str, str]:
        """Each transfer without its ids."""
        return {
            one.id: _joined(
                *(self.dataset.actor[end].name for end in (one.giver, one.receiver)),
                *(one.mode, ";".join(one.materiel), one.place, str(one.start), str(one.end)),
            )
            for one in self.dataset.transfers
        }


def _joined(*texts: str) -> str:
    return json.dumps(texts)


def _apart(text: dict[Variable, str], longer: Callable[[Variable], str]) -> dict[Variable, str]:
    """The texts, made longer where two are the same, and numbered where they still are."""
    found = dict(text)
    for same in _alike(text, text):
        found.update({name: longer(name) for name in same})
        for still in _alike(found, same):
            found.update({name: f"{found[name]} {n}" for n, name in enumerate(sorted(still))})
    return found


def _alike(text: dict[Variable, str], names: Iterable[Variable]) -> list[list[Variable]]:
    groups: defaultdict[str, list[Variable]] = defaultdict(list)
    for name in names:
        groups[text[name]].append(name)
    return [group for group in groups.values() if len(group) > 1]
