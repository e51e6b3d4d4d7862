"""A docstring of a function says first what it does, with a verb."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.support.places import ROOT

VERBS = frozenset(
    """
    Draw Drop Fill Grow Have Hold Import Join Let Note Print Push Put Raise Read Refuse Remember
    Return Run Say Set Settle Show Sort Take Write Yield Find Load Add Make Open Keep Check Count
    Place Seal Begin Examine Send Answer Call Close Start Stop Ask Tell Edit
    """.split()
)
HOUSE = ("armstrail", "exports", "graph", "seeds")


def told() -> Iterator[tuple[str, str]]:
    """Each function of the house that has a docstring, and the first word of it.

    What click shows as the help of a command is written for its reader.
    """
    for path in sorted(path for room in HOUSE for path in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            text = ast.get_docstring(node) if isinstance(node, ast.FunctionDef) else None
            if text and not _is_command(node):
                name = getattr(node, "name", "")
                yield f"{path.relative_to(ROOT)} {name}", text.split(maxsplit=1)[0].rstrip(",")


def _is_command(node: ast.AST) -> bool:
    decorators = getattr(node, "decorator_list", [])
    return any("click." in ast.unparse(one) for one in decorators)


def test_every_docstring_of_a_function_begins_with_a_verb() -> None:
    assert {where: word for where, word in told() if word not in VERBS} == {}
