"""The dossier of one actor or one transfer: as plain values, and as text for 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from exports.report import explanations
from exports.report.explanations import masses
from exports.report.listing import transfer_lines
from exports.report.shortfall import CLOSE
from exports.rows import dossier, sayings
from exports.rows.columns import figures_row, own_cells
from exports.rows.sayings import standings
from exports.words import phrases
from exports.words.kinds import supposing
from exports.words.phrases import wrap
from exports.words.templates import say
from graph.network import Network


def summary(network: Network) -> str:
    """Return how much a dataset holds, in one sentence."""
    held = dossier.counts(network)
    parts = [
        f"{phrases.count(held['actors'], 'actor')} ({held['on_map']} in transfers)",
        phrases.count(held["transfers"], "transfer"),
        phrases.count(held["statements"], "statement"),
        phrases.count(held["voices"], "independent voice"),
        phrases.denials(held["denying"], held["denials"]),
    ]
    undrawn = held["transfers"] - held["drawn"]
    rest = (
        f"; {phrases.count(undrawn, 'transfer')} that no document states not drawn"
        if undrawn
        else ""
    )
    return f"{', '.join(parts)}{rest}."


def as_json(network: Network, kind: str, found: str, changed: Sequence[str] = ()) -> dict[str, Any]:
    """Return the dossier of the actor or transfer (``kind``) of that id, as the map's panel has it.

    A transfer also has its ``figures``, as numbers; its verdict tells what was supposed.
    """
    values = (
        dossier.actors(network)[found] if kind == "actor" else dossier.transfers(network)[found]
    )
    verdict = values["verdict"]
    told: dict[str, Any] = {
        "verdict": {**verdict, "sentence": supposing(verdict["sentence"], changed)}
    }
    told |= {"changed": [*changed]} if changed else {}
    if kind == "transfer":
        told["figures"] = figures_row(network.evidence.finding(found))
    return {"kind": kind, **values, **told}


def as_text(network: Network, kind: str, found: str, changed: Sequence[str] = ()) -> str:
    """Return the same in plain words."""
    values = as_json(network, kind, found, changed)
    lines = [wrap(values["verdict"]["sentence"]), ""]
    lines += _transfer(network, values) if kind == "transfer" else _actor(network, values)
    return "\n".join([*lines, "", wrap(phrases.SUPPORT_MEANS), wrap(phrases.NO_WRONGDOING)])


def _actor(network: Network, values: dict[str, Any]) -> Iterator[str]:
    names = {actor.id: actor.name for actor in network.dataset.actors}
    yield wrap(f"{values['name']}  [{values['id']}]")
    yield wrap(f"{values['type']}: {values['type_means']}", "  ", "    ")
    yield from (wrap(one, "  ", "    ") for one in _facts(values, names))
    for title, ends in dossier.ends(network, values).items():
        yield from _ends(network, title, ends)
    yield from _spoken(network, values["says"])
    if values["close"]:
        yield ""
        yield CLOSE
        yield from (wrap(one, "  ", "    ") for one in values["close"])


def _facts(values: dict[str, Any], names: dict[str, str]) -> Iterator[str]:
    """Yield what is known of the actor itself."""
    if others := [*values["aliases"], *values["weak_aliases"]]:
        yield f"also: {'; '.join(others)}"
    for word, ids in (("part of", values["within"]), ("parts", values["parts"])):
        if ids:
            yield f"{word}: {'; '.join(names[one] for one in ids)}"
    yield from (
        f"{word}: {values[word]}" for word in ("active", "wikidata", "note") if values[word]
    )
    yield from own_cells(values["own"])


def _spoken(network: Network, transfers: Sequence[str]) -> Iterator[str]:
    """Yield the transfers that the actor speaks of, by name."""
    if transfers:
        yield ""
        yield "Speaks of:"
    for transfer in transfers:
        one = network.dataset.transfer[transfer]
        arrow = phrases.arrow(network.dataset, one)
        yield wrap(f"{arrow}, {one.mode}  [{transfer}]", "  ", "    ")


def _ends(network: Network, title: str, ends: list[dict[str, str]]) -> Iterator[str]:
    others = dossier.OF_ANOTHER.values()
    own = [end for end in ends if end["how"] not in others]
    yield from _list(network, f"{title}: {len(own) or say('nothing')}", own)
    for other in others:
        if inherited := [end for end in ends if end["how"] == other]:
            only = say("only-as", title=title, how=other)
            yield from _list(network, f"{only}: {len(inherited)}", inherited)


def _list(network: Network, title: str, ends: list[dict[str, str]]) -> Iterator[str]:
    yield ""
    yield wrap(title, "", "  ")
    for end in ends:
        yield from transfer_lines(network, end["transfer"], "  ")
        if end["how"]:
            yield wrap(end["how"], "    ")


def _transfer(network: Network, values: dict[str, Any]) -> Iterator[str]:
    yield from transfer_lines(network, values["id"])
    pad = "  "
    yield from (wrap(one, pad, "    ") for one in dossier.meanings(values))
    if values["gap"]:
        yield wrap(values["gap"], pad)
    yield from masses(network.evidence.finding(values["id"]), pad)
    yield wrap(explanations.LEGEND, pad)
    if values["note"]:
        yield wrap(f"note: {values['note']}", pad, "    ")
    told = (*own_cells(values["own"]), *dossier.designation_cells(values))
    yield from (wrap(one, pad, "    ") for one in told)
    yield from _figures(values)
    yield from _statements(network, values)


def _figures(values: dict[str, Any]) -> Iterator[str]:
    if values["quantities"]:
        yield ""
        yield "Figures, one line each however often repeated"
    for figure in values["quantities"]:
        yield wrap(f"{figure['of']}: {figure['reads']}", "  ", "    ")
        for one in figure["renderings"]:
            yield wrap(f"{one['told']}: {one['source']}", "    ", "      ")
            yield from (wrap(cell, "      ", "        ") for cell in own_cells(one["own"]))


def _statements(network: Network, values: dict[str, Any]) -> Iterator[str]:
    yield ""
    yield f"Statements: {len(values['statements'])}"
    shown = standings(network, values["id"])
    for standing, one in zip(shown, values["statements"], strict=True):
        yield wrap(sayings.entry(network.dataset, [standing]), "  ", "    ")
        yield wrap(one["summary"], "    ")
        if one["manner"]:
            manner = ", ".join(f"{name} {word}" for name, word in one["manner"].items())
            yield wrap(manner, "    ")
        yield from (wrap(cell, "    ", "      ") for cell in own_cells(one["own"]))
    yield ""
    if documents := [*sayings.documents(network.dataset, [values["id"]])]:
        yield "Documents"
        yield from (wrap(one, "  ", "    ") for one in documents)
