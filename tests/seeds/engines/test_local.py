"""A dataset as frames on one machine, and what is written of it."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from exports.words.phrases import CAVEATS
from exports.writing import aggregated
from graph.evidence.findings import weigh
from graph.model.schema import FIGURES
from seeds import tables
from tests.support.cli import run
from tests.support.engines.as_frames import as_written


@pytest.mark.parametrize("engine", ["pandas", "polars"])
def test_aggregate_writes_a_dataset_whose_transfers_have_their_figures(
    engine: str, tmp_path: Path
) -> None:
    pytest.importorskip(engine)
    folder = tmp_path / "figures"
    done = run("aggregate", str(tables.bundled()), "--engine", engine, "-o", str(folder))
    assert done.exit_code == 0, done.output
    data = tables.read(folder)
    assert data == tables.read(tables.bundled())
    assert data.title == tables.read(tables.bundled()).title
    rows = pq.read_table(folder / "transfers.parquet").to_pylist()
    for row, one in zip(rows, weigh(data).values(), strict=True):
        assert row["id"] == one.transfer
        for column in FIGURES:
            value = getattr(one, column.name)
            assert row[column.name] == as_written(value)


def test_what_the_figures_mean_goes_with_them() -> None:
    told = aggregated.package("Tal valley", {})["description"]
    assert all(one in told for one in CAVEATS)


def test_aggregate_of_a_dataset_at_fault_tells_the_row_and_writes_nothing(tmp_path: Path) -> None:
    for file in tables.bundled().glob("*.csv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    with (tmp_path / "transfers.csv").open("a") as stream:
        stream.write("odd,nobody,noone,blue\n")
    done = run("aggregate", str(tmp_path), "-o", str(tmp_path / "out"))
    assert (done.exit_code, (tmp_path / "out").exists()) == (2, False)
    assert "transfers.csv, row" in done.stderr


def test_aggregate_changes_no_dataset(tmp_path: Path) -> None:
    for file in tables.bundled().glob("*.csv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    before = sorted(tmp_path.iterdir())
    done = run("aggregate", str(tmp_path), "-o", str(tmp_path))
    assert (done.exit_code, sorted(tmp_path.iterdir())) == (2, before)
