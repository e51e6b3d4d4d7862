"""Who says what of a transfer, and what it amounts to: support, range, band, marks.

Rests on :mod:`graph.model`. Figures of one transfer are exact; what spans several can be sampled,
and is then said to be so.
"""
