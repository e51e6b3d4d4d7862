"""The documents as CSL-JSON, which Zotero and every citation processor read.

``id`` is the document's, ``container-title`` its outlet, ``note`` the researcher's. A plain date is
``issued`` in its parts, with its season and ``circa``; every other date is ``issued`` literally, in
words. What CSL has no name for stands in ``custom``: ``published`` as written, ``copy_of``,
``sha256``, the user's own columns.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, BinaryIO

from exports.rows.tables import absent_tables, rows
from exports.words.dates import date_parts, in_words
from exports.words.escapes import UTF8
from exports.writing import format
from exports.writing.format import Cleaner, Loss, absent
from graph.model.own import is_own
from graph.model.schema import DOCUMENTS
from graph.network import Network

ABSENT = absent_tables(("documents",), "a bibliography lists documents alone")
"""Tables that a bibliography has no place for, and why."""

CSL_SEASONS = {21: 1, 22: 2, 23: 3, 24: 4}
"""CSL counts the seasons from spring; by the month with which EDTF writes them."""

CSL_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "news": "article-newspaper",
        "opinion": "article-newspaper",
        "interview": "article-newspaper",
        "repost": "webpage",
        "research": "report",
        "audit": "report",
        "record": "document",
        "court": "legal_case",
        "dataset": "dataset",
        "social": "post",
    }
)
"""The type of a CSL item by the genre of the document; without a genre it is a document.

An interview is what the outlet printed: CSL's own ``interview`` has the one who answers as author.
"""

_PLAIN = {"title": "title", "container-title": "outlet", "URL": "url", "genre": "genre"}
_CUSTOM = tuple(
    column.name for column in DOCUMENTS.without("id", "author", "note", *_PLAIN.values())
)


def write(network: Network, stream: BinaryIO) -> Sequence[Loss]:
    """Write the bibliography; return what it could not hold."""
    cleaner = Cleaner(UTF8)
    items = [
        _item(
            {name: format.cleaned(text, f"documents.{name}", cleaner) for name, text in one.items()}
        )
        for one in rows(network.dataset, "documents")
    ]
    stream.write(json.dumps(items, ensure_ascii=False, indent=2).encode() + b"\n")
    return [*absent(network.dataset, ABSENT), *cleaner.losses()]


def _item(document: Mapping[str, Any]) -> dict[str, Any]:
    kind = CSL_TYPES.get(document["genre"] or "", "document")
    item: dict[str, Any] = {"id": document["id"], "type": kind}
    item |= {name: document[column] for name, column in _PLAIN.items() if document[column]}
    if document["author"]:
        item["author"] = [{"literal": document["author"]}]
    if document["published"]:
        item["issued"] = _issued(document["published"])
    if document["note"]:
        item["note"] = document["note"]
    own = filter(is_own, document)
    custom = {name: document[name] for name in (*_CUSTOM, *own) if document[name]}
    return item | ({"custom": custom} if custom else {})


def _issued(text: str) -> dict[str, Any]:
    found = date_parts(text)
    if not found:
        return {"literal": in_words(text)}
    numbers, qualifier = found
    issued: dict[str, Any] = {"date-parts": [numbers]}
    if len(numbers) > 1 and numbers[1] in CSL_SEASONS:
        issued = {"date-parts": [numbers[:1]], "season": CSL_SEASONS[numbers[1]]}
    return issued | ({"circa": True} if qualifier else {})
