"""What changes on the way from an origin: figures that drift, wording that grows."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from graph.model.rows import Actor, Dataset, Document, Origin, Quantity, Statement, Transfer
from seeds.review.proposals import Proposal, propose

DATASET = Dataset(
    actors=(Actor("north", "Northland", "state"), Actor("reds", "Red Column", "armed-group")),
    documents=(Document("daily", "Daily"), Document("post", "Post")),
    transfers=(Transfer("t1", "north", "reds", "sold"), Transfer("t2", "north", "reds", "shared")),
)


def dataset(
    origins: Sequence[Origin], statements: Sequence[Statement], quantities: Sequence[Quantity] = ()
) -> Dataset:
    return replace(
        DATASET,
        origins=tuple(origins),
        statements=tuple(statements),
        quantities=tuple(quantities),
    )


def only(data: Dataset) -> Proposal:
    (found,) = propose(data)
    return found


# -- figures that drift

FIGURE = Quantity("q1", "s1", "rifle", 400, 400, "pieces", "exactly", "400")


def figures(*more: Quantity, documents: Sequence[str] = ("daily", "post", "daily")) -> Dataset:
    origins = Origin("a", "The audit"), Origin("b", "Somebody else")
    statements = [
        Statement("s1", "t1", "a", documents[0], "asserts"),
        Statement("s2", "t1", "a", documents[1], "asserts"),
        Statement("s3", "t2", "a", documents[2], "asserts"),
        Statement("s4", "t1", "b", "post", "asserts"),
    ]
    return dataset(origins, statements, [FIGURE, *more])


def again(**other: object) -> Quantity:
    return replace(FIGURE, **{"id": "q2", "statement": "s2", **other})  # type: ignore[arg-type]


def test_linked_figures_that_cannot_all_be_right_are_proposed() -> None:
    more = again(minimum=450, maximum=None, as_written="over 450", same_as="q1")
    assert only(figures(more)) == Proposal(
        "figure-drift",
        ("q1", "q2"),
        "The figure of a drifts: q1 '400' and q2 'over 450' cannot all be right; see which is"
        " nearest to the origin, and link by same_as those, and only those, that render one"
        " figure.",
    )


def test_a_linked_figure_that_lost_its_qualifier_drifts_too() -> None:
    assert "need not be the same" in only(figures(again(qualifier="about", same_as="q1"))).sentence


def test_a_linked_figure_in_other_words_does_not_drift() -> None:
    assert not propose(figures(again(as_written="four hundred", same_as="q1")))


def test_a_chain_of_same_as_is_followed_to_its_end() -> None:
    middle = again(same_as="q1")
    last = again(id="q3", statement="s3", maximum=500, same_as="q2")
    assert only(figures(middle, last)).ids == ("q1", "q2", "q3")


@pytest.mark.parametrize("statement", ["s2", "s3"], ids=["one transfer", "two transfers"])
def test_equal_figures_of_one_origin_that_are_not_linked_are_proposed(statement: str) -> None:
    found = only(figures(again(statement=statement, as_written="four hundred")))
    assert found.ids == ("q1", "q2")
    assert "q1 and q2 of a are alike (rifle in pieces) and not linked" in found.sentence


def test_different_figures_on_one_transfer_in_two_documents_are_proposed() -> None:
    found = only(figures(again(minimum=300, maximum=350, as_written="")))
    assert found.sentence.startswith(
        "What a is said to count on t1 (rifle in pieces) drifts: q1 '400' and q2 300 to 350 pieces"
    )


@pytest.mark.parametrize(
    "other",
    [{"of": "pistol"}, {"unit": "usd"}, {"statement": "s4"}, {"statement": "s3", "maximum": 500}],
    ids=["of", "unit", "origin", "transfer"],
)
def test_what_is_counted_otherwise_is_another_figure(other: dict[str, object]) -> None:
    assert not propose(figures(again(**other)))


def test_two_different_figures_in_one_document_are_two_figures() -> None:
    more = again(minimum=300, maximum=300)
    assert not propose(figures(more, documents=("daily", "daily", "daily")))


def test_figures_that_say_nothing_are_not_alike() -> None:
    empty = again(minimum=None, maximum=None, as_written="")
    proposed = propose(figures(empty, replace(empty, id="q3")))
    assert {one.kind for one in proposed} == {"half-said"}


def test_a_long_figure_is_cut_to_five_words_on_one_line() -> None:
    more = again(maximum=500, as_written="one two\nthree four five six seven", same_as="q1")
    assert "q2 'one two three four five …'" in only(figures(more)).sentence


# -- wording that grows along the relay


def relayed(*more: Statement, counts: Sequence[Quantity] = (), **of_nearest: object) -> Dataset:
    near = Statement("s1", "t1", "a", "daily", "asserts", relay=("wire",), hedge="likely")
    near = replace(near, explicitness="implied", **of_nearest)  # type: ignore[arg-type]
    return dataset([Origin("a", "A commander")], [near, *more], counts)


def later(**other: object) -> Statement:
    copy = Statement("s2", "t1", "a", "post", "asserts", relay=("wire", "blog"), hedge="likely")
    return replace(copy, explicitness="implied", **other)  # type: ignore[arg-type]


def test_wording_strengthened_after_more_relays_is_proposed_with_the_nearest_first() -> None:
    strong = replace(later(fidelity="strengthened", id="s0"), hedge="plain")
    assert only(relayed(strong)) == Proposal(
        "relay-drift",
        ("s1", "s0"),
        "The wording of a on t1 grows along the relay: nearest to the origin is s1, and after more"
        " relays comes s0 (fidelity strengthened after paraphrase, hedge plain after likely); the"
        " nearest decides how it counts, so see whether each is coded as it reads.",
    )


@pytest.mark.parametrize(
    ("column", "before", "after"),
    [
        ("fidelity", "verbatim", "strengthened"),
        ("hedge", "even", "very-likely"),
        ("explicitness", "implied", "explicit"),
        ("basis", "none-shown", "testimony"),
        ("basis", "testimony", "record"),
        ("stance", "qualifies", "asserts"),
    ],
)
def test_a_stronger_word_in_any_column_is_named(column: str, before: str, after: str) -> None:
    near = replace(relayed().statements[0], **{column: before})  # type: ignore[arg-type]
    data = dataset([Origin("a", "A")], [near, replace(later(), **{column: after})])  # type: ignore[arg-type]
    assert f"({column} {after} after {before})" in only(data).sentence


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"fidelity": "verbatim"},
        {"basis": "none-shown", "hedge": "even"},
        {"relay": ("blog",), "fidelity": "strengthened"},
        {"transfer": "t2", "fidelity": "strengthened"},
        {"status": "excluded", "fidelity": "strengthened"},
    ],
    ids=["the same", "faithful", "weaker", "as near", "another transfer", "set aside"],
)
def test_wording_that_does_not_grow_along_the_relay_is_not_proposed(other: dict[str, str]) -> None:
    assert not propose(relayed(replace(later(), **other)))  # type: ignore[arg-type]


def test_a_copy_is_held_against_the_strongest_of_the_nearest() -> None:
    firm = Statement("s3", "t1", "a", "daily", "asserts", relay=("wire",))
    assert not propose(relayed(firm, replace(later(), hedge="plain")))


def test_wider_materiel_in_a_later_copy_is_named() -> None:
    rifles = Quantity("q1", "s1", "assault-rifle", 4, 4, "pieces")
    arms = Quantity("q2", "s2", "small-arm", 5, 5, "pieces")
    found = only(relayed(later(), counts=[rifles, arms]))
    assert "s2 (materiel small-arm after assault-rifle)" in found.sentence
    assert not propose(relayed(later(), counts=[rifles, replace(arms, of="rifle", statement="s1")]))
