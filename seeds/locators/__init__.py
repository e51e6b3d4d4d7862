"""From a paragraph and its sentences to a span of text, its fingerprint, and back.

The only room that reads documents.
"""
