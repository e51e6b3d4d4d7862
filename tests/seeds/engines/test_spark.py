"""The same on Spark, where tasks fail: figures, bounds, and what is read and written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import narwhals as nw
import pytest

from armstrail.cli.engines import running
from armstrail.cli.engines.spreading import bounded
from benchmarks.generate import generate
from exports.report import bounds
from exports.writing import aggregated
from graph.errors import DatasetError, FileError
from graph.evidence.findings import weigh as weigh_each
from graph.evidence.frames.figures import weigh
from graph.evidence.frames.tables import Frame, Tables, settled
from seeds import tables
from seeds.engines import spark
from tests.support.engines.as_frames import as_written
from tests.support.engines.sparked import MASTER, QUICK, failing_once, python_of_workers

pytestmark = pytest.mark.spark

STATEMENTS = 300


class OnSpark(NamedTuple):
    session: Any
    folder: Path
    tables: Tables
    figures: Frame


@pytest.fixture(scope="session")
def done(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OnSpark]:
    """A generated dataset, weighed on Spark while each task that reads it fails once."""
    folder = tmp_path_factory.mktemp("generated")
    generate(folder, STATEMENTS)
    with python_of_workers(), running.session(MASTER, "", QUICK) as session:
        read, _ = spark.frames(session, str(folder))
        flaky = {**read, "statements": failing_once(read["statements"])}
        yield OnSpark(session, folder, read, settled(weigh(flaky).figures))


def test_figures_are_those_of_each_transfer_though_tasks_fail(done: OnSpark) -> None:
    found = {one["transfer"]: one.asDict() for one in nw.to_native(done.figures).collect()}
    expected = weigh_each(tables.read(done.folder))
    assert found.keys() == expected.keys()
    for transfer, one in expected.items():
        for name, value in found[transfer].items():
            assert value == as_written(getattr(one, name))


def test_what_spark_writes_is_the_same_dataset(done: OnSpark, tmp_path: Path) -> None:
    target = tmp_path / "figures"
    every = aggregated.with_figures(done.tables, done.figures)
    spark.write(done.session, every, aggregated.package("a title", every), str(target))
    found, expected = tables.read(target), tables.read(done.folder)
    by_id = tuple(sorted(expected.transfers, key=lambda one: one.id))
    assert found.title == "a title"
    assert sorted(found.transfers, key=lambda one: one.id) == [*by_id]
    assert replace(found, transfers=()) == replace(expected, transfers=())
    again, _ = spark.frames(done.session, str(target))
    assert again["statements"].collect().shape == done.tables["statements"].collect().shape
    with pytest.raises(FileError, match="it is there"):
        spark.write(done.session, every, {}, str(target))


def test_bounds_and_paths_are_those_of_one_machine(done: OnSpark) -> None:
    from seeds.engines import local

    pytest.importorskip("polars")
    here, _ = local.frames(done.folder, "polars")
    start = tables.read(done.folder).transfers[0].giver
    expected = bounded(here, weigh(here).figures, start)
    found = bounded(done.tables, done.figures, start)
    assert expected.total > 1
    assert bounds.as_lines(found) == bounds.as_lines(expected)


def test_faults_are_told_by_table_column_and_value(done: OnSpark, tmp_path: Path) -> None:
    for file in done.folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    text = (tmp_path / "transfers.csv").read_text()
    (tmp_path / "transfers.csv").write_text(text.replace("\nt3,a", "\nt3,nobody", 1))
    origins = (tmp_path / "origins.csv").read_text()
    (tmp_path / "origins.csv").write_text(origins.replace("\no4,", "\no5,", 1))
    with pytest.raises(DatasetError) as raised:
        spark.frames(done.session, str(tmp_path))
    told = {(one.file, one.column) for one in raised.value.faults}
    assert {("transfers.csv", "giver"), ("origins.csv", "id")} <= told
