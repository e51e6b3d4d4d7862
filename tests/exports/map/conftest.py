"""The sample's map, and the map opened in a browser."""

from __future__ import annotations

import pytest

from exports.map.page import page
from tests.support.browser import Opener, View
from tests.support.map_sample import network


@pytest.fixture(scope="session")
def text() -> str:
    """Return the page of the sample."""
    return page(network())


@pytest.fixture
def opened(view: Opener, text: str) -> View:
    """Return the page of the sample, opened."""
    return view(text)
