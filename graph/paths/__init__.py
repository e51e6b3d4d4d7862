r"""The search for "how could X reach Y", and its answer.

Rests on :mod:`graph.constraints` and :mod:`graph.arrays`. What the words mean here, and where each
algorithm comes from:

==================  ==============================================================================
name                what it is, and its source
==================  ==============================================================================
state space         The actors that can have the arms, times what the legs so far have achieved,
                    and the edges between these states. (Nilsson, *Problem-Solving Methods in
                    Artificial Intelligence*, 1971)
time windows        By state, the latest day on which arms can still come to the goal, for each
                    item of materiel. (Desrochers and Soumis, *A generalized permanent labelling
                    algorithm for the shortest path problem with time windows*, 1988)
bounds              What the rest of a path can be worth at best: its product (Dijkstra, *A note
                    on two problems in connexion with graphs*, 1959), its weakest leg (the widest
                    path: Pollack, *The maximum capacity through a network*, 1960), its length.
bidirectional       Two balls, grown from start and goal until they meet, that bound the part of
                    the state space in which the best few paths lie. (Pohl, *Bi-directional
                    search*, 1971; grown as by Meyer and Sanders, *Delta-stepping*, 2003)
expansion           What can follow a state, each with the bound of its best rest. (Nilsson, 1971)
partial path        A beginning of a path with all that decides what can follow it: a node of the
                    search tree. (Nilsson, 1971)
bundle              The transfers of one giver, receiver and evidence: parallel edges that count
                    as one leg with alternatives. (Our own.)
dominance           Why a partial path is given up: k others are as good whatever follows. (For
                    one: Desrochers and Soumis, 1988)
best-first queue    A* over partial paths with a consistent bound (Hart, Nilsson and Raphael, *A
                    formal basis for the heuristic determination of minimum cost paths*, 1968),
                    expanded in part (Yoshizumi, Miura and Ishida, *A\* with partial expansion for
                    large branching factor problems*, 2000).
halves              Beginnings and ends of paths with their exact support, where voices are shared.
                    (From both ends: Pohl, 1971)
meeting             Where halves are joined to whole paths, until no pair of halves that is left
                    can have more support than the k-th best. (When it may end: Nicholson,
                    *Finding the shortest route between two points in a network*, 1966)
elimination         The exact support of a path whose legs hear common voices: sums of products,
                    one variable summed out after the other, in :mod:`graph.evidence`. (Zhang and
                    Poole, *A simple approach to Bayesian network computations*, 1994)
family              Paths with the same keystones that differ in one leg at most. (Our own.)
near misses         What would be a path if a rule or two were set aside: the best of a relaxed
                    problem, by A*. (Relaxation: Pearl, *Heuristics*, 1984)
nearest             Where no path is, the transfers next to each end, and none farther off.
                    (Our own.)
detours             Inferred chains that add nothing but steps to a path that is listed: counted,
                    never listed. (Our own.)
reported            The chains that one origin asserts whole in one document, looked for by
                    themselves. (Our own.)
shortest            Least costs from many places to the nearest of a few. (Dijkstra, 1959)
==================  ==============================================================================
"""
