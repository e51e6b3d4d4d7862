"""``--verbose``: what the rooms say of how they work, on standard error."""

from __future__ import annotations

import logging
from collections.abc import Callable

import click


class EchoHandler(logging.Handler):
    """Writes what is logged as the command line writes everything."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one sentence on standard error."""
        click.echo(self.format(record), err=True)


def tell() -> Callable[[], None]:
    """Write what armstrail logs from now on; return what ends that."""
    log, handler = logging.getLogger("armstrail"), EchoHandler()
    log.setLevel(logging.INFO)
    log.addHandler(handler)
    return lambda: log.removeHandler(handler)
