"""Set up armstrail beside this file, and run it or its tests.

usage: python3 run.py COMMAND [options]

  python3 run.py map                     the interactive map, written to armstrail-map.html
  python3 run.py paths "US DoD" Hamas    how could the one reach the other
  python3 run.py COMMAND ...             any other command of armstrail; --help after it for more
  python3 run.py test [pytest options]   all tests; paths count from the project's folder
  python3 run.py bench [options]         how fast it is, beside others; see benchmarks/README.md

The first run makes .venv beside run.py and installs armstrail into it; later runs install nothing.
Python 3.11 or newer and a pip are all it needs.
"""

import contextlib
import hashlib
import importlib.util
import json
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

# Stands before every annotation: this file must still get here on the Python it turns away.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.stderr.write(f"run.py: needs Python 3.11 or newer; this is {sys.version.split()[0]}\n")
    sys.exit(2)

from collections.abc import Iterator, Sequence

CHROMIUM = Path("/usr/bin/chromium")
BASE_PYTHON = str(getattr(sys, "_base_executable", sys.executable))
# A personal `user = true` in pip's configuration would make every installation here fail.
FOR_PIP = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_USER": "0"}
# Before the caller's own options, so that `-n 0` still means one process.
ON_ALL_CORES = ["-n", "auto", "--dist", "worksteal"]


class Stop(Exception):  # noqa: N818
    """Ends the run: one sentence, and an exit code (1: something failed, 2: cannot start)."""


class Environment:
    """The virtual environment of the project in a folder, and where its parts are."""

    def __init__(self, root: Path) -> None:
        """`stamp` tells of a whole installation; `unfinished` stands while one is made."""
        scripts, suffix = ("Scripts", ".exe") if sys.platform == "win32" else ("bin", "")
        self.root = root
        self.folder = root / ".venv"
        self.python = self.folder / scripts / ("python" + suffix)
        self.command = self.folder / scripts / ("armstrail" + suffix)
        self.stamp = self.folder / "armstrail-stamp.json"
        self.unfinished = self.folder / "armstrail-unfinished"


def say(text: str) -> None:
    """One line of progress, on standard error."""
    print("run.py: " + text, file=sys.stderr, flush=True)


def whereabouts(env: Environment) -> list[str]:
    """What an environment does not survive a change of: its path, its Python, the machine."""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}{getattr(sys, 'abiflags', '')}"
    kind = [sys.implementation.name, version, sys.platform, platform.machine()]
    return [str(env.folder), os.path.realpath(env.python), *kind]


def stamp_for(env: Environment, extras: Sequence[str]) -> dict[str, list[str]]:
    """The stamp of a whole installation: what it was made from, its extras, where, and for what."""
    files = [env.root / name for name in ("setup.cfg", "pyproject.toml", "run.py")]
    sums = [hashlib.sha256(path.read_bytes()).hexdigest() for path in files]
    return {"sha256": sums, "extras": sorted(extras), "whereabouts": whereabouts(env)}


