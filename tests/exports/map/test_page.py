from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import html as parser

from exports.map import page as map_page
from exports.map.page import page
from exports.map.strings import ASSETS
from exports.words import phrases
from graph.errors import FileError
from graph.model.rows import Dataset
from graph.network import build
from tests.support.map_sample import DATASET, HOSTILE, filled_with, network
from tests.support.strategies import datasets

SCRIPTS = ("head", "vis-network", "main")


def root(text: str) -> Any:
    return parser.document_fromstring(text.encode())


def block(text: str, name: str) -> Any:
    found = re.search(f'<script type="application/json" id="{name}">(.*?)</script>', text, re.S)
    assert found
    return json.loads(found[1])


def policy(text: str) -> str:
    (found,) = root(text).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    return str(found)


def test_the_same_data_gives_the_same_bytes(text: str) -> None:
    assert page(network()).encode() == text.encode()


def test_the_policy_forbids_every_load_and_names_no_unsafe_source(text: str) -> None:
    rules = dict(rule.split(" ", 1) for rule in policy(text).split("; "))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in policy(text)
    assert all(
        re.fullmatch(r"'(none|sha256-[\w+/]+=*)'", one)
        for rule in rules.values()
        for one in rule.split()
    )


def test_each_inline_script_and_style_is_allowed_by_its_own_hash_and_nothing_else_is(
    text: str,
) -> None:
    inline = [
        one.text
        for one in root(text).iter("script", "style")
        if one.get("type") != "application/json"
    ]
    wanted = {f"'sha256-{b64encode(sha256(one.encode()).digest()).decode()}'" for one in inline}
    assert wanted == set(re.findall(r"'sha256-[^']+'", policy(text)))
    assert len(inline) == len(SCRIPTS) + len(map_page.STYLES)
    assert {path.stem for path in (ASSETS / "css").iterdir()} == {*map_page.STYLES} - {"marks"}


def test_the_policy_stands_before_everything_that_it_governs(text: str) -> None:
    head = root(text).find("head")
    kinds = [child.tag for child in head]
    assert head[1].get("http-equiv") == "Content-Security-Policy"
    assert kinds.index("style") > 1
    assert kinds.index("script") > 1


def test_nothing_in_the_page_names_an_address_to_load_from(text: str) -> None:
    tree = root(text)
    assert not tree.xpath(
        "//@src | //@srcset | //link | //iframe | //object | //embed | //img | //base"
    )
    assert not tree.xpath("//@style")
    assert "sourceMappingURL" not in text
    for style in tree.iter("style"):
        assert "@import" not in style.text
        assert "url(" not in style.text


def test_every_slot_of_the_template_is_filled(text: str) -> None:
    assert "<!-- slot" not in text


def test_every_actor_and_every_transfer_is_in_the_page_once(text: str) -> None:
    actors, transfers = block(text, "actors-data"), block(text, "transfers-data")
    assert [one["id"] for one in actors] == [actor.id for actor in DATASET.actors]
    assert [one["id"] for one in transfers] == [transfer.id for transfer in DATASET.transfers]


def test_transfers_between_the_same_two_actors_stay_apart(text: str) -> None:
    drawn = {one["id"]: one["drawn"] for one in block(text, "transfers-data") if one["drawn"]}
    assert drawn["r-b-1"]["path"] != drawn["r-b-2"]["path"]


def test_what_no_document_states_is_in_the_data_and_not_in_the_drawing(text: str) -> None:
    drawn = {one["id"] for one in block(text, "transfers-data") if one["drawn"]}
    assert {one.id for one in DATASET.transfers} - drawn == {"n-b", "n-r"}
    assert drawn == set(network().drawn)


def test_actors_that_only_speak_are_in_the_data_and_not_in_the_drawing(text: str) -> None:
    drawn = {one["id"] for one in block(text, "actors-data") if one["drawn"]}
    assert {actor.id for actor in DATASET.actors} - drawn == {"north"}


