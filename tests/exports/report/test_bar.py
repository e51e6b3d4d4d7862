"""The bar of the four masses tells them truly, without colour."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import armstrail
from exports.report.explanations import LENGTH, MASS_SIGNS, bar
from graph.evidence.findings import Finding
from tests.support.cli import run

NETWORK = armstrail.load().network
ANY = next(iter(NETWORK.findings.values()))


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    cuts = sorted(draw(st.lists(st.floats(0, 1), min_size=3, max_size=3)))
    one, two, three = cuts
    support, conflict, counter = one, two - one, three - two
    return replace(ANY, support=support, conflict=conflict, counter=counter, open=1.0 - three)


@given(findings())
def test_the_bar_is_full_true_and_drops_no_mass(found: Finding) -> None:
    drawn = bar(found)[1:-1]
    assert len(drawn) == LENGTH
    for mass, sign in MASS_SIGNS.items():
        size = drawn.count(sign)
        share = getattr(found, mass)
        assert (size > 0) == (share > 0)
        assert abs(size - LENGTH * share) <= len(MASS_SIGNS)
    assert drawn == "".join(sign * drawn.count(sign) for sign in MASS_SIGNS.values())


@cache
def every_transfer() -> str:
    return run("transfers", "--full").stdout


@pytest.mark.parametrize("transfer", NETWORK.findings)
def test_every_transfer_shows_its_bar_with_a_legend(transfer: str) -> None:
    drawn = bar(NETWORK.findings[transfer])
    text = run("show", transfer).stdout
    assert drawn in text
    assert "# support, x conflict, - counter, . open" in text
    assert drawn in every_transfer()
