"""The contracts of what ``--json`` and ``export json`` give: JSON Schemas, and their version.

A schema's ``title`` names the commands that it is of. A new one is a file here; a key that changes
its name or meaning, or goes away, is a new :data:`~graph.model.schema.JSON_VERSION`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from graph.model.schema import JSON_VERSION

_ENDING = ".schema.json"


def versioned(answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answer as it is given out, with the version of its contract before all else."""
    return {"armstrail": JSON_VERSION, **answer}


def names() -> tuple[str, ...]:
    """Return the names of all contracts, sorted."""
    found = (file.name for file in files(__name__).iterdir() if file.name.endswith(_ENDING))
    return tuple(sorted(name.removesuffix(_ENDING) for name in found))


def schema(name: str) -> dict[str, Any]:
    """Return the contract of that name, a JSON Schema of draft 2020-12.

    Raises FileNotFoundError where there is none.
    """
    text = (files(__name__) / f"{name}{_ENDING}").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
