"""How far arms are alleged to have come, as text for 80 columns and as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from exports.report import constraints
from exports.words import phrases
from exports.words.chains import capital, how, route
from exports.words.phrases import wrap
from exports.words.reached import Reached
from graph.constraints.limits import NO_LIMITS, Limits
from graph.network import Network
from graph.reach.reach import Reach, ReachFigures

MOST_REACHES_SHOWN = 50
"""How many actors the text lists; the JSON has them all."""


def as_json(
    network: Network,
    fixed: str,
    away: bool,
    found: Sequence[Reach],
    changed: Sequence[str],
    limits: Limits = NO_LIMITS,
) -> dict[str, Any]:
    """Return the contract of a reach of the actor ``fixed``.

    ``away`` where arms went out from it.
    """
    actor = network.dataset.actor[fixed]
    reached = Reached(network, fixed, away, found, limits)
    return {
        "from" if away else "to": {"id": actor.id, "name": actor.name},
        "verdict": reached.verdict(changed)._asdict(),
        "changed": list(changed),
        "constraints": constraints.sentences(network, limits),
        "reach": [_row(reached, one) for one in found],
    }


def _row(reached: Reached, one: Reach) -> dict[str, Any]:
    network, other = reached.network, reached.other(one)
    return {
        "actor": other,
        "name": network.dataset.actor[other].name,
        "inferred": one.inferred,
        **_values(one.figures),
        "method": one.figures.support.method,
        "worlds": one.figures.support.worlds,
        "error": one.figures.support.error,
        "stated": _values(one.stated) if one.stated else None,
        "with_inferred": _values(one.with_inferred),
        "unnamed": one.unnamed,
        "voices": one.voices,
        "band": one.best.band if one.best else None,
        "marks": list(one.best.marks) if one.best else [],
        "path": list(one.best.legs) if one.best else [],
        "how": how(network, one.best.legs) if one.best else None,
        "remarks": reached.marks(one),
    }


def _values(figures: ReachFigures) -> dict[str, float]:
    """Return support and its range."""
    names = ("support", "low", "high")
    return {name: one.value for name, one in zip(names, figures, strict=True)}


def as_text(
    network: Network,
    fixed: str,
    away: bool,
    found: Sequence[Reach],
    changed: Sequence[str],
    limits: Limits = NO_LIMITS,
) -> str:
    """Return the same in plain words: what is stated or implied, then what is inferred.

    After them what is reached by paths that do not name the materiel asked for.
    """
    reached = Reached(network, fixed, away, found, limits)
    lines = [wrap(reached.verdict(changed).sentence), ""]
    lines += [*(wrap(one) for one in constraints.told(network, limits))]
    lines += [*map(wrap, phrases.supposed(changed))]
    lines += [""] if lines[-1] else []
    for heading, rows in _lists(reached):
        lines += [wrap(f"{heading}: {len(rows) or 'none'}")]
        for alike in _alike(reached, rows[:MOST_REACHES_SHOWN]):
            lines += _lines(reached, alike)
        if len(rows) > MOST_REACHES_SHOWN:
            lines.append(f"  and {len(rows) - MOST_REACHES_SHOWN} more: --json lists them")
        lines.append("")
    lines += [wrap(f"Method: {_method(found)}.")] if found else []
    return "\n".join([*lines, wrap(phrases.SUPPORT_MEANS), wrap(phrases.NO_WRONGDOING)])


def _lists(reached: Reached) -> Iterator[tuple[str, Sequence[Reach]]]:
    yield "By transfers stated or implied", reached.stated
    yield "Inferred", reached.inferred
    if reached.unnamed:
        yield f"By paths on which no document names {reached.materiel}", reached.unnamed


def _alike(reached: Reached, rows: Sequence[Reach]) -> list[list[Reach]]:
    """Return rows that rest on the same path with the same figures and remarks, together.

    Parts of one collective.
    """
    groups: dict[object, list[Reach]] = {}
    for one in rows:
        told = (one.figures, one.with_inferred, *reached.marks(one))
        path = one.best.legs if one.best else (one.start, one.goal)
        groups.setdefault((told, path), []).append(one)
    return list(groups.values())


def _lines(reached: Reached, alike: Sequence[Reach]) -> Iterator[str]:
    network, one = reached.network, alike[0]
    marks = one.best.marks if one.best else ()
    others = map(reached.other, alike)
    names = "; ".join(f"{network.dataset.actor[other].name}  [{other}]" for other in others)
    figure = phrases.figure(**_values(one.figures), marks=marks)
    if one.stated and one.with_inferred != one.stated:
        every = phrases.figure(**_values(one.with_inferred), marks=marks)
        figure = f"{figure}; with inferred paths {every}"
    yield wrap(names, "  ", "    ")
    yield wrap(f"{phrases.grade(one.best.band, marks)}; {figure}" if one.best else figure, "    ")
    if one.best:
        voices = phrases.count(one.voices, "independent voice")
        told = f"{route(network, one.best.legs)} ({how(network, one.best.legs)})"
        yield wrap(f"best path ({voices}): {told}", "    ", "      ")
    yield from (wrap(capital(mark), "    ", "      ") for mark in reached.marks(one))


def _method(found: Sequence[Reach]) -> str:
    sampled = [one.figures.support for one in found if one.figures.support.method == "sampled"]
    if not sampled:
        return "exact"
    worst = max(sampled, key=lambda one: one.error)
    return f"{worst.method}, {worst.worlds} worlds, standard error at most {worst.error:.4f}"
