"""Other programs make a bibliography of the documents."""

from __future__ import annotations

import json
import warnings
from dataclasses import replace

import pytest
from hypothesis import given, settings

import armstrail
from exports.formats.csl import CSL_TYPES
from graph.model.dates import parse
from graph.model.rows import Dataset, Document
from graph.model.vocabulary import GENRES
from graph.network import build
from tests.support.exported import exported
from tests.support.strategies import datasets

NETWORK = armstrail.load().network


def test_a_citation_processor_prints_author_title_and_year() -> None:
    citeproc = pytest.importorskip("citeproc")
    read = pytest.importorskip("citeproc.source.json").CiteProcJSON
    items = json.loads(exported(NETWORK, "csl")[0])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = read([{key: item[key] for key in item if key != "custom"} for item in items])
        style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
        made = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
        for item in items:
            made.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
        printed = "\n".join(map(str, made.bibliography()))
    for document in NETWORK.dataset.documents:
        assert document.title.split(":")[0].split("‘")[0].strip() in printed
    assert "Khan" in printed
    assert "2023" in printed


CSL_1_0_2 = set("article-newspaper dataset document legal_case post report webpage".split())
"""Some of the types that the schema of CSL 1.0.2 lists."""


def test_every_genre_has_a_type_that_csl_knows() -> None:
    assert set(CSL_TYPES) == set(GENRES)
    assert set(CSL_TYPES.values()) <= CSL_1_0_2


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("2021", {"date-parts": [[2021]]}),
        ("2021-08-15", {"date-parts": [[2021, 8, 15]]}),
        ("2023-10~", {"date-parts": [[2023, 10]], "circa": True}),
        ("2015-21", {"date-parts": [[2015]], "season": 1}),
        ("2020/2022", {"literal": "2020 to 2022"}),
        ("201X", {"literal": "2010s"}),
    ],
)
def test_a_date_is_issued_in_its_parts_or_in_words(date: str, issued: object) -> None:
    document = Document("d", "D", published=parse(date))
    (item,) = json.loads(exported(build(Dataset(documents=(document,))), "csl")[0])
    assert item["issued"] == issued
    assert item["custom"]["published"] == date


@settings(max_examples=25)
@given(datasets(controls=True))
def test_bibtex_reads_one_entry_for_each_document(dataset: Dataset) -> None:
    content = exported(build(dataset), "bibtex")[0].decode()
    read = pytest.importorskip("pybtex.database").parse_string(content, "bibtex").entries
    assert list(read) == [document.id for document in dataset.documents]


def test_bibtex_has_year_and_month_for_a_plain_date() -> None:
    document = replace(Document("d", "D"), published=parse("2021-08-15"))
    content = exported(build(Dataset(documents=(document,))), "bibtex")[0].decode()
    entries = pytest.importorskip("pybtex.database").parse_string(content, "bibtex").entries
    (entry,) = entries.values()
    assert (entry.fields["year"], entry.fields["month"]) == ("2021", "August")
