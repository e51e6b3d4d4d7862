"""The JSON contracts of the answers, as validators by the name of their schema."""

from __future__ import annotations

import json

import jsonschema

from tests.support.places import SCHEMAS


def validator(name: str) -> jsonschema.Draft202012Validator:
    """Return the validator of a contract, which must be a schema itself."""
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


VALID = {file.name.split(".")[0]: validator(file.name.split(".")[0]) for file in SCHEMAS.iterdir()}
