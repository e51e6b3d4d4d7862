"""Calls the command line in this process, for the tests."""

from __future__ import annotations

import json
from typing import Any

import click
from click.testing import CliRunner, Result

from armstrail import cli


def cli_command(name: str) -> click.Command:
    """Return a command of the command line by its name."""
    found = cli.main.get_command(click.Context(cli.main), name)
    assert found, f"there is no command {name}"
    return found


def run(*arguments: str, env: dict[str, str] | None = None) -> Result:
    """Return how the command ended and what it said, with the bundled dataset unless told."""
    return CliRunner().invoke(cli.main, arguments, env=env or {"ARMSTRAIL_DATA": ""})


def printed(*arguments: str) -> Any:
    """Return what the command printed as JSON; it must have ended well."""
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)
