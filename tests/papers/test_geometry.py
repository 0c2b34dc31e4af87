"""The papers we set have the measures that papers of the conferences have, to half a point."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median

import pytest

HALF = 0.5
SAMPLE = ["3", "7", "12", "15", "21", "28", "qT7hV_x3Rk", "40", "46", "52", "59", "63"]
TWO_COLUMNS = [f"sample/{name}.pdf" for name in SAMPLE] + [
    "sound/limit-exact.pdf",
    "sound/submission.pdf",
    "sound/preprint.pdf",
    "sound/gyre.pdf",
    "faulty/page-limit.pdf",
]
ONE_COLUMN = ["sound/onecolumn-camera-ready.pdf", "sound/onecolumn-submission.pdf"]
TWO_LINES = {"sample/3.pdf", "sample/7.pdf", "sound/submission.pdf", "sound/long-title.pdf"}


def near(value, slack=HALF):
    return pytest.approx(value, abs=slack)


def body_runs(page):
    return [r for r in page.runs if r.serif and not r.bold and r.size == near(9.96, 0.02)]


def rule_at(page, y):
    return [r for r in page.rules if abs(r.y - y) < 1.0]


@pytest.mark.parametrize("name", TWO_COLUMNS)
class TestTwoColumns:
    def test_sheet_is_us_letter(self, sheet, name):
        page = sheet(name, 2)
        assert (page.width, page.height) == (near(612), near(792))

    def test_columns_begin_and_end_where_they_do(self, sheet, name):
        page = sheet(name, 2)
        left = [r for r in page.runs if r.serif and r.x0 > 50 and r.baseline < 720]
        starts = [round(r.x0, 1) for r in left]
        assert median(s for s in starts if s < 58) == near(55.4)
        assert median(s for s in starts if 305 < s < 310) == near(307.4)
        assert max(r.x1 for r in body_runs(page) if 60 < r.baseline < 720) < 541.4 + 2.3

    def test_first_baseline_and_bottom(self, sheet, name):
        page = sheet(name, 2)
        inside = [r.baseline for r in page.runs if r.x0 > 50 and 60 < r.baseline < 730]
        assert max(inside) == near(715.1, 1.0)
        tops = [r.baseline for r in body_runs(page) if 60 < r.baseline < 90 and r.x0 > 50]
        if tops and not any(r.y1 < 77 and r.y0 > 60 for r in page.runs if r.bold):
            assert min(tops) >= 77.0 - HALF

    def test_leading_of_the_body(self, sheet, name):
        page = sheet(name, 2)
        column = sorted({round(r.baseline, 2) for r in body_runs(page) if 50 < r.x0 < 58})
        steps = Counter(round(b - a, 1) for a, b in pairwise(column))
        assert steps.most_common(1)[0][0] == near(11.955, 0.06)

    def test_title_between_its_rules(self, sheet, name):
        page = sheet(name, 1)
        title = [r for r in page.runs if r.size == near(14.35, 0.05)]
        assert title
        second = 138.1 if name in TWO_LINES else 119.9
        for y in (72.5, second):
            (rule,) = rule_at(page, y)
            assert rule.y == near(y)
            assert rule.thickness == near(1.0, 0.05)
            assert (rule.x0, rule.x1) == (near(55.4), near(541.4))
        rows = {round(r.baseline, 1) for r in title}
        assert len(rows) == (2 if name in TWO_LINES else 1)
        assert min(rows) == near(100.9)
        for row in rows:
            parts = [r for r in title if round(r.baseline, 1) == row]
            middle = (min(r.x0 for r in parts) + max(r.x1 for r in parts)) / 2
            assert middle == near(298.4, 2.0)

    def test_authors_stand_bold_below_the_rules(self, sheet, name):
        page = sheet(name, 1)
        lower = 138.1 if name in TWO_LINES else 119.9
        names = [r for r in page.runs if lower < r.baseline < lower + 36 and r.size > 9]
        assert any(r.bold for r in names)
        assert all(r.size == near(9.96, 0.05) for r in names)
        marks = [r for r in page.runs if lower < r.baseline < lower + 36 and r.size < 9]
        assert marks
        assert all(m.size == near(7.0, 0.1) for m in marks)

    def test_abstract_is_indented(self, sheet, name):
        page = sheet(name, 1)
        (head,) = [r for r in page.runs if r.text.strip() == "Abstract"]
        assert head.bold
        assert head.size == near(11.96, 0.05)
        assert (head.x0 + head.x1) / 2 == near(172.4, 1.0)
        lines = [
            r
            for r in page.lines()
            if head.baseline + 5 < r.baseline < head.baseline + 60 and 50 < r.x0 < 298
        ]
        assert median(r.x0 for r in lines) == near(75.4)
        ends = [r.x1 for r in page.runs if r.baseline == near(lines[0].baseline, 50) and r.x1 < 298]
        assert max(ends) == near(269.5, 2.6)

    def test_headings(self, sheet, name):
        heads = [
            r for n in (1, 2) for r in sheet(name, n).runs if r.bold and r.size == near(11.96, 0.05)
        ]
        texts = " ".join(r.text for r in heads)
        assert "1. " in texts
        assert {round(r.x0 - (55.4 if r.x0 < 298 else 307.4)) for r in heads if "." in r.text} <= {
            0,
            1,
            2,
        }

    def test_running_head_over_its_rule(self, sheet, name):
        page = sheet(name, 2)
        head = [r for r in page.runs if r.y1 < 58 and r.x0 > 50]
        assert head
        assert all(r.bold or "CM" in r.font for r in head)
        assert all(r.size == near(8.97, 0.05) for r in head)
        assert min(r.y0 for r in head) > 47 - HALF
        assert max(r.y1 for r in head) < 56 + HALF
        middle = (min(r.x0 for r in head) + max(r.x1 for r in head)) / 2
        assert middle == near(298.4, 1.0)
        (rule,) = rule_at(page, 57.6)
        assert rule.y == near(57.6)
        assert rule.thickness == near(1.0, 0.05)
        assert (rule.x0, rule.x1) == (near(55.4), near(541.4))
        assert not [r for r in sheet(name, 1).runs if r.y1 < 60 and r.x0 > 50]

    def test_folio_on_every_page(self, sheet, name):
        for number in (1, 2):
            (folio,) = [r for r in sheet(name, number).runs if r.baseline > 725]
            assert folio.text.strip() == str(number)
            assert folio.size == near(9.96, 0.05)
            assert folio.y0 > 732 - HALF
            assert folio.y1 < 742 + HALF
            assert (folio.x0 + folio.x1) / 2 == near(298.4)

    def test_affiliation_footnote(self, sheet, name):
        page = sheet(name, 1)
        hairlines = [r for r in page.rules if r.thickness == near(0.4, 0.05) and r.y > 560]
        (rule,) = [r for r in hairlines if r.x0 < 60 and r.x1 - r.x0 == near(57.6)]
        assert (rule.x0, rule.x1) == (near(55.4), near(113.0))
        below = [r for r in page.runs if rule.y < r.baseline < 720 and 50 < r.x0 < 290]
        sizes = Counter(round(r.size, 2) for r in below if r.size > 7)
        assert sizes.most_common(1)[0][0] == near(8.97, 0.05)
        assert max(r.baseline for r in below) == near(715.1)
        words = "".join(r.text for r in below)
        assert "Correspondenceto:" in "".join(c for c in words if c.isalpha() or c == ":")


@pytest.mark.parametrize("name", ["sample/3.pdf", "faulty/page-limit.pdf"])
def test_captions_are_smaller(sheet, name):
    runs = [r for n in (1, 2, 3) for r in sheet(name, n).runs]
    labels = [r for r in runs if r.text.strip().startswith(("Figure 1.", "Table 1."))]
    captions = [r for r in labels if "Ital" in r.font]
    assert captions
    assert all(r.size == near(8.97, 0.05) for r in captions)


def test_long_paper_has_bold_subsections(sheet):
    runs = [r for r in sheet("sample/3.pdf", 2).runs if r.text.strip().startswith("3.1.")]
    assert [(r.bold, round(r.size, 2)) for r in runs] == [(True, near(9.96, 0.05))]


def test_line_numbers_of_a_review_copy(sheet):
    for page in (1, 2):
        numbers = [r for r in sheet("sound/submission.pdf", page).runs if r.x1 < 50]
        assert len(numbers) == 55
        assert [r.text.strip() for r in numbers] == [f"{55 * (page - 1) + i:03}" for i in range(55)]
        assert all(r.gray == near(0.7, 0.01) for r in numbers)
        assert all(r.size == near(9.96, 0.05) for r in numbers)
        assert min(r.x0 for r in numbers) == near(25.6)
        assert max(r.x1 for r in numbers) == near(40.5)
        baselines = [r.baseline for r in numbers]
        assert (baselines[0], baselines[-1]) == (near(76.7), near(722.3))


@pytest.mark.parametrize("name", ["sample/3.pdf", "sound/preprint.pdf"])
def test_other_stages_have_no_line_numbers(sheet, name):
    assert not [r for r in sheet(name, 2).runs if r.x1 < 50]


@pytest.mark.parametrize(
    ("name", "folios"),
    [("faulty/format-year.pdf", [False, True]), ("sound/long-title.pdf", [False, True])],
)
def test_years_before_2026_have_no_folio_on_page_one(sheet, name, folios):
    found = [any(r.baseline > 725 for r in sheet(name, n).runs) for n in (1, 2)]
    assert found == folios


@pytest.mark.parametrize("name", ONE_COLUMN)
class TestOneColumn:
    def test_block_and_leading(self, sheet, name):
        page = sheet(name, 2)
        lines = [r for r in page.lines() if 100 < r.x0 < 112 and 60 < r.baseline < 735]
        baselines = sorted({round(r.baseline, 2) for r in body_runs(page) if 100 < r.x0 < 112})
        steps = Counter(round(b - a, 1) for a, b in pairwise(baselines))
        assert steps.most_common(1)[0][0] == near(10.91, 0.06)
        assert median(r.x0 for r in lines) == near(108.0, 0.6)
        assert max(baselines) < 720 + HALF
        assert max(r.x1 for r in body_runs(page) if r.baseline < 735) < 504 + 2.3

    def test_title_between_a_thick_and_a_thin_rule(self, sheet, name):
        page = sheet(name, 1)
        assert [r for r in page.runs if r.size == near(17.22, 0.05)]
        rules = sorted((r for r in page.rules if r.x1 - r.x0 > 380), key=lambda r: r.y)[:2]
        assert [r.thickness for r in rules] == [near(4.0), near(1.0)]
        assert rules[0].y == near(81.2)
        assert all(r.x1 - r.x0 == near(396, 1.0) for r in rules)

    def test_notice_and_folio(self, sheet, name):
        notice = [r for r in sheet(name, 1).runs if r.baseline > 735]
        assert notice[0].baseline == near(739.9)
        assert all(r.size == near(8.97, 0.05) for r in notice)
        assert "NeurIPS 2025" in "".join(r.text for r in notice)
        (folio,) = [r for r in sheet(name, 2).runs if r.baseline > 745]
        assert folio.baseline == near(749.9)
        assert folio.text.strip() == "2"


def test_one_column_submission_has_small_sans_line_numbers(sheet):
    numbers = [r for r in sheet("sound/onecolumn-submission.pdf", 2).runs if r.x1 < 104]
    assert len(numbers) > 25
    assert all(r.size == near(5.98, 0.05) for r in numbers)
    assert all("Sans" in r.font for r in numbers)
