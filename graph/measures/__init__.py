"""Figures of the network as a network: components, degrees, betweenness, HITS, closeness.

Rests on the network; knows nothing of questions.
"""
