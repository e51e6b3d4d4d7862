"""Text as XML 1.0 holds it: what it forbids, and how the rest is escaped.

The writers of large graphs put strings together themselves: an element tree, or lxml's
incremental writer, takes several times as long.
"""

from __future__ import annotations

import re

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that no XML 1.0 document may hold, not even escaped."""

WHY = "characters that XML 1.0 forbids were taken out of the text"

_SPECIAL = re.compile("[&<>\"'\r\n\t]")
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
    | {white: f"&#{ord(white)};" for white in "\r\n\t"}
)


def text(value: str) -> str:
    """Text between tags; a carriage return is escaped, for readers turn a bare one into \\\\n.

    >>> text("a < b & c")
    'a &lt; b &amp; c'
    """
    return value.translate(_TEXT) if _SPECIAL.search(value) else value


def attribute(value: str) -> str:
    """Text between the double quotes of an attribute; white space survives the reader.

    >>> attribute('say "yes"')
    'say &quot;yes&quot;'
    """
    return value.translate(_ATTRIBUTE) if _SPECIAL.search(value) else value
