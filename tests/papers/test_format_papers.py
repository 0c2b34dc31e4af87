"""The papers of each format print what the template of their year prints."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

HERE = Path(__file__).resolve().parent
ICML = {
    2022: "39th",
    2023: "40th",
    2024: "41st",
    2025: "42nd",
    2026: "43rd",
}
NEURIPS = {2023: "37th", 2024: "38th", 2025: "39th", 2026: "40th"}
SUBJECT = "Proceedings of the International Conference on Machine Learning"
STAGES = ("camera-ready", "submission")


def near(value, slack=0.5):
    return pytest.approx(value, abs=slack)


def page_text(name, number):
    with pdfium.PdfDocument(HERE / name) as document:
        text = document[number - 1].get_textpage().get_text_range()
    return " ".join(text.replace("\ufffe", "").replace("\x02", "").split())


def squeezed(text):
    return "".join(c for c in text.lower() if c.isalnum())


def docinfo(name):
    with pikepdf.open(HERE / name) as pdf:
        return {key: str(value) for key, value in pdf.docinfo.items()}


def folios(sheet, name):
    return [
        [r.text.strip() for r in sheet(name, n).runs if r.baseline > 725 and r.size > 9.5]
        for n in (1, 2)
    ]


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("year", ICML)
class TestTwoColumns:
    def test_page_numbers_follow_the_year(self, sheet, year, stage):
        name = f"formats/icml{year}-{stage}.pdf"
        wanted = {2022: [[], []], 2023: [[], []], 2026: [["1"], ["2"]]}
        assert folios(sheet, name) == wanted.get(year, [[], ["2"]])
        for run in [r for r in sheet(name, 2).runs if r.baseline > 725 and r.x0 > 50]:
            assert (run.x0 + run.x1) / 2 == near(298.4)
            assert (run.y0 > 731.5, run.y1 < 742.5) == (True, True)

    def test_the_notice_is_that_of_the_year(self, year, stage):
        text = squeezed(page_text(f"formats/icml{year}-{stage}.pdf", 1))
        if stage == "submission":
            assert "preliminaryworkunderreview" in text
            assert "donotdistribute" in text
        else:
            assert f"proceedingsofthe{ICML[year]}internationalconference" in text
            assert f"copyright{year}bytheauthors" in text

    def test_only_submissions_have_line_numbers(self, sheet, year, stage):
        numbers = [r for r in sheet(f"formats/icml{year}-{stage}.pdf", 2).runs if r.x1 < 50]
        assert len(numbers) == (55 if stage == "submission" else 0)
        for run in numbers:
            assert run.gray == near(0.7, 0.01)
            assert len(run.text.strip()) == 3
        if numbers:
            assert min(r.x0 for r in numbers) == near(25.6)
            assert max(r.x1 for r in numbers) == near(40.5)

    def test_the_metadata_name_the_conference(self, year, stage):
        found = docinfo(f"formats/icml{year}-{stage}.pdf")
        assert found["/Subject"] == f"{SUBJECT} {year}"
        assert found["/Title"] == "Careful Pages for Careful Readers"

    def test_the_running_head_stands_over_its_rule(self, sheet, year, stage):
        page = sheet(f"formats/icml{year}-{stage}.pdf", 2)
        assert "Careful" in "".join(r.text for r in page.runs if r.y1 < 57)
        (rule,) = [r for r in page.rules if abs(r.y - 57.6) < 1]
        assert (rule.x0, rule.x1) == (near(55.4), near(541.4))
        assert not [r for r in sheet(f"formats/icml{year}-{stage}.pdf", 1).runs if r.y1 < 57]


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("year", NEURIPS)
class TestOneColumn:
    def test_pages_are_numbered_from_the_second_on(self, sheet, year, stage):
        assert folios(sheet, f"formats/neurips{year}-{stage}.pdf") == [[], ["2"]]

    def test_the_notice_is_that_of_the_year(self, sheet, year, stage):
        name = f"formats/neurips{year}-{stage}.pdf"
        text = squeezed(page_text(name, 1))
        event = f"{NEURIPS[year]}conferenceonneuralinformationprocessingsystemsneurips{year}"
        wanted = f"submittedto{event}donotdistribute" if stage == "submission" else event
        assert wanted in text
        assert ("submittedto" in text) == (stage == "submission")
        notice = [r for r in sheet(name, 1).runs if r.baseline > 735]
        assert all(r.size == near(8.97, 0.05) for r in notice)

    def test_only_submissions_have_line_numbers(self, sheet, year, stage):
        numbers = [r for r in sheet(f"formats/neurips{year}-{stage}.pdf", 2).runs if r.x1 < 106]
        assert bool(numbers) == (stage == "submission")
        assert all(r.size == near(5.98, 0.05) for r in numbers)

    def test_the_metadata_name_nothing(self, year, stage):
        found = docinfo(f"formats/neurips{year}-{stage}.pdf")
        assert not {"/Title", "/Author", "/Subject"} & {k for k, v in found.items() if v}

    def test_the_checklist_stands_last(self, year, stage):
        name = f"formats/neurips{year}-{stage}.pdf"
        with pdfium.PdfDocument(HERE / name) as document:
            last = len(document)
        assert "NeurIPS Paper Checklist" in page_text(name, last)


def test_final_without_a_track_prints_no_notice(sheet):
    name = "formats/neurips2025-final-without-track.pdf"
    assert not [r for r in sheet(name, 1).runs if r.baseline > 725]
    assert "2025" not in page_text(name, 1)


def test_a_named_submission_shows_authors_numbers_and_prohibition():
    text = page_text("formats/neurips2025-named-submission.pdf", 1)
    assert "Ada Lovelace" in text
    assert "Anonymous" not in text
    assert "Do not distribute." in text


def test_the_notice_of_a_workshop_names_it():
    text = page_text("formats/neurips2025-workshop.pdf", 1)
    assert "(NeurIPS 2025). Workshop: Careful Manuscripts." in text


@pytest.mark.parametrize("name", ["icml2026-preprint", "neurips2025-preprint"])
def test_preprints_show_their_authors(name):
    text = page_text(f"formats/{name}.pdf", 1)
    assert "Preprint." in text
    assert "Ada Lovelace" in text
