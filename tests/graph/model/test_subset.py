"""A dataset with some of its rows alone."""

from __future__ import annotations

from dataclasses import replace

from graph.model.rows import Document, Quantity
from graph.model.subset import with_originals, with_statements, with_transfers
from tests.support.random_datasets import draw


def test_with_a_transfer_goes_what_is_said_of_it_and_its_quantities() -> None:
    whole = draw(3)
    figures = tuple(Quantity(f"q-{one.id}", one.id, "rifles") for one in whole.statements)
    whole = replace(whole, quantities=figures)
    less = with_transfers(whole, {"t1", "t4"})
    assert [one.id for one in less.transfers] == ["t1", "t4"]
    assert {one.transfer for one in less.statements} == {"t1", "t4"}
    assert [one.statement for one in less.quantities] == [one.id for one in less.statements]
    assert less.actors == whole.actors


def test_a_transfer_stays_when_nothing_is_said_of_it_any_more() -> None:
    whole = draw(3)
    kept = [one.id for one in whole.statements if one.transfer != "t0"]
    less = with_statements(whole, kept)
    assert less.transfers == whole.transfers
    assert not less.statements_of["t0"]


def test_a_copy_of_a_copy_has_its_first_original_with_it() -> None:
    first, copied = Document("first", "A"), Document("copied", "A", copy_of="first")
    again = Document("again", "A", copy_of="copied")
    whole = replace(draw(3), documents=(first, copied, again, Document("other", "B")))
    assert with_originals(whole, ["again"]) == {"again", "copied", "first"}
