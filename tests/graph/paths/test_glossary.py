"""The glossary of the search has a name for every module, and a source for every name."""

from __future__ import annotations

import re

import graph.paths
from tests.support.places import ROOT

GLOSSARY = graph.paths.__doc__ or ""
RULE = re.compile(r"^=+  =+$", re.MULTILINE)


def rows() -> dict[str, str]:
    """The names of the glossary, each with what is said of it."""
    _, _, table, _ = RULE.split(GLOSSARY)
    found = re.findall(r"^(\w.*?)  +(.*(?:\n +.*)*)", table, re.MULTILINE)
    return {name: " ".join(told.split()) for name, told in found}


def plain(text: str) -> str:
    """The text in small letters, one form for one and several, with blanks for signs."""
    words = re.findall(r"[a-z]+", text.lower())
    return " ".join(re.sub("s$", "", re.sub("ies$", "y", one)) for one in words)


def test_every_module_of_the_search_stands_in_the_glossary() -> None:
    files = (ROOT / "graph" / "paths").glob("*.py")
    names = sorted(plain(file.stem.replace("_", " ")) for file in files if file.stem != "__init__")
    assert len(names) > 10
    assert [name for name in names if f" {name} " not in plain(GLOSSARY)] == []


def test_every_name_of_the_glossary_has_its_source() -> None:
    assert {"bidirectional", "meeting", "elimination"} < set(rows())
    source = re.compile(r"\b(1[89]|20)\d\d\b|Our own")
    assert [name for name, told in rows().items() if not source.search(told)] == []
