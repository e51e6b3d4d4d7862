"""Spans, fingerprints, and holding a dataset against its documents."""

import hashlib
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import FileError
from graph.model.rows import Dataset, Document, Rejected, Statement
from seeds.locators.verify import (
    LocatorError,
    fingerprint,
    normalise,
    paragraphs,
    sentences,
    span,
    verify,
)

TEXT = (
    "A headline\r\n\n  \t\n"
    "First it rained. \u201cThen it snowed.\u201d Nothing else happened.\n"
    "\u00a0\nThe end"
)
BYTES = TEXT.encode()
SNOW = '"Then it snowed."'
PROSE = st.text(alphabet='aB1.!?"\u2019\u201d)( \u2013\u0301\u00e9\t\n\r', max_size=60)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "renamed by somebody.dat").write_bytes(BYTES)
    return tmp_path


Rows = tuple[Statement | Rejected, ...]


def dataset(*rows: Statement | Rejected, document: Document | None = None) -> Dataset:
    return Dataset(
        documents=(document or Document("weather", "Weather", sha256=digest(BYTES)),),
        statements=tuple(row for row in rows if isinstance(row, Statement)),
        rejected=tuple(row for row in rows if isinstance(row, Rejected)),
    )


def digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def statement(paragraph: int | None, where: str = "", print_: str = "") -> Statement:
    return Statement("s", "t", "o", "weather", "asserts", None, paragraph, where, print_)


COVERING = tuple(
    Rejected("weather", number, span_sha256=fingerprint(line), reason="background")
    for number, line in enumerate(paragraphs(TEXT), 1)
)


@pytest.mark.parametrize(
    ("written", "normalised"),
    [
        ("\u2018a\u2019 \u201cb\u201d", "'a' \"b\""),
        ("2020\u20132022 \u2014 \u2212", "2020-2022 - -"),
        ("\u00a0a\t\n\u2009b ", "a b"),
        ("e\u0301", "\u00e9"),
    ],
)
def test_quotes_dashes_white_space_and_composed_letters_are_folded(
    written: str, normalised: str
) -> None:
    assert normalise(written) == normalised


def test_a_paragraph_is_a_line_that_is_not_blank_counted_from_one() -> None:
    assert len(paragraphs(TEXT)) == 3
    assert span(TEXT, 1) == "A headline"
    assert span(TEXT, 3) == "The end"


def test_line_ends_of_every_system_count_the_same() -> None:
    assert paragraphs("a\nb\n\nc") == paragraphs("a\r\nb\r\n\r\nc") == paragraphs("a\rb\r\rc")


@pytest.mark.parametrize(
    "whole",
    [
        "The U.S. Army and the U.K. Government left on Jan. 20 at night.",
        "J. Smith met Lt. Cmdr. Kyle Raines, Dr. A. B. Jones and Gen. Powell.",
        "Weapon No. 5 weighed 3.5 kg, cf. Art. 11.",
        "It cost $715.8 million; Acme Inc. Said nothing more",
        "He asked why? and went on! at length.",
        "An ellipsis... goes on in lower case.",
        "Nobody (\u2018at all.\u2019) came",
        "It ended with the e.g. U.S.",
    ],
)
def test_a_full_stop_that_ends_no_sentence_is_passed_over(whole: str) -> None:
    assert sentences(normalise(whole)) == (normalise(whole),)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three? Four\u2026 Five", 5),
        ("He said \u201cno.\u201d She left.", 2),
        ("He said \u2018no.\u2019) \u201cShe left.\u201d", 2),
        ("He said: \u201cOne. Two.\u201d Three.", 3),
        ("In 2021. 2,200 rockets followed.", 2),
        ("He said no. Then he left.", 2),
        ("He said No. Then he left.", 2),
        ("It fell in May. June was quiet.", 2),
        ("[In brackets.] (And here.) Done.", 3),
        ("Really?! \u00bfDe verdad? \u0130stanbul.", 3),
    ],
)
def test_sentences_end_where_a_new_one_begins(text: str, count: int) -> None:
    assert len(sentences(normalise(text))) == count


def test_closing_quotes_belong_to_the_sentence_that_they_close() -> None:
    assert span(TEXT, 2, "2") == SNOW
    assert span(TEXT, 2, "1-2") == f"First it rained. {SNOW}"


@given(PROSE)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(PROSE)
def test_sentences_with_blanks_between_them_are_the_paragraph(text: str) -> None:
    for number, line in enumerate(paragraphs(text), 1):
        found = sentences(line)
        assert all(found)
        assert span(text, number, f"1-{len(found)}") == span(text, number) == line


@given(PROSE)
def test_a_fingerprint_is_that_of_the_text_however_it_is_set(text: str) -> None:
    reset = text.replace(" ", "\n\u00a0").replace("\u2019", "'").replace("\u2013", "\u2014")
    assert fingerprint(reset) == fingerprint(text) == digest(normalise(text).encode())


@pytest.mark.parametrize(
    ("paragraph", "where", "words"),
    [
        (4, "", "there is no paragraph 4; the document has 3"),
        (0, "", "there is no paragraph 0"),
        (2, "4", "paragraph 2 has no sentence 4; its last is sentence 3"),
        (2, "2-9", "no sentence 9"),
        (2, "3-2", "'3-2' is no range of sentences"),
        (2, "two", "'two' is no range of sentences"),
        (2, "0", "'0' is no range of sentences"),
    ],
)
def test_a_locator_that_leads_nowhere_is_told_what_there_is(
    paragraph: int, where: str, words: str
) -> None:
    with pytest.raises(LocatorError, match=words):
        span(TEXT, paragraph, where)


