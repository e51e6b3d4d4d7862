"""The verdict as a value: its kind, one of a closed list, and its sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from exports.words.chains import capital

VerdictKind = Literal[
    "stated",
    "stated-disputed",
    "implied",
    "of-a-part",
    "stated-otherwise",
    "not-stated-assembled",
    "not-stated-inferred",
    "intended-or-stopped-only",
    "intended-or-stopped-inferred",
    "withdrawn",
    "withdrawn-inferred",
    "only-denied",
    "only-denied-inferred",
    "not-stated",
    "no-path",
    "nothing-connects",
    "part-of-the-other",
    "search-cut-short",
    "denied",
    "not-denied",
    "overall",
    "not-of-it",
    "speaker",
    "timeline",
    "not-of-them",
    "none-came-about",
    "nothing",
    "figures",
    "no-figure",
]

KINDS: Mapping[VerdictKind, str] = MappingProxyType(
    {
        "stated": "a document states it, of those asked for or, where told so, of a part",
        "stated-disputed": "the same, and somebody denies it",
        "implied": "meant, and not stated in so many words",
        "of-a-part": "stated or implied of a part alone",
        "stated-otherwise": "not what was asked for, but something else is stated",
        "not-stated-assembled": "put together from statements; none states the whole",
        "not-stated-inferred": "said of a whole or a collective, or of a stockpile that is held",
        "intended-or-stopped-only": "said to be intended, attempted or intercepted, and no more",
        "intended-or-stopped-inferred": "the same, said of a whole or a collective",
        "withdrawn": "all that was said of it has been withdrawn",
        "withdrawn-inferred": "the same, of what was said of a whole or a collective",
        "only-denied": "somebody denies it, and nobody says so",
        "only-denied-inferred": "the same, said of a whole or a collective",
        "not-stated": "no document states it",
        "no-path": "what leads from the one to the other makes no path",
        "nothing-connects": "nothing collected leads from the one to the other",
        "part-of-the-other": "the one is a part of the other",
        "search-cut-short": "the search ended before a path was found",
        "denied": "somebody denies it, or some of it, whatever others say",
        "not-denied": "nobody is heard to deny it",
        "overall": "how much is said, of more than one pair",
        "not-of-it": "said of a part, a whole or a collective alone",
        "speaker": "how much one voice says",
        "timeline": "transfers in order of time",
        "not-of-them": "transfers of a part, a whole or a collective alone",
        "none-came-about": "transfers of which none is said to have come about",
        "nothing": "nothing is collected on what was asked",
        "figures": "the figures given for what was asked",
        "no-figure": "no document gives a figure for what was asked",
    }
)
"""All kinds of verdicts, and what each means."""


class Verdict(NamedTuple):
    """What an answer comes to: its ``kind``, and the ``sentence`` that says it."""

    kind: VerdictKind
    sentence: str

    def supposing(self, changed: Sequence[str]) -> Verdict:
        """Return it with what was supposed in front, so that it is not told without."""
        return Verdict(self.kind, supposing(self.sentence, changed))


class Judged(NamedTuple):
    """A verdict on its way: its words are not yet a sentence."""

    kind: VerdictKind
    words: str

    def sentence(self, changed: Sequence[str] = ()) -> Verdict:
        """Return the verdict, with what was supposed in front."""
        return Verdict(self.kind, f"{capital(self.words)}.").supposing(changed)


def supposing(sentence: str, changed: Sequence[str]) -> str:
    """Return a sentence with what was supposed in front of it.

    >>> supposing("No document states it.", ["it were 30 June 2021"])
    'As if it were 30 June 2021: No document states it.'
    """
    return f"As if {'; '.join(changed)}: {sentence}" if changed else sentence
