"""Names as the page reads them: name by name the same as on the command line."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from exports.map.scripts import joined
from exports.map.strings import ASSETS
from graph.errors import NameLookupError
from graph.model import distinct
from graph.model.names import Gazetteer
from graph.model.rows import Actor
from graph.model.vocabulary import ACTOR_TYPES, spoken
from graph.model.weak import weak_names
from tests.support.typed.names import ASKED, KNOWN

pytestmark = pytest.mark.node

_ASKING = """import { makeGazetteer } from "./names.js";
const { actors, about, typed } = JSON.parse(require("fs").readFileSync(0, "utf-8"));
const { find } = makeGazetteer(actors, about);
console.log(JSON.stringify(typed.map(find)));
"""


def in_the_page(tmp_path: Path, actors: Sequence[Actor], typed: Sequence[str]) -> Any:
    """What the page's own script makes of each name."""
    node = shutil.which("node")
    if not node:
        pytest.skip("node is missing: it would run the script")
    (tmp_path / "names.js").write_text((ASSETS / "engine" / "names.js").read_text("utf-8"), "utf-8")
    (tmp_path / "main.js").write_text(_ASKING, "utf-8")
    rows = [
        {
            "id": one.id,
            "dossier": {"name": one.name, "aliases": one.aliases, "type": spoken(one.type)},
        }
        for one in actors
    ]
    about = {
        "distinct": sorted(distinct.words()),
        "places": sorted(distinct.places()),
        "groups": [spoken(one.id) for one in ACTOR_TYPES.values() if one.group],
        "weak": {one.id: weak_names(one) for one in actors},
    }
    (tmp_path / "joined.js").write_text(joined(tmp_path, "main.js"), "utf-8")
    given = json.dumps({"actors": rows, "about": about, "typed": typed})
    done = subprocess.run([node, tmp_path / "joined.js"], input=given.encode(), capture_output=True)
    assert not done.stderr
    return json.loads(done.stdout)


def on_the_command_line(names: Gazetteer, typed: str) -> tuple[list[str], bool]:
    """Who is found, or may be meant, and whether it is a respelling."""
    try:
        found = names.find(typed)
    except NameLookupError as error:
        several = list(error.candidates) if "can be" in str(error) else []
        return several, False
    return [found.actor], found.how == "spelling"


@pytest.mark.parametrize("known", KNOWN, ids=KNOWN.keys())
def test_a_name_is_read_in_the_page_as_on_the_command_line(tmp_path: Path, known: str) -> None:
    actors = KNOWN[known]
    names = Gazetteer(actors)
    typed = [*ASKED, *(name for one in actors for name in (one.name, *one.aliases, one.id))]
    for name, read in zip(typed, in_the_page(tmp_path, actors, typed), strict=True):
        ids, respelled = on_the_command_line(names, name)
        page = [] if read["how"] == "none" else read["ids"]
        assert sorted(page) == sorted(ids), name
        assert (read["how"] == "spelling" and len(page) == 1) == respelled, name
