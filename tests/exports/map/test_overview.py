"""The overview of many actors, and how much a map can show."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from exports.map import drawing, overview
from exports.map.build import ALL_ACTORS, MOST_ACTORS_UNASKED, MOST_TRANSFERS_UNASKED, check
from exports.map.drawing import Drawing
from exports.map.labels import BOLD, Box, width
from exports.map.marks import NAME_SIZE
from exports.map.page import page, told
from exports.rows.dossier import actors
from graph.errors import QuestionError
from graph.model.rows import Actor, Dataset, Document, Origin, Statement, Transfer
from graph.network import Network, build
from tests.support.large_dataset import draw as many

if TYPE_CHECKING:
    from tests.support.browser import Opener

pytest_plugins = ("tests.support.browser",)


@pytest.fixture(scope="module")
def network() -> Network:
    return build(many())


@pytest.fixture(scope="module")
def drawn(network: Network) -> Drawing:
    return drawing.draw(actors(network), told(network), overview=True)


def chain(actors: int) -> Network:
    """So many actors, each of which is said to have given to the next."""
    legs = range(actors - 1)
    return build(
        Dataset(
            tuple(Actor(f"a{n}", f"A{n}", "armed-group") for n in range(actors)),
            (Document("d", "D"),),
            (Origin("o", "O", "", "", "B", "named"),),
            tuple(Transfer(f"t{n}", f"a{n}", f"a{n + 1}", "sold") for n in legs),
            tuple(Statement(f"s{n}", f"t{n}", "o", "d", "asserts") for n in legs),
        )
    )


def test_up_to_sixty_actors_and_150_transfers_everything_is_drawn_in_full() -> None:
    for number, is_overview in ((60, False), (61, True)):
        found = chain(number)
        made = drawing.draw(actors(found), told(found), overview=True)
        assert made.overview is is_overview
        assert all(bool(one["dot"]) is is_overview for one in made.actors.values())


def test_an_overview_has_every_actor_and_every_transfer(drawn: Drawing, network: Network) -> None:
    assert drawn.overview
    assert drawn.actors.keys() == network.dataset.actor.keys()
    assert drawn.transfers.keys() == set(network.drawn)


def test_dots_stand_apart_and_lie_on_the_paper(drawn: Drawing) -> None:
    dots = [(one["x"], one["y"]) for one in drawn.actors.values()]
    for x, y in dots:
        assert 0 < x < drawn.width
        assert 0 < y < drawn.height
    near = [
        (one, other)
        for one, other in combinations(dots, 2)
        if abs(one[0] - other[0]) < 2 * overview.DOT_RADIUS
        and abs(one[1] - other[1]) < 2 * overview.DOT_RADIUS
    ]
    assert near == []


def test_the_forty_best_connected_are_named_and_no_name_is_on_another(
    drawn: Drawing, network: Network
) -> None:
    tagged = {name: one["tag"] for name, one in drawn.actors.items() if one["tag"]}
    assert len(tagged) == overview.NAMED
    degree = dict(network.graph.degree())
    least = min(degree[name] for name in tagged)
    assert all(degree[name] <= least for name in degree.keys() - tagged.keys())
    boxes = [
        Box(x, y - 5, width(line, NAME_SIZE * BOLD), overview.TAG_HEIGHT - 4)
        for line, x, y in tagged.values()
    ]
    assert sum(one.overlap(other) > 0 for one, other in combinations(boxes, 2)) == 0


def test_the_same_network_gives_the_same_overview(drawn: Drawing) -> None:
    again = build(many())
    made = drawing.draw(actors(again), told(again), overview=True)
    assert made == drawn


@pytest.mark.browser
def test_an_overview_draws_all_of_it_and_looks_closer_at_what_is_chosen(
    view: Opener, network: Network
) -> None:
    seen = view(page(network))
    assert len(seen.page.evaluate("armstrail.actors()")) == len(network.dataset.actors)
    assert len(seen.page.evaluate("armstrail.painted()")) == len(network.drawn)
    seen.page.wait_for_selector("#statements table", state="attached")
    assert seen.page.locator("#statements tbody").count() == len(network.drawn)
    seen.page.evaluate("armstrail.choice.choose('actor', 'a200')")
    near = {"a200"} | {
        end
        for one in network.dataset.transfers
        if "a200" in (one.giver, one.receiver)
        for end in (one.giver, one.receiver)
    }
    assert set(seen.page.evaluate("armstrail.actors().map(({id}) => id)")) == near
    seen.page.click("#whole")
    assert len(seen.page.evaluate("armstrail.actors()")) == len(network.dataset.actors)
    seen.check_quiet_but_for_fragment()


@pytest.mark.browser
def test_without_scripts_an_overview_is_a_picture_and_a_table(
    view: Opener, network: Network
) -> None:
    seen = view(page(network), java_script_enabled=False)
    assert seen.page.locator("svg.picture").is_visible()
    assert seen.page.locator("#statements tbody").count() == len(network.drawn)


def test_what_is_too_large_is_refused_with_what_to_do_instead() -> None:
    check(chain(MOST_ACTORS_UNASKED))
    with pytest.raises(QuestionError) as refused:
        check(chain(MOST_ACTORS_UNASKED + 1))
    for word in ("--around", "--steps", "--from", "--to", "--least-band", "--all", "graphml"):
        assert word in str(refused.value)
    assert f"{MOST_ACTORS_UNASKED + 1} actors and {MOST_ACTORS_UNASKED} transfers" in str(
        refused.value
    )
    assert f"{MOST_TRANSFERS_UNASKED} transfers" in str(refused.value)


def test_all_draws_up_to_a_thousand_actors_and_no_more() -> None:
    check(chain(ALL_ACTORS), everything=True)
    with pytest.raises(QuestionError) as refused:
        check(chain(ALL_ACTORS + 1), everything=True)
    assert "--all" not in str(refused.value)
    assert "Gephi" in str(refused.value)
