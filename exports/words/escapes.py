r"""What each target must not hold, and how the rest of a text is written for it: one table.

A row is a :class:`Target`. Control characters command a terminal and break most formats; lone
surrogates have no bytes in UTF-8; what turns text round could swap who gave and who received.
Line breaks and tabs are text.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from typing import NamedTuple

_CONTROLS = "\x00-\x08\x0b-\x1f"
_LATIN_CONTROLS = "\x7f-\x9f"
_SEPARATORS = "\u2028\u2029"
_TURNING = "\u202a-\u202e\u2066-\u2069"
_SURROGATES = "\ud800-\udfff"
_NO_CHARACTERS = "\ufffe\uffff"

_SHOWN = "\ufffd"
"""What stands where a reader should see that something was there."""


class Target(NamedTuple):
    """A target of text: what it must not hold, and how the rest is written for it.

    ``instead`` stands in the place of what is ``forbidden``, and is empty where that is taken out;
    ``why`` is then the sentence of the loss report. ``escaped`` writes the rest.
    """

    name: str
    forbidden: re.Pattern[str]
    instead: str | Callable[[re.Match[str]], str] = ""
    escaped: Callable[[str], str] = str
    why: str = ""

    def cleared(self, text: str) -> str:
        """Return ``text`` without what is forbidden."""
        return self.forbidden.sub(self.instead, text)

    def of(self, text: str) -> str:
        """Return ``text`` as the target holds it.

        >>> TERMINAL.of("red\\x1b[31m"), DOT.of('say "yes"'), HTML.of("a < b")
        ('red�[31m', 'say \\\\"yes\\\\"', 'a &lt; b')
        """
        return self.escaped(self.cleared(text))


def _one_of(*ranges: str) -> re.Pattern[str]:
    return re.compile(f"[{''.join(ranges)}]")


_COMMANDING = _one_of(_CONTROLS, _LATIN_CONTROLS, _TURNING)

TERMINAL = Target("terminal", _COMMANDING, _SHOWN)
"""A name or a note from anywhere could otherwise hide the words around it."""

TERMINAL_JSON = Target("JSON in a terminal", _COMMANDING, lambda one: f"\\u{ord(one[0]):04x}")
"""Such characters stand only within strings, where JSON can write them by number."""

HTML = Target("HTML", _COMMANDING, _SHOWN, html.escape)

MAP_PAGE = Target(
    "map page", _one_of(_CONTROLS, _LATIN_CONTROLS, _SURROGATES, _NO_CHARACTERS), _SHOWN
)
"""The map's page: Jinja escapes what stands in it, or JSON does."""


def harmless(text: str) -> str:
    """Return ``text`` without what commands a terminal, or turns text round."""
    return TERMINAL.cleared(text)


UTF8 = Target(
    "UTF-8",
    _one_of(_SURROGATES),
    why="lone surrogates, which UTF-8 forbids, were taken out of the text",
)
"""What JSON, Parquet and STIX are written in; each escapes the rest by its own library."""


_XML_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that no XML 1.0 document may hold, not even escaped."""

_XML_WHY = "characters that XML 1.0 forbids were taken out of the text"
_XML_SPECIAL = re.compile("[&<>\"'\r\n\t]")
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
    | {white: f"&#{ord(white)};" for white in "\r\n\t"}
)


def _xml_text(text: str) -> str:
    # strings are put together here: an element tree, or lxml's incremental writer, takes several
    # times as long for a large graph
    return text.translate(_IN_TEXT) if _XML_SPECIAL.search(text) else text


def _xml_attribute(text: str) -> str:
    return text.translate(_IN_ATTRIBUTE) if _XML_SPECIAL.search(text) else text


XML_TEXT = Target("XML text", _XML_FORBIDDEN, "", _xml_text, _XML_WHY)
"""Between tags; a carriage return is escaped, for readers turn a bare one into a line feed."""

XML_ATTRIBUTE = Target("XML attribute", _XML_FORBIDDEN, "", _xml_attribute, _XML_WHY)
"""Between the double quotes of an attribute; white space survives the reader."""

TYPST = Target("typst", _XML_FORBIDDEN)
"""What typst gets beside a picture in XML; it takes it as a value, not as markup."""


TRIGGERS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20'")
"""How a text begins that a spreadsheet would run as a formula, and the rule's own apostrophe.

The map's page is given the same."""

RULE = (
    "a text that begins with = + - @, a tab, a line break or an apostrophe has one apostrophe in"
    " front; take it away to have the text as it was"
)


