"""What a voice is called: one name, in every text, on the page and in JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from graph.model.rows import Dataset, Origin


def voice_names(dataset: Dataset) -> Mapping[str, str]:
    """Return what every voice is called by its id, no two alike.

    A group is called after the actor whose id it has; else after the origin of it whose id it has,
    or its first, with a word of the others, for what rests on the voice need not have been said by
    that one. An origin without a group is called by its own name. O(origins).
    """
    members: dict[str, list[Origin]] = {}
    for origin in dataset.origins:
        members.setdefault(origin.voice, []).append(origin)
    names = {voice: _name(dataset, voice, origins) for voice, origins in members.items()}
    often = Counter(names.values())
    return {
        voice: f"{name} [{voice}]" if often[name] > 1 else name for voice, name in names.items()
    }


def _name(dataset: Dataset, voice: str, origins: Iterable[Origin]) -> str:
    names = {one.id: one.name for one in origins}
    if voice in dataset.actor and any(one.group for one in origins):
        return dataset.actor[voice].name
    called = names.get(voice, next(iter(names.values())))
    alike = len(set(names.values())) == 1
    return called if alike else f"{called} or others of that voice"


def with_id(names: Mapping[str, str], voice: str) -> str:
    """Return the name of a voice and its id, by which it is left out of an answer."""
    name = names[voice]
    return name if name.endswith(f"[{voice}]") else f"{name}  [{voice}]"
