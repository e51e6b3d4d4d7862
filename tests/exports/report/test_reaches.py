"""What is said of how far arms have come: what is alleged apart from what is inferred."""

from __future__ import annotations

import pytest

from exports.report import reaches
from graph.model.rows import Dataset
from graph.network import build
from graph.reach.reach import downstream, upstream
from tests.support.small_networks import dataset, edge

INFERRED = dataset(edge("s-a", "captured"), edge("s-c"), s="stockpile")


@pytest.mark.parametrize(
    ("data", "actor", "away", "title"),
    [
        (dataset(edge("a-b"), edge("b-c")), "a", True, "to have come to 2 actors."),
        (
            dataset(edge("a-b"), edge("b-c")),
            "c",
            False,
            "to have come to C from 2 actors.",
        ),
        (dataset(edge("a-b")), "b", True, "that arms from B came to anybody."),
        (dataset(edge("a-b")), "a", False, "that arms came to A from anybody."),
        (
            INFERRED,
            "a",
            True,
            "came to anybody; by inference, which no document states, to 1 more.",
        ),
        (
            INFERRED,
            "c",
            False,
            "from 1 actor; by inference, which no document states, from 1 more.",
        ),
    ],
)
def test_what_is_inferred_is_not_counted_as_alleged(
    data: Dataset, actor: str, away: bool, title: str
) -> None:
    network = build(data)
    found = (downstream if away else upstream)(network, actor)
    text = " ".join(reaches.as_text(network, actor, away, found, []).split())
    assert title in text.partition("By stated")[0]
