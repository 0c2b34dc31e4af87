"""The ladder of names: how two forms of a name differ, and when they are no forms of one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.text.rungs import Rung
from proceedings.text.same_name import compare_names


@pytest.mark.parametrize(
    ("listed", "printed", "rung"),
    [
        ("Ada Lovelace", "Ada Lovelace", Rung.IDENTICAL),
        ("ADA LOVELACE", "Ada Lovelace", Rung.CASE),
        ("Jean-Luc Picard", "Jean Luc Picard", Rung.CASE),
        ("AdaLovelace", "Ada Lovelace", Rung.CASE),
        ("Wei Li (李伟)", "Wei Li", Rung.CASE),
        ("Fu Qin", "Fu (Dora) Qin", Rung.CASE),
        ("Émilie du Châtelet", "Emilie du Chatelet", Rung.DIACRITICS),
        ("Łukasz Kaiser", "Lukasz Kaiser", Rung.DIACRITICS),
        ("Işıl Yıldız", "Isil Yildiz", Rung.DIACRITICS),
        ("Vera Kovac\u0306", "Vera Kovac", Rung.DIACRITICS),
        ("Jürgen Müller", "Juergen Mueller", Rung.TRANSLITERATION),
        ("Bo Sørensen", "Bo Soerensen", Rung.TRANSLITERATION),
        ("Karl Weiß", "Karl Weiss", Rung.DIACRITICS),
        ("J. Müller", "Jürgen Mueller", Rung.INITIALS),
        ("J.R.R. Tolkien", "John Ronald Reuel Tolkien", Rung.INITIALS),
        ("John Q. Smith", "John Smith", Rung.INITIALS),
        ("Íñigo Balboa Arana", "Íñigo Núñez de Balboa Arana", Rung.INITIALS),
        ("Yu. Matiyasevich", "Yuri Matiyasevich", Rung.INITIALS),
        ("Bob Smith", "Robert Smith", Rung.NICKNAME),
        ("Sasha Ivanova", "Alexandra Ivanova", Rung.NICKNAME),
        ("Pepe García", "José García", Rung.NICKNAME),
        ("Wei Wang", "Wang Wei", Rung.FAMILY_FIRST),
        ("Lovelace, Ada", "Ada Lovelace", Rung.FAMILY_FIRST),
        ("Sørensen Bo", "Bo Soerensen", Rung.FAMILY_FIRST),
        ("Grace Hoper", "Grace Hopper", Rung.TYPO),
        ("Grace Hpoper", "Grace Hopper", Rung.TYPO),
        ("Wei Wang", "Wei Zhang", Rung.DIFFERENT),
        ("Wei Li", "Wenbo Li", Rung.DIFFERENT),
        ("Ada", "Ada Lovelace", Rung.DIFFERENT),
        ("A. B.", "Ada Byron", Rung.DIFFERENT),
        ("Min Lin", "Min Lin Ada Lovelace Grace Hopper", Rung.DIFFERENT),
    ],
)
def test_each_rung(listed, printed, rung):
    assert compare_names(listed, printed) is rung


@pytest.mark.parametrize("name", ["Ada Lovelace", "Émilie du Châtelet", "李伟", "J.R.R. Tolkien"])
def test_a_name_is_itself(name):
    assert compare_names(name, name) is Rung.IDENTICAL


NAMES = st.lists(st.text("abcdeöłé", min_size=1, max_size=8), min_size=1, max_size=4).map(" ".join)


@given(NAMES, NAMES)
def test_it_does_not_matter_which_form_is_in_the_list(one, other):
    assert compare_names(one, other) is compare_names(other, one)


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_text_is_too_strange(one, other):
    assert isinstance(compare_names(one, other), Rung)
