"""A transfer as a clause that can follow "that": who gave what to whom, and in what way."""

from __future__ import annotations

from collections.abc import Sequence

from exports.words.templates import read, say
from graph.model.materiel import BUILT_IN, UNSPECIFIED, Materiel, MaterielTree
from graph.model.rows import Actor, Dataset, Transfer
from graph.model.vocabulary import MODES, OUTCOMES, spoken

_NOBODY = ("stockpile", "unknown")
"""Types of actors that are no party: nothing is handed over to them."""

MOST_KINDS = 3
"""How many kinds of materiel a clause names; the rest are counted."""


def clause(dataset: Dataset, transfer: str) -> str:
    """Return what is alleged, with both parties by name."""
    one = dataset.transfer[transfer]
    told = deed(
        one.mode,
        _party(dataset.actor[one.giver]),
        _party(dataset.actor[one.receiver]),
        _materiel(dataset, one.materiel),
        _manner(dataset, one),
    )
    return say("clause-no-carrier", clause=told) if one.directness == "carrier-unknown" else told


def deed(mode: str, giver: str, receiver: str, materiel: str, manner: str = "") -> str:
    """Return who gave what to whom, in the words of the mode, or of a ``manner`` that is told.

    >>> deed("sold", "A", "B", "materiel"), deed("sold", "A", "B", "materiel", "intercepted")
    ('A sold materiel to B', 'somebody stopped materiel from A on the way to B (mode: sold)')
    """
    key = f"clause-{manner or mode}"
    return say(
        key if key in read("en") else _of_any(mode, manner),
        giver=giver,
        receiver=receiver,
        materiel=materiel,
        mode=spoken(mode),
    )


def _of_any(mode: str, manner: str) -> str:
    """Return the key of the clause of a mode that has none of its own."""
    if manner.endswith("-stock"):
        return "clause-any-stock"
    return "clause-any-held" if MODES[mode].family == "possession" else "clause-any-passed"


def _manner(dataset: Dataset, transfer: Transfer) -> str:
    """Return in what way: what was left or lost comes to nobody where it becomes a stockpile."""
    if not OUTCOMES[transfer.outcome].arrived:
        return transfer.outcome
    nobody = dataset.actor[transfer.receiver].type in _NOBODY
    lost = MODES[transfer.mode].family == "loss" and nobody
    return f"{transfer.mode}-stock" if lost else transfer.mode


def _party(actor: Actor) -> str:
    """Return the name as a clause can hold it: in quotes if it has a comma or names nobody."""
    return f"“{actor.name}”" if "," in actor.name or actor.type in _NOBODY else actor.name


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


def wanted(tree: MaterielTree, materiel: Sequence[str]) -> list[str]:
    """Return the kinds of materiel that were asked for, as a sentence names them; none for any."""
    return [] if UNSPECIFIED in materiel else [several(tree.terms[one]) for one in materiel]


def within(limited: bool) -> str:
    """Return " within these constraints" where something was asked for that limits an answer."""
    return say("verdict-within") if limited else ""
