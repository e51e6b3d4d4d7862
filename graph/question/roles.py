"""The rules of ``question.ebnf`` of which it is told which word they took, and what it then is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ROLES: Mapping[str, str] = MappingProxyType(
    {
        "start": "start",
        "arms": "start",
        "goal": "goal",
        "holder": "goal",
        "receiver": "goal",
        "gift": "goal",
        "giver": "giver",
        "supplier": "giver",
        "voice": "voice",
    }
)
"""Rule to the field of :class:`~graph.question.asked.Question`."""
