"""What a file of a document says: its paragraphs, and what it tells of itself.

One extractor a kind of file, each run in a process of its own with a bound on time and memory, for
files come from anywhere. Their libraries are loaded there alone.
"""
