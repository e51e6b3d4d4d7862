"""How fast armstrail is, and how much memory it takes, beside the libraries that do the same.

See ``README.md`` here. Nothing of the program rests on this room.
"""
