"""Writes a generated dataset of any size, the same bytes for the same seed.

    python -m benchmarks.generate FOLDER --statements N [--seed S] [--undated .1]
                                  [--voices shared|private] [--heaviest .1]

*Shared voices* have what collected reporting has. Of N statements there are two transfers to five
statements and an actor to ten:

- who gives and who receives, and who speaks, is drawn by a power law: the n-th in proportion to n
  to the power of minus :data:`SLOPE`; there is a voice to twenty statements, one in three of them
  with two origins, and each actor has a spokesperson besides; the voice heard most has letter C;
- :data:`STANCES` holds how many deny (7 in 100) and :data:`HEDGES` how many hedge (20 in 100); half
  of the denials are a party's own, half of these show no basis;
- :data:`UNDATED` of the transfers have no date unless another share is asked for, and half name no
  materiel;
- each transfer has a statement, most have two or three, and a few have hundreds;
- one statement in ten repeats the origin of another on the same transfer, passed on by outlets, and
  one in twenty stands in one span with a statement of the same origin on another transfer, so that
  both have one hedge;
- letters are A to F, a document in ten has one; all kinds of basis, interest, explicitness,
  fidelity, outcome, mode, review and status occur; some actors are parts of others.

``heaviest`` gives that share of the statements to one voice.

*Private voices*: a transfer and a voice of its own to each statement, letters A to E, nothing
denied or hedged, so that the support of a path is the product of its legs, which is what a shortest
path solves. A fifth as many actors (a tenth from a million on).

``armstrail check`` finds no fault in either. The bytes are those of one generator of numpy,
``default_rng(seed)``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graph.model.vocabulary import MODES, VOCABULARIES
from seeds.scaffold import data_package

Whole = NDArray[np.int64]
Cells = Sequence[str]
Rows = Mapping[str, Cells]
"""The columns of a table, each with a cell a row."""

LEAST = 100
"""How few statements a dataset can have and still hold all that is said of it above."""

TITLE = "Generated, and about nobody"
SLOPE = 0.6
UNDATED = 0.1
MATERIEL_NAMED = 0.5
REPEATED = 0.1
SAME_SPAN = 0.05

Shares = Mapping[str, float]

STANCES: Shares = {
    "asserts": 0.87,
    "denies": 0.07,
    "acknowledges": 0.02,
    "qualifies": 0.02,
    "no-comment": 0.01,
    "policy-denial": 0.01,
}
HEDGES: Shares = {
    "plain": 0.8,
    "almost-certain": 0.03,
    "very-likely": 0.04,
    "likely": 0.07,
    "even": 0.04,
    "unlikely": 0.02,
}
BASES: Shares = {"physical": 0.15, "record": 0.25, "testimony": 0.45, "none-shown": 0.15}
INTERESTS: Shares = {"none": 0.72, "party": 0.12, "adversary": 0.12, "against-interest": 0.04}
EXPLICIT: Shares = {"explicit": 0.8, "party-implied": 0.08, "implied": 0.09, "coder": 0.03}
FIDELITY: Shares = {"paraphrase": 0.72, "verbatim": 0.2, "strengthened": 0.05, "misquoted": 0.03}
STATUS: Shares = {"active": 0.95, "retracted": 0.03, "excluded": 0.02}
REVIEWS: Shares = {"coded": 0.85, "confirmed": 0.08, "contested": 0.04, "draft": 0.03}
OUTCOMES: Shares = {"completed": 0.93, "intended": 0.03, "attempted": 0.02, "intercepted": 0.02}
DIRECTNESS: Shares = {"direct": 0.95, "carrier-unknown": 0.05}
RELAYS: Shares = {"": 0.7, "outlet-1": 0.2, "outlet-2": 0.05, "outlet-1>outlet-3": 0.05}
GRADES: Shares = {"A": 0.1, "B": 0.25, "C": 0.25, "D": 0.15, "E": 0.05, "F": 0.2}
CARRIERS: Shares = {"": 0.9, "B": 0.06, "D": 0.04}
"""The letters of documents."""

PARENT_KINDS: Shares = {"organ": 0.6, "member": 0.3, "": 0.1}
TYPES: Shares = {
    "armed-group": 0.4,
    "unit": 0.2,
    "broker": 0.1,
    "stockpile": 0.1,
    "state": 0.09,
    "company": 0.05,
    "market": 0.05,
    "unknown": 0.01,
}
FORMS: Shares = {"{0}-{1:02}": 0.6, "{0}-{1:02}-{2:02}": 0.25, "{0}": 0.1, "{0}~": 0.05}
"""How dates are written: to the month, the day, the year, or about the year."""

MATERIEL = ("small-arm", "rifle", "assault-rifle", "ammunition", "atgm", "mortar", "vehicle", "uav")


class Dice:
    """Everything that is drawn, from one seed."""

    def __init__(self, seed: int) -> None:
        self.generator = np.random.default_rng(seed)

    def terms(self, shares: Shares, count: int) -> list[str]:
        """Return ``count`` terms in these shares, which hold to the row, in an order drawn."""
        ends = np.rint(np.cumsum(list(shares.values())) * count).astype(np.int64)
        codes = np.repeat(np.arange(len(shares)), np.diff(ends, prepend=0))
        names = list(shares)
        return [names[code] for code in self.generator.permutation(codes).tolist()]

    def one_of(self, names: Sequence[str], count: int) -> list[str]:
        """Return ``count`` of the names, all alike likely."""
        return [names[code] for code in self.below(len(names), count).tolist()]

    def below(self, most: int, count: int) -> Whole:
        """Return ``count`` whole numbers below ``most``."""
        return self.generator.integers(0, most, count)

    def chance(self, share: float, count: int) -> NDArray[np.bool_]:
        """Return ``count`` times whether something of that chance comes about."""
        return self.generator.random(count) < share

    def by_rank(self, most: int, count: int) -> Whole:
        """Return ``count`` numbers below ``most``, drawn by the power law."""
        weights = np.arange(1, most + 1) ** -SLOPE
        return self.generator.choice(most, count, p=weights / weights.sum())

    def ends(self, actors: int, count: int) -> tuple[Whole, Whole]:
        """Return who gives and who receives: some much more often than others, never one both."""
        giver, receiver = (
            self.generator.permutation(actors)[self.by_rank(actors, count)] for _ in range(2)
        )
        return giver, np.where(giver == receiver, (receiver + 1) % actors, receiver)

    def dates(self, shares: Shares, count: int) -> list[str]:
        """Return ``count`` dates of twenty years."""
        parts = (2005 + self.below(20, count), 1 + self.below(12, count), 1 + self.below(28, count))
        written = zip(self.terms(shares, count), *(one.tolist() for one in parts), strict=True)
        return [form.format(*days) for form, *days in written]


def shared(statements: int, seed: int, undated: float, heaviest: float) -> dict[str, Rows]:
    """Return the tables of a dataset whose voices speak of many transfers."""
    dice = Dice(seed)
    actors, transfers = max(statements // 10, 4), max(statements * 2 // 5, 2)
    voices, documents = max(statements // 20, 3), max(statements // 8, 2)
    given = _transfers(dice, transfers, actors, undated)
    said = _statements(dice, Told(dice, statements, given, voices, heaviest), documents)
    return {
        "actors": _actors(dice, actors),
        "documents": _documents(dice, documents),
        "origins": _origins(dice, voices, actors),
        "transfers": given,
        "statements": said,
        "quantities": _quantities(dice, statements),
        "rejected": _rejected(dice, statements, documents, actors),
    }


def _numbered(letter: str, numbers: Whole | range) -> list[str]:
    return [f"{letter}{number}" for number in (*numbers,)]


def _actors(dice: Dice, count: int) -> Rows:
    parts = dice.chance(0.2, count)
    parts[0] = False
    above = dice.below(2**31, count) % np.maximum(np.arange(count), 1)
    kinds = dice.terms(PARENT_KINDS, count)
    return {
        "id": _numbered("a", range(count)),
        "name": _numbered("Actor ", range(count)),
        "type": dice.terms(TYPES, count),
        "parent": _where(parts, _numbered("a", above)),
        "parent_kind": _where(parts, kinds),
        "aliases": _where(dice.chance(0.1, count), _numbered("Group ", range(count))),
    }


def _where(chosen: NDArray[np.bool_], cells: Cells, others: Cells | None = None) -> list[str]:
    """Return the cells that are chosen, and for the rest those of ``others`` or empty ones."""
    rest: Cells = [""] * len(cells) if others is None else others
    return [a if one else b for one, a, b in zip(chosen.tolist(), cells, rest, strict=True)]


def _documents(dice: Dice, count: int) -> Rows:
    grades = dice.terms(CARRIERS, count)
    copies = dice.chance(0.05, count)
    copies[0] = False
    earlier = dice.below(2**31, count) % np.maximum(np.arange(count), 1)
    return {
        "id": _numbered("d", range(count)),
        "title": _numbered("Document ", range(count)),
        "outlet": _numbered("Outlet ", dice.by_rank(max(count // 20, 1), count)),
        "published": dice.dates({"{0}-{1:02}-{2:02}": 1}, count),
        "genre": dice.one_of(list(VOCABULARIES["genre"]), count),
        "grade": grades,
        "grade_reason": ["drawn" if one else "" for one in grades],
        "copy_of": _where(copies, _numbered("d", earlier)),
    }


def _origins(dice: Dice, voices: int, actors: int) -> Rows:
    """Return the origins: first of each voice, the second of every third, the spokespersons."""
    second = range(0, voices, 3)
    others = voices + len(second)
    grades = dice.terms(GRADES, others + actors)
    grades[0] = "C"
    return {
        "id": _numbered("o", range(others + actors)),
        "name": _numbered("Origin ", range(others + actors)),
        "speaker": [*[""] * others, *_numbered("a", range(actors))],
        "group": [*[""] * voices, *_numbered("o", second), *[""] * actors],
        "grade": grades,
        "grade_reason": ["" if one == "F" else "drawn" for one in grades],
    }


def _transfers(dice: Dice, count: int, actors: int, undated: float) -> Rows:
    giver, receiver = dice.ends(actors, count)
    start = _where(~_exactly(dice, undated, count), dice.dates(FORMS, count))
    lasting = dice.chance(0.1, count)
    kinds = dice.one_of(MATERIEL, count)
    both = _where(dice.chance(0.2, count), [f"{one};parts" for one in kinds], kinds)
    return {
        "id": _numbered("t", range(count)),
        "giver": _numbered("a", giver),
        "receiver": _numbered("a", receiver),
        "mode": dice.terms(_modes(), count),
        "materiel": _where(_exactly(dice, MATERIEL_NAMED, count), both),
        "start": start,
        "end": _where(lasting, [f"{int(one[:4]) + 1}" if one else "" for one in start]),
        "place": _where(dice.chance(0.5, count), _numbered("Place ", dice.below(500, count))),
        "directness": dice.terms(DIRECTNESS, count),
        "outcome": dice.terms(OUTCOMES, count),
        "authorisation": dice.one_of(list(VOCABULARIES["authorisation"]), count),
    }


def _exactly(dice: Dice, share: float, count: int) -> NDArray[np.bool_]:
    """Return a flag a row, set in that share of them."""
    return np.array(dice.terms({"yes": share, "": 1 - share}, count), bool)


def _modes() -> Shares:
    """Return all modes: one in twenty is possession, half of the rest supplied or captured."""
    kinds = {name: mode.family for name, mode in MODES.items()}
    moving = [name for name, kind in kinds.items() if kind != "possession"]
    still = [name for name, kind in kinds.items() if kind == "possession"]
    shares = dict.fromkeys(moving, 0.475 / len(moving)) | dict.fromkeys(still, 0.05 / len(still))
    shares["supplied"] += 0.25
    shares["captured"] += 0.225
    return shares


class Told:
    """What is said: by statement its transfer, its stance, who says it, and in which span.

    ``party`` are the statements that a party to the transfer makes itself.
    """

    def __init__(self, dice: Dice, count: int, given: Rows, voices: int, heaviest: float) -> None:
        transfers = len(given["id"])
        self.transfer = dice.generator.permutation(_told_of(dice, count, transfers))
        self.stance = np.array(dice.terms(STANCES, count))
        denied = self.stance == "denies"
        self.party = (self.stance == "acknowledges") | (denied & dice.chance(0.5, count))
        self.bare = self.party & denied & dice.chance(0.5, count)
        giver, receiver = (_numbers(given[end])[self.transfer] for end in ("giver", "receiver"))
        spokespersons = voices + len(range(0, voices, 3))
        parties = spokespersons + np.where(dice.chance(0.5, count), giver, receiver)
        others = _repeated(dice, self.transfer, _speaking(dice, count, voices, heaviest))
        self.origin = np.where(self.party, parties, others)
        self.hedge = np.array(dice.terms(HEDGES, count))

    def spans(self, dice: Dice, documents: int) -> tuple[Whole, Whole, Whole]:
        """Return document, paragraph and sentence; some share them, their origin and its hedge."""
        count = len(self.origin)
        where = tuple(dice.below(most, count) for most in (documents, 40, 6))
        free = dice.generator.permutation(np.flatnonzero(~self.party))
        later, earlier = np.split(free[: 2 * int(SAME_SPAN * count)], 2)
        for column in (*where, self.origin, self.hedge):
            column[later] = column[earlier]
        document, paragraph, sentence = where
        return document, paragraph + 1, sentence + 1


def _told_of(dice: Dice, count: int, transfers: int) -> Whole:
    """Return of which transfer each statement is: of all, and of a few very often."""
    few = 2 + count // 200_000
    often = np.repeat(
        dice.below(transfers, few), np.minimum(200 + dice.below(200, few), count // 9)
    )
    rest = dice.below(transfers, max(count - transfers - len(often), 0))
    return np.concatenate([np.arange(transfers), often, rest])[:count]


def _speaking(dice: Dice, count: int, voices: int, heaviest: float) -> Whole:
    voice = dice.by_rank(voices, count)
    second = (voice % 3 == 0) & dice.chance(0.5, count)
    origin = np.where(second, voices + voice // 3, voice)
    return np.where(_exactly(dice, heaviest, count), 0, origin) if heaviest else origin


def _repeated(dice: Dice, transfer: Whole, origin: Whole) -> Whole:
    """Return the origins, some replaced by that of another statement of the transfer."""
    order = np.argsort(transfer, kind="stable")
    earlier, later = order[:-1], order[1:]
    again = (transfer[earlier] == transfer[later]) & dice.chance(REPEATED, len(later))
    origin[later[again]] = origin[earlier[again]]
    return origin


def _numbers(ids: Cells) -> Whole:
    return np.array([int(one[1:]) for one in ids])


def _statements(dice: Dice, told: Told, documents: int) -> Rows:
    count = len(told.origin)
    document, paragraph, sentence = told.spans(dice, documents)
    return {
        "id": _numbered("s", range(count)),
        "transfer": _numbered("t", told.transfer),
        "origin": _numbered("o", told.origin),
        "document": _numbered("d", document),
        "stance": told.stance.tolist(),
        "paragraph": _numbered("", paragraph),
        "sentences": _numbered("", sentence),
        "explicitness": dice.terms(EXPLICIT, count),
        "basis": _where(told.bare, ["none-shown"] * count, dice.terms(BASES, count)),
        "interest": _where(told.party, ["party"] * count, dice.terms(INTERESTS, count)),
        "hedge": told.hedge.tolist(),
        "relay": dice.terms(RELAYS, count),
        "fidelity": dice.terms(FIDELITY, count),
        "stated_on": _where(dice.chance(0.5, count), dice.dates(FORMS, count)),
        "status": dice.terms(STATUS, count),
        "review": dice.terms(REVIEWS, count),
        "summary": _numbered("Arms are said to have changed hands; number ", range(count)),
    }


def _quantities(dice: Dice, statements: int) -> Rows:
    count = statements // 50
    least = 10 * (1 + dice.below(100, count))
    return {
        "id": _numbered("q", range(count)),
        "statement": _numbered("s", dice.below(statements, count)),
        "of": dice.one_of(MATERIEL, count),
        "minimum": _numbered("", least),
        "maximum": _numbered("", least + 10 * dice.below(2, count)),
        "unit": ["pieces"] * count,
        "as_written": _numbered("about ", least),
    }


def _rejected(dice: Dice, statements: int, documents: int, actors: int) -> Rows:
    count = statements // 50
    return {
        "document": _numbered("d", dice.below(documents, count)),
        "paragraph": _numbered("", 1 + dice.below(40, count)),
        "reason": dice.one_of(list(VOCABULARIES["rejected reason"]), count),
        "actors": _numbered("a", dice.below(actors, count)),
        "summary": _numbered("No hand-over is stated; number ", range(count)),
    }


def private(statements: int, seed: int, undated: float) -> dict[str, Rows]:
    """Return the tables of a dataset with a transfer and a voice of its own to each statement."""
    dice, count = Dice(seed), statements
    actors = max(count // (5 if count < 1_000_000 else 10), 2)
    giver, receiver = dice.ends(actors, count)
    every, alike = range(count), dict.fromkeys("ABCDE", 0.2)
    return {
        "actors": {
            "id": _numbered("a", range(actors)),
            "name": _numbered("Actor ", range(actors)),
            "type": ["armed-group"] * actors,
        },
        "documents": {"id": ["d0"], "title": ["Document 0"]},
        "origins": {
            "id": _numbered("o", every),
            "name": _numbered("Origin ", every),
            "grade": dice.terms(alike, count),
            "grade_reason": ["drawn"] * count,
        },
        "transfers": {
            "id": _numbered("t", every),
            "giver": _numbered("a", giver),
            "receiver": _numbered("a", receiver),
            "mode": ["supplied"] * count,
            "materiel": _where(_exactly(dice, MATERIEL_NAMED, count), dice.one_of(MATERIEL, count)),
            "start": _where(~_exactly(dice, undated, count), dice.dates({"{0}-{1:02}": 1}, count)),
        },
        "statements": {
            "id": _numbered("s", every),
            "transfer": _numbered("t", every),
            "origin": _numbered("o", every),
            "document": ["d0"] * count,
            "stance": ["asserts"] * count,
            "explicitness": ["explicit"] * count,
            "basis": ["testimony"] * count,
            "interest": ["none"] * count,
            "summary": _numbered("Said; number ", every),
        },
        "quantities": dict.fromkeys(("id", "statement", "of", "unit"), ()),
        "rejected": dict.fromkeys(("document", "paragraph", "reason", "summary"), ()),
    }


def write(folder: Path, tables: Mapping[str, Rows]) -> None:
    """Write the tables as a dataset in a folder, which is made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        lines = [",".join(rows), *map(",".join, zip(*rows.values(), strict=True)), ""]
        (folder / f"{name}.csv").write_text("\n".join(lines), "utf-8", newline="")
    package = json.dumps(data_package(TITLE, "generated", ("quantities", "rejected")), indent=1)
    (folder / "datapackage.json").write_text(package + "\n", "utf-8", newline="")


def generate(
    folder: Path,
    statements: int,
    seed: int = 1,
    undated: float = UNDATED,
    voices: str = "shared",
    heaviest: float = 0,
) -> None:
    """Write a generated dataset to a folder; see the module for what is in it. O(statements)."""
    if voices == "private":
        write(folder, private(statements, seed, undated))
    else:
        write(folder, shared(statements, seed, undated, heaviest))


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the dataset that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--statements", type=int, required=True, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--undated", type=float, default=UNDATED, metavar="SHARE")
    parser.add_argument("--voices", choices=("shared", "private"), default="shared")
    parser.add_argument("--heaviest", type=float, default=0, metavar="SHARE")
    asked = parser.parse_args(arguments)
    if asked.statements < LEAST:
        parser.error(f"--statements is {asked.statements}; {LEAST} is the least.")
    if not 0 <= asked.undated <= 1 or not 0 <= asked.heaviest <= 1:
        parser.error("a share is a number from 0 to 1.")
    generate(**vars(asked))


if __name__ == "__main__":
    main()
