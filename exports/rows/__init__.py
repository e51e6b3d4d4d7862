"""What is told of each actor, transfer and statement, as plain values.

Rests on :mod:`exports.words`; every format and page takes its columns from here.
"""
