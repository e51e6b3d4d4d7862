"""What a notebook asks of a network: names forgiven, answers that show themselves, frames."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from armstrail.naming import Finder
from armstrail.notebook import arguments, frames
from armstrail.notebook.shown import (
    Asked,
    Documented,
    Examined,
    InlineMap,
    Listed,
    Paths,
    inline,
)
from exports import Loss
from exports.formats import exporting
from exports.report import answering, replies
from exports.report.statements import figures, says, timeline
from exports.report.statements.figures import Quantities
from exports.report.statements.says import Heard
from exports.report.statements.timeline import Moment, Timeline
from exports.rows.said import Saying
from graph.constraints import registry
from graph.constraints.limits import Limits
from graph.constraints.meant import Scope, scoped
from graph.errors import QuestionError
from graph.evidence.findings import Evidence, Finding
from graph.evidence.ladder import LADDER, Ladder
from graph.measures.measures import Choice, measure
from graph.model.rows import Dataset
from graph.network import Network
from graph.paths.answer import FAMILIES_LISTED
from graph.question.asked import Question
from graph.reach.reach import Reach
from graph.scrutiny.scrutiny import EXAMINED
from graph.scrutiny.supposing import said_by, supposed
from seeds import tables
from seeds.cache import store

if TYPE_CHECKING:
    import networkx as nx


class Explorer:
    """A network (``network``) with all that can be asked of it.

    Actors are named by id, name or alias, spelling forgiven; how a misspelt one was read is said by
    the result, and is its ``respelled``. Every method raises the errors of :mod:`graph.errors`.
    Limits are keywords, the fields of :class:`~graph.constraints.limits.Limits`: names or terms,
    one or several, as they are typed on the command line. ``changed`` has one sentence for
    everything that was supposed.

    ``dataset``, ``evidence``, ``findings`` and ``graph`` are the network's. ``graph`` and the
    frames are each made once, when first asked for, and are yours to change in place: no answer
    and no export reads them. Another ``load()`` has them as they were.
    """

    def __init__(self, network: Network, changed: tuple[str, ...] = ()) -> None:
        self.network = network
        self.changed = changed

    @property
    def dataset(self) -> Dataset:
        """Return the rows of all tables."""
        return self.network.dataset

    @property
    def evidence(self) -> Evidence:
        """Return what backs each transfer."""
        return self.network.evidence

    @property
    def findings(self) -> Mapping[str, Finding]:
        """Return the figures of every transfer, by transfer id."""
        return self.network.findings

    @property
    def graph(self) -> nx.MultiDiGraph[str]:
        """Return the network as a graph: see :attr:`graph.network.Network.graph`."""
        return self.network.graph

    def paths(
        self,
        start: str,
        goal: str,
        k: int = FAMILIES_LISTED,
        *,
        inferred: bool = True,
        singly: bool = False,
        attempts: bool = False,
        **limits: Any,
    ) -> Paths:
        """Return how ``start`` could reach ``goal``: up to ``k`` families of paths of each tier.

        ``attempts`` has routes as well that use what was intended, attempted or intercepted.
        """
        k, inferred = arguments.whole("k", k), arguments.flag("inferred", inferred)
        families = not arguments.flag("singly", singly)
        attempts = arguments.flag("attempts", attempts)
        find = Finder(self.network)
        pair = find(start), find(goal)
        within = self._limits(find, limits)
        reply = answering.paths(
            self.network, *pair, k, within, inferred, families=families, attempts=attempts
        )
        return Paths(self.network, reply.found, self.changed, find.respelled)

    def ask(self, text: str, k: int | None = None) -> Asked:
        """Return the answer to a question in a sentence.

        "how could US weapons reach Hamas after 2021?".
        """
        k = None if k is None else arguments.whole("k", k)
        net, changed = self.network, self.changed
        read, reply = replies.ask(net, arguments.text("text", text), k, changed)
        is_paths = read.question.kind == "paths" and not read.question.as_of
        found = Paths(net, reply.found, changed) if is_paths else reply.found
        return Asked(read, found, reply.text, reply.data)

    def downstream(self, start: str, **limits: Any) -> Listed[Reach]:
        """Return every actor that arms from ``start`` are alleged to have come to."""
        find = Finder(self.network)
        asked = Question("downstream", find(start), limits=self._limits(find, limits))
        return self._reach(asked, find)

    def upstream(self, goal: str, **limits: Any) -> Listed[Reach]:
        """Return every actor from which arms are alleged to have come to ``goal``."""
        find = Finder(self.network)
        asked = Question("upstream", goal=find(goal), limits=self._limits(find, limits))
        return self._reach(asked, find)

    def _reach(self, question: Question, find: Finder) -> Listed[Reach]:
        reply = replies.reply(self.network, question, changed=self.changed)
        name = self.dataset.actor[question.start or question.goal].name
        told = reply.saying(find.respelled)
        title = f"{question.kind} of {name}"
        return Listed(told.found, title, told.text, told.data, find.respelled)

    def says(
        self, *names: str, by: str | None = None, deny: bool = False, **limits: Any
    ) -> Documented[Saying]:
        """Return who says that arms passed from the first to the second of two ``names``.

        Of one name, what is said of its transfers; of one that only speaks, what it says. ``by`` is
        a voice, origin, outlet or document that alone is heard; ``deny`` keeps denials alone.
        """
        typed, who = self._names(names), arguments.text("by", by or "")
        find = Finder(self.network)
        within, deny = self._limits(find, limits), arguments.flag("deny", deny)
        asked = says.hearing(self.network, find, typed, who, deny, within)
        told = says.reply(self.network, asked, self.changed).saying(find.respelled)
        found: Heard = told.found
        markdown = partial(says.as_markdown, found, self.changed)
        title = found.verdict(self.changed).sentence
        return Documented(found.said, title, told.text, told.data, markdown, find.respelled)

    def timeline(self, *names: str, **limits: Any) -> Documented[Moment]:
        """Return the transfers from the first to the second of two ``names`` in order of time.

        Of one name its transfers, of none all.
        """
        find = Finder(self.network)
        scope, within = self._scope(find, names), self._limits(find, limits)
        told = timeline.reply(self.network, scope, within, self.changed).saying(find.respelled)
        line: Timeline = told.found
        markdown = partial(timeline.as_markdown, line, self.changed)
        title = line.verdict(self.changed).sentence
        return Documented(line.moments, title, told.text, told.data, markdown, find.respelled)

    def quantities(self, *names: str, **limits: Any) -> Listed[Any]:
        """Return how much is said to have passed: figures reconciled, never added up.

        Names as :meth:`timeline` takes them.
        """
        find = Finder(self.network)
        scope, within = self._scope(find, names), self._limits(find, limits)
        told = figures.reply(self.network, scope, within, self.changed).saying(find.respelled)
        found: Quantities = told.found
        title = found.verdict(self.changed).sentence
        return Listed(found.figures, title, told.text, told.data, find.respelled)

    def _names(self, names: Sequence[str]) -> Sequence[str]:
        if len(names) > 2:
            raise QuestionError(f"{len(names)} names; give giver and receiver, one actor, or none.")
        return [arguments.text("name", one) for one in names]

    def _scope(self, find: Finder, names: Sequence[str]) -> Scope:
        return scoped(*map(find, self._names(names)))

    def scrutinise(self, start: str, goal: str, k: int = EXAMINED, **limits: Any) -> Examined:
        """Return what "``start`` reached ``goal``" rests on."""
        find = Finder(self.network)
        pair = find(start), find(goal)
        asked = Question("scrutinise", *pair, self._limits(find, limits))
        reply = replies.reply(self.network, asked, arguments.whole("k", k), self.changed)
        return Examined(reply, find.respelled)

    def _limits(self, find: Finder, asked: Mapping[str, Any]) -> Limits:
        typed: dict[str, Any] = {}
        for name, value in arguments.checked(asked, arguments.LIMITS, "limit").items():
            option = registry.BY_FIELD[name].name
            several = isinstance(value, list)
            typed[option] = [*typed.get(option, ()), *value] if several else value
        return registry.read(self.network, find, typed)

    def without(self, *sources: str) -> Explorer:
        """Return the network as if these origins, documents, voices or outlets were not there."""
        return self._supposing([arguments.text("without", one) for one in sources], {})

    def graded(self, grades: Mapping[str, str]) -> Explorer:
        """Return the network as if these origins (by id) had other grades."""
        return self._supposing((), arguments.grades("grades", grades))

    def as_of(self, day: Any) -> Explorer:
        """Return the network of what had been said by ``day``: "2021-06-30", "2021-06" or 2021."""
        network, changed = said_by(self.network, arguments.day("day", day))
        return Explorer(network, (*self.changed, *changed))

    def _supposing(self, sources: Iterable[str], grades: Mapping[str, str]) -> Explorer:
        network, changed = supposed(self.network, sources, grades)
        return Explorer(network, (*self.changed, *changed))

    @cached_property
    def actors(self) -> pd.DataFrame:
        """Return a row an actor, by id."""
        return frames.actors(self.network)

    @cached_property
    def transfers(self) -> pd.DataFrame:
        """Return a row a transfer with its figures, by id."""
        return frames.transfers(self.network)

    @cached_property
    def statements(self) -> pd.DataFrame:
        """Return a row a statement, by id."""
        return frames.statements(self.network)

    @cached_property
    def documents(self) -> pd.DataFrame:
        """Return a row a document, by id."""
        return frames.documents(self.network)

    @cached_property
    def origins(self) -> pd.DataFrame:
        """Return a row an origin, by id."""
        return frames.origins(self.network)

    def measures(
        self, transfers: str = "usable", nodes: str = "all", merge_parts: bool = False
    ) -> pd.DataFrame:
        """Return the measures of each actor, by id.

        See :class:`~graph.measures.measures.Choice`.
        """
        which = arguments.text("transfers", transfers), arguments.text("nodes", nodes)
        choice = Choice(*which, arguments.flag("merge_parts", merge_parts))
        return frames.measures(measure(self.network, choice))

    def map(self, height: int = 860, **how: Any) -> InlineMap:
        """Return the map, shown where it is the value of a cell; ``height`` in pixels.

        Keywords are those of ``armstrail map``: ``start`` with ``goal``, ``around`` with
        ``steps``, ``least_band``, ``title``, ``lang``, ``everything``.
        """
        asked = arguments.checked(how, arguments.MAP, "keyword of the map")
        high = arguments.whole("height", height)
        return inline(self.network, high, supposed=self.changed, **asked)

    def export(
        self, format_: str, path: str | os.PathLike[str], *, strict: bool = False, **options: str
    ) -> list[Loss]:
        """Write the dataset for another program; return what the target could not hold.

        ``strict`` and ``options`` as :func:`exports.formats.exporting.save` has them, with names
        for ids.
        """
        strict, to = arguments.flag("strict", strict), Path(arguments.path("path", path))
        format_ = arguments.text("format_", format_)
        options = {name: arguments.text(name, one) for name, one in options.items()}
        net = self.network
        find = Finder(net)
        given = exporting.named(net, find, options, find.respelled)
        return list(exporting.save(net, format_, to, strict=strict, loaded=None, **given))

    def __repr__(self) -> str:
        held = self.dataset
        counts = f"{len(held.actors)} actors, {len(held.transfers)} transfers"
        supposed = f"; as if: {'; '.join(self.changed)}" if self.changed else ""
        return f"<armstrail: {counts}, {len(held.statements)} statements{supposed}>"


def load(
    path: str | os.PathLike[str] | None = None, ladder: Ladder = LADDER, as_of: Any = None
) -> Explorer:
    """Return the network of the dataset folder ``path``; of the bundled dataset without it.

    With ``as_of``, of what had been said by then alone: see :meth:`Explorer.as_of`.

    What is made of a large dataset is kept beside it (:mod:`seeds.cache.store`) for the next time.
    Raises :class:`~graph.errors.ArmstrailError` with every fault of the dataset.
    """
    folder = tables.bundled() if path is None else Path(arguments.path("path", path))
    found = Explorer(store.network(folder, ladder))
    return found if as_of is None else found.as_of(as_of)
