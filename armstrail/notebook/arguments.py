"""What Python code passes to the notebook's methods, held to what each argument can be.

The command line's own parser does this for the options. Each check gives the value back and raises
:class:`~graph.errors.QuestionError` with the argument, the value and what would have been valid.
"""

from __future__ import annotations

import os
import reprlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from numbers import Integral, Real
from types import MappingProxyType
from typing import Any, NoReturn

import numpy as np

from graph.constraints.constraint import ValueType
from graph.constraints.registry import BY_FIELD
from graph.errors import QuestionError
from graph.model.vocabulary import nearest


def _refuse(name: str, value: object, kind: str, valid: str) -> NoReturn:
    shown = " ".join(reprlib.repr(value).split())
    raise QuestionError(f"{name}: {shown} is no {kind}; give {valid}.")


def whole(name: str, value: Any) -> int:
    """Return a whole number; neither ``True`` nor 1.5 nor ``"5"`` is one."""
    if not isinstance(value, bool) and isinstance(value, Integral):
        return int(value)
    _refuse(name, value, "whole number", f"one such as {name}=3")


def flag(name: str, value: Any) -> bool:
    """Return ``True`` or ``False``; no text, for ``"no"`` would be true."""
    if isinstance(value, bool | np.bool_):
        return bool(value)
    _refuse(name, value, "yes or no", "True or False")


def text(name: str, value: Any) -> str:
    """Return a text."""
    if isinstance(value, str):
        return value
    _refuse(name, value, "text", "a text in quotes")


def texts(name: str, value: Any) -> list[str]:
    """Return a text, or several."""
    if isinstance(value, str):
        return [value]
    several: list[Any] = list(value) if isinstance(value, Iterable) else [None]
    if all(isinstance(one, str) for one in several):
        return several
    _refuse(name, value, "text or list of texts", f'one or several, such as {name}=["…"]')


def figure(name: str, value: Any) -> Any:
    """Return a number, or one as it is written."""
    if not isinstance(value, bool) and isinstance(value, str | Real | Decimal):
        return value
    _refuse(name, value, "figure", f"one from 0 to 1, such as {name}=.5")


def times(name: str, value: Any) -> tuple[str, str]:
    """Return two dates, years as numbers among them, as texts; one by itself begins and ends it."""
    ends = tuple(value) if isinstance(value, list | tuple) else (value, value)
    if len(ends) == 2 and all(map(_is_date, ends)):
        return str(ends[0]), str(ends[1])
    valid = f'a year such as {name}=2015, or the first and the last date, such as (2015, "2016-02")'
    _refuse(name, value, "time", valid)


def _is_date(value: object) -> bool:
    return not isinstance(value, bool) and isinstance(value, str | date | Integral)


def day(name: str, value: Any) -> str:
    """Return a date as a text; a year may be a number."""
    if _is_date(value):
        return str(value)
    _refuse(name, value, "date", f'one such as {name}="2021-06", or a year')


def grades(name: str, value: Any) -> Mapping[str, str]:
    """Return letters by the ids of origins."""
    if isinstance(value, Mapping) and all(
        isinstance(one, str) for one in (*value, *value.values())
    ):
        return value
    _refuse(name, value, "mapping of ids to letters", 'one such as {"the-origin": "B"}')


def path(name: str, value: Any) -> str | os.PathLike[str]:
    """Return where a file or folder is."""
    if isinstance(value, str | os.PathLike):
        return value
    _refuse(name, value, "path", "a text or a pathlib.Path")


Checks = Mapping[str, Callable[[str, Any], Any]]

_OF_VALUES: Mapping[ValueType, Callable[[str, Any], Any]] = MappingProxyType(
    {
        ValueType.FLAG: flag,
        ValueType.TEXTS: texts,
        ValueType.TEXT: text,
        ValueType.DATES: times,
        ValueType.WHOLE: whole,
        ValueType.FIGURE: figure,
    }
)

LIMITS: Checks = MappingProxyType({field: _OF_VALUES[one.takes] for field, one in BY_FIELD.items()})
"""The limits of a question, which are the fields of :class:`~graph.constraints.limits.Limits`."""

MAP: Checks = MappingProxyType(
    dict.fromkeys(("start", "goal", "around", "least_band", "title", "lang"), text)
    | {"steps": whole, "everything": flag}
)
"""The keywords of the map."""


def checked(given: Mapping[str, Any], checks: Checks, kind: str) -> dict[str, Any]:
    """Return the values given, each checked; None stands for what was not given, and is left out.

    ``kind`` is what a name of ``checks`` is called; a name that is none raises
    :class:`~graph.errors.QuestionError`, too, with the nearest.
    """
    for name in given:
        if name not in checks:
            near, every = nearest(name, dict.fromkeys(checks)), ", ".join(checks)
            raise QuestionError(f"'{name}' is no {kind}; the nearest is '{near}' (all: {every}).")
    return {name: checks[name](name, one) for name, one in given.items() if one is not None}
