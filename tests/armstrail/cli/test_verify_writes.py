"""``armstrail verify`` mends what can be mended, and lists what nobody has read."""

from __future__ import annotations

from pathlib import Path

import pytest

from exports.report import listing
from exports.rows import near
from graph.model.rows import Actor, Dataset, Document, Rejected
from graph.network import build
from seeds.locators.spans import fingerprint
from seeds.tables import bundled, read
from tests.support.cli import run

TEXT = "One. Two. Three.\nFour.\n\fOne. Again.\nOne. Five.\n\f"
HEAD = (
    "x_own,id,transfer,origin,document,stance,page,paragraph,sentences,span_sha256,explicitness,"
    "basis,interest,summary\r\n"
)
TABLES = {
    "actors": "id,name,type\na,A,state\nb,B,state\n",
    "origins": "id,name\no,O\n",
    "transfers": "id,giver,receiver,mode\nt,a,b,lost\n",
}


def line(name: str, place: str, print_: str = "") -> str:
    return (
        f'" {name} ",{name},t,o,d,asserts,,{place},{print_},implied,none-shown,none,"says, so"\r\n'
    )


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case with one document of four paragraphs on two pages, and no statement yet."""
    (tmp_path / "d.txt").write_text(TEXT, "utf-8")
    run("init", str(tmp_path / "case"))
    monkeypatch.chdir(tmp_path / "case")
    assert run("add", "document", "../d.txt", "--title", "D").exit_code == 0
    for name, text in TABLES.items():
        Path(f"{name}.csv").write_text(text, "utf-8")
    return tmp_path / "case"


def statements(case: Path, *lines: str) -> bytes:
    path = case / "statements.csv"
    path.write_bytes((HEAD + "".join(lines)).encode())
    return path.read_bytes()


def test_fingerprints_are_filled_in_and_all_else_stays_to_the_last_byte(case: Path) -> None:
    raw = statements(case, line("s", "1,2"), "\r\n", line("nowhere", "9,"), line("unplaced", ","))
    told = run("verify", "--write").stdout
    filled = "s (d, paragraph 1, sentences 2): the fingerprint is made from the text there."
    assert filled in " ".join(told.split())
    assert "; 1 fingerprint just made from these texts, which compares" in " ".join(told.split())
    assert "there is no paragraph 9" in " ".join(told.split())
    made = (case / "statements.csv").read_bytes()
    print_ = fingerprint("Two.").encode()
    assert made == raw.replace(b",1,2,,", b",1,2," + print_ + b",")


def test_a_locator_that_moved_is_repaired_where_its_span_stands_once(case: Path) -> None:
    moved = line("moved", "1,1", fingerprint("Two. Three."))
    gone = line("gone", "2,", fingerprint("Never said."))
    whole = line("whole", "2,", fingerprint("One. Again."))
    raw = statements(case, moved, gone, whole, line("often", "2,1", fingerprint("One.")))
    told = " ".join(run("verify", "--write").stdout.split())
    assert (
        "moved (d, paragraph 1, sentences 1): its text stands in paragraph 1, sentences 2-3" in told
    )
    assert "gone (d, paragraph 2): its text stands nowhere else, so it is left as it is." in told
    assert "in several places (paragraph 1, sentences 1, paragraph 3, sentences 1 and" in told
    made = (case / "statements.csv").read_bytes()
    here = raw.replace(b"asserts,,1,1,", b"asserts,1,1,2-3,")
    assert made == here.replace(
        b"asserts,,2,," + fingerprint("One. Again.").encode(),
        b"asserts,2,3,," + fingerprint("One. Again.").encode(),
    )


def test_what_is_mended_once_is_left_alone(case: Path) -> None:
    statements(case, line("s", "1,2"))
    run("verify", "--write")
    made = (case / "statements.csv").read_bytes()
    again = run("verify", "--write")
    assert (case / "statements.csv").read_bytes() == made
    assert "Written" not in again.stderr


def test_a_table_without_the_column_gets_it(case: Path) -> None:
    rows = "document,paragraph,reason,summary\nd,2,use,is used\n"
    (case / "rejected.csv").write_text(rows, "utf-8")
    run("verify", "documents", "--write")
    print_ = fingerprint("Four.")
    assert (case / "rejected.csv").read_text("utf-8") == (
        "document,paragraph,reason,summary,span_sha256\n" + f"d,2,use,is used,{print_}\n"
    )


def test_the_rest_is_listed_as_unread_and_told_so_everywhere(case: Path) -> None:
    statements(case, line("s", "2,", fingerprint("Four.")))
    found = run("verify", "--rest")
    assert "3 paragraphs listed as unread." in found.stdout
    assert "unread: paragraphs 1, 3, 4" in found.stdout
    assert found.stdout.endswith(
        "Every locator holds; 3 paragraphs that nobody has accounted for.\n"
    )
    assert found.exit_code == 2
    assert {one.reason for one in read(case).rejected} == {"unread"}
    assert "The document d has 3 passages unread" in " ".join(run("check").stdout.split())
    assert "0 passages rejected, 3 unread" in run("sources", "--full").stdout
    listed = run("sources").stdout.splitlines()
    (header,) = (row for row in listed if row.startswith("document"))
    (row,) = (row for row in listed if row.startswith("“D”"))
    assert header.split()[-2:] == ["rejected", "unread"]
    assert row.split()[-2:] == ["0", "3"]
    assert "0 paragraphs listed as unread." in run("verify", "--rest").stdout


def test_an_unread_passage_is_none_that_states_no_transfer() -> None:
    read_, unread = (Rejected("d", 1, reason=reason, actors=("a",)) for reason in ("use", "unread"))
    dataset = Dataset(
        actors=(Actor("a", "A", "state"),),
        documents=(Document("d", "D"),),
        rejected=(read_, unread),
    )
    assert near.passages(dataset, "a") == [read_]
    (document,) = listing.sources(build(dataset))["documents"]
    assert (document["rejected"], document["unread"]) == (1, 1)


def test_nothing_of_the_bundled_dataset_is_mended(tmp_path: Path) -> None:
    for option in ("--write", "--rest"):
        refused = run("verify", str(tmp_path), option, "--data", str(bundled()))
        assert "no case is named that could be written to" in refused.stderr


def test_without_texts_of_its_own_the_folder_must_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "name the FOLDER that holds its documents" in run("verify").stderr
