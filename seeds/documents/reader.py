"""Reads one file from standard input with the extractor named, and prints what it found as JSON.

``python -m seeds.documents.reader pdf < FILE``: the process that :mod:`seeds.documents.extracted`
starts, so that a file which breaks an extractor breaks nothing else.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from importlib import import_module
from typing import Any

MOST_MEMORY = 4_000_000_000
LONGEST_TEXT = 50_000_000


@dataclass(frozen=True, slots=True)
class FileReading:
    """What an extractor gives: paragraphs, each with its page (0: it has none), and the rest.

    ``omits`` names what of such a file it leaves out.
    """

    extractor: str
    paragraphs: list[tuple[int, str]]
    told: Mapping[str, str] = field(default_factory=dict)
    made: str = ""
    pages: int = 0
    scans: Iterable[int] = ()
    omits: str = ""


def answer(module: str, raw: bytes) -> dict[str, Any]:
    """Return what the extractor finds in ``raw``, or as ``error`` what stopped it."""
    try:
        found: FileReading = import_module(f"seeds.documents.{module}").read(raw)
    except RecursionError:
        return {"error": "it is nested too deeply"}
    except MemoryError:
        return {"error": "it takes too much memory"}
    except Exception as error:  # whatever a file from anywhere does to a library
        told = " ".join(str(error).split())[:200]
        return {"error": f"{type(error).__name__}: {told}" if told else type(error).__name__}
    if sum(len(text) for _, text in found.paragraphs) > LONGEST_TEXT:
        return {"error": f"its text has more than {LONGEST_TEXT:,} letters"}
    return asdict(found)


def _bound() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    _bound()
    logging.disable(logging.CRITICAL)
    sys.stdout.write(json.dumps(answer(sys.argv[1], sys.stdin.buffer.read())))