def read_stamp(env: Environment) -> dict[str, list[str]]:
    """The stamp that is there; empty if there is none, or none that can be read."""
    try:
        stamp = json.loads(env.stamp.read_text(encoding="utf-8"))
        return {key: list(value) for key, value in stamp.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def fresh(env: Environment, extras: Sequence[str]) -> bool:
    """Whether nothing need be installed. Reads four small files; starts no process."""
    stamp = read_stamp(env)
    installed = stamp.get("extras", [])
    whole = env.python.exists() and env.command.exists() and not env.unfinished.exists()
    return whole and set(extras) <= set(installed) and stamp == stamp_for(env, installed)


def fault(env: Environment) -> str:
    """Why the environment must be made from scratch; empty if what is there can be built on.

    Raises Stop for a `.venv` that is something else: run.py empties only an environment.
    """
    if env.unfinished.exists():
        return "the last set-up was cut short"
    if not env.folder.exists() or (env.folder.is_dir() and not any(env.folder.iterdir())):
        return "there is none yet"
    if not (env.folder / "pyvenv.cfg").is_file():
        raise Stop(f"{env.folder} is no virtual environment; move it away and run this again.", 2)
    if not env.python.exists():
        return "it has no Python that runs"
    if read_stamp(env).get("whereabouts") not in (None, whereabouts(env)):
        return "it was made elsewhere or for another Python"
    return ""


def prepare(env: Environment, extras: Sequence[str] = ()) -> None:
    """Leave the project installed with `extras`. Raises Stop; does nothing if all is in place."""
    if not fresh(env, extras):
        with locked(env):
            if not fresh(env, extras):  # another run may have done it while this one waited
                set_up(env, extras)


@contextlib.contextmanager
def locked(env: Environment) -> Iterator[None]:
    """Hold the only set-up of this project; wait, and say so, while another run holds it.

    The lock is on run.py itself, so that no lock file is left lying about.
    """
    with (env.root / "run.py").open("rb") as lock:
        if sys.platform != "win32":
            import fcntl

            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("waiting for another run that is setting up .venv …")
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def set_up(env: Environment, extras: Sequence[str]) -> None:
    """Make or mend the environment and install; the stamp is the last thing written."""
    reason = fault(env)
    say(f"setting up .venv, once ({reason or 'what it needs has changed'}) …")
    extras = sorted({*extras, *read_stamp(env).get("extras", [])})
    env.folder.mkdir(exist_ok=True)
    env.unfinished.touch()
    env.stamp.unlink(missing_ok=True)
    if reason:
        make(env)
    install(env, extras)
    env.stamp.write_text(json.dumps(stamp_for(env, extras), indent=1), encoding="utf-8")
    env.unfinished.unlink()
    say(".venv is ready")


def make(env: Environment) -> None:
    """Empty the folder (but keep it: it may be a mount) and make an environment in it.

    Made without pip, because a Debian that lacks ensurepip cannot make one with it.
    """
    for path in env.folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path != env.unfinished:
            path.unlink()
    command = [BASE_PYTHON, "-m", "venv", "--without-pip", str(env.folder)]
    must(env, command, "Python could not make the virtual environment .venv (see above).")


def install(env: Environment, extras: Sequence[str]) -> None:
    """Install the project, editable, with its requirements and those of `extras`."""
    project = f".[{','.join(extras)}]" if extras else "."
    command = [*find_pip(env), "install", "--quiet", "--editable", project]
    must(env, command, "pip could not install armstrail into .venv (see above); run this again.")


def find_pip(env: Environment) -> list[str]:
    """The beginning of a pip command that installs into the environment.

    A pip of this Python or on PATH is told to work there by `--python`; failing that, ensurepip
    puts one inside. Raises Stop if there is neither.
    """
    commands = [[python, "-m", "pip"] for python in dict.fromkeys((sys.executable, BASE_PYTHON))]
    commands += [[path] for path in map(shutil.which, ("pip3", "pip")) if path]
    for command in commands:
        version = re.match(r"pip (\d+)\.(\d+)", attempt(env, [*command, "--version"])[1])
        if version and tuple(map(int, version.groups())) >= (22, 3):  # the first with --python
            return [*command, "--python", str(env.python)]
    if importlib.util.find_spec("ensurepip"):
        must(env, [str(env.python), "-m", "ensurepip"], "ensurepip failed (see above).")
        return [str(env.python), "-m", "pip"]
    raise Stop("found no pip; get 22.3 or newer (on Debian: apt-get install python3-pip).", 2)


def must(env: Environment, command: list[str], failure: str) -> None:
    """Run a quiet command; if it fails, show all it said and raise Stop with `failure`."""
    code, output = attempt(env, command)
    if code:
        sys.stderr.write(output)
        raise Stop(failure, 1)


def attempt(env: Environment, command: list[str]) -> tuple[int, str]:
    """Run a command with no terminal and no input; its exit code and all it said.

    It gets a process group of its own, so that an interruption ends its children too: a pip
    left behind would go on installing after the lock is gone.
    """
    try:
        process = subprocess.Popen(
            command,
            cwd=env.root,
            env={**os.environ, **FOR_PIP, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
    except OSError as error:  # a pip on PATH may belong to a Python that is gone
        return 127, f"{error}\n"
    with process:
        try:
            output = process.communicate()[0]
        except BaseException:
            end(process)
            raise
    return process.returncode, output


def end(process: "subprocess.Popen[str]") -> None:
    """Interrupt a command and its children, and after ten seconds kill what is left."""
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError, subprocess.TimeoutExpired):
            os.killpg(process.pid, signal.SIGINT)
            process.wait(10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def chromium(env: Environment) -> None:
    """See to the browser that some tests drive: root on Debian gets it, others are told."""
    if CHROMIUM.exists():
        return
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        say(f"no {CHROMIUM}, and only root on Debian can get it: browser tests will be skipped")
        return
    say("installing Debian's chromium for the browser tests (once) …")
    attempt(env, ["apt-get", "update"])  # may fail in part, and an old list may still do
    install = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
    output = attempt(env, install)[1]
    if not CHROMIUM.exists():
        sys.stderr.write(output)
        say("apt-get did not install chromium (see above): browser tests will be skipped")


def hand_over(command: list[str]) -> int:
    """Become the command, so that exit code and signals are its own; on Windows, start it."""
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606
    return subprocess.call(command)


def run(arguments: list[str], env: Environment) -> int:
    """Prepare what the command needs and hand over to it; its exit code.

    pytest runs in the project's folder, on all cores unless a test is named (``::``), and its 5 (no
    tests) is a failure like any other; the benchmarks run there too, armstrail in the caller's.
    """
    if arguments[0] == "bench":
        prepare(env, ["benchmarks"])
        os.chdir(env.root)
        return hand_over([str(env.python), "-m", "benchmarks", *arguments[1:]])
    if arguments[0] != "test":
        prepare(env)
        return hand_over([str(env.command), *arguments])
    prepare(env, ["test"])
    chromium(env)
    os.chdir(env.root)
    cores = [] if any("::" in one for one in arguments) else ON_ALL_CORES
    return hand_over([str(env.python), "-m", "pytest", *cores, *arguments[1:]])


def main(arguments: list[str], root: Path) -> int:
    """Do what the arguments say for the project in `root`; the exit code."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print((__doc__ or "").partition("\n\n")[2], end="")
        return 0
    try:
        return run(arguments, Environment(root))
    except Stop as stop:
        sentence, code = stop.args
    except OSError as error:
        sentence, code = f"something could not be read, written or started: {error}.", 1
    except KeyboardInterrupt:
        sentence, code = "interrupted", 130
    say(sentence)
    return int(code)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    sys.exit(main(sys.argv[1:], Path(__file__).resolve().parent))
