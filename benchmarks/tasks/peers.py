"""The figures of every transfer by dataframe libraries, as somebody would write it who knows them.

Each reads the CSV and does a few group-bys: of each origin the wording nearest to it, of which the
weakest counts for a transfer and, of all, the strongest against; the letter of the origin or of the
document that carries it, one lower where the statement serves the speaker or shows nothing; hedges;
one voice for the origins of a group. Then support, conflict, counter and open in the closed form,
which is products over voices, and the range of support.

They check no table and tell no band; a bare denial counts like any other, ungraded voices that back
one transfer count at the upper end of its range each by itself, and two hedges are always two
coins. So their supports are ours for nearly all transfers of what is generated, not for all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

STATEMENTS = (
    *("transfer", "origin", "document", "stance", "explicitness", "basis", "interest"),
    *("hedge", "relay", "fidelity", "status", "review"),
)
"""The columns of the statements that figures rest on."""

ORIGINS = ("id", "group", "grade")

COUNTED = {"asserts", "acknowledges", "denies"}
UNCOUNTED = {"explicitness": "coder", "fidelity": "misquoted", "review": "draft"}
SERVING = ("party", "adversary")

GRADES = {"A": 0, "B": 1, "C": 2, "D": 3, "E": 4, "F": 5, "": 5}
UNGRADED, SILENT = 5, 6
"""The place of F in :data:`WORTH`, and of nothing said."""

WORTH = {
    "point": (0.9, 0.7, 0.5, 0.3, 0.1, 0.0, 0.0),
    "low": (0.8, 0.6, 0.4, 0.2, 0.0, 0.0, 0.0),
    "high": (0.99, 0.8, 0.6, 0.4, 0.2, 0.5, 0.0),
}
ENDS = {"point": ("point", "point"), "low": ("low", "high"), "high": ("high", "low")}
"""Of each figure, which end of the letters backs, and which counters."""

HEDGES = {
    "plain": 1.0,
    "almost-certain": 0.95,
    "very-likely": 0.85,
    "likely": 0.7,
    "even": 0.5,
    "unlikely": 0.3,
}


SIDES = ("for", "against")
BEST = {"letter": "min", "hedge": "max"}
"""Of what one voice says on one side by several origins, that counts."""

ASSERTION = ["transfer", "origin", "backs", "voice"]


def by_pandas(folder: Path) -> float:
    """Return the sum of all supports, by pandas."""
    pd: Any = import_module("pandas")
    said, origins = _read(folder, "statements", *STATEMENTS), _read(folder, "origins", *ORIGINS)
    documents = _read(folder, "documents", "id", "grade")
    counted = said["stance"].isin(COUNTED) & (said["status"] == "active")
    for column, term in UNCOUNTED.items():
        counted &= said[column] != term
    said = said[counted]
    origin = pd.Index(origins["id"]).get_indexer(said["origin"])
    document = pd.Index(documents["id"]).get_indexer(said["document"])
    grades = (table["grade"].map(GRADES).to_numpy() for table in (origins, documents))
    letter, carrier = (
        grade[place] for grade, place in zip(grades, (origin, document), strict=True)
    )
    voices = origins["group"].where(origins["group"] != "", origins["id"])
    voice = pd.factorize(voices)[0][origin]
    one = _by_origin(_weighed(said, _letters(said, letter, carrier), origin, voice))
    return float(_figures(_by_voice(one))["support_point"].sum())


def _read(folder: Path, table: str, *columns: str) -> Any:
    how = {"dtype": "str", "keep_default_na": False, "engine": "pyarrow"}
    pd: Any = import_module("pandas")
    return pd.read_csv(folder / f"{table}.csv", usecols=list(columns), **how)


def _letters(said: Any, letter: Any, carrier: Any) -> Any:
    """Return the letters: the carrier's where that is worse, and one step down where it is due."""
    graded = letter < UNGRADED
    letter = np.where(graded & (carrier < UNGRADED), np.maximum(letter, carrier), letter)
    steps = (said["interest"].isin(SERVING) | (said["basis"] == "none-shown")).to_numpy()
    return np.where(graded & steps, np.minimum(letter + 1, UNGRADED - 1), letter)


def _weighed(said: Any, letter: Any, origin: Any, voice: Any) -> Any:
    """Return the statements; letters and hedges against have a minus, so that less is weaker."""
    pd: Any = import_module("pandas")
    backs = (said["stance"] != "denies").to_numpy()
    relays = (said["relay"].str.count(">") + (said["relay"] != "")).to_numpy()
    sign = np.where(backs, 1, -1)
    columns = {
        "transfer": pd.factorize(said["transfer"])[0],
        "origin": origin,
        "backs": backs,
        "voice": voice,
        "near": np.where(backs, relays, 0),
        "letter": letter * sign,
        "hedge": said["hedge"].map(HEDGES).to_numpy() * sign,
    }
    return pd.DataFrame(columns)


