"""Independence made visible: each voice, its origins, and the ways by which documents carry them.

Two documents that carry one anonymous commander stand under one origin, however different their
words: they are two statements and one voice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from exports.words.dates import in_words
from exports.words.phrases import count, grading, passed_by, wrap
from exports.words.voices import voice_names, with_id
from graph.model.rows import Dataset, Document, Origin, Statement
from graph.model.vocabulary import spoken
from graph.network import Network

Plain = dict[str, Any]

NEAREST = (
    "* Of the statements nearest to the origin the weakest decides how an assertion counts; it is"
    " marked where there are several. Repeats, and stronger words later, add nothing."
)


@dataclass(frozen=True, slots=True)
class _Carrier:
    """A document that carries an origin by one way, with what it carries of it."""

    document: Document
    relay: tuple[str, ...]
    statements: tuple[Statement, ...]


@dataclass(slots=True)
class _Branch:
    """What has passed the same outlets: documents that print it here, and outlets further on."""

    carriers: list[_Carrier] = field(default_factory=list)
    onward: dict[str, _Branch] = field(default_factory=dict)


_Origins = Sequence[tuple[Origin, Sequence[_Carrier]]]


def sources_tree(network: Network) -> str:
    """Return every voice with its origins, the outlets passed, and the documents, for 80 columns.

    Under a document stands what it carries of the origin: which stances on how many transfers,
    how faithfully, and the statement nearest to the origin. O(statements · log statements).
    """
    nearest = _nearest(network, 2)
    lines = ["Who said it first, and by what way it came into the documents", ""]
    voices, names = _voices(network.dataset), voice_names(network.dataset)
    for voice, origins in voices.items():
        lines += [*_voice_lines(network.dataset, with_id(names, voice), origins, nearest), ""]
    total = f"{count(len(network.dataset.origins), 'origin')} in {count(len(voices), 'voice')}"
    return "\n".join([*lines, wrap(NEAREST), total])


def sources_tree_json(network: Network) -> list[Plain]:
    """Return the same as plain values: voices, their origins, and what carries each of these.

    ``carried`` has an entry for each document and each way to it: ``relay`` lists the outlets
    passed, from the origin on, ``said`` counts transfers and statements by stance, and
    ``nearest`` is true of the statement that decides how its assertion counts.
    """
    nearest, names = _nearest(network, 1), voice_names(network.dataset)
    return [
        {
            "voice": voice,
            "name": names[voice],
            "documents": len(_documents(origins)),
            "origins": [_origin_json(*one, nearest) for one in origins],
        }
        for voice, origins in _voices(network.dataset).items()
    ]


def _nearest(network: Network, least: int) -> frozenset[str]:
    """Return ids of the statements that decide an assertion of ``least`` or more statements."""
    return frozenset(
        assertion.nearest.id
        for assertions in network.evidence.assertions.values()
        for assertion in assertions
        if len(assertion.statements) >= least
    )


def _voices(dataset: Dataset) -> Mapping[str, _Origins]:
    """Return origins with their carriers by voice, in the dataset's order."""
    carriers = _carriers(dataset)
    voices: defaultdict[str, list[tuple[Origin, Sequence[_Carrier]]]] = defaultdict(list)
    for origin in dataset.origins:
        voices[origin.voice].append((origin, carriers[origin.id]))
    return voices


def _carriers(dataset: Dataset) -> Mapping[str, Sequence[_Carrier]]:
    """Return the carriers of each origin, shorter ways first, documents in the dataset's order."""
    place = {document.id: number for number, document in enumerate(dataset.documents)}
    said: defaultdict[tuple[str, tuple[str, ...], str], list[Statement]] = defaultdict(list)
    for one in dataset.statements:
        said[one.origin, one.relay, one.document].append(one)
    carriers: dict[str, list[_Carrier]] = {origin.id: [] for origin in dataset.origins}
    for key in sorted(said, key=lambda key: (len(key[1]), place[key[2]], key[1])):
        origin, relay, document = key
        carriers[origin].append(_Carrier(dataset.document[document], relay, tuple(said[key])))
    return carriers


def _documents(origins: _Origins) -> set[str]:
    return {carrier.document.id for _, carriers in origins for carrier in carriers}


def _voice_lines(
    dataset: Dataset, voice: str, origins: _Origins, nearest: frozenset[str]
) -> Iterator[str]:
    printed = count(len(_documents(origins)), "document") if _documents(origins) else "no document"
    yield wrap(f"{voice}: one voice, {count(len(origins), 'origin')}, in {printed}", "", "  ")
    for place, (origin, carriers) in enumerate(origins, 1):
        last = place == len(origins)
        yield _item(f"{origin.name}  [{origin.id}], {grading(origin.grade)}", "", last)
        yield from _branch_lines(dataset, _branch(carriers), _below("", last), nearest)


