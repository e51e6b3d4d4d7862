"""Datasets as frames, and a session of Spark, for the tests."""
