from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import TermError
from graph.model.materiel import BUILT_IN, Materiel, MaterielTree
from graph.model.schema import TABLES
from seeds.checks.faults import faults
from seeds.sheets.records import Cells
from seeds.sheets.sheet import Sheet
from tests.seeds.conftest import Small

NAMES = ["a", "b", "c", "d", "e", "f"]
LINKS = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([*NAMES, ""]), max_size=6)


def test_a_duplicate_id_is_named_with_both_rows(small: Small) -> None:
    small.change("documents.csv", "audit,Stock audit", "daily,Stock audit")
    small.change("statements.csv", "auditor,audit", "auditor,daily")
    assert small.faults() == [
        "documents.csv, row 4, column id: 'daily' is already the id of row 2; each id stands once."
    ]


def test_each_further_row_of_an_id_is_named_with_the_first(small: Small) -> None:
    small.change("origins.csv", "general,A general", "auditor,A general")
    small.change("origins.csv", "spokesman,Spokesman", "auditor,Spokesman")
    named = [sentence for sentence in small.faults() if sentence.startswith("origins.csv")]
    assert [sentence.partition(";")[0] for sentence in named] == [
        "origins.csv, row 3, column id: 'auditor' is already the id of row 2",
        "origins.csv, row 4, column id: 'auditor' is already the id of row 2",
    ]


def test_a_transfer_does_not_end_before_it_starts(small: Small) -> None:
    small.change("transfers.csv", "2021-08-15,2021-08-15", "2021-08-15,2021-07")
    assert small.faults() == [
        "transfers.csv, row 3, column end: the end '2021-07' is before the start '2021-08-15';"
        " start comes first."
    ]


def test_an_actor_does_not_end_before_it_starts(small: Small) -> None:
    small.change("actors.csv", "1950,2021-08", "2022,2021-08")
    assert small.faults() == [
        "actors.csv, row 3, column active_to: the active_to '2021-08' is before the active_from"
        " '2022'; active_from comes first."
    ]


@pytest.mark.parametrize("end", ["2021-08", "2021", "2021-08-14~", "2021-23", "../2021-08-20"])
def test_an_end_that_may_be_after_the_start_is_no_fault(small: Small, end: str) -> None:
    small.change("transfers.csv", "2021-08-15,2021-08-15", f"2021-08-15,{end}")
    period = small.read().transfer["t2"].end
    assert period is not None
    assert period.text == end


def test_a_minimum_is_not_more_than_its_maximum(small: Small) -> None:
    small.change("quantities.csv", ",1200,1200,", ",1200,900.5,")
    assert small.faults() == [
        "quantities.csv, row 2, column maximum: the maximum '900.5' is less than the minimum"
        " '1200'; minimum comes first."
    ]


def test_numbers_are_compared_as_numbers(small: Small) -> None:
    small.change("quantities.csv", ",1200,1200,", ",900,1200,")
    assert small.read().quantities[0].minimum == 900.0


def test_giver_and_receiver_are_two_actors(small: Small) -> None:
    small.change("transfers.csv", "t2,army,depot", "t2,army,army")
    assert small.faults() == [
        "transfers.csv, row 3, column receiver: 'army' is also the giver;"
        " giver and receiver are two actors."
    ]


def test_nobody_confirms_what_they_coded(small: Small) -> None:
    rows = (small.folder / "statements.csv").read_text("utf-8").splitlines()
    added = ["coder,review,reviewer", "ada,confirmed,ada", *["ada,confirmed,ben"] * len(rows[2:])]
    small.write("statements.csv", "".join(f"{a},{b}\n" for a, b in zip(rows, added, strict=True)))
    assert small.faults() == [
        "statements.csv, row 2, column reviewer: 'ada' is also the coder;"
        " coder and reviewer are two persons."
    ]


