"""From a paragraph and its sentences to a span of text, its fingerprint, and back.

The only room that says what a paragraph, a sentence and a page is.
"""
