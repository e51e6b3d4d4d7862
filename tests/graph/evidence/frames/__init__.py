"""Tests of graph.evidence.frames."""
