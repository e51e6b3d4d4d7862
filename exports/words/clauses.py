"""A transfer as a clause that can follow "that": who gave what to whom, and in what way."""

from __future__ import annotations

from collections.abc import Sequence

from exports.words.templates import read, say
from graph.model.materiel import BUILT_IN, UNSPECIFIED, Materiel
from graph.model.rows import Dataset
from graph.model.vocabulary import MODES

MOST_KINDS = 3
"""How many kinds of materiel a clause names; the rest are counted."""


def clause(dataset: Dataset, transfer: str) -> str:
    """Return what is alleged, with both parties by name."""
    one = dataset.transfer[transfer]
    told = deed(
        one.mode,
        dataset.actor[one.giver].name,
        dataset.actor[one.receiver].name,
        _materiel(dataset, one.materiel),
        one.outcome,
    )
    return say("clause-no-carrier", clause=told) if one.directness == "carrier-unknown" else told


def deed(
    mode: str, giver: str, receiver: str, materiel: str, outcome: str = "completed"
) -> str:
    """Return who gave what to whom, in the words of the mode or of what became of it.

    >>> deed("sold", "A", "B", "arms"), deed("sold", "A", "B", "arms", "intercepted")
    ('A sold arms to B', 'arms from A to B (sold) was stopped on its way')
    """
    return say(
        _words(mode) if outcome == "completed" else f"clause-{outcome}",
        giver=giver,
        receiver=receiver,
        materiel=materiel,
        mode=mode.replace("-", " "),
    )


def _words(mode: str) -> str:
    """Return the key of the clause of a mode: its own, else that of the modes without one."""
    if f"clause-{mode}" in read("en"):
        return f"clause-{mode}"
    return "clause-any-held" if MODES[mode].family == "possession" else "clause-any-passed"


def _materiel(dataset: Dataset, materiel: Sequence[str]) -> str:
    names = [dataset.tree.terms[one].name for one in materiel if one != UNSPECIFIED]
    if not names:
        return say("materiel-some")
    shown, more = ", ".join(names[:MOST_KINDS]), len(names) - MOST_KINDS
    if more > 0:
        return say("materiel-more", names=shown, n=more)
    return say("materiel-named", names=shown)


_UNCOUNTED = ("aircraft", "artillery", "ammunition", "armour", "equipment", "components")
"""Last words of names of materiel that have no plural of their own."""


def several(term: Materiel) -> str:
    """Return a name of materiel in the plural; a designation of a dataset's own stays as it is.

    >>> several(BUILT_IN["pistol"]), several(BUILT_IN["aircraft"])
    ('pistols or revolvers', 'aircraft')
    """
    if term.id not in BUILT_IN or term.name.endswith(_UNCOUNTED):
        return term.name
    return " or ".join(f"{one}s" for one in term.name.split(" or "))
