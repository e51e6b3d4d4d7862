"""How Spark runs for the tests, and tables whose first reading fails."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import narwhals as nw
import pytest

from graph.evidence.frames.tables import Frame

MASTER = "local[2,4]"
"""Two cores, and a task that fails is tried up to four times."""

QUICK = (
    "spark.sql.shuffle.partitions=2",
    "spark.sql.codegen.factoryMode=NO_CODEGEN",
    "spark.sql.adaptive.enabled=false",
    "spark.driver.memory=1g",
    "spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
)
"""Settings for tables of a few rows: nothing is compiled for them."""


@contextmanager
def python_of_workers() -> Iterator[None]:
    """Have Spark's workers run the Python of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        yield


def failing_once(frame: Frame) -> Frame:
    """The same frame, each task of which fails when it is tried for the first time."""

    def fail_once(batches: Iterator[Any]) -> Iterator[Any]:
        from pyspark import TaskContext

        context = TaskContext.get()
        if context is not None and context.attemptNumber() == 0:
            raise RuntimeError("this machine is gone")
        yield from batches

    native = nw.to_native(frame)
    return nw.from_native(native.mapInArrow(fail_once, native.schema))
