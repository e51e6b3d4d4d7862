"""Helpers of the tests: datasets, oracles, readers of what is written. No tests in here."""
