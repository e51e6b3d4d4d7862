"""Who is said to say what, without a word in anybody's mouth that no document puts there.

What a document states its origin asserts, or denies. What the researcher infers, and what is set
aside or withdrawn, is told as that; the stance is then a column of the coding, and no verb of the
origin.
"""

from __future__ import annotations

from exports import wording
from graph.assertions import stated
from graph.model import Dataset, Statement, Transfer
from graph.network import Network

STATED, INFERRED, ASIDE = "stated", "inferred by the researcher", "set aside by the researcher"
RESEARCHER = "the researcher"

DRAWN, UNDRAWN = "stated by a document", "not stated by any document"
"""What stands at a transfer; it is not stated if it is only denied, only inferred, or set aside."""


def standing(statement: Statement) -> str:
    """Whether the document states it; if not, what it is."""
    if stated(statement):
        return STATED
    return ASIDE if statement.status == "excluded" else INFERRED


def claim(dataset: Dataset, statement: Statement, counted: bool) -> str:
    """The origin with its grade and its stance; ``counted`` is False for what is withdrawn, too.

    An origin is the subject of its stance only where a document states it.
    """
    origin = dataset.origin[statement.origin]
    name, stance = f"{origin.name} ({wording.grading(origin.grade)})", _words(statement.stance)
    how = standing(statement)
    if how == STATED:
        withdrawn = statement.status == "retracted" or not counted
        return f"{'withdrawn: ' if withdrawn else ''}{name} {stance}"
    told = f"{RESEARCHER} infers, not stated" if how == INFERRED else how
    return f"{told} (coded as “{stance}”, of the origin {name})"


def undrawn(network: Network) -> tuple[Transfer, ...]:
    """The transfers that no document states, in the order of the dataset."""
    drawn = frozenset(network.drawn)
    return tuple(one for one in network.dataset.transfers if one.id not in drawn)


def _words(term: str) -> str:
    return term.replace("-", " ")
