from __future__ import annotations

import pytest

from proceedings.anatomy.reading import read_manuscript
from proceedings.annotation.marks import Kind, marks_of
from proceedings.checks import Checked, judge, resolve
from proceedings.formats import load_formats
from proceedings.model import Requirements, Stage


@pytest.fixture(scope="module")
def marks(papers):
    def marker(name, limit=8):
        formats = load_formats()
        facts = read_manuscript(papers / name)
        wanted = Requirements(("icml2026",), None, {"": dict.fromkeys(Stage, limit)})
        asked = resolve(wanted, formats, facts.format)
        return marks_of(Checked(name, None, facts, judge(facts, asked)))

    return marker


def test_a_paper_over_the_limit_shows_finding_end_and_limit(marks):
    finding, end, limit = marks("faulty/page-limit.pdf")
    assert (finding.page, finding.kind, finding.label) == (9, Kind.ERROR, "page-limit")
    assert (end.page, end.kind, end.label) == (9, Kind.BODY_END, "body ends here")
    assert (limit.page, limit.kind, limit.label) == (8, Kind.LIMIT, "limit: 8 pages")
    assert "5 lines over the limit of 8 pages" in end.comment


def test_the_end_is_a_line_under_the_last_line_across_its_column(marks):
    finding, end, _ = marks("faulty/page-limit.pdf")
    assert end.box.height == 0
    assert 0 < end.box.y0 - finding.box.y1 < 4
    assert (end.box.x0, end.box.x1) == pytest.approx((55.4, 289.4), abs=1)


def test_the_limit_is_a_line_at_the_foot_of_the_last_column(marks):
    _, _, limit = marks("faulty/page-limit.pdf")
    assert limit.box.height == 0
    assert (limit.box.x0, limit.box.x1) == (307.4, 541.4)
    assert limit.box.y0 == pytest.approx(717, abs=5)


def test_a_comment_says_what_was_expected_and_how_to_mend_it(marks):
    finding = marks("faulty/page-limit.pdf")[0]
    first, expected, found, mend = finding.comment.split("\n")
    assert first.startswith("error page-limit: The body is 5 lines over")
    assert expected == "Expected: 8 pages of body"
    assert found == "Found: 8 pages and 5 lines"
    assert mend.startswith("To mend it: Shorten the text by 5 lines")


def test_a_paper_shorter_than_the_limit_has_no_page_for_it(marks):
    assert [mark.name for mark in marks("faulty/notice-missing.pdf")] == ["body-end"]


def test_in_a_foreign_template_there_is_neither_end_nor_limit(marks):
    (finding,) = marks("faulty/format.pdf", limit=2)
    assert (finding.name, finding.box) == ("format", None)
    assert finding.label.startswith("format: The paper is in NeurIPS format")


def test_on_a_page_of_one_column_the_end_goes_across(papers):
    facts = read_manuscript(papers / "sound" / "onecolumn-camera-ready.pdf")
    asked = resolve(None, load_formats(), facts.format)
    marks = marks_of(Checked("", None, facts, judge(facts, asked)))
    end = next(mark for mark in marks if mark.kind is Kind.BODY_END)
    assert end.box.width == pytest.approx(397, abs=2)


def test_a_file_that_could_not_be_read_has_no_marks(papers):
    from proceedings.checks import unreadable

    facts = read_manuscript(next((papers / "hostile").glob("*empty*")))
    assert marks_of(Checked("", None, facts, unreadable(facts))) == ()
