"""An export from its name to its place: the format is found, written whole, and its losses told."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any, TypeVar

from exports import Format, Loss
from exports.formats import FORMATS
from exports.words import phrases
from exports.writing.files import (
    STANDARD_OUTPUT,
    no_folder,
    pouring,
    replacing,
    replacing_folder,
    spare,
)
from graph.errors import ExtraError, LossError, QuestionError
from graph.model.names import Respelling
from graph.model.vocabulary import nearest
from graph.network import Network

GROUP = "armstrail.exporters"
"""The entry-point group by which a package adds a format: each point is a :class:`Format`."""

Command = TypeVar("Command", bound=Callable[..., Any])


def _added() -> dict[str, EntryPoint]:
    """Return the formats of installed packages by name; nothing of them is loaded."""
    return {one.name: one for one in entry_points(group=GROUP) if one.name not in FORMATS}


def names() -> list[str]:
    """Return the names of all formats: ours, then those that installed packages add."""
    return [*FORMATS, *sorted(_added())]


def overview() -> str:
    """Return every format of ours with what it is for, as lines that click leaves as they are."""
    width = max(map(len, FORMATS))
    lines = [
        textwrap.fill(
            f"{one.name.ljust(width)}  {one.help}", 76, subsequent_indent=" " * (width + 2)
        )
        for one in FORMATS.values()
    ]
    return "\b\nFormats:\n" + "\n".join(lines)


def find(name: str) -> Format:
    """Return the format of that name. A package cannot take the name of one of ours.

    Raises :class:`~graph.errors.QuestionError` where there is none, and
    :class:`~graph.errors.ExtraError` where the package that adds it does not work.
    """
    if name in FORMATS:
        return FORMATS[name]
    point = _added().get(name)
    if not point:
        every = names()
        near = nearest(name, dict.fromkeys(every))
        raise QuestionError(
            f"'{name}' is no format; the nearest is '{near}' (all: {', '.join(every)})."
        )
    try:
        found = point.load()
    except Exception as error:  # whatever a stranger's module raises while it is imported
        raise ExtraError(f"the format {name} of {_of(point)} cannot be loaded: {error}.") from error
    if not isinstance(found, Format):
        raise ExtraError(
            f"the format {name} of {_of(point)} is of the type {type(found).__name__};"
            " the entry point must name an exports.Format."
        )
    return found


def _of(point: EntryPoint) -> str:
    return f"the package {point.dist.name}" if point.dist else point.value


def save(
    network: Network,
    name: str,
    output: str | Path,
    *,
    strict: bool = False,
    loaded: Path | None = None,
    **options: str | bool,
) -> Sequence[Loss]:
    """Write ``network`` in the format ``name`` to ``output``; return what it could not hold.

    ``-`` is standard output. ``options`` are those of the format. What stood at ``output`` is
    replaced when all is written, and stays as it was if anything fails. A folder is never put in
    the place of a dataset; ``loaded`` is the one that was read.

    Raises :class:`~graph.errors.FileError` where ``output`` cannot be written, and under
    ``strict`` :class:`~graph.errors.LossError` where anything would be lost.
    """
    form, path = find(name), Path(output)
    check_options(form, options)

    def write(target: Any) -> Sequence[Loss]:
        losses = form.write(network, target, **options)
        if strict and losses:
            raise LossError(_refusal(form, losses))
        return losses

    if form.folder:
        no_folder(path, form.name)
        spare(path, loaded)
        with replacing_folder(path) as folder:
            return write(folder)
    with pouring() if path == STANDARD_OUTPUT else replacing(path) as stream:
        return write(stream)


def check_options(form: Format, options: Mapping[str, str | bool]) -> None:
    """Raise :class:`~graph.errors.QuestionError` for an option that the format does not take."""
    for name in options:
        if name not in form.options:
            takes = ", ".join(one.name for one in FORMATS.values() if name in one.options)
            raise QuestionError(
                f"{form.name} takes no --{EXPORT_OPTIONS.get(name, name)}; that is for {takes}."
            )


def _refusal(form: Format, losses: Sequence[Loss]) -> str:
    lines = "\n".join(f"  {loss}" for loss in losses)
    return (
        f"nothing was written: {form.name} cannot hold all of it, and --strict was given:\n{lines}"
    )


EXPORT_OPTIONS = {
    "about": "about",
    "start": "from",
    "goal": "to",
    "full": "full",
    "with_undrawn": "with-undrawn",
}
"""The options of single formats: argument, and the option that a person types."""


def named(
    network: Network,
    find: Callable[[str], str],
    given: Mapping[str, str | bool],
    respelled: Sequence[Respelling] = (),
) -> dict[str, str | bool]:
    """Return the options of a format with the id that ``find`` gives for every name.

    ``about`` may be a transfer's id; a flag is no name. What ``find`` has ``respelled`` is an
    option by itself.
    """
    transfers = network.dataset.transfer
    found = {
        option: typed
        if isinstance(typed, bool) or (option == "about" and typed in transfers)
        else find(typed)
        for option, typed in given.items()
    }
    read = " ".join(phrases.respelled(respelled))
    return {**found, "read": read} if read else found
