"""The picture in the README: made from the bundled map, and made again on demand.

``ARMSTRAIL_PICTURE=1`` in the environment writes it anew; otherwise the test only makes sure that
the one in the repository still has the shape of the page.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable
from typing import Any

import pytest

from tests.support.places import ROOT

pytest_plugins = ("tests.support.browser",)
pytestmark = pytest.mark.browser

PICTURE = ROOT / "docs" / "map.png"


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_the_picture_of_the_readme_has_the_shape_of_the_page(
    view: Callable[..., Any],
    bundled: str,
) -> None:
    opened = view(bundled, width=1440, height=1000)
    taken = opened.page.screenshot()
    if os.environ.get("ARMSTRAIL_PICTURE"):
        PICTURE.write_bytes(taken)
    assert size(PICTURE.read_bytes()) == size(taken) == (1440, 1000)
