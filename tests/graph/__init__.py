"""Tests of armstrail; each name is a sentence about behaviour."""