def _by_origin(one: Any) -> Any:
    """Return the assertions: of the nearest wordings the weakest for, the strongest against."""
    nearest = one[one["near"] == one.groupby(ASSERTION)["near"].transform("min")]
    weighed = nearest.groupby(ASSERTION).agg({"letter": "max", "hedge": "min"})
    return weighed.abs().reset_index()


def _by_voice(one: Any) -> Any:
    """Return a row for each transfer and voice."""
    for side, own in (("for", one["backs"]), ("against", ~one["backs"])):
        one[f"letter_{side}"] = one["letter"].where(own, SILENT)
        one[f"hedge_{side}"] = one["hedge"].where(own, 0.0)
    best = {f"{name}_{side}": how for name, how in BEST.items() for side in SIDES}
    return one.groupby(["transfer", "voice"]).agg(best).reset_index()


def _figures(heard: Any) -> Any:
    """Return a row for each transfer: products over its voices, and the masses."""
    pd: Any = import_module("pandas")
    parts = pd.DataFrame({"transfer": heard["transfer"]})
    for level, (backing, countering) in ENDS.items():
        t_for = np.array(WORTH[backing])[heard["letter_for"]]
        t_against = np.array(WORTH[countering])[heard["letter_against"]]
        backed, countered = t_for * heard["hedge_for"], t_against * heard["hedge_against"]
        both = np.minimum(t_for, t_against) * heard["hedge_for"] * heard["hedge_against"]
        parts[f"b_{level}"], parts[f"c_{level}"] = 1 - backed, 1 - countered
        parts[f"n_{level}"] = 1 - backed - countered + both
    product = parts.groupby("transfer").prod()
    found = {f"support_{level}": product[f"c_{level}"] - product[f"n_{level}"] for level in ENDS}
    counter = product["b_point"] - product["n_point"]
    conflict = 1 - product["c_point"] - product["b_point"] + product["n_point"]
    return pd.DataFrame(found | {"counter": counter, "conflict": conflict})


def by_polars(folder: Path) -> float:
    """Return the sum of all supports, by polars, lazily."""
    pl: Any = import_module("polars")

    def code(column: str) -> Any:
        return pl.col(column).replace_strict(GRADES, return_dtype=pl.Int32)

    group = pl.when(pl.col("group") == "").then("id").otherwise("group")
    origins = _scan(folder, "origins", *ORIGINS)
    origins = origins.select(origin="id", voice=group, letter=code("grade"))
    documents = _scan(folder, "documents", "id", "grade")
    documents = documents.select(document="id", carrier=code("grade"))
    counted = [pl.col(column) != term for column, term in UNCOUNTED.items()]
    counted += [pl.col("stance").is_in(sorted(COUNTED)), pl.col("status") == "active"]
    said = _scan(folder, "statements", *STATEMENTS).filter(counted)
    said = said.join(origins, on="origin").join(documents, on="document")
    return float(_lazily(said).collect()["support_point"].sum())


def _scan(folder: Path, table: str, *columns: str) -> Any:
    pl: Any = import_module("polars")
    found = pl.scan_csv(folder / f"{table}.csv", infer_schema=False)
    return found.select(pl.col(columns).fill_null(""))


def _lazily(said: Any) -> Any:
    """Return the figures of the statements that count, each with its letters and its voice."""
    pl: Any = import_module("polars")
    letter, carrier, backs = pl.col("letter"), pl.col("carrier"), pl.col("backs")
    graded, sign = letter < UNGRADED, pl.when("backs").then(1).otherwise(-1)
    worse = pl.when(carrier < UNGRADED).then(pl.max_horizontal(letter, carrier)).otherwise(letter)
    steps = pl.col("interest").is_in(SERVING) | (pl.col("basis") == "none-shown")
    lower = pl.when(steps).then(pl.min_horizontal(letter + 1, UNGRADED - 1)).otherwise(letter)
    relays = pl.col("relay").str.count_matches(">") + (pl.col("relay") != "")
    near, hedge = pl.col("near"), pl.col("hedge")
    one = (
        said.with_columns(
            pl.when(graded).then(worse).otherwise(letter).alias("letter"),
            backs=pl.col("stance") != "denies",
        )
        .with_columns(
            pl.when(graded).then(lower).otherwise(letter).alias("letter"),
            near=pl.when("backs").then(relays).otherwise(0),
            hedge=hedge.replace_strict(HEDGES) * sign,
        )
        .with_columns(letter=letter * sign)
        .filter(near == near.min().over(ASSERTION))
        .group_by(ASSERTION)
        .agg(letter.max().abs(), hedge.min().abs())
    )
    sides = list(zip(SIDES, (backs, ~backs), strict=True))
    heard = one.group_by("transfer", "voice").agg(
        *(
            letter.filter(own).min().fill_null(SILENT).alias(f"letter_{side}")
            for side, own in sides
        ),
        *(hedge.filter(own).max().fill_null(0).alias(f"hedge_{side}") for side, own in sides),
    )
    products = [part for level, ends in ENDS.items() for part in _products(level, *ends)]
    support = {f"support_{one}": pl.col(f"c_{one}") - pl.col(f"n_{one}") for one in ENDS}
    counter = pl.col("b_point") - pl.col("n_point")
    conflict = 1 - support["support_point"] - pl.col("b_point")
    figures = heard.group_by("transfer").agg(products)
    return figures.select("transfer", **support, counter=counter, conflict=conflict)


