"""Where the project and the test data lie."""

from pathlib import Path

SUPPORT = Path(__file__).resolve().parent
TESTS = SUPPORT.parent
ROOT = TESTS.parent
SCHEMAS = ROOT / "exports" / "report" / "schemas"
NODE = SUPPORT / "node"
SMALL = SUPPORT / "small"
"""A small dataset, one row of most kinds."""
FIELD_CASES = SUPPORT / "cases"
"""Datasets that are each the essence of a complaint about some tool of this field."""
