"""Colours as eyes see them: how far they stand out, and which are taken for one another."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import combinations

Hues = Mapping[str, tuple[str, str]]
"""A colour in the light theme and in the dark one, by its name."""

LEAST_CONTRAST = 4.5
"""What WCAG 2.2 asks of text."""

LEAST_APART = 20.0
"""In CIE L*a*b*."""


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    lights = [
        sum(
            weight * part
            for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True)
        )
        + 0.05
        for colour in (one, other)
    ]
    return max(lights) / min(lights)


def faint(hues: Hues, name: str, theme: int) -> list[str]:
    """The grounds from which the colour does not stand out."""
    grounds = ("ground", "page", "box")
    of = hues[name][theme]
    return [one for one in grounds if contrast(of, hues[one][theme]) < LEAST_CONTRAST]


# Machado, Oliveira, Fernandes (2009), full dichromacy, on linear RGB.
VISION = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def lab(colour: str, vision: str) -> tuple[float, float, float]:
    """CIE L*a*b* of a colour as that eye sees it."""
    seen = [sum(m * c for m, c in zip(row, linear(colour), strict=True)) for row in VISION[vision]]
    r, g, b = (min(1.0, max(0.0, one)) for one in seen)
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
    )
    x, y, z = (one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116 for one in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def alike(hues: Hues, vision: str, theme: int) -> list[tuple[str, str]]:
    """The pairs that an eye of that vision would take for one another."""
    seen = {name: lab(both[theme], vision) for name, both in hues.items()}
    pairs = combinations(seen, 2)
    return [pair for pair in pairs if math.dist(seen[pair[0]], seen[pair[1]]) <= LEAST_APART]
