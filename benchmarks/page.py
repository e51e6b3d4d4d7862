"""How soon the map can be used: its first drawing, and an overview beside pyvis' own page.

Run as ``.venv/bin/python -m benchmarks.page``; it needs Chromium and playwright, as the browser
tests do. Each page is opened anew in a browser of its own, the two kinds in turn; medians are
printed. *Interactive* is when the page has drawn itself and answers: for our map the end of its
last script and the frame after it; for pyvis' page the end of the stabilisation that its default
physics begins with, for until then everything moves under the pointer.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from exports.map import page
from graph.network import Network, build
from seeds import tables
from tests.support.large_dataset import ACTORS, TRANSFERS, draw

ROUNDS = 3
PATIENCE = 600_000
"""Milliseconds after which a rival is taken to need at least so long."""

_DRAWN = """() => new Promise((tell) => requestAnimationFrame(() =>
  setTimeout(() => tell(performance.now()))))"""
_STABLE = """() => new Promise((tell) => {
  if (window.stableAt) tell(window.stableAt);
  else network.once("stabilizationIterationsDone", () => tell(performance.now()));
})"""
_WATCH = """
  window.addEventListener("DOMContentLoaded", () => {
    if (typeof network === "undefined") return;
    network.once("stabilizationIterationsDone", () => { window.stableAt = performance.now(); });
  });
"""


def rival(network: Network) -> str:
    """The page that pyvis itself makes of the graph, its libraries in the page, physics as set."""
    from pyvis.network import Network as Vis

    vis = Vis(directed=True, cdn_resources="in_line")
    for actor in network.dataset.actors:
        vis.add_node(actor.id, label=actor.name)
    for one in network.dataset.transfers:
        vis.add_edge(one.giver, one.receiver, title=one.mode)
    return str(vis.generate_html())


class Stopwatch:
    """Opens pages and tells after how many milliseconds of navigation they are ready."""

    def __init__(self, browser: Any, folder: Path) -> None:
        self.browser, self.folder = browser, folder

    def time(self, text: str, ready: str, watch: str = "") -> float:
        """Milliseconds from the start of the navigation until ``ready`` is fulfilled."""
        path = self.folder / "page.html"
        path.write_text(text, "utf-8")
        context = self.browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
        try:
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            if watch:
                page.add_init_script(watch)
            page.goto(path.as_uri(), wait_until="commit")
            page.wait_for_load_state("domcontentloaded")
            return float(page.evaluate(ready))
        finally:
            context.close()


def report(watch: Stopwatch) -> None:
    """Measure and print."""
    bundled = page.page(build(tables.read(tables.bundled())))
    first = [watch.time(bundled, _DRAWN) for _ in range(ROUNDS)]
    print(f"The bundled map: first drawing {median(first):,.0f} ms after navigation")
    network = build(draw())
    pages: dict[str, Callable[[], float]] = {
        "armstrail": partial(watch.time, page.page(network), _DRAWN),
        "pyvis": partial(watch.time, rival(network), _STABLE, _WATCH),
    }
    taken: dict[str, list[float]] = {name: [] for name in pages}
    for _ in range(ROUNDS):
        for name, measure in pages.items():
            taken[name].append(measure())
    own, theirs = median(taken["armstrail"]), median(taken["pyvis"])
    print(f"{ACTORS} actors and {TRANSFERS} transfers, milliseconds until interactive:")
    for name, all_of_it in taken.items():
        print(f"  {name}: {', '.join(f'{one:,.0f}' for one in all_of_it)}")
    print(f"  armstrail is interactive {theirs / own:,.0f} times sooner (medians)")


def main() -> None:
    """Run the benchmark, or say what it lacks."""
    from playwright.sync_api import sync_playwright

    from tests.support.browser import (  # here, for the tests import this module too
        FLAGS,
        executable,
    )

    path = executable()
    if path is None:
        sys.exit("benchmarks.page needs Chromium; see tests/support/browser.py.")

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        report(Stopwatch(browser, Path(folder)))
        browser.close()


if __name__ == "__main__":
    main()
