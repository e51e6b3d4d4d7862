"""What a reader can set on the map: filters, steps, and the address that keeps all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.support.map_sample import network

if TYPE_CHECKING:
    from tests.support.browser import Opener, View

pytest_plugins = ("tests.support.browser",)
pytestmark = pytest.mark.browser

DRAWN = set(network().drawn)


def painted(seen: View) -> set[str]:
    return set(seen.page.evaluate("armstrail.painted()"))


def rows(seen: View) -> set[str]:
    """The transfers whose rows the table of statements shows."""
    found = seen.page.eval_on_selector_all(
        "#statements tbody", "all => all.filter((one) => !one.hidden).map((one) => one.id)"
    )
    return {one.removeprefix("of-") for one in found}


def at(seen: View, fragment: str) -> None:
    seen.page.evaluate("(text) => { window.location.hash = text; }", fragment)
    seen.page.wait_for_timeout(50)


def test_the_least_band_filters_map_and_table_alike(opened: View) -> None:
    bands = {name: network().findings[name].band for name in DRAWN}
    opened.page.select_option("#band", "documented")
    assert painted(opened) == {name for name in DRAWN if bands[name] == "documented"}
    assert painted(opened) == rows(opened) & DRAWN
    assert "shown" in opened.page.inner_text("#shown-count")
    opened.page.select_option("#band", "")
    assert painted(opened) == DRAWN


def test_modes_are_switched_in_the_legend_which_counts_them(opened: View) -> None:
    line = opened.page.locator("label.mode-check", has_text="sold")
    assert "sold 1" in line.inner_text()
    line.locator("input").uncheck()
    assert painted(opened) == DRAWN - {"r-b-1"}
    assert "r-b-1" not in rows(opened)
    assert "of-r-b-1" not in opened.page.url
    assert "without=sold" in opened.page.url


def test_years_filter_what_is_dated_and_keep_and_count_what_is_not(opened: View) -> None:
    opened.page.select_option("#year-from", "2021")
    undated = {one.id for one in network().dataset.transfers if one.span is None} & DRAWN
    assert painted(opened) == undated | {"d-r", "r-b-2"}
    assert f"{len(undated)} of them are undated" in opened.page.inner_text("#filter-said")


def test_disputed_transfers_can_be_hidden(opened: View) -> None:
    opened.page.check("#undisputed")
    assert painted(opened) == DRAWN - {"d-r"}


@pytest.mark.parametrize(
    ("steps", "lit"),
    [("1", {"n-d", "d-r", "d-s"}), ("2", DRAWN - {"b-w"}), ("all", DRAWN)],
)
def test_steps_light_what_lies_so_far_from_the_chosen_actor(
    opened: View, steps: str, lit: set[str]
) -> None:
    opened.page.evaluate("armstrail.choice.choose('actor', 'depot')")
    opened.page.check(f"input[name=steps][value='{steps}']")
    assert set(opened.page.evaluate("[...armstrail.light.now().transfers]")) == lit
    assert painted(opened) == DRAWN  # dimmed, not gone


def test_a_choice_moves_nothing_on_the_map(opened: View) -> None:
    before = opened.page.evaluate("armstrail.transfers()")
    opened.page.evaluate("armstrail.choice.choose('actor', 'depot')")
    opened.page.check("input[name=steps][value='2']")
    assert opened.page.evaluate("armstrail.transfers()") == before


def test_reset_puts_everything_back(opened: View) -> None:
    opened.page.select_option("#band", "reported")
    opened.page.check("#undisputed")
    opened.page.evaluate("armstrail.choice.choose('actor', 'depot')")
    opened.page.click("#reset")
    assert opened.page.evaluate(
        "JSON.stringify(armstrail.state.get()) === JSON.stringify(armstrail.state.START)"
    )
    assert opened.page.url.split("#")[1:] in ([], [""])
    assert painted(opened) == DRAWN


STATES: list[tuple[str, dict[str, Any]]] = [
    ("actor=reds", {"chosen": {"kind": "actor", "id": "reds"}}),
    ("transfer=d-r&steps=2", {"chosen": {"kind": "transfer", "id": "d-r"}, "steps": 2}),
    ("from=north&to=blues&path=2", {"ask": {"from": "north", "to": "blues"}, "path": 1}),
    ("band=reported&without=sold%2Cstolen", {"band": "reported", "off": ["sold", "stolen"]}),
    (
        "years=2020-2021&undisputed=1&steps=all",
        {"years": [2020, 2021], "undisputed": True, "steps": 0},
    ),
]


@pytest.mark.parametrize(("fragment", "part"), STATES)
def test_a_link_shows_what_its_sender_saw(
    view: Opener, text: str, fragment: str, part: dict[str, Any]
) -> None:
    sender = view(text)
    sender.page.evaluate("(part) => armstrail.state.set(part)", part)
    sent = sender.page.url.split("#")[1]
    assert sent == fragment
    reader = view(text)
    at(reader, sent)
    got = reader.page.evaluate("armstrail.state.get()")
    assert {key: got[key] for key in part} == part
    assert reader.page.evaluate("armstrail.state.get()") == sender.page.evaluate(
        "armstrail.state.get()"
    )


@pytest.mark.parametrize(
    "fragment",
    [
        "actor=nobody",
        "transfer=__proto__",
        "from=reds&to=reds",
        "from=reds&to=gone",
        "band=certain&without=magic",
        "years=2021-1900&steps=9&path=-3",
        "%%%&&&==",
        "actor=" + "x" * 10_000,
        "<script>window.pwned=1</script>",
    ],
)
def test_what_a_link_names_and_the_page_does_not_know_is_passed_over(
    opened: View, fragment: str
) -> None:
    at(opened, fragment)
    assert opened.page.evaluate(
        "JSON.stringify(armstrail.state.get()) === JSON.stringify(armstrail.state.START)"
    )
    assert opened.page.evaluate("window.pwned") is None
    opened.check_quiet_but_for_fragment()


def test_back_undoes_a_choice_but_not_a_filter(opened: View) -> None:
    opened.page.evaluate("armstrail.choice.choose('actor', 'reds')")
    opened.page.select_option("#band", "reported")
    opened.page.evaluate("armstrail.choice.choose('actor', 'blues')")
    opened.page.go_back()
    opened.page.wait_for_timeout(50)
    assert opened.chosen() == {"kind": "actor", "id": "reds"}
    assert opened.page.evaluate("armstrail.state.get().band") == "reported"


def test_links_within_the_page_leave_the_state_alone(opened: View) -> None:
    opened.page.evaluate("armstrail.choice.choose('actor', 'reds')")
    opened.page.click("a[href='#statements'] >> nth=1")
    assert opened.chosen() == {"kind": "actor", "id": "reds"}
    assert opened.page.evaluate("document.activeElement.id") == "statements"


def test_changes_are_announced(opened: View) -> None:
    opened.page.check("#undisputed")
    assert "shown" in opened.page.inner_text("#announce")
    opened.page.evaluate("armstrail.choice.choose('actor', 'reds')")
    assert "Chosen: Red Column" in opened.page.inner_text("#announce")
