"""The JSON contracts of the answers, as validators by the name of their schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jsonschema

from exports.report import schemas


def validator(name: str) -> jsonschema.Draft202012Validator:
    """Return the validator of a contract, which must be a schema itself."""
    schema = schemas.schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


VALID = {name: validator(name) for name in schemas.names() if name != "export"}


def keeps(name: str, answer: Mapping[str, Any]) -> None:
    """Raise where the answer, as it is given out, does not keep its contract."""
    VALID[name].validate(schemas.versioned(answer))
