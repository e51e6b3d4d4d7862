"""Statements of one transfer ``t`` by one origin ``o``, changed as a test wants them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graph.model.rows import Statement

SAID = Statement(
    "s", "t", "o", "d", "asserts", explicitness="explicit", basis="testimony", summary="said"
)


def says(**changes: Any) -> Statement:
    """Return an assertion with some columns changed."""
    return replace(SAID, **changes)


def denies(**changes: Any) -> Statement:
    """Return a denial with some columns changed."""
    return replace(SAID, stance="denies", **changes)
