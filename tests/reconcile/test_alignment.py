"""Recorded names beside printed ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.anatomy import AuthorRun, PrintedAuthor, TitleBlock
from proceedings.model import Box
from proceedings.reconcile import align_authors
from proceedings.reconcile.alignment import alikeness

NAMES = (
    "Ada Lovelace",
    "Johann Lambert",
    "Maria Sibylla Merian",
    "Galileo Galilei",
    "Emmy Noether",
)
BOX = Box(100.0, 160.0, 200.0, 170.0)


def block(*names, runs=()):
    return TitleBlock(
        authors=tuple(PrintedAuthor(name, box=BOX) for name in names),
        runs=tuple(AuthorRun(text, BOX) for text in runs),
    )


def test_the_same_names_agree():
    found = align_authors(NAMES, block(*NAMES))
    assert found.agrees
    assert found.in_order
    assert [one.position for one in found.authors] == [0, 1, 2, 3, 4]
    assert found.authors[0].box == BOX


def test_another_order_agrees_and_is_told():
    found = align_authors(NAMES, block(*reversed(NAMES)))
    assert found.agrees
    assert not found.in_order


@pytest.mark.parametrize(
    ("recorded", "printed", "least", "most"),
    [
        ("Søren Kierkegaard", "Soren Kierkegaard", 1.0, 1.0),
        ("Jean-Luc de la Tour", "Jean Luc De La Tour", 1.0, 1.0),
        ("Lovelace Ada", "Ada Lovelace", 0.98, 0.98),
        ("Johann H Lambert", "Johann Heinrich Lambert", 0.95, 0.95),
        ("J. Lambert", "Johann Heinrich Lambert", 0.95, 0.95),
        ("Maria Merian", "Maria Sibylla Merian", 0.95, 0.95),
        ("Joe Lambert", "Joseph Lambert", 0.9, 0.9),
        ("Wei Zhang", "Wei Zhang (张伟)", 1.0, 1.0),
        ("张伟", "Wei Zhang (张伟)", 1.0, 1.0),
        ("Emmy Noether", "Emmy Nöther", 0.7, 0.85),
        ("Ada Lovelace", "Emmy Noether", 0.0, 0.0),
        ("Ada Lovelace", "Ada Merian", 0.0, 0.0),
        ("Paweł Włodzarczyk-Kos", "Paweł Włodarczyk-Kos", 0.7, 0.85),
    ],
)
def test_names_are_as_alike_as_their_forms(recorded, printed, least, most):
    assert least <= alikeness(recorded, printed) <= most
    assert alikeness(recorded, printed) == alikeness(printed, recorded)


def test_a_name_that_is_missing_and_one_too_many_are_both_told():
    found = align_authors(NAMES, block(*NAMES[:4], "Sofia Kovalevskaya"))
    assert not found.agrees
    assert found.authors[4].printed is None
    assert [one.name for one in found.left_over] == ["Sofia Kovalevskaya"]


def test_another_spelling_is_found_and_does_not_agree():
    found = align_authors(["Ariadne Theodorou"], block("Ariadne Theodoru"))
    assert found.authors[0].printed == "Ariadne Theodoru"
    assert not found.agrees


def test_two_names_read_as_one_are_found_word_for_word():
    text = "Ada Lovelace Johann Lambert"
    found = align_authors(["Johann Lambert", "Ada Lovelace"], block(text, runs=[text]))
    assert [one.printed for one in found.authors] == ["Johann Lambert", "Ada Lovelace"]
    assert [one.position for one in found.authors] == [None, None]
    assert found.agrees
    assert found.left_over == ()


def test_a_name_split_over_runs_is_found():
    found = align_authors(["Ali Avicena"], block("Ali", "Avicena", runs=["Ada, Ali", "Avicena2"]))
    assert found.authors[0].printed == "Ali Avicena"
    assert found.left_over == ()


def test_a_name_of_one_word_is_not_taken_from_a_place():
    found = align_authors(["Paris"], block("Ada Lovelace", runs=["Ada Lovelace", "Paris"]))
    assert found.authors[0].printed is None


def test_two_people_of_one_name_need_two_names():
    found = align_authors(["Wei Zhang", "Wei Zhang"], block("Wei Zhang"))
    assert [one.printed for one in found.authors] == ["Wei Zhang", None]


def test_nothing_is_aligned_with_nothing():
    assert align_authors([], TitleBlock()).agrees
    assert not align_authors(["Ada Lovelace"], TitleBlock()).agrees
    assert not align_authors([], block("Ada Lovelace")).agrees


_WORDS = st.text("abcdefghij", min_size=3, max_size=8).map(str.title)
_PEOPLE = st.lists(st.tuples(_WORDS, _WORDS).map(" ".join), max_size=8)


@given(_PEOPLE, _PEOPLE)
def test_no_name_is_invented_and_none_is_used_twice(recorded, printed):
    found = align_authors(recorded, block(*printed, runs=printed))
    assert [one.recorded for one in found.authors] == recorded
    words = " ".join(printed).split()
    for one in found.authors:
        assert one.printed is None or set(one.printed.split()) <= set(words)
    positions = [one.position for one in found.authors if one.position is not None]
    assert len(positions) == len(set(positions))


@given(_PEOPLE, st.randoms())
def test_any_order_of_the_same_people_agrees(people, random):
    shuffled = list(people)
    random.shuffle(shuffled)
    assert align_authors(people, block(*shuffled)).agrees
