"""Columns of the user's own: kept whatever they hold, and refused where they are misnamed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graph.model.own import own_names
from seeds import importers
from seeds.tables import read
from tests.seeds.conftest import Small
from tests.support.datasets_io import write_dataset


def add(small: Small, file: str, *columns: str) -> None:
    """Put columns behind the others of a table: a name, and the cells of its first rows."""
    path = small.folder / file
    header, *rows = path.read_text("utf-8").splitlines()
    for name, *cells in (column.split("|") for column in columns):
        header = f"{header},{name}"
        rows = [f"{row},{cell}" for row, cell in zip(rows, cells, strict=True)]
    path.write_text("\n".join([header, *rows, ""]), "utf-8")


def plain(small: Small, file: str = "materiel.csv") -> None:
    small.write(file, "id,name,parent\nkell-rifle,Kell rifle,rifle\nkell-two,Kell two,rifle\n")


def test_a_row_keeps_what_stands_in_them_and_nothing_of_empty_cells(small: Small) -> None:
    plain(small)
    add(small, "materiel.csv", "x_box|7|", "x_2|=1+1|NA")
    assert [one.own for one in small.read().materiel] == [
        (("x_2", "=1+1"), ("x_box", "7")),
        (("x_2", "NA"),),
    ]


def test_what_they_hold_is_never_interpreted(small: Small) -> None:
    without = small.read()
    plain(small)
    add(small, "materiel.csv", "x_parent|no-such-term|", "x_start|31/31/2015|;;")
    found = small.read()
    assert found.materiel[0].own == (("x_parent", "no-such-term"), ("x_start", "31/31/2015"))
    assert found.actors == without.actors
    assert found.materiel[0].parent == "rifle"


def test_the_order_of_the_columns_does_not_matter(small: Small) -> None:
    plain(small)
    add(small, "materiel.csv", "x_a|1|2", "x_b|3|4")
    one = small.read()
    plain(small)
    add(small, "materiel.csv", "x_b|3|4", "x_a|1|2")
    assert small.read() == one


def test_a_row_that_holds_something_of_its_own_is_another_row(small: Small) -> None:
    without = small.read()
    marked = replace(without.actors[0], own=(("x_box", "7"),))
    dataset = replace(without, actors=(marked, *without.actors[1:]))
    assert dataset != without
    assert read(write_dataset(dataset, small.folder / "again")) == dataset


@pytest.mark.parametrize("name", ["x_", "X_box", "x_Box", "x_box 7", "x_größe", " x_box"])
def test_a_misnamed_one_is_refused_with_what_it_may_be_called(small: Small, name: str) -> None:
    plain(small)
    add(small, "materiel.csv", f"{name}|1|2")
    (fault,) = small.faults()
    assert fault.endswith(
        "a column of your own is x_ and then lower-case letters a to z, digits and _."
    )


@pytest.mark.parametrize("name", ["box", "x-box", "xbox", "_x_box"])
def test_any_other_column_is_refused_with_how_ones_own_begin(small: Small, name: str) -> None:
    plain(small)
    add(small, "materiel.csv", f"{name}|1|2")
    (fault,) = small.faults()
    assert fault.endswith("a column of your own begins with x_.")


def test_one_of_a_name_is_enough(small: Small) -> None:
    plain(small)
    add(small, "materiel.csv", "x_box|1|2", "x_box|3|4")
    (fault,) = small.faults()
    assert "'x_box' stands in the header 2 times" in fault


def test_a_sign_that_turns_the_text_is_a_fault_there_too(small: Small) -> None:
    plain(small)
    add(small, "materiel.csv", "x_box|\u202eab|")
    (fault,) = small.faults()
    assert "column x_box" in fault
    assert "RIGHT-TO-LEFT OVERRIDE" in fault


def test_an_imported_dataset_has_them_in_its_data_package_as_texts(tmp_path: Path) -> None:
    row = {"id": "a", "name": "A", "type": "state", "x_box": "7", "x_none": None}
    path, folder = tmp_path / "it.json", tmp_path / "data"
    path.write_text(json.dumps({"actors": [row]}), "utf-8")
    folder.mkdir()
    importers.write(path, "json", folder)
    assert own_names(read(folder).actors) == ("x_box",)
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    fields = {one["name"]: one["type"] for one in package["resources"][0]["schema"]["fields"]}
    assert (fields["x_box"], fields["x_none"]) == ("string", "string")
