"""How the bundled dataset codes arms whose carrier nobody names, and those of Iraq and Syria."""

import re

import pytest

from graph.model.rows import Dataset, Statement
from graph.network import Network, build
from graph.paths.answer import answer
from seeds.tables import bundled, read


@pytest.fixture(scope="module")
def data() -> Dataset:
    return read(bundled())


@pytest.fixture(scope="module")
def network(data: Dataset) -> Network:
    return build(data)


def asserting(data: Dataset, transfer: str) -> list[Statement]:
    return [one for one in data.statements_of[transfer] if one.stance == "asserts"]


def test_where_no_carrier_is_named_none_is_invented(data: Dataset) -> None:
    named = {"former-afghan-forces", "fsa", "syrian-opposition-forces"}
    for transfer in data.transfers:
        giver = data.actor[transfer.giver]
        if transfer.directness == "carrier-unknown":
            assert giver.type == "stockpile" or giver.id in named
        if giver.type == "stockpile" and transfer.receiver != "taliban":
            assert transfer.directness == "carrier-unknown"


def test_the_code_book_names_the_transfers_that_start_at_an_earlier_holder(data: Dataset) -> None:
    text = (bundled() / "README.md").read_text(encoding="utf-8")
    (entry,) = re.findall(r"^\*\*Where no carrier is named.*$", text, re.MULTILINE)
    holders = {
        one.id
        for one in data.transfers
        if one.directness == "carrier-unknown" and data.actor[one.giver].type != "stockpile"
    }
    assert len(holders) == 4
    assert set(re.findall(r"`(\S+-to-\S+)`", entry)) == holders


def test_arms_that_different_sources_speak_of_share_no_stockpile(data: Dataset) -> None:
    stocks = [one.id for one in data.actors if one.type == "stockpile"]
    assert len(stocks) == 4
    for stock in set(stocks) - {"stock-left-in-afghanistan"}:
        touching = [one.id for one in data.transfers if stock in (one.giver, one.receiver)]
        said = [one for leg in touching for one in asserting(data, leg)]
        assert len(touching) >= 2
        assert len({one.origin for one in said}) == 1


def test_no_path_leads_from_the_arms_of_one_claim_to_the_receiver_of_another(
    network: Network,
) -> None:
    for stock, receiver in (
        ("us-supplied-missiles-ramadi", "nusra-front"),
        ("us-supplied-arms-isis-drew-on", "nusra-front"),
        ("us-supplied-arms-nusra-drew-on", "isis"),
    ):
        assert answer(network, stock, receiver).paths == ()
    asked = ("us-to-us-supplied-arms-nusra-drew-on", "us-supplied-arms-to-nusra-front")
    paths = answer(network, "us", "nusra-front").paths
    assert [path.legs for path in paths if path.tier != "inferred"] == [asked]


def test_carriers_named_only_as_earlier_holders_are_never_more_than_implied(data: Dataset) -> None:
    for transfer in data.transfers:
        holder = data.actor[transfer.giver].type != "stockpile"
        if transfer.directness == "carrier-unknown" and holder:
            said = asserting(data, transfer.id)
            assert {one.explicitness for one in said} == {"implied"}


def test_the_audited_equipment_was_only_meant_for_the_sdf(data: Dataset) -> None:
    (bought,) = (one for one in data.transfers if "sdf" in (one.giver, one.receiver))
    assert (bought.giver, bought.receiver, bought.outcome) == ("sojtf-oir", "sdf", "intended")
    (said,) = data.statements_of[bought.id]
    assert data.origin[said.origin].speaker == "us-dod-inspector-general"
    (figure,) = (one for one in data.quantities if one.statement == said.id)
    assert (figure.minimum, figure.unit) == (715_800_000, "usd")


def test_what_was_meant_for_somebody_is_never_said_to_have_arrived(data: Dataset) -> None:
    meant = [one for one in data.transfers if one.outcome != "completed"]
    assert {(one.receiver, one.outcome) for one in meant} == {
        (receiver, "intended") for receiver in ("sdf", "fsa", "former-afghan-forces")
    }


def test_a_question_is_rejected_and_says_whom_it_is_about(data: Dataset) -> None:
    asked = [one for one in data.rejected if "sharmine-narwani" in one.actors]
    assert [(one.paragraph, one.reason) for one in asked] == [(8, "possession")]
    assert "nusra-front" in asked[0].actors
    assert not [one for one in data.origins if one.speaker == "sharmine-narwani"]


def test_thefts_and_loss_come_from_case_files_by_the_intercept(data: Dataset) -> None:
    taken = {one.id: one for one in data.transfers if one.mode in ("stolen", "lost")}
    assert len(taken) == 3
    for transfer in taken:
        (said,) = data.statements_of[transfer]
        assert (said.basis, said.relay) == ("record", ("the-intercept",))
        assert said.explicitness == "explicit"
    assert {one.giver for one in taken.values()} == {"us", "us-special-forces-iraq-syria"}


def test_of_the_missiles_of_ramadi_only_that_isis_had_them_is_physical(
    data: Dataset, network: Network
) -> None:
    bases = {
        "us-supplied-missiles-recovered-from-isis": "physical",
        "us-supplied-missiles-to-isis": "none-shown",
        "us-to-us-supplied-missiles": "none-shown",
        "exporter-to-us-missiles": "record",
    }
    for transfer, basis in bases.items():
        assert [one.basis for one in data.statements_of[transfer]] == [basis]
    assert data.transfer["us-supplied-missiles-to-isis"].mode == "diverted"
    assert network.findings["us-supplied-missiles-to-isis"].band == "alleged"
    assert network.findings["us-supplied-missiles-recovered-from-isis"].band == "documented"


def test_the_missiles_of_ramadi_keep_their_dates_and_directions_as_written(data: Dataset) -> None:
    found = data.transfer["us-supplied-missiles-recovered-from-isis"]
    assert (found.mode, found.place) == ("recovered-from", "Ramadi")
    export = data.transfer["exporter-to-us-missiles"]
    assert (export.giver, export.receiver) == ("unnamed-exporter", "us")
    assert export.note
    assert data.transfer["us-to-us-supplied-missiles"].start is None


def test_what_is_only_apparent_is_the_recipient_on_one_span(data: Dataset) -> None:
    named = [
        one for one in data.transfers if "syrian-opposition-forces" in (one.giver, one.receiver)
    ]
    assert len(named) == 3
    said = [one for transfer in named for one in data.statements_of[transfer.id]]
    assert {(one.hedge, one.paragraph, one.sentences) for one in said} == {("likely", 9, "2-3")}
    assert {one.authorisation for one in named if one.giver in ("us", "saudi-arabia")} == {
        "unauthorised"
    }