def _branch(carriers: Iterable[_Carrier]) -> _Branch:
    root = _Branch()
    for carrier in carriers:
        branch = root
        for outlet in carrier.relay:
            branch = branch.onward.setdefault(outlet, _Branch())
        branch.carriers.append(carrier)
    return root


def _branch_lines(
    dataset: Dataset, branch: _Branch, indent: str, nearest: frozenset[str]
) -> Iterator[str]:
    left = len(branch.carriers) + len(branch.onward)
    for carrier in branch.carriers:
        left -= 1
        yield _item(_document(carrier.document), indent, not left)
        yield from _said_lines(carrier, _below(indent, not left), nearest)
    for outlet, onward in branch.onward.items():
        left -= 1
        outlets, deeper = _passed(outlet, onward)
        names = " > ".join(passed_by(dataset, one) for one in outlets)
        yield _item(f"via {names}", indent, not left)
        yield from _branch_lines(dataset, deeper, _below(indent, not left), nearest)


def _passed(outlet: str, branch: _Branch) -> tuple[list[str], _Branch]:
    """Return the outlets passed until a document prints it or the ways part, and what follows."""
    outlets = [outlet]
    while not branch.carriers and len(branch.onward) == 1:
        ((outlet, branch),) = branch.onward.items()
        outlets.append(outlet)
    return outlets, branch


def _item(text: str, indent: str, last: bool) -> str:
    return wrap(text, indent + ("└ " if last else "├ "), _below(indent, last) + "  ")


def _below(indent: str, last: bool) -> str:
    return indent + ("  " if last else "│ ")


def _document(document: Document) -> str:
    dated = f", {in_words(str(document.published))}" if document.published else ""
    copied = f", copy of {document.copy_of}" if document.copy_of else ""
    return f"{document.outlet or f'“{document.title}”'}{dated}{copied}  [{document.id}]"


def _said_lines(carrier: _Carrier, indent: str, nearest: frozenset[str]) -> Iterator[str]:
    for one in _said(carrier):
        stance = spoken(one["stance"])
        what = count(one["transfers"], "transfer")
        if one["statements"] > one["transfers"]:
            what += f" in {count(one['statements'], 'statement')}"
        remark = f" ({one['remark']})" if one["remark"] else ""
        how = one["fidelity"]
        ways = list(how) if len(how) == 1 else [f"{name} {times}" for name, times in how.items()]
        yield wrap(f"{stance}: {what}{remark}, {', '.join(ways)}", indent, f"{indent}  ")
    marked = [one.id for one in carrier.statements if one.id in nearest]
    if marked:
        yield wrap(f"* nearest: {', '.join(marked)}", indent, f"{indent}  ")


def _said(carrier: _Carrier) -> list[Plain]:
    """Return what a carrier says by stance, and apart what is withdrawn, set aside or inferred."""
    by_stance: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for one in carrier.statements:
        by_stance[one.stance, _remark(one)].append(one)
    return [
        {
            "stance": stance,
            "remark": remark or None,
            "transfers": len({one.transfer for one in same}),
            "statements": len(same),
            "fidelity": dict(Counter(one.fidelity for one in same)),
        }
        for (stance, remark), same in by_stance.items()
    ]


def _remark(statement: Statement) -> str:
    if statement.status != "active":
        return statement.status
    return "the researcher's inference" if statement.explicitness == "coder" else ""


def _origin_json(origin: Origin, carriers: Iterable[_Carrier], nearest: frozenset[str]) -> Plain:
    return {
        "id": origin.id,
        "name": origin.name,
        "speaker": origin.speaker or None,
        "grade": origin.grade,
        "carried": [_carrier_json(carrier, nearest) for carrier in carriers],
    }


def _carrier_json(carrier: _Carrier, nearest: frozenset[str]) -> Plain:
    return {
        "document": carrier.document.id,
        "outlet": carrier.document.outlet or None,
        "copy_of": carrier.document.copy_of or None,
        "relay": list(carrier.relay),
        "said": _said(carrier),
        "statements": [
            {
                "id": one.id,
                "transfer": one.transfer,
                "stance": one.stance,
                "fidelity": one.fidelity,
                "explicitness": one.explicitness,
                "status": one.status,
                "nearest": one.id in nearest,
            }
            for one in carrier.statements
        ],
    }
