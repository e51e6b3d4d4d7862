"""Rows as they come about while somebody enters them: names found, ids proposed, spans counted.

A name that is not plainly known is never taken for another: a new actor, a new origin, is made only
where it is said to be one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from graph.errors import NameLookupError, QuestionError
from graph.model.folding import fold
from graph.model.rows import Document
from graph.model.schema import TABLES
from graph.model.vocabulary import nearest
from seeds.entry.appending import CellTexts
from seeds.entry.case import CaseFiles, page_of
from seeds.locators.spans import LocatorError, cut, fingerprint, paragraphs
from seeds.sheets.complaints import KnownWords, shown

_LONGEST = 48

_NEAR = 70.0
"""From this similarity (rapidfuzz, 0 to 100) on a name is told beside a new one."""

_PLACE = re.compile(r"([^:\s]+)(?::([1-9][0-9]*)(?:\.([1-9][0-9]*(?:-[1-9][0-9]*)?))?)?")

VALID_PLACE = "a place is DOCUMENT:PARAGRAPH.SENTENCES: audit-2021:4.2 or audit-2021:4.2-3"


def slug(text: str) -> str:
    """Return the text as a slug, cut between words; empty where none of its letters can be kept.

    >>> slug("The Tal Militia (TM)"), slug("\u0637\u0627\u0644\u0628\u0627\u0646")
    ('tal-militia-tm', '')
    """
    words = re.sub("[^a-z0-9]+", " ", fold(text)).split()
    while len("-".join(words)) > _LONGEST and len(words) > 1:
        words.pop()
    return "-".join(words)[:_LONGEST]


class SpanPlace(NamedTuple):
    """Where a statement stands, and the words there, if the text of the document is at hand."""

    document: Document
    paragraph: str = ""
    sentences: str = ""
    page: str = ""
    span: str = ""

    def cells(self) -> dict[str, str]:
        """Return the cells of a locator."""
        return {
            "document": self.document.id,
            "page": self.page,
            "paragraph": self.paragraph,
            "sentences": self.sentences,
            "span_sha256": fingerprint(self.span) if self.span else "",
        }


class Drafts:
    """The rows to be added to a case, by table, and sentences that whoever enters them should read.

    ``read`` are the paragraphs that they account for, by document and number.
    """

    def __init__(self, case: CaseFiles) -> None:
        self.case = case
        self.rows: defaultdict[str, list[CellTexts]] = defaultdict(list)
        self.notes: list[str] = []
        self.read: list[tuple[str, int]] = []

    def add(self, table: str, cells: Mapping[str, str], proposed: str = "") -> str:
        """Add a row; return its id, ``proposed`` and made unique where the cells give none."""
        name = cells.get("id", "") or self.unique(table, proposed)
        found = {"id": name, **{key: text for key, text in cells.items() if text and key != "id"}}
        self.rows[table].append(found)
        return name

    def unique(self, table: str, proposed: str) -> str:
        """Return an id that nobody in the table has, the one ``proposed`` if it is free."""
        taken = {*getattr(self.case.dataset, _SINGULAR[table]), *self._new(table)}
        base = proposed or _SINGULAR[table]
        names = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
        return next(name for name in names if name not in taken)

    def _new(self, table: str) -> dict[str, CellTexts]:
        return {row["id"]: row for row in self.rows[table]}

    def ids(self, table: str) -> dict[str, str]:
        """Return the ids of a table with what each is called."""
        known = {one.id: _called(one) for one in getattr(self.case.dataset, table)}
        return known | {name: row.get("name", "") for name, row in self._new(table).items()}

    def reference(self, table: str, typed: str) -> str:
        """Return the id that was typed; raises what :meth:`actor` and :meth:`origin` do."""
        if table == "actors":
            return self.actor(typed)
        if table == "origins":
            return self.origin(typed)
        words = KnownWords(f"id in {table}.csv", self.ids(table))
        if typed in words:
            return typed
        raise QuestionError(f"{'; '.join(words.complaint(typed))}.")

    def actor(self, typed: str) -> str:
        """Return the id of the actor that is plainly called so, among the new ones too.

        Raises :class:`~graph.errors.NameLookupError`, with the nearest names, where there is none
        or several: a misspelt name is none.
        """
        fresh = {fold(row["name"]): name for name, row in self._new("actors").items()}
        if typed in self._new("actors") or fold(typed) in fresh:
            return fresh.get(fold(typed), typed)
        match = self.case.names.find(typed)
        if match.how != "spelling":
            return match.actor
        one = self.case.dataset.actor[match.actor]
        raise NameLookupError(
            f"{shown(typed)} is no actor of this case; did you mean {shown(one.name)} ({one.id})?",
            (match.actor,),
            typed,
        )

    def new_actor(self, name: str, type_: str, **cells: str) -> str:
        """Add an actor of whom it is said that he is new; return his id.

        Raises :class:`~graph.errors.QuestionError` where somebody is plainly called so, and
        :class:`~graph.errors.NameLookupError` where several are.
        """
        try:
            known = self.actor(name)
        except NameLookupError as error:
            if not error.unknown:
                raise
            if near := [f"{self.ids('actors')[one]} ({one})" for one in self._near(name, error)]:
                self.notes.append(f"{name} is a new actor; names near it: {', '.join(near)}.")
        else:
            raise QuestionError(f"{shown(name)} is no new actor: it is {known}.")
        return self.add("actors", {"name": name, "type": type_, **cells}, slug(name))

    def _near(self, name: str, error: NameLookupError) -> Iterator[str]:
        """Yield the candidates of which some name is written much like this one."""
        from rapidfuzz import fuzz  # here, because few actors are new

        for one in error.candidates:
            actor = self.case.dataset.actor[one]
            names = map(fold, (actor.name, *actor.aliases))
            if any(fuzz.token_sort_ratio(fold(name), other) >= _NEAR for other in names):
                yield one

    def origin(self, typed: str) -> str:
        """Return the id of the origin of that id or name.

        Raises :class:`~graph.errors.NameLookupError`, with the nearest, where there is none.
        """
        names = self.ids("origins")
        found = [one for one, name in names.items() if typed == one or fold(typed) == fold(name)]
        if typed in found or len(found) == 1:
            return typed if typed in found else found[0]
        if found:
            told = f"{shown(typed)} can be {' or '.join(found)}; give the id."
            raise NameLookupError(told, found, typed)
        near = _near(typed, names)
        hint = f"; the nearest is {shown(names[near])} ({near})" if near else ""
        raise NameLookupError(f"{shown(typed)} is no origin of this case{hint}.", (near,), typed)

    def new_origin(self, name: str, **cells: str) -> str:
        """Add an origin of which it is said that it is new; return its id.

        Who speaks for somebody is of that voice: its group is that of the speaker's other origins,
        else the speaker. Raises :class:`~graph.errors.QuestionError` where one is called so.
        """
        try:
            known = self.origin(name)
        except NameLookupError as error:
            if not error.unknown or len(error.candidates) > 1:
                raise
        else:
            raise QuestionError(f"{shown(name)} is no new origin: it is {known}.")
        speaker = cells.get("speaker", "")
        if speaker and not cells.get("group"):
            cells["group"] = self._voice(speaker)
            self.notes.append(
                f"{name} counts as one voice with all origins of the group {cells['group']}."
            )
        return self.add("origins", {"name": name, **cells}, slug(name))

    def _voice(self, speaker: str) -> str:
        others = (one.voice for one in self.case.dataset.origins if one.speaker == speaker)
        return next(others, speaker)

    def place(self, typed: str) -> SpanPlace:
        """Return where ``DOCUMENT:PARAGRAPH.SENTENCES`` is.

        Raises :class:`~graph.errors.QuestionError` where it is no place, or the text has none such.
        """
        match = _PLACE.fullmatch(typed.strip())
        if not match:
            raise QuestionError(f"{shown(typed)} is no place; {VALID_PLACE}.")
        name, paragraph, wanted = (part or "" for part in match.groups())
        document = self.case.dataset.document[self.reference("documents", name)]
        text = self.case.text(document)
        if not paragraph:
            self.notes.append(f"No place in {document.id} is given, so nobody can check it there.")
            return SpanPlace(document)
        if text is None:
            self.notes.append(
                f"The text of {document.id} is not kept in this case, so there is no fingerprint;"
                " 'armstrail verify FOLDER --write' makes it from the document."
            )
            return SpanPlace(document, paragraph, wanted)
        try:
            span = cut(paragraphs(text), int(paragraph), wanted)
        except LocatorError as error:
            raise QuestionError(f"{shown(typed)}: {error}") from None
        return SpanPlace(document, paragraph, wanted, page_of(text, int(paragraph)), span)

    def transfer(self, cells: Mapping[str, str]) -> str:
        """Return the id of the transfer that has just these cells, added where there is none.

        Others of the same parties and mode are told.
        """
        told = {
            name: text for name in _TOLD if (text := _unless_default(name, cells.get(name, "")))
        }
        alike = dict(self._same_parties(told))
        for name, row in alike.items():
            if row == told:
                self.notes.append(f"The transfer {name} is there already, with the same cells.")
                return name
        if alike:
            self.notes.append(
                f"Of the same parties and mode there is {' and '.join(alike)}; if this is the same"
                " transfer, give that one by --transfer."
            )
        return self.add("transfers", cells, slug(f"{told['giver']} to {told['receiver']}"))

    def _same_parties(self, told: Mapping[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
        ends = ("giver", "receiver", "mode")
        for one in self.case.dataset.transfers:
            if all(getattr(one, name) == told[name] for name in ends):
                yield one.id, _cells(one)

    def statement(self, place: SpanPlace, cells: Mapping[str, str]) -> str:
        """Add a statement at a place; return its id."""
        if place.paragraph:
            self.read.append((place.document.id, int(place.paragraph)))
        where = f"p{place.paragraph} s{place.sentences}" if place.sentences else place.paragraph
        given = {name: text for name, text in cells.items() if text}
        proposed = slug(f"{place.document.id} {where}")
        return self.add("statements", {**place.cells(), **given}, proposed)


_SINGULAR = {"actors": "actor", "documents": "document", "origins": "origin"}
_SINGULAR |= {"transfers": "transfer", "statements": "statement"}


def _called(row: Any) -> str:
    return str(getattr(row, "name", "") or getattr(row, "title", ""))


def _near(typed: str, names: Mapping[str, str]) -> str:
    """Return the id whose name is nearest to what was typed; empty where there is none at all."""
    by_name = {name: one for one, name in names.items()}
    return by_name[nearest(typed, by_name)] if by_name else ""


_TOLD = {one.name: one for one in TABLES["transfers"].without("id", "note")}
"""What is said of a transfer: two with the same cells here are one."""


def _unless_default(name: str, text: str) -> str:
    return "" if text == _TOLD[name].default else text


def _cells(transfer: Any) -> dict[str, str]:
    """Return what is said of a transfer, without what an empty cell says."""
    values = ((name, getattr(transfer, name), one.kind.separator) for name, one in _TOLD.items())
    texts = (
        (name, separator.join(value) if isinstance(value, tuple) else str(value or ""))
        for name, value, separator in values
    )
    return {name: text for name, value in texts if (text := _unless_default(name, value))}
