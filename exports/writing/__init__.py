"""What a format is, and files written whole or not at all.

Rests on the model and :mod:`exports.words`; knows no format by name.
"""
