from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from armstrail.notebook.shown import inline
from exports.map.page import page
from graph.network import build
from tests.support.map_sample import network

if TYPE_CHECKING:
    from tests.support.browser import Opener, View

pytest_plugins = ("tests.support.browser",)
pytestmark = pytest.mark.browser

SIZES = [(1440, 900), (1024, 768), (390, 844)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_page_asks_for_nothing_and_breaks_nowhere(
    view: Opener, text: str, width: int, height: int, scheme: str
) -> None:
    seen = view(text, width, height, color_scheme=scheme)
    seen.page.evaluate(
        "armstrail.transfers().forEach(({id}) => armstrail.choice.choose('transfer', id))"
    )
    seen.page.evaluate(
        "[...armstrail.data.actors.keys()].forEach((id) => armstrail.choice.choose('actor', id))"
    )
    seen.page.wait_for_timeout(100)
    seen.check_quiet()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_is_wider_than_the_screen(view: Opener, text: str, width: int, height: int) -> None:
    seen = view(text, width, height)
    for name in ("d-r", "n-d"):
        seen.page.evaluate("(id) => armstrail.choice.choose('transfer', id)", name)
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_is_only_announced_takes_no_room_on_the_screen(view: Opener, text: str) -> None:
    seen = view(text, 390, 844)
    seen.page.evaluate("armstrail.choice.choose('transfer', 'd-r')")
    assert "Chosen: Stock left at Harrow Bay to Red Column" in seen.page.inner_text("#announce")
    for selector in ("#announce", ".skip"):
        box = seen.page.locator(selector).first.bounding_box()
        assert (box["width"], box["height"]) == (1, 1)


def test_every_actor_and_transfer_that_takes_part_is_on_the_map(opened: View) -> None:
    drawn = opened.page.evaluate("armstrail.transfers().map(({id}) => id)")
    assert drawn == list(network().drawn)
    on_map = opened.page.evaluate("armstrail.actors().map(({id}) => id)")
    assert on_map == ["north-army", "depot", "reds", "blues", "someone", "watch"]
    inside = opened.page.evaluate(
        """() => { const {left, top, right, bottom} = canvas.getBoundingClientRect();
        return armstrail.actors().every(
          ({x, y}) => x > left && x < right && y > top && y < bottom); }"""
    )
    assert inside


def painted(seen: View) -> int:
    """How many pixels of the map's canvas are not of its commonest colour."""
    return int(
        seen.page.evaluate(
            """() => { const it = document.querySelector("#canvas canvas");
            const {data} = it.getContext("2d").getImageData(0, 0, it.width, it.height);
            const pixels = new Uint32Array(data.buffer), seen = new Map();
            for (const one of pixels) seen.set(one, (seen.get(one) ?? 0) + 1);
            return pixels.length - Math.max(...seen.values()); }"""
        )
    )


def test_the_map_is_painted(opened: View) -> None:
    opened.page.wait_for_timeout(100)
    assert painted(opened) > 5_000


def test_clicking_a_line_shows_its_statements_documents_and_denials(opened: View) -> None:
    points = opened.transfer("d-r")["points"]
    opened.click(points[len(points) // 3])
    assert opened.chosen() == {"kind": "transfer", "id": "d-r"}
    panel = opened.panel()
    for said in ("A fighter, not named", "The column has the rifles now.", "Who says so (1)"):
        assert said in panel
    for document in ("Where it went", "Stock lost at the bay", "paragraph 5", "The Daily"):
        assert document in panel
    assert "Who denies it (1)" in panel
    assert "The column took nothing." in panel
    assert "Also on record, without weight (1)" in panel
    opened.check_quiet()


def test_the_panel_has_the_users_own_columns_as_texts(view: Opener) -> None:
    dataset, own = network().dataset, (("x_box", "7 <b>boxes</b>"),)
    tables: dict[str, Any] = {
        table: tuple(replace(one, own=own) for one in getattr(dataset, table))
        for table in ("actors", "transfers", "statements")
    }
    seen = view(page(build(replace(dataset, **tables))))
    said = len(dataset.statements_of["d-r"])
    for kind, name, times in (("actor", "reds", 1), ("transfer", "d-r", 1 + said)):
        seen.page.evaluate("([kind, id]) => armstrail.choice.choose(kind, id)", [kind, name])
        assert seen.panel().count("x_box") == seen.panel().count("7 <b>boxes</b>") == times
    seen.check_quiet()


def test_every_drawn_transfer_answers_to_a_click_on_its_word(opened: View) -> None:
    for name in network().drawn:
        opened.click(opened.transfer(name)["label"])
        assert opened.chosen() == {"kind": "transfer", "id": name}


def test_clicking_a_box_shows_the_actor_and_what_passed_through_it(opened: View) -> None:
    opened.click(opened.actor("reds"))
    assert opened.chosen() == {"kind": "actor", "id": "reds"}
    panel = opened.panel()
    assert "Columna Roja" in panel
    came, gone = panel.split("Said to have gone on from it: 2")
    assert "Said to have come to it: 1" in came
    assert "Stock left at Harrow Bay → Red Column" in came
    assert "Red Column → Blue Front" in gone
    assert "No wrongdoing is inferred for parties earlier in a chain." in panel


def test_a_box_answers_right_up_to_its_border_and_no_further(opened: View) -> None:
    scale = "armstrail.map.toPage([1, 0]).x - armstrail.map.toPage([0, 0]).x"
    half = opened.page.evaluate(f"armstrail.data.actors.get('depot').drawn.width / 2 * ({scale})")
    middle = opened.actor("depot")
    opened.click({"x": middle["x"] - half + 2, "y": middle["y"] + 12})
    assert opened.chosen() == {"kind": "actor", "id": "depot"}
    opened.page.mouse.click(middle["x"] - half - 3, middle["y"] + 12)
    assert opened.chosen() is None


def test_a_box_whose_middle_is_out_of_view_is_still_painted(opened: View) -> None:
    frame = opened.page.locator("#canvas").bounding_box()
    x, y = frame["x"] + frame["width"] / 2, frame["y"] + 20
    middle = opened.actor("depot")["x"]
    opened.page.mouse.move(x, y)
    opened.page.mouse.down()
    opened.page.mouse.move(x - (middle - frame["x"]) - 20, y, steps=5)
    opened.page.mouse.up()
    assert opened.actor("depot")["x"] < frame["x"]
    opened.page.wait_for_timeout(100)
    colours = opened.page.evaluate(
        """() => { const {drawn} = armstrail.data.actors.get("depot");
        const [x, y] = [drawn.left + drawn.width, drawn.top + drawn.height / 2];
        const right = armstrail.map.toPage([x, y]);
        const frame = canvas.getBoundingClientRect();
        const pen = document.querySelector("#canvas canvas").getContext("2d");
        const at = pen.getImageData(right.x - frame.left - 6, right.y - frame.top + 9, 1, 1).data;
        const box = getComputedStyle(document.querySelector("#legend .box-sample"));
        return [`rgb(${at[0]}, ${at[1]}, ${at[2]})`, box.backgroundColor]; }"""
    )
    assert colours[0] == colours[1]


def test_clicking_empty_ground_clears(opened: View) -> None:
    opened.click(opened.actor("reds"))
    box = opened.page.locator("#canvas").bounding_box()
    opened.page.mouse.click(box["x"] + 2, box["y"] + box["height"] - 2)
    assert opened.chosen() is None


def test_the_band_comes_first_and_the_number_never_without_its_range(opened: View) -> None:
    opened.page.evaluate("armstrail.choice.choose('transfer', 'd-r')")
    grounds = opened.page.inner_text(".grounds")
    assert grounds.lower().startswith("alleged")
    assert "not graded, 0 to .35" in grounds
    assert grounds.index("disputed") < grounds.index("not graded")
    assert "Support in the collected reporting, not the probability that it happened" in grounds
    opened.page.evaluate("armstrail.choice.choose('transfer', 'n-d')")
    finding = network().findings["n-d"]
    assert f"support .{finding.support * 100:.0f} (.{finding.low * 100:.0f} to" in opened.panel()


def test_statements_of_one_voice_stand_together_and_say_so(opened: View) -> None:
    opened.page.evaluate("armstrail.choice.choose('transfer', 'n-d')")
    blocks = opened.page.eval_on_selector_all(
        ".said", "all => all.map((one) => one.dataset.statement)"
    )
    assert blocks == ["s1", "s2"]
    assert "the same voice as above" in opened.page.inner_text("[data-statement=s2]")
    assert "Passed on: The Daily › Wire › Post" in opened.page.inner_text("[data-statement=s2]")


def test_a_figure_in_two_renderings_is_one_figure_as_they_are_written(opened: View) -> None:
    opened.page.evaluate("armstrail.choice.choose('transfer', 'n-d')")
    assert "“about 400” or “over 450”" in opened.page.inner_text(".figures")
    assert "“over 450”: Minister of Northland, in Post" in opened.page.inner_text(".figures")
    assert "one figure in 2 renderings" in opened.panel()


def test_choosing_dims_the_rest_and_moves_nothing(opened: View) -> None:
    before = opened.page.evaluate("armstrail.actors()")
    plain = opened.page.locator("#canvas").screenshot()
    opened.click(opened.transfer("d-s")["label"])
    opened.page.wait_for_timeout(100)
    assert opened.page.evaluate("armstrail.actors()") == before
    assert opened.page.locator("#canvas").screenshot() != plain


def test_escape_and_reset_show_everything_again(opened: View) -> None:
    acts: tuple[Callable[[], object], ...] = (
        lambda: opened.page.keyboard.press("Escape"),
        lambda: opened.page.click("#reset"),
        lambda: opened.page.click("#panel .back"),
    )
    for act in acts:
        opened.page.evaluate("armstrail.choice.choose('actor', 'blues')")
        act()
        assert opened.chosen() is None
        assert "Transfers on the map" in opened.panel()


def test_what_is_only_denied_can_be_opened_and_is_said_not_to_be_drawn(opened: View) -> None:
    opened.page.click("#panel [data-transfer=n-b]")
    assert "Not drawn: no document states this transfer." in opened.panel()
    assert "Nothing was given to the front." in opened.panel()


def test_a_row_of_the_table_opens_its_transfer(opened: View) -> None:
    opened.page.click("a[data-transfer=d-s]")
    assert opened.chosen() == {"kind": "transfer", "id": "d-s"}
    opened.check_quiet()


def test_the_theme_follows_the_system_until_it_is_chosen(view: Opener, text: str) -> None:
    def ground(seen: View) -> Any:
        return seen.page.evaluate(
            "getComputedStyle(document.querySelector('#map')).backgroundColor"
        )

    light, dark = view(text, color_scheme="light"), view(text, color_scheme="dark")
    assert ground(light) != ground(dark)
    wanted = ground(dark)
    light.page.click("#theme")
    assert ground(light) == wanted
    assert light.page.get_attribute("#theme", "aria-pressed") == "true"


def test_without_scripts_the_picture_and_the_table_are_there(view: Opener, text: str) -> None:
    seen = view(text, java_script_enabled=False)
    assert seen.page.locator("svg.picture").is_visible()
    assert not seen.page.locator("#map").is_visible()
    assert not seen.page.locator("#controls").is_visible()
    assert seen.page.get_by_text("The column took nothing.").is_visible()
    assert seen.requests == [seen.url]


def test_on_paper_the_picture_stands_in_for_the_canvas(opened: View) -> None:
    opened.page.emulate_media(media="print")
    assert opened.page.locator("svg.picture").is_visible()
    assert not opened.page.locator("#map").is_visible()
    assert not opened.page.locator("#controls").is_visible()


def test_zooming_and_showing_the_whole_map_again_comes_back_to_the_start(opened: View) -> None:
    before = opened.page.evaluate("armstrail.actors()")
    opened.page.click("#zoom-in")
    assert opened.page.evaluate("armstrail.actors()") != before
    opened.page.click("#whole")
    after = opened.page.evaluate("armstrail.actors()")
    assert [(round(one["x"]), round(one["y"])) for one in after] == [
        (round(one["x"]), round(one["y"])) for one in before
    ]


def test_a_wheel_alone_scrolls_the_page_and_does_not_zoom_the_map(opened: View) -> None:
    opened.page.mouse.move(400, 400)
    scale = "armstrail.map.toPage([100, 0]).x - armstrail.map.toPage([0, 0]).x"
    before = opened.page.evaluate(scale)
    opened.page.mouse.wheel(0, 200)
    opened.page.wait_for_timeout(100)
    assert opened.page.evaluate(scale) == before
    assert opened.page.evaluate("window.scrollY") > 0


def test_in_a_notebook_the_map_works_in_its_frame_and_cannot_reach_out(view: Opener) -> None:
    frame = inline(network(), around="depot", steps=2)._repr_html_()
    host = "<!doctype html><title>Notebook</title><script>window.armstrail = 1</script>"
    seen = view(host + frame)
    inside = seen.page.frames[1]
    inside.wait_for_function("window.armstrail !== undefined")
    assert inside.evaluate("armstrail.chosen()") == {"kind": "actor", "id": "depot"}
    inside.evaluate("armstrail.choice.choose('transfer', 'd-r')")
    inside.evaluate("armstrail.state.set({band: 'reported'})")
    assert "Red Column" in inside.inner_text("#panel")
    assert inside.evaluate("window.violations ?? []") == []
    assert (
        inside.evaluate("(() => { try { return parent.document.title } catch { return 0 } })()")
        == 0
    )
    assert seen.problems == []
    assert [one for one in seen.requests if not one.startswith(("file:", "about:"))] == []
