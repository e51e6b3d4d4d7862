"""The code book in the documentation is the one that the schema makes."""

import re

from graph.model.schema import FIGURES, MEASURES, TABLES
from graph.model.vocabulary import VOCABULARIES
from seeds.codebook import code_book
from tests.support.places import ROOT


def test_the_code_book_in_the_documentation_is_the_one_that_the_schema_makes() -> None:
    written = (ROOT / "docs" / "code-book.md").read_text("utf-8")
    assert written == code_book(), "python -m seeds.codebook > docs/code-book.md"


def test_it_has_every_column_and_every_term_in_order() -> None:
    sections = re.split(r"^## ", code_book(), flags=re.MULTILINE)[1:-1]
    found = [re.findall(r"^\| `(\S+)` \|", section, re.MULTILINE) for section in sections]
    columns = [table.columns for table in TABLES.values()]
    assert found == [
        *([column.name for column in some] for some in (*columns, FIGURES, MEASURES)),
        *map(list, VOCABULARIES.values()),
    ]


def test_its_links_lead_to_headings() -> None:
    book = code_book()
    titles = re.findall(r"^## (.+)$", book, re.MULTILINE)
    anchors = {title.lower().replace(":", "").replace(" ", "-") for title in titles}
    links = set(re.findall(r"\]\(#([^)]+)\)", book))
    assert links
    assert links <= anchors
