"""Who says what of a transfer, one entry an assertion, in lines of 80 columns.

Statements of one origin with one stance stand together, with every place where they are printed:
a repeat makes the entry longer, not the evidence stronger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exports.wording import wrap
from graph.model import Dataset, Document, Statement

_SIGNS = {"asserts": "+", "acknowledges": "+", "denies": "-"}


def sign(statement: Statement) -> str:
    """``+`` supports, ``-`` denies, ``o`` is shown without weight."""
    return _SIGNS.get(statement.stance, "o")


def ordered(statements: Iterable[Statement]) -> list[Statement]:
    """What supports, then what denies, then the rest; what is withdrawn or set aside last."""
    return sorted(statements, key=lambda one: (one.status != "active", "+-o".index(sign(one))))


def lines(dataset: Dataset, statements: Iterable[Statement], indent: str) -> Iterator[str]:
    """The entries: sign, origin with its grade, stance, remarks, and the places."""
    entries: dict[tuple[str, str], list[str]] = {}
    for one in ordered(statements):
        entries.setdefault((sign(one), _claim(dataset, one)), []).append(place(one))
    for (mark, claim), places in entries.items():
        yield wrap(f"{mark} {claim}: {'; '.join(places)}", indent, f"{indent}  ")


def _claim(dataset: Dataset, statement: Statement) -> str:
    origin = dataset.origin[statement.origin]
    letter = "not graded" if origin.grade == "F" else f"grade {origin.grade}"
    remarks = [f"{statement.hedge} by its own words"] if statement.hedge != "plain" else []
    remarks += [statement.explicitness] if statement.explicitness != "explicit" else []
    remarks += [statement.status] if statement.status != "active" else []
    remark = f" [{', '.join(remarks)}]" if remarks else ""
    return f"{origin.name} ({letter}) {statement.stance.replace('-', ' ')}{remark}"


def place(statement: Statement) -> str:
    """Where a statement stands: document id, paragraph, sentences, and the outlets passed."""
    where = statement.document
    if statement.paragraph is not None:
        where += f" paragraph {statement.paragraph}"
    if statement.sentences:
        noun = "sentences" if "-" in statement.sentences else "sentence"
        where += f" {noun} {statement.sentences}"
    return where + (f" (via {' > '.join(statement.relay)})" if statement.relay else "")


def documents(dataset: Dataset, transfers: Iterable[str]) -> Iterator[str]:
    """The documents in which statements on the transfers are printed, as a short bibliography."""
    wanted = {
        statement.document
        for transfer in transfers
        for statement in dataset.statements_of[transfer]
    }
    found = [document for document in dataset.documents if document.id in wanted]
    if found:
        yield "Documents"
    for document in found:
        yield wrap(f"{document.id}: {reference(document)}", "  ", "    ")


def reference(document: Document) -> str:
    """Outlet, title and date of a document, as far as they are known."""
    parts = [document.outlet, f"“{document.title}”", str(document.published or "")]
    return ", ".join(part for part in parts if part)