def test_a_letter_other_than_f_needs_a_reason(small: Small) -> None:
    small.change("origins.csv", ",B,inspects the stock each year,", ",B, ,")
    assert small.faults() == [
        "origins.csv, row 2, column grade_reason: the grade 'B' has no reason;"
        " every letter but F needs one, in own words."
    ]


def test_a_letter_without_a_column_for_reasons_is_a_fault(small: Small) -> None:
    small.write("origins.csv", "id,name,grade\nauditor,x,B\nspokesman,y,F\ngeneral,z,\n")
    assert [sentence.partition(":")[0] for sentence in small.faults()] == [
        "origins.csv, row 2, column grade_reason"
    ]


def test_an_actor_is_no_part_of_itself(small: Small) -> None:
    small.change("actors.csv", "north,Northland,state,,", "north,Northland,state,north,")
    assert small.faults() == [
        "actors.csv, row 2, column parent: 'north' leads back to itself: north > north;"
        " no parent may lead in a circle."
    ]


def test_a_circle_of_parents_is_named_once_with_its_links(small: Small) -> None:
    small.change("actors.csv", "north,Northland,state,,", "north,Northland,state,depot,")
    small.change("actors.csv", "Kell,stockpile,,", "Kell,stockpile,army,")
    small.change("actors.csv", "The Band,armed-group,,", "The Band,armed-group,army,")
    assert small.faults() == [
        "actors.csv, row 2, column parent: 'north' leads back to itself:"
        " north > depot > army > north; no parent may lead in a circle."
    ]


def test_a_long_circle_is_cut_short(small: Small) -> None:
    rows = "".join(f"a{n},An actor,unit,a{(n + 1) % 900}\n" for n in range(900))
    (sentence,) = [str(fault) for fault in faults(_tables("actors", "id,name,type,parent", rows))]
    assert sentence == (
        "actors.csv, row 2, column parent: 'a0' leads back to itself: a0 > a1 > a2 > a3 > a4 > a5"
        " > … (after 900 links); no parent may lead in a circle."
    )


def test_copies_do_not_run_in_a_circle(small: Small) -> None:
    small.change("documents.csv", "arms,,,", "arms,again,,")
    assert small.faults() == [
        "documents.csv, row 2, column copy_of: 'daily' leads back to itself:"
        " daily > again > daily; no copy_of may lead in a circle."
    ]


def test_figures_do_not_render_each_other_in_a_circle(small: Small) -> None:
    small.change("quantities.csv", '"1,200",', '"1,200",q2')
    assert small.faults() == [
        "quantities.csv, row 2, column same_as: 'q1' leads back to itself: q1 > q2 > q1;"
        " no same_as may lead in a circle."
    ]


def test_renderings_of_one_figure_have_one_unit(small: Small) -> None:
    small.change("quantities.csv", ",pieces,more-than", ",usd,more-than")
    assert small.faults() == [
        "quantities.csv, row 3, column same_as: 'q1' is counted in 'pieces', this row in 'usd';"
        " figures with one same_as have one unit."
    ]


def test_a_term_of_the_dataset_does_not_repeat_a_built_in_one(small: Small) -> None:
    small.change("materiel.csv", "kell-rifle,", "kell-rifle,x,\ntank,")
    assert small.faults() == [
        "materiel.csv, row 3, column id: 'tank' is a built-in term; choose another id."
    ]


def test_a_term_of_the_dataset_hangs_on_a_known_one(small: Small) -> None:
    small.change("materiel.csv", "assault-rifle", "assault-riffle")
    assert small.faults() == [
        "materiel.csv, row 2, column parent: 'assault-riffle' is no materiel term;"
        " the nearest is 'assault-rifle'."
    ]


def test_terms_of_the_dataset_do_not_run_in_a_circle(small: Small) -> None:
    small.change("materiel.csv", "assault-rifle", "kell-carbine\nkell-carbine,carbine,kell-rifle")
    assert small.faults() == [
        "materiel.csv, row 2, column parent: 'kell-rifle' leads back to itself:"
        " kell-rifle > kell-carbine > kell-rifle; no parent may lead in a circle."
    ]


