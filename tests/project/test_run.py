"""run.py sets up `.venv` once, mends what is broken, and hands over; a stand-in plays pip."""

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import run

PIP = r"""
import json, os, pathlib, signal, sys
mood = os.environ["STAND_IN_PIP"]
if mood == "missing":
    sys.exit("No module named pip")
if "--version" in sys.argv:
    sys.exit(print("pip", "22.2" if mood == "old" else "23.0.1", "from somewhere (python 3.11)"))
log = pathlib.Path(__file__).with_name("log")
with log.open("a") as stream:
    stream.write(json.dumps([os.getcwd(), *sys.argv[1:]]) + "\n")
if mood == "failing":
    sys.exit("the index is on fire")
if mood:
    try:
        os.kill(os.getppid(), getattr(signal, mood))
        signal.pause()
    finally:
        log.write_text("tidied up")
command = pathlib.Path(sys.argv[sys.argv.index("--python") + 1]).with_name("armstrail")
command.write_text('#!/bin/sh\necho "$PWD" "$@"\nexit 7\n')
command.chmod(0o755)
"""
PYTEST = "import os, sys; print(os.getcwd(), sys.prefix, *sys.argv[1:], sep=chr(10)); sys.exit(5)"
# Where the tests were started with interruptions ignored, run.py would inherit that.
START = """
import runpy, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_path(sys.argv.pop(1), run_name="__main__")
"""
APT = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
SOURCE = Path(run.__file__).read_text(encoding="utf-8")


