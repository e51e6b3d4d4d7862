"""Answers in Markdown, laid out from the sentences of :mod:`exports.report.sentences`; transfers,
actors and sources with everything that is said of them and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from exports.report import sentences, shortfall
from exports.report.markdown.footnotes import Footnotes, reference
from exports.report.sentences import Claim, Telling
from exports.report.shortfall import Absence
from exports.rows import dossier, sayings
from exports.rows.columns import own_cells
from exports.rows.sayings import printed
from exports.words import phrases, verdict
from exports.words.chains import route
from exports.words.escapes import MARKDOWN
from graph.model.rows import Document
from graph.model.vocabulary import spoken
from graph.network import Network
from graph.paths.answer import Answer
from graph.paths.path import TransferPath

plain = MARKDOWN.of


def bullets(lines: Iterable[str], depth: int = 0) -> list[str]:
    """Return the lines as a list, ``depth`` lists deep."""
    return [f"{'  ' * depth}- {line}" for line in lines]


_SIDES = {"says": "Who says so", "denies": "Who denies it", "other": "Said, without weight"}


class Chapters:
    """The chapters of a dossier; remembers which transfers, actors and documents it has told of."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.dossiers = dossier.transfers(network)
        self.notes = Footnotes(network.dataset)
        self.told: dict[str, None] = {}
        self.actors_told: set[str] = set()

    def transfers(
        self, found: Iterable[str], how: Mapping[str, str] | None = None, heading: bool = True
    ) -> list[str]:
        """Return the sections of these transfers; one told before is only named again.

        ``how`` says of a transfer in what way it is one of the actor asked for.
        """
        lines: list[str] = []
        for transfer in found:
            again = transfer in self.told
            lines += self._transfer(transfer, (how or {}).get(transfer, ""), heading, again)
            self.told[transfer] = None
        return lines

    def _transfer(self, transfer: str, how: str, heading: bool, again: bool) -> list[str]:
        values, row = self.dossiers[transfer], self.network.dataset.transfer[transfer]
        ends = f"{plain(values['giver_name'])} → {plain(values['receiver_name'])}"
        lines = [f"### {ends}", ""] if heading else []
        if again:
            return [*lines, f"Told above ({plain(transfer)}).", ""]
        lines += [f"**{plain(phrases.backing(row, self.network.findings[transfer]))}**", ""]
        lines += [f"*{plain(how[0].upper() + how[1:])}.*", ""] if how else []
        facts = [f"{plain(phrases.what(row))} ({plain(transfer)})"]
        facts += map(plain, dossier.meanings(values))
        facts += [plain(values["gap"])] if values["gap"] else []
        facts.append(plain(phrases.tally(self.network.findings[transfer])))
        facts += [f"Note: {plain(values['note'])}"] if values["note"] else []
        facts += map(plain, (*own_cells(values["own"]), *dossier.designation_cells(values)))
        lines += [*bullets(facts), ""]
        for side, title in _SIDES.items():
            lines += self._said(title, [one for one in values["statements"] if one["side"] == side])
        return lines + self._figures(values["quantities"])

    def _said(self, title: str, statements: list[dict[str, Any]]) -> list[str]:
        if not statements:
            return []
        lines = [f"{title}:", ""]
        for one in statements:
            lines += bullets([self._statement(one)])
            lines += bullets([plain(one["summary"])], 1) if one["summary"] else []
        return [*lines, ""]

    def _statement(self, one: Mapping[str, Any]) -> str:
        where = [plain(printed(self.network.dataset.document[one["document"]["id"]]))]
        where += [f"paragraph {one['paragraph']}"] if one["paragraph"] else []
        where += [f"sentence {one['sentences']}"] if one["sentences"] else []
        where += [f"via {' > '.join(one['chain'])}"] if one["chain"] else []
        remarks = [f"{name} {word}" for name, word in one["manner"].items()]
        remarks += [one["explicitness"]] if one["explicitness"] != "explicit" else []
        remarks += [one["status"]] if one["status"] != "active" else []
        remarks += [f"said {one['stated_on']}"] if one["stated_on"] else []
        remarks += own_cells(one["own"])
        dataset = self.network.dataset
        said = sayings.claim(dataset, dataset.statement[one["id"]], one["counted"])
        mark = self.notes.cite(dataset.statement[one["id"]])
        place = ", ".join([where[0], *map(plain, where[1:])]) + mark
        return f"{plain(said)}: {place}" + (f"; {plain(', '.join(remarks))}" if remarks else "")

    def _figures(self, quantities: list[dict[str, Any]]) -> list[str]:
        if not quantities:
            return []
        lines = ["Figures, one each however often repeated:", ""]
        for figure in quantities:
            lines += bullets([plain(f"{figure['of']}: {figure['reads']}")])
            lines += bullets(map(self._rendering, figure["renderings"]), 1)
        return [*lines, ""]

    @staticmethod
    def _rendering(one: Mapping[str, Any]) -> str:
        own = f" ({'; '.join(own_cells(one['own']))})" if one["own"] else ""
        return plain(f"{one['told']}: {one['source']}{own}")

    def actor(self, name: str) -> list[str]:
        """Return who an actor is, as a list."""
        self.actors_told.add(name)
        actor, known = self.network.dataset.actor[name], self.network.dataset.actor
        facts = [f"{spoken(actor.type)} ({name})"]
        kind = f" ({actor.parent_kind})" if actor.parent_kind else ""
        facts += [f"part of {known[actor.parent].name}{kind}"] if actor.parent else []
        others = (*actor.aliases, *actor.weak_aliases)
        facts += [f"also: {'; '.join(others)}"] if others else []
        facts += [f"active from {actor.active_from}"] if actor.active_from else []
        facts += [f"active until {actor.active_to}"] if actor.active_to else []
        facts += [f"Wikidata {actor.wikidata}"] if actor.wikidata else []
        facts += [f"Note: {actor.note}"] if actor.note else []
        facts += own_cells(dict(actor.own))
        return [*bullets(map(plain, facts)), ""]

    def sources(self) -> list[str]:
        """Return all origins with their grades."""
        lines = ["## Sources", ""]
        for one in self.network.dataset.origins:
            reason = f": {one.grade_reason}" if one.grade_reason else ""
            lines += bullets(
                [plain(f"{one.name} ({one.id}), {phrases.grading(one.grade)}{reason}")]
            )
        return [*lines, ""]

    def bibliography(self) -> list[str]:
        """Return all documents, those that are cited nowhere too."""
        lines = ["## Documents", ""]
        for one in self.network.dataset.documents:
            lines += bullets([f"{'. '.join(self._reference(one))}."])
        return [*lines, ""]

    def _reference(self, one: Document) -> Iterator[str]:
        yield from reference(one)
        if one.genre:
            yield plain(one.genre)
        if one.copy_of:
            original = self.network.dataset.document[one.copy_of]
            yield f"Carries the text of {plain(f'“{original.title}”')}"
        yield plain(one.id)