def _products(level: str, backing: str, countering: str) -> Iterator[Any]:
    """Yield the three products over voices that the masses of one figure are made of."""
    pl: Any = import_module("polars")

    def worth(side: str, end: str) -> Any:
        return pl.col(f"letter_{side}").replace_strict(dict(enumerate(WORTH[end])))

    t_for, t_against = worth("for", backing), worth("against", countering)
    backed, countered = t_for * pl.col("hedge_for"), t_against * pl.col("hedge_against")
    both = pl.min_horizontal(t_for, t_against) * pl.col("hedge_for") * pl.col("hedge_against")
    yield (1 - backed).product().alias(f"b_{level}")
    yield (1 - countered).product().alias(f"c_{level}")
    yield (1 - backed - countered + both).product().alias(f"n_{level}")


def by_duckdb(folder: Path) -> float:
    """Return the sum of all supports, by duckdb."""
    duckdb: Any = import_module("duckdb")
    [(found,)] = duckdb.sql(query(folder)).fetchall()
    return float(found)


def query(folder: Path) -> str:
    """Return the whole computation in SQL; the last condition has all figures computed."""
    tables = {
        name: f"read_csv('{folder / name}.csv', all_varchar = true, header = true)"
        for name in ("statements", "origins", "documents")
    }
    grade = "ascii(coalesce({0}, 'F')) - 65"
    hedge = " ".join(f"WHEN '{name}' THEN {value}" for name, value in HEDGES.items())
    uncounted = " AND ".join(f"{name} <> '{term}'" for name, term in UNCOUNTED.items())
    levels = ",\n".join(_level(level, *ends) for level, ends in ENDS.items())
    return f"""
WITH origins AS (
  SELECT id, coalesce("group", id) AS voice, {grade.format("grade")} AS letter
  FROM {tables["origins"]}
), documents AS (
  SELECT id, {grade.format("grade")} AS carrier FROM {tables["documents"]}
), said AS (
  SELECT transfer, origin, voice, stance <> 'denies' AS backs,
    if(letter < {UNGRADED} AND carrier < {UNGRADED}, greatest(letter, carrier), letter) AS letter,
    interest IN {SERVING} OR basis = 'none-shown' AS steps,
    CASE hedge {hedge} END AS hedge,
    if(backs, len(string_split(coalesce(relay, ''), '>')) - (relay IS NULL)::INT, 0) AS near
  FROM {tables["statements"]} AS s
  JOIN origins ON origins.id = origin JOIN documents ON documents.id = document
  WHERE stance IN {tuple(sorted(COUNTED))} AND status = 'active' AND {uncounted}
), nearest AS (
  SELECT transfer, origin, voice, backs, hedge,
    if(letter < {UNGRADED} AND steps, least(letter + 1, {UNGRADED - 1}), letter) AS letter
  FROM said QUALIFY near = min(near) OVER (PARTITION BY transfer, origin, backs)
), one AS (
  SELECT transfer, origin, voice, backs, if(backs, max(letter), min(letter)) AS letter,
    if(backs, min(hedge), max(hedge)) AS hedge
  FROM nearest GROUP BY transfer, origin, voice, backs
), heard AS (
  SELECT transfer, voice,
    coalesce(min(letter) FILTER (backs), {SILENT}) AS letter_for,
    coalesce(min(letter) FILTER (NOT backs), {SILENT}) AS letter_against,
    coalesce(max(hedge) FILTER (backs), 0) AS hedge_for,
    coalesce(max(hedge) FILTER (NOT backs), 0) AS hedge_against
  FROM one GROUP BY ALL
), product AS (
  SELECT transfer, {levels} FROM heard GROUP BY transfer
), figures AS (
  SELECT transfer, c_point - n_point AS support_point, c_low - n_low AS support_low,
    c_high - n_high AS support_high, b_point - n_point AS counter,
    1 - c_point - b_point + n_point AS conflict
  FROM product
)
SELECT sum(support_point) FROM figures
  WHERE support_low <= 1.5 AND support_high <= 1.5 AND counter <= 1.5 AND conflict <= 1.5
"""


def _level(level: str, backing: str, countering: str) -> str:
    t_for = f"{list(WORTH[backing])}[letter_for + 1]"
    t_against = f"{list(WORTH[countering])}[letter_against + 1]"
    backed, countered = f"{t_for} * hedge_for", f"{t_against} * hedge_against"
    both = f"least({t_for}, {t_against}) * hedge_for * hedge_against"
    return (
        f"product(1 - {backed}) AS b_{level}, product(1 - {countered}) AS c_{level}, "
        f"product(1 - {backed} - {countered} + {both}) AS n_{level}"
    )


PEERS: Mapping[str, Callable[[Path], float]] = MappingProxyType(
    {"duckdb": by_duckdb, "polars": by_polars, "pandas": by_pandas}
)
