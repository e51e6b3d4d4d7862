"""What comes in: reading, checking and verifying a dataset, and the bundled dataset itself.

Rests on ``graph``; knows nothing of what goes out.
"""
