"""The grammar of questions: its notation, and what a new verb or kind of question takes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from lark.exceptions import LarkError

import graph
from graph.constraints.limits import Limits
from graph.question import grammar
from graph.question.asked import fields
from graph.question.kinds import QUESTION_KINDS
from graph.question.notation import Notation
from graph.question.roles import ROLES
from graph.question.terminals import Terminal
from graph.question.tokens import Item
from graph.question.wordings import NEGATIVE_WORDINGS, POSITIVE_WORDINGS, limits

LETTERS = {"CAT": "c", "DOG": "d", "AND": "&", "COMMA": ","}
RULES = """
// a cat, or a dog
pet: CAT | DOG
pets: pet (COMMA? AND pet)*
start: CAT
"""


@pytest.mark.parametrize(
    ("written", "fits", "does_not"),
    [
        ("pets", ["c", "c&d", "c,&d&c"], ["", "&", "c&"]),
        ("CAT | DOG AND", ["c", "d&"], ["c&", "d"]),
        ("(CAT | DOG) AND", ["c&", "d&"], ["c"]),
        ("CAT+ DOG* AND?", ["c", "ccdd&"], ["", "d", "c&&"]),
        ("not_before(CAT) pet", ["d"], ["c"]),
        ("pet not_after(CAT)", ["d"], ["c"]),
        ("whole(pets) (AND CAT)?", ["c&d&c"], ["c&"]),
        ("any_but(CAT | AND)", ["d", ","], ["c", "&"]),
    ],
)
def test_a_rule_is_a_pattern_over_the_sorts_of_words(
    written: str, fits: list[str], does_not: list[str]
) -> None:
    pattern = re.compile(Notation(LETTERS, RULES).pattern(written))
    assert [text for text in fits + does_not if pattern.fullmatch(text)] == fits


def test_what_is_taken_whole_is_not_given_back_in_part() -> None:
    notation = Notation(LETTERS, RULES)
    assert re.fullmatch(notation.pattern("pets AND DOG"), "c&d")
    assert not re.fullmatch(notation.pattern("whole(pets) AND DOG"), "c&d")


def test_the_ends_of_a_question_are_told_apart() -> None:
    found = re.search(Notation(LETTERS, RULES).pattern("DOG start"), "cdc")
    assert found is not None
    assert found.span("start") == (2, 3)


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ("pet: CAT | FISH", "No rule or sort of words FISH stands above; known are .*CAT"),
        ("pet: cat\ncat: CAT", "No rule or sort of words cat stands above"),
    ],
)
def test_a_name_that_is_not_known_is_said(rules: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Notation(LETTERS, rules)


@pytest.mark.parametrize("rules", ["pet: (CAT", "pet: CAT |", "pet CAT", "pet: CAT ** DOG"])
def test_what_is_not_in_the_notation_is_refused(rules: str) -> None:
    with pytest.raises(LarkError):
        Notation(LETTERS, rules)


def test_every_form_names_ends_that_it_is_said_back_with() -> None:
    for kind in QUESTION_KINDS:
        said = [fields(template) for template in kind.said]
        every = set().union(*said)
        for form in (*kind.forms, *kind.sure_forms):
            named = {ROLES[rule] for rule in re.findall(r"\w+", form) if rule in ROLES}
            assert named <= every
            assert len(said) > 1 or named == every


def test_every_constraint_has_a_rule_and_no_text_sets_no_limit() -> None:
    for wording in (*NEGATIVE_WORDINGS, *POSITIVE_WORDINGS):
        assert grammar.named_in(wording.rule)
    assert limits([]) == Limits()


def test_where_words_stand_is_told_in_words() -> None:
    sorts = (Terminal.HOW, Terminal.ACTOR, Terminal.AND, Terminal.ACTOR)
    items = [Item(sort, place, "", place, place + 1) for place, sort in enumerate(sorts)]
    assert grammar.search("parties", items) == (1, 4)
    assert grammar.search("DATE", items) is None
    assert (grammar.match("asking", items), grammar.match("asking", items, 1)) == (1, None)
    assert grammar.roles("HOW start AND goal", items) == {"start": items[1], "goal": items[3]}


READ = """
import sys
from graph.errors import ArmstrailError
from graph.model.rows import Actor, Dataset
from graph.question.lexicon import Lexicon
from graph.question.phrasing import phrase
from graph.question.question import read
assert "lark" not in sys.modules
actors = (Actor("us", "United States", "state", aliases=("US",)), Actor("fsa", "FSA", "unit"))
lexicon = Lexicon(Dataset(actors=actors))
try:
    question = read(lexicon, sys.argv[1])
except ArmstrailError:
    sys.exit("refused")
print(question.kind, question.start, question.goal, question.limits.avoid)
print(phrase(lexicon, question))
"""
A_KIND = """
    QuestionKind(
        "whereabouts",
        "where is Hamas?",
        ("where is {start}",),
        Takes.OF_TRANSFERS,
        ("WHERE start",),
    ),
"""


def read_after(
    root: Path, file: str, change: Callable[[str], str], text: str
) -> tuple[list[str], list[str]]:
    """What a question is read as before and after one file of the house is changed."""
    shutil.copytree(Path(graph.__file__).parent, root / "graph")
    before = _read(root, text)
    place = root / "graph" / "question" / file
    old = place.read_text("utf-8")
    new = change(old)
    assert new != old
    place.write_text(new, "utf-8")
    return before, _read(root, text)


def _read(root: Path, text: str) -> list[str]:
    command = [sys.executable, "-W", "error", "-c", READ, text]
    environment = {"PYTHONPATH": str(root)}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
    return [*done.stdout.splitlines(), *done.stderr.splitlines()]


def test_a_new_verb_is_one_word_in_one_file(tmp_path: Path) -> None:
    before, after = read_after(
        tmp_path,
        "terminals.py",
        lambda text: text.replace('"supply; ', '"bestow on; bestowed on; supply; ', 1),
        "how was the FSA bestowed on by the US?",
    )
    assert before == ["refused"]
    assert after == ["paths us fsa ()", "paths from United States to FSA"]


def test_a_new_kind_of_question_is_one_row_in_one_file(tmp_path: Path) -> None:
    before, after = read_after(
        tmp_path,
        "kinds.py",
        lambda text: text.replace("QUESTION_KINDS = (\n", f"QUESTION_KINDS = ({A_KIND}", 1),
        "where could US arms be, without the FSA?",
    )
    assert before == ["refused"]
    assert after == [
        "whereabouts us  ('fsa',)",
        "where is United States; avoiding FSA",
    ]
