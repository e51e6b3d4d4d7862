"""The dataset as if a source did not exist, or were graded otherwise; and what that changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from graph.errors import NameLookupError, QuestionError
from graph.evidence.ladder import LADDER
from graph.model.as_of import as_of, last_day
from graph.model.dates import in_full
from graph.model.folding import fold
from graph.model.rows import Dataset, Statement
from graph.model.subset import with_statements
from graph.model.vocabulary import nearest
from graph.network import Network, build


def suppose(
    dataset: Dataset, without: Iterable[str] = (), grades: Mapping[str, str] | None = None
) -> tuple[Dataset, tuple[str, ...]]:
    """Return the dataset without the named sources and with other grades, and each change said.

    ``without`` names origins, documents or voices by id, or outlets by name, looked for in this
    order. A document takes with it those that carry its text (``copy_of``); an outlet the
    documents that it published and every statement that passed through it. ``grades`` gives
    letters to origins by id. The dataset given is not changed. Raises
    :class:`~graph.errors.NameLookupError` for an unknown source,
    :class:`~graph.errors.QuestionError` for an unknown letter.
    """
    changes = []
    fallen: set[str] = set()
    for name in without:
        kind, falls = _source(dataset, name)
        its = {one.id for one in dataset.statements if falls(one)}
        fallen |= its
        changes.append(f"without the {kind} {name}: {_statements(len(its))} set aside")
    dataset = with_statements(dataset, dataset.statement.keys() - fallen)
    for name, letter in (grades or {}).items():
        dataset, before = _regrade(dataset, name, letter)
        changes.append(f"{name} graded {letter} instead of {before}")
    return dataset, tuple(changes)


def supposed(
    network: Network, without: Iterable[str] = (), grades: Mapping[str, str] | None = None
) -> tuple[Network, tuple[str, ...]]:
    """Return the network of what :func:`suppose` makes of its dataset, and the sentences."""
    dataset, changed = suppose(network.dataset, without, grades)
    return build(dataset, network.evidence.ladder), changed


def said_by(network: Network, day: str) -> tuple[Network, tuple[str, ...]]:
    """Return the network of what had been said by ``day``, and a sentence that says so.

    ``day`` is a date as it is written, and means its last day. Raises as
    :func:`~graph.model.as_of.last_day` does.
    """
    found = as_of(network.dataset, last_day(day))
    undated = f" and {found.undated} of unknown date" if found.undated else ""
    told = f"it were {in_full(found.day)}, with {_statements(found.later)} made later{undated}"
    told += " set aside"
    if found.retracted:
        told += f", and {found.retracted} retracted, nobody records when, not counted"
    title = ", ".join(filter(None, (found.dataset.title, f"as of {in_full(found.day)}")))
    dataset = replace(found.dataset, title=title)
    return build(dataset, network.evidence.ladder), (told,)


def _statements(number: int) -> str:
    return f"{number} statement{'' if number == 1 else 's'}"


def _source(dataset: Dataset, name: str) -> tuple[str, Callable[[Statement], bool]]:
    if name in dataset.origin:
        return "origin", lambda one: one.origin == name
    if name in dataset.document:
        carried = _copies(dataset, name)
        kind = "document and its copies" if len(carried) > 1 else "document"
        return kind, lambda one: one.document in carried
    voices = {origin.voice for origin in dataset.origins}
    if name in voices:
        return "voice", lambda one: dataset.origin[one.origin].voice == name
    outlets = _outlets(dataset)
    if fold(name) in outlets:
        return "outlet", lambda one: fold(name) in _passed(dataset, one)
    known = [*dataset.origin, *dataset.document, *sorted(voices), *sorted(outlets.values())]
    near = nearest(name, dict.fromkeys(known)) if known else ""
    raise NameLookupError(
        f"'{name}' is no origin, document, voice or outlet here; the nearest is '{near}';"
        " 'armstrail sources' lists all.",
        [near],
    )


def _copies(dataset: Dataset, document: str) -> set[str]:
    """Return the document and all that carry its text, at any remove."""
    found, queue = {document}, [document]
    while queue:
        carried = queue.pop()
        new = {one.id for one in dataset.documents if one.copy_of == carried} - found
        found |= new
        queue += new
    return found


def _outlets(dataset: Dataset) -> dict[str, str]:
    """Return the names of outlets that printed or passed on something, by their folded names."""
    printed = (one.outlet for one in dataset.documents if one.outlet)
    relayed = (passed for one in dataset.statements for passed in one.relay)
    return {fold(one): one for one in (*relayed, *printed)}


def _passed(dataset: Dataset, statement: Statement) -> set[str]:
    """Return the folded names of all outlets that the statement passed, the printing one too."""
    return {fold(one) for one in (*statement.relay, dataset.document[statement.document].outlet)}


def _regrade(dataset: Dataset, name: str, letter: str) -> tuple[Dataset, str]:
    if letter not in LADDER:
        raise QuestionError(f"'{letter}' is no grade; a grade is one of {', '.join(LADDER)}.")
    if name not in dataset.origin:
        near = nearest(name, dataset.origin) if dataset.origin else ""
        raise NameLookupError(f"'{name}' is no origin here; the nearest is '{near}'.", [near])
    before = dataset.origin[name].grade
    origins = (replace(one, grade=letter) if one.id == name else one for one in dataset.origins)
    return replace(dataset, origins=tuple(origins)), before
