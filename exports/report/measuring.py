"""Measures of the network as text for 80 columns and as plain values, with the choices made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from exports.words.phrases import count, wrap
from graph.measures.centrality import MOST_EXACT, PIVOT_SEED
from graph.measures.measures import ActorMeasures, Counts, Measures
from graph.network import Network

WEIGHTS = ("both", "plain", "support")
"""Which of the two graphs is shown."""

MOST_ACTORS_SHOWN = 20
"""How many actors are shown unless all are asked for."""

POSITION = (
    "These figures describe positions in the collected reporting: who is written about, and in"
    " between whom. They say nothing of guilt or weight in the world, and another choice of"
    " transfers, actors or weights gives other figures."
)

_CHOSEN = {
    "usable": "those that an active assertion backs",
    "drawn": "those that some document states as having come about, withdrawn ones among them",
}
_BY_SUPPORT = "_by_support"
_CENTRAL = ("betweenness", "hub", "authority", "closeness_in", "closeness_out")


def as_json(network: Network, found: Measures, weight: str, everybody: bool) -> dict[str, Any]:
    """Return choices, counts, and the figures of the first 20 actors, or of all."""
    shown = _ordered(found, weight)[: None if everybody else MOST_ACTORS_SHOWN]
    actor = network.dataset.actor
    return {
        "choice": {**asdict(found.choice), "weight": weight, "seed": PIVOT_SEED},
        "counts": asdict(found.counts),
        "actors": [
            {"actor": one.actor, "name": actor[one.actor].name, **_figures(one, weight)}
            for one in shown
        ],
    }


def _figures(one: ActorMeasures, weight: str) -> dict[str, Any]:
    """Return the figures of an actor: of the degrees, and of the graph or graphs asked for."""
    values = asdict(one)
    del values["actor"]
    if weight == "plain":
        return {name: value for name, value in values.items() if not name.endswith(_BY_SUPPORT)}
    if weight == "support":
        return {name: value for name, value in values.items() if name not in _CENTRAL}
    return values


def _ordered(found: Measures, weight: str) -> list[ActorMeasures]:
    """Return the key that sorts by betweenness, then by transfers, then by id."""
    name = "betweenness" + _BY_SUPPORT * (weight == "support")

    def place(one: ActorMeasures) -> tuple[float, int, str]:
        return -getattr(one, name), -(one.transfers_in + one.transfers_out), one.actor

    return sorted(found.actors, key=place)


def as_text(network: Network, found: Measures, weight: str, everybody: bool) -> str:
    """Return the same in plain words: what was measured, the whole, then the actors."""
    ordered = _ordered(found, weight)
    shown = ordered if everybody else ordered[:MOST_ACTORS_SHOWN]
    lines = [*_choices(found), "", *_whole(found.counts), ""]
    lines += _title(found, weight, len(shown))
    for one in shown:
        lines += _actor(network, one, weight)
    if len(ordered) > len(shown):
        lines.append(f"and {len(ordered) - len(shown):,} more: --all lists them")
    return "\n".join([*lines, "", *_meaning(found, weight), wrap(POSITION)])


def _choices(found: Measures) -> Iterator[str]:
    choice, counts = found.choice, found.counts
    chosen = _CHOSEN.get(choice.transfers, f"usable ones that are {choice.transfers} or better")
    left = f"; {counts.left_out:,} others left out" if counts.left_out else ""
    yield wrap(f"Transfers: {chosen}{left}.", "", "  ")
    nodes = "all parties"
    if choice.nodes == "giant":
        nodes = f"the largest component; {count(counts.outside, 'actor')} outside it left out"
    yield wrap(f"Actors: {nodes}.", "", "  ")
    yield f"Aliases ({counts.aliases:,}): merged, names of one actor each and never nodes."
    if choice.merge_parts:
        inside = f"{count(counts.inside, 'transfer')} inside one left out"
        merged = f"{count(counts.merged, 'actor')} merged into the widest whole"
        yield wrap(f"Parts: {merged}; {inside}.", "", "  ")
    else:
        yield "Parts: actors of their own, not merged (--merge-parts merges them)."
    spoken = count(counts.only_speak, "actor")
    yield wrap(f"Not measured: {spoken} known to speak only, and no party to a transfer.", "", "  ")


def _whole(counts: Counts) -> Iterator[str]:
    yield wrap(
        f"{count(counts.actors, 'actor')}, {count(counts.transfers, 'transfer')} in"
        f" {count(counts.pairs, 'arrow')} (parallel transfers are one arrow)."
    )
    kin = f", {counts.isolated_with_kin} of them a part or the whole of one that has"
    yield wrap(
        f"Isolated, with no transfer: {counts.isolated}{kin if counts.isolated_with_kin else ''}."
    )
    yield wrap(
        f"Weakly connected components: {counts.weak_components}, the largest of"
        f" {count(counts.giant_weak, 'actor')}. Strongly connected: {counts.strong_components},"
        f" the largest of {counts.giant_strong}."
    )


def _title(found: Measures, weight: str, shown: int) -> Iterator[str]:
    graph = "by support" if weight == "support" else "in the plain graph"
    total = count(len(found.actors), "actor")
    yield wrap(f"{shown} of {total}, in order of betweenness {graph}")
    names = ("betweenness", "hub", "authority", "close in", "close out")
    yield " " * 12 + "".join(f"{name:>13}" for name in names)


def _actor(network: Network, one: ActorMeasures, weight: str) -> Iterator[str]:
    yield wrap(f"{network.dataset.actor[one.actor].name}  [{one.actor}]", "", "  ")
    came = f"{one.transfers_in} in from {count(one.givers, 'giver')}"
    went = f"{one.transfers_out} out to {count(one.receivers, 'receiver')}"
    yield wrap(f"transfers: {came}, {went}", "  ")
    for graph, suffix in (("plain", ""), ("support", _BY_SUPPORT)):
        if weight in ("both", graph):
            values = (getattr(one, f"{name}{suffix}") for name in _CENTRAL)
            yield f"  {graph:<10}" + "".join(f"{_number(value):>13}" for value in values)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}" if value else "0"


def _meaning(found: Measures, weight: str) -> Iterator[str]:
    counts = found.counts
    if weight != "plain":
        yield wrap(
            "By support: the weight of an arrow is the support that at least one of its transfers"
            " stands, its length -ln of that; hubs and authorities use the weight, the others the"
            f" length. {count(counts.pairs_without_support, 'arrow')} of weight 0 (not graded, or"
            " denied) left out."
        )
    yield wrap(
        "Betweenness is the share of ordered pairs of other actors; hubs and authorities each sum"
        " to 1 and belong to the component that dominates; closeness is corrected for what is"
        " within reach (Wasserman and Faust)."
    )
    if counts.sampled:
        yield wrap(
            f"Above {MOST_EXACT:,} actors betweenness is estimated from the ways out of"
            f" {counts.sampled} of them, drawn with seed {PIVOT_SEED}, and closeness is left out."
        )
