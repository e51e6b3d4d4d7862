"""Tables of actors, transfers and sources."""

from __future__ import annotations

from exports.report import listing, profile
from tests.support import undrawn
from tests.support.map_sample import DATASET, network


def test_every_transfer_is_listed_with_its_counts_and_what_one_voice_would_make() -> None:
    text = " ".join(listing.transfers_text(network()).split())
    bought = text[text.index("[r-b-1]") : text.index("[r-b-2]")]
    assert (
        "3 independent voices, 2 documents, 0 denying voices; if all asserting voices were"
        in bought
    )
    depot = text[text.index("[d-r]") : text.index("[r-b-1]")]
    assert "1 independent voice, 1 document, 1 denying voice; if all asserting voices were" in depot
    assert "one, not graded" in depot
    assert text.count("if all asserting voices were one") == len(DATASET.transfers)


def test_the_list_of_transfers_ends_with_what_the_figures_mean_and_do_not() -> None:
    text = " ".join(listing.transfers_text(network()).split())
    assert text.endswith(
        "9 transfers Support in the collected reporting, not the probability that it happened;"
        " 0 means unsupported, not false. No wrongdoing is inferred for parties earlier in a chain."
    )


def test_dates_are_said_in_words_everywhere() -> None:
    text = " ".join(listing.transfers_text(network()).split())
    assert "abandoned · rifle · March 2020" in text
    assert "not later than June 2021" in text
    assert "“Where it went”, about 2022  [post]" in listing.sources_text(network())


def test_sources_give_origins_and_documents_with_their_counts() -> None:
    found = listing.sources(network())
    assert [row["id"] for row in found["origins"]] == [one.id for one in DATASET.origins]
    assert [row["id"] for row in found["documents"]] == [one.id for one in DATASET.documents]
    fighter = next(row for row in found["origins"] if row["id"] == "fighter")
    assert (fighter["group"], fighter["documents"]) == ("fighter", ["post", "daily"])
    assert (fighter["statements"], fighter["stances"]) == (4, {"asserts": 4})
    audit = found["documents"][2]
    assert (audit["outlet"], audit["copy_of"], audit["published"]) == (None, "daily", None)
    assert (audit["origins"], audit["statements"], audit["rejected"]) == (["field"], 1, 0)
    assert sum(row["statements"] for row in found["documents"]) == len(DATASET.statements)


def test_what_nobody_says_came_about_is_not_counted_among_what_an_actor_gives_or_receives() -> None:
    found = {one["id"]: one for one in listing.actors(undrawn.network())}
    assert {name: one["gives"] for name, one in found.items() if one["gives"]} == {"a": 1}
    assert {name: one["receives"] for name, one in found.items() if one["receives"]} == {"b": 1}


def test_the_dossier_of_an_actor_tells_apart_what_nobody_says_came_about_and_why() -> None:
    came, _, apart = profile.as_text(undrawn.network(), "actor", "a").partition("not counted: ")
    assert came.count("[a-") == 1
    told = " ".join(apart.split())
    for name, (why, _) in undrawn.SAID.items():
        assert f"[{name}]" in told
        assert f"({why})" in told


def test_a_mode_never_stands_without_the_outcome_of_a_transfer_that_was_not_completed() -> None:
    network = undrawn.network()
    for name, outcome in undrawn.MEANT.items():
        for text in (profile.as_text(network, "transfer", name), listing.transfers_text(network)):
            assert f"supplied ({outcome}) · " in text.partition(f"[{name}]")[2].split("[b-")[0]
