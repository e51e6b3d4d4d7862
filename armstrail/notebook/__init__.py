"""The network as a notebook uses it: names forgiven, answers that show themselves, frames.

The only room that imports pandas.
"""
