"""The answer to "how could X reach Y" as text for 80 columns; :func:`as_json` is its contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.report import explanations, sentences
from exports.report.json import as_json
from exports.report.sentences import Claim, Telling
from exports.report.shortfall import Absence, absences
from exports.words import phrases, verdict
from exports.words.chains import route
from exports.words.phrases import wrap
from graph.network import Network
from graph.paths.answer import Answer
from graph.paths.path import TransferPath
from graph.scrutiny.explanation import explain

__all__ = ["as_json", "as_text", "path_text"]


def as_text(
    network: Network,
    answer: Answer,
    changed: Sequence[str] = (),
    explaining: bool = False,
    asked: verdict.AskedWhether = verdict.NOT_ASKED,
) -> str:
    """Return the answer in plain words, ending with what the figures mean.

    ``explaining`` adds how the support of each path came about. Where inferred paths were not
    asked for there is no word of them. ``asked`` where it was asked whether it is stated.
    """
    told_first = verdict.of_answer(network, answer, changed, asked).sentence
    lines = [wrap(told_first), "", wrap(sentences.question(network, answer))]
    lines += [*map(wrap, sentences.asked(network, answer, changed)), ""]
    told = Telling(network)
    for title, paths in sentences.lists(network, answer):
        lines += [wrap(title), ""]
        for path in paths:
            lines += _path(told, path)
            if explaining:
                found = explain(network, path)
                lines += ["", *explanations.lines(network, path, found)]
            lines.append("")
    if cut := sentences.cut(answer):
        lines += [cut, ""]
    for together in filter(None, absences(network, answer)):
        lines += [line for one in together for line in _absence(one)] + [""]
    return "\n".join([*lines, *_ending(told)])


def path_text(network: Network, path: TransferPath, changed: Sequence[str] = ()) -> str:
    """Return one path by itself, told as in an answer."""
    told = Telling(network)
    supposed = map(wrap, phrases.supposed(changed))
    return "\n".join([*supposed, *_path(told, path), "", *_ending(told)])


def _ending(told: Telling) -> Iterator[str]:
    """Yield the documents, and what the figures mean."""
    if documents := told.documents():
        yield "Documents"
        yield from (wrap(one, "  ", "    ") for one in documents)
        yield ""
    yield from map(wrap, phrases.CAVEATS)


def _absence(one: Absence) -> Iterator[str]:
    yield wrap(one.sentence)
    dash = "- " if any(item[1:] for item in one.items) else ""  # where items have several lines
    for first, *rest in one.items:
        yield wrap(f"{dash}{first}", "  ", "    ")
        yield from (wrap(sentence, "    ", "    ") for sentence in rest)


def _path(told: Telling, path: TransferPath) -> Iterator[str]:
    network, pad = told.network, "   "
    yield wrap(f"{path.rank}. {route(network, path.legs)}", "", pad)
    yield wrap(sentences.figures(path), pad)
    yield from (wrap(one, pad) for one in sentences.sentences(network, path))
    for held, claims in told.steps(path):
        if held:
            yield ""
            yield wrap(held, pad)
        for claim in claims:
            yield from _claim(claim)
    if path.family:
        yield ""
        yield wrap(sentences.FAMILY, pad)
    yield from (wrap(f"- {one}", pad, "     ") for one in sentences.family(network, path))


def _claim(claim: Claim) -> Iterator[str]:
    pad = "     "
    yield ""
    yield wrap(claim.title, "   ", pad)
    yield from (wrap(fact, pad) for fact in claim.facts)
    yield from (wrap(one.words, pad, f"{pad}  ") for one in claim.said)
    yield from (wrap(one, pad, f"{pad}  ") for one in claim.others)
