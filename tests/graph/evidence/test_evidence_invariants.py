"""What no repeat, denial, retraction, order or name may change in the figures of a transfer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from zlib import crc32

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.evidence.findings import Evidence, weigh
from graph.evidence.ladder import LADDER, Rung
from graph.model.rows import Dataset, Origin, Statement
from tests.support import random_datasets
from tests.support.oracles import oracle
from tests.support.statements import denies, says

ANY = st.integers(0, 10**6).map(random_datasets.draw)


@given(ANY)
def test_figures_are_what_full_enumeration_gives(data: Dataset) -> None:
    evidence = Evidence(data)
    for transfer in data.transfers:
        found = evidence.finding(transfer.id)
        exact = tuple(float(mass) for mass in oracle.masses(evidence, transfer.id))
        assert (found.support, found.conflict, found.counter, found.open) == exact
        for level in ("low", "high"):
            assert getattr(found, level) == float(
                oracle.support(evidence, [transfer.id], [], level)
            )
        assert found.low <= found.support <= found.high


@given(ANY, st.data())
def test_a_repeat_of_an_assertion_changes_nothing_bit_for_bit(
    data: Dataset, choose: st.DataObject
) -> None:
    known = choose.draw(st.sampled_from(data.statements))
    repeat = replace(known, id="again", relay=(*known.relay, "x", "y", "z"), document="d1")
    again = replace(data, statements=(repeat, *data.statements))
    for before, after in zip(weigh(data).values(), weigh(again).values(), strict=True):
        assert replace(after, documents=before.documents) == before


def _with(data: Dataset, statement: Statement) -> Dataset:
    voice = Origin("new", "New", "a0", "new", "B", "a reason")
    return replace(data, origins=(*data.origins, voice), statements=(*data.statements, statement))


@given(ANY, st.data())
def test_a_new_independent_asserting_voice_never_lowers(
    data: Dataset, choose: st.DataObject
) -> None:
    transfer = choose.draw(st.sampled_from(data.transfers)).id
    more = weigh(_with(data, says(id="n", transfer=transfer, origin="new", document="d0")))
    assert more[transfer].support >= weigh(data)[transfer].support
    assert more[transfer].low >= weigh(data)[transfer].low


@given(ANY, st.data())
def test_a_denial_never_raises_and_five_outlets_make_it_no_stronger(
    data: Dataset, choose: st.DataObject
) -> None:
    transfer = choose.draw(st.sampled_from(data.transfers)).id
    once = _with(data, denies(id="n", transfer=transfer, origin="new", document="d0"))
    copies = tuple(
        denies(id=f"n{n}", transfer=transfer, origin="new", document="d1", relay=("x",) * n)
        for n in range(1, 5)
    )
    five = replace(once, statements=(*once.statements, *copies))
    before, after = weigh(data)[transfer], weigh(once)[transfer]
    assert after.support <= before.support
    assert after.high <= before.high
    assert weigh(five)[transfer] == after


@given(ANY, st.data())
def test_a_retraction_of_support_never_raises_and_undoing_it_restores(
    data: Dataset, choose: st.DataObject
) -> None:
    support = [one for one in data.statements if one.stance in ("asserts", "acknowledges")]
    assume(support)
    one = choose.draw(st.sampled_from(support))
    withdrawn = [
        replace(each, status="retracted") if each.id == one.id else each for each in data.statements
    ]
    after = weigh(replace(data, statements=tuple(withdrawn)))[one.transfer]
    before = weigh(data)[one.transfer]
    assume(one.status == "active")
    assert after.support <= before.support
    assert after.high <= before.high
    restored = [replace(each, status="active") if each.id == one.id else each for each in withdrawn]
    assert weigh(replace(data, statements=tuple(restored)))[one.transfer] == before


def _renamed(data: Dataset) -> Dataset:
    def new(name: str) -> str:
        return f"z{crc32(name.encode()) % 7}-{name}" if name else name

    return replace(
        data,
        actors=tuple(replace(one, id=new(one.id), parent=new(one.parent)) for one in data.actors),
        origins=tuple(
            replace(one, id=new(one.id), speaker=new(one.speaker), group=new(one.group))
            for one in data.origins
        ),
        transfers=tuple(
            replace(one, id=new(one.id), giver=new(one.giver), receiver=new(one.receiver))
            for one in data.transfers
        ),
        statements=tuple(
            replace(one, id=new(one.id), transfer=new(one.transfer), origin=new(one.origin))
            for one in data.statements
        ),
    )


@pytest.mark.parametrize(
    "change",
    [
        _renamed,
        lambda data: replace(data, statements=data.statements[::-1]),
        lambda data: replace(data, origins=data.origins[::-1], documents=data.documents[::-1]),
    ],
    ids=["renaming ids", "order of statements", "order of origins and documents"],
)
@given(data=ANY)
def test_names_and_order_change_no_figure(
    change: Callable[[Dataset], Dataset], data: Dataset
) -> None:
    figures = [replace(one, transfer="") for one in weigh(data).values()]
    assert [replace(one, transfer="") for one in weigh(change(data)).values()] == figures


@given(ANY)
def test_bands_and_marks_do_not_move_when_the_ladder_does(data: Dataset) -> None:
    other = {letter: Rung(Fraction(0), Fraction(1, 7), Fraction(1, 3)) for letter in LADDER}
    before, after = weigh(data), weigh(data, other)
    for transfer, found in before.items():
        assert (found.band, found.marks) == (after[transfer].band, after[transfer].marks)