class Project:
    """A small project with run.py, and a stand-in for pip that every Python started here finds."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.patch = patch
        self.root = folder / "project"
        self.env = run.Environment(self.root)
        self.pip = folder / "stand-in" / "pip"
        self.pip.mkdir(parents=True)
        (self.pip / "__init__.py").touch()
        (self.pip / "__main__.py").write_text(PIP)
        self.root.mkdir()
        (self.root / "pytest.py").write_text(PYTEST)
        (self.root / "setup.cfg").touch()
        (self.root / "pyproject.toml").touch()
        source = SOURCE.replace(str(run.CHROMIUM), sys.executable)
        (self.root / "run.py").write_text(source, encoding="utf-8")
        patch.setenv("PYTHONPATH", str(self.pip.parent))
        self.mood("")

    def mood(self, mood: str) -> None:
        """How pip will behave: missing, old, failing, interrupted by a signal, or well."""
        self.patch.setenv("STAND_IN_PIP", mood)

    def calls(self) -> list[list[str]]:
        """Where pip was called and with what, without the question which version it is."""
        return [json.loads(line) for line in (self.pip / "log").read_text().splitlines()]

    def start(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-c", START, str(self.root / "run.py"), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def keepsake(self) -> Path:
        """A link in the environment: if that is made anew the link goes, not what it shows."""
        path = self.env.folder / "keepsake"
        path.symlink_to(self.pip)
        return path


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    return Project(tmp_path.resolve(), monkeypatch)


@pytest.fixture
def project(bare: Project) -> Project:
    run.prepare(bare.env)
    return bare


@pytest.mark.parametrize("empty_folder_there", [False, True])
def test_the_first_run_makes_an_environment(bare: Project, empty_folder_there: bool) -> None:
    if empty_folder_there:
        bare.env.folder.mkdir()
    run.prepare(bare.env)
    inside = str(bare.env.python)
    install = ["--python", inside, "install", "--quiet", "--editable", "."]
    assert bare.calls() == [[str(bare.root), *install]]


def test_the_second_run_starts_no_process_nor_does_a_map_after_tests(project: Project) -> None:
    run.prepare(project.env, ["test"])
    project.patch.delattr(subprocess, "Popen")
    run.prepare(project.env, ["test"])
    run.prepare(project.env)


@pytest.mark.parametrize("name", ["setup.cfg", "pyproject.toml", "run.py"])
def test_a_changed_file_installs_again_into_what_is_there(project: Project, name: str) -> None:
    kept = project.keepsake()
    with (project.root / name).open("a") as stream:
        stream.write("# changed\n")
    assert not run.fresh(project.env, [])
    run.prepare(project.env)
    assert len(project.calls()) == 2
    assert kept.exists()


def test_the_test_tools_are_added_to_what_is_there_and_stay(project: Project) -> None:
    kept = project.keepsake()
    run.prepare(project.env, ["test"])
    (project.root / "setup.cfg").write_text("[metadata]\nname = other\n")
    run.prepare(project.env)
    assert [call[-1] for call in project.calls()] == [".", ".[test]", ".[test]"]
    assert kept.exists()


def test_a_failed_installation_is_shown_and_repaired_by_the_next_run(project: Project) -> None:
    kept = project.keepsake()
    project.mood("failing")
    failed = project.start("test")
    assert failed.returncode == 1
    assert "the index is on fire\nrun.py: pip could not install armstrail" in failed.stderr
    assert not project.env.stamp.exists()
    project.mood("")
    assert project.start("map").returncode == 7
    assert not kept.exists()


@pytest.mark.parametrize(("mood", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_an_interruption_ends_pip_and_is_repaired(bare: Project, mood: str, code: int) -> None:
    bare.mood(mood)
    interrupted = bare.start("map")
    assert interrupted.returncode == code
    assert "Traceback" not in interrupted.stderr
    assert (bare.pip / "log").read_text() == "tidied up"
    assert not bare.env.stamp.exists()
    bare.mood("")
    assert bare.start("map").returncode == 7


def test_a_command_that_is_gone_is_brought_back_and_a_python_with_all(project: Project) -> None:
    kept = project.keepsake()
    project.env.command.unlink()
    assert project.start("map").returncode == 7
    assert kept.exists()
    project.env.python.unlink()
    project.env.python.symlink_to(project.root / "a-python-of-yesterday")
    assert project.start("map").returncode == 7
    assert not kept.exists()


def test_an_environment_of_a_project_that_was_moved_is_made_anew(project: Project) -> None:
    project.keepsake()
    moved = run.Environment(project.root.rename(project.root.with_name("elsewhere")))
    run.prepare(moved)
    assert not (moved.folder / "keepsake").exists()


@pytest.mark.parametrize("name", ["sys.version_info", "sys.abiflags", "sys.platform"])
def test_an_environment_for_another_python_is_unfit(project: Project, name: str) -> None:
    with project.patch.context() as patch:
        patch.setattr(name, (3, 99))
        assert not run.fresh(project.env, [])
        assert run.fault(project.env) == "it was made elsewhere or for another Python"


@pytest.mark.parametrize("text", ["", "nonsense", "[]", "null", '{"extras": 3}'])
def test_an_environment_with_no_stamp_to_read_is_built_on(project: Project, text: str) -> None:
    kept = project.keepsake()
    project.env.stamp.write_text(text)
    assert not run.fresh(project.env, [])
    run.prepare(project.env)
    assert run.fresh(project.env, [])
    assert kept.exists()


@pytest.mark.parametrize("name", [".venv", ".venv/diary.txt"])
def test_what_is_no_environment_is_left_alone(bare: Project, name: str) -> None:
    file = bare.root / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("mine")
    result = bare.start("map")
    wanted = f"{bare.env.folder} is no virtual environment; move it away and run this again."
    assert (result.returncode, result.stderr) == (2, f"run.py: {wanted}\n")
    assert file.read_text() == "mine"


def test_of_two_runs_at_once_one_waits_and_then_installs_nothing(bare: Project) -> None:
    command = [sys.executable, str(bare.root / "run.py"), "map"]
    with run.locked(bare.env):
        other = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert other.stderr
        assert "waiting for another run" in other.stderr.readline()
        run.set_up(bare.env, [])
    assert (other.communicate()[1], other.returncode) == ("", 7)
    assert len(bare.calls()) == 1


def test_arguments_folder_and_exit_code_are_the_commands_own(project: Project) -> None:
    project.patch.chdir(project.pip)
    result = project.start("paths", "US DoD", "Hamas", "--json")
    said = f"{project.pip} paths US DoD Hamas --json\n"
    assert (result.stdout, result.returncode) == (said, 7)


def test_pytest_runs_in_the_project_and_finding_no_test_is_a_failure(bare: Project) -> None:
    result = bare.start("test", "-k", "a b")
    where = [str(bare.root), str(bare.env.folder)]
    assert result.stdout.splitlines() == [*where, *run.ON_ALL_CORES, "-k", "a b"]
    assert result.returncode == 5


def test_the_benchmarks_get_their_extra_and_run_in_the_project(bare: Project) -> None:
    (bare.root / "benchmarks.py").write_text(PYTEST)
    result = bare.start("bench", "--sizes", "10000")
    where = [str(bare.root), str(bare.env.folder)]
    assert result.stdout.splitlines() == [*where, "--sizes", "10000"]
    assert bare.calls()[0][-1] == ".[benchmarks]"


def test_whoever_names_one_test_waits_for_no_workers(bare: Project) -> None:
    named = "tests/test_one.py::test_two"
    result = bare.start("test", "-x", named)
    assert result.stdout.splitlines() == [str(bare.root), str(bare.env.folder), "-x", named]


@pytest.mark.parametrize("arguments", [[], ["-h"], ["--help"]])
def test_without_a_command_there_is_only_the_usage(bare: Project, arguments: list[str]) -> None:
    result = bare.start(*arguments)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("usage: python3 run.py COMMAND")
    assert not bare.env.folder.exists()


def test_a_missing_file_is_one_sentence_without_a_traceback(project: Project) -> None:
    (project.root / "setup.cfg").unlink()
    result = project.start("map")
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert str(project.root / "setup.cfg") in result.stderr


def test_a_python_that_is_too_old_is_told_so_in_one_sentence(bare: Project) -> None:
    old = "import sys; sys.version_info = (3, 9); sys.version = '3.9.1 (main)'\n"
    (bare.root / "run.py").write_text(old + SOURCE, encoding="utf-8")
    result = bare.start("map")
    assert result.stderr == "run.py: needs Python 3.11 or newer; this is 3.9.1\n"
    assert result.returncode == 2
    ast.parse(SOURCE, feature_version=(3, 7))


@pytest.mark.parametrize("mood", ["missing", "old"])
def test_without_a_usable_pip_one_sentence_says_what_to_get(bare: Project, mood: str) -> None:
    bare.mood(mood)
    bare.patch.setattr("importlib.util.find_spec", lambda _name: None)
    bare.patch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(run.Stop, match="found no pip; get 22.3 or newer") as stop:
        run.prepare(bare.env)
    assert stop.value.args[1] == 2


def test_a_pip_on_the_path_serves_where_python_has_none_and_then_ensurepip(bare: Project) -> None:
    asked: list[list[str]] = []
    bare.mood("missing")
    bare.patch.setattr("importlib.util.find_spec", lambda name: name == "ensurepip")
    bare.patch.setattr(run, "must", lambda _env, command, _failure: asked.append(command))
    pip, inside = bare.root / "pip", str(bare.env.python)
    pip.write_text("#!/bin/sh\necho pip 24.1 from here\n")
    pip.chmod(0o755)
    bare.patch.setattr(shutil, "which", {"pip3": "/no/such/pip3", "pip": str(pip)}.get)
    assert run.find_pip(bare.env) == [str(pip), "--python", inside]
    pip.unlink()
    assert run.find_pip(bare.env) == [inside, "-m", "pip"]
    assert asked == [[inside, "-m", "ensurepip"]]


@pytest.mark.parametrize("chromium", [".", "none"])
@pytest.mark.parametrize("user", [0, 1000])
@pytest.mark.parametrize("apt", ["/usr/bin/apt-get", None])
def test_only_root_on_debian_gets_a_missing_chromium_and_others_hear_what_that_means(
    bare: Project, capsys: pytest.CaptureFixture[str], chromium: str, user: int, apt: str | None
) -> None:
    asked: list[list[str]] = []

    def attempt(_env: run.Environment, command: list[str]) -> tuple[int, str]:
        asked.append(command)
        return 1, "no such package\n"

    bare.patch.setattr(run, "CHROMIUM", bare.root / chromium)
    bare.patch.setattr(run, "attempt", attempt)
    bare.patch.setattr(os, "geteuid", lambda: user)
    bare.patch.setattr(shutil, "which", lambda _name: apt)
    run.chromium(bare.env)
    tried = chromium == "none" and user == 0 and apt is not None
    assert asked == ([["apt-get", "update"], APT] if tried else [])
    said = capsys.readouterr().err
    assert ("no such package\n" in said) == tried
    assert ("browser tests will be skipped" in said) == (chromium == "none")
