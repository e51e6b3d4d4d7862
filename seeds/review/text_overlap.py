"""Documents whose texts have more in common than furniture: copies, long runs, rare errors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from graph.model.rows import Dataset
from seeds.review import texts
from seeds.review.shared_text import RUN, Errors, Shared, shared_errors, shared_runs
from seeds.review.texts import Text
from seeds.sheets.complaints import MOST_WORDS, Noticed, listed

COPIED_WORDS = 50
COPIED_SHARE = 0.25
"""Identical paragraphs of so many words, and of this share of the shorter text, are a copy."""

Pair = tuple[str, str]


def shared_texts(dataset: Dataset, folder: Path) -> Iterator[Noticed]:
    """Yield pairs of documents, not linked by ``copy_of``, that share what two writers would not.

    Paragraphs that several documents have word for word are furniture and set aside, unless they
    make up a good part of a document: then they are a copy. In what remains, long runs of words and
    rare spellings tell. Only documents found in ``folder`` (:func:`seeds.review.texts.read`) are
    compared. Near-linear in the length of the texts.
    """
    found = texts.read(dataset, folder)
    copies = dict(_copies(found))
    yield from copies.items()
    remaining = texts.own(texts.joined(found, copies))
    runs, errors = shared_runs(remaining), shared_errors(remaining)
    for pair in sorted({*runs, *errors}):
        yield pair, _sentence(pair, runs.get(pair), errors.get(pair))


def _copies(found: Sequence[Text]) -> Iterator[tuple[Pair, str]]:
    places: defaultdict[Pair, list[tuple[int, int, int]]] = defaultdict(list)
    for paragraph, having in texts.where(found).items():
        for (one, number), (other, there) in texts.pairs(having):
            size = len(texts.words(paragraph))
            places[one.document, other.document].append((number, there, size))
    whole = _lengths(found)
    for pair, same in sorted(places.items()):
        size, shorter = sum(one for *_, one in same), min(whole[one] for one in pair)
        if size >= COPIED_WORDS and size >= COPIED_SHARE * shorter:
            yield pair, _copy(pair, sorted(same), size, shorter)


def _lengths(found: Iterable[Text]) -> Mapping[str, int]:
    return {
        text.document: sum(len(texts.words(line)) for line in text.paragraphs.values())
        for text in found
    }


def _copy(pair: Pair, same: Sequence[tuple[int, int, int]], size: int, shorter: int) -> str:
    places = _places(pair, [one for one, _, _ in same], sorted(two for _, two, _ in same))
    return (
        f"The documents {pair[0]} and {pair[1]} have paragraphs word for word alike, {size} of the"
        f" {shorter} words of the shorter ({places}); if one carries the text of the other, name"
        " it in copy_of, and if they are page furniture, reject them as boilerplate."
    )


def _places(pair: Pair, *paragraphs: Iterable[int]) -> str:
    """Return where something stands in two documents."""
    parts = []
    for document, numbers in zip(pair, paragraphs, strict=True):
        every = list(numbers)
        noun = "paragraph" if len(every) == 1 else "paragraphs"
        parts.append(f"{noun} {listed(map(str, every))} of {document}")
    return ", ".join(parts)


def _sentence(pair: Pair, runs: Shared | None, errors: Errors | None) -> str:
    what = [_run(pair, runs)] if runs else []
    what += [_spellings(pair, errors)] if errors else []
    return (
        f"The documents {pair[0]} and {pair[1]} share, identical paragraphs set aside,"
        f" {' and '.join(what)}; if one carries the text of the other, name it in copy_of, and if"
        " both quote one source, see that it is one origin."
    )


def _run(pair: Pair, runs: Shared) -> str:
    ends = (dict.fromkeys(place) for place in runs.places)
    where = _places(pair, *ends)
    more = runs.words - runs.longest
    rest = f", and {more} words more in runs of {RUN} or longer" if more else ""
    return f"a run of {runs.longest} words ({where}{rest})"


def _spellings(pair: Pair, errors: Errors) -> str:
    shown = listed(f"'{word}'" for word in errors.words[:MOST_WORDS])
    noun = "spelling" if len(errors.words) == 1 else "spellings"
    rest = len(errors.words) - MOST_WORDS
    more = f" and {rest} more" if rest > 0 else ""
    return f"the rare {noun} {shown}{more} ({_places(pair, *errors.places)})"
