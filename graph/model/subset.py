"""A dataset with some of its transfers or statements alone, and what hangs on them.

What is said of no transfer that is left, and the quantities of no statement that is left, are gone;
actors, documents and origins stay as they are. Rows keep their order.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from graph.model.quantities import left
from graph.model.rows import Dataset


def with_transfers(dataset: Dataset, transfers: Container[str]) -> Dataset:
    """Return the dataset with these transfers (ids) alone, and what is said of them. O(rows)."""
    kept = tuple(one for one in dataset.transfers if one.id in transfers)
    said = {one.id for one in dataset.statements if one.transfer in transfers}
    return replace(with_statements(dataset, said), transfers=kept)


def with_statements(dataset: Dataset, statements: Container[str]) -> Dataset:
    """Return the dataset with these statements (ids) alone, and their quantities. O(rows).

    Every transfer stays, also one of which nothing is said any more.
    """
    kept = tuple(one for one in dataset.statements if one.id in statements)
    return replace(dataset, statements=kept, quantities=left(dataset.quantities, statements))


def with_originals(dataset: Dataset, documents: Iterable[str]) -> set[str]:
    """Return the documents, and those whose text they carry, at any remove."""
    found, queue = set[str](), [*documents]
    while queue:
        name = queue.pop()
        if name in dataset.document and name not in found:
            found.add(name)
            queue.append(dataset.document[name].copy_of)
    return found
