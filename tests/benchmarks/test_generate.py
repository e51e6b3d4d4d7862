"""A generated dataset is valid, has what its module says, and is the same for the same seed."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.generate import generate, main
from graph.model.rows import Dataset
from graph.network import build
from seeds import tables
from tests.support.places import ROOT

SIZE = 2_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("generated")
    generate(path, SIZE)
    return path


@pytest.fixture(scope="module")
def data(folder: Path) -> Dataset:
    return tables.read(folder)


def test_a_dataset_of_shared_voices_has_no_fault_and_as_many_statements_as_asked(
    data: Dataset,
) -> None:
    assert (len(data.statements), len(data.transfers), len(data.actors)) == (SIZE, 800, 200)


def test_of_a_hundred_statements_seven_deny_and_twenty_hedge(data: Dataset) -> None:
    assert sum(one.stance == "denies" for one in data.statements) == SIZE * 7 // 100
    hedged = sum(one.hedge != "plain" for one in data.statements)
    assert hedged / SIZE == pytest.approx(0.2, abs=0.01)


def test_a_tenth_of_the_transfers_is_undated_and_half_names_no_materiel(data: Dataset) -> None:
    assert sum(one.start is None for one in data.transfers) == 80
    assert sum(not one.materiel for one in data.transfers) == 400


def test_every_transfer_has_a_statement_and_a_few_have_hundreds(data: Dataset) -> None:
    count = Counter(one.transfer for one in data.statements)
    assert len(count) == len(data.transfers)
    assert sum(number >= 200 for number in count.values()) == 2
    assert sum(number > 10 for number in count.values()) < 10


def test_a_voice_speaks_of_many_transfers_and_some_of_many_more_than_others(data: Dataset) -> None:
    voice = {one.id: one.group or one.id for one in data.origins}
    spoken = Counter(voice[one.origin] for one in data.statements)
    often = [number for _, number in spoken.most_common()]
    assert often[0] > 5 * often[len(often) // 4] > 0
    heard_again = sum(number for number in often if number > 1)
    assert heard_again > 0.9 * SIZE


@pytest.mark.parametrize("column", ["basis", "interest", "explicitness", "fidelity", "status"])
def test_all_kinds_of_statement_occur(data: Dataset, column: str) -> None:
    found = {getattr(one, column) for one in data.statements}
    terms = {
        "basis": {"physical", "record", "testimony", "none-shown"},
        "interest": {"none", "party", "adversary", "against-interest"},
        "explicitness": {"explicit", "party-implied", "implied", "coder"},
        "fidelity": {"verbatim", "paraphrase", "strengthened", "misquoted"},
        "status": {"active", "retracted", "excluded"},
    }
    assert found == terms[column]


def test_some_voices_have_every_letter_and_some_none(data: Dataset) -> None:
    assert {one.grade for one in data.origins} == set("ABCDEF")


def test_some_denials_show_no_basis_and_serve_who_denies(data: Dataset) -> None:
    bare = [one for one in data.statements if one.stance == "denies" and one.interest == "party"]
    shares = Counter(one.basis == "none-shown" for one in bare)
    assert min(shares.values()) > 10


def test_half_are_undated_and_one_voice_is_behind_a_tenth_where_that_is_asked_for(
    tmp_path: Path,
) -> None:
    generate(tmp_path, SIZE, undated=0.5, heaviest=0.1)
    data = tables.read(tmp_path)
    assert sum(one.start is None for one in data.transfers) == 400
    [(voice, number)] = Counter(one.origin for one in data.statements).most_common(1)
    assert voice == "o0"
    assert number > 0.09 * SIZE


def test_with_private_voices_a_path_is_as_well_supported_as_the_product_of_its_legs(
    tmp_path: Path,
) -> None:
    generate(tmp_path, SIZE, voices="private")
    data = tables.read(tmp_path)
    assert len({one.origin for one in data.statements}) == len(data.transfers) == SIZE
    network = build(data)
    legs = [one.id for one in data.transfers[:2]]
    one, other = (network.evidence.support([leg]) for leg in legs)
    assert network.evidence.support(legs) == one * other > 0


@pytest.mark.parametrize("voices", ["shared", "private"])
def test_the_same_seed_gives_the_same_bytes_and_another_gives_others(
    tmp_path: Path, voices: str
) -> None:
    for seed, name in ((1, "one"), (1, "again"), (2, "other")):
        command = [sys.executable, "-m", "benchmarks.generate", str(tmp_path / name)]
        asked = ["--statements", "300", "--seed", str(seed), "--voices", voices]
        subprocess.run([*command, *asked], cwd=ROOT, check=True)
    one, again, other = (contents(tmp_path / name) for name in ("one", "again", "other"))
    assert one == again
    assert one["transfers.csv"] != other["transfers.csv"]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--statements", "5"], "--statements is 5; 100 is the least."),
        (["--statements", "500", "--undated", "2"], "a share is a number from 0 to 1."),
    ],
)
def test_what_cannot_be_generated_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as stop:
        main([str(tmp_path / "nowhere"), *asked])
    assert stop.value.code == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "nowhere").exists()
