"""Cells that a spreadsheet would run as a formula, made harmless by a rule that can be undone.

The rule: a text that begins with ``= + - @``, their full-width forms, a tab, a line break or an
apostrophe gets one apostrophe in front. To undo it, take one apostrophe away where a text begins
with one. Numbers are left alone.
"""

from __future__ import annotations

TRIGGERS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20'")
"""What such a text begins with; the map's page is given the same."""

RULE = (
    "a text that begins with = + - @, a tab, a line break or an apostrophe has one apostrophe in"
    " front; take it away to have the text as it was"
)


def defused(text: str) -> str:
    """``text`` so that no spreadsheet takes it for a formula.

    >>> defused("=1+1"), defused("plain"), defused("'tis")
    ("'=1+1", 'plain', "''tis")
    """
    return f"'{text}" if text.startswith(TRIGGERS) else text


def restored(cell: str) -> str:
    """The text from which :func:`defused` made the cell.

    >>> restored(defused("'=1"))
    "'=1"
    """
    return cell.removeprefix("'")
