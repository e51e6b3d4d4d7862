"""Which legs can follow each other: kinship of actors, and the rules of an admissible path.

Rests on :mod:`graph.evidence` and :mod:`graph.model`; one transfer or actor at a time, no arrays.
"""
