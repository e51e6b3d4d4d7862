"""Commands, formats and heavy libraries are loaded when they are asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner

import armstrail
from armstrail import cli
from armstrail.cli.case.add import ADDED
from exports.formats import FORMATS
from tests.support.places import ROOT

LIBRARIES = {
    *("pandas", "scipy", "networkx", "lxml", "oxidd", "pygraphviz", "rapidfuzz", "pyvis", "typst"),
    *("narwhals", "polars", "pyarrow", "pyspark", "stix2", "followthemoney", "numpy", "click"),
}


def loaded(code: str) -> set[str]:
    """The modules that a process has imported when it has run ``code``."""
    told = "import sys; sys.stderr.write(chr(10).join(sys.modules))"
    ended = subprocess.run(
        [sys.executable, "-c", f"{code}\n{told}"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "ARMSTRAIL_DATA": ""},
        capture_output=True,
        check=True,
        text=True,
    )
    return {*ended.stderr.split()}


def command(*arguments: str) -> set[str]:
    """The modules that a command has imported at its end."""
    return loaded(f"from armstrail.cli import main\nmain({arguments!r}, standalone_mode=False)")


def test_help_imports_no_command_and_no_library_but_click() -> None:
    found = command("--help")
    assert found & LIBRARIES == {"click"}
    commands = {*map(cli.module, cli.COMMANDS)}
    assert not found & commands


def test_paths_import_numpy_and_no_other_library() -> None:
    found = command("paths", "US DoD", "Hamas")
    assert found & LIBRARIES == {"click", "numpy"}
    assert not {name for name in found if name.startswith(("exports.formats", "graph.reach"))}


def test_an_export_imports_its_own_format_alone(tmp_path: Path) -> None:
    found = command("export", "csl", "-o", str(tmp_path / "a.json"))
    assert "exports.formats.csl" in found
    assert not {f"exports.formats.{name}" for name in ("graphml", "neo4j", "parquet")} & found


def test_the_door_imports_nothing_of_the_notebook_until_it_is_asked_for() -> None:
    assert not {name for name in loaded("import armstrail") if name.startswith("armstrail.")}
    assert "pandas" in loaded("import armstrail; armstrail.load")


def test_the_door_has_what_it_says_it_has() -> None:
    assert {*armstrail.__all__} <= {*dir(armstrail)}
    assert all(callable(getattr(armstrail, name)) for name in armstrail.__all__)
    with pytest.raises(AttributeError, match="'armstrail' has no attribute 'lode'"):
        armstrail.lode  # noqa: B018


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_what_the_help_says_of_a_command_is_what_the_command_says(name: str) -> None:
    said = import_module(cli.module(name)).command
    assert said.name == name
    assert said.help.split("\n\n")[0].replace("\n", " ") == cli.COMMANDS[name]


def test_every_command_of_the_house_is_listed() -> None:
    folder = Path(cli.__file__).parent
    having = {
        one.stem for one in folder.rglob("*.py") if "\ndef command(" in one.read_text("utf-8")
    }
    assert having == {*cli.COMMANDS, *ADDED}


def test_the_help_lists_the_commands_in_their_order() -> None:
    said = CliRunner().invoke(cli.main, ["--help"]).stdout.partition("Commands:\n")[2]
    assert [line.split()[0] for line in said.splitlines()] == [*cli.COMMANDS]


def test_a_command_that_is_none_is_refused() -> None:
    refused = CliRunner().invoke(cli.main, ["console"])
    assert refused.exit_code == 2
    assert "No such command 'console'" in refused.stderr


def test_it_runs_as_a_module() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "armstrail", "--version"], cwd=ROOT, capture_output=True, text=True
    )
    assert (ended.returncode, ended.stdout.split(",")[0]) == (0, "armstrail")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_names_a_writer_that_is_there(name: str) -> None:
    with pytest.raises(TypeError, match=r"missing \d required positional argument"):
        FORMATS[name].write()
