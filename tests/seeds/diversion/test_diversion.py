"""The bundled dataset: held against its documents, its code book, and what it must not say."""

import csv
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.model.folding import fold
from graph.model.rows import Dataset
from graph.model.schema import TABLES
from graph.network import build
from seeds.locators.verify import VerifyReport, normalise, verify
from seeds.scaffold import bundled_package
from seeds.sheets.files import file_name
from seeds.tables import bundled, read
from tests.support.places import ROOT

FOLDER = Path(os.environ.get("ARMSTRAIL_DOCUMENTS") or ROOT / "../shared/seed-documents")
ABSENT = f"the seed documents are not in {FOLDER}; ARMSTRAIL_DOCUMENTS can name their folder"
TABLE_NAMES = [name for name in TABLES if name != "materiel"]
LONGEST_QUOTATION = 6  # words


@pytest.fixture(scope="module")
def data() -> Dataset:
    return read(bundled())


@pytest.fixture(scope="module")
def report(data: Dataset) -> VerifyReport:
    if not FOLDER.is_dir():
        pytest.skip(ABSENT)
    found = verify(data, FOLDER)
    if len(found.missing) == len(data.documents):
        pytest.skip(ABSENT)
    return found


def rows(table: str) -> list[dict[str, str]]:
    with (bundled() / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def header(table: str) -> list[str]:
    text = (bundled() / f"{table}.csv").read_text(encoding="utf-8")
    return next(csv.reader(text.splitlines()))


# -- against the documents


def test_every_document_is_found_and_is_utf_8(report: VerifyReport) -> None:
    assert [one.problem for one in report.documents] == [""] * 5
    assert not report.unreadable


def test_every_locator_resolves_and_every_fingerprint_matches(report: VerifyReport) -> None:
    assert report.faults == ()
    for one in report.documents:
        assert one.located == one.statements + one.rejected
        assert one.uncompared == 0


def test_every_paragraph_of_the_documents_is_accounted_for(report: VerifyReport) -> None:
    assert report.uncovered == {}
    assert report.ok


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", normalise(text).casefold())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    found, length = words(text), LONGEST_QUOTATION + 1
    return (tuple(found[i : i + length]) for i in range(len(found) - length + 1))


def test_no_sentence_of_a_document_is_copied(report: VerifyReport) -> None:
    printed = {
        run
        for one in report.documents
        for run in runs((FOLDER / one.file).read_text(encoding="utf-8"))
    }
    assert printed
    cells = {
        f"{table}.csv, row {number}, {column}": cell
        for table in TABLE_NAMES
        for number, row in enumerate(rows(table), 2)
        for column, cell in row.items()
        if (table, column) != ("documents", "title")
    }
    cells["README.md"] = (bundled() / "README.md").read_text(encoding="utf-8")
    copied = {place: run for place, cell in cells.items() for run in runs(cell) if run in printed}
    assert copied == {}


# -- files, code book, data package


def test_columns_are_those_of_the_schema_in_its_order() -> None:
    for name in TABLE_NAMES:
        assert header(name) == [column.name for column in TABLES[name].columns]


def test_files_are_utf_8_with_lf_and_without_a_byte_order_mark() -> None:
    for path in bundled().iterdir():
        raw = path.read_bytes()
        assert raw.decode("utf-8").startswith("\ufeff") is False
        assert b"\r" not in raw
        assert raw.endswith(b"\n")


def test_the_code_book_has_every_table_and_column_and_no_other() -> None:
    text = (bundled() / "README.md").read_text(encoding="utf-8")
    book = {}
    for section in re.split(r"^#+ ", text, flags=re.MULTILINE):
        named = re.match(r"`(\w+)\.csv`\n", section)
        if named:
            book[named[1]] = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
    assert book == {name: header(name) for name in TABLE_NAMES}


def test_the_code_book_opens_with_the_caveats() -> None:
    text = (bundled() / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)", text, re.MULTILINE)[0] == "What this data does not say"


def test_identifiers_in_the_code_book_are_those_of_the_data(data: Dataset) -> None:
    text = (bundled() / "README.md").read_text(encoding="utf-8")
    known = {*data.actor, *data.document, *data.transfer, *data.origin}
    slugs = set(re.findall(r"`([a-z0-9]+(?:-[a-z0-9]+){2,})`", text))
    assert slugs
    assert slugs - known - {"retransferred-unauthorised"} == set()


def test_the_data_package_is_what_the_schema_generates() -> None:
    path, made = bundled_package()
    assert path == bundled() / "datapackage.json"
    assert path.read_text(encoding="utf-8") == made, "python -m seeds.scaffold"


def test_the_data_package_agrees_with_the_headers() -> None:
    package = json.loads((bundled() / "datapackage.json").read_text(encoding="utf-8"))
    described = {
        one["path"]: [field["name"] for field in one["schema"]["fields"]]
        for one in package["resources"]
    }
    assert described == {file_name(TABLES[name]): header(name) for name in TABLE_NAMES}


# -- what holds of every row


def test_every_transfer_is_stated_by_some_document(data: Dataset) -> None:
    network = build(data)
    assert all(network.findings[one].band for one in data.transfer)
    completed = {one.id for one in data.transfers if one.outcome == "completed"}
    assert network.usable == completed
    assert all(one.explicitness != "coder" for one in data.statements)


def test_no_name_fits_two_actors(data: Dataset) -> None:
    owner: dict[str, str] = {}
    for actor in data.actors:
        for name in {fold(text) for text in (actor.id, actor.name, *actor.aliases)}:
            assert owner.setdefault(name, actor.id) == actor.id, name


def test_every_origin_speaks_and_every_outlet_passed_is_an_actor(data: Dataset) -> None:
    assert {one.origin for one in data.statements} == set(data.origin)
    assert {outlet for one in data.statements for outlet in one.relay} <= set(data.actor)


def test_nothing_is_graded_a(data: Dataset) -> None:
    assert "A" not in {one.grade for one in data.origins}
    assert "A" not in {one.grade for one in data.documents}


def test_every_part_is_an_organ_or_a_member(data: Dataset) -> None:
    assert all(bool(one.parent) == bool(one.parent_kind) for one in data.actors)


def test_every_rejected_passage_but_furniture_and_one_call_names_its_actors(
    data: Dataset,
) -> None:
    without = [one for one in data.rejected if not one.actors and one.reason != "boilerplate"]
    assert [(one.document, one.paragraph, one.reason) for one in without] == [
        ("coverpage-pakistan", 13, "policy")
    ]


def test_nothing_is_claimed_to_be_read_by_a_second_person(data: Dataset) -> None:
    assert {(one.review, one.reviewer, one.quote) for one in data.statements} == {("coded", "", "")}


def test_documents_hold_no_address_and_locators_are_complete(data: Dataset) -> None:
    assert all(not one.url and not one.copy_of for one in data.documents)
    assert all(one.paragraph and one.span_sha256 for one in data.statements)
