"""What was made of a large dataset, kept beside it under a seal of our own.

May be deleted at any time; nothing in it is executed or believed by ``check``.
"""
