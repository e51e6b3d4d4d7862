"""What an asker limits a question to: each constraint once, in :mod:`graph.constraints.registry`.

To add one, add its field to :mod:`graph.constraints.limits` and its entry to the registry: option,
keyword, refusal, mask and words follow. It rests on :mod:`graph.arrays`, and searches nothing.
"""
