"""Many texts as a library keeps them: Arrow arrays, of which one is made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.integer[Any]]


class ArrowTexts(Sequence[str]):
    """Texts as they lie in ``array``, a ``pyarrow.StringArray``."""

    def __init__(self, array: Any) -> None:
        self.array = array

    def __len__(self) -> int:
        return len(self.array)

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...

    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        if isinstance(place, slice):
            return ArrowTexts(self.array[place])
        found: str = self.array[place].as_py()
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.array.to_pylist())

    def __contains__(self, text: object) -> bool:
        import pyarrow as pa
        import pyarrow.compute as pc

        return bool(pc.index(self.array, pa.scalar(text, pa.string())).as_py() >= 0)


def taken(texts: Sequence[str], places: Whole) -> list[str]:
    """Return the texts at these places. O(places)."""
    if isinstance(texts, ArrowTexts):
        found: list[str] = texts.array.take(places).to_pylist()
        return found
    return list(map(texts.__getitem__, places.tolist()))


def in_order(texts: Sequence[str]) -> NDArray[np.int64]:
    """Return the places of the texts, the first in the order of characters first. O(n log n)."""
    if isinstance(texts, ArrowTexts):  # bytes of UTF-8 are in the order of the characters
        import pyarrow.compute as pc

        found: NDArray[np.int64] = pc.sort_indices(texts.array).to_numpy().astype(np.int64)
        return found
    return np.array(sorted(range(len(texts)), key=texts.__getitem__), np.int64)


def found_in(texts: Sequence[str], among: Sequence[str]) -> NDArray[np.int64]:
    """Return the place of each text ``among`` others; -1 where it is none of them. O(n + m)."""
    if isinstance(texts, ArrowTexts) and isinstance(among, ArrowTexts):
        import pyarrow.compute as pc

        found = pc.index_in(texts.array, value_set=among.array)
        places: NDArray[np.int64] = found.fill_null(-1).to_numpy().astype(np.int64)
        return places
    place = {text: n for n, text in reversed(list(enumerate(among)))}
    return np.array([place.get(text, -1) for text in texts], np.int64)
