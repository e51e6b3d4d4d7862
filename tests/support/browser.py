"""Opens a page in headless Chromium and watches everything it does: the plug-in of browser tests.

A test module takes part with ``pytest_plugins = ("tests.support.browser",)`` and the mark
``browser``; it gets the fixture ``view``, or is skipped where Chromium or playwright is missing.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_WATCH = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
"""


def executable() -> str | None:
    """Chromium's path: what ``ARMSTRAIL_CHROMIUM`` names, else the first one on the path."""
    named = os.environ.get("ARMSTRAIL_CHROMIUM")
    return named or next(filter(None, map(shutil.which, _NAMES)), None)


@dataclass
class View:
    """An open page with what it has asked for and what went wrong in it so far."""

    page: Any
    url: str
    requests: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def violations(self) -> list[str]:
        """What the page's Content-Security-Policy has refused."""
        return list(self.page.evaluate("window.violations"))

    def check_quiet(self) -> None:
        """Assert one request, the file itself; nothing refused, nothing said, nothing broken."""
        assert self.requests == [self.url]
        assert self.problems == []
        assert self.violations() == []

    def check_quiet_but_for_fragment(self) -> None:
        """The same of a page whose state stands in its address by now."""
        assert [one.split("#")[0] for one in self.requests] == [self.url.split("#")[0]]
        assert self.problems == []
        assert self.violations() == []

    def chosen(self) -> dict[str, str] | None:
        """What is chosen on the map, as ``{"kind": …, "id": …}``."""
        found: dict[str, str] | None = self.page.evaluate("window.armstrail.chosen()")
        return found

    def transfer(self, name: str) -> dict[str, Any]:
        """Where a transfer is drawn on the screen: its ``label`` and ``points`` on its line."""
        return self._drawn("transfers", name)

    def actor(self, name: str) -> dict[str, Any]:
        """Where the middle of an actor's box is on the screen: ``x`` and ``y``."""
        return self._drawn("actors", name)

    def _drawn(self, kind: str, name: str) -> dict[str, Any]:
        drawn = self.page.evaluate(f"window.armstrail.{kind}()")
        found: dict[str, Any] = {one["id"]: one for one in drawn}[name]
        return found

    def click(self, at: dict[str, float]) -> None:
        """Click a point of the screen."""
        self.page.mouse.click(at["x"], at["y"])

    def ask(self, start: str, goal: str) -> None:
        """Type how the one could have reached the other, as a reader does."""
        self.page.fill("#ask-from", start)
        self.page.fill("#ask-to", goal)
        self.page.press("#ask-to", "Enter")

    def panel(self) -> str:
        """The text of the panel."""
        return str(self.page.inner_text("#panel"))


Opener = Callable[..., View]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A headless Chromium for the whole run; skips where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = executable()
    if path is None:
        pytest.skip(f"no Chromium: none of {', '.join(_NAMES)} is on the path")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def view(chromium: Any, tmp_path: Path) -> Iterator[Opener]:
    """Opens the text of a page as a file: ``view(text, width=1440, height=900, **context)``.

    ``context`` goes to playwright's ``new_context``, such as ``color_scheme="dark"``.
    """
    contexts: list[Any] = []

    def opened(text: str, width: int = 1440, height: int = 900, **context: Any) -> View:
        path = tmp_path / f"page-{len(contexts)}.html"
        path.write_bytes(text.encode())
        contexts.append(
            chromium.new_context(viewport={"width": width, "height": height}, **context)
        )
        return _watched(contexts[-1].new_page(), path.as_uri(), context)

    yield opened
    for context in contexts:
        context.close()


def _watched(page: Any, url: str, context: dict[str, Any]) -> View:
    found = View(page, url)

    def dismissed(dialog: Any) -> None:
        found.problems.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("request", lambda request: found.requests.append(request.url))
    page.on("console", lambda line: found.problems.append(f"console {line.type}: {line.text}"))
    page.on("pageerror", lambda error: found.problems.append(f"error: {error}"))
    page.on("dialog", dismissed)
    page.add_init_script(_WATCH)
    page.goto(url)
    if context.get("java_script_enabled", True):
        page.wait_for_function("window.armstrail !== undefined")
    return found
