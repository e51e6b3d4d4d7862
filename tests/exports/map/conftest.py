"""The maps of the sample and of the bundled dataset, made once, and one opened in a browser."""

from __future__ import annotations

import pytest

from exports.map.page import page
from graph.network import build
from seeds import tables
from tests.support.browser import Opener, View
from tests.support.map_sample import network


@pytest.fixture(scope="session")
def text() -> str:
    """Return the page of the sample."""
    return page(network())


@pytest.fixture(scope="session")
def bundled() -> str:
    """Return the page of the bundled dataset."""
    return page(build(tables.read(tables.bundled())))


@pytest.fixture
def opened(view: Opener, text: str) -> View:
    """Return the page of the sample, opened."""
    return view(text)
