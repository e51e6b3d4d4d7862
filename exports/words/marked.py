"""Text as Markdown shows it: nothing in the data is taken for markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$&:@^=\"'])")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_WHITE = re.compile("[ \t\n]+")
_ALWAYS = frozenset("\\`*_[]<>|~$&^")


def plain(text: str) -> str:
    """One line of text, so escaped that Markdown shows it as it is.

    White space is folded, and what cannot be printed is shown as U+FFFD.

    >>> plain("a *bold* [claim]")
    'a \\\\*bold\\\\* \\\\[claim\\\\]'
    """
    line = _WHITE.sub(" ", _UNPRINTABLE.sub("\ufffd", text)).strip()
    return _MARKUP.sub(lambda sign: f"\\{sign[1]}" if _must(line, sign) else sign[1], line)


def _must(line: str, sign: re.Match[str]) -> bool:
    """Whether the sign could be markup: some always, some only where a line or word begins."""
    if sign[1] in _ALWAYS:
        return True
    if sign[1] in ":@":  # a bare address would be made a link
        return sign[1] == "@" or line.startswith("//", sign.end())
    head = line[: sign.start()]
    return sign[1] in "#+-=.()!" and (not head or head.isdigit() or sign[1] == "!")


def address(url: str) -> str:
    """A web address as an autolink; what would end it is percent-encoded."""
    safe = url.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
    return f"<{_UNPRINTABLE.sub('', safe)}>" if safe else ""


def bullets(lines: Iterable[str], depth: int = 0) -> list[str]:
    """The lines as a list, ``depth`` lists deep."""
    return [f"{'  ' * depth}- {line}" for line in lines]
