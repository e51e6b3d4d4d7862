"""Files of every kind become paragraphs, and whatever a file does is a sentence."""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import ExtraError, FileError
from seeds.documents import extracted
from seeds.documents.extracted import Extracted, Paragraph, extract, numbered
from seeds.locators.spans import fingerprint, pages, paragraphs, sentences, span
from tests.support.files.documents import PICTURE, column, docx, html, packed, pdf

for library in ("trafilatura", "pdfminer", "docx"):
    pytest.importorskip(library)

HEAD = (
    '<title>Rifles - The Ledger</title><meta property="og:title" content="Rifles">'
    '<meta property="og:site_name" content="The Ledger"><meta name="author" content="Mira Khan">'
    '<meta property="article:published_time" content="2023-05-04T08:00:00Z">'
)
ARTICLE = html(
    "<h1>Rifles</h1><p>A line<br>broken in two. It goes on.</p>"
    "<blockquote><p>We gave <b>them</b> <code>arms</code>.</p></blockquote>"
    "<p>He said <q>yes</q> to it.</p><ul><li>An item.</li></ul><pre><code>A list</code></pre>"
    "<table><tr><th>Year</th><th>Rifles</th></tr><tr><td>2022</td><td>30</td></tr></table>",
    HEAD,
)
AUDIT = pdf(
    [
        [
            *column(50, 700, "It was a trans-", "fer of US-", "made mortars."),
            *column(330, 700, "The second column stands", "by itself."),
        ],
        PICTURE,
        column(50, 700, "The last page."),
    ],
    Title="Audit",
    CreationDate="D:20230102030405Z",
)


def read(folder: Path, raw: bytes, name: str = "file") -> Extracted:
    (folder / name).write_bytes(raw)
    return extract(folder / name)


def refusal(folder: Path, raw: bytes, name: str = "file") -> str:
    with pytest.raises(FileError) as refused:
        read(folder, raw, name)
    told = str(refused.value)
    assert told.startswith(f"{folder / name}: ")
    assert told.endswith(".")
    return told


def test_a_web_page_gives_its_article_with_no_paragraph_parted_at_a_line_break(
    tmp_path: Path,
) -> None:
    found = read(tmp_path, ARTICLE)
    assert paragraphs(found.text) == (
        "Rifles",
        "A line broken in two. It goes on.",
        "We gave them arms.",
        "He said yes to it.",
        "An item.",
        "A list",
        "Year | Rifles",
        "2022 | 30",
    )
    told = {"title": "Rifles", "outlet": "The Ledger", "author": "Mira Khan"}
    assert found.told == told | {"published": "2023-05-04", "language": "en"}
    assert re.fullmatch(r"trafilatura [0-9.]+", found.extractor)


def test_a_pdf_gives_its_blocks_each_with_its_page_and_tells_of_scans(tmp_path: Path) -> None:
    found = read(tmp_path, AUDIT)
    assert [(one.page, one.text) for one in numbered(found.text)] == [
        (1, "It was a trans-fer of US-made mortars."),
        (1, "The second column stands by itself."),
        (3, "The last page."),
    ]
    assert (found.pages, found.scans, found.made) == (3, (2,), "2023-01-02")
    assert found.told == {"title": "Audit"}


def test_a_docx_gives_its_paragraphs_and_rows(tmp_path: Path) -> None:
    found = read(tmp_path, docx("One\nparagraph. Two.", [["a", "b"], ["c", "d"]], "", "End."))
    assert paragraphs(found.text) == ("One paragraph. Two.", "a | b", "c | d", "End.")


@pytest.mark.parametrize("raw", [b"One. Two.\r\n\r\n  three", "\ufeffCaf\u00e9.\n".encode()])
def test_a_text_is_kept_as_it_is(tmp_path: Path, raw: bytes) -> None:
    found = read(tmp_path, raw)
    assert found.raw == raw
    assert found.sha256 == found.file_sha256 == hashlib.sha256(raw).hexdigest()
    assert (found.extractor, found.told) == ("", {})


def test_a_text_in_utf_16_is_kept_in_utf_8(tmp_path: Path) -> None:
    assert read(tmp_path, "Caf\u00e9.".encode("utf-16")).raw == "Caf\u00e9.".encode()


@given(st.lists(st.tuples(st.integers(1, 4), st.text("a.\f\n\r B\x85\u2028", max_size=8))))
def test_what_is_kept_has_the_paragraphs_and_the_pages_that_were_found(
    found: list[tuple[int, str]],
) -> None:
    found.sort(key=lambda one: one[0])
    kept = extracted._kept(found, 4).decode()
    expected = [(page, " ".join(text.split())) for page, text in found if text.strip()]
    assert [*zip(pages(kept), paragraphs(kept), strict=True)] == expected


@given(st.text("aB. !?\n\f", max_size=60))
def test_numbers_and_fingerprints_are_those_that_verify_counts_by(text: str) -> None:
    found = numbered(text)
    assert [one.number for one in found] == [*range(1, len(found) + 1)]
    for one in found:
        assert one.span_sha256 == fingerprint(span(text, one.number))
        assert [part.text for part in one.sentences] == [*sentences(one.text)]
        assert isinstance(one, Paragraph)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (AUDIT[:700], "this PDF cannot be read"),
        (b"%PDF-1.4\n" + bytes(range(256)) * 9, "this PDF cannot be read"),
        (pdf([PICTURE]), "pictures, without text"),
        (packed(word__document_xml=b"x").replace(b"nt_xml", b"nt.xml"), "this DOCX cannot be read"),
        (html("").replace(b"<body>", b"<body>" + b"<div>" * 50_000), "no text was found"),
        ("caf\u00e9".encode("cp1252"), "the byte E9 at offset 3"),
        (b"\x89PNG\r\n\x1a\n\0\0", "text, HTML, PDF or DOCX"),
        (b" \n", "no text was found"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(tmp_path: Path, raw: bytes, why: str) -> None:
    assert why in refusal(tmp_path, raw)


def test_what_takes_too_long_or_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(ARTICLE)
    with pytest.raises(FileError, match="reading it takes longer than 0.001 seconds"):
        extract(path, 0.001)
    monkeypatch.setattr(extracted, "MOST_BYTES", 9)
    assert "too large" in refusal(tmp_path, b"ten letters")


def test_a_reader_that_breaks_down_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert "its reader broke down over it" in refusal(tmp_path, ARTICLE)


def test_what_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    for path, why in ((tmp_path / "none", "there is no such file"), (tmp_path, "it is a folder")):
        with pytest.raises(FileError, match=why):
            extract(path)


def test_without_the_extra_a_sentence_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extracted, "find_spec", lambda name: None)
    with pytest.raises(ExtraError, match=r"reading HTML needs the library trafilatura.*documents"):
        read(tmp_path, ARTICLE)
    assert read(tmp_path, b"A text needs none.").text == "A text needs none."


def test_what_is_left_out_of_such_files_is_told(tmp_path: Path) -> None:
    assert "no part of the article" in read(tmp_path, ARTICLE).omits
    assert "footers" in read(tmp_path, docx("It was given.")).omits
    assert read(tmp_path, b"It was given.").omits == ""
