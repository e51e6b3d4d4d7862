"""What ``armstrail add`` adds: one kind of row a file, and how all of them are asked for.

Every prompt is also an option; nothing is asked where all that is needed is given, or where nobody
sits at a terminal.
"""
