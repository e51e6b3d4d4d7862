"""JSON written as it is made is the JSON of the whole, with one item a line."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.writing.lines import write_object

TEXTS = st.text(st.characters(codec="utf-8"))
ITEMS = st.dictionaries(TEXTS, TEXTS | st.lists(st.integers() | st.none()), max_size=3)


def written(values: dict[str, str], lists: dict[str, list[dict[str, object]]]) -> str:
    stream = io.BytesIO()
    write_object(stream, values, {name: iter(items) for name, items in lists.items()})
    return stream.getvalue().decode()


@given(
    st.dictionaries(TEXTS.map("v{}".format), TEXTS, max_size=2),
    st.dictionaries(TEXTS.map("l{}".format), st.lists(ITEMS, max_size=3), max_size=3),
)
def test_what_was_written_reads_back_in_its_order_one_item_a_line(
    values: dict[str, str], lists: dict[str, list[dict[str, object]]]
) -> None:
    text = written(values, lists)
    read = json.loads(text)
    assert read == {**values, **lists}
    assert [*read] == [*values, *lists]
    whole = [line.removesuffix(",") for line in text.split("\n") if line.startswith('{"')]
    assert [json.loads(line) for line in whole] == [
        item for items in lists.values() for item in items if item
    ]


def test_an_item_is_written_before_the_next_one_is_made() -> None:
    stream = io.BytesIO()
    seen: list[int] = []

    def made() -> Iterator[int]:
        for number in range(3):
            yield number
            seen.append(stream.getvalue().count(b"\n"))

    write_object(stream, {}, {"numbers": made()})
    assert seen == sorted(set(seen))


def test_a_number_that_is_not_finite_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        write_object(io.BytesIO(), {"nan": float("nan")}, {})
