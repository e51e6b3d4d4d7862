"""No target gets what it must not hold, and a reader of it has the rest as it was."""

from __future__ import annotations

import csv
import html
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from exports.words import escapes
from exports.words.escapes import TARGETS, Target
from exports.writing.format import Cleaner
from tests.support.values import HOSTILE, texts

ODD = st.text(
    "\0\x07\x1b\x1f\x7f\x80\x9b\u2028\u202e\u2066\ud800\ufffe a\\\"'<&\n\t\r=-", max_size=9
)
ANY = texts(lines=True, controls=True) | st.sampled_from(HOSTILE) | ODD

named = pytest.mark.parametrize("target", TARGETS, ids=lambda one: one.name)


def test_every_target_has_one_row() -> None:
    names = [one.name for one in TARGETS]
    assert len(set(names)) == len(names)
    constants = {id(one) for one in vars(escapes).values() if isinstance(one, Target)}
    assert constants == {id(one) for one in TARGETS}


@named
@given(text=ANY)
def test_nothing_forbidden_is_left_and_nothing_else_is_touched(target: Target, text: str) -> None:
    assert not target.forbidden.search(target.cleared(text))
    if not target.forbidden.search(text):
        assert target.cleared(text) == text
    assert target.of(text) == target.escaped(target.cleared(text))


@named
@given(text=ANY)
def test_what_a_target_cannot_hold_is_counted_with_its_sentence(target: Target, text: str) -> None:
    if target.why:
        cleaner = Cleaner(target)
        assert cleaner.clean(text, "actors.name") == target.cleared(text)
        lost = [(one.values, one.why) for one in cleaner.losses()]
        assert lost == ([(1, target.why)] if target.forbidden.search(text) else [])


@given(ANY)
def test_xml_and_html_give_back_what_they_hold(text: str) -> None:
    inner, quoted = escapes.XML_TEXT.of(text), escapes.XML_ATTRIBUTE.of(text)
    root = etree.fromstring(f'<a b="{quoted}">{inner}</a>'.encode())
    assert (root.text or "") == escapes.XML_TEXT.cleared(text) == root.get("b")
    assert html.unescape(escapes.HTML.of(text)) == escapes.HTML.cleared(text)


@given(ANY)
def test_a_csv_cell_is_no_formula_and_can_be_undone(text: str) -> None:
    cell = escapes.CSV.of(text)
    assert not cell.startswith(tuple("=+-@\t\r\n"))
    assert escapes.restored(cell) == escapes.CSV.cleared(text)


@given(ANY)
def test_a_cell_for_neo4j_and_a_string_of_dot_end_where_they_should(text: str) -> None:
    row = f'"{escapes.NEO4J.of(text)}","next"\n'
    assert next(csv.reader(io.StringIO(row, newline=""))) == [escapes.NEO4J.cleared(text), "next"]
    assert re.fullmatch(r'(?:[^"\\]|\\.)*', escapes.DOT.of(text), re.DOTALL)


@given(ANY)
def test_json_in_a_terminal_is_the_same_json_without_what_commands_it(text: str) -> None:
    made = json.dumps([text, {text: text}], ensure_ascii=False, indent=2)
    shown = escapes.TERMINAL_JSON.of(made)
    assert json.loads(shown) == json.loads(made)
    assert not escapes.TERMINAL.forbidden.search(shown)
