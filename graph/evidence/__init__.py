"""Who says what of a transfer, and what it amounts to: support, range, band, marks.

Rests on :mod:`graph.model`. A figure is exact here, or sampled and said to be so.
"""
