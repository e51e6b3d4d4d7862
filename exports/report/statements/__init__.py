"""Who says what, when and how much: statements by voice, in order of time, and their figures.

Rests on :mod:`exports.rows`; every answer of it is a :class:`~exports.report.answering.Reply`.
"""
