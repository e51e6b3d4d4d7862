"""Text that UTF-8 can hold: everything but lone surrogates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from exports.format import Cleaner

SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a pair; UTF-8 has no bytes for it."""

WHY = "lone surrogates, which UTF-8 forbids, were taken out of the text"


def cleaned(value: object, column: str, cleaner: Cleaner) -> object:
    """A plain value, a text or a list of texts cleaned."""
    if isinstance(value, list):
        return cleaner.clean_list(value, column)
    return cleaner.clean(value, column) if isinstance(value, str) else value


def cleaned_row(values: Mapping[str, Any], table: str, cleaner: Cleaner) -> dict[str, Any]:
    """A row of a table with every value cleaned."""
    return {name: cleaned(value, f"{table}.{name}", cleaner) for name, value in values.items()}
