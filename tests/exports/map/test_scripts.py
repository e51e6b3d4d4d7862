"""Modules put together into one script: in which order, in which scope, and what is refused."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from exports.map.scripts import ModuleError, joined
from exports.map.strings import ASSETS
from tests.support.places import ROOT


def folder(tmp_path: Path, **modules: str) -> Path:
    for name, text in modules.items():
        (tmp_path / f"{name}.js").write_text(text, "utf-8")
    return tmp_path


def test_every_module_stands_once_and_after_all_that_it_imports(tmp_path: Path) -> None:
    made = joined(
        folder(
            tmp_path,
            main='import "./left.js";\nimport { right } from "./right.js";\n// main\n',
            left='import { base } from "./base.js";\n// left\nexport const left = base;\n',
            right='import { base } from "./base.js";\n// right\nexport const right = base;\n',
            base="// base\nexport const base = 1;\n",
        ),
        "main.js",
    )
    assert re.findall(r"// (\w+)", made) == ["base", "left", "right", "main"]


@pytest.mark.node
def test_what_a_module_does_not_export_is_its_own_and_all_is_strict(tmp_path: Path) -> None:
    node = shutil.which("node")
    if not node:
        pytest.skip("node is missing: it would run the script")
    folder(
        tmp_path,
        main=(
            'import {\n  seen,\n  Shown,\n  told,\n} from "./part.js";\n'
            "const hidden = typeof own;\n(function () { seen.push(this, hidden); })();\n"
            "console.log(JSON.stringify([...seen, new Shown().is, [...told()]]));\n"
        ),
        part=(
            "const own = 1;\nexport const seen = [own];\nexport class Shown {\n  is = 2;\n}\n"
            "export function* told() {\n  yield 3;\n}\n"
        ),
    )
    done = subprocess.run(
        [node, "-"], input=joined(tmp_path, "main.js").encode(), capture_output=True
    )
    assert done.stdout == b'[1,null,"undefined",2,[3]]\n', done.stderr


@pytest.mark.parametrize(
    ("modules", "why"),
    [
        ({"main": 'import { a } from "./gone.js";\n'}, "main.js imports .*gone.js, which is not"),
        (
            {"main": 'import { b } from "./a.js";\n', "a": "export const a = 1;\n"},
            "main.js imports b, which .*a.js does not export",
        ),
        (
            {"main": 'import "./a.js";\n', "a": 'import "./b.js";\n', "b": 'import "./a.js";\n'},
            "in a circle: a.js → b.js → a.js",
        ),
        (
            {
                "main": 'import "./a.js";\nimport "./b.js";\n',
                "a": "export const same = 1;\n",
                "b": "export const same = 2;\n",
            },
            "b.js and .*a.js both export same",
        ),
        ({"main": "export default 1;\n"}, "main.js has 'export default 1;'"),
        ({"main": "export let now = 1;\n"}, "main.js has 'export let"),
        ({"main": 'import * as all from "./a.js";\n'}, "main.js has 'import"),
        ({"main": 'import vis from "vis";\n'}, "main.js has 'import vis"),
        ({"main": 'const late = import("./a.js");\n'}, r"main.js has 'import\("),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_cannot_be_put_together_is_refused_by_name(
    tmp_path: Path, modules: dict[str, str], why: str
) -> None:
    with pytest.raises(ModuleError, match=why):
        joined(folder(tmp_path, **modules), "main.js")


def test_every_script_of_the_page_is_part_of_it() -> None:
    made = joined(ASSETS, "head.js") + joined(ASSETS, "main.js")
    for path in ASSETS.rglob("*.js"):
        assert path.read_text("utf-8").splitlines()[0] in made, path.name


def test_the_engine_imports_nothing_of_the_view_and_the_view_nothing_of_the_panel() -> None:
    for room, others in (("engine", ("view", "panel")), ("view", ("panel",))):
        for path in (ASSETS / room).iterdir():
            for other in others:
                assert f'"../{other}/' not in path.read_text("utf-8"), path.name


def test_every_script_of_the_engine_is_named_as_the_module_that_it_follows() -> None:
    modules = [*(ROOT / "graph").rglob("*.py"), *(ROOT / "exports" / "words").glob("*.py")]
    engine = {one.stem for one in ASSETS.glob("engine/*.js")}
    assert engine
    assert engine - {one.stem for one in modules} == set()
