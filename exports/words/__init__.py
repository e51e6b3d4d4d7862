"""The words that readers see, dates in words, and what each target must not hold.

The base of ``exports``: imports nothing of its other rooms.
"""
