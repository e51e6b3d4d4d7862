"""A network as flat arrays, for whatever looks at all transfers at once.

Rests on the network and the rules, which say what each array holds.
"""
