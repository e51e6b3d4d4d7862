"""Formulas over voices, drawn from a seed."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from graph.evidence.worlds import Formula, Worlds


def formula(worlds: Worlds, seed: int) -> Formula:
    """A disjunction of conjunctions over ten voices of several letters, some of them denying."""
    random = Random(seed)
    atoms = []
    for _ in range(20):
        voice, threshold = (
            ("voice", str(random.randrange(10))),
            Fraction(random.randrange(1, 10), 10),
        )
        atom = worlds.below(voice, threshold)
        atoms.append(worlds.negation(atom) if random.random() < 0.3 else atom)
    proofs = (random.sample(atoms, random.randrange(1, 5)) for _ in range(random.randrange(1, 8)))
    return worlds.any_of(worlds.all_of(proof) for proof in proofs)
