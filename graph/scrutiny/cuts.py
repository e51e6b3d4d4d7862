"""The least sets without which nothing is left: minimal cuts, found without listing proofs.

By implicit hitting sets: keep the minimal hitting sets of the proofs known so far (Berge,
*Hypergraphs*, 1989, chapter 2); where one of them leaves something standing, shrink what it leaves
to a minimal proof and take that in; where none does, they are the minimal cuts, all of them. The
dual search is that of Reiter (*A theory of diagnosis from first principles*, 1987) and, for
reliability, of minimal cut sets from decision diagrams (Rauzy 1993).
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.reach.decision_diagrams import Diagram

Cut = frozenset[str]


def minimal_cuts(
    stands: Diagram, never: Diagram, speaks: Mapping[str, Diagram], most: int
) -> tuple[Cut, ...] | None:
    """Return the minimal sets of names whose silence makes ``stands`` impossible, in order of size.

    ``speaks`` has for each name the worlds in which anything that it says holds; ``never`` is the
    empty set of worlds. None where there are more than ``most`` sets to keep. Of what never
    stands there is no cut.
    """
    if stands == never:
        return ()
    cuts: set[Cut] = {frozenset()}
    verified: set[Cut] = set()
    for _ in range(most):
        open_ = min(cuts - verified, key=_size, default=None)
        if open_ is None:
            return tuple(sorted(cuts, key=_size))
        proof = _proof(stands, never, speaks, open_)
        if proof is None:
            verified.add(open_)
        else:
            cuts = _hitting(cuts, proof)
        if len(cuts) > most:
            return None
    return None


def _size(cut: Cut) -> tuple[int, list[str]]:
    return len(cut), sorted(cut)


def _proof(
    stands: Diagram, never: Diagram, speaks: Mapping[str, Diagram], silent: Cut
) -> Cut | None:
    """Return a minimal set of names, none ``silent``, that can hold it up; None if none can."""
    for name in silent:
        stands = stands & ~speaks[name]
    if stands == never:
        return None
    needed = set()
    for name in sorted(speaks.keys() - silent):
        without = stands & ~speaks[name]
        if without == never:
            needed.add(name)
        else:
            stands = without
    return frozenset(needed)


def _hitting(cuts: set[Cut], proof: Cut) -> set[Cut]:
    """Return the minimal sets that hit what ``cuts`` hit and the new proof as well."""
    kept = {cut for cut in cuts if cut & proof}
    longer = sorted((cut | {name} for cut in cuts - kept for name in proof), key=len)
    for one in longer:
        if not any(other <= one for other in kept):
            kept.add(one)
    return kept
