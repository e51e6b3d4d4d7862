"""What an answer tells, sentence by sentence, before it is laid out: one source for all layouts.

No sentence here is wrapped, indented or escaped; :mod:`exports.report.text`,
:mod:`exports.report.html` and :mod:`exports.report.markdown.answer` do that, each in its way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from exports.report import constraints
from exports.rows import sayings
from exports.words import chains, phrases
from exports.words.clauses import several
from exports.words.templates import say
from graph.model.materiel import BUILT_IN
from graph.network import Network
from graph.paths.answer import Answer
from graph.paths.path import TIERS, TransferPath
from graph.rules.kinship import Junction

TITLES = {tier: say(f"list-{tier}") for tier in TIERS}
"""The title of each list of paths, by its tier."""

ATTEMPTS = "Paths with a transfer that was intended or stopped, not counted"

FAMILY = "Also, resting on the same voices or legs:"


def question(network: Network, answer: Answer) -> str:
    """Return what was asked, without its constraints."""
    start, goal = (network.dataset.actor[one].name for one in (answer.start, answer.goal))
    return say("question", **{"from": start, "to": goal})


def asked(network: Network, answer: Answer, changed: Sequence[str]) -> list[str]:
    """Return the constraints of the question, and what was supposed."""
    return [*constraints.told(network, answer.limits, answer.inferred), *phrases.supposed(changed)]


def lists(network: Network, answer: Answer) -> Iterator[tuple[str, Sequence[TransferPath]]]:
    """Yield the lists of paths, each with its title.

    Inferred ones only where they were asked for, others that are told apart where there are any.
    """
    for tier in TIERS:
        paths = [path for path in answer.paths if path.tier == tier]
        if answer.inferred or tier != "inferred":
            yield _title(TITLES[tier], paths), paths
    for name, apart in (
        (unnamed(network, answer), answer.unnamed),
        (ATTEMPTS, answer.attempts),
    ):
        if apart:
            yield _title(name, apart), apart


def unnamed(network: Network, answer: Answer) -> str:
    """Return the title of the paths on which no document names the materiel asked for."""
    terms = network.dataset.tree.terms
    wanted = " or ".join(several(terms[one]) for one in answer.limits.materiel)
    return f"Paths on which no document names {wanted}"


def _title(name: str, paths: Sequence[TransferPath]) -> str:
    taken = sum(1 + len(path.family) for path in paths)
    families = f", standing for {taken} that rest on the same" if taken > len(paths) else ""
    return f"{name}: {len(paths) or 'none'}{families}"


def cut(answer: Answer) -> str:
    """Return what is left out of the lists; empty where nothing is."""
    told = []
    if answer.detours:
        told.append(say("detours", n=answer.detours))
    if answer.cut:
        paths = "path was" if answer.taken == 1 else "paths were"
        told.append(f"Only {answer.taken:,} {paths} looked at; families may have more.")
    return " ".join(told)


def figures(path: TransferPath) -> str:
    """Return the band of a path, then its support with the range."""
    sampled = f"; {path.method}" if path.method.worlds else ""
    return f"{phrases.strength(path)}{sampled}"


def sentences(network: Network, path: TransferPath) -> Iterator[str]:
    """Yield what stands between the figures of a path and its legs: what it rests on."""
    yield f"{chains.composition(network, path)}."
    yield from (f"{one}." for one in parts(network, path))
    yield f"{phrases.tally(path)}."
    yield f"{_keystones(network, path)}. {_conditions(network, path)}"


def _keystones(network: Network, path: TransferPath) -> str:
    return phrases.keystones(chains.named(network, path.keystones), path.ungraded_rest)


def _conditions(network: Network, path: TransferPath) -> str:
    order = "" if path.order == "none" else f"Order in time: {path.order}. "
    return f"{order}{_materiel(network, path)}."


def _materiel(network: Network, path: TransferPath) -> str:
    """Return what passed, by how closely the legs agree on it; one leg agrees with nothing."""
    level, terms = path.agreement
    names = [network.dataset.tree.terms[one].name for one in terms]
    if level == "unstated" and not terms:
        return "Materiel: not stated"
    if len(path.legs) == 1:
        return f"Materiel: {', '.join(names)}"
    kind = level in ("same-item", "model") and not BUILT_IN.keys().isdisjoint(terms)
    agreed = say(f"agreed-{'kind' if kind else level}", names=", ".join(names))
    joint = {"unstated": " ", "different": ": "}.get(level, ", ")
    what = f"Materiel{joint}{agreed}"
    further = [one for one in path.materiel if one not in terms and level != "different"]
    besides = [network.dataset.tree.terms[one].name for one in further]
    return say("agreed-further", what=what, names=", ".join(besides)) if besides else what


def parts(network: Network, path: TransferPath) -> Iterator[str]:
    """Yield where a leg is said of a part of whom the path comes to, without a full stop."""
    for step in path.junctions:
        if step and step.kind == "part":
            here, there = (network.dataset.actor[one].name for one in (step.here, step.there))
            yield f"Said of {there}, a part of {here}"


def family(network: Network, path: TransferPath) -> Iterator[str]:
    """Yield the further paths of the family, each by what it has otherwise."""
    for one in path.family:
        found = phrases.figure(one.support, one.low, one.high, one.marks)
        yield f"{found}: {_difference(network, path, one)}"


def _difference(network: Network, head: TransferPath, path: TransferPath) -> str:
    gone = [f"leg {n}" for n, leg in enumerate(head.legs, 1) if leg not in path.legs]
    new = [_briefly(network, leg) for leg in path.legs if leg not in head.legs]
    if gone and new:
        return f"differs in {gone[0]}: {new[0]}"
    if gone or new:
        return f"without {gone[0]}" if gone else f"with one leg more: {new[0]}"
    told = phrases.uncapital(chains.composition(network, path))
    return f"the same legs, joined otherwise: {told}"


def _briefly(network: Network, leg: str) -> str:
    transfer = network.dataset.transfer[leg]
    arrow = phrases.arrow(network.dataset, transfer)
    return f"{arrow} {transfer.mode} [{leg}]"


class Claim(NamedTuple):
    """A transfer as a path tells it: who to whom, what and how well supported, and who says so.

    ``others`` are the transfers that could stand in its place. ``tally`` and ``said`` are empty
    where it was told before.
    """

    title: str
    facts: tuple[str, ...]
    tally: str
    said: tuple[sayings.Entry, ...]
    others: tuple[str, ...]


class ToldLeg(NamedTuple):
    """A leg, or (then ``held`` says of what) the claims that somebody took over a stockpile."""

    held: str
    claims: tuple[Claim, ...]


class Telling:
    """Tells the legs of paths; ``shown`` has under which path each transfer was told in full."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.shown: dict[str, int] = {}

    def steps(self, path: TransferPath) -> Iterator[ToldLeg]:
        """Yield the legs in order, and before a leg the claims that its giver holds a stockpile."""
        for step, leg, others in zip_longest(path.junctions, path.legs, path.alternatives):
            if step and step.transfers:
                held = tuple(self._claim(claim, path) for claim in step.transfers)
                yield ToldLeg(self._held(step), held)
            if leg:
                yield ToldLeg("", (self._claim(leg, path, others or ()),))

    def documents(self) -> list[str]:
        """Return the documents in which there is word of the transfers told so far."""
        return list(sayings.documents(self.network.dataset, self.shown))

    def _held(self, step: Junction) -> str:
        """Return the sentence that somebody took over a stockpile in between.

        Support counts these claims too.
        """
        here, there = (self.network.dataset.actor[actor].name for actor in (step.here, step.there))
        claims = " by any of these claims" if len(step.transfers) > 1 else ""
        return f"{here} is said to hold {there}{claims}:"

    def _claim(self, name: str, path: TransferPath, others: Sequence[str] = ()) -> Claim:
        dataset, found = self.network.dataset, self.network.evidence.finding(name)
        transfer = dataset.transfer[name]
        arrow = phrases.arrow(dataset, transfer)
        weakest = " (weakest leg)" if name == path.weakest and len(path.legs) > 1 else ""
        title, verdict = f"{arrow}{weakest}", phrases.backing(transfer, found)
        instead = tuple(self._instead(other) for other in others)
        if name in self.shown:
            again = f"{transfer.mode}: {verdict}; told under path {self.shown[name]}"
            return Claim(title, (again,), "", (), instead)
        self.shown[name] = path.rank
        both = chains.both_ways(self.network, name)
        facts = (f"{phrases.what(transfer)}  [{name}]", verdict, *both)
        said = tuple(sayings.entries(self.network, name))
        return Claim(title, facts, f"{phrases.tally(found)}.", said, instead)

    def _instead(self, other: str) -> str:
        """Return a transfer that could stand in a leg's place.

        What is said of it has the same worth.
        """
        what = phrases.what(self.network.dataset.transfer[other])
        return f"or, on the same evidence: {what}  [{other}]"
