"""Who may acknowledge a transfer."""

from __future__ import annotations

import pytest

from graph.errors import DatasetError
from tests.seeds.conftest import Small

ACTORS = """id,name,type,parent,parent_kind
north,Northland,state,,
army,Army of Northland,armed-forces,north,organ
ministry,Ministry of Northland,government-body,north,organ
voice,A spokeswoman,person,army,
pact,The Pact,coalition,,
band,The Band,armed-group,pact,member
clan,The Clan,armed-group,pact,member
depot,Depot at Kell,stockpile,,
south,Southland,state,,
"""
TRANSFERS = """id,giver,receiver,mode,materiel
t1,army,depot,abandoned,rifle
t2,depot,clan,{mode},rifle
t3,depot,band,unspecified,rifle
"""
STATEMENTS = """id,transfer,origin,document,stance,explicitness,basis,interest,summary
s1,{transfer},o,daily,{stance},explicit,testimony,none,says so
"""


def faults(
    small: Small, speaker: str, transfer: str, mode: str = "shared", stance: str = "acknowledges"
) -> list[str]:
    small.write("actors.csv", ACTORS)
    small.write("transfers.csv", TRANSFERS.format(mode=mode))
    small.write("statements.csv", STATEMENTS.format(transfer=transfer, stance=stance))
    small.write("origins.csv", f"id,name,speaker\no,Somebody,{speaker}\n")
    small.write("quantities.csv", "id,statement,of,unit\n")
    try:
        small.read()
    except DatasetError as refusal:
        return str(refusal).split("\n")
    return []


@pytest.mark.parametrize(
    ("speaker", "transfer"),
    [
        ("army", "t1"),
        ("voice", "t1"),
        ("north", "t1"),
        ("ministry", "t1"),
        ("band", "t3"),
        ("pact", "t3"),
    ],
)
def test_a_party_its_spokesman_its_body_and_its_collective_acknowledge(
    small: Small, speaker: str, transfer: str
) -> None:
    assert faults(small, speaker, transfer) == []


@pytest.mark.parametrize(
    ("speaker", "transfer"), [("south", "t1"), ("band", "t1"), ("clan", "t3"), ("voice", "t3")]
)
def test_somebody_else_even_another_member_of_the_collective_does_not(
    small: Small, speaker: str, transfer: str
) -> None:
    (fault,) = faults(small, speaker, transfer)
    assert fault.startswith("statements.csv, row 2, column stance: ")
    assert f"'{speaker}', who speaks, is no party to '{transfer}'; giver, receiver" in fault
    assert faults(small, speaker, transfer, stance="asserts") == []


def test_who_is_said_to_have_taken_the_stock_over_acknowledges_what_comes_out_of_it(
    small: Small,
) -> None:
    assert faults(small, "clan", "t3", mode="captured") == []
    assert len(faults(small, "clan", "t3", mode="shared")) == 1


def test_nobody_in_particular_acknowledges_nothing(small: Small) -> None:
    (fault,) = faults(small, "", "t1")
    assert "the origin 'o' has no speaker, so it acknowledges nothing" in fault


def test_an_unknown_id_is_the_only_fault(small: Small) -> None:
    (fault,) = faults(small, "nobody", "t1")
    assert "origins.csv" in fault
