"""Papers of a list beside their PDFs: what is found, how grave it is, and whose each file is."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from proceedings.text.rungs import Rung

_HELPERS = runpy.run_path(str(Path(__file__).parent / "conftest.py"))
manuscript, paper, ABSTRACT = (_HELPERS[name] for name in ("manuscript", "paper", "ABSTRACT"))

TITLE = "The Weight of Rules in Print"
NAMES = ("Ada Lovelace", "Charles Babbage", "Mary Somerville")
OTHER = "Counting Lines Before the Deadline"
OTHERS = ("Grace Hopper", "Leonhard Euler")


def pair(bench, listed=(), printed=()):
    """Compare one paper, given what differs on each side."""
    fields = {"title": TITLE, "authors": NAMES, "abstract": ABSTRACT}
    bench.add(paper("12", **{**fields, **dict(listed)}), manuscript(**{**fields, **dict(printed)}))
    return bench


def test_what_agrees_is_silent(bench):
    result = pair(bench).result()
    assert result.findings == ()
    assert {one.rung for one in result.papers[0].fields} == {Rung.IDENTICAL}


@pytest.mark.parametrize(
    ("printed", "rule", "severity"),
    [
        ({"title": TITLE.upper()}, "title-differs", "info"),
        ({"title": "The Weihgt of Rules in Print"}, "title-differs", "warning"),
        ({"title": f"{TITLE}: A Study"}, "title-differs", "warning"),
        ({"title": "On Rules"}, "title-differs", "warning"),
        ({"authors": ("A. Lovelace", *NAMES[1:])}, "authors-differ", "info"),
        ({"authors": ("Ada Lovelaec", *NAMES[1:])}, "authors-differ", "warning"),
        ({"authors": NAMES[:2]}, "authors-differ", "warning"),
        ({"authors": (*NAMES, "Grace Hopper")}, "authors-differ", "warning"),
        ({"authors": (NAMES[1], NAMES[0], NAMES[2])}, "authors-differ", "warning"),
        ({"authors": ("Anonymous Authors",)}, "authors-hidden", "warning"),
        ({"abstract": f"{ABSTRACT} And then some more."}, "abstract-differs", "info"),
        ({"abstract": "Something else entirely, about pictures."}, "abstract-differs", "warning"),
    ],
)
def test_each_difference_is_one_finding(bench, printed, rule, severity):
    assert pair(bench, printed=printed).rules() == [("12", rule, severity)]


@pytest.mark.parametrize("printed", [{"title": ""}, {"authors": ()}, {"abstract": ""}])
def test_what_print_does_not_say_is_no_difference(bench, printed):
    assert pair(bench, printed=printed).rules() == []


@pytest.mark.parametrize("listed", [{"title": ""}, {"authors": ()}, {"abstract": ""}])
def test_what_the_list_does_not_say_is_no_difference(bench, listed):
    assert pair(bench, listed=listed).rules() == []


def test_latex_is_compared_by_its_text(bench):
    listed = {"title": r"{\em Learning} in $\mathcal{O}(n^2)$ --- after {B\'e}zier"}
    printed = {"title": "Learning in O(n2) — after Bézier"}
    assert pair(bench, listed, printed).rules() == []


def test_the_sentences_name_who_is_missing_and_who_is_more(bench):
    (finding,) = pair(bench, printed={"authors": (*NAMES[:2], "Grace Hopper")}).result().findings
    assert "The PDF does not name Mary Somerville." in finding.message
    assert "The list does not name Grace Hopper." in finding.message
    assert finding.expected == ", ".join(NAMES)
    assert finding.page == 1
    assert finding.box is not None


def test_the_properties_of_the_file_are_evidence(bench):
    bench.add(paper("12", TITLE, NAMES), manuscript("On Rules", NAMES, Title=TITLE))
    (finding,) = bench.result().findings
    assert "The properties of the file say what the list says." in finding.message


def test_names_that_stick_together_are_taken_apart_by_the_list(bench):
    run = " ".join(NAMES)
    assert pair(bench, printed={"authors": (run,)}).rules() == []


def swapped(bench):
    bench.add(paper("12", TITLE, NAMES, ABSTRACT), manuscript(OTHER, OTHERS))
    return bench.add(paper("15", OTHER, OTHERS), manuscript(TITLE, NAMES, ABSTRACT))


def test_swapped_files_are_told_and_nothing_else_about_them(bench):
    assert swapped(bench).rules() == [
        ("12", "file-of-another-paper", "error"),
        ("15", "file-of-another-paper", "error"),
    ]
    assert [one.owner for one in bench.result().papers] == ["15", "12"]


def test_a_stranger_is_told_too(bench):
    bench.add(paper("12", TITLE, NAMES, ABSTRACT), manuscript(OTHER, OTHERS))
    (finding,) = bench.result().findings
    assert finding.rule == "file-of-another-paper"
    assert "a paper that is not in the list" in finding.message


def test_a_new_title_alone_makes_no_other_paper(bench):
    assert pair(bench, printed={"title": OTHER}).rules() == [("12", "title-differs", "warning")]


def test_a_hidden_author_list_does_not_make_another_paper_of_the_same_abstract(bench):
    printed = {"title": OTHER, "authors": ("Anonymous Authors",)}
    rules = {rule for _, rule, _ in pair(bench, printed=printed).rules()}
    assert rules == {"title-differs", "authors-hidden"}


def test_part_one_and_part_two_are_told_apart(bench):
    one, two = f"{TITLE}: Part One", f"{TITLE}: Part Two"
    bench.add(paper("1", one, NAMES), manuscript(two, NAMES))
    bench.add(paper("2", two, NAMES), manuscript(two, NAMES))
    assert ("1", "file-of-another-paper", "error") in bench.rules()


def test_a_file_that_people_settled_is_not_doubted_again(bench):
    swapped(bench).choose("12.pdf", "file", listed=("12",))
    rules = [rule for subject, rule, _ in bench.rules() if subject == "12"]
    assert "file-of-another-paper" not in rules
    assert "title-differs" in rules


@pytest.mark.parametrize(
    ("title", "authors", "twice"),
    [
        (TITLE.upper(), NAMES, True),
        (TITLE, (), True),
        (TITLE, OTHERS, False),
        (TITLE.replace("Weight", "Wieght"), NAMES, True),
        (OTHER, NAMES, False),
    ],
)
def test_one_paper_twice_in_the_list(bench, title, authors, twice):
    bench.add(paper("12", TITLE, NAMES)).add(paper("15", title, authors))
    assert (("15", "listed-twice", "error") in bench.rules()) is twice


def test_a_withdrawn_paper_may_stand_there_again(bench):
    bench.add(paper("12", TITLE, NAMES, withdrawn=True)).add(paper("15", TITLE, NAMES))
    assert bench.rules() == []


def test_a_settled_difference_is_silent(bench):
    pair(bench, printed={"title": "On Rules"}).choose("12", "title", printed=("On Rules",))
    assert bench.rules() == []


def test_who_takes_the_print_may_mend_its_accents(bench):
    pair(bench, printed={"authors": (*NAMES[:2], "Em ilie du Châtelet")})
    bench.choose("12", "authors", printed=(*NAMES[:2], "Émilie du Châtelet"))
    assert bench.rules() == []


@pytest.mark.parametrize("choice", [{"printed": ("On Fonts",)}, {"listed": ("Old Rules",)}])
def test_a_choice_about_other_words_is_outdated(bench, choice):
    pair(bench, printed={"title": "On Rules"}).choose("12", "title", **choice)
    assert ("12", "choice-outdated", "warning") in bench.rules()


def test_an_open_choice_points_to_its_line(bench):
    pair(bench, printed={"title": "On Rules"})
    bench.choose("12", "title", listed=(TITLE,), printed=("On Rules",))
    (finding,) = bench.result().findings
    assert "decisions.yaml, from line 3" in finding.fix


def test_two_names_of_one_person_are_no_difference(bench):
    bench.people = {"ada byron": "Ada Lovelace"}
    assert pair(bench, printed={"authors": ("Ada Byron", *NAMES[1:])}).rules() == []


def test_a_file_without_a_paper_is_proposed_to_the_paper_it_prints(bench):
    bench.add(paper("12", TITLE, NAMES)).add(paper("15", OTHER, OTHERS))
    bench.orphan("final.pdf", manuscript(OTHER, OTHERS))
    bench.orphan("stranger.pdf", manuscript("A Third Matter of Ink", ("Emmy Noether",)))
    assert dict(bench.result().proposed) == {"final.pdf": "15"}


def test_two_files_that_fit_as_well_are_proposed_to_nobody(bench):
    bench.add(paper("12", TITLE, NAMES))
    bench.orphan("v1.pdf", manuscript(TITLE, NAMES)).orphan("v2.pdf", manuscript(TITLE, NAMES))
    assert not bench.result().proposed
