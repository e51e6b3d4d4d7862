"""How far arms from an actor are alleged to have come: all actors at once, over all worlds.

Rests on :mod:`graph.paths` for what a question and an answer are. What the words mean here and in
:mod:`graph.scrutiny`, and where each algorithm comes from:

==================  ==============================================================================
name                what it is, and its source
==================  ==============================================================================
propagation         Sets of worlds carried along the edges to a fixed point: of every actor the
                    worlds in which arms can have come there. (Kildall, *A unified approach to
                    global program optimization*, 1973)
sweep               The same in order of time, each edge opened on its first day. (Wu, Cheng,
                    Huang, Ke, Lu and Xu, *Path problems in temporal graphs*, 2014)
bit matrix          A row of bits, one a world, for each state with what walks remember (the
                    product graph), and all that is new swept at a time. (Then, Kaufmann,
                    Chirigati, Hoang-Vu, Pham, Kemper, Neumann and Vo, *The more the merrier:
                    efficient multi-source graph traversal*, 2014)
                    A kernel does it where it can be compiled (:mod:`graph.reach.kernel`).
worlds              Draws of who can be relied on; a figure is the share of those in which it
                    holds. (Metropolis and Ulam, *The Monte Carlo method*, 1949)
decision diagrams   All worlds at once and exactly: reduced ordered binary decision diagrams.
                    (Bryant, *Graph-based algorithms for Boolean function manipulation*, 1986)
cuts                The least sets of voices without which nothing is left: implicit hitting sets.
                    (Reiter, *A theory of diagnosis from first principles*, 1987; Davies and
                    Bacchus, *Solving MAXSAT by solving a sequence of simpler SAT instances*,
                    2011)
Birnbaum            How much a figure changes as one voice goes from not to be relied on to wholly
importance          so. (Birnbaum, *On the importance of different components in a multicomponent
                    system*, 1969)
==================  ==============================================================================
"""
