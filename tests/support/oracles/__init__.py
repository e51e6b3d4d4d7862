"""Oracles: slow and plain answers to the same questions, by trying everything."""
