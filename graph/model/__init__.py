"""The data as typed rows: tables and columns, vocabularies, materiel, dates, names.

Rests on :mod:`graph.errors` alone; no I/O, no networkx. Everything else may import it.
"""
