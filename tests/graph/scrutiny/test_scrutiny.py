"""What a conclusion rests on: keystones, cuts, and what is left without each voice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import chain, combinations

import pytest

from graph.errors import QuestionError
from graph.evidence.findings import Evidence
from graph.model.rows import Actor, Dataset, Document, Origin, Statement, Transfer
from graph.network import Network, build
from graph.paths.answer import answer
from graph.reach.decision_diagrams import MOST_NODES
from graph.scrutiny.scrutiny import Report, scrutinise
from graph.scrutiny.supposing import suppose
from graph.scrutiny.weights import Scrutiny
from seeds import tables
from tests.support import random_datasets
from tests.support.oracles import oracle

Sets = list[tuple[str, ...]]


def silenced(data: Dataset, voices: Iterable[str]) -> Evidence:
    """The evidence after the rows of these voices were deleted."""
    silent = {one.id for one in data.origins if one.voice in set(voices)}
    kept = tuple(one for one in data.statements if one.origin not in silent)
    return Evidence(replace(data, statements=kept))


def least(names: Iterable[str], breaks: Callable[[tuple[str, ...]], bool]) -> Sets:
    """The minimal sets of names that break the conclusion, by trying all, in order of size."""
    every, found = sorted(names), list[tuple[str, ...]]()
    for size in range(len(every) + 1):
        for some in combinations(every, size):
            if not any(set(one) <= set(some) for one in found) and breaks(some):
                found.append(some)
    return found


def plainly(cuts: Iterable[frozenset[str]]) -> Sets:
    return [tuple(sorted(cut)) for cut in cuts]


def broken(rows: list[oracle.Row], fallen: tuple[str, ...]) -> list[oracle.Row]:
    """The chains that are left when these transfers are no longer alleged."""
    left = [
        (legs, kind, [[one for one in group if one not in fallen] for group in held])
        for legs, kind, held in rows
    ]
    return [row for row in left if set(row[0]).isdisjoint(fallen) and all(row[2])]


def check(network: Network, rows: list[oracle.Row], found: Scrutiny) -> None:
    """Everything that scrutiny says of chains, against enumeration."""
    data, evidence, level = network.dataset, network.evidence, found.level
    assert found.value == float(oracle.reach(evidence, rows, level))
    said = [
        one for legs, _, held in rows for t in chain(legs, *held) for one in evidence.assertions[t]
    ]
    voices = {one.voice for one in said}

    def left(some: Iterable[str]) -> float:
        return float(oracle.reach(silenced(data, some), rows, level))

    for one in found.voices:
        assert one.without == left([one.voice])
    claims = {one for legs, _, held in rows for one in chain(legs, *held)}
    if not found.value:
        assert (found.keystones, found.voice_cuts, found.claim_cuts) == ((), (), ())
        return
    assert plainly(found.voice_cuts) == least(voices, lambda some: not left(some))
    expected = least(claims, lambda some: not oracle.reach(evidence, broken(rows, some), level))
    assert plainly(found.claim_cuts) == expected
    assert found.keystones == tuple(
        one for (one,) in filter(lambda c: len(c) == 1, plainly(found.voice_cuts))
    )


@pytest.mark.parametrize("seed", range(80))
def test_cuts_keystones_and_what_is_left_are_what_trying_all_sets_gives(seed: int) -> None:
    network = build(random_datasets.draw(seed, 5, 7, 4))
    for goal in ("a1", "a2", "a3", "a4"):
        rows = oracle.strict(oracle.Brute(network, "a0", goal).chains())
        report = scrutinise(network, "a0", goal)
        assert (report is None) is (not rows)
        if report:
            check(network, rows, report.reach)
            for path, found in report.paths:
                check(network, [row for row in rows if row[0] == path.legs], found)
                assert found.keystones == path.keystones


@pytest.mark.parametrize("seed", range(80))
def test_importance_is_what_enumerating_worlds_with_and_without_the_voice_gives(seed: int) -> None:
    network = build(random_datasets.draw(seed, 5, 7, 4))
    for goal in ("a2", "a4"):
        if report := scrutinise(network, "a0", goal):
            rows = oracle.strict(oracle.Brute(network, "a0", goal).chains())
            level = report.reach.level
            for one in report.reach.voices:
                sure = oracle.reach(network.evidence, rows, level, sure=one.voice)
                assert one.birnbaum == pytest.approx(float(sure) - one.without)


def test_the_best_paths_are_examined_in_the_order_of_the_answer() -> None:
    for seed in range(60):
        network = build(random_datasets.draw(seed, 6, 14))
        paths = answer(network, "a0", "a5", 3, families=False).paths
        stated = [one for one in paths if one.tier != "inferred"] or list(paths)
        report = scrutinise(network, "a0", "a5")
        examined = [path for path, _ in report.paths] if report else []
        assert [one.legs for one in examined] == [one.legs for one in stated]
        assert [one.rank for one in examined] == list(range(1, len(stated) + 1))


def test_an_actor_and_itself_are_no_pair() -> None:
    with pytest.raises(QuestionError):
        scrutinise(build(random_datasets.draw(6, 6, 16)), "a0", "a0")


@pytest.mark.parametrize("seed", range(60))
def test_what_is_too_entangled_is_counted_over_worlds_drawn(seed: int) -> None:
    network = build(random_datasets.draw(seed, 6, 14))
    for goal in ("a2", "a4", "a5"):
        exact, drawn = (scrutinise(network, "a0", goal, nodes=n) for n in (MOST_NODES, 2))
        assert (exact is None) is (drawn is None)
        if not exact or not drawn or not exact.reach.value:
            continue
        pairs = zip((exact.reach, *_of(exact)), (drawn.reach, *_of(drawn)), strict=True)
        for expected, found in pairs:
            within_its_errors(expected, found)


def _of(report: Report) -> list[Scrutiny]:
    return [found for _, found in report.paths]


def within_its_errors(expected: Scrutiny, found: Scrutiny) -> None:
    """What worlds drawn say of a conclusion, against what is exact."""
    assert found.level == expected.level
    assert found.worlds > 0
    assert (found.voice_cuts, found.claim_cuts, found.cuts_complete) == ((), (), False)
    assert abs(found.value - expected.value) <= 5 * found.error
    assert set(found.keystones) <= set(expected.keystones)
    weights = {one.voice: one for one in expected.voices}
    for one in found.voices:
        without = weights[one.voice].without if one.voice in weights else expected.value
        birnbaum = weights[one.voice].birnbaum if one.voice in weights else 0
        assert abs(one.without - without) <= 5 * one.without_error
        assert abs(one.birnbaum - birnbaum) <= 5 * one.birnbaum_error


def test_a_keystone_is_known_where_worlds_are_drawn() -> None:
    report = scrutinise(_network(), "us", "taliban", nodes=2)
    assert report is not None
    assert any(found.keystones == ("us-dod",) for found in _of(report))


def test_too_many_cuts_are_said_to_be_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.scrutiny.scrutiny.CUT_BUDGET", 0)
    found = _bundled("us", "taliban").reach
    assert (found.cuts_complete, found.voice_cuts, found.claim_cuts) == (False, (), ())
    assert found.voices


def _network() -> Network:
    return build(tables.read(tables.bundled()))


def _bundled(start: str, goal: str) -> Report:
    report = scrutinise(_network(), start, goal)
    assert report is not None
    return report


def test_from_the_us_by_the_former_government_to_the_taliban_there_is_one_keystone() -> None:
    legs = ("us-to-former-afghan-government", "former-afghan-government-to-taliban")
    paths = {path.legs: found for path, found in _bundled("us", "taliban").paths}
    assert paths[legs].keystones == ("us-dod",)
    assert paths[legs].voice_cuts == (frozenset({"us-dod"}),)
    assert paths[legs].claim_cuts == tuple(frozenset({leg}) for leg in sorted(legs))


def test_one_anonymous_commander_in_two_documents_is_one_voice_and_ungraded() -> None:
    network = _network()
    found = network.findings["stock-afghanistan-to-palestinian-groups"]
    assert (found.voices, found.documents) == (1, 2)
    assert "ungraded" in found.marks
    assert (found.support, found.low) == (0, 0)
    for document in ("coverpage-hamas", "voa-kakar"):
        left, _ = suppose(network.dataset, [document])
        same = build(left).findings[found.transfer]
        assert (same.support, same.voices, same.marks[-1]) == (0, 1, "ungraded")


def test_denials_of_one_speaker_act_once_on_each_transfer() -> None:
    data = Dataset(
        actors=tuple(Actor(one, one.upper(), "armed-group") for one in "abc"),
        documents=(Document("paper", "Paper"),),
        origins=(
            Origin("seer", "Seer", grade="B"),
            Origin("first", "First speaker", group="office", grade="C"),
            Origin("second", "Second speaker", group="office", grade="C"),
        ),
        transfers=(Transfer("t1", "a", "b", "sold"), Transfer("t2", "a", "c", "sold")),
        statements=tuple(
            Statement(f"{origin}-{transfer}", transfer, origin, "paper", stance, basis="testimony")
            for transfer in ("t1", "t2")
            for origin, stance in (("seer", "asserts"), ("first", "denies"), ("second", "denies"))
        ),
    )
    once, _ = suppose(data, ["second"])
    for transfer in ("t1", "t2"):
        before, after = build(data).findings[transfer], build(once).findings[transfer]
        assert (before.denials, before.support) == (1, 0.35)
        assert before == after
