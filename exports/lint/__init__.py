"""What other programs drop, merge or refuse in a GraphML or GEXF file, whoever wrote it.

One function a rule in :mod:`exports.lint.finds`, its words in :mod:`exports.lint.rules`.
"""
