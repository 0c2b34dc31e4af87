"""The letter as plain text: what a colleague would write, and nothing a machine would."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from proceedings.errors import OutputError
from proceedings.model import Finding, Person, Severity
from proceedings.report import plain_letter
from proceedings.report.plain import folded, is_for_authors
from proceedings.report.rounds import Change, Step

DUE = dt.date(2026, 12, 31)
ADVICE = Finding("fonts", Severity.WARNING, "A font is not embedded.", "Embed it.", page=3)


@pytest.fixture
def write(report):
    def writer(paper, due=DUE):
        return plain_letter(report, report.papers[paper] if isinstance(paper, int) else paper, due)

    return writer


def one_line(text):
    return " ".join(text.split())


def test_it_says_what_where_and_how_to_mend_it_and_when(write):
    letter = write(0)
    text = one_line(letter.body)
    assert letter.subject == "Care 2026, paper 1: please send a new PDF by 31 December 2026"
    for words in (
        "Dear Ada Lovelace,",
        "Thank you for the PDF of your paper “Notes on the Analytical Engine”.",
        "one thing has to be mended",
        "The body is 5 lines over the limit of 8 pages.",
        "Where: page 9, left column, upper third",
        "To mend it: Shorten the text by 5 lines",
        "please also look at the following",
        "Page 1 has no notice at its foot.",
        "proceedings check paper.pdf --requirements requirements.yaml --track long",
        "by 31 December 2026, anywhere on Earth (that is, before 12:00 UTC on 1 January 2027)",
    ):
        assert words in text, words
    assert text.index("5 lines over") < text.index("no notice")


def test_what_the_sentences_say_is_not_said_again(write):
    assert "Asked for:" not in write(0).body
    assert "Found:" not in write(0).body


def test_lines_are_short_and_ended(write):
    for place in range(6):
        letter = write(place)
        lines = letter.body.splitlines()
        assert all(len(line) <= 72 for line in lines if "proceedings check" not in line)
        assert letter.body.endswith("\n")
        assert "\n\n\n" not in letter.text
        assert all(line == line.rstrip() for line in lines)
        assert letter.text.startswith(f"Subject: {letter.subject}\n\nDear ")


def test_a_command_stays_in_one_line(write, report):
    paper = replace(report.papers[0], track="long")
    (command,) = [line for line in write(paper).body.splitlines() if "--requirements" in line]
    assert command == (
        "    proceedings check paper.pdf --requirements requirements.yaml --track long"
    )


def test_text_is_no_markup(write):
    assert "“On <script>alert('the copyist')</script> & Others”" in one_line(write(2).body)
    assert "&" in write(2).body
    assert "&lt;" not in write(2).text


@pytest.mark.parametrize(
    ("authors", "words"),
    [
        ((), "Dear authors,"),
        (("Hypatia",), "Dear Hypatia,"),
        (("A", "B", "C", "D"), "Dear A, B, C and D,"),
        (("A", "B", "C", "D", "E"), "Dear A and co-authors,"),
    ],
)
def test_authors_are_greeted_by_name(write, report, authors, words):
    assert words in write(replace(report.papers[0], authors=authors)).body


def test_the_organizers_sign(write, report):
    assert write(0).body.endswith(
        "With kind regards,\n\nThe organizers of the First Workshop on <Care>\n"
    )
    people = (Person("Johannes Kepler"), Person("Caroline Herschel"))
    workshop = replace(report.plan.workshop, organizers=people)
    signed = replace(report, plan=replace(report.plan, workshop=workshop))
    body = plain_letter(signed, report.papers[0], None).body
    assert "Johannes Kepler and Caroline Herschel,\norganizers of the First" in body


def test_without_a_day_none_is_named(write):
    letter = write(0, None)
    assert letter.subject == "Care 2026, paper 1: please send a new PDF"
    assert "Please send us the new PDF as soon as you can." in one_line(letter.body)
    assert "UTC" not in letter.body


def test_a_paper_without_a_number_is_named_by_its_title(write, report):
    long = "A Title That Goes On and On Until No Line of a Mail Program Can Hold It"
    letter = write(replace(report.papers[0], key="ab-cd", title=long), None)
    assert letter.subject.startswith("Care 2026, “A Title That Goes On and On Until No…”:")


def test_a_missing_pdf_is_asked_for_and_nothing_of_the_folder_is_told(write):
    letter = write(3)
    assert "please send us your PDF by" in letter.subject
    assert "we do not have its PDF yet" in one_line(letter.body)
    assert "Put it there" not in letter.body


def test_an_unreadable_pdf_is_asked_for_again(write):
    letter = write(2)
    assert "please send your PDF again" in letter.subject
    assert "The file stops in the middle." in letter.body


def test_things_are_numbered_where_there_are_several(write, report):
    first = report.papers[0]
    error = next(f for f in first.findings if f.severity is Severity.ERROR)
    body = write(replace(first, findings=(error, replace(error, message="It is torn.")))).body
    assert "two things have to be mended" in one_line(body)
    assert "\n1. The body is 5 lines" in body
    assert "\n2. It is torn." in body
    assert "\n1." not in write(replace(first, findings=(error,))).body


def test_advice_alone_asks_for_nothing(write, report):
    letter = write(replace(report.papers[1], findings=(ADVICE,)))
    assert letter.subject == "Care 2026, paper 2: all is well, with a suggestion or two"
    text = one_line(letter.body)
    assert "you need not do anything" in text
    assert "If you send a new PDF, please do so by 31 December 2026" in text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change(Step.STILL, same_file=True), "We wrote to you on 1 May 2026 about your paper"),
        (Change(Step.STILL, mended=("stage",), same_file=False), "It is closer to what the First"),
        (Change(Step.WORSE, new=("stage",), same_file=False), "We have looked at it for the First"),
    ],
)
def test_a_second_letter_knows_of_the_first(write, report, change, words):
    told = replace(report.papers[0], told=dt.date(2026, 5, 1), change=change)
    assert words in one_line(write(told).body)


def test_who_is_written_to(report):
    one, two, three, four, five, six = report.papers
    assert [is_for_authors(p, warnings=False) for p in report.papers] == [
        *(True, False, True, True, False, False)
    ]
    assert is_for_authors(five, warnings=True)
    assert not is_for_authors(two, warnings=True)
    assert not is_for_authors(six, warnings=True)
    assert not is_for_authors(replace(one, shares_with=("2",)), warnings=True)
    ours = replace(three.findings[0], rule="internal-error")
    assert not is_for_authors(replace(three, findings=(ours,)), warnings=True)
    assert is_for_authors(four, warnings=False)


def test_what_a_manuscript_puts_into_a_finding_stays_in_its_line(write, report):
    odd = replace(ADVICE, severity=Severity.ERROR, message="It says “a\u2028\n\nSubject: b\x07”.")
    body = write(replace(report.papers[0], findings=(odd,))).body
    assert "It says “a Subject: b ”." in body or "It says “a Subject: b”." in body


def test_a_workshop_writes_its_own_words(report, tmp_path):
    own = tmp_path / "templates" / "report"
    own.mkdir(parents=True)
    (own / "letter.txt").write_text(
        "Subject: Hello\n\nTo {{ greeted }}: mend {{ errors|length }}.\n"
    )
    letter = plain_letter(report, report.papers[0], DUE)
    assert letter.text == "Subject: Hello\n\nTo Ada Lovelace: mend 1.\n"


def test_a_template_without_a_subject_is_refused(report, tmp_path):
    own = tmp_path / "templates" / "report"
    own.mkdir(parents=True)
    (own / "letter.txt").write_text("Dear all,\n")
    with pytest.raises(OutputError, match="does not begin with a line"):
        plain_letter(report, report.papers[0], DUE)


def test_what_hangs_hangs():
    words = "word " * 20
    first, second = folded(f"1. {words}\n\n\n\n").splitlines()
    assert first.startswith("1. word")
    assert second.startswith("   word")
