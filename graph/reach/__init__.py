"""How far arms from an actor are alleged to have come: all actors at once, over all worlds.

Rests on :mod:`graph.paths` for what a question and an answer are.
"""
