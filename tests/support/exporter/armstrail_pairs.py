"""An example of a format that a package adds: who is said to have passed arms to whom, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import BinaryIO

from exports import Format, Loss
from exports.writing.format import absent
from graph.network import Network

ABSENT = {
    "documents": "pairs are of actors",
    "origins": "pairs are of actors",
    "statements": "pairs are of actors",
}


def write(network: Network, stream: BinaryIO) -> Sequence[Loss]:
    """Write all pairs, each once; return what they could not hold."""
    pairs = {(one.giver, one.receiver): None for one in network.dataset.transfers}
    stream.write(json.dumps(list(pairs)).encode())
    return absent(network.dataset, ABSENT)


FORMAT = Format("pairs", "-pairs.json", write, "an example", tuple(f"{one}.*" for one in ABSENT))
"""What the entry point names."""
