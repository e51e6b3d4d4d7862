"""Every fault of a dataset in one go: one rule an entry.

Rests on :mod:`seeds.sheets`.
"""
