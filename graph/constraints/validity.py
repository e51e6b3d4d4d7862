"""Whether a question makes sense: faults are said before anything is searched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.constraints.limits import Limits
from graph.constraints.refusals import avoided_actors
from graph.errors import QuestionError, TermError
from graph.model.rows import Dataset
from graph.model.vocabulary import MODE_KINDS, MODES, lookup, nearest


def check(dataset: Dataset, start: str, goal: str, limits: Limits) -> None:
    """Raise :class:`~graph.errors.QuestionError` where no path could be meant.

    Words that no vocabulary has raise :class:`~graph.errors.TermError`, naming the nearest.
    """
    for actor in (start, goal, *limits.via, *limits.avoid):
        if actor not in dataset.actor:
            raise QuestionError(f"'{actor}' is no actor of this dataset.")
    if start == goal:
        raise QuestionError(f"'{start}' is both start and goal; name two actors.")
    avoided = avoided_actors(dataset, limits)
    for actor in (start, goal, *limits.via):
        if actor in avoided:
            raise QuestionError(f"'{actor}' is to be avoided and to be passed at once.")
    _check_figures(limits)
    _check_words(dataset, limits)


def _check_figures(limits: Limits) -> None:
    if limits.max_legs is not None and limits.max_legs < 1:
        raise QuestionError(f"{limits.max_legs} legs are no path; the least is 1.")
    if limits.between and limits.between[0] > limits.between[1]:
        first, last = limits.between
        raise QuestionError(f"No day lies between {first} and {last}; name the earlier one first.")
    if limits.min_support is not None and not 0 <= limits.min_support <= 1:
        raise QuestionError(f"No support is {limits.min_support}; it is between 0 and 1.")


def _check_words(dataset: Dataset, limits: Limits) -> None:
    both = {*limits.via_types} & {*limits.avoid_types}
    if both:
        raise QuestionError(f"'{min(both)}' is to be avoided and to be passed at once.")
    for word in (*limits.via_types, *limits.avoid_types):
        lookup("actor type", word)
    if limits.least_band:
        lookup("band", limits.least_band)
    _check_known(limits.modes, {**MODES, **MODE_KINDS}, "mode")
    _check_known(limits.materiel, dataset.tree.terms, "materiel")


def _check_known(words: Sequence[str], known: Mapping[str, object], noun: str) -> None:
    for word in words:
        if word not in known:
            raise TermError(f"'{word}' is no {noun}; the nearest is '{nearest(word, known)}'")
