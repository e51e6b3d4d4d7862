"""What no repeat, denial, retraction, order or name may change in the figures of a transfer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from zlib import crc32

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.evidence.figures import exactly
from graph.evidence.findings import LEVELS, Evidence, Finding, at_least, weigh
from graph.evidence.ladder import LADDER, Ladder, Rung
from graph.model.rows import Dataset, Document, Origin, Statement
from graph.model.vocabulary import BASES, HEDGES, INTERESTS
from tests.support import random_datasets
from tests.support.oracles import enumeration as oracle
from tests.support.statements import denies, says
from tests.support.strategies import LADDERS

ANY = st.integers(0, 10**6).map(random_datasets.draw)


@given(ANY, LADDERS)
def test_figures_are_what_full_enumeration_gives(data: Dataset, ladder: Ladder) -> None:
    evidence = Evidence(data, ladder)
    for transfer in data.transfers:
        found = evidence.finding(transfer.id)
        masses = oracle.masses(evidence, transfer.id)
        assert _exact(found, "support", "conflict", "counter", "open") == masses
        assert sum(masses) == 1
        assert _exact(found, "backed") == (masses[0] + masses[1],)
        ends = (oracle.masses(evidence, transfer.id, level)[0] for level in ("low", "high"))
        assert _exact(found, "low", "high") == tuple(ends)
        alone, *_ = oracle.masses(evidence, transfer.id, named=oracle.as_one)
        assert _exact(found, "if_one_voice") == (alone,)
        assert found.low <= found.support <= found.high


def _exact(found: Finding, *names: str) -> tuple[Fraction, ...]:
    return tuple(exactly(getattr(found, name)) for name in names)


@given(ANY)
def test_bands_marks_and_counts_are_what_the_rows_say(data: Dataset) -> None:
    evidence = Evidence(data)
    for transfer in data.transfers:
        found, said = evidence.finding(transfer.id), oracle.said(evidence, transfer.id)
        backing = [one for one in said if one.backs]
        assert found.band == oracle.band(evidence, transfer.id)
        assert found.marks == oracle.marks(evidence, transfer.id)
        assert found.voices == len({one.origin.voice for one in backing})
        assert found.documents == len({name for one in backing for name in one.documents})
        assert found.denials == len({one.origin.voice for one in said if not one.backs})


@given(ANY)
def test_two_transfers_stand_together_as_often_as_full_enumeration_gives(data: Dataset) -> None:
    evidence = Evidence(data)
    for pair in pairwise(one.id for one in data.transfers[:4]):
        for level in LEVELS:
            assert evidence.support(pair, level) == oracle.support(evidence, pair, [], level)


def _carried_worse(data: Dataset) -> Dataset:
    """With a further document that nobody has graded."""
    return replace(data, documents=(*data.documents, Document("new", "Not graded")))


@given(ANY, st.data())
def test_a_repeat_of_an_assertion_changes_nothing_bit_for_bit(
    data: Dataset, choose: st.DataObject
) -> None:
    data = _carried_worse(data)
    known = choose.draw(st.sampled_from(data.statements))
    repeat = replace(known, id="again", document="new", relay=(*known.relay, "x", "y", "z"))
    again = replace(data, statements=(repeat, *data.statements))
    for before, after in zip(weigh(data).values(), weigh(again).values(), strict=True):
        assert replace(after, documents=before.documents) == before


def _with(data: Dataset, *statements: Statement, grade: str = "B") -> Dataset:
    voice = Origin("new", "New", "a0", "new", grade, "a reason")
    return replace(data, origins=(*data.origins, voice), statements=(*data.statements, *statements))


@given(ANY, st.data(), st.sampled_from("ABCDEF"), st.sampled_from([*BASES]))
def test_a_new_independent_asserting_voice_never_lowers_support_or_band(
    data: Dataset, choose: st.DataObject, grade: str, basis: str
) -> None:
    transfer = choose.draw(st.sampled_from(data.transfers)).id
    new = says(id="n", transfer=transfer, origin="new", document="d0", basis=basis)
    before, after = weigh(data)[transfer], weigh(_with(data, new, grade=grade))[transfer]
    for figure in ("support", "low", "high", "backed"):
        assert _exact(after, figure) >= _exact(before, figure)
    assert at_least(after.band, before.band)


@given(ANY, st.data())
def test_a_denial_never_raises_and_five_outlets_make_it_no_stronger(
    data: Dataset, choose: st.DataObject
) -> None:
    transfer = choose.draw(st.sampled_from(data.transfers)).id
    hedge = choose.draw(st.sampled_from(["plain", "likely"]))
    denial = denies(id="n", transfer=transfer, origin="new", document="d0", hedge=hedge)
    once = _with(data, denial)
    copies = (
        replace(denial, id=f"n{n}", document=f"d{n % 4}", paragraph=n, relay=("x",) * n)
        for n in range(1, 5)
    )
    grades = {one.grade for one in data.documents}
    five = replace(once, statements=(*once.statements, *copies))
    before, after = weigh(data)[transfer], weigh(once)[transfer]
    assert after.support <= before.support
    assert after.high <= before.high
    assert after.low <= before.low
    assert grades - {"", "F"} or weigh(five)[transfer] == after


@given(ANY, st.data())
def test_a_further_denial_by_the_same_origin_never_raises(
    data: Dataset, choose: st.DataObject
) -> None:
    transfer = choose.draw(st.sampled_from(data.transfers)).id
    said = [one for one in data.statements if one.transfer == transfer]
    assume(said)
    like = choose.draw(st.sampled_from(said))
    more = denies(
        id="n",
        transfer=transfer,
        origin=like.origin,
        document=like.document,
        basis=choose.draw(st.sampled_from([*BASES])),
        interest=choose.draw(st.sampled_from([*INTERESTS])),
        hedge=choose.draw(st.sampled_from([*HEDGES])),
    )
    before = weigh(_ungraded_documents(data))[transfer]
    after = weigh(_ungraded_documents(replace(data, statements=(*data.statements, more))))[transfer]
    for figure in ("support", "low", "high"):
        assert _exact(after, figure) <= _exact(before, figure)
    assert after.band == before.band


def _ungraded_documents(data: Dataset) -> Dataset:
    return replace(data, documents=tuple(replace(one, grade="") for one in data.documents))


def _level(data: Dataset) -> Dataset:
    """With every statement as near to its origin as any other, and no document graded."""
    near = tuple(replace(one, relay=()) for one in data.statements)
    return replace(_ungraded_documents(data), statements=near)


@given(ANY.map(_level), st.integers(0, 3))
def test_leaving_out_a_document_never_raises_a_band(data: Dataset, place: int) -> None:
    left_out = f"d{place}"
    kept = tuple(one for one in data.statements if one.document != left_out)
    before, after = weigh(data), weigh(replace(data, statements=kept))
    for name, found in before.items():
        assert at_least(found.band, after[name].band)


@given(ANY, st.data())
def test_a_retraction_of_support_never_raises_and_undoing_it_restores(
    data: Dataset, choose: st.DataObject
) -> None:
    support = [
        one
        for one in data.statements
        if one.stance in ("asserts", "acknowledges") and one.status == "active"
    ]
    assume(support)
    one = choose.draw(st.sampled_from(support))
    withdrawn = [
        replace(each, status="retracted") if each.id == one.id else each for each in data.statements
    ]
    after = weigh(replace(data, statements=tuple(withdrawn)))[one.transfer]
    before = weigh(data)[one.transfer]
    for figure in ("support", "low", "high", "backed"):
        assert _exact(after, figure) <= _exact(before, figure)
    assert at_least(before.band, after.band)
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
            replace(
                one,
                id=new(one.id),
                transfer=new(one.transfer),
                origin=new(one.origin),
                document=new(one.document),
            )
            for one in data.statements
        ),
        documents=tuple(replace(one, id=new(one.id)) for one in data.documents),
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
    changed = change(data)
    figures = [replace(one, transfer="") for one in weigh(data).values()]
    assert [replace(one, transfer="") for one in weigh(changed).values()] == figures
    chain, again = ([one.id for one in each.transfers[:3]] for each in (data, changed))
    for level in LEVELS:
        assert Evidence(changed).support(again, level) == Evidence(data).support(chain, level)


@given(ANY)
def test_bands_and_marks_do_not_move_when_the_ladder_does(data: Dataset) -> None:
    other = {letter: Rung(Fraction(0), Fraction(1, 7), Fraction(1, 3)) for letter in LADDER}
    before, after = weigh(data), weigh(data, other)
    for transfer, found in before.items():
        assert (found.band, found.marks) == (after[transfer].band, after[transfer].marks)
