"""The fields of a form: what is typed for a cell, what it may be, and the option that gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import click

from graph.errors import QuestionError
from graph.model import schema
from graph.model.folding import fold
from graph.model.own import is_own
from graph.model.schema import TABLES, Column
from graph.model.vocabulary import VOCABULARIES
from seeds.entry.drafts import Drafts
from seeds.sheets.cells import cell
from seeds.sheets.complaints import KnownWords, shown

Command = TypeVar("Command", bound=Callable[..., Any])
Values = Mapping[str, str]


def _always(_values: Values) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its column, and whether it is ``needed``, or ``asked`` for at a terminal.

    ``applies`` says of the values before it whether it is one at all; ``proposed`` is what Enter
    takes. ``name`` is that of its option, and of its column unless that is another.
    """

    name: str
    column: Column
    needed: bool = False
    asked: bool = False
    applies: Callable[[Values], bool] = _always
    proposed: str = ""

    @property
    def option(self) -> str:
        """Return the option that gives it."""
        return f"--{self.name.replace('_', '-')}"

    @property
    def empty(self) -> str:
        """Return what Enter stands for where nothing is proposed."""
        return self.column.default


def fields(table: str, *names: str, needed: str = "", asked: str = "") -> list[Field]:
    """Return a field for each of these columns of a table, or for all of them.

    ``needed`` and ``asked`` name those of that sort, apart by blanks.
    """
    columns = TABLES[table].columns
    chosen = [one for one in columns if one.name in names] if names else columns
    return [
        Field(
            one.name, one, one.name in needed.split(), one.name in [*needed.split(), *asked.split()]
        )
        for one in chosen
    ]


def with_field(form: Iterable[Field], name: str, **changes: Any) -> list[Field]:
    """Return the form with one field changed."""
    return [replace(one, **changes) if one.name == name else one for one in form]


def options_of(form: Iterable[Field]) -> Callable[[Command], Command]:
    """Return what puts an option for each field on a command, in their order."""

    def put(command: Command) -> Command:
        for field in reversed([*form]):
            metavar = field.column.kind.name.upper()
            help_ = f"{field.column.description[0].upper()}{field.column.description[1:]}."
            option = click.option(field.option, field.name, metavar=metavar, help=help_)
            command = option(command)
        return command

    return put


def read(field: Field, text: str, drafts: Drafts) -> str:
    """Return the cell that a typed text stands for.

    Raises :class:`~graph.errors.ArmstrailError` where it is none, saying what would be.
    """
    column, text = field.column, " ".join(text.split())
    if field.needed and not text:
        raise QuestionError(f"{field.option} is empty; {column.description}.")
    if not text:
        return text
    if column.kind is schema.TERM:
        return _word(column.target, VOCABULARIES[column.target], text)
    if column.kind in (schema.MATERIEL_TERMS, schema.DESIGNATION):
        parts = map(str.strip, text.split(schema.MATERIEL_TERMS.separator))
        return column.kind.separator.join(_materiel(drafts, part) for part in parts)
    if column.kind is schema.REF:
        return drafts.reference(column.target, text)
    for problem, valid in cell(column).complain(text, None):
        raise QuestionError(f"{field.option}: {problem}; {valid}.")
    return text


def _word(what: str, known: Mapping[str, object], text: str) -> str:
    words = KnownWords(what, known)
    plain = fold(text).replace(" ", "-")
    if plain not in words and text not in words:
        raise QuestionError(f"{'; '.join(words.complaint(text))}.")
    return text if text in words else plain


def _materiel(drafts: Drafts, text: str) -> str:
    """Return the term of the materiel tree of that id, name or alias."""
    terms = drafts.case.dataset.tree.terms
    for name, term in terms.items():
        if text == name or fold(text) in map(fold, (name, term.name, *term.aliases)):
            return name
    return _word("materiel term", terms, text)


def meanings(field: Field, drafts: Drafts) -> dict[str, str]:
    """Return the words that a field takes, with what each means; none where it takes any text."""
    column = field.column
    if column.kind is schema.TERM:
        return {name: term.definition for name, term in VOCABULARIES[column.target].items()}
    if column.kind in (schema.MATERIEL_TERMS, schema.DESIGNATION):
        return {name: term.name for name, term in drafts.case.dataset.tree.terms.items()}
    return drafts.ids(column.target) if column.kind is schema.REF else {}


def own_cells(given: Iterable[str]) -> dict[str, str]:
    """Return ``x_box=7`` as cells; raises :class:`~graph.errors.QuestionError` for other forms."""
    found = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not (equals and is_own(name)):
            raise QuestionError(f"{shown(text)} is no cell of your own; write x_box=7.")
        found[name] = value
    return found


own = click.option("--own", multiple=True, metavar="x_NAME=TEXT", help="A cell of your own.")
new_actor = click.option(
    "--new-actor",
    multiple=True,
    metavar="NAME:TYPE",
    help="An actor that is to be added, and its type.",
)


def make_new_actors(drafts: Drafts, given: Iterable[str]) -> None:
    """Add the actors that are said to be new; raises QuestionError for other forms."""
    for text in given:
        name, colon, type_ = text.rpartition(":")
        if not (colon and name.strip()):
            raise QuestionError(f"{shown(text)} is no new actor; write 'Tal Militia:armed-group'.")
        word = _word("actor type", VOCABULARIES["actor type"], type_.strip())
        drafts.new_actor(name.strip(), word)
