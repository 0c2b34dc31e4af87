"""Sentences and excerpts about a difference show what differs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from proceedings.reconcile.values import Compared
from proceedings.reconcile.words import excerpts, text_sentence
from proceedings.text.rungs import Rung

MOST = 60
LONG = "We study " + "how the weight of a rule changes what a reader sees and " * 8


def test_an_excerpt_shows_the_first_thing_that_differs():
    listed, printed = excerpts(f"{LONG}ends here {LONG}", f"{LONG}stops here {LONG}", MOST)
    assert "ends here" in listed
    assert "stops here" in printed
    assert listed.startswith("…")
    assert listed.endswith("…")


def test_hyphens_quotes_and_blanks_are_passed_over():
    listed, printed = excerpts(f"state-of-the-art {LONG}one", f"stateof-the- art {LONG}two", MOST)
    assert listed.endswith("one")
    assert printed.endswith("two")


def test_what_one_has_at_its_end_is_shown_with_the_end_of_the_other():
    listed, printed = excerpts(LONG, f"{LONG}and more", MOST)
    assert listed.endswith("sees and")
    assert printed.endswith("sees and and more")


@given(st.text(), st.text())
def test_excerpts_are_no_longer_than_asked_and_short_texts_are_whole(one, other):
    for text, cut in zip((one, other), excerpts(one, other, MOST), strict=True):
        whole = " ".join(text.split())
        assert len(cut) <= MOST
        assert cut == whole if len(whole) <= MOST else cut.strip("…").rstrip() in whole


def test_words_that_differ_in_an_abstract_are_not_called_letters():
    sentence = text_sentence(Compared("abstract", Rung.TYPO, likeness=0.9))
    assert "words" in sentence
    assert "letter" in text_sentence(Compared("title", Rung.TYPO))
