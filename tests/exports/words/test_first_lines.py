"""The first three lines of each answer about the seven actors that this began with.

They are what is quoted, so they are kept, and read by a person whenever they change:
``python -m tests.exports.words.test_first_lines`` writes them anew.
"""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from tests.support.cli import run

KEPT = Path(__file__).with_name("first_lines.txt")

ACTORS = ("US DoD", "Taliban", "TTP", "Hamas", "SDF", "Nusra Front", "ISIS")
"""As people type them."""

PAIRS = list(permutations(ACTORS, 2))


def first_lines(start: str, goal: str) -> str:
    """Return what stands at the top of the screen after ``armstrail paths START GOAL``."""
    answered = run("paths", start, goal)
    assert answered.exit_code == 0, answered.output
    return "\n".join(answered.stdout.splitlines()[:3]) + "\n"


def kept() -> dict[str, str]:
    """Return the lines of the file by their heading."""
    parts = KEPT.read_text("utf-8").split("# ")[1:]
    return {head: lines for head, _, lines in (part.rstrip("\n").partition("\n") for part in parts)}


def told(start: str, goal: str) -> str:
    return f"{start} to {goal}"


@pytest.mark.parametrize(("start", "goal"), PAIRS)
def test_the_first_three_lines_of_an_answer_are_those_that_were_read(start: str, goal: str) -> None:
    assert kept()[told(start, goal)] == first_lines(start, goal).rstrip("\n")


def test_every_ordered_pair_of_the_seven_is_kept() -> None:
    assert [*kept()] == [told(*pair) for pair in PAIRS]


@pytest.mark.parametrize(("start", "goal"), PAIRS)
def test_what_no_document_states_is_said_in_the_first_words(start: str, goal: str) -> None:
    lines = kept()[told(start, goal)]
    stated = ("According to ", "Stated ", "No document states ")
    assert lines.startswith(stated)
    if lines.startswith("No document"):
        assert "According to" not in lines.partition(";")[0]


if __name__ == "__main__":
    KEPT.write_text(
        "\n".join(f"# {told(*pair)}\n{first_lines(*pair)}" for pair in PAIRS), encoding="utf-8"
    )
