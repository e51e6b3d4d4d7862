"""Who may acknowledge a transfer: the giver, the receiver, who holds the stock, and their kin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from graph.errors import Fault
from graph.model.vocabulary import ACTOR_TYPES, MODES
from seeds.checks.references import Sheets
from seeds.sheets.complaints import shown

_VALID = "giver, receiver, a stated holder or their kin acknowledges; everybody else asserts"


def acknowledged(sheets: Sheets) -> Iterator[Fault]:
    """Yield each acknowledgement by somebody who is no party to its transfer. O(rows)."""
    sheet, parties = sheets["statements"], _Parties(sheets)
    if not sheet.has("stance", "transfer", "origin") or "acknowledges" not in sheet.distinct(
        "stance"
    ):
        return
    chosen = sheet.holds("stance", ("acknowledges",))
    for row, transfer, origin in sheet.tuples("transfer", "origin", chosen=chosen):
        if not parties.know(transfer, origin):
            continue
        speaker = parties.speaker[origin]
        if not speaker:
            problem = f"the origin {shown(origin)} has no speaker, so it acknowledges nothing"
            yield sheet.fault(row, "stance", problem, _VALID)
        elif not any(parties.kin(speaker, one) for one in parties.of(transfer)):
            problem = f"{shown(speaker)}, who speaks, is no party to {shown(transfer)}"
            yield sheet.fault(row, "stance", problem, _VALID)


class _Parties:
    """The ends of transfers, who holds what, and who is part of whom, as the tables have it."""

    def __init__(self, sheets: Sheets) -> None:
        self.sheets = sheets

    def know(self, transfer: str, origin: str) -> bool:
        """Return whether every id that matters stands in its table: else that is the fault."""
        speaker = self.speaker.get(origin)
        ends = self.ends.get(transfer, ("",))
        return speaker is not None and {*ends, speaker or ends[0]} <= self.above.keys()

    @cached_property
    def speaker(self) -> dict[str, str]:
        """Return the actor that speaks, by origin."""
        return dict(self._rows("origins", "id", "speaker"))

    @cached_property
    def ends(self) -> dict[str, tuple[str, str]]:
        """Return giver and receiver, by transfer."""
        rows = self._rows("transfers", "id", "giver", "receiver")
        return {name: (giver, receiver) for name, giver, receiver in rows}

    @cached_property
    def holders(self) -> dict[str, list[str]]:
        """Return who is said to have taken over what, by what was taken over."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        sheet = self.sheets["transfers"]
        if sheet.has("mode", "giver", "receiver"):
            chosen = sheet.holds("mode", [name for name, mode in MODES.items() if mode.takes_over])
            for _, giver, receiver in sheet.tuples("giver", "receiver", chosen=chosen):
                found[giver].append(receiver)
        return found

    @cached_property
    def above(self) -> dict[str, str]:
        """Return the parent, by actor."""
        return dict(self._rows("actors", "id", "parent"))

    @cached_property
    def bodily(self) -> frozenset[str]:
        """Return the actors that are an organ of their parent, or do nothing but speak."""
        speaking = {
            name
            for name, kind in self._rows("actors", "id", "type")
            if kind in ACTOR_TYPES and ACTOR_TYPES[kind].speaks
        }
        kinds = self._rows("actors", "id", "parent_kind")
        return frozenset(speaking | {name for name, kind in kinds if kind == "organ"})

    def _rows(self, table: str, *columns: str) -> Iterator[Any]:
        sheet = self.sheets[table]
        return (row[1:] for row in sheet.tuples(*columns)) if sheet.has(*columns) else iter(())

    def of(self, transfer: str) -> list[str]:
        """Return the giver, the receiver, and whoever is said to hold one of them."""
        ends = self.ends[transfer]
        return [*ends, *(holder for end in ends for holder in self.holders.get(end, ()))]

    def kin(self, one: str, other: str) -> bool:
        """Return whether one is, or is part of, the other, or a body that the other belongs to."""
        mine, theirs = self._line(one, bodily=True), self._line(other, bodily=True)
        return not (mine.isdisjoint(self._lines(theirs)) and theirs.isdisjoint(self._lines(mine)))

    def _lines(self, actors: frozenset[str]) -> set[str]:
        return {above for one in actors for above in self._line(one)}

    def _line(self, actor: str, bodily: bool = False) -> frozenset[str]:
        """Return the actor and what it is part of; ``bodily``: as long as it is one body."""
        found: dict[str, None] = {}
        while actor and actor not in found:
            found[actor] = None
            actor = self.above.get(actor, "") if not bodily or actor in self.bodily else ""
        return frozenset(found)
