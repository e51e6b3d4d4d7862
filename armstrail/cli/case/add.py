"""``armstrail add``: rows added to a case, one command for each kind of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import click

from armstrail.cli.terminal.console import ListedGroup

ADDED: Mapping[str, str] = MappingProxyType(
    {
        "document": "A document, from its file: registered, and its text kept.",
        "statement": "A statement, with its transfer, origin and actors if new.",
        "transfer": "A transfer: what is alleged to have passed from whom to whom.",
        "actor": "An actor: a state, a force, an armed group, a stockpile.",
        "origin": "Whoever first said it: an official, an audit; not the outlet.",
    }
)
"""What can be added, in the order of the help."""


def home(name: str) -> str:
    """Return the module of what adds one kind of rows."""
    return f"armstrail.cli.entry.{name}"


@click.group("add", cls=ListedGroup, listed=ADDED, home=home)
def command() -> None:
    """Add a document, a statement, a transfer, an actor, an origin.

    At a terminal what is missing is asked for; every question is also an option.
    """
