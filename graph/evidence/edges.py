"""Which transfers are edges: what a document states, as having come about; and why others are none.

The map, pictures and graph formats ask here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from graph.evidence.assertions import Assertion, countering, stated
from graph.model.rows import Statement, Transfer
from graph.model.vocabulary import EXPLICITNESS, FIDELITIES, OUTCOMES, REVIEWS, STANCES

RETRACTED = "retracted"
_NOTHING = "not stated"


def no_edge(transfer: Transfer, not_stated: str) -> str:
    """Return why a transfer is no edge, in a few words; "" where it is one.

    ``not_stated`` is what :func:`not_stated` gives.

    >>> no_edge(Transfer("t", "a", "b", "sold", outcome="intended"), "only denied")
    'intended, only denied'
    """
    outcome = "" if OUTCOMES[transfer.outcome].arrived else transfer.outcome
    return ", ".join(filter(None, (outcome, not_stated)))


def not_stated(statements: Iterable[Statement], assertions: Iterable[Assertion]) -> str:
    """Return what there is instead of an active statement that asserts it; "" where there is one.

    ``statements`` and ``assertions`` are all those on one transfer.
    """
    if any(one.supports for one in assertions):
        return ""
    found = list(statements)
    return next((why for why, holds in _INSTEAD.items() if any(map(holds, found))), _NOTHING)


def _asserted(statement: Statement) -> bool:
    return stated(statement) and STANCES[statement.stance].side == "for"


_INSTEAD: Mapping[str, Callable[[Statement], bool]] = MappingProxyType(
    {
        RETRACTED: lambda one: _asserted(one) and one.status == "retracted",
        "only denied": countering,
        "only qualified": lambda one: stated(one) and one.stance == "qualifies",
        "misquoted": lambda one: not FIDELITIES[one.fidelity].counts,
        "draft": lambda one: not REVIEWS[one.review].counts,
        "only inferred": lambda one: not EXPLICITNESS[one.explicitness].counts,
        "set aside": lambda one: one.status == "excluded",
    }
)
"""What a transfer can have instead of an assertion, the weightiest first."""
