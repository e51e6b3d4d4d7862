"""What the commands on engines share: their options, and a session of Spark."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from armstrail.cli.terminal import options
from graph.errors import QuestionError

LOCAL = "local[*]"
"""The master that is all cores of this machine."""

master = click.option(
    "--master", default=LOCAL, metavar="URL", help="Spark's master. Default: this machine."
)
scratch = click.option(
    "--scratch",
    default="",
    metavar="FOLDER",
    help="Where Spark keeps what is half done: a folder that all its machines see.",
)
conf = click.option("--conf", multiple=True, metavar="KEY=VALUE", help="A setting of Spark.")


_engine = click.option(
    "--engine",
    type=click.Choice(["here", "spark"]),
    default="here",
    show_default=True,
    help="On this machine, as reach; or on Spark, as bounds.",
)


def downstream(command: options.Command) -> options.Command:
    """Put the options of a question on Spark on the command."""
    return options.together((_engine, master, scratch, conf), command)


def address(folder: Path) -> str:
    """Return the folder as Spark takes it: a path makes one of the two slashes of an address.

    >>> address(Path("hdfs://head/cases")), address(Path("cases"))
    ('hdfs://head/cases', 'cases')
    """
    return re.sub("^([a-z][a-z0-9+.-]+):/(?=[^/])", r"\1://", folder.as_posix())


def only_data(asked: Mapping[str, Any]) -> None:
    """Raise :class:`~graph.errors.QuestionError` for what was asked that Spark does not look at."""
    for name, value in asked.items():
        if value and name != "data":
            typed = name.replace("_", "-")
            raise QuestionError(
                f"--engine spark takes no --{typed}; it looks at all completed transfers. Leave"
                " it out, or ask without --engine."
            )


@contextmanager
def session(master: str, scratch: str, conf: Sequence[str]) -> Iterator[Any]:
    """Yield a session of Spark; what was half done is removed with it.

    Raises :class:`~graph.errors.QuestionError` where other machines would find no scratch folder.
    """
    if not scratch and not master.startswith("local"):
        raise QuestionError(
            f"--master {master} needs --scratch, a folder that all of its machines see."
        )
    from seeds.engines import spark  # here, because few commands run on it

    settings = dict(_setting(one) for one in conf)
    with (
        tempfile.TemporaryDirectory(prefix="armstrail-") as own,
        spark.session(master, scratch or own, settings) as made,
    ):
        yield made


def _setting(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise QuestionError(f"--conf '{text}' is no setting; one is KEY=VALUE.")
    return name, value