def answer_lines(network: Network, answer: Answer) -> list[str]:
    """Return the answer to "how could X reach Y".

    The evidence of its transfers is told elsewhere.
    """
    lines = [f"# {plain(sentences.question(network, answer))}", ""]
    lines += [f"**{plain(verdict.of_answer(network, answer).sentence)}**", ""]
    for one in sentences.asked(network, answer, ()):
        lines += [plain(one), ""]
    told = Telling(network)
    for title, paths in sentences.lists(network, answer):
        lines += [f"## {plain(title)}", ""]
        for path in paths:
            lines += _path(told, path)
    if cut := sentences.cut(answer):
        lines += [plain(cut), ""]
    for together in shortfall.absences(network, answer):
        lines += [line for one in together for line in _absence(one)]
    return lines


def _path(told: Telling, path: TransferPath) -> list[str]:
    network = told.network
    rests_on = map(plain, sentences.sentences(network, path))
    return [
        *(f"### {path.rank}. {plain(route(network, path.legs))}", ""),
        *(f"**{plain(sentences.figures(path))}**", ""),
        *(*bullets(rests_on), ""),
        *_steps(told, path),
        *_listed(sentences.FAMILY, [(one,) for one in sentences.family(network, path)]),
    ]


def _steps(told: Telling, path: TransferPath) -> Iterator[str]:
    """Yield the legs by number; the claims that a stockpile is held are no legs, and have none."""
    number = 0
    for held, claims in told.steps(path):
        number += not held
        yield from bullets([plain(held)] if held else [])
        for claim in claims:
            yield from _claim(claim, "  -" if held else f"{number}.")
        yield ""


def _claim(claim: Claim, mark: str) -> Iterator[str]:
    yield f"{mark} {plain(claim.title)}"
    said = (one.words for one in claim.said)
    for one in (*claim.facts, claim.tally, *said, *claim.others):
        if one:
            yield f"{' ' * len(mark)} - {plain(one)}"


def _absence(one: Absence) -> list[str]:
    return _listed(one.sentence, one.items) if one.items else [plain(one.sentence), ""]


def _listed(title: str, items: Sequence[Sequence[str]]) -> list[str]:
    """Return the list under its title; nothing where there is none."""
    if not items:
        return []
    lines = [plain(title), ""]
    for first, *rest in items:
        lines += [*bullets([plain(first)]), *bullets(map(plain, rest), 1)]
    return [*lines, ""]
