"""The network as a notebook uses it: names forgiven, answers that show themselves, frames."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from armstrail.naming import finder
from armstrail.notebook import arguments, frames
from armstrail.notebook.shown import Asked, Examined, InlineMap, Listed, Paths, inline
from exports import Loss
from exports.formats import exporting
from exports.report import replies
from graph.constraints import registry
from graph.constraints.limits import Limits
from graph.evidence.ladder import LADDER, Ladder
from graph.measures.measures import Choice, measure
from graph.model.rows import Dataset
from graph.network import Network
from graph.paths.answer import answer
from graph.question.question import Question
from graph.reach.reach import Reach
from graph.scrutiny.supposing import suppose


class Explorer(Network):
    """A network with all that can be asked of it.

    Actors are named by id, name or alias, spelling forgiven; how a misspelt one was read is said on
    standard error. Every method raises the errors of :mod:`graph.errors`. Limits are keywords, the
    fields of :class:`~graph.constraints.limits.Limits`: names or terms, one or several, as they are
    typed on the command line. ``changed`` has one sentence for everything that was supposed.

    ``graph`` and the frames are each made once, when first asked for, and are yours to change in
    place: no answer and no export reads them. Another ``load()`` has them as they were.
    """

    def __init__(
        self, dataset: Dataset, ladder: Ladder = LADDER, changed: tuple[str, ...] = ()
    ) -> None:
        super().__init__(dataset, ladder)
        self.changed = changed

    def paths(
        self,
        start: str,
        goal: str,
        k: int = 5,
        *,
        inferred: bool = True,
        singly: bool = False,
        **limits: Any,
    ) -> Paths:
        """How could ``start`` reach ``goal``: up to ``k`` families of paths in each list."""
        k, inferred = arguments.whole("k", k), arguments.flag("inferred", inferred)
        families = not arguments.flag("singly", singly)
        find = finder(self)
        pair = find(start), find(goal)
        found = answer(self, *pair, k, self._limits(limits), inferred, families=families)
        return Paths(self, found, self.changed)

    def ask(self, text: str, k: int | None = None) -> Asked:
        """A question in a sentence: "how could US weapons reach Hamas after 2021?"."""
        k = None if k is None else arguments.whole("k", k)
        read, reply = replies.ask(self, arguments.text("text", text), k, self.changed)
        found = (
            Paths(self, reply.found, self.changed) if read.question.kind == "paths" else reply.found
        )
        return Asked(read, found, reply.text, reply.data)

    def downstream(self, start: str, **limits: Any) -> Listed[Reach]:
        """Every actor that arms from ``start`` are alleged to have come to."""
        return self._reach(Question("downstream", finder(self)(start), limits=self._limits(limits)))

    def upstream(self, goal: str, **limits: Any) -> Listed[Reach]:
        """Every actor from which arms are alleged to have come to ``goal``."""
        asked = Question("upstream", goal=finder(self)(goal), limits=self._limits(limits))
        return self._reach(asked)

    def _reach(self, question: Question) -> Listed[Reach]:
        reply = replies.reply(self, question, changed=self.changed)
        name = self.dataset.actor[question.start or question.goal].name
        return Listed(reply.found, f"{question.kind} of {name}", reply.text, reply.data)

    def scrutinise(self, start: str, goal: str, k: int = 3, **limits: Any) -> Examined:
        """What "``start`` reached ``goal``" rests on."""
        find = finder(self)
        asked = Question("scrutinise", find(start), find(goal), self._limits(limits))
        reply = replies.reply(self, asked, arguments.whole("k", k), self.changed)
        return Examined(reply.found, reply.text, reply.data)

    def _limits(self, asked: Mapping[str, Any]) -> Limits:
        typed: dict[str, Any] = {}
        for name, value in arguments.checked(asked, arguments.LIMITS, "limit").items():
            option = registry.BY_FIELD[name].name
            several = isinstance(value, list)
            typed[option] = [*typed.get(option, ()), *value] if several else value
        return registry.read(self, finder(self), typed)

    def without(self, *sources: str) -> Explorer:
        """The network as if these origins, documents, voices or outlets were not there."""
        return self._supposing([arguments.text("without", one) for one in sources], {})

    def graded(self, grades: Mapping[str, str]) -> Explorer:
        """The network as if these origins (by id) had other grades."""
        return self._supposing((), arguments.grades("grades", grades))

    def _supposing(self, sources: Iterable[str], grades: Mapping[str, str]) -> Explorer:
        dataset, changed = suppose(self.dataset, sources, grades)
        return Explorer(dataset, self.evidence.ladder, (*self.changed, *changed))

    @cached_property
    def actors(self) -> pd.DataFrame:
        """A row an actor, by id."""
        return frames.actors(self)

    @cached_property
    def transfers(self) -> pd.DataFrame:
        """A row a transfer with its figures, by id."""
        return frames.transfers(self)

    @cached_property
    def statements(self) -> pd.DataFrame:
        """A row a statement, by id."""
        return frames.statements(self)

    @cached_property
    def documents(self) -> pd.DataFrame:
        """A row a document, by id."""
        return frames.documents(self)

    @cached_property
    def origins(self) -> pd.DataFrame:
        """A row an origin, by id."""
        return frames.origins(self)

    def measures(
        self, transfers: str = "usable", nodes: str = "all", merge_parts: bool = False
    ) -> pd.DataFrame:
        """The measures of each actor, by id: see :class:`~graph.measures.measures.Choice`."""
        which = arguments.text("transfers", transfers), arguments.text("nodes", nodes)
        choice = Choice(*which, arguments.flag("merge_parts", merge_parts))
        return frames.measures(measure(self, choice))

    def map(self, height: int = 860, **how: Any) -> InlineMap:
        """The map, shown where it is the value of a cell; ``height`` in pixels.

        Keywords are those of ``armstrail map``: ``start`` with ``goal``, ``around`` with
        ``steps``, ``least_band``, ``title``, ``lang``, ``everything``.
        """
        asked = arguments.checked(how, arguments.MAP, "keyword of the map")
        return inline(self, arguments.whole("height", height), supposed=self.changed, **asked)

    def export(
        self, format_: str, path: str | os.PathLike[str], *, strict: bool = False, **options: str
    ) -> list[Loss]:
        """Write the dataset for another program; what the target could not hold.

        ``strict`` and ``options`` as :func:`exports.formats.exporting.save` has them, with names
        for ids.
        """
        strict, to = arguments.flag("strict", strict), Path(arguments.path("path", path))
        format_ = arguments.text("format_", format_)
        options = {name: arguments.text(name, one) for name, one in options.items()}
        given = exporting.named(self, finder(self), options)
        return list(exporting.save(self, format_, to, strict=strict, loaded=None, **given))

    def __repr__(self) -> str:
        held = self.dataset
        counts = f"{len(held.actors)} actors, {len(held.transfers)} transfers"
        supposed = f"; as if: {'; '.join(self.changed)}" if self.changed else ""
        return f"<armstrail: {counts}, {len(held.statements)} statements{supposed}>"
