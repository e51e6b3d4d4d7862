"""From a question as a sentence to what is asked, and back.

Rests on :mod:`graph.constraints`; it finds and answers nothing.
"""
