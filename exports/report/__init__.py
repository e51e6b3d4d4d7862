"""Answers, laid out as text, HTML, Markdown and JSON from the same sentences.

Rests on :mod:`exports.rows`.
"""
