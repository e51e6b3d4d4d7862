"""Who says it, when, and how much: the commands, and the same in Python."""

from __future__ import annotations

from typing import Any

import pytest

import armstrail
from graph.errors import NameLookupError, QuestionError
from tests.support.cli import printed, run
from tests.support.contracts import VALID

NET = armstrail.load()

KINDS = ("says", "timeline", "quantities")

ACTORS = [()] + [(one.id,) for one in NET.dataset.actors]
PAIRS = [(one.giver, one.receiver) for one in NET.dataset.transfers]


@pytest.mark.parametrize("kind", KINDS)
def test_every_bundled_answer_fits_80_columns_and_keeps_its_contract(kind: str) -> None:
    for names in dict.fromkeys([*ACTORS, *PAIRS]):
        found = getattr(NET, kind)(*names)
        VALID[kind].validate(found.data)
        assert [line for line in str(found).splitlines() if len(line) > 80] == []
        assert (
            found.data["verdict"]["sentence"].split()
            == str(found).split()[: len(found.data["verdict"]["sentence"].split())]
        )


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_and_the_notebook_tell_the_same(kind: str) -> None:
    typed: Any = ("US", "Taliban")
    found = getattr(NET, kind)(*typed)
    assert printed(kind, *typed, "--json") == found.data
    assert run(kind, *typed).stdout.rstrip("\n") == str(found)
    if kind != "quantities":
        assert run(kind, *typed, "--markdown").stdout.rstrip("\n") == found.markdown


def test_limits_by_and_denials_are_keywords() -> None:
    denied = NET.says(deny=True, modes="unspecified")
    assert denied.data["constraints"]
    assert all(one.denies for one in denied)
    own = NET.says(by="Conflict Armament Research")
    voices = {one["name"] for one in own.data["voices"]}
    assert voices == {"Conflict Armament Research"}


@pytest.mark.parametrize(
    ("ask", "error", "message"),
    [
        (lambda: NET.says("US", "Taliban", "TTP"), QuestionError, "3 names"),
        (lambda: NET.timeline("US", "US"), QuestionError, "both giver and receiver"),
        (lambda: NET.says("US", by="Nobody at all"), NameLookupError, "is no origin, voice"),
        (lambda: NET.quantities("US", via="Taliban"), QuestionError, "is a limit of a path"),
        (lambda: NET.says("US", deny="yes"), QuestionError, "deny"),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_asked_raises_an_error_of_the_house(
    ask: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        ask()


def test_a_name_that_nobody_has_is_refused_with_the_nearest() -> None:
    result = run("says", "Newsweeks of the world")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "nearest" in result.stderr
