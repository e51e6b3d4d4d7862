"""``armstrail paragraphs`` shows a document as locators count it."""

from __future__ import annotations

from pathlib import Path

from seeds.locators.spans import fingerprint
from tests.support.cli import printed, run

TEXT = "A headline\n\nOne \u201cthing\u201d. And another.\n\fThe second page.\n\f"


def test_every_sentence_stands_under_its_number_and_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    first, _, *lines = run("paragraphs", str(tmp_path / "a.txt")).stdout.splitlines()
    assert first == "a.txt: 3 paragraphs on 2 pages."
    print_ = fingerprint('One "thing". And another.')
    assert lines[3] == f"2, page 1  [{print_[:12]}…]"
    assert lines[4:6] == ['  2.1  One "thing".', "  2.2  And another."]
    assert lines[7].startswith("3, page 2")


def test_all_fingerprints_are_told_in_full_and_in_json(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    told = run("paragraphs", str(tmp_path / "a.txt"), "--full").stdout
    (one, *_) = printed("paragraphs", str(tmp_path / "a.txt"), "--json")["paragraphs"][1:]
    assert [part["text"] for part in one["sentences"]] == ['One "thing".', "And another."]
    for part in (one, *one["sentences"]):
        assert part["span_sha256"] == fingerprint(part["text"])
        assert f"[{part['span_sha256']}]" in told
