"""A dataset whose transfers have their figures, as a folder of Parquet files that is a dataset."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import narwhals as nw

from exports.words.phrases import CAVEATS
from exports.writing.files import FIGURED, no_folder, replacing_folder, spare
from graph.evidence.frames.tables import Tables
from graph.model.rows import PACKAGE
from graph.model.schema import FIGURES


def package(title: str, tables: Tables) -> dict[str, Any]:
    """Return what its ``datapackage.json`` holds: what the figures mean, besides the tables."""
    resources = [{"name": name, "path": f"{name}.parquet", "format": "parquet"} for name in tables]
    told = " ".join(CAVEATS)
    return {
        "name": FIGURED,
        "title": title,
        "description": told,
        "resources": resources,
    }


def with_figures(tables: Tables, figures: Any) -> dict[str, Any]:
    """Return the tables, the transfers with their figures beside their own columns."""
    own = figures.select(nw.col("transfer").alias("id"), *(one.name for one in FIGURES))
    return {**tables, "transfers": tables["transfers"].join(own, on="id", how="left")}


def save(tables: Tables, told: Mapping[str, Any], path: Path) -> None:
    """Write the eager frames and the data package to a folder, whole or not at all.

    Raises :class:`~graph.errors.FileError` where it cannot be written, or holds anything else.
    """
    import pyarrow.parquet as parquet  # here, because its loading takes longer than most answers

    no_folder(path, "a dataset")
    spare(path, None)
    with replacing_folder(path) as folder:
        for name, frame in tables.items():
            parquet.write_table(frame.to_arrow(), folder / f"{name}.parquet", compression="zstd")
        text = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
        (folder / PACKAGE).write_text(text, "utf-8", newline="")
