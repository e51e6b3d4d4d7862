"""What the data means: model, evidence, paths and reach. No input or output.

Rests on nothing of ``seeds``, ``exports`` or ``armstrail``.
"""
