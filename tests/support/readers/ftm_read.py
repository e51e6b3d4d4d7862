"""What the library followthemoney reads in an export, as the tables of a dataset."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest


def ftm(content: bytes) -> dict[str, dict[str, Any]]:
    model = pytest.importorskip("followthemoney").model
    found: dict[str, dict[str, Any]] = {"actors": {}, "documents": {}, "transfers": {}}
    for line in content.decode().split("\n")[:-1]:
        data = json.loads(line)
        entity = model.get_proxy(data)
        entity.schema.validate(data)
        name, _, kind = str(entity.id).removeprefix("armstrail-").rpartition("-")
        if kind == "note":  # words about a transfer that is no link
            continue
        found[f"{kind}s"][name] = {"id": name, **_FTM[kind](entity)}
    return found


def _first(entity: Any, prop: str) -> Any:
    return next(iter(entity.get(prop, quiet=True)), None)


def _actor_id(text: str) -> str:
    return text.removeprefix("armstrail-").removesuffix("-actor")


def _ftm_actor(entity: Any) -> dict[str, Any]:
    parent = _first(entity, "parent")
    return {
        "name": _first(entity, "name"),
        "type": _first(entity, "keywords"),
        "aliases": set(entity.get("alias")),
        "parent": parent and _actor_id(parent),
        "wikidata": _first(entity, "wikidataId"),
        "note": _first(entity, "notes"),
    }


def _ftm_document(entity: Any) -> dict[str, Any]:
    names = {"title": "title", "publisher": "outlet", "author": "author", "keywords": "genre"}
    names |= {"sourceUrl": "url", "notes": "note", "publishedAt": "published"}
    return {column: _first(entity, prop) for prop, column in names.items()}


def _ftm_transfer(entity: Any) -> dict[str, Any]:
    ends = {
        end: _first(entity, prop) for end, prop in (("giver", "subject"), ("receiver", "object"))
    }
    notes = [text for text in entity.get("description") if not text.endswith("]")]
    return {
        **{end: _actor_id(text) for end, text in ends.items()},
        "mode": _first(entity, "role").removeprefix("alleged: "),
        "start": _first(entity, "startDate"),
        "end": _first(entity, "endDate"),
        "note": notes[0] if notes else None,
    }


_FTM: dict[str, Callable[[Any], dict[str, Any]]] = {
    "actor": _ftm_actor,
    "document": _ftm_document,
    "transfer": _ftm_transfer,
}
