"""What a format is, and files written whole or not at all.

Rests on the errors alone.
"""
