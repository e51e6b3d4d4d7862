"""Small datasets without fault, for property tests: :func:`datasets` and the rows it draws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from graph.evidence.ladder import LADDER, Rung
from graph.model.materiel import BUILT_IN, Materiel
from graph.model.rows import (
    Actor,
    Dataset,
    Document,
    Origin,
    Quantity,
    Rejected,
    Statement,
    Transfer,
)
from tests.support.values import (
    Texts,
    dated,
    digests_or_none,
    figures,
    places_or_none,
    sentences,
    slugs,
    spans,
    terms,
    terms_or_none,
    texts_of,
    wikidata_or_none,
)

T = TypeVar("T")

addresses = st.sampled_from(("", "https://daily.example/a?b=c&d='e'#f", "http://x.example"))


@st.composite
def actors(draw: DrawFn, name: str, before: Sequence[Actor], text: Texts) -> Actor:
    """An actor, maybe a part of one of those ``before``."""
    since, until = draw(spans())
    parent = _one_or_none(draw, before)
    return Actor(
        id=name,
        name=draw(text.name),
        type=draw(terms("actor type")),
        parent=parent,
        parent_kind=draw(terms_or_none("parent kind")) if parent else "",
        aliases=draw(text.aliases),
        weak_aliases=draw(text.aliases),
        active_from=since,
        active_to=until,
        wikidata=draw(wikidata_or_none),
        note=draw(text.note),
        own=draw(text.own),
    )


@st.composite
def documents(draw: DrawFn, name: str, before: Sequence[Document], text: Texts) -> Document:
    """A document, maybe a copy of one of those ``before``; every letter but F has its reason."""
    grade = draw(terms_or_none("grade", ""))
    return Document(
        id=name,
        title=draw(text.name),
        outlet=draw(text.line),
        author=draw(text.line),
        published=draw(dated),
        genre=draw(terms_or_none("genre")),
        language=draw(_any_of(("", "en", "pt-BR"))),
        url=draw(addresses),
        archive_url=draw(addresses),
        accessed=draw(dated),
        grade=grade,
        grade_reason=draw(text.line if grade in ("", "F") else text.name),
        copy_of=_one_or_none(draw, before),
        sha256=draw(digests_or_none),
        file_sha256=draw(digests_or_none),
        extractor=draw(text.line),
        note=draw(text.note),
        own=draw(text.own),
    )


@st.composite
def origins(draw: DrawFn, name: str, group: str, known: Sequence[Actor], text: Texts) -> Origin:
    """An origin of a voice; every letter but F has its reason."""
    grade = draw(terms("grade"))
    return Origin(
        id=name,
        name=draw(text.name),
        speaker=_one_or_none(draw, known),
        group=group,
        grade=grade,
        grade_reason=draw(text.line if grade == "F" else text.name),
        note=draw(text.note),
        own=draw(text.own),
    )


@st.composite
def transfers(
    draw: DrawFn, name: str, known: Sequence[Actor], materiel: Sequence[str], text: Texts
) -> Transfer:
    """A transfer between two actors."""
    giver, receiver = (known[place] for place in draw(_orders(len(known)))[:2])
    start, end = draw(spans())
    return Transfer(
        id=name,
        giver=giver.id,
        receiver=receiver.id,
        mode=draw(terms("mode")),
        materiel=tuple(draw(_few_of(tuple(materiel), 3))),
        start=start,
        end=end,
        place=draw(text.line),
        directness=draw(terms("directness", "direct")),
        outcome=draw(terms("outcome", "completed")),
        authorisation=draw(terms("authorisation")),
        note=draw(text.note),
        own=draw(text.own),
    )


@st.composite
def statements(
    draw: DrawFn,
    name: str,
    about: Sequence[Transfer],
    said_by: Sequence[Origin],
    printed_in: Sequence[Document],
    text: Texts,
) -> Statement:
    """A statement of any stance; half of them assert, most are active and explicit.

    Nobody but giver and receiver acknowledges.
    """
    paragraph = draw(places_or_none)
    transfer, origin = draw(st.sampled_from(about)), draw(st.sampled_from(said_by))
    stance = draw(terms("stance", "asserts"))
    coder = draw(text.line)
    party = origin.speaker in (transfer.giver, transfer.receiver)
    return Statement(
        id=name,
        transfer=transfer.id,
        origin=origin.id,
        document=_one(draw, printed_in),
        stance=stance if party or stance != "acknowledges" else "asserts",
        page=draw(places_or_none),
        paragraph=paragraph,
        sentences=draw(sentences) if paragraph else "",
        span_sha256=draw(digests_or_none) if paragraph else "",
        quote=draw(text.line),
        explicitness=draw(terms("explicitness", "explicit")),
        basis=draw(terms("basis")),
        interest=draw(terms("interest", "none")),
        hedge=draw(terms("hedge", "plain")),
        relay=draw(text.relay),
        fidelity=draw(terms("fidelity")),
        stated_on=draw(dated),
        status=draw(terms("status", "active")),
        coder=coder,
        review=draw(terms("review", "coded")),
        reviewer=draw(text.line.filter(lambda one: not one or one != coder)),
        summary=draw(text.name),
        own=draw(text.own),
    )


@st.composite
def quantities(
    draw: DrawFn,
    name: str,
    before: Sequence[Quantity],
    given_by: Sequence[Statement],
    materiel: Sequence[str],
    text: Texts,
) -> Quantity:
    """A figure, maybe one of those ``before`` again, in the same unit."""
    low, high = sorted(draw(st.tuples(figures, figures)))
    unit = draw(terms("unit", "pieces"))
    return Quantity(
        id=name,
        statement=_one(draw, given_by),
        of=draw(_any_of(tuple(materiel))),
        minimum=draw(st.sampled_from((None, low))),
        maximum=draw(st.sampled_from((None, high))),
        unit=unit,
        qualifier=draw(terms_or_none("qualifier")),
        as_written=draw(text.line),
        same_as=_one_or_none(draw, [figure for figure in before if figure.unit == unit]),
        own=draw(text.own),
    )


@st.composite
def rejected(
    draw: DrawFn, printed_in: Sequence[Document], known: Sequence[Actor], text: Texts
) -> Rejected:
    """A paragraph that states no transfer."""
    return Rejected(
        document=_one(draw, printed_in),
        paragraph=draw(st.integers(1, 40)),
        sentences=draw(sentences),
        span_sha256=draw(digests_or_none),
        reason=draw(terms("rejected reason")),
        actors=_some(draw, known),
        summary=draw(text.name),
        own=draw(text.own),
    )


@st.composite
def designations(draw: DrawFn, name: str, before: Sequence[Materiel], text: Texts) -> Materiel:
    """A term that a dataset adds to the materiel tree."""
    wider = ["", "assault-rifle", "uav", *(term.id for term in before)]
    parent = draw(st.sampled_from(wider))
    return Materiel(name, draw(text.name), parent, draw(text.aliases), own=draw(text.own))


@st.composite
def voices(draw: DrawFn, most: int, most_voices: int) -> list[str]:
    """For each origin its group: several share one, and one that stands alone may have none."""
    pool = draw(st.lists(slugs, min_size=1, max_size=most_voices, unique=True))
    groups = draw(st.lists(st.sampled_from(pool), min_size=1, max_size=most))
    alone = draw(st.booleans())
    return ["" if alone and groups.count(group) == 1 else group for group in groups]


@st.composite
def datasets(
    draw: DrawFn,
    *,
    max_actors: int = 5,
    max_documents: int = 3,
    max_origins: int = 6,
    max_voices: int = 4,
    max_transfers: int = 6,
    max_statements: int = 10,
    controls: bool = False,
) -> Dataset:
    """Datasets that :func:`seeds.checks.faults.faults` has nothing to say about.

    Each has an actor, a document and an origin at least; four of five have transfers, parallel
    ones among them, and statements about them. The origins are at most ``max_voices`` voices.
    ``controls`` lets control characters into every text.
    """
    text = texts_of(controls)
    least = draw(_any_of((0, 2, 2, 2, 2)))
    own = _grow(draw, 0, 2, lambda name, before: designations(name, before, text))
    known = [*BUILT_IN, *(term.id for term in own)]
    who = _grow(draw, max(least, 1), max_actors, lambda name, before: actors(name, before, text))
    where = _grow(draw, 1, max_documents, lambda name, before: documents(name, before, text))
    groups = draw(voices(max_origins, max_voices))
    said_by = _grow(
        draw,
        len(groups),
        len(groups),
        lambda name, before: origins(name, groups[len(before)], who, text),
    )
    what = _grow(
        draw,
        least,
        max_transfers if len(who) > 1 else 0,
        lambda name, _: transfers(name, who, known, text),
    )
    said = _grow(
        draw,
        least,
        max_statements if what else 0,
        lambda name, _: statements(name, what, said_by, where, text),
    )
    numbers = _grow(
        draw,
        0,
        3 if said else 0,
        lambda name, before: quantities(name, before, said, known, text),
    )
    return Dataset(
        actors=who,
        documents=where,
        origins=said_by,
        transfers=what,
        statements=said,
        quantities=numbers,
        rejected=tuple(draw(st.lists(rejected(where, who, text), max_size=2))),
        materiel=own,
        title=draw(text.line),
    )


def _grow(
    draw: DrawFn, least: int, most: int, row: Callable[[str, Sequence[T]], SearchStrategy[T]]
) -> tuple[T, ...]:
    """Rows with an id each; ``row`` makes one for an id, given the rows before it.

    Rows that refer to rows before them alone close no circle.
    """
    rows: list[T] = []
    for name in draw(_ids(min(least, most), most)):
        rows.append(draw(row(name, rows)))
    return tuple(rows)


@cache
def _ids(least: int, most: int) -> SearchStrategy[list[str]]:
    spare = slugs.filter(lambda one: one not in BUILT_IN)  # no designation is defined twice
    return st.lists(spare, min_size=least, max_size=most, unique=True)


@cache
def _orders(count: int) -> SearchStrategy[list[int]]:
    return st.permutations(range(count))


@cache
def _any_of(values: tuple[Any, ...]) -> SearchStrategy[Any]:
    return st.sampled_from(values)


@cache
def _few_of(values: tuple[Any, ...], most: int) -> SearchStrategy[list[Any]]:
    return st.lists(_any_of(values), max_size=most, unique=True)


def _one(draw: DrawFn, rows: Sequence[Any]) -> str:
    return str(draw(st.sampled_from(rows)).id)


def _one_or_none(draw: DrawFn, rows: Sequence[Any]) -> str:
    return str(draw(_any_of(("", *(row.id for row in rows)))))


def _some(draw: DrawFn, rows: Sequence[Any]) -> tuple[str, ...]:
    ids = [row.id for row in rows]
    return tuple(draw(_few_of(tuple(ids), 2))) if ids else ()


LADDERS = st.sampled_from(
    [LADDER, {**LADDER, "F": Rung(Fraction(1, 10), Fraction(1, 4), Fraction(1, 2))}]
)
