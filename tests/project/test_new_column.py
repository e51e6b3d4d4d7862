"""A column of statements is one line of the schema and its field, and is then everywhere."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.places import ROOT, SMALL

WORD = "vociferous"
COLUMN = '        Column("tone", TEXT, "how loudly it is said"),\n'
FIELD = '    tone: str = ""\n'

TOLD = """
import json, sys, tempfile
from pathlib import Path

from armstrail.notebook import frames
from exports.formats.exporting import save
from exports.map.page import page
from exports.report import profile
from graph.errors import ExtraError
from graph.network import build
from seeds.codebook import code_book
from seeds.scaffold import data_package
from seeds.tables import read

network = build(read(Path(sys.argv[1])))
found = {
    "show": profile.as_text(network, "transfer", "t2"),
    "show --json": json.dumps(profile.as_json(network, "transfer", "t2")),
    "map": page(network),
    "frame": frames.statements(network)["tone"].to_string(),
    "code book": code_book(),
    "data package": json.dumps(data_package("", "small")),
}
work = Path(tempfile.mkdtemp(dir=sys.argv[2]))
for name in ("csv", "json", "parquet", "ftm", "stix", "cypher", "neo4j", "markdown"):
    path = work / name
    try:
        losses = save(network, name, path)
    except ExtraError:
        continue
    lost = {column: loss.instead for loss in losses for column in loss.columns}
    assert "words" in lost.get("statements.tone", "words")
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    if name == "parquet":
        import pyarrow.parquet
        found[name] = str(pyarrow.parquet.read_table(path / "statements.parquet").to_pylist())
    else:
        found[name] = " ".join(one.read_text("utf-8") for one in files)
json.dump(found, sys.stdout)
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a copy of the house with one more column says of a dataset that fills it."""
    house = tmp_path_factory.mktemp("house")
    for package in ("armstrail", "exports", "graph", "seeds"):
        shutil.copytree(ROOT / package, house / package, symlinks=True)
    model = house / "graph" / "model"
    after(model / "schema.py", '        Column("status", TERM', COLUMN)
    after(model / "rows.py", '    status: str = "active"', FIELD)
    data = shutil.copytree(SMALL, house / "data")
    fill(data / "statements.csv")
    done = subprocess.run(
        [sys.executable, "-c", TOLD, str(data), str(house)],
        env=os.environ | {"PYTHONPATH": str(house), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        cwd=house,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, str] = json.loads(done.stdout)
    return found


def after(path: Path, begins: str, new: str) -> None:
    """Put one line behind the only one that begins so."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    (place,) = (number for number, line in enumerate(lines) if line.startswith(begins))
    path.write_text("".join([*lines[: place + 1], new, *lines[place + 1 :]]), "utf-8")


def fill(path: Path) -> None:
    header, *rows = path.read_text("utf-8").splitlines()
    cells = [f"{header},tone", *(f"{row},{WORD}" for row in rows)]
    path.write_text("\n".join([*cells, ""]), "utf-8")


@pytest.mark.parametrize(
    "place",
    [
        *("show", "show --json", "map", "frame", "csv", "json", "parquet"),
        *("ftm", "stix", "cypher", "neo4j", "markdown"),
    ],
)
def test_a_new_column_of_statements_is_told_everywhere(told: dict[str, str], place: str) -> None:
    if place not in told:
        pytest.skip(f"the library for {place} is not installed")
    assert WORD in told[place]


@pytest.mark.parametrize("place", ["code book", "data package"])
def test_a_new_column_of_statements_is_described(told: dict[str, str], place: str) -> None:
    assert "tone" in told[place]
    assert "how loudly it is said" in told[place]


def test_the_map_has_a_word_for_it(told: dict[str, str]) -> None:
    assert '"tone": "tone"' in told["map"].replace('":"', '": "')
