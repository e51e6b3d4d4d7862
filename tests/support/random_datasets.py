"""Small datasets drawn from a seed, dense enough that most have paths between most actors."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from graph.model.dates import parse
from graph.model.rows import Actor, Dataset, Document, Origin, Statement, Transfer
from graph.model.vocabulary import MODES, OUTCOMES, VOCABULARIES

TYPES = [
    "state",
    "armed-group",
    "armed-group",
    "stockpile",
    "stockpile",
    "coalition",
    "person",
    "unknown",
    "unspecified",
]
MODE_CHOICES = [name for name, term in MODES.items() if term.family != "possession"] * 2 + list(
    MODES
)
MODE_CHOICES += ["seized-on-collapse", "captured"] * 8
DATES = ["2015", "2018-03", "2019/2021", "2020", "2021-08/..", "../2019", "2020~"]
MATERIEL = ["small-arm", "assault-rifle", "atgm", "light-weapon", "equipment"]


def draw(seed: int, actors: int = 6, transfers: int = 9, origins: int = 5) -> Dataset:
    """A dataset of that size, the same for the same seed."""
    random = Random(seed)
    people = tuple(_actor(random, n) for n in range(actors))
    voices = tuple(_origin(random, n) for n in range(origins))
    edges = tuple(_transfer(random, n, actors) for n in range(transfers))
    said = [
        _statement(random, f"s{n}-{m}", edge, random.choice(voices))
        for n, edge in enumerate(edges)
        for m in range(random.choice([1, 1, 1, 2, 3]))
    ]
    random.shuffle(said)
    documents = tuple(_document(random, n) for n in range(4))
    return Dataset(people, documents, voices, edges, tuple(said))


def crowded(seed: int) -> Dataset:
    """All statements of a small dataset on one transfer; of every third in one span, all hedged."""
    data, random = draw(seed, transfers=3 + seed % 3, origins=3 + seed % 4), Random(seed)
    said = tuple(replace(one, transfer="t0") for one in data.statements)
    if seed % 3 == 0:
        said = tuple(_in_one_span(one, random) for one in said)
    return replace(data, statements=said)


def _in_one_span(one: Statement, random: Random) -> Statement:
    return replace(
        one,
        document="d0",
        paragraph=1,
        sentences="",
        relay=(),
        fidelity="verbatim",
        stance=random.choice(["asserts", "denies"]),
        hedge=random.choice(["likely", "even"]),
    )


def _document(random: Random, n: int) -> Document:
    published = parse(random.choice(["2020", "2021"])) if random.random() < 0.5 else None
    grade = random.choice(["", "", "", "B", "D", "F"])
    reason = "a reason" if grade else ""
    named = Document(f"d{n}", f"Document {n}", published=published)
    return replace(named, grade=grade, grade_reason=reason)


def _actor(random: Random, n: int) -> Actor:
    parent = f"a{random.randrange(n)}" if n and random.random() < 0.3 else ""
    kind = random.choice(["organ", "organ", "member", ""]) if parent else ""
    return Actor(f"a{n}", f"Actor {n}", random.choice(TYPES), parent, kind)


def _origin(random: Random, n: int) -> Origin:
    group = random.choice(["", "", "shared"])
    speaker = random.choice(["", "a0"])
    return Origin(f"o{n}", f"Origin {n}", speaker, group, random.choice("ABBCCDEF"), "a reason")


def _transfer(random: Random, n: int, actors: int) -> Transfer:
    giver, receiver = random.sample(range(actors), 2)
    start = parse(random.choice(DATES)) if random.random() < 0.5 else None
    materiel = tuple(random.sample(MATERIEL, random.choice([0, 1, 1, 2])))
    directness = random.choice(["direct", "direct", "carrier-unknown"])
    mode = random.choice(MODE_CHOICES)
    plain = Transfer(f"t{n}", f"a{giver}", f"a{receiver}", mode, materiel, directness=directness)
    outcome = random.choice([*OUTCOMES, *["completed"] * 12])
    return replace(plain, start=start, outcome=outcome)


def _statement(random: Random, name: str, transfer: Transfer, origin: Origin) -> Statement:
    paragraph = random.choice([None, 1, 1, 2])
    admits = ["acknowledges"] if origin.speaker in (transfer.giver, transfer.receiver) else []
    return Statement(
        id=name,
        transfer=transfer.id,
        origin=origin.id,
        document=random.choice(["d0", "d0", "d1", "d2", "d3"]),
        stance=random.choice(["asserts"] * 6 + admits * 3 + ["denies", "denies", "qualifies"]),
        paragraph=paragraph,
        sentences=random.choice(["", "1"]) if paragraph else "",
        explicitness=random.choice(["explicit"] * 4 + ["party-implied", "implied", "coder"]),
        basis=random.choice(["testimony", "record", "physical", "none-shown"]),
        interest=random.choice(["none", "none", "party", "adversary", "against-interest"]),
        hedge=random.choice(["plain"] * 4 + ["likely", "even"]),
        relay=tuple(f"outlet-{n}" for n in range(random.choice([0, 0, 1, 2]))),
        fidelity=random.choice(
            ["verbatim", "paraphrase", "paraphrase", "strengthened", "misquoted"]
        ),
        stated_on=random.choice([None, parse("2020"), parse("2020-05")]),
        status=random.choice(["active"] * 8 + ["retracted", "excluded"]),
        review=random.choice(["coded"] * 6 + ["confirmed", "contested", "draft"]),
        summary="said",
    )


def many(seeds: range) -> Dataset:
    """Many small datasets as one, in which no row of one refers to another's.

    Every third is :func:`crowded`, of every second the statements have any terms at all.
    """
    parts = [_apart(crowded(n) if n % 3 == 0 else draw(n, transfers=12), n) for n in seeds]
    return Dataset(
        actors=tuple(row for one in parts for row in one.actors),
        documents=tuple(row for one in parts for row in one.documents),
        origins=tuple(row for one in parts for row in one.origins),
        transfers=tuple(row for one in parts for row in one.transfers),
        statements=tuple(row for one in parts for row in one.statements),
    )


def _apart(data: Dataset, n: int) -> Dataset:
    """The dataset with the number in each of its ids."""
    random = Random(n)
    said = [_any_terms(random, one) if n % 2 else one for one in data.statements]
    return Dataset(
        actors=tuple(
            replace(one, id=f"{one.id}-{n}", parent=one.parent and f"{one.parent}-{n}")
            for one in data.actors
        ),
        documents=tuple(replace(one, id=f"{one.id}-{n}") for one in data.documents),
        origins=tuple(
            replace(
                one,
                id=f"{one.id}-{n}",
                group=one.group and f"{one.group}-{n}",
                speaker=one.speaker and f"{one.speaker}-{n}",
            )
            for one in data.origins
        ),
        transfers=tuple(
            replace(
                one,
                id=f"{one.id}-{n}",
                giver=f"{one.giver}-{n}",
                receiver=f"{one.receiver}-{n}",
            )
            for one in data.transfers
        ),
        statements=tuple(
            replace(
                one,
                id=f"{one.id}-{n}",
                transfer=f"{one.transfer}-{n}",
                origin=f"{one.origin}-{n}",
                document=f"{one.document}-{n}",
            )
            for one in said
        ),
    )


def _any_terms(random: Random, one: Statement) -> Statement:
    """The statement with any terms, and where it has no paragraph now and then a digest."""
    terms: dict[str, Any] = {
        name: random.choice(list(VOCABULARIES[name]))
        for name in ("explicitness", "basis", "interest", "hedge", "fidelity", "review")
    }
    if random.random() < 0.5:  # most would count for nothing
        terms |= {"explicitness": "explicit", "fidelity": "paraphrase", "review": "coded"}
    digest = random.choice(["", "0" * 64, "1" * 64]) if one.paragraph is None else ""
    return replace(one, **terms, span_sha256=digest)