def test_a_document_is_found_by_its_bytes_whatever_its_name(folder: Path) -> None:
    report = verify(dataset(statement(2, "2", fingerprint(SNOW)), *COVERING), folder)
    assert report.ok
    (found,) = report.documents
    assert found.file == "renamed by somebody.dat"
    assert (found.paragraphs, found.statements, found.rejected, found.located) == (3, 1, 3, 4)
    assert found.uncompared == 0


def test_a_locator_without_a_fingerprint_is_not_compared_and_never_holds(folder: Path) -> None:
    report = verify(dataset(statement(2, "2"), *COVERING), folder)
    assert (report.documents[0].located, report.documents[0].uncompared) == (3, 1)
    assert not report.faults
    assert not report.holds


def test_what_is_unread_is_covered_and_not_read(folder: Path) -> None:
    rest = tuple(replace(one, reason="unread") for one in COVERING)
    read = statement(2, "2", fingerprint(SNOW))
    report = verify(dataset(read, *rest), folder)
    assert report.documents[0].unread == (1, 3)
    assert not report.uncovered
    assert report.holds
    assert not report.ok


def test_a_fingerprint_of_another_text_is_a_fault_that_names_row_and_place(folder: Path) -> None:
    wrong = statement(2, "1", fingerprint(SNOW))
    report = verify(dataset(wrong, *COVERING), folder)
    assert not report.ok
    assert [str(fault) for fault in report.faults] == [
        "statements.csv, column span_sha256: s (weather, paragraph 2, sentences 1):"
        " the fingerprint is not that of the text there."
    ]
    assert report.documents[0].located == 3


def test_every_locator_that_does_not_resolve_is_a_fault(folder: Path) -> None:
    rows: Rows = (statement(2, "9"), Rejected("weather", 7, reason="use"), *COVERING)
    faults = [str(fault) for fault in verify(dataset(*rows), folder).faults]
    assert len(faults) == 2
    assert "paragraph 2 has no sentence 9" in faults[0]
    assert faults[1].startswith("rejected.csv, column paragraph: weather, paragraph 7: there is no")


def test_paragraphs_that_no_row_speaks_of_are_listed(folder: Path) -> None:
    report = verify(dataset(statement(2, "1"), statement(None)), folder)
    assert report.uncovered == {"weather": (1, 3)}
    assert report.documents[0].unlocated == 1
    assert not report.faults
    assert not report.ok


def test_a_document_that_is_not_in_the_folder_is_missing(tmp_path: Path) -> None:
    (tmp_path / "weather.txt").write_bytes(BYTES + b"!")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "weather.txt").write_bytes(BYTES)
    report = verify(dataset(*COVERING), tmp_path)
    assert report.missing == ("weather",)
    assert digest(BYTES) in report.documents[0].problem
    assert not report.ok


def test_a_document_without_a_sha256_cannot_be_looked_for(folder: Path) -> None:
    report = verify(dataset(document=Document("weather", "Weather")), folder)
    assert "weather has no sha256" in report.documents[0].problem
    assert report.missing == ("weather",)


def test_of_equal_files_the_first_by_name_is_taken(folder: Path) -> None:
    (folder / "a copy.txt").write_bytes(BYTES)
    assert verify(dataset(*COVERING), folder).documents[0].file == "a copy.txt"


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbf" + BYTES
    (tmp_path / "marked.txt").write_bytes(raw)
    document = Document("weather", "Weather", sha256=digest(raw))
    row = statement(1, "", fingerprint("A headline"))
    assert verify(dataset(row, *COVERING, document=document), tmp_path).ok


def test_a_document_in_another_encoding_gets_one_sentence(tmp_path: Path) -> None:
    raw = "caf\u00e9".encode("latin-1")
    (tmp_path / "old.txt").write_bytes(raw)
    document = Document("weather", "Weather", sha256=digest(raw))
    report = verify(dataset(*COVERING, document=document), tmp_path)
    assert report.documents[0].problem == (
        "old.txt (weather) is no UTF-8 text: it holds the byte E9 at offset 3,"
        " so its locators were not checked."
    )
    assert not report.faults
    assert not report.missing
    assert not report.ok


def test_a_file_that_cannot_be_read_gets_one_sentence_and_the_others_are_checked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "locked.txt").write_text("secret")
    opened = Path.open

    def guarded(path: Path, mode: str = "r") -> IO[Any]:
        if path.name == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", guarded)
    report = verify(dataset(*COVERING), folder)
    assert report.unreadable == ("locked.txt: the file cannot be read (Permission denied).",)
    assert report.ok


def test_a_document_that_goes_while_it_is_read_gets_one_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(path: Path) -> bytes:
        raise FileError("it is no ordinary file")

    monkeypatch.setattr("seeds.locators.verify.content", gone)
    report = verify(dataset(*COVERING), folder)
    problem = "renamed by somebody.dat (weather): it is no ordinary file."
    assert report.documents[0].problem == problem
    assert not report.ok


@pytest.mark.parametrize(
    ("name", "words"), [("nowhere", "no such folder"), ("weather.txt", "a file, not a folder")]
)
def test_a_folder_that_is_none_is_refused_in_one_sentence(
    tmp_path: Path, name: str, words: str
) -> None:
    (tmp_path / "weather.txt").write_bytes(BYTES)
    with pytest.raises(FileError, match=words) as refused:
        verify(dataset(), tmp_path / name)
    assert name in str(refused.value)


@given(st.permutations([*COVERING, statement(2, "9"), replace(statement(2, "1"), id="z")]))
def test_the_order_of_rows_does_not_matter(rows: list[Statement | Rejected]) -> None:
    with TemporaryDirectory() as name:
        (Path(name) / "weather.txt").write_bytes(BYTES)
        report = verify(dataset(*rows), Path(name))
    assert len(report.faults) == 1
    assert (report.documents[0].located, report.documents[0].uncompared) == (3, 1)
