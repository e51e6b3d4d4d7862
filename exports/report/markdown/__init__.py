"""An answer as a Markdown dossier: half a page with footnotes, or all of its evidence.

Rests on :mod:`exports.rows` and the sentences of :mod:`exports.report`. Every text of the data is
escaped.
"""
