"""How the bundled dataset codes what misleads a careless reader."""

import pytest

from graph.answer import answer
from graph.model import Dataset, Statement
from graph.network import Network, build
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


def test_a_denial_holds_no_assertion(data: Dataset) -> None:
    denials = [one for one in data.statements if one.stance == "denies"]
    places = {(one.document, one.paragraph, one.sentences) for one in denials}
    for one in data.statements:
        if (one.document, one.paragraph, one.sentences) in places:
            assert one.stance in ("denies", "acknowledges")
            assert data.origin[one.origin].voice == "taliban"


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


def test_where_no_carrier_is_named_none_is_invented(data: Dataset) -> None:
    named = {"former-afghan-forces", "fsa", "syrian-opposition-forces"}
    for transfer in data.transfers:
        giver = data.actor[transfer.giver]
        if transfer.directness == "carrier-unknown":
            assert giver.type == "stockpile" or giver.id in named
        if giver.type == "stockpile" and transfer.receiver != "taliban":
            assert transfer.directness == "carrier-unknown"


def test_carriers_named_only_as_earlier_holders_are_never_more_than_implied(data: Dataset) -> None:
    for transfer in data.transfers:
        holder = data.actor[transfer.giver].type != "stockpile"
        if transfer.directness == "carrier-unknown" and holder:
            said = stances(data, transfer.id, "asserts")
            assert {one.explicitness for one in said} == {"implied"}


def test_the_audit_is_an_accounting_gap_and_no_transfer(data: Dataset) -> None:
    (gap,) = (one for one in data.rejected if one.reason == "accounting-gap")
    assert gap.document == "cradle-thefts"
    silent = {"sojtf-oir", "sdf", "us-dod-inspector-general"}
    assert not silent & {end for one in data.transfers for end in (one.giver, one.receiver)}


def test_thefts_and_loss_come_from_case_files_by_the_intercept(data: Dataset) -> None:
    taken = {one.id: one for one in data.transfers if one.mode in ("stolen", "lost")}
    assert len(taken) == 3
    for transfer in taken:
        (said,) = data.statements_of[transfer]
        assert (said.basis, said.relay) == ("record", ("the-intercept",))


def test_the_missiles_of_ramadi_rest_on_their_examination(data: Dataset) -> None:
    found = data.transfer["us-supplied-missiles-recovered-from-isis"]
    assert (found.mode, found.place) == ("recovered-from", "Ramadi")
    export = data.transfer["exporter-to-us-missiles"]
    assert (export.giver, export.receiver) == ("unnamed-exporter", "us")
    assert export.note
    for transfer in (found.id, export.id):
        assert [one.basis for one in data.statements_of[transfer]] == ["physical"]


def test_what_is_only_apparent_to_its_origin_is_hedged(data: Dataset) -> None:
    for supplier in ("us", "saudi-arabia"):
        transfer = data.transfer[f"{supplier}-to-syrian-opposition"]
        assert transfer.authorisation == "unauthorised"
        assert [one.hedge for one in data.statements_of[transfer.id]] == ["even"]


def test_wishes_solidarity_and_use_are_no_transfers(data: Dataset) -> None:
    reasons = {(one.document, one.paragraph): one.reason for one in data.rejected}
    assert reasons["coverpage-hamas", 7] == reasons["coverpage-hamas", 8] == "solidarity"
    assert reasons["coverpage-hamas", 9] == "use"
    assert {reasons["repost-pakistan", number] for number in (15, 16, 17)} == {"intent"}
