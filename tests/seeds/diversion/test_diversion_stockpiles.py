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
        ("us-supplied-weapons-meant-for-fsa", "isis"),
    ):
        assert answer(network, stock, receiver).paths == ()
    asked = ("us-to-us-supplied-weapons-meant-for-fsa", "us-supplied-arms-to-nusra-front")
    paths = answer(network, "us", "nusra-front").paths
    assert [path.legs for path in paths if path.tier != "inferred"] == [asked]


def test_carriers_named_only_as_earlier_holders_are_never_more_than_implied(data: Dataset) -> None:
    for transfer in data.transfers:
        holder = data.actor[transfer.giver].type != "stockpile"
        if transfer.directness == "carrier-unknown" and holder:
            said = asserting(data, transfer.id)
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
        named = transfer == "us-special-forces-to-thieves"
        assert said.explicitness == ("explicit" if named else "implied")


def test_of_the_missiles_of_ramadi_only_that_isis_had_them_is_physical(
    data: Dataset, network: Network
) -> None:
    bases = {
        "us-supplied-missiles-recovered-from-isis": ("physical", "documented"),
        "us-supplied-missiles-to-isis": ("physical", "documented"),
        "us-to-us-supplied-missiles": ("none-shown", "reported"),
        "exporter-to-us-missiles": ("none-shown", "reported"),
    }
    for transfer, (basis, band) in bases.items():
        assert [one.basis for one in data.statements_of[transfer]] == [basis]
        assert network.findings[transfer].band == band


def test_the_missiles_of_ramadi_keep_their_dates_and_directions_as_written(data: Dataset) -> None:
    found = data.transfer["us-supplied-missiles-recovered-from-isis"]
    assert (found.mode, found.place) == ("recovered-from", "Ramadi")
    export = data.transfer["exporter-to-us-missiles"]
    assert (export.giver, export.receiver) == ("unnamed-exporter", "us")
    assert export.note
    assert data.transfer["us-to-us-supplied-missiles"].start is None


def test_what_is_only_apparent_to_its_origin_is_hedged(data: Dataset) -> None:
    for supplier in ("us", "saudi-arabia"):
        transfer = data.transfer[f"{supplier}-to-syrian-opposition"]
        assert transfer.authorisation == "unauthorised"
        assert [one.hedge for one in data.statements_of[transfer.id]] == ["even"]
