"""What a name that is no actor's is told to be, and the command that tells of it."""

from __future__ import annotations

import pytest

from armstrail.naming import Finder
from graph.errors import NameLookupError
from graph.network import build
from seeds import tables

NETWORK = build(tables.read(tables.bundled()))

TOLD = {
    "Gaza": "it is a place: 'armstrail says --place Gaza' tells of transfers there.",
    "gaza strip": "it is a place: 'armstrail says --place 'gaza strip'' tells of transfers there.",
    "rifle": "it is materiel: 'armstrail says --materiel rifle' tells of its transfers.",
    "captured": "it is a mode: 'armstrail says --mode captured' tells of such transfers.",
    "armed-group": "it is a type of actors: 'armstrail actors' tells who is of it.",
    "us-to-fsa-intended": "it is a transfer: 'armstrail show us-to-fsa-intended' tells of it.",
    "coverpage-hamas": "'armstrail says --by coverpage-hamas' tells what.",
}


@pytest.mark.parametrize(("typed", "told"), TOLD.items(), ids=str)
def test_what_is_no_actor_is_told_to_be_what_it_is(typed: str, told: str) -> None:
    with pytest.raises(NameLookupError, match="is no actor of this dataset") as caught:
        Finder(NETWORK)(typed)
    assert str(caught.value).endswith(told)


def test_what_is_nothing_of_the_data_is_told_to_be_nothing() -> None:
    with pytest.raises(NameLookupError) as caught:
        Finder(NETWORK)("Ruritania")
    assert str(caught.value).endswith("'armstrail actors' lists all.")
