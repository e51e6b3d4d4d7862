"""What an asker limits a question to: each constraint by transfer and of all transfers at once.

Rests on :mod:`graph.arrays`.
"""
