"""Who says it: a voice counts once, and nothing is put in a mouth that did not say it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from exports.report.statements import says
from exports.report.statements.says import Heard, Hearing
from graph.constraints.meant import Scope, scoped
from graph.errors import NameLookupError
from graph.model.dates import parse
from graph.model.rows import Actor, Dataset, Document, Origin, Statement, Transfer
from graph.network import build
from graph.scrutiny.supposing import said_by
from tests.support.contracts import keeps
from tests.support.small_networks import dataset, edge
from tests.support.strategies import datasets


def saying(*rows: Statement, transfer: Transfer | None = None, **more: Any) -> Dataset:
    """Two actors, one transfer, three voices, three outlets, and the statements given."""
    actors = (Actor("a", "A", "state"), Actor("b", "B", "armed-group"), Actor("m", "Mag", "media"))
    return Dataset(
        actors=(*actors, *more.pop("actors", ())),
        documents=(
            Document("d", "Deep in the desert", "Daily", published=parse("2020")),
            Document("e", "Echo", "Echo Post", copy_of="d"),
            Document("f", "F", "Daily"),
        ),
        origins=(
            Origin("audit", "Audit", grade="B"),
            Origin("chief", "Chief of B", speaker="b", group="b"),
            Origin("aide", "Aide of B", speaker="b", group="b"),
            Origin("witness", "Witness"),
        ),
        transfers=(transfer or edge("a-b"), *more.pop("transfers", ())),
        statements=rows,
        **more,
    )


def said(name: str, origin: str, stance: str = "asserts", document: str = "d", **more: Any) -> Any:
    return Statement(name, more.pop("transfer", "a-b"), origin, document, stance, **more)


A_TO_B = Scope("a", "b")


def heard(data: Dataset, scope: Scope = A_TO_B, **asked: Any) -> Heard:
    return Heard(build(data), Hearing(scope, **asked))


def sentence(data: Dataset, scope: Scope = A_TO_B, **asked: Any) -> str:
    return heard(data, scope, **asked).verdict().sentence


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([said("s", "audit")], "Audit says that arms passed from A to B (supplied)."),
        (
            [said("s", "audit"), said("t", "witness"), said("u", "chief")],
            "3 voices say that arms passed from A to B (supplied).",
        ),
        (
            [said("s", "audit"), said("t", "chief", "denies"), said("u", "aide", "denies")],
            "Audit says that arms passed from A to B (supplied); B denies it.",
        ),
        (
            [said("s", "chief"), said("t", "aide", "denies")],
            "Chief of B says that arms passed from A to B (supplied); Aide of B denies it, and"
            " Chief of B of the same voice says so.",
        ),
        (
            [said("s", "audit", explicitness="implied"), said("t", "witness")],
            "Audit and Witness say, 1 implying it, that arms passed from A to B (supplied).",
        ),
        (
            [said("s", "audit", explicitness="implied")],
            "No document states outright that arms passed from A to B (supplied); Audit implies"
            " it.",
        ),
        (
            [said("s", "audit", hedge="likely")],
            "Audit says, hedging it, that arms passed from A to B (supplied).",
        ),
        (
            [said("s", "chief", "denies")],
            "No document states that arms passed from A to B directly; Chief of B denies it.",
        ),
        (
            [said("s", "chief", "no-comment")],
            "No document states that arms passed from A to B directly; Chief of B is heard on it"
            " without stating or denying it.",
        ),
        (
            [said("s", "audit", status="retracted")],
            "No document states that arms passed from A to B directly; what Audit said of it was"
            " withdrawn.",
        ),
        (
            [said("s", "audit", explicitness="coder")],
            "No document states that arms passed from A to B directly.",
        ),
        (
            [said("s", "chief"), said("t", "chief", "denies")],
            "Chief of B says that arms passed from A to B (supplied); Chief of B denies it, and"
            " Chief of B also says so.",
        ),
        (
            [said("s", "audit", hedge="unlikely")],
            "Audit calls it unlikely that arms passed from A to B (supplied).",
        ),
        (
            [said("s", "audit", hedge="even"), said("t", "witness", hedge="even")],
            "Audit and Witness call it possible that arms passed from A to B (supplied).",
        ),
        (
            [said("s", "audit", hedge="unlikely"), said("t", "witness")],
            "Audit and Witness say, 1 calling it unlikely, that arms passed from A to B"
            " (supplied).",
        ),
        (
            [said("s", "audit", fidelity="strengthened")],
            "Audit (as rendered, in stronger words than the source’s own) says that arms passed"
            " from A to B (supplied).",
        ),
        (
            [said("s", "audit", fidelity="strengthened"), said("t", "audit", document="f")],
            "Audit says that arms passed from A to B (supplied).",
        ),
        (
            [said("s", "audit", fidelity="strengthened"), said("t", "witness")],
            "Audit and Witness (1 as rendered in stronger words) say that arms passed from A to B"
            " (supplied).",
        ),
        (
            [said("s", "chief", "denies", explicitness="implied")],
            "No document states that arms passed from A to B directly; Chief of B denies it by"
            " implication.",
        ),
        (
            [said("s", "chief", "denies", explicitness="implied"), said("t", "witness", "denies")],
            "No document states that arms passed from A to B directly; Chief of B and Witness deny"
            " it, 1 of them by implication.",
        ),
        ([], "No document states that arms passed from A to B directly."),
    ],
)
def test_the_verdict_says_who_says_it_and_who_denies_it(
    rows: list[Statement], expected: str
) -> None:
    assert sentence(saying(*rows)) == expected


@pytest.mark.parametrize(
    ("columns", "claim"),
    [
        ({"outcome": "intended"}, "arms were meant to pass from A to B, delivery not stated"),
        (
            {"outcome": "attempted"},
            "passing arms from A to B was tried, not that it came about",
        ),
        ({"outcome": "intercepted"}, "arms from A to B were stopped on the way"),
    ],
)
def test_a_transfer_that_was_not_completed_is_never_said_to_have_passed(
    columns: dict[str, str], claim: str
) -> None:
    data = saying(said("s", "audit"), transfer=edge("a-b", **columns))
    found = heard(data).verdict()
    assert found.kind == "intended-or-stopped-only"
    assert found.sentence == (
        "No document states that arms passed from A to B directly;"
        f" Audit says that {claim} (supplied)."
    )


def test_arms_that_were_found_with_somebody_did_not_pass_to_them_for_that() -> None:
    data = saying(said("s", "audit"), transfer=edge("a-b", "recovered-from"))
    assert sentence(data) == "Audit says that arms of A were found with B (recovered from)."


def test_what_is_said_of_a_part_or_a_whole_is_not_said_of_those_asked_for() -> None:
    unit = Actor("unit", "Unit", "unit", "a", "organ")
    data = saying(
        said("s", "audit", transfer="unit-b"),
        transfers=(Transfer("unit-b", "unit", "b", "sold"),),
        actors=(unit,),
    )
    of_part = sentence(data)
    of_whole = sentence(saying(said("s", "audit"), actors=(unit,)), Scope("unit", "b"))
    assert of_part == (
        "No document states that arms passed from A to B directly;"
        " Audit says it of a part (Unit → B, sold)."
    )
    assert of_whole == (
        "No document states that arms passed from Unit to B directly; Audit says it of the whole,"
        " not of Unit by name (A → B, supplied)."
    )
    text = says.as_text(heard(data))
    assert "said of a part of A: Unit" in " ".join(text.split())


@pytest.mark.parametrize(
    ("scope", "deny", "expected"),
    [
        (
            Scope(about="unit"),
            False,
            "No document tells of alleged transfers of arms to or from Unit by name; 1 transfer is"
            " said of the collective, not of Unit by name.",
        ),
        (
            Scope(about="unit"),
            True,
            "No document has anybody deny an alleged transfer of arms to or from Unit;"
            " Chief of B denies 1 transfer of the collective, not of Unit by name.",
        ),
        (
            Scope("unit", "b"),
            True,
            "No document has anybody deny that arms passed from Unit to B; Chief of B denies it"
            " of the collective, not of Unit by name (A → B, supplied).",
        ),
    ],
)
def test_nothing_said_of_a_collective_is_told_as_said_of_a_member(
    scope: Scope, deny: bool, expected: str
) -> None:
    rows = (said("s", "audit"), said("t", "chief", "denies"))
    data = saying(*rows, actors=(Actor("unit", "Unit", "unit", "a"),))
    assert sentence(data, scope, deny=deny) == expected


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(giver="a"), "Audit says that arms passed from A (supplied)."),
        (Scope(receiver="b"), "Audit says that arms passed to B (supplied)."),
        (Scope(giver="b"), "No document states that arms passed from B."),
    ],
)
def test_one_end_may_be_anybodys(scope: Scope, expected: str) -> None:
    assert sentence(saying(said("s", "audit")), scope) == expected


def test_ten_places_of_one_voice_are_one_voice() -> None:
    rows = [said(f"s{n}", "chief", document=one, paragraph=n) for n, one in enumerate("def", 1)]
    text = says.as_text(heard(saying(*rows, said("t", "aide"))))
    assert "\n1 voice, 3 documents, 4 statements.\n" in text
    assert text.count("Chief of B") == 1
    assert re.findall(r"^    (.*), paragraph", text, re.M) == ["Daily", "Echo Post", "Daily"]


def test_what_no_document_states_is_counted_and_listed_only_when_asked_for() -> None:
    rows = [
        said("s", "audit"),
        said("c", "witness", explicitness="coder", summary="The researcher thinks so."),
        said("x", "chief", status="excluded"),
        said("draft", "aide", review="draft"),
        said("m", "witness", fidelity="misquoted"),
    ]
    short, full = (says.as_text(heard(saying(*rows)), full=full) for full in (False, True))
    assert "1 voice, 1 document, 1 statement" in short
    assert "Witness" not in short
    assert "the researcher infers, not stated (coded as “asserts”, of the origin Witness" in full
    assert "Aide of B" not in full
    assert "1 statement (a draft that nobody has read)" in " ".join(full.split())
    assert "words that the origin did not say (coded as" in " ".join(full.split())
    footings = {
        one["id"]: one["footing"]
        for voice in says.as_json(heard(saying(*rows)))["voices"]
        for one in voice["statements"]
    }
    assert footings.pop("s") == "stated"
    assert footings == {"c": "inferred", "x": "set-aside", "draft": "draft", "m": "misquoted"}


def test_a_statement_tells_its_outlets_its_place_its_date_and_whose_date_that_is() -> None:
    own = said("s", "audit", relay=("mag", "Wire"), paragraph=4, sentences="1-2", hedge="even")
    own = replace(own, stated_on=parse("2019-05"), fidelity="strengthened", page=7)
    text = " ".join(says.as_text(heard(saying(own, said("t", "witness")))).split())
    assert (
        "mag > Wire > Daily, page 7 paragraph 4 sentences 1-2, said May 2019, even by its own"
        " words, strengthened" in text
    )
    assert "Daily, document of 2020" in text


def test_denials_alone_name_who_denies_and_no_one_else() -> None:
    data = saying(said("s", "audit"), said("t", "chief", "denies"))
    assert sentence(data, deny=True) == "Chief of B denies that arms passed from A to B."
    nobody = sentence(saying(said("s", "audit")), deny=True)
    assert nobody == "No document has anybody deny that arms passed from A to B."


def asked(data: Dataset, *names: str, **how: Any) -> Heard:
    """Return what is heard with names as they are typed."""
    ids = {one.name.casefold(): one.id for one in data.actors}

    def find(typed: str) -> str:
        if typed.casefold() in ids:
            return ids[typed.casefold()]
        raise NameLookupError(f"'{typed}' is no actor")

    network = build(data)
    return Heard(network, says.hearing(network, find, names, **how))


BY = saying(
    said("s", "audit"),
    said("t", "chief", "denies"),
    said("u", "witness", document="f", relay=("m",)),
)


@pytest.mark.parametrize(
    ("names", "how", "expected"),
    [
        (["Audit"], {}, "Audit states 1 transfer."),
        (["Daily"], {}, "Daily passes on what 3 voices said (3 statements)."),
        (["Mag"], {}, "Mag passes on what 1 voice said (1 statement)."),
        ([], {"by": "chief"}, "Chief of B denies 1 transfer."),
        ([], {"by": "B"}, "B denies 1 transfer."),
        (["A", "B"], {"by": "Audit"}, "Audit says that arms passed from A to B (supplied)."),
        (
            ["A", "B"],
            {"by": "Echo Post"},
            "No document has Echo Post state that arms passed from A to B directly.",
        ),
        (
            ["B"],
            {},
            "3 voices are heard on alleged transfers of arms to or from B: 1 transfer; Chief of B"
            " denies 1 of them.",
        ),
    ],
)
def test_who_is_asked_alone_is_heard_alone(
    names: list[str], how: dict[str, Any], expected: str
) -> None:
    assert asked(BY, *names, **how).verdict().sentence == expected


@pytest.mark.parametrize("name", ["Audits", "Dail", "Nobody"])
def test_nobody_is_heard_for_somebody_of_a_name_like_it(name: str) -> None:
    with pytest.raises(NameLookupError):
        asked(BY, name)
    with pytest.raises(NameLookupError, match="is no origin, voice, outlet, document or actor"):
        asked(BY, by=name)


def test_as_of_a_day_the_verdict_begins_with_the_day() -> None:
    network, changed = said_by(build(BY), "2019")
    found = Heard(network, Hearing(Scope("a", "b")))
    assert found.verdict(changed).sentence == (
        "As if it were 31 December 2019, with 2 statements made later and 1 of unknown date set"
        " aside: No document states that arms passed from A to B directly."
    )
    assert says.as_text(found, changed).startswith("As if it were 31 December 2019, with 2")


@settings(max_examples=40)
@given(datasets(max_actors=4))
def test_every_answer_keeps_the_contract_and_80_columns_and_counts_voices_once(data: Any) -> None:
    network = build(data)
    for names in ((), (data.actors[0].id,), [one.id for one in data.actors[:2]]):
        found = Heard(network, Hearing(scoped(*names)))
        values = says.as_json(found)
        keeps("says", values)
        voices = [one["voice"] for one in values["voices"]]
        assert len(voices) == len(set(voices))
        assert values["counts"]["voices"] <= len(voices)
        assert says.as_text(found, full=True)
        assert says.as_markdown(found)


@settings(max_examples=40)
@given(datasets())
def test_a_pair_is_stated_only_where_a_counted_statement_backs_a_completed_transfer(
    data: Any,
) -> None:
    network = build(data)
    for one in data.transfers:
        found = Heard(network, Hearing(Scope(one.giver, one.receiver)))
        backed = any(
            it.backs and it.meant.near == "named" and it.meant.transfer.outcome == "completed"
            for it in found.said
        )
        kind, told = found.verdict()
        assert (kind in ("stated", "stated-disputed", "implied")) == backed
        assert told.startswith("No document") == (kind not in ("stated", "stated-disputed"))


def test_what_was_interdicted_is_not_said_to_have_passed() -> None:
    network = build(dataset(edge("a-b", "interdicted")))
    told = says.reply(network, Hearing(Scope("a", "b"))).text()
    assert told.startswith("a-b says that arms of A were stopped on their way by B (interdicted).")


def of_kin(name: str, child: str, parent: str, **more: Any) -> Dataset:
    """Return one transfer, asserted by its origin, and a part of one of its ends."""
    data = dataset(edge(name, **more), parents={child: parent}, a="armed-group", w="state")
    actors = (replace(one, parent_kind="organ" if one.parent else "") for one in data.actors)
    return replace(data, actors=tuple(actors))


A_TO_C = Scope("a", "c")


@pytest.mark.parametrize(
    ("columns", "kind", "told"),
    [
        ({}, "intended-or-stopped", "w-c says of {of} that arms were meant to pass, delivery not"),
        ({"stance": "denies"}, "only-denied", "w-c denies it of {of}"),
        ({"status": "retracted"}, "withdrawn", "what w-c said of {of} was withdrawn"),
    ],
)
def test_what_is_meant_denied_or_withdrawn_of_a_whole_is_told_as_said_of_it(
    columns: dict[str, Any], kind: str, told: str
) -> None:
    data = of_kin("w-c", "a", "w", **({} if columns else {"outcome": "intended"}))
    data = replace(data, statements=tuple(replace(one, **columns) for one in data.statements))
    how = "supplied" if columns else "intended only, mode: supplied"
    found, of = heard(data, A_TO_C).verdict(), f"the whole, not of A by name (W → C, {how})"
    assert found.kind == f"{kind}-inferred"
    assert found.sentence.startswith(
        f"No document states that arms passed from A to C directly; {told.format(of=of)}"
    )


def test_what_was_meant_of_a_part_is_no_statement_that_it_came_about() -> None:
    found = heard(of_kin("a-c", "a", "w", outcome="intended"), Scope("w", "c")).verdict()
    assert found.kind == "intended-or-stopped-only"
    told = "a-c says of a part (A → C, intended only, mode: supplied) that arms were meant to pass"
    assert told in found.sentence


MORE = saying(
    *(said(f"s-{name}", "audit", transfer=name) for name in ("a-b", "m-b", "b-a", "b-m")),
    transfers=(edge("m-b", outcome="intended"), edge("b-a"), edge("b-m")),
)


def changed(data: Dataset, name: str, **columns: Any) -> Dataset:
    """Return the dataset with these columns in one statement."""
    rows = (replace(one, **columns) if one.id == name else one for one in data.statements)
    return replace(data, statements=tuple(rows))


def test_what_a_voice_states_is_counted_apart_from_what_was_meant_or_is_strengthened() -> None:
    data = changed(MORE, "s-b-a", fidelity="strengthened")
    data = changed(data, "s-b-m", stance="denies", explicitness="implied")
    assert asked(data, by="audit").verdict().sentence == (
        "Audit states 1 transfer, states 1 as rendered in stronger words than its own, states 1 as"
        " intended only, denies 1 by implication."
    )
    calm = changed(data, "s-a-b", hedge="unlikely")
    assert asked(calm, by="audit").verdict().sentence.startswith("Audit calls 1 transfer unlikely,")


def test_what_one_voice_does_not_deny_others_may() -> None:
    data = saying(said("s", "audit"), said("t", "chief", "denies"))
    assert asked(data, "B", by="Audit").verdict().sentence == (
        "Audit is heard on alleged transfers of arms to or from B: 1 transfer; none of them denied"
        " by it."
    )


def test_a_transfer_that_was_withdrawn_is_told_as_that_where_it_is_counted() -> None:
    gone = changed(MORE, "s-a-b", status="retracted")
    assert ": 4 transfers, 1 of them withdrawn;" in sentence(gone, Scope(about="b"))
    alone = saying(said("s", "audit", status="retracted"))
    assert ": 1 transfer, withdrawn;" in sentence(alone, Scope(about="b"))
