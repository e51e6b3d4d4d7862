"""From a question as a sentence to what is asked, and back.

Rests on :mod:`graph.constraints`; it finds and answers nothing. ``terminals.py`` has the sorts of
words and ``terms.py`` the words for terms with an id, ``question.ebnf`` the rules over them,
``kinds.py`` the kinds of questions, ``wordings.py`` what each constraint sets; ``predicates.py``
tells who did what to whom. A new verb is a word in the first, a new kind a row in ``kinds.py``.
"""
