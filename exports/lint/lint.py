"""What other programs drop, merge or refuse in a GraphML or GEXF file, whoever wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from exports.lint import gexf, graphml
from exports.lint.model import Parsed, local
from exports.lint.rules import LINT_RULES, LintRule
from exports.words.escapes import XML_TEXT
from exports.words.phrases import wrap
from graph.errors import FileError

MOST_PLACES = 3
"""How many places the text names for each finding."""

_READERS = {"graphml": graphml.parsed, "gexf": gexf.parsed}
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding=["']([A-Za-z0-9._-]+)["']""")
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]+)|([0-9]+));")
_MOST_DIGITS = len(str(0x10FFFF))


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule that a file breaks, and every place."""

    rule: LintRule
    places: tuple[str, ...]


def lint(path: Path) -> list[Breach]:
    """Return all that is wrong with the file for Gephi, Gephi Lite or networkx.

    Nothing if it is sound.

    Raises :class:`~graph.errors.FileError` where it cannot be read, or is neither GraphML nor
    GEXF. O(size of the file), also in memory.
    """
    file = _parsed(path)
    found = ((rule, tuple(rule.finds(file))) for rule in LINT_RULES)
    return [Breach(rule, places) for rule, places in found if places]


def _parsed(path: Path) -> Parsed:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise FileError(
            f"'{path}' cannot be read: {(error.strerror or str(error)).lower()}."
        ) from error
    text, control = _without_controls(path, raw)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(_DECLARATION.sub("", text).encode(), parser)
    except etree.XMLSyntaxError as error:
        raise FileError(f"'{path}' is no XML: {error.msg}.") from error
    reader = _READERS.get(local(root))
    if not reader:
        raise FileError(
            f"'{path}' is neither GraphML nor GEXF: its first element is <{local(root)}>."
        )
    file = reader(root)
    file.control = control
    return file


def _without_controls(path: Path, raw: bytes) -> tuple[str, list[str]]:
    """Return the text without what XML forbids, and the line of each such character."""
    declared = _ENCODING.match(raw)
    marked = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    encoding = "utf-16" if marked else declared[1].decode() if declared else "utf-8"
    try:
        text = raw.decode(encoding)
    except (LookupError, UnicodeError) as error:
        raise FileError(f"'{path}' is not in {encoding}, as it says: {error}.") from error
    places = [
        _line(text, one.start()) for one in XML_TEXT.forbidden.finditer(text.removeprefix("\ufeff"))
    ]
    places += [_line(text, one.start()) for one in _REFERENCE.finditer(text) if _forbidden(one)]
    text = _REFERENCE.sub(lambda one: "" if _forbidden(one) else one[0], text)
    return XML_TEXT.cleared(text), places


def _forbidden(reference: re.Match[str]) -> bool:
    digits = (reference[1] or reference[2]).lstrip("0") or "0"
    if len(digits) > _MOST_DIGITS:  # no character; int() refuses thousands of digits
        return True
    number = int(digits, 16 if reference[1] else 10)
    return number > 0x10FFFF or bool(XML_TEXT.forbidden.match(chr(number)))


def _line(text: str, at: int) -> str:
    return f"line {text.count(chr(10), 0, at) + 1}"


def text(path: Path, found: list[Breach]) -> str:
    """Return the findings in plain words."""
    if not found:
        return wrap(f"{path}: nothing that Gephi, Gephi Lite or networkx would drop or refuse.")
    lines = []
    for one in found:
        shown = ", ".join(place for place in dict.fromkeys(one.places[:MOST_PLACES]) if place)
        more = ", …" if len(one.places) > MOST_PLACES else ""
        where = f" ({shown}{more})" if shown else ""
        counted = f"{one.rule.id}: {one.rule.what}: {len(one.places):,}{where}"
        lines.append(wrap(counted, "", "  "))
        lines.append(wrap(f"{one.rule.then}.", "  "))
    return "\n".join(lines)
