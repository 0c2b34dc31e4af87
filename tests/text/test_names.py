from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.text import fold, index_name, person_id


@pytest.mark.parametrize(
    ("name", "entry", "doubtful"),
    [
        ("Ada Lovelace", "Lovelace, Ada", False),
        ("  Ada   Lovelace ", "Lovelace, Ada", False),
        ("Ada B. Lovelace", "Lovelace, Ada B.", False),
        ("J. R. R. Tolkien", "Tolkien, J. R. R.", False),
        ("J.-P. Serre", "Serre, J.-P.", False),
        ("Jean-Luc Picard", "Picard, Jean-Luc", False),
        ("Plato", "Plato", False),
        ("王伟", "王伟", False),
        ("山田 太郎", "山田 太郎", False),
        ("김철수", "김철수", False),
        ("Wei Wang (王伟)", "Wang, Wei (王伟)", False),
        ("Wei (David) Wang", "Wang, Wei (David)", False),
        ("Da Li", "Li, Da", False),
        ("Van Tran", "Tran, Van", False),
        ("Lovelace, Ada", "Lovelace, Ada", False),
        ("Sammy Davis, Jr.", "Davis, Sammy, Jr.", False),
        ("William H. Gates III", "Gates, William H., III", False),
        ("Martin Luther King Jr.", "King, Martin Luther, Jr.", True),
        ("Gabriel García Márquez", "Márquez, Gabriel García", True),
        ("Vincent van Gogh", "van Gogh, Vincent", True),
        ("Aäron van den Oord", "van den Oord, Aäron", True),
        ("Ludwig Van Beethoven", "Van Beethoven, Ludwig", True),
        ("Anh Van Nguyen", "Nguyen, Anh Van", True),
        ("María de la Cruz", "de la Cruz, María", True),
        ("Gerard 't Hooft", "'t Hooft, Gerard", True),
        ("Santiago Ramón y Cajal", "Ramón y Cajal, Santiago", True),
        ("Ana e Silva", "e Silva, Ana", True),
        ("Abu Bakr bin Ali", "bin Ali, Abu Bakr", True),
        ("van Gogh", "van Gogh", True),
        ("Smith J.", "Smith, J.", True),
        ("LOVELACE Ada", "LOVELACE, Ada", True),
        ("Ada LOVELACE", "LOVELACE, Ada", False),
        ("Ada Lovelace, PhD", "Ada Lovelace, PhD", True),
        ("", "", False),
    ],
)
def test_entries(name, entry, doubtful):
    made = index_name(name)
    assert (made.entry, made.doubtful) == (entry, doubtful)


def test_what_is_said_is_taken():
    made = index_name("Gabriel García Márquez", family="García Márquez")
    assert (made.entry, made.doubtful) == ("García Márquez, Gabriel", False)
    assert index_name("Ada King", given="Ada").entry == "King, Ada"
    assert index_name("王伟", family="王", given="伟").entry == "王伟"
    assert index_name("Plato", family="Plato").entry == "Plato"
    stated = index_name("Sammy Davis Jr.", family="Davis Jr.", given="Sammy")
    assert stated.entry == "Davis, Sammy, Jr."


def test_particles_with_or_after():
    assert index_name("Vincent van Gogh", particles="after").entry == "Gogh, Vincent van"
    assert index_name("x", "de la Cruz", "Ana", particles="after").entry == "Cruz, Ana de la"
    assert index_name("Ada Lovelace", particles="after").entry == "Lovelace, Ada"


WORDS = st.sampled_from(["Ada", "van", "B.", "de", "Li", "Jr.", "王", "O’Neil", "y", "LEE"])
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


@given(NAMES, st.sampled_from(["with", "after"]))
def test_no_word_of_a_name_is_lost(name, particles):
    words = sorted(re.findall(r"[\w.’]+", index_name(name, particles=particles).entry))
    assert words == sorted(re.findall(r"[\w.’]+", name))


@given(st.text(max_size=30))
def test_any_string_has_an_entry(name):
    made = index_name(name)
    assert made.entry == made.sort
    assert bool(made.entry) == bool(index_name(made.entry).entry)


@pytest.mark.parametrize(
    ("name", "identifier", "person"),
    [
        ("Ada Lovelace", "~Ada_Lovelace1", "ada-lovelace1"),
        ("Ada Lovelace", "0000-0002-1825-009X", "0000-0002-1825-009x"),
        ("Ada Lovelace", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("Ada Lovelace", None, "ada-lovelace"),
        ("Ada Lovelace", " ", "ada-lovelace"),
        ("王伟", None, "u738b-u4f1f"),
    ],
)
def test_person_id(name, identifier, person):
    assert person_id(name, identifier) == person


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kurt Gödel", "KURT GODEL"),
        ("Łukasz O’Brien", "Lukasz OBrien"),
        ("Jean-Luc", "jean luc"),
        ("Søren Æ. Straße", "Soren AE Strasse"),
        ("Ǿ", "O"),
        ("İstanbul", "istanbul"),
    ],
)
def test_fold_makes_alike(a, b):
    assert fold(a) == fold(b)


@given(st.text(max_size=40))
def test_fold_is_idempotent(text):
    assert fold(fold(text)) == fold(text)
