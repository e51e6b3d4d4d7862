"""A small dataset with one of everything that the map can show; all of it is invented."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from graph.model.dates import parse
from graph.model.rows import Actor, Dataset, Document, Origin, Quantity, Statement, Transfer
from graph.model.schema import TABLES
from graph.network import Network, build

ACTORS = (
    Actor("north", "Northland", "state", aliases=("Kingdom of Northland", "NL")),
    Actor("north-army", "Army of Northland", "armed-forces", parent="north"),
    Actor("depot", "Stock left at Harrow Bay", "stockpile"),
    Actor("reds", "Red Column", "armed-group", aliases=("Columna Roja",), note="split in 2020"),
    Actor("blues", "Blue Front", "armed-group"),
    Actor("someone", "Thieves, not known", "unknown"),
    Actor("watch", "Arms Watch Institute", "research-organisation"),
)
DOCUMENTS = (
    Document("daily", "Stock lost at the bay", "The Daily", "", parse("2021-05"), "news"),
    Document(
        "post", "Where it went", "Post", "", parse("2022~"), "repost", url="https://post.example/1"
    ),
    Document("audit", "Audit of depots", "", "", None, "audit", copy_of="daily"),
)
ORIGINS = (
    Origin("minister", "Minister of Northland", "north", "north-government", "C", "on record"),
    Origin("spokesman", "Army spokesman", "north-army", "north-government", "B", "on record"),
    Origin("field", "Field work of the institute", "watch", "", "A", "examined the items"),
    Origin("fighter", "A fighter, not named"),
    Origin("reds-speaker", "Speaker of the Red Column", "reds"),
)
TRANSFERS = (
    Transfer("n-d", "north-army", "depot", "abandoned", ("rifle",), parse("2020-03")),
    Transfer(
        "d-r",
        "depot",
        "reds",
        "unspecified",
        ("rifle",),
        parse("2020/2021"),
        None,
        "Harrow Bay",
        "carrier-unknown",
    ),
    Transfer("r-b-1", "reds", "blues", "sold", ("rifle",)),
    Transfer("r-b-2", "reds", "blues", "shared", ("mortar",), end=parse("2021-06")),
    Transfer("b-r", "blues", "reds", "captured"),
    Transfer("d-s", "depot", "someone", "stolen", ("equipment",)),
    Transfer("b-w", "blues", "watch", "recovered-from", ("rifle",)),
    Transfer("n-b", "north", "blues", "supplied"),
    Transfer("n-r", "north", "reds", "supplied"),
)
STATEMENTS = (
    Statement(
        "s1",
        "n-d",
        "minister",
        "daily",
        "acknowledges",
        None,
        2,
        "1-2",
        basis="record",
        summary="The army left the stock behind.",
    ),
    Statement(
        "s2",
        "n-d",
        "minister",
        "post",
        "acknowledges",
        None,
        4,
        basis="record",
        relay=("daily", "Wire"),
        summary="The ministry says the stock was left.",
    ),
    Statement(
        "s3",
        "d-r",
        "fighter",
        "post",
        "asserts",
        None,
        5,
        interest="adversary",
        hedge="likely",
        relay=("Wire",),
        stated_on=parse("2021-04-02"),
        summary="The column has the rifles now.",
    ),
    Statement(
        "s4",
        "d-r",
        "reds-speaker",
        "daily",
        "denies",
        None,
        7,
        interest="party",
        summary="The column took nothing.",
    ),
    Statement(
        "s5",
        "d-r",
        "minister",
        "daily",
        "no-comment",
        None,
        8,
        summary="The minister neither confirms nor denies.",
    ),
    Statement(
        "s6",
        "r-b-1",
        "field",
        "post",
        "asserts",
        None,
        6,
        basis="physical",
        summary="Marks match rifles of the column.",
    ),
    Statement(
        "s7",
        "r-b-1",
        "spokesman",
        "post",
        "asserts",
        None,
        6,
        basis="testimony",
        summary="The spokesman says the front bought rifles.",
    ),
    Statement(
        "s8", "r-b-1", "fighter", "daily", "asserts", 9, summary="A fighter speaks of a sale."
    ),
    Statement(
        "s9",
        "r-b-2",
        "fighter",
        "daily",
        "asserts",
        None,
        10,
        explicitness="implied",
        summary="They fought with the same mortars.",
    ),
    Statement(
        "s10",
        "b-r",
        "fighter",
        "daily",
        "asserts",
        None,
        11,
        status="retracted",
        summary="Withdrawn: arms were taken back.",
    ),
    Statement(
        "s11", "d-s", "field", "audit", "asserts", 3, basis="record", summary="Items were stolen."
    ),
    Statement(
        "s12",
        "b-w",
        "field",
        "post",
        "asserts",
        None,
        12,
        basis="physical",
        summary="The institute holds one rifle.",
    ),
    Statement(
        "s13", "n-b", "spokesman", "daily", "denies", 13, summary="Nothing was given to the front."
    ),
    Statement(
        "s14",
        "n-r",
        "minister",
        "daily",
        "acknowledges",
        None,
        14,
        explicitness="coder",
        summary="The researcher's own inference.",
    ),
)
QUANTITIES = (
    Quantity("q1", "s1", "rifle", 400, 400, "pieces", "about", "about 400"),
    Quantity("q2", "s2", "rifle", 450, None, "pieces", "more-than", "over 450", "q1"),
    Quantity("q3", "s3", "rifle", None, 90, "pieces", "nearly", "nearly 90"),
)
DATASET = Dataset(
    ACTORS, DOCUMENTS, ORIGINS, TRANSFERS, STATEMENTS, QUANTITIES, title="Arms of Harrow Bay"
)


def network() -> Network:
    """The network of the sample."""
    return build(DATASET)


HOSTILE = {
    "a script": "</script><script>window.pwned=1</script>",
    "an image": "<img src=x onerror='window.pwned=1'>",
    "an address": "javascript:window.pwned=1",
    "template braces": "{{7*7}} {% raw %} {# x #} ${7*7}",
    "quotes": '"\'`><" onmouseover="window.pwned=1',
    "a comment": "<!-- --><!-- slot: policy --> ]]>",
    "right to left": "\u202eright\u202c \u0627\u0644\u0639\u0631\u0628 \u05e9\u05dc\u05d5\u05dd",
    "zero width": "zero\u200b\u200d\ufeff\u2060width",
    "line separators": "one\u2028two\u2029three",
    "control characters": "a\x00b\x07c\x1b[31md\x7fe\x9ff",
    "a lone surrogate": "a\ud800b",
    "ten thousand letters": "W" * 10_000,
    "ten thousand words": "word " * 2_000,
    "a prototype": "__proto__",
}

_REFERENCES = frozenset(
    ("id", "giver", "receiver", "parent", "speaker", "group", "origin", "document", "transfer")
) | {"statement", "same_as", "copy_of"}
_TERMS = frozenset(
    ("type", "genre", "grade", "mode", "directness", "authorisation", "stance", "explicitness")
) | {
    "basis",
    "interest",
    "hedge",
    "fidelity",
    "status",
    "materiel",
    "outcome",
    "review",
    "parent_kind",
}


def filled_with(text: str) -> Dataset:
    """The sample with every text that a person writes replaced by ``text``."""
    tables: dict[str, Any] = {
        name: tuple(_filled(row, text) for row in getattr(DATASET, name)) for name in TABLES
    }
    return Dataset(**tables, title=text)


def named_with(text: str) -> Dataset:
    """The sample with every id, and every reference to it, made of ``text``."""
    tables: dict[str, Any] = {
        name: tuple(_named(row, text) for row in getattr(DATASET, name)) for name in TABLES
    }
    return Dataset(**tables, title="Ids")


def _named(row: Any, text: str) -> Any:
    names = {name for name in _REFERENCES if getattr(row, name, "")}
    return replace(row, **{name: f"{text} {getattr(row, name)}" for name in names})


def _filled(row: Any, text: str) -> Any:
    if not is_dataclass(row) or isinstance(row, type):
        return row
    values = {field.name: getattr(row, field.name) for field in fields(row)}
    free = {name: one for name, one in values.items() if name not in _REFERENCES | _TERMS}
    written = {name: text for name, one in free.items() if isinstance(one, str)}
    lists: dict[str, Any] = {
        name: (text, text) for name, one in free.items() if isinstance(one, tuple)
    }
    return replace(row, **written, **lists | {"own": (("x_own", text),)})
