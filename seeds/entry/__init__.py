"""Rows that are to be added to a case: made of what was typed, checked, and not yet written.

Nothing here writes into the case; the front door does.
"""
