"""PySpark: a session, and the tables of a dataset read and checked from wherever Spark reads.

A distributed reader knows no row numbers: a fault names the table, the column and the value. On one
machine ``armstrail check`` names the row.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import reduce
from typing import Any, NamedTuple

import narwhals as nw

from graph.errors import DatasetError, ExtraError, Fault, FileError
from graph.evidence.frames.tables import CellReader, Frame, Tables
from graph.model.own import is_own
from graph.model.rows import PACKAGE
from graph.model.schema import ID, REF, TABLES, TERM, Column, Table
from seeds.sheets.complaints import shown, valid_column
from seeds.sheets.files import both, file_name, missing, parquet_name
from seeds.sheets.parquet import PASSED_OVER

MOST_FAULTS = 50
"""How many values at fault are told; more of them say nothing new."""

_NEEDED = (
    "PySpark is not installed, or finds no Java (17 or later); in armstrail's folder:"
    " python3 -m pip --python .venv/bin/python install '.[spark]'"
)


@contextmanager
def session(master: str, scratch: str, settings: Mapping[str, str]) -> Iterator[Any]:
    """Yield a session of Spark; it ends with the block.

    ``scratch`` is where what was worked out is kept meanwhile: a folder that all machines see.
    What Spark refuses is raised as :class:`~graph.errors.FileError` in a sentence, and
    :class:`~graph.errors.ExtraError` where it cannot be started.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of versions of pandas, which is not used
        yield from _opened(master, scratch, settings)


def _opened(master: str, scratch: str, settings: Mapping[str, str]) -> Iterator[Any]:
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise ExtraError(_NEEDED) from error
    building = SparkSession.builder.appName("armstrail").master(master)
    for name, value in {**_SETTINGS, **_seen(), **settings}.items():
        building = building.config(name, value)
    try:
        made = building.getOrCreate()
    except (PySparkException, RuntimeError, OSError) as error:
        raise ExtraError(f"{_NEEDED} ({_first(error)})") from error
    try:
        made.sparkContext.setLogLevel("ERROR")
        made.sparkContext.setCheckpointDir(scratch)
        yield made
    except (PySparkException, Py4JError) as error:
        raise FileError(f"Spark gave up: {_first(error)}") from error
    finally:
        made.stop()


_SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.optimizer.excludedRules": "org.apache.spark.sql.catalyst.optimizer.CollapseProject",
    "spark.sql.codegen.wholeStage": "false",
    "spark.ui.enabled": "false",
}
"""What is worked out in a column once is not worked out again in each that uses it: Spark would
else write every expression into all that name it. A stage of so many columns as one method is more
than Java's 64 KB.
"""


def _seen() -> dict[str, str]:
    return {"spark.ui.showConsoleProgress": str(sys.stderr.isatty()).lower()}


def _first(error: Exception) -> str:
    """Return the first line that says what happened, and not where in Python it was noticed."""
    lines = [one.strip() for one in str(error).splitlines()]
    said = [one for one in lines if one and not one.startswith("An error occurred while calling")]
    return (said or [type(error).__name__])[0].rstrip(".:") + "."


def frames(made: Any, folder: str) -> tuple[dict[str, Frame], str]:
    """Return the tables of a dataset as lazy frames, by name, and the dataset's title.

    A table is CSV or Parquet, a file or a folder of part files. Raises
    :class:`~graph.errors.DatasetError` with the faults of tables and columns, of terms that are
    none, of ids that are there twice or not at all.
    """
    there = _names(made, folder)
    wrong = [both(one) for one in TABLES.values() if {file_name(one), parquet_name(one)} <= there]
    absent = [one for one in TABLES.values() if not {file_name(one), parquet_name(one)} & there]
    wrong += filter(None, (missing(one, sorted(there)) for one in absent))
    if wrong:
        raise DatasetError(wrong)
    read = {
        one.name: _read(made, folder, one, there) for one in TABLES.values() if one not in absent
    }
    found = {name: nw.from_native(_as_texts(TABLES[name], own)) for name, own in read.items()}
    wrong = [fault for name, own in found.items() for fault in _columns(TABLES[name], own)]
    wrong = wrong or _values(found)
    if wrong:
        raise DatasetError(wrong)
    return found, _title(made, folder) if PACKAGE in there else ""


def _names(made: Any, folder: str) -> set[str]:
    path = made._jvm.org.apache.hadoop.fs.Path(folder)
    files = path.getFileSystem(made._jsc.hadoopConfiguration())
    if not files.exists(path):
        raise FileError(f"{folder}: there is no such folder.")
    return {one.getPath().getName() for one in files.listStatus(path)}


def _read(made: Any, folder: str, table: Table, there: set[str]) -> Any:
    base = folder.rstrip("/")
    if parquet_name(table) in there:
        return made.read.parquet(f"{base}/{parquet_name(table)}")
    return made.read.csv(
        f"{base}/{file_name(table)}",
        header=True,
        quote='"',
        escape='"',
        multiLine=True,
        mode="FAILFAST",
        enforceSchema=False,
    )


def _as_texts(table: Table, found: Any) -> Any:
    """Return all that is not computed, as texts: a list with its separator between the parts."""
    from pyspark.sql import functions
    from pyspark.sql.types import ArrayType

    separators = {one.name: one.kind.separator or ";" for one in table.columns}
    known = {one.name for one in table.columns}
    kept = [one for one in found.schema if one.name in known or one.name not in PASSED_OVER]
    cells = [
        functions.concat_ws(separators.get(one.name, ";"), f"`{one.name}`").alias(one.name)
        if isinstance(one.dataType, ArrayType)
        else functions.col(f"`{one.name}`").cast("string").alias(one.name)
        for one in kept
    ]
    return found.select(*cells)


