"""Which of many texts are to be looked at one by one: by Arrow where they lie in its columns.

What is let through here has no fault; what is kept may still have none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from graph.model.texts import ArrowTexts


def blank(texts: Sequence[str]) -> list[str]:
    """Return the texts that hold nothing but white space. O(characters)."""
    visible = "[!-~]"
    return [text for text in _without(texts, visible) if not text.strip()]


def unlike(texts: Sequence[str], pattern: str) -> list[str]:
    """Return the texts that ``pattern`` does not fit whole. O(characters)."""
    fits = re.compile(pattern).fullmatch
    return [text for text in _without(texts, f"^(?:{pattern})$") if not fits(text)]


def holding(texts: Sequence[str], sign: re.Pattern[str]) -> list[str]:
    """Return the texts in which ``sign`` is found. O(characters)."""
    array = _array(texts)
    if array is None:
        return [text for text in texts if sign.search(text)]
    import pyarrow.compute as pc

    found: list[str] = array.filter(pc.match_substring_regex(array, sign.pattern)).to_pylist()
    return found


def others(texts: Sequence[str], words: Collection[str]) -> list[str]:
    """Return the texts that are none of ``words``. O(texts + words)."""
    array = _array(texts)
    if array is None:
        return [text for text in texts if text not in words]
    import pyarrow as pa
    import pyarrow.compute as pc

    known = pa.array(list(words), pa.string())
    found: list[str] = array.filter(pc.invert(pc.is_in(array, value_set=known))).to_pylist()
    return found


def _without(texts: Sequence[str], pattern: str) -> Iterable[str]:
    """Return the texts that hold no match of ``pattern``; of plain texts all: they are few."""
    array = _array(texts)
    if array is None:
        return texts
    import pyarrow.compute as pc

    found: list[str] = array.filter(pc.invert(pc.match_substring_regex(array, pattern))).to_pylist()
    return found


def _array(texts: Sequence[str]) -> Any:
    """Return the Arrow array in which texts lie; None where they lie in none."""
    return texts.array if isinstance(texts, ArrowTexts) else None