@given(LINKS)
def test_as_many_circles_are_named_as_there_are(links: dict[str, str]) -> None:
    names = {*links, *links.values()} - {""}
    rows = "".join(f"{name},An actor,unit,{links.get(name, '')}\n" for name in sorted(names))
    graph = nx.DiGraph((name, above) for name, above in links.items() if above)
    found = faults(_tables("actors", "id,name,type,parent", rows))
    assert {fault.column for fault in found} <= {"parent"}
    assert len(found) == len(list(nx.simple_cycles(graph)))


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*NAMES, "tank"]),
            st.sampled_from([*NAMES, "", "rifle", "no-such"]),
        ),
        max_size=6,
    )
)
def test_a_materiel_table_has_a_fault_exactly_where_the_tree_refuses_it(
    terms: list[tuple[str, str]],
) -> None:
    rows = "".join(f"{name},A thing,{parent}\n" for name, parent in terms)
    found = faults(_tables("materiel", "id,name,parent", rows))
    try:
        MaterielTree(Materiel(name, "A thing", parent) for name, parent in terms)
        refused = False
    except TermError:
        refused = True
    assert bool(found) == refused


def test_a_thousand_unknown_ids_among_many_do_not_search_for_ever() -> None:
    known = "".join(f"actor-{n},An actor,unit,\n" for n in range(20_000))
    rows = "".join(f"other-{n},An actor,unit,nobody-{n}\n" for n in range(1000))
    found = faults(_tables("actors", "id,name,type,parent", known + rows))
    assert len(found) == 1000
    assert found[0].valid.startswith("the nearest is '")
    assert found[-1].valid == "it must be one id in actors.csv"


def _tables(name: str, header: str, rows: str) -> dict[str, Sheet]:
    """Sheets of which only one has rows, none of which holds a comma in a cell."""
    lines = rows.splitlines()
    cells = {
        column: _cells([line.split(",")[place] for line in lines])
        for place, column in enumerate(header.split(","))
    }
    return {
        **{table.name: Sheet(table) for table in TABLES.values()},
        name: Sheet(TABLES[name], cells, np.arange(2, len(lines) + 2)),
    }


def _cells(texts: Sequence[str]) -> Cells:
    distinct, codes = np.unique(np.array(texts, object), return_inverse=True)
    return Cells(distinct.tolist(), codes)


def test_the_built_in_terms_need_no_table() -> None:
    rows = f"one,A thing,{next(iter(BUILT_IN))}\n"
    assert faults(_tables("materiel", "id,name,parent", rows)) == []


def test_a_part_of_a_part_has_an_end(small: Small) -> None:
    header, rest = (small.folder / "actors.csv").read_text("utf-8").split("\n", 1)
    first = rest.split(",", 1)[0]
    columns = header.split(",")
    rows = [
        ",".join(
            {
                "id": f"p{n}",
                "name": f"Part {n}",
                "type": "unit",
                "parent": f"p{n - 1}" if n else first,
            }.get(column, "")
            for column in columns
        )
        for n in range(40)
    ]
    small.write("actors.csv", "\n".join([header, rest.rstrip("\n"), *rows]) + "\n")
    (fault,) = small.faults()
    assert "'p32' lies 33 levels deep; at most 32 levels" in fault


def test_a_kind_of_part_is_of_a_parent(small: Small) -> None:
    path = small.folder / "actors.csv"
    header, first, *rest = path.read_text("utf-8").splitlines()
    columns = header.split(",")
    assert "parent_kind" not in columns
    lines = [f"{header},parent_kind", f"{first},organ", *(f"{one}," for one in rest)]
    assert not first.split(",")[columns.index("parent")]
    small.write("actors.csv", "\n".join(lines) + "\n")
    assert small.faults() == [
        "actors.csv, row 2, column parent_kind: 'organ' stands here without a parent; give the"
        " parent, of which the actor is an organ or a member, or leave it empty."
    ]
