"""A form filled in: from options, and at a terminal by questions, one after the other."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import click

from armstrail.cli.entry.fields import Field, Values, meanings, read
from armstrail.cli.terminal.screen import BEFORE_PAGING
from exports.words.escapes import harmless
from exports.words.phrases import wrap
from graph.errors import ArmstrailError, NameLookupError, QuestionError
from graph.model import schema
from graph.model.schema import TABLES
from seeds.entry.drafts import Drafts

_FEW = 8

_YES_NO = {"yes": "", "no": ""}

Reader = Callable[[Field, str, Drafts], str]


def at_a_terminal() -> bool:
    """Return whether somebody is there who can be asked."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stdout.isatty())


class EntryForm:
    """The fields of one command, with what was given for them; ``asked`` once anything was."""

    def __init__(self, command: str, drafts: Drafts, given: Mapping[str, Any]) -> None:
        self.command, self.drafts = command, drafts
        self.given = {name: text for name, text in given.items() if text is not None}
        self.asked = False

    def fill(self, form: Iterable[Field], reader: Reader = read) -> dict[str, str]:
        """Return a text for each field that applies.

        What is not given is asked for where something needed is missing and somebody is there; else
        one :class:`~graph.errors.QuestionError` names the options that are needed.
        """
        every = [*form]
        values = {
            one.name: reader(one, self.given[one.name], self.drafts)
            for one in every
            if one.name in self.given
        }
        self._check_applies(every, values)
        lacking = [one for one in every if one.needed and self._is_open(one, values)]
        if lacking and not (self.asked or at_a_terminal()):
            raise self._lacking(lacking)
        self.asked = self.asked or bool(lacking)
        for one in every:
            if self._is_open(one, values) and self.asked and one.asked:
                values[one.name] = self._ask(one, reader)
            elif self._is_open(one, values):
                values[one.name] = one.proposed
        return values

    @staticmethod
    def _is_open(field: Field, values: Values) -> bool:
        return field.name not in values and field.applies(values)

    @staticmethod
    def _check_applies(form: Iterable[Field], values: Values) -> None:
        for one in form:
            if values.get(one.name) and not one.applies(values):
                raise QuestionError(f"{one.option} does not go with what else is given.")

    def _lacking(self, lacking: list[Field]) -> QuestionError:
        told = ", ".join(f"{one.option} ({one.column.description})" for one in lacking)
        return QuestionError(f"'armstrail {self.command}' needs {told}.")

    def _ask(self, field: Field, reader: Reader) -> str:
        """Ask until a text is right; Enter takes what is proposed."""
        words = meanings(field, self.drafts)
        _explain(field, words)
        again = ""
        while True:
            typed, again = again or _typed(_question(field), words), ""
            if typed == "?":
                _list(words)
                continue
            if not typed and not field.needed:
                return field.proposed
            try:
                return reader(field, typed or field.proposed, self.drafts)
            except NameLookupError as error:
                tell(str(error))
                made, again = self._made(field, typed, error)
                if made:
                    return made
            except ArmstrailError as error:
                tell(str(error))

    def _made(self, field: Field, typed: str, error: NameLookupError) -> tuple[str, str]:
        """Return a new actor or origin, if it is said to be one, or what was typed instead."""
        what = field.column.target.removesuffix("s")
        if not error.unknown or what not in ("actor", "origin"):
            return "", ""
        answer = _typed(f"Is {harmless(typed)} a new {what}? [y/N, or the name] ", _YES_NO)
        if answer.casefold() not in ("y", "yes"):
            return "", "" if answer.casefold() in ("n", "no") else answer
        return self._new_actor(typed) if what == "actor" else self._new_origin(typed), ""

    def _new_actor(self, name: str) -> str:
        type_ = Field("type", TABLES["actors"].column("type"), needed=True, asked=True)
        return self.drafts.new_actor(name, self._ask(type_, read))

    def _new_origin(self, name: str) -> str:
        speaker = Field("speaker", TABLES["origins"].column("speaker"), asked=True)
        return self.drafts.new_origin(name, speaker=self._ask(speaker, read))


def _explain(field: Field, words: Mapping[str, str]) -> None:
    click.echo("")
    click.echo(wrap(f"{field.name.replace('_', ' ')}: {field.column.description}"))
    if field.column.kind is schema.TERM and len(words) <= _FEW:
        _list(words)
    elif words:
        click.echo(wrap(f"{len(words)} to choose from: ? lists them, Tab completes", "  ", "  "))


def _list(words: Mapping[str, str]) -> None:
    for word, meaning in words.items():
        click.echo(harmless(wrap(f"{word}: {meaning}", "  ", "    ")))


def _question(field: Field) -> str:
    taken = field.proposed or (field.empty and f"{field.empty} if empty")
    rest = f" [{harmless(taken)}]" if taken else "" if field.needed else " [may be empty]"
    return f"{field.name.replace('_', ' ')}{rest}> "


def confirmed(question: str) -> bool:
    """Return whether the answer to a question is yes, or nothing but Enter."""
    answer = _typed(f"{question} [Y/n] ", _YES_NO)
    return not answer or answer.casefold() in ("y", "yes")


def tell(told: str) -> None:
    """Print a sentence."""
    click.echo(harmless(wrap(told)))


def _typed(question: str, words: Mapping[str, str]) -> str:
    """Return a line that is typed after a question; Tab completes the words."""
    click.get_current_context().meta[BEFORE_PAGING]()  # a sign of life would write over it
    try:
        with _completing(words):
            return input(question).strip()
    except EOFError:
        raise QuestionError("the input ended before all was asked; nothing was written.") from None


@contextlib.contextmanager
def _completing(words: Mapping[str, str]) -> Any:
    """Let Tab complete the last part of a line to one of the words, where the system can."""
    try:
        import readline
    except ImportError:
        yield
        return
    names = [*words, *(name for name in words.values() if name and len(words) > _FEW)]

    def complete(text: str, number: int) -> str | None:
        before, separator, last = text.rpartition(";")
        fits = [one for one in names if one.casefold().startswith(last.strip().casefold())]
        return f"{before}{separator}{fits[number]}" if number < len(fits) else None

    kept, delimiters = readline.get_completer(), readline.get_completer_delims()
    readline.set_completer(complete)
    readline.set_completer_delims("")
    libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")
    try:
        yield
    finally:
        readline.set_completer(kept)
        readline.set_completer_delims(delimiters)
