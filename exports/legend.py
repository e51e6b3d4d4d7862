"""What the page explains: the modes on the map with their counts, and the whole vocabulary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from exports import dossier
from graph.vocabulary import MODE_KINDS, MODES, VOCABULARIES

EXPLAINED = (
    *("mode kind", "mode", "band", "mark", "grade", "stance"),
    *("basis", "interest", "hedge", "fidelity", "explicitness"),
)


def kinds(transfers: Mapping[str, dossier.Plain]) -> list[dict[str, Any]]:
    """Every kind of mode with its modes that are drawn, how often, and what they mean."""
    count = Counter(one["mode_id"] for one in transfers.values() if one["drawn"])
    return [
        {
            "id": kind.id,
            "name": dossier.words(kind.id),
            "means": kind.definition,
            "modes": [
                {
                    "id": mode.id,
                    "name": dossier.words(mode.id),
                    "count": count[mode.id],
                    "means": mode.definition,
                }
                for mode in MODES.values()
                if mode.kind == kind.id and count[mode.id]
            ],
        }
        for kind in MODE_KINDS.values()
    ]


def vocabulary() -> list[tuple[str, list[tuple[str, str]]]]:
    """The words of the data that the page uses, with their definitions, by vocabulary."""
    return [
        (
            name.capitalize(),
            [(dossier.words(term.id), term.definition) for term in VOCABULARIES[name].values()],
        )
        for name in EXPLAINED
    ]
