"""What spreadsheets do to tables, undone where it can be told for certain; each change is told.

Guesses nothing: what has two readings stays as it is, for the strict reader to refuse.
"""