def test_drawing_a_network_does_not_change_it() -> None:
    built = network()
    before = built.graph.copy()
    page(built)
    assert list(built.graph.nodes(data=True)) == list(before.nodes(data=True))
    assert list(built.graph.edges(keys=True, data=True)) == list(before.edges(keys=True, data=True))


def test_the_standing_sentences_are_in_the_page(text: str) -> None:
    said = root(text).text_content()
    for sentence in (phrases.CLAIMS, phrases.SUPPORT_MEANS, phrases.NO_WRONGDOING):
        assert sentence in said


def test_the_table_holds_every_statement_for_readers_without_scripts(text: str) -> None:
    rows = [" ".join(row.text_content().split()) for row in root(text).xpath("//tbody/tr")]
    for statement in DATASET.statements:
        origin = DATASET.origin[statement.origin].name
        assert any(origin in row and statement.summary in row for row in rows)


def test_the_picture_shows_every_drawn_transfer_and_actor_without_scripts(text: str) -> None:
    (picture,) = root(text).xpath("//svg[contains(@class, 'picture')]")
    assert len(picture.xpath(".//path[contains(@class, 'line')]")) == len(network().drawn)
    names = " ".join(picture.xpath(".//text[@class='name']/text()"))
    assert "Red Column" in names
    assert "Northland" in names


def test_the_title_is_the_one_asked_for_or_the_datasets_or_a_plain_one() -> None:
    def heading(text: str) -> str:
        return str(root(text).findtext(".//h1/bdi"))

    assert heading(page(network(), "Mine")) == "Mine"
    assert heading(page(network())) == DATASET.title
    assert heading(page(build(Dataset()))) == phrases.UNTITLED


def test_an_empty_dataset_makes_a_page_too() -> None:
    assert block(page(build(Dataset())), "transfers-data") == []


def test_a_pyvis_without_the_library_is_named(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_page, "files", lambda package: tmp_path)
    with pytest.raises(FileError, match=r"vis-network\.min\.js"):
        map_page.vis_network()


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_adds_no_element_and_no_template_is_evaluated_in_it(
    hostile: str, text: str
) -> None:
    made = page(build(filled_with(hostile)))
    made.encode()
    plain, attacked = root(text), root(made)
    for tag in ("script", "style", "img", "iframe", "svg", "meta", "table", "title", "b"):
        assert len(list(attacked.iter(tag))) == len(list(plain.iter(tag))), tag
    assert policy(made) == policy(text)
    dossiers = [one["dossier"] for one in block(made, "actors-data")]
    assert dossiers[0]["name"] == map_page.printable(hostile)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//host/x",
        "file:///x",
        " https://x",
        "https://x y",
        "JAVASCRIPT:x",
        "http:x",
    ],
)
def test_an_address_that_is_not_plain_http_is_no_link(url: str) -> None:
    hostile = filled_with(url)
    links = root(page(build(hostile))).xpath("//a[@rel]/@href")
    assert links == []


def test_a_link_to_a_document_opens_apart_and_tells_nothing_of_where_it_came_from(
    text: str,
) -> None:
    links = [one for one in root(text).iter("a") if not one.get("href").startswith("#")]
    assert {one.get("href") for one in links} == {"https://post.example/1"}
    assert {(one.get("target"), one.get("rel")) for one in links} == {
        ("_blank", "noopener noreferrer")
    }


@settings(max_examples=25, deadline=None)
@given(datasets(controls=True))
def test_any_dataset_makes_a_page_with_all_of_it_and_no_more_markup(dataset: Dataset) -> None:
    made = page(build(dataset))
    ids = [one["id"] for one in block(made, "transfers-data")]
    assert ids == [transfer.id for transfer in dataset.transfers]
    scripts = [one.get("type") for one in root(made).iter("script")]
    assert scripts.count(None) == len(SCRIPTS)
    assert scripts.count("application/json") == 6
