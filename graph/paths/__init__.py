"""The search for "how could X reach Y", and its answer.

Rests on :mod:`graph.constraints` and :mod:`graph.arrays`.
"""
