"""Tests of seeds.engines."""
