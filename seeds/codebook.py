"""The code book: every table, column, kind and vocabulary of the schema, as Markdown.

``python -m seeds.codebook > docs/code-book.md`` writes the one in the documentation.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping

from graph.model.schema import FIGURES, MEASURES, REF, TABLES, TERM, Column, Table
from graph.model.vocabulary import SOURCES, VOCABULARIES, Term
from seeds.sheets.files import file_name

_HEAD = """# The code book

Made from `graph/model/schema.py` and `graph/model/vocabulary.py` by `python -m seeds.codebook`.

An empty cell is unknown, or means the default; where a column is *required* it must not be empty.
Ids are slugs: lower-case letters a to z, digits and hyphens. Dates are EDTF level 1 (ISO 8601-2).

Any table may have columns of your own: `x_` and then lower-case letters, digits and `_` (`x_box`).
What stands in them is text. It is kept, shown and exported, and never interpreted.
"""


def code_book() -> str:
    """Return the code book; the same for the same schema."""
    return "\n".join([_HEAD, *_tables(), *_computed(), *_vocabularies(), *_sources()])


def _tables() -> Iterator[str]:
    for table in TABLES.values():
        yield from (f"## `{file_name(table)}`", "", _sentence(table), "")
        yield from _columns(table.columns)


def _sentence(table: Table) -> str:
    optional = "; a dataset may do without it" if table.optional else ""
    return f"{table.description[0].upper()}{table.description[1:]}{optional}."


def _computed() -> Iterator[str]:
    yield from ("## What is computed of a transfer", "", *_columns(FIGURES))
    yield from ("## What is computed of an actor", "", *_columns(MEASURES))


def _columns(columns: Iterable[Column]) -> Iterator[str]:
    yield from ("| column | kind | meaning |", "|---|---|---|")
    for column in columns:
        yield f"| `{column.name}` | {_kind(column)} | {_meaning(column)} |"
    yield ""


def _kind(column: Column) -> str:
    named = f" of `{file_name(TABLES[column.target])}`" if column.kind is REF else ""
    word = f" of [{column.target}](#{_anchor(column.target)})" if column.kind is TERM else ""
    return f"{column.kind.name}{named}{word}"


def _meaning(column: Column) -> str:
    required = "; *required*" if column.required else ""
    default = f"; empty means `{column.default}`" if column.default else ""
    return f"{column.description}{required}{default}"


def _anchor(vocabulary: str) -> str:
    return f"vocabulary-{vocabulary.replace(' ', '-')}"


def _vocabularies() -> Iterator[str]:
    for name, terms in VOCABULARIES.items():
        yield from (f"## Vocabulary: {name}", "", *_terms(terms), "")


def _terms(terms: Mapping[str, Term]) -> Iterator[str]:
    yield from ("| term | definition | source |", "|---|---|---|")
    for term in terms.values():
        yield f"| `{term.id}` | {term.definition} | {term.source} |"


def _sources() -> Iterator[str]:
    yield from ("## Sources of the definitions", "")
    yield from (f"- {name}: {work}" for name, work in SOURCES.items())
    yield ""


if __name__ == "__main__":
    sys.stdout.write(code_book())
