"""The words that readers always see, the same in the terminal, on the page and in dossiers."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from exports.words.dates import between
from exports.words.templates import say
from graph.evidence.figures import exactly, half_up
from graph.model.vocabulary import OUTCOMES

if TYPE_CHECKING:
    from graph.evidence.findings import Finding
    from graph.model.names import Respelling
    from graph.model.rows import Dataset, Transfer
    from graph.paths.path import TransferPath

WIDTH = 80

UNTITLED = "Alleged transfers of arms"
"""The title of what is drawn from a dataset without one."""

SUPPORT_MEANS = (
    "Support in the collected reporting, not the probability that it happened;"
    " 0 means unsupported, not false."
)
NO_WRONGDOING = "No wrongdoing is inferred for parties earlier in a chain."
CAVEATS = (SUPPORT_MEANS, NO_WRONGDOING)
"""What stands under every figure."""

BAND_NOT_STATED = "not stated"
"""What stands for the band of a transfer that no active statement asserts."""

CLAIMS = "Arrows are claims made by the sources named beside them, not findings."


def number(value: float | Fraction) -> str:
    """Return a probability in two digits as the field writes it: ``.70``; 0 and 1 stand alone.

    Rounded once, half up, from the fraction that was worked out.

    >>> number(0.7), number(0.0), number(1.0), number(0.004), number(0.125)
    ('.70', '0', '1', 'under .01', '.13')
    """
    if (exact := exactly(value)) in (0, 1):
        return str(exact)
    hundredths = half_up(value)
    if not hundredths:
        return "under .01"
    return f".{hundredths:02}" if hundredths < 100 else "over .99"


def figure(support: float, low: float, high: float, marks: Iterable[str] = ()) -> str:
    """Return support with its range; a figure that is 0 for want of grades says so.

    >>> figure(0.0, 0.0, 0.5, ["ungraded"])
    'not graded, 0 to .50'
    """
    span = f"{number(low)} to {number(high)}"
    if not support and high and "ungraded" in marks:
        return f"not graded, {span}"
    return f"support {number(support)} ({span})"


def grading(letter: str) -> str:
    """Return how reliable an origin is held to be.

    >>> grading("B"), grading("F")
    ('grade B', 'not graded')
    """
    return "not graded" if letter in ("", "F") else f"grade {letter}"


def grade(band: str, marks: Iterable[str]) -> str:
    """Return the band with its marks: ``alleged, disputed``; of none: ``not stated``.

    >>> grade("", ["retracted"])
    'not stated, retracted'
    """
    return ", ".join([band or BAND_NOT_STATED, *marks])


def strength(found: Finding | TransferPath) -> str:
    """Return band first, then the number with its range, and how much of it is contested."""
    return f"{grade(found.band, found.marks)}; {reads(found)}"


def backing(transfer: Transfer, found: Finding) -> str:
    """Return the same of a transfer; of one that did not come about, what is backed is said."""
    return _of_what(transfer, strength(found))


def graded(transfer: Transfer, found: Finding) -> str:
    """Return the band of a transfer with its marks, and, as in :func:`backing`, of what it is."""
    return _of_what(transfer, grade(found.band, found.marks))


def _of_what(transfer: Transfer, told: str) -> str:
    if OUTCOMES[transfer.outcome].arrived:
        return told
    return say(f"strength-{transfer.outcome}", strength=told)


def reads(found: Finding | TransferPath) -> str:
    """Return the number with its range, and what is contested where a transfer is disputed."""
    span = figure(found.support, found.low, found.high, found.marks)
    backed, contested = getattr(found, "backed", 0.0), getattr(found, "conflict", 0.0)
    if not contested:  # a path has neither of its own
        return span
    return f"{span}; backed {number(backed)}, of which {number(contested)} contested"


def count(number_of: int, noun: str) -> str:
    """Return ``1 voice``, ``2 voices``."""
    return f"{number_of} {noun}" if number_of == 1 else f"{number_of} {noun}s"


def some(number_of: int, noun: str) -> str:
    """Return ``no voice``, ``1 voice``, ``2 voices``."""
    return count(number_of, noun) if number_of else f"no {noun}"


def denials(voices: int, transfers: int) -> str:
    """Return how many voices deny how many transfers.

    >>> denials(0, 0), denials(1, 4), denials(2, 1)
    ('no denial', '1 voice denies 4 transfers', '2 voices deny 1 transfer')
    """
    if not voices:
        return "no denial"
    deny = "denies" if voices == 1 else "deny"
    return f"{count(voices, 'voice')} {deny} {count(transfers, 'transfer')}"


def counts(voices: int, documents: int, denials: int) -> str:
    """Return the three counts that stand beside every figure."""
    return (
        f"{count(voices, 'independent voice')}, {count(documents, 'document')},"
        f" {count(denials, 'denying voice')}"
    )


_NOT_GRADED = "not graded"


def alone(found: Finding | TransferPath) -> str:
    """Return support if all asserting voices were one; 0 for want of grades is said to be that."""
    ungraded = not found.if_one_voice and "ungraded" in found.marks
    return _NOT_GRADED if ungraded else number(found.if_one_voice)


def tally(found: Finding | TransferPath) -> str:
    """Return the counts, and what support would be if all asserting voices were one."""
    figure_ = alone(found)
    alone_ = figure_ if figure_ == _NOT_GRADED else f"support {figure_}"
    counted = counts(found.voices, found.documents, found.denials)
    return f"{counted}; if all asserting voices were one, {alone_}"


def arrow(dataset: Dataset, transfer: Transfer) -> str:
    """Return from whom to whom a transfer is, by name."""
    giver, receiver = (dataset.actor[end] for end in (transfer.giver, transfer.receiver))
    return f"{giver.name} → {receiver.name}"


def what(transfer: Transfer) -> str:
    """Return mode, materiel, period and place of a transfer in one line.

    The mode of one that is not said to have come about never stands without its outcome.
    """
    short = "" if transfer.outcome == "completed" else f" ({transfer.outcome})"
    parts = [
        f"{transfer.mode}{short}",
        ", ".join(transfer.materiel) or "materiel not stated",
        when(transfer),
    ]
    parts += [transfer.place] if transfer.place else []
    parts += ["no carrier named"] if transfer.directness == "carrier-unknown" else []
    parts += [transfer.authorisation] if transfer.authorisation != "unknown" else []
    return " · ".join(parts)


def when(transfer: Transfer) -> str:
    """Return the period in words."""
    return between(transfer.start, transfer.end) or "undated"


def passed_by(dataset: Dataset, outlet: str) -> str:
    """Return an outlet passed, by name.

    It is written as a document's or an actor's id, or as a name.
    """
    if outlet in dataset.document:
        return dataset.document[outlet].outlet or dataset.document[outlet].title
    return dataset.actor[outlet].name if outlet in dataset.actor else outlet


def wrap(text: str, indent: str = "", hang: str | None = None) -> str:
    """Return ``text`` at 80 columns, all lines indented.

    ``hang`` indents the lines after the first.
    """
    later = indent if hang is None else hang
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )


def uncapital(words: str) -> str:
    """Return words of our own, no name in front, so that they can follow others."""
    return words[:1].lower() + words[1:]


NO_KEYSTONE_DRAWN = "No single voice is shown to carry it alone"
"""Where worlds were drawn: there may be one all the same."""


def keystones(names: Sequence[str], rest: bool = False) -> str:
    """Return a sentence without full stop: the voices with each of which a path stands or falls.

    ``rest`` where ungraded voices would still say it without one of them.

    >>> keystones(["A", "B", "C"])
    'Stands or falls with A, with B and with C'
    """
    if not names:
        return "No single voice carries it alone"
    told = " and with ".join([", with ".join(names[:-1]), names[-1]] if names[1:] else names)
    return (
        f"Of the graded voices, stands or falls with {told}"
        if rest
        else f"Stands or falls with {told}"
    )


def respelled(read: Iterable[Respelling]) -> list[str]:
    """Return how misspelt words were read, a sentence each."""
    return [f"Read '{one.written}' as {one.read}." for one in read]


def supposed(changed: Iterable[str]) -> list[str]:
    """Return what was supposed, a sentence each."""
    return [f"As if: {one}." for one in changed]
