"""Documents that share text: copies, long runs and rare errors, once furniture is set aside."""

import hashlib
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.rows import Dataset, Document, Rejected
from seeds.review.proposals import Proposal, propose
from seeds.review.shared_text import RUN, shared_runs
from seeds.review.texts import Text

FURNITURE = "Subscribe to our letter and read what others read"


def prose(seed: str, length: int) -> str:
    """Words that no other seed gives; the same seed gives the same words."""
    return " ".join(
        f"{seed}{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10 % 10]}" for n in range(length)
    )


class Shelf:
    """A folder of documents, and the dataset that knows them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.documents: list[Document] = []
        self.rejected: list[Rejected] = []

    def put(self, name: str, *paragraphs: str, copy_of: str = "") -> None:
        raw = "\n\n".join(paragraphs).encode()
        (self.folder / f"{len(self.documents)}.txt").write_bytes(raw)
        digest = hashlib.sha256(raw).hexdigest()
        self.documents.append(Document(name, name, copy_of=copy_of, sha256=digest))

    def propose(self) -> list[Proposal]:
        data = Dataset(documents=tuple(self.documents), rejected=tuple(self.rejected))
        return propose(data, self.folder)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


# -- long runs


def test_a_long_run_is_proposed_with_its_length_and_paragraphs(shelf: Shelf) -> None:
    run = prose("x", 12)
    shelf.put("b", prose("p", 30), f"{prose('q', 5)}, {run.upper()}! {prose('r', 5)}")
    shelf.put("a", f"{run}; {prose('s', 40)}", prose("t", 9))
    (found,) = shelf.propose()
    assert found == Proposal(
        "shared-text",
        ("a", "b"),
        "The documents a and b share, identical paragraphs set aside, a run of 12 words"
        " (paragraph 1 of a, paragraph 2 of b); if one carries the text of the other, name it in"
        " copy_of, and if both quote one source, see that it is one origin.",
    )


def test_a_run_of_nine_words_is_not_long(shelf: Shelf) -> None:
    shelf.put("a", f"{prose('p', 30)} {prose('x', 9)}")
    shelf.put("b", f"{prose('x', 9)} {prose('q', 30)}")
    assert not shelf.propose()


def test_a_run_passes_over_the_end_of_a_paragraph(shelf: Shelf) -> None:
    shelf.put("a", f"{prose('p', 9)} {prose('x', 6)}", f"{prose('y', 6)} {prose('q', 9)}")
    shelf.put("b", prose("r", 9), f"{prose('x', 6)} {prose('y', 6)}")
    (found,) = shelf.propose()
    assert "12 words (paragraphs 1 and 2 of a, paragraph 2 of b)" in found.sentence


def test_the_words_of_further_runs_are_counted(shelf: Shelf) -> None:
    first, second = prose("x", 15), prose("y", 11)
    shelf.put("a", f"{first} {prose('p', 4)} {second}")
    shelf.put("b", f"{second} {prose('q', 4)} {first}")
    (found,) = shelf.propose()
    assert "a run of 15 words (paragraph 1 of a, paragraph 1 of b, and 11 words" in found.sentence


def test_a_document_that_repeats_itself_shares_nothing_with_itself(shelf: Shelf) -> None:
    shelf.put("a", prose("x", 20), f"{prose('x', 20)} {prose('p', 5)}")
    shelf.put("b", prose("q", 20))
    assert not shelf.propose()


def test_no_more_than_five_words_of_a_text_are_shown(shelf: Shelf) -> None:
    run = prose("x", 40)
    shelf.put("a", f"{run} {prose('p', 5)}")
    shelf.put("b", f"{run} {prose('q', 5)}")
    (found,) = shelf.propose()
    assert not set(run.split()) & set(found.sentence.split())


def texts(contents: Mapping[str, Sequence[str]]) -> list[Text]:
    return [Text(name, name, {1: " ".join(words)}) for name, words in sorted(contents.items())]


def longest(one: Sequence[str], other: Sequence[str]) -> int:
    """The longest run of both, word by word."""
    best, ends = 0, [0] * (len(other) + 1)
    for word in one:
        ends = [0] + [ends[place] + 1 if word == there else 0 for place, there in enumerate(other)]
        best = max(best, *ends)
    return best


@given(st.integers(12, 60), st.lists(st.tuples(st.integers(0, 59), st.integers(1, 30)), max_size=6))
def test_the_longest_run_is_that_of_the_plain_search(
    length: int, cuts: list[tuple[int, int]]
) -> None:
    one = prose("w", length).split()
    other = [word for begin, size in cuts for word in (*one[begin : begin + size], "between")]
    found = shared_runs(texts({"a": one, "b": other}))
    expected = longest(one, other) if other else 0
    assert (found["a", "b"].longest if found else 0) == (expected if expected >= RUN else 0)


# -- what is known or set aside


def test_documents_linked_by_copy_of_are_not_proposed_again(shelf: Shelf) -> None:
    body = f"{prose('x', 60)}."
    shelf.put("a", body, prose("p", 9))
    shelf.put("b", body, prose("q", 9), copy_of="a")
    shelf.put("c", f"{body} {prose('r', 9)}", copy_of="b")
    shelf.put("d", f"{body} {prose('s', 9)}", copy_of="a")
    assert not shelf.propose()


def test_a_paragraph_that_two_documents_have_word_for_word_is_set_aside(shelf: Shelf) -> None:
    shelf.put("a", prose("p", 80), FURNITURE, f"{FURNITURE} again and once more")
    shelf.put("b", prose("q", 80), FURNITURE, f"{FURNITURE} again and once more")
    assert not shelf.propose()


def test_what_a_copy_known_as_such_repeats_is_no_furniture(shelf: Shelf) -> None:
    shelf.put("a", prose("x", 60))
    shelf.put("b", prose("x", 60), copy_of="a")
    shelf.put("c", f"{prose('x', 60)} {prose('r', 9)}")
    assert [one.ids for one in shelf.propose()] == [("a", "c"), ("b", "c")]


def test_a_paragraph_rejected_as_boilerplate_is_set_aside(shelf: Shelf) -> None:
    shelf.put("a", prose("p", 30), f"{prose('x', 20)} of May")
    shelf.put("b", prose("q", 30), f"{prose('x', 20)} of June")
    assert shelf.propose()
    shelf.rejected.append(Rejected("a", 2, reason="boilerplate"))
    assert not shelf.propose()


def test_identical_paragraphs_that_make_up_much_of_a_document_are_a_copy(shelf: Shelf) -> None:
    shelf.put("a", prose("p", 10), prose("x", 40), prose("y", 20), prose("z", 30))
    shelf.put("b", prose("x", 40), prose("y", 20), prose("q", 60))
    (found,) = shelf.propose()
    assert found.sentence == (
        "The documents a and b have paragraphs word for word alike, 60 of the 100 words of the"
        " shorter (paragraphs 2 and 3 of a, paragraphs 1 and 2 of b); if one carries the text of"
        " the other, name it in copy_of, and if they are page furniture, reject them as"
        " boilerplate."
    )


def test_a_text_that_reworks_what_two_documents_have_alike_is_found_too(shelf: Shelf) -> None:
    shelf.put("a", prose("x", 60))
    shelf.put("b", prose("x", 60))
    shelf.put("c", f"{prose('p', 20)} {prose('x', 20)} {prose('q', 20)}")
    assert [one.ids for one in shelf.propose()] == [("a", "b"), ("a", "c"), ("b", "c")]


def test_a_text_that_many_carry_costs_one_proposal_for_each(shelf: Shelf) -> None:
    for number in range(30):
        shelf.put(f"d{number:02}", f"{prose('x', 20)} {prose(f'p{number:02}', 20)}")
    found = shelf.propose()
    assert [one.ids for one in found] == [(f"d{n:02}", f"d{n + 1:02}") for n in range(29)]


def test_documents_that_are_not_in_the_folder_or_no_text_are_passed_over(shelf: Shelf) -> None:
    shelf.put("a", prose("x", 20))
    (shelf.folder / "odd").write_bytes(b"\xff")
    digest = hashlib.sha256(b"\xff").hexdigest()
    shelf.documents += [Document("odd", "Odd", sha256=digest), Document("gone", "Gone")]
    assert not shelf.propose()


def test_an_empty_folder_has_nothing_to_compare(shelf: Shelf) -> None:
    assert not shelf.propose()


@given(st.randoms(use_true_random=False))
def test_the_order_of_texts_changes_no_run(order: random.Random) -> None:
    contents = {
        "a": prose("x", 30).split(),
        "b": ["so", *prose("x", 20).split()],
        "c": [*prose("y", 12).split(), *prose("x", 15).split()],
    }
    plain = texts(contents)
    renamed = order.sample(plain, 3)
    assert {tuple(sorted(pair)) for pair in shared_runs(renamed)} == set(shared_runs(plain))


# -- rare errors


def usual(shelf: Shelf, *words: str) -> None:
    """Three documents that use the words often, each between other words."""
    for number in range(3):
        between = prose(f"p{number}", 4 * len(words)).split()
        pairs = zip(between, words * 4, strict=True)
        shelf.put(f"good{number}", " ".join(f"{one} {word}" for one, word in pairs))


def right(shelf: Shelf) -> None:
    usual(shelf, "military", "weapons", "government", "barracks", "soldiers")


def test_two_rare_errors_that_two_documents_share_are_proposed(shelf: Shelf) -> None:
    right(shelf)
    shelf.put("a", "old milltary trucks", "sent by a govermnent there")
    shelf.put("b", "no govermnent car", "some milltary tents")
    (found,) = shelf.propose()
    assert found.ids == ("a", "b")
    assert (
        "share, identical paragraphs set aside, the rare spellings 'govermnent' and 'milltary'"
        " (paragraphs 1 and 2 of a, paragraphs 1 and 2 of b);" in found.sentence
    )


def test_one_rare_error_needs_the_same_words_around_it(shelf: Shelf) -> None:
    right(shelf)
    shelf.put("a", "old milltary trucks")
    shelf.put("b", "old milltary tents")
    assert not shelf.propose()


def test_one_rare_error_between_the_same_words_is_proposed(shelf: Shelf) -> None:
    right(shelf)
    shelf.put("a", "old milltary trucks")
    shelf.put("b", "no news", "they saw old milltary trucks there")
    (found,) = shelf.propose()
    assert "the rare spelling 'milltary' (paragraph 1 of a, paragraph 2 of b)" in found.sentence


@pytest.mark.parametrize(
    "shared",
    [
        ("militarys", "weapon"),
        ("Milltary", "Govermnent"),
        ("mylytary", "govormnant"),
        ("barrakks", "mil"),
    ],
    ids=["endings", "names", "far words", "one"],
)
def test_endings_names_and_far_words_are_no_rare_errors(
    shelf: Shelf, shared: tuple[str, str]
) -> None:
    right(shelf)
    for name, filler in (("a", "pq"), ("b", "rs")):
        shelf.put(name, " ".join(f"{filler[0]} {word} {filler[1]}" for word in shared))
    assert not shelf.propose()


def test_the_spelling_of_another_house_is_no_error(shelf: Shelf) -> None:
    usual(shelf, "armored", "travelers", "organize", "neighbors")
    shelf.put("a", "armoured cars, travellers abroad, organise clubs, neighbours meet")
    shelf.put("b", "neighbours fight, organise fights, travellers flee, armoured trains")
    assert not shelf.propose()


def test_an_error_that_many_make_is_not_rare(shelf: Shelf) -> None:
    right(shelf)
    for number in range(4):
        shelf.put(f"bad{number}", f"{prose(f'q{number}', 3)} milltary govermnent")
    assert not shelf.propose()


def test_letters_of_two_scripts_and_digits_between_letters_are_rare_errors(shelf: Shelf) -> None:
    shelf.put("a", "a w\u0435apons depot", "the sol1diers left")
    shelf.put("b", "new w\u0435apons here", "ten sol1diers came")
    (found,) = shelf.propose()
    assert "'sol1diers' and 'w\u0435apons'" in found.sentence
