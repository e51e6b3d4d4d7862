"""By which texts voices and coins are drawn."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graph.evidence.assertions import coin
from graph.evidence.sampling import Signatures
from graph.evidence.worlds import Variable
from graph.model.rows import Dataset
from tests.support import random_datasets

ANY = st.integers(0, 10**6).map(random_datasets.draw)


def variables(data: Dataset) -> set[Variable]:
    found: set[Variable] = set()
    for one in data.statements:
        found |= {("voice", data.origin[one.origin].voice), coin(one)}
    return found


@given(ANY)
def test_no_two_are_drawn_by_the_same_text_even_if_all_origins_have_one_name(data: Dataset) -> None:
    nameless = replace(
        data, origins=tuple(replace(one, name="unnamed official") for one in data.origins)
    )
    for one in (data, nameless):
        names, found = variables(one), Signatures(one)
        assert len({found.of(name) for name in names}) == len(names)


@given(ANY, st.data())
def test_a_repeat_and_a_retraction_change_no_text(data: Dataset, choose: st.DataObject) -> None:
    known = choose.draw(st.sampled_from(data.statements))
    again = replace(data, statements=(*data.statements, replace(known, id="again", document="d1")))
    withdrawn = replace(
        data,
        statements=tuple(
            replace(one, status="retracted") if one == known else one for one in data.statements
        ),
    )
    before = Signatures(data)
    for changed in (again, withdrawn):
        after = Signatures(changed)
        assert all(after.of(name) == before.of(name) for name in variables(data))


def test_a_variable_that_nobody_states_is_drawn_by_its_name() -> None:
    assert Signatures(Dataset()).of(("voice", "a")) == "voice\0a"
