"""The interactive map and the picture: what is drawn, where, and the page around it.

The only room that imports pyvis; its page sources are in ``assets/``.
"""
