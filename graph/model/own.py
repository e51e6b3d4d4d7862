"""The user's own columns: any table may have some, and nothing here interprets what they hold.

They are kept, shown and exported as texts. Their names fit as they are into every format: a name
of an attribute, a property, a column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

PREFIX = "x_"

PATTERN = f"{PREFIX}[a-z0-9_]+"
"""What the whole name of such a column fits."""

VALID_NAME = f"a column of your own is {PREFIX} and then lower-case letters a to z, digits and _"

Own = tuple[tuple[str, str], ...]
"""What a row holds in them: name and text of each cell that is not empty, by name."""

_fits = re.compile(PATTERN).fullmatch


def is_own(name: str) -> bool:
    """Return whether a column of that name is the user's own.

    >>> is_own("x_box_7"), is_own("X_box"), is_own("x_"), is_own("box")
    (True, False, False, False)
    """
    return bool(_fits(name))


def own_names(rows: Iterable[Any]) -> tuple[str, ...]:
    """Return the names of the columns in which any of these rows holds a text, sorted. O(rows)."""
    return tuple(sorted({name for row in rows for name, _ in row.own}))
