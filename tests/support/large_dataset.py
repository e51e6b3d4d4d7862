"""A dataset as large as an overview of the map may be, joined as in the world: a few very often."""

from __future__ import annotations

from random import Random

from graph.model.rows import Actor, Dataset, Document, Origin, Statement, Transfer
from graph.model.vocabulary import MODES

ACTORS, TRANSFERS = 300, 900


def draw(seed: int = 1) -> Dataset:
    """The dataset, the same for the same seed."""
    random = Random(seed)
    modes = [name for name, term in MODES.items() if term.family != "possession"]
    weights = [1 / (n + 1) for n in range(ACTORS)]
    said, legs = [], []
    for n in range(TRANSFERS):
        giver, receiver = random.choices(range(ACTORS), weights, k=2)
        receiver = receiver if receiver != giver else (giver + 1 + n) % ACTORS
        giver = n if n < ACTORS and n != receiver else giver
        if giver == receiver:
            receiver = (receiver + 1) % ACTORS
        legs.append(Transfer(f"t{n}", f"a{giver}", f"a{receiver}", random.choice(modes)))
        said.append(Statement(f"s{n}", f"t{n}", f"o{n % 60}", "d", "asserts", summary="Said so."))
    return Dataset(
        actors=tuple(Actor(f"a{n}", f"Actor number {n}", "armed-group") for n in range(ACTORS)),
        documents=(Document("d", "A document"),),
        origins=tuple(Origin(f"o{n}", f"Origin {n}", "", "", "C", "drawn") for n in range(60)),
        transfers=tuple(legs),
        statements=tuple(said),
    )
