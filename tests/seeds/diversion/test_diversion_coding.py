"""How the bundled dataset codes what misleads a careless reader."""

import pytest

from graph.model.rows import Dataset, Statement
from graph.model.vocabulary import MODES
from graph.network import Network, build
from graph.paths.answer import answer
from seeds.tables import bundled, read

GAZA = "stock-afghanistan-to-palestinian-groups"
MILITANTS = "stock-afghanistan-to-cross-border-militants"
HELD = "stock-afghanistan-with-taliban"
COMMANDER = "israeli-commander-newsweek"


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
    spoken = [one for one in data.statements if one.origin == COMMANDER]
    assert {(one.transfer, one.document, one.relay) for one in spoken} == {
        (GAZA, "coverpage-hamas", ("newsweek", "townhall")),
        (GAZA, "voa-kakar", ("newsweek",)),
    }
    assert data.origin[COMMANDER].speaker == ""
    assert data.origin[COMMANDER].grade == "F"


def test_reports_without_a_name_are_not_the_commander_s_words_and_no_second_voice(
    data: Dataset,
) -> None:
    (other,) = {one.origin for one in stances(data, GAZA, "asserts")} - {COMMANDER}
    assert (data.origin[other].speaker, data.origin[other].grade) == ("", "F")
    assert data.origin[other].voice == data.origin[COMMANDER].voice


def test_that_the_route_is_uncertain_qualifies_it(data: Dataset) -> None:
    (said,) = stances(data, GAZA, "qualifies")
    assert (said.origin, *place(said)) == ("coverpage-khan-2023", "coverpage-hamas", 10, "2")


def test_the_copy_nearest_to_the_commander_decides_what_he_spoke_of(
    data: Dataset, network: Network
) -> None:
    said = [one for one in network.evidence.assertions[GAZA] if one.origin.id == COMMANDER]
    assert [one.nearest.document for one in said] == ["voa-kakar"]
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
    assert path.tier == "reported"


def test_what_one_opinion_piece_has_the_report_say_is_strengthened(data: Dataset) -> None:
    (said,) = data.statements_of["former-afghan-government-to-taliban"]
    assert (said.document, said.fidelity) == ("coverpage-hamas", "strengthened")
    supply = data.statements_of["us-to-former-afghan-government"]
    assert {one.origin for one in supply} == {"us-dod-report-2022"}
    assert {one.explicitness for one in supply} == {"party-implied", "implied"}


def test_what_a_desk_says_in_an_adjective_is_no_finding_of_the_survey(data: Dataset) -> None:
    (said,) = data.statements_of["us-to-former-afghan-forces"]
    assert (said.origin, said.explicitness) == ("voa-reporter-2023", "implied")


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
        if place(one) in places and one.stance in ("asserts", "acknowledges"):
            assert one.transfer not in denied


def test_to_have_arms_in_store_acknowledges_a_possession_by_testimony(data: Dataset) -> None:
    kept = stances(data, HELD, "acknowledges")
    assert {one.origin for one in kept} == {"taliban-fitrat-2025", "taliban-mujahid-2023"}
    assert {(one.basis, one.interest) for one in kept} == {("testimony", "none")}
    assert MODES[data.transfer[HELD].mode].family == "possession"


def test_to_have_arms_in_store_denies_what_it_answers(data: Dataset) -> None:
    answer = [one for one in data.statements if (one.document, one.paragraph) == ("voa-kakar", 22)]
    survey = {"former-afghan-forces-to-ttp", "former-afghan-forces-to-cross-border-militants"}
    for stance, transfers in (("denies", survey), ("policy-denial", survey)):
        assert {one.transfer for one in answer if one.stance == stance} == transfers


def test_who_acknowledges_is_a_party_or_of_its_body(data: Dataset) -> None:
    for one in data.statements:
        if one.stance == "acknowledges":
            transfer, speaker = data.transfer[one.transfer], data.origin[one.origin].speaker
            assert {transfer.giver, transfer.receiver} & {speaker, *data.ancestors(speaker)}


def test_a_seizure_that_a_reporter_takes_for_granted_leaves_its_giver_to_the_context(
    data: Dataset,
) -> None:
    (said,) = (
        one
        for one in data.statements_of["stock-afghanistan-to-taliban"]
        if one.origin == "voa-reporter-2023"
    )
    assert said.explicitness == "party-implied"
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
    report = {one.explicitness for one in left if one.origin == "us-dod-report-2022"}
    assert report == {"implied"}
    assert {one.explicitness for one in left} == {"explicit", "party-implied", "implied"}


def test_what_is_called_alleged_is_of_nobody_named_and_unhedged(data: Dataset) -> None:
    said = [
        one
        for one in stances(data, MILITANTS, "asserts")
        if one.document == "coverpage-pakistan" and one.paragraph in (4, 9)
    ]
    assert len(said) == 2
    coded = {(one.origin, one.hedge, one.explicitness, one.interest, one.basis) for one in said}
    assert coded == {("unnamed-allegation-2024", "plain", "implied", "none", "none-shown")}
    assert data.origin["unnamed-allegation-2024"].speaker == ""


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
        "former-afghan-forces-to-ttp",
        "former-afghan-forces-to-cross-border-militants",
    }
    assert all(network.findings[transfer].denials == 1 for transfer in denied)


def test_that_nothing_left_the_country_denies_what_would_be_abroad(data: Dataset) -> None:
    said = [one for one in data.statements if one.origin == "taliban-authorities-2023"]
    assert {one.transfer for one in said if one.stance == "denies"} == {GAZA}
    assert {one.transfer for one in said if one.stance == "qualifies"} == {
        MILITANTS,
        "stock-afghanistan-to-ttp",
        "stock-afghanistan-to-baloch-insurgents",
    }


def test_that_nobody_may_sell_denies_no_transfer(data: Dataset) -> None:
    ruled = [one for one in data.statements if one.stance == "policy-denial"]
    assert {one.origin for one in ruled} == {"taliban-mujahid-2023"}
    assert {data.transfer[one.transfer].giver for one in ruled} == {"former-afghan-forces"}


def test_spoils_of_war_are_acknowledged_by_the_receiver(data: Dataset) -> None:
    (said,) = data.statements_of["us-forces-afghanistan-to-taliban"]
    assert (said.stance, said.basis, said.interest) == ("acknowledges", "testimony", "party")
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
