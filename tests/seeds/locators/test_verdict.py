"""What verify found, in sentences of 80 columns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.errors import Fault
from graph.model.rows import Dataset, Document, Statement
from seeds.locators.verify import DocumentReport, VerifyReport, text, verify

REPORT = DocumentReport("audit", 3, 2, 1, "a.txt", "", 3, 1, 60, tuple(range(20, 60)), (2,))


WHOLE = DocumentReport("audit", 1, 0, 0, "a.txt", "", 1, 0, 1)


def test_lines_are_wrapped_at_80_columns_and_hang() -> None:
    fault = Fault("statements.csv", 0, "paragraph", f"s1 (audit, paragraph 70): {'word ' * 30}end")
    lines = text(VerifyReport((REPORT,), (fault,), ("b.txt: " + "no " * 40,))).split("\n")
    assert max(map(len, lines)) <= 80
    assert lines[0] == "audit: 3 of 4 locators hold, 60 paragraphs"
    assert lines[1].startswith("  neither coded nor rejected: paragraphs 20, 21")
    assert lines[2].startswith("    ")
    assert "  unread: paragraph 2" in lines
    assert "  without a locator: 1 row" in lines
    assert "  not compared, for want of a fingerprint: 1 row" in lines
    assert " ".join(" ".join(lines).split()).endswith(
        "Not every locator was compared and holds; 1 row without a locator; 41 paragraphs that"
        " nobody has accounted for."
    )


@pytest.mark.parametrize("sha256", ["", "0" * 64])
def test_a_document_that_is_not_there_is_named_once(tmp_path: Path, sha256: str) -> None:
    dataset = Dataset(
        documents=(Document("audit", "Audit", sha256=sha256),),
        statements=(Statement("s", "t", "o", "audit", "asserts", 1),),
    )
    shown = text(verify(dataset, tmp_path))
    assert shown.count("audit") == 1
    assert max(map(len, shown.split("\n"))) <= 80


def test_where_all_holds_one_line_a_document_and_the_verdict_are_enough() -> None:
    assert text(VerifyReport((WHOLE,), ())).split("\n") == [
        "audit: 1 of 1 locators hold, 1 paragraph",
        "Every locator holds.",
    ]


@pytest.mark.parametrize("rest", [{"uncovered": (1,)}, {"unread": (1,)}])
def test_where_all_holds_and_something_was_not_read_that_is_said(rest: dict[str, Any]) -> None:
    report = VerifyReport((replace(WHOLE, **rest),), ())
    assert text(report).split("\n")[-1] == (
        "Every locator holds; 1 paragraph that nobody has accounted for."
    )
    assert report.holds
    assert not report.ok


def test_a_row_without_a_locator_is_never_among_those_that_hold() -> None:
    some = VerifyReport((replace(WHOLE, statements=3, unlocated=2),), ())
    assert text(some).startswith("audit: 1 of 1 locators hold")
    assert text(some).endswith("Every locator holds; 2 rows without a locator.")
    none = VerifyReport((replace(WHOLE, unlocated=1, located=0),), ())
    assert text(none).endswith("\nNo row has a locator.")


def test_a_fingerprint_that_was_just_made_confirms_nothing() -> None:
    told = " ".join(text(VerifyReport((WHOLE,), ()), made=1).split())
    assert told.endswith(
        "Every locator holds; 1 fingerprint just made from these texts, which compares nothing."
    )
