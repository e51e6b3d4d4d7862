"""The sentences that Python and the page both tell: from one table, ``map/assets/strings/en.json``.

What Python tells is always English; the page's other tables have the same keys.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

STRINGS = Path(__file__).parents[1] / "map" / "assets" / "strings"

Text = str | Mapping[str, str]
"""A text, or for what is counted a text by plural category (``one``, ``other``)."""


@cache
def read(language: str) -> Mapping[str, Text]:
    """Return the table of a language as it is written."""
    found: Mapping[str, Text] = json.loads((STRINGS / f"{language}.json").read_text("utf-8"))
    return found


def filled(text: Text, values: Mapping[str, object]) -> str:
    """Return the text with a value for every ``{name}``; what is counted is counted by ``n``.

    >>> filled({"one": "{n} leg", "other": "{n} legs"}, {"n": 2})
    '2 legs'
    """
    if not isinstance(text, str):
        text = text["one"] if values["n"] == 1 else text["other"]
    return re.sub(r"\{(\w+)\}", lambda name: str(values[name[1]]), text)


def say(key: str, **values: object) -> str:
    """Return the English text of ``key``, filled. An unknown key is a KeyError."""
    return filled(read("en")[key], values)