def _columns(table: Table, found: Frame) -> Iterator[Fault]:
    """Yield unknown and missing columns."""
    there, known = found.collect_schema().names(), [one.name for one in table.columns]
    for name in there:
        if name not in known and not is_own(name):
            problem = f"{shown(name)} is no column of {table.name}"
            yield Fault(file_name(table), 1, name, problem, valid_column(name, known))
    for column in table.columns:
        if column.required and column.name not in there:
            yield Fault(file_name(table), 1, column.name, "the column is missing")


class _CellRule(NamedTuple):
    """What can be wrong with a value of a column; ``{}`` in ``problem`` stands for the value."""

    table: Table
    column: Column
    problem: str

    def fault(self, value: str) -> Fault:
        """Return that a value breaks the rule."""
        return Fault(file_name(self.table), 0, self.column.name, self.problem.format(shown(value)))


def _values(tables: Tables) -> list[Fault]:
    """Return the faults of values, each once, in one pass over all tables."""
    rules: list[_CellRule] = []
    wrong = [one for name in tables for one in _wrong(tables, TABLES[name], rules)]
    every = reduce(lambda one, other: nw.concat([one, other]), wrong)
    found = nw.to_native(every.unique()).limit(MOST_FAULTS).collect()
    return [rules[one.rule].fault(one.value or "") for one in found]


def _wrong(tables: Tables, table: Table, rules: list[_CellRule]) -> Iterator[Frame]:
    """Yield what is wrong: the place of the rule in ``rules``, which grows, and the value."""
    frame = tables[table.name]
    yield _of_cells(tables, table, rules)
    for column in table.columns:
        there = column.name in frame.collect_schema()
        if there and column.kind is REF and column.target in tables:
            ids = tables[column.target].select(nw.col("id").alias(column.name))
            named = frame.filter(CellReader(tables, table.name).known(column.name))
            lost = named.join(ids, on=column.name, how="anti")
            problem = f"{{}} is no id in {file_name(TABLES[column.target])}"
            yield _told(lost, _CellRule(table, column, problem), rules)
        if column.kind is ID:
            counted = frame.group_by("id").agg(rows=nw.len()).filter(nw.col("rows") > 1)
            yield _told(
                counted, _CellRule(table, column, "the id {} is there more than once"), rules
            )


def _told(rows: Frame, rule: _CellRule, rules: list[_CellRule]) -> Frame:
    rules.append(rule)
    return rows.select(rule=nw.lit(len(rules) - 1), value=nw.col(rule.column.name))


def _of_cells(tables: Tables, table: Table, rules: list[_CellRule]) -> Frame:
    """Return of each row the first cell that is wrong by itself: empty, or no term."""
    cells, there = CellReader(tables, table.name), tables[table.name].collect_schema()
    rule, value = nw.lit(-1), nw.lit("")
    for column in reversed(table.columns):
        known = cells.known(column.name)
        odd = [(~known, "the cell is empty")] if column.required else []
        if column.kind is TERM:
            term = cells.is_a(column.name, lambda _: True)
            odd.append((known & ~term, f"{{}} is no {column.target}"))
        for wrong, problem in odd if column.name in there else ():
            rules.append(_CellRule(table, column, problem))
            rule = nw.when(wrong).then(nw.lit(len(rules) - 1)).otherwise(rule)
            value = nw.when(wrong).then(nw.col(column.name)).otherwise(value)
    return tables[table.name].select(rule=rule, value=value).filter(nw.col("rule") >= 0)


def _title(made: Any, folder: str) -> str:
    text = made.read.text(f"{folder.rstrip('/')}/{PACKAGE}", wholetext=True).first()[0]
    try:
        title = json.loads(text.removeprefix("\ufeff")).get("title", "")
    except (ValueError, AttributeError, RecursionError):
        problem, valid = "it is no JSON object", "a data package is one, whose title is a text"
        raise DatasetError([Fault(PACKAGE, 0, "", problem, valid)]) from None
    return title if isinstance(title, str) else ""


def write(made: Any, tables: Tables, package: Mapping[str, Any], folder: str) -> None:
    """Write the tables as Parquet, each a folder of part files, and the data package beside them.

    All of it, or nothing: it becomes ``folder`` when it is whole. Raises
    :class:`~graph.errors.FileError` where there is something already.
    """
    base, paths = folder.rstrip("/"), made._jvm.org.apache.hadoop.fs
    target, beside = paths.Path(base), paths.Path(f"{base}.armstrail-part")
    files = target.getFileSystem(made._jsc.hadoopConfiguration())
    if files.exists(target):
        raise FileError(f"'{folder}' cannot be written: it is there; name a folder that is not.")
    files.delete(beside, True)
    try:
        for name, frame in tables.items():
            nw.to_native(frame).write.parquet(f"{beside}/{parquet_name(TABLES[name])}")
        stream = files.create(paths.Path(beside, PACKAGE))
        stream.write(bytearray(json.dumps(package, indent=1).encode() + b"\n"))
        stream.close()
        files.rename(beside, target)
    finally:
        files.delete(beside, True)
