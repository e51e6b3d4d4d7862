"""What verify found, in sentences of 80 columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import Fault
from graph.model.rows import Dataset, Document, Statement
from seeds.locators.verify import DocumentReport, VerifyReport, text, verify

REPORT = DocumentReport("audit", 3, 2, 1, 4, "a.txt", "", 4, 60, tuple(range(20, 60)))


def test_lines_are_wrapped_at_80_columns_and_hang() -> None:
    fault = Fault("statements.csv", 0, "paragraph", f"s1 (audit, paragraph 70): {'word ' * 30}end")
    lines = text(VerifyReport((REPORT,), (fault,), ("b.txt: " + "no " * 40,))).split("\n")
    assert max(map(len, lines)) <= 80
    assert lines[0] == "audit: 4 of 5 locators hold, 60 paragraphs"
    assert lines[1].startswith("  neither coded nor rejected: paragraphs 20, 21")
    assert lines[2].startswith("    ")
    assert "  without a locator: 1 row" in lines
    assert lines[-1] == "Not every locator could be confirmed."


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
    whole = DocumentReport("audit", 1, 0, 0, 0, "a.txt", "", 1, 1)
    assert text(VerifyReport((whole,), ())).split("\n") == [
        "audit: 1 of 1 locators hold, 1 paragraph",
        "Every locator holds.",
    ]
