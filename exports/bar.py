"""The four masses of a transfer as a bar of characters, readable without colour."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from graph.evidence import Finding

LENGTH = 40

SIGNS: Mapping[str, str] = MappingProxyType(
    {"support": "#", "conflict": "x", "counter": "-", "open": "."}
)

LEGEND = ", ".join(f"{sign} {mass}" for mass, sign in SIGNS.items())


def bar(found: Finding) -> str:
    """The bar; a mass that is not 0 has one character at least, so that no denial vanishes."""
    masses = {mass: float(getattr(found, mass)) for mass in SIGNS}
    drawn = "".join(SIGNS[mass] * size for mass, size in _sizes(masses).items())
    return f"[{drawn}]"


def _sizes(masses: Mapping[str, float]) -> dict[str, int]:
    """Characters of each mass: the nearest to its share that add up to all of them.

    >>> _sizes({"support": 0.7, "conflict": 0.001, "counter": 0.0, "open": 0.299})
    {'support': 28, 'conflict': 1, 'counter': 0, 'open': 11}
    """
    sizes = {mass: max(int(LENGTH * share), int(share > 0)) for mass, share in masses.items()}
    while sum(sizes.values()) != LENGTH:
        step = 1 if sum(sizes.values()) < LENGTH else -1
        off = {mass: step * (LENGTH * masses[mass] - size) for mass, size in sizes.items()}
        able = [mass for mass, size in sizes.items() if masses[mass] > 0 and size + step > 0]
        sizes[max(able, key=off.__getitem__)] += step
    return sizes
