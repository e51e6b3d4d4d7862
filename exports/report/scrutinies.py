"""What a conclusion rests on, as text for 80 columns and as plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from exports.report import constraints
from exports.words import phrases, verdict
from exports.words.chains import route
from exports.words.phrases import wrap
from exports.words.voices import voice_names
from graph.constraints.limits import NO_LIMITS, Limits
from graph.evidence.figures import half_up
from graph.model.rows import Dataset
from graph.network import Network

if TYPE_CHECKING:  # it loads what reach is worked out with
    from graph.scrutiny.scrutiny import Report
    from graph.scrutiny.weights import Scrutiny, VoiceWeight

MOST_CUTS_SHOWN = 8
"""How many minimal sets the text lists; the JSON has them all."""


Pair = tuple[str, str]
"""Start and goal, actor ids."""


def as_json(
    network: Network,
    pair: Pair,
    report: Report | None,
    changed: Sequence[str],
    limits: Limits = NO_LIMITS,
) -> dict[str, Any]:
    """Return scrutiny of reach and of each path.

    Ids throughout. ``reach`` is null without any path.
    """
    start, goal = (network.dataset.actor[actor] for actor in pair)
    names = voice_names(network.dataset)
    return {
        "verdict": verdict.of_scrutiny(network, pair, report, limits, changed)._asdict(),
        "from": {"id": start.id, "name": start.name},
        "to": {"id": goal.id, "name": goal.name},
        "inferred": report.inferred if report else False,
        "changed": list(changed),
        "constraints": constraints.sentences(network, limits),
        "reach": _scrutiny(names, report.reach) if report else None,
        "paths": [
            {"legs": list(path.legs), "tier": path.tier, **_scrutiny(names, found)}
            for path, found in (report.paths if report else ())
        ],
    }


def _scrutiny(names: Mapping[str, str], found: Scrutiny) -> dict[str, Any]:
    return {
        "value": found.value,
        "method": "sampled" if found.worlds else "exact",
        "worlds": found.worlds,
        "error": found.error,
        "level": found.level,
        "keystones": list(found.keystones),
        "keystone_names": [names[voice] for voice in found.keystones],
        "voice_cuts": [sorted(cut) for cut in found.voice_cuts],
        "claim_cuts": [sorted(cut) for cut in found.claim_cuts],
        "cuts_complete": found.cuts_complete,
        "voices": [
            {
                "voice": one.voice,
                "name": names[one.voice],
                "without": one.without,
                "birnbaum": one.birnbaum,
                "without_error": one.without_error,
                "birnbaum_error": one.birnbaum_error,
            }
            for one in found.voices
        ],
    }


def as_text(
    network: Network,
    pair: Pair,
    report: Report | None,
    changed: Sequence[str],
    limits: Limits = NO_LIMITS,
) -> str:
    """Return the same in plain words: reach first, then the best paths."""
    actor = network.dataset.actor
    start, goal = (actor[one].name for one in pair)
    lines = [wrap(verdict.of_scrutiny(network, pair, report, limits, changed).sentence), ""]
    lines += [wrap(f"What “arms from {start} came to {goal}” rests on")]
    lines += [wrap(one) for one in constraints.told(network, limits)]
    lines += map(wrap, phrases.supposed(changed))
    if report is None:
        within = " within these constraints" if limits != NO_LIMITS else ""
        none = wrap(f"No admissible path is stated or can be inferred{within}.")
        return "\n".join([*lines, none])
    lines += _report(network, report)
    return "\n".join([*lines, "", wrap(phrases.SUPPORT_MEANS), wrap(phrases.NO_WRONGDOING)])


def _report(network: Network, report: Report) -> Iterator[str]:
    if report.inferred:
        yield wrap("No chain is stated throughout: this examines the inferred ones.")
    yield from ("", "Reach: at least one admissible path stands")
    yield from _lines(network.dataset, report.reach)
    for path, found in report.paths:
        stops = route(network, path.legs)
        yield from ("", wrap(f"Path {path.rank} ({path.tier}): {stops}", "", "  "))
        yield from _lines(network.dataset, found)


def _lines(dataset: Dataset, found: Scrutiny) -> Iterator[str]:
    named = voice_names(dataset).__getitem__
    yield wrap(f"{_figure(found)}: {phrases.number(found.value)}{_method(found)}", "  ")
    keystones = " and with ".join(map(named, found.keystones))
    none = phrases.uncapital(phrases.NO_KEYSTONE_DRAWN if found.worlds else _NO_KEYSTONE)
    yield wrap(f"stands or falls with {keystones}" if keystones else none, "  ", "    ")
    yield "  Without a voice    left    importance"
    yield from (_left(one, named(one.voice)) for one in found.voices)
    if found.worlds:
        yield from (wrap(one, "  ") for one in _drawn(found))
        return
    claim = partial(_claim, dataset)
    yield from _cuts("Least sets of voices without which nothing is left", found.voice_cuts, named)
    yield from _cuts("Least sets of claims without which nothing is left", found.claim_cuts, claim)
    if not found.cuts_complete:
        yield wrap("There are too many such sets to list them all.", "  ")


_NO_KEYSTONE = "no single voice carries it alone"


def _figure(found: Scrutiny) -> str:
    if found.level != "high":
        return "support"
    why = "no world drawn had support" if found.worlds else "nothing is graded"
    return f"upper end of the range, as {why}"


def _method(found: Scrutiny) -> str:
    if not found.worlds:
        return ""
    return f" (sampled, {found.worlds} worlds, standard error {found.error:.4f})"


def _drawn(found: Scrutiny) -> Iterator[str]:
    """Yield what is not told, or not exactly, where worlds were drawn."""
    if found.voices:
        worst = max(one.without_error for one in found.voices)
        told = "These are the voices behind the paths examined; there may be others."
        yield f"{told} What is left has a standard error of at most {worst:.4f}."
    yield "Least sets of voices and of claims are not told, as worlds were drawn."


def _left(one: VoiceWeight, name: str) -> str:
    """Return what is left without a voice, and how much it matters."""
    left, importance = phrases.number(one.without), half_up(one.birnbaum) / 100
    return wrap(f"{left:>23}    {importance:>10.2f}  {name}", "  ", " " * 42)


def _claim(dataset: Dataset, transfer: str) -> str:
    one = dataset.transfer[transfer]
    return f"{phrases.arrow(dataset, one)}, {one.mode}  [{transfer}]"


def _cuts(title: str, cuts: Sequence[frozenset[str]], named: Callable[[str], str]) -> Iterator[str]:
    yield wrap(f"{title}: {len(cuts)}", "  ")
    for cut in cuts[:MOST_CUTS_SHOWN]:
        yield wrap(f"- {'; '.join(named(one) for one in sorted(cut))}", "    ", "      ")
    if len(cuts) > MOST_CUTS_SHOWN:
        yield wrap(f"- and {len(cuts) - MOST_CUTS_SHOWN} more: --json lists them", "    ")
