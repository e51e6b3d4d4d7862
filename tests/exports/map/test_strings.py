"""The map's own words: all in one table, and none of them anywhere else."""

from __future__ import annotations

import re

import pytest

from exports.map.strings import ASSETS, Words, languages, table
from exports.words import phrases
from graph.errors import QuestionError

TEMPLATES = list((ASSETS / "templates").iterdir())
SCRIPTS = list(ASSETS.rglob("*.js"))


def used() -> set[str]:
    """The keys that templates and scripts name, those that they put together left out."""
    found = set()
    for path in (*TEMPLATES, *SCRIPTS):
        text = path.read_text("utf-8")
        found |= set(re.findall(r"""\bt\(\s*["']([a-z0-9-]+)["']\s*[,)]""", text))
        for lists in re.findall(r"for key in \[(.*?)\]", text):
            found |= set(re.findall(r'"([a-z-]+)"', lists))
        for chosen in re.findall(r"""\bt\(\s*([^"'`)]*\?[^)]*)""", text):
            found |= set(re.findall(r'"([a-z-]+)"', chosen))
        found |= set(re.findall(r"""\bt\(\s*"([a-z-]+)" if .*? else "[a-z-]+" """, text))
    return found


@pytest.mark.parametrize("lang", languages())
def test_every_word_that_the_page_asks_for_is_in_the_table(lang: str) -> None:
    missing = used() - set(table(lang)) - {""}
    assert missing == set()
    for put_together in ("steps-1", "steps-2", "steps-all", "order-established", "order-possible"):
        assert put_together in table(lang)


def test_every_language_has_the_same_keys_and_the_same_places_for_values() -> None:
    assert "en" in languages()
    for lang in languages():
        assert table(lang).keys() == table("en").keys()
        for key, text in table(lang).items():
            for form in (text,) if isinstance(text, str) else text.values():
                places = set(re.findall(r"\{(\w+)\}", str(form)))
                english = re.findall(r"\{(\w+)\}", str(table("en")[key]))
                assert places <= set(english), key


def test_the_standing_sentences_are_those_of_the_terminal() -> None:
    assert table("en")["claims"] == phrases.CLAIMS
    assert table("en")["support-means"] == phrases.SUPPORT_MEANS
    assert table("en")["no-wrongdoing"] == phrases.NO_WRONGDOING


def test_what_is_counted_has_its_plural() -> None:
    words = Words("en")
    assert words("documents", n=1) == "1 document"
    assert words("documents", n=2) == "2 documents"


def test_an_unknown_language_names_those_that_there_are() -> None:
    with pytest.raises(QuestionError, match="it speaks: en"):
        table("xx")
