"""What BibTeX and CSL need to know of a document alike: its kind, and its date in parts."""

from __future__ import annotations

import re

from exports.rows.tables import absent_tables

ABSENT = absent_tables(("documents",), "a bibliography lists documents alone")
"""Tables that a bibliography has no place for, and why."""

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")
CSL_SEASONS = {21: 1, 22: 2, 23: 3, 24: 4}
"""CSL counts the seasons from spring; by the month with which EDTF writes them."""


def parts(text: str) -> tuple[list[int], str] | None:
    """Return year, month and day of a plain EDTF date as far as they are given, and its qualifier.

    None for every other date, such as an interval or ``201X``.

    >>> parts("2023-10~"), parts("2020/2022")
    (([2023, 10], '~'), None)
    """
    match = _DAY.fullmatch(text)
    if not match:
        return None
    return [int(part) for part in match.groups()[:3] if part], match[4]
