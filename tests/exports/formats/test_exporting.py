"""An export is written whole or not at all, says what it lost, and can be added by a package."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import pytest

import armstrail
from exports import Format, Loss
from exports.formats import FORMATS, exporting
from exports.formats.exporting import find, save
from graph.errors import ExtraError, FileError, LossError, QuestionError
from graph.network import Network
from tests.support.cli import run
from tests.support.exported import need
from tests.support.map_sample import network as sample
from tests.support.places import ROOT, SUPPORT

FILES = [name for name, form in FORMATS.items() if not form.folder]
FOLDERS = [name for name, form in FORMATS.items() if form.folder]


def content(path: Path) -> dict[str, bytes]:
    if path.is_file():
        return {path.name: path.read_bytes()}
    return {file.name: file.read_bytes() for file in path.iterdir()}


@pytest.mark.parametrize("name", FORMATS)
def test_the_command_writes_where_the_readme_says_and_reports_what_was_lost(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need(name)
    monkeypatch.chdir(tmp_path)
    result = run("export", name)
    assert result.exit_code == 0, result.output
    target = tmp_path / f"armstrail{FORMATS[name].suffix}"
    assert target.is_dir() is FORMATS[name].folder
    assert all(content(target).values())
    losses = save(armstrail.load().network, name, tmp_path / "again")
    assert result.stderr.count(f"Not in {name}: ") == len(losses)


def test_the_help_says_what_every_format_is_for() -> None:
    shown = " ".join(run("export", "--help").stdout.split())
    for name, form in FORMATS.items():
        assert f"{name} {form.help}" in shown


@pytest.mark.parametrize("name", FORMATS)
def test_strict_writes_nothing_where_something_would_be_lost(name: str, tmp_path: Path) -> None:
    need(name)
    target = tmp_path / "target"
    losses = save(armstrail.load().network, name, target)
    before = content(target)
    options = ("export", name, "-o", str(target), "--strict")
    result = run(*options)
    assert content(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["target"]
    assert result.exit_code == (2 if losses else 0)
    assert ("nothing was written" in result.stderr) is bool(losses)
    if losses and not FORMATS[name].folder:
        assert run("export", name, "-o", "-", "--strict").stdout_bytes == b""


def breaking(name: str, error: type[BaseException]) -> Format:
    """The format, but interrupted after it has written."""
    form = FORMATS[name]

    def write(network: Network, target: Any, **_: str) -> Sequence[Loss]:
        form.write(network, target)
        raise error("in between")

    return replace(form, write=write)


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
@pytest.mark.parametrize("name", ["graphml", "csv", "neo4j"])
def test_an_interrupted_export_leaves_the_old_one_whole_and_nothing_beside_it(
    name: str, error: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "target"
    save(sample(), name, target)
    before = content(target)
    monkeypatch.setattr(exporting, "FORMATS", {name: breaking(name, error)})
    with pytest.raises(error, match="in between"):
        save(armstrail.load().network, name, target)
    assert content(target) == before
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_is_replaced_whole(name: str, tmp_path: Path) -> None:
    need(name)
    save(armstrail.load().network, name, tmp_path / "one")
    save(sample(), name, tmp_path / "one")
    save(sample(), name, tmp_path / "other")
    assert content(tmp_path / "one") == content(tmp_path / "other")


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_with_a_file_of_the_users_is_left_alone(name: str, tmp_path: Path) -> None:
    need(name)
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(FileError, match=r"'notes\.txt', which is no file of this export"):
        save(sample(), name, tmp_path)
    assert content(tmp_path) == {"notes.txt": b"mine"}


def test_a_folder_cannot_take_the_place_of_a_file_nor_go_to_standard_output(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(FileError, match="needs the name of a folder"):
        save(sample(), "csv", tmp_path / "file")
    assert (tmp_path / "file").read_text() == "mine"
    with pytest.raises(FileError, match="cannot go to standard output"):
        save(sample(), "csv", "-")
    assert run("export", "csv", "-o", str(tmp_path / "no" / "folder")).exit_code == 2


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.extra])
def test_without_its_library_a_format_says_which_extra_it_needs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("followthemoney", "typst"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ExtraError, match=rf"'\.\[{FORMATS[name].extra}\]'"):
        save(sample(), name, tmp_path / "target")
    assert list(tmp_path.iterdir()) == []


def test_options_of_one_format_are_refused_by_the_others(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="graphml takes no --about; that is for markdown"):
        save(sample(), "graphml", tmp_path / "target", about="north")
    result = run("export", "csv", "--from", "US", "-o", str(tmp_path / "x"))
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])


def test_losing_nothing_is_no_error_under_strict(tmp_path: Path) -> None:
    assert list(save(sample(), "csv", tmp_path / "csv", strict=True)) == []
    with pytest.raises(LossError, match="bibtex cannot hold all of it"):
        save(sample(), "bibtex", tmp_path / "bib", strict=True)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the example package."""
    pytest.importorskip("setuptools")
    folder = tmp_path_factory.mktemp("package")
    build = "import sys; from setuptools import build_meta as b; print(b.build_wheel(sys.argv[1]))"
    work = folder / "work"
    work.mkdir()
    for file in (SUPPORT / "exporter").iterdir():
        if file.is_file():
            (work / file.name).write_bytes(file.read_bytes())
    done = subprocess.run(
        [sys.executable, "-c", build, str(folder)],
        cwd=work,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture
def package(wheel: Path, tmp_path: Path) -> dict[str, str]:
    """The environment of a Python in which the example package is installed, from its wheel."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    return {**os.environ, "PYTHONPATH": str(tmp_path / "site"), "ARMSTRAIL_DATA": ""}


def command(env: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "armstrail", *arguments],
        cwd=ROOT,
        env=env,
        capture_output=True,
        encoding="utf-8",
    )


def test_an_installed_package_adds_a_format(package: dict[str, str], tmp_path: Path) -> None:
    done = command(package, "export", "pairs", "-o", str(tmp_path / "pairs.json"))
    assert done.returncode == 0, done.stderr
    assert "Not in pairs: statements.*" in done.stderr
    pairs = json.loads((tmp_path / "pairs.json").read_text("utf-8"))
    assert ["us", "former-afghan-government"] in pairs
    strict = command(package, "export", "pairs", "--strict", "-o", "-")
    assert (strict.returncode, strict.stdout) == (2, "")


def test_a_format_that_no_package_adds_is_refused_with_those_that_there_are() -> None:
    assert "'graphml'" in run("export", "pairs").stderr
    with pytest.raises(QuestionError, match="all: graphml, gexf"):
        find("pairs")


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("import no_such_library", "cannot be loaded: No module named 'no_such_library'"),
        ("FORMAT = 1", "is of the type int"),
    ],
)
def test_a_broken_package_is_one_sentence_and_harms_no_other_format(
    package: dict[str, str], tmp_path: Path, body: str, sentence: str
) -> None:
    (tmp_path / "site" / "armstrail_pairs.py").write_text(body)
    done = command(package, "export", "pairs", "-o", "-")
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert command(package, "export", "bibtex", "-o", "-").returncode == 0


def test_what_a_writer_sees_of_a_file_is_a_stream_that_it_need_not_close(tmp_path: Path) -> None:
    seen: list[BinaryIO] = []

    def write(_: Network, stream: BinaryIO) -> Sequence[Loss]:
        seen.append(stream)
        stream.write(b"x")
        return []

    form = Format("own", ".own", write, "nothing")
    assert form.write(sample(), (tmp_path / "x").open("wb")) == []
    assert not seen[0].closed
    seen[0].close()


@pytest.mark.parametrize("name", FOLDERS)
@pytest.mark.parametrize("package", ['{"name": "mine"}', '{"title": "x"}', "[]", "no JSON", None])
def test_no_export_takes_the_place_of_a_dataset(
    name: str, package: str | None, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "actors.csv").write_text("id,name,type\n")
    if package is not None:
        (folder / "datapackage.json").write_text(package)
    before = content(folder)
    result = run("export", name, "-o", str(folder))
    assert result.exit_code == 2
    assert "holds a dataset that this export did not write" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert content(folder) == before
    assert list(tmp_path.iterdir()) == [folder]


def test_the_dataset_that_was_read_stays_also_if_an_export_wrote_it(tmp_path: Path) -> None:
    folder, link = tmp_path / "csv", tmp_path / "link"
    save(sample(), "csv", folder)
    link.symlink_to(folder)
    for file in ("nodes.csv", "edges.csv"):
        (folder / file).unlink()
    before = content(folder)
    for target in (folder, link):
        result = run("export", "csv", "--data", str(folder), "-o", str(target))
        assert result.exit_code == 2
        assert "it is the dataset that was read" in result.stderr
        assert content(folder) == before


def test_the_folder_of_an_earlier_export_is_replaced(tmp_path: Path) -> None:
    for _ in range(2):
        assert run("export", "csv", "-o", str(tmp_path / "csv")).exit_code == 0
