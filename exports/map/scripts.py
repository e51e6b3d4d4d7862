"""The page's scripts: ES modules put together into one text that needs no module loading.

A module is a file below ``assets/`` that names what it imports and exports::

    import { state } from "./state.js";
    export const filters = Object.freeze({ … });

:func:`joined` starts from an entry and puts every module after those that it imports, depth first
in the order of its imports: so the same sources give the same text. Each module keeps a scope of
its own; only what it exports is seen by those after it. No two modules may therefore export the
same name, and none may import under another. What editors, ``tsc`` and linters see are plain
modules; what a browser sees is one script without ``import``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from os.path import normpath
from pathlib import Path

_IMPORT = re.compile(r'^import (?:\{([\w\s,$]*)\} from )?"(\.[\w./-]+)";\n?', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|class|(?:async )?function\b\*?) ([\w$]+))", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*|\bimport\(.*", re.MULTILINE)


class ModuleError(ValueError):
    """Modules that cannot be put together."""


@dataclass(frozen=True, slots=True)
class Module:
    """One file: its imports as names by path, its exports, and its text without either."""

    path: Path
    imports: dict[Path, tuple[str, ...]]
    exports: tuple[str, ...]
    body: str

    def wrapped(self) -> str:
        """Return the module as a statement that declares its exports and nothing else."""
        names = ", ".join(self.exports)
        told = f"return {{ {names} }};\n" if names else ""
        declared = f"const {{ {names} }} = " if names else ""
        return f"{declared}(() => {{\n{self.body.strip()}\n{told}}})();\n"


def joined(folder: Path, entry: str) -> str:
    """Return the module ``entry`` of ``folder`` and all that it imports as one script.

    Raises :class:`ModuleError` for an import of what is not there, modules that import each other
    in a circle, a name that two modules export, and a form of import or export not named above.
    """
    owner: dict[str, Path] = {}
    parts = []
    for module in _ordered(folder / entry, {}, ()):
        for name in module.exports:
            if name in owner:
                raise ModuleError(f"{module.path} and {owner[name]} both export {name}.")
            owner[name] = module.path
        parts.append(module.wrapped())
    return '(() => {\n"use strict";\n' + "".join(parts) + "})();\n"


def _ordered(path: Path, done: dict[Path, Module], open_: tuple[Path, ...]) -> Iterator[Module]:
    """Yield the modules that ``path`` needs and ``done`` lacks, each after its imports."""
    if path in open_:
        circle = " → ".join(one.name for one in (*open_[open_.index(path) :], path))
        raise ModuleError(f"{path} imports itself in a circle: {circle}.")
    if path in done:
        return
    module = _read(path)
    for source, names in module.imports.items():
        if not source.is_file():
            raise ModuleError(f"{path} imports {source}, which is not there.")
        yield from _ordered(source, done, (*open_, path))
        for name in names:
            if name not in done[source].exports:
                raise ModuleError(f"{path} imports {name}, which {source} does not export.")
    done[path] = module
    yield module


def _read(path: Path) -> Module:
    text = path.read_text("utf-8")
    imports = {
        Path(normpath(path.parent / source)): tuple(re.findall(r"[\w$]+", names))
        for names, source in _IMPORT.findall(text)
    }
    body = _EXPORT.sub("", _IMPORT.sub("", text))
    if other := _OTHER.search(body):
        raise ModuleError(f"{path} has '{other[0]}'; only named imports and exports are joined.")
    return Module(path, imports, tuple(_EXPORT.findall(text)), body)