def defused(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it for a formula; numbers are left alone.

    >>> defused("=1+1"), defused("plain"), defused("'tis")
    ("'=1+1", 'plain', "''tis")
    """
    return f"'{text}" if text.startswith(TRIGGERS) else text


def restored(cell: str) -> str:
    """Return the text from which :func:`defused` made the cell.

    >>> restored(defused("'=1"))
    "'=1"
    """
    return cell.removeprefix("'")


CSV = Target(
    "CSV cell",
    _one_of("\0", _SURROGATES),
    escaped=defused,
    why="NUL and lone surrogates, which CSV in UTF-8 cannot hold, were taken out of the text",
)
"""The quotes around a cell are put there by the writer of the file."""


def _doubled(text: str) -> str:
    return text.replace('"', '""')


LIST_DELIMITER = "\x1f"
"""What stands between the items of a list in Neo4j's CSV."""

NEO4J = Target(
    "Neo4j CSV cell",
    _one_of("\0", LIST_DELIMITER, _SURROGATES),
    escaped=_doubled,
    why="NUL, U+001F and lone surrogates were taken out: they are forbidden, or divide lists",
)

_BACKSLASH_U = re.compile(r"(?<=\\)(?=u)")


def _cypher(text: str) -> str:
    r"""Return a Cypher string. JSON escapes as Cypher does, but for a backslash before ``u``.

    Where a reader resolves ``\u0022`` before all else it does so behind another backslash, too: the
    two signs therefore stand in two strings, which are joined.

    >>> print(_cypher('say "yes"'), _cypher(r"a\u0022"))
    "say \"yes\"" "a\\" + "u0022"
    """
    parts = _BACKSLASH_U.split(text)
    return " + ".join(json.dumps(part, ensure_ascii=False) for part in parts)


CYPHER = Target("Cypher", UTF8.forbidden, "", _cypher, UTF8.why)

_TAKEN_OUT = "control characters and lone surrogates were taken out of the text"
_IN_DOT = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;", "\n": "\\n"})

DOT = Target(
    "DOT",
    _one_of(_CONTROLS, "\x7f", _SURROGATES),
    "",
    lambda text: text.translate(_IN_DOT),
    _TAKEN_OUT,
)
"""Between the quotes of a DOT attribute; Graphviz reads entities of HTML there."""

LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts braces, escaped or not
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "%": r"\%",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
"""How LaTeX writes the characters that it takes for commands."""

_IN_LATEX = str.maketrans(LATEX)

TEX = Target(
    "TeX",
    _one_of(_CONTROLS, _LATIN_CONTROLS, _SEPARATORS, _SURROGATES),
    "",
    lambda text: text.translate(_IN_LATEX),
    _TAKEN_OUT,
)
"""A field of BibTeX."""

WHITE = re.compile("[ \t\n]+")
"""White space that BibTeX and Markdown show as one blank."""

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$&:@^=\"'])")
_ALWAYS = frozenset("\\`*_[]<>|~$&^")


def _markdown(text: str) -> str:
    line = WHITE.sub(" ", text).strip()
    return _MARKUP.sub(lambda sign: f"\\{sign[1]}" if _must(line, sign) else sign[1], line)


def _must(line: str, sign: re.Match[str]) -> bool:
    """Return whether the sign could be markup.

    Some always, some only where a line or word begins.
    """
    if sign[1] in _ALWAYS:
        return True
    if sign[1] in ":@":  # a bare address would be made a link
        return sign[1] == "@" or line.startswith("//", sign.end())
    head = line[: sign.start()]
    return sign[1] in "#+-=.()!" and (not head or head.isdigit() or sign[1] == "!")


MARKDOWN = Target(
    "Markdown",
    _one_of(_CONTROLS, _LATIN_CONTROLS, _SEPARATORS, _SURROGATES, _NO_CHARACTERS),
    _SHOWN,
    _markdown,
)
"""One line, shown as it is: nothing in the data is taken for markup."""


def address(url: str) -> str:
    """Return a web address as a Markdown autolink; what would end it is percent-encoded."""
    safe = url.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
    return f"<{MARKDOWN.forbidden.sub('', safe)}>" if safe else ""


TARGETS = (
    *(TERMINAL, TERMINAL_JSON, HTML, MAP_PAGE, UTF8, XML_TEXT, XML_ATTRIBUTE, TYPST),
    *(CSV, NEO4J, CYPHER, DOT, TEX, MARKDOWN),
)
