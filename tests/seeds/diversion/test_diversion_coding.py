"""How the bundled dataset codes what misleads a careless reader."""

import pytest

from graph.model.rows import Dataset, Statement
from graph.network import Network, build
from graph.paths.answer import answer
from seeds.tables import bundled, read

GAZA = "stock-afghanistan-to-palestinian-groups"
MILITANTS = "stock-afghanistan-to-cross-border-militants"


@pytest.fixture(scope="module")
def data() -> Dataset:
    return read(bundled())


@pytest.fixture(scope="module")
def network(data: Dataset) -> Network:
    return build(data)


def stances(data: Dataset, transfer: str, stance: str) -> list[Statement]:
    return [one for one in data.statements_of[transfer] if one.stance == stance]


def place(one: Statement) -> tuple[str, int | None, str]:
    return one.document, one.paragraph, one.sentences


def test_the_anonymous_commander_is_one_origin_in_two_documents(data: Dataset) -> None:
    spoken = stances(data, GAZA, "asserts")
    assert {(one.document, one.relay) for one in spoken} == {
        ("coverpage-hamas", ("newsweek", "townhall")),
        ("voa-kakar", ("newsweek",)),
    }
    (origin,) = {one.origin for one in spoken}
    assert data.origin[origin].speaker == ""
    assert data.origin[origin].grade == "F"


def test_the_copy_nearest_to_the_commander_decides_what_he_spoke_of(
    data: Dataset, network: Network
) -> None:
    (assertion,) = (one for one in network.evidence.assertions[GAZA] if one.supports)
    assert assertion.nearest.document == "voa-kakar"
    assert data.transfer[GAZA].materiel == ("small-arm",)


def test_no_transfer_is_to_hamas_or_hezbollah_by_name(data: Dataset) -> None:
    assert not {"hamas", "hezbollah"} & {one.receiver for one in data.transfers}
    assert data.actor["hamas"].parent == data.transfer[GAZA].receiver


def test_the_quotation_about_ukraine_supports_nothing(data: Dataset) -> None:
    places = [
        (one.paragraph, one.reason)
        for one in data.rejected
        if one.document == "coverpage-hamas" and one.paragraph in (11, 12)
    ]
    assert {paragraph for paragraph, _ in places} == {11, 12}
    assert {reason for _, reason in places} == {"misattributed"}
    assert not [
        one
        for one in data.statements
        if one.document == "coverpage-hamas" and one.paragraph in (11, 12)
    ]


def test_the_department_s_report_is_one_origin_in_four_documents(data: Dataset) -> None:
    spoken = [one for one in data.statements if one.origin == "us-dod-report-2022"]
    assert len({one.document for one in spoken}) == 4
    assert data.origin["us-dod-report-2022"].speaker == "us-dod"


def test_four_renderings_of_one_total_are_one_figure(data: Dataset) -> None:
    totals = [one for one in data.quantities if one.unit == "usd" and (one.minimum or 1e10) > 1e9]
    assert len(totals) == 4
    (head,) = (one for one in totals if not one.same_as)
    assert {one.same_as for one in totals if one.same_as} == {head.id}
    assert (head.minimum, head.maximum, head.qualifier) == (7.1e9, None, "more-than")
    assert len({data.statement[one.statement].document for one in totals}) == 4


def test_over_the_fallen_government_all_rests_on_the_department_s_report(network: Network) -> None:
    legs = ("us-to-former-afghan-government", "former-afghan-government-to-taliban")
    (path,) = (one for one in answer(network, "us", "taliban").paths if one.legs == legs)
    assert path.keystones == ("us-dod",)
    assert path.support == pytest.approx(0.7)
    assert path.tier == "reported"


def test_both_readings_of_whose_stock_it_was_are_recorded(data: Dataset) -> None:
    left = data.transfer["us-forces-to-stock-afghanistan"]
    fell = data.transfer["former-afghan-government-to-taliban"]
    assert (left.giver, left.mode) == ("us-forces-afghanistan", "abandoned")
    assert (fell.receiver, fell.mode) == ("taliban", "seized-on-collapse")
    qualified = stances(data, left.id, "qualifies")
    assert {one.origin for one in qualified} == {"us-dod-report-2022"}


def test_all_that_the_taliban_say_is_one_voice(data: Dataset) -> None:
    taliban = {"taliban"} | data.parts("taliban")
    spoken = [one for one in data.origins if one.speaker in taliban or "Taliban" in one.name]
    assert len(spoken) == 4
    assert {one.voice for one in spoken} == {"taliban"}


def test_pakistan_has_three_origins_and_one_voice(data: Dataset) -> None:
    spoken = [one for one in data.origins if one.voice == "pakistan-government"]
    assert len(spoken) == 3
    documents = {one.document for one in data.statements if one.origin in {o.id for o in spoken}}
    assert documents == {"repost-pakistan", "coverpage-pakistan", "voa-kakar"}


def test_a_denial_holds_no_assertion_of_what_it_denies(data: Dataset) -> None:
    denied = {one.transfer for one in data.statements if one.stance == "denies"}
    places = {place(one) for one in data.statements if one.stance == "denies"}
    for one in data.statements:
        if place(one) in places and one.stance != "denies":
            assert one.transfer not in denied
            assert one.explicitness == "implied"


