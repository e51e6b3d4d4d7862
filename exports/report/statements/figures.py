"""How much is said to have passed: the figures of the transfers asked for, never added up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from exports.report import constraints
from exports.report.answering import Reply
from exports.report.statements.says import opening, scope_row, supposed_row
from exports.rows.claims import Ends
from exports.rows.figures import of_transfers
from exports.rows.quantities import written
from exports.words import phrases
from exports.words.clauses import within
from exports.words.dates import in_words
from exports.words.kinds import Verdict
from exports.words.phrases import count, wrap
from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.meant import EVERYBODY, Scope, meant
from graph.model.rows import Dataset
from graph.model.vocabulary import spoken
from graph.network import Network

Plain = dict[str, Any]

NOT_ADDED = "Figures may count the same arms, and are never added up."

MOST_IN_THE_VERDICT = 2
"""How many figures the first sentence gives."""


class Quantities(NamedTuple):
    """The figures said of the transfers asked for, as plain values."""

    network: Network
    scope: Scope
    limits: Limits
    figures: tuple[Plain, ...]
    of_other_materiel: int = 0

    def verdict(self, changed: Sequence[str] = ()) -> Verdict:
        """Return the sentence with which the answer begins, with what was supposed for it."""
        return self._verdict().supposing(changed)

    def _verdict(self) -> Verdict:
        meant = [one for one in self.figures if _of_those(one)]
        own = [one for one in meant if one["voices"]]
        whole, unsaid = len(self.figures) - len(meant), len(meant) - len(own)
        terms = self.network.dataset.tree.terms
        kinds = " or ".join(terms[one].name for one in self.limits.materiel)
        subject = f"{kinds or 'arms'}{self._whose()}"
        others = f"; {count(unsaid, 'figure')} only denied or withdrawn" if unsaid else ""
        others += f"; {count(whole, 'figure')} of a whole or a collective" if whole else ""
        if not own:
            limited = within(replace(self.limits, materiel=()) != NO_LIMITS)
            return Verdict(
                "no-figure", f"No document gives a figure for {subject}{limited}{others}."
            )
        given = "is given" if len(own) == 1 else "are given"
        listed = "; ".join(map(_briefly, own[:MOST_IN_THE_VERDICT]))
        more = len(own) - MOST_IN_THE_VERDICT
        rest = f"; and {more} more" if more > 0 else ""
        number = count(len(own), "figure")
        return Verdict("figures", f"{number} {given} for {subject}: {listed}{rest}{others}.")

    def _whose(self) -> str:
        scope, dataset = self.scope, self.network.dataset
        if scope.about:
            about = dataset.actor[scope.about]
            name = f"“{about.name}”" if about.type == "stockpile" else about.name
            return f" in alleged transfers to or from {name}"
        told = Ends.of(dataset, scope).told("{}{}")
        return f" in alleged transfers{told}" if told else ""

    def heading(self) -> Iterator[str]:
        """Yield what stands under the verdict."""
        if len(self.figures) > 1:
            yield NOT_ADDED
        if number := self.of_other_materiel:
            yield f"Not listed: {count(number, 'figure')} of other or unspecified materiel."
        yield from constraints.told(self.network, self.limits)


def _of_those(figure: Mapping[str, Any]) -> bool:
    """Return whether it is of a transfer of those asked for, or of a part, and no inference."""
    return not all(
        any(not how.startswith("said of a part") for how in one["how"])
        for one in figure["transfers"]
    )


def _briefly(figure: Mapping[str, Any]) -> str:
    part = "" if any(not one["how"] for one in figure["transfers"]) else ", of a part"
    return f"{figure['of_name']}, {figure['reads']}{part}{_marks(figure)}{_whom(figure)}"


def _whom(figure: Mapping[str, Any]) -> str:
    voices = figure["voices"]
    if not voices:
        return ""
    who = voices[0] if len(voices) == 1 else count(len(voices), "voice")
    return f" ({who})"


def _marks(figure: Mapping[str, Any]) -> str:
    """Return how what it counts is said to have passed, and what its givers leave open."""
    marks = (" or ".join(figure[name]) for name in ("passed", "remarks"))
    return "".join(f", {one}" for one in marks if one)


def reply(
    network: Network,
    scope: Scope = EVERYBODY,
    limits: Limits = NO_LIMITS,
    changed: Sequence[str] = (),
) -> Reply:
    """Return how much is said to have passed; ``limits`` such as modes and materiel narrow it.

    Raises what :func:`graph.constraints.meant.meant` raises.
    """
    its = of_transfers(network, meant(network, scope, limits), scope)
    kept = [one for one in its if _wanted(network.dataset, one, limits)]
    found = Quantities(network, scope, limits, tuple(kept), len(its) - len(kept))
    return Reply(found, lambda: as_json(found, changed), lambda: as_text(found, changed))


def _wanted(dataset: Dataset, figure: Mapping[str, Any], limits: Limits) -> bool:
    """Return whether it counts what was asked for: a figure of something else is no answer."""
    terms = dataset.tree.terms
    counted = figure["of"] if figure["of"] in terms else ""
    asked = limits.materiel
    return not asked or any(counted and dataset.tree.is_a(counted, one) for one in asked)


def as_json(found: Quantities, changed: Sequence[str] = ()) -> Plain:
    """Return the contract of ``quantities``."""
    return {
        "verdict": found.verdict(changed)._asdict(),
        **scope_row(found.network, found.scope),
        **supposed_row(found.network, found.limits, changed),
        "figures": list(found.figures),
    }


def as_text(found: Quantities, changed: Sequence[str] = ()) -> str:
    """Return the same for 80 columns."""
    lines = opening(found.verdict(changed).sentence, found.heading())
    for one in found.figures:
        lines += ["", *_figure(one)]
    return "\n".join([*lines, "", wrap(phrases.CLAIMS), wrap(phrases.NO_WRONGDOING)])


def _figure(one: Mapping[str, Any]) -> Iterator[str]:
    yield wrap(f"{one['of_name']}: {one['reads']}{_marks(one)}{_whom(one)}", "", "  ")
    for transfer in one["transfers"]:
        mark = [] if transfer["state"] == "stated" else [spoken(transfer["state"])]
        yield wrap("; ".join([transfer["words"], *mark, *transfer["how"]]), "  ", "    ")
    for rendering in one["renderings"]:
        yield wrap(_rendering(rendering), "    ", "      ")
        if summary := rendering["statement"]["summary"]:
            yield wrap(summary, "      ")


def _rendering(one: Mapping[str, Any]) -> str:
    said = one["statement"]
    figure = written(one["as_written"], one["qualifier"] or "")
    parts = [f"{figure}: {said['origin_name']}"]
    parts += [one["remark"]] if one["remark"] and said["side"] == "says" else []
    parts += [f"of another transfer ({said['words']})"] if one["of_another"] else []
    parts += [said["stance"]] if said["side"] != "says" else []
    parts += [said["footing"]] if said["footing"] != "stated" else []
    parts.append(" > ".join(said["outlets"]))
    parts += [f"paragraph {said['paragraph']}"] if said["paragraph"] else []
    parts += [in_words(said["date"]["text"])] if said["date"] else ["undated"]
    return ", ".join(parts)