def test_to_have_arms_in_store_acknowledges_them_and_denies_nothing(data: Dataset) -> None:
    kept = stances(data, "stock-afghanistan-to-taliban", "acknowledges")
    assert {(one.origin, one.explicitness) for one in kept} == {
        ("taliban-fitrat-2025", "implied"),
        ("taliban-mujahid-2023", "implied"),
    }
    said = [one for one in data.statements if place(one) in {place(one) for one in kept}]
    assert {one.stance for one in said} == {"acknowledges", "policy-denial"}


def test_what_a_reporter_takes_for_granted_is_implied_by_that_reporter(data: Dataset) -> None:
    (said,) = (one for one in data.statements if one.origin == "voa-reporter-2023")
    assert (said.transfer, said.explicitness) == ("stock-afghanistan-to-taliban", "implied")
    origin = data.origin[said.origin]
    assert (origin.speaker, origin.grade) == ("voa-news", "F")
    assert place(said) in {place(one) for one in data.statements if one.stance == "denies"}


def test_left_behind_is_explicit_only_where_the_force_that_left_it_is_named(data: Dataset) -> None:
    left = stances(data, "us-forces-to-stock-afghanistan", "asserts")
    assert {(one.document, one.paragraph) for one in left if one.explicitness == "explicit"} == {
        ("repost-pakistan", 4),
        ("coverpage-pakistan", 8),
        ("voa-kakar", 12),
    }
    assert {one.explicitness for one in left} == {"explicit", "implied"}


def test_like_words_of_one_author_are_coded_alike(data: Dataset) -> None:
    said = [
        one
        for one in stances(data, MILITANTS, "asserts")
        if one.document == "coverpage-pakistan" and one.paragraph in (4, 9)
    ]
    assert len(said) == 2
    coded = {(one.origin, one.hedge, one.explicitness, one.interest, one.basis) for one in said}
    assert coded == {("coverpage-author-2024", "even", "implied", "none", "none-shown")}


def test_that_the_ttp_rearmed_names_nobody_whose_arms_they_were(data: Dataset) -> None:
    (one,) = (
        one
        for one in data.rejected
        if (one.document, one.paragraph, one.sentences) == ("coverpage-pakistan", 7, "3")
    )
    assert one.reason == "too-vague"


def test_who_speaks_of_a_raid_alone_is_an_actor_without_a_transfer(data: Dataset) -> None:
    speaker = data.actor["ispr"]
    assert (speaker.type, speaker.parent) == ("government-body", "pakistan")
    assert speaker.id not in {end for one in data.transfers for end in (one.giver, one.receiver)}


def test_one_denial_acts_on_every_transfer_that_it_concerns(
    data: Dataset, network: Network
) -> None:
    denied = {one.transfer for one in data.statements if one.stance == "denies"}
    assert denied == {
        GAZA,
        MILITANTS,
        "stock-afghanistan-to-ttp",
        "stock-afghanistan-to-baloch-insurgents",
    }
    assert all(network.findings[transfer].denials == 1 for transfer in denied)


def test_that_nobody_may_sell_denies_no_transfer(data: Dataset) -> None:
    ruled = [one for one in data.statements if one.stance == "policy-denial"]
    assert {one.origin for one in ruled} == {"taliban-mujahid-2023"}
    assert {data.transfer[one.transfer].giver for one in ruled} == {"former-afghan-forces"}


def test_spoils_of_war_are_acknowledged_by_the_receiver(data: Dataset) -> None:
    (said,) = data.statements_of["us-forces-afghanistan-to-taliban"]
    assert said.stance == "acknowledges"
    assert data.origin[said.origin].speaker == ""
    assert data.transfer[said.transfer].mode == "captured"


def test_silence_and_an_answer_that_says_neither_carry_no_weight(data: Dataset) -> None:
    quiet = {(one.transfer, one.origin) for one in data.statements if one.stance == "no-comment"}
    assert quiet == {
        ("biden-administration-to-taliban", "taliban-officials-2025"),
        ("us-supplied-arms-to-nusra-front", "us-centcom-raines"),
    }


def test_only_kakar_names_the_ttp_and_baloch_insurgents_for_what_us_troops_left(
    data: Dataset,
) -> None:
    for receiver in ("ttp", "baloch-insurgents"):
        said = stances(data, f"stock-afghanistan-to-{receiver}", "asserts")
        assert [one.origin for one in said] == ["pakistan-kakar-2023"]
        assert data.actor[receiver].parent == "cross-border-militants"


def test_wishes_solidarity_and_use_are_no_transfers(data: Dataset) -> None:
    reasons = {(one.document, one.paragraph): one.reason for one in data.rejected}
    assert reasons["coverpage-hamas", 7] == reasons["coverpage-hamas", 8] == "solidarity"
    assert reasons["coverpage-hamas", 9] == "use"
    assert {reasons["repost-pakistan", number] for number in (15, 16, 17)} == {"intent"}
