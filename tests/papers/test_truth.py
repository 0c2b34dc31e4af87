"""What truth.yaml says of the test papers is so, as far as another reader can see."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
import yaml

HERE = Path(__file__).resolve().parent
TRUTHS = yaml.safe_load((HERE / "truth.yaml").read_text())["papers"]
FOLDERS = ("sound", "faulty", "formats", "lookalikes")
KEPT = sorted(path for folder in FOLDERS for path in HERE.glob(f"{folder}/*.pdf"))
FAMILIES = {"icml", "neurips", None}


def words_at(path, page, column, fraction):
    """The text of a strip one line high whose bottom edge stands at a fraction of the page."""
    left, right = {"left": (50, 295), "right": (302, 550), None: (90, 530)}[column]
    with pdfium.PdfDocument(path) as document:
        sheet = document[page - 1]
        bottom = sheet.get_height() * (1 - fraction)
        text = sheet.get_textpage().get_text_bounded(left, bottom + 1, right, bottom + 7)
    return "".join(text.replace("\x02", "-").replace("￾", "-").split())


def test_every_paper_has_a_truth_and_every_truth_a_paper():
    assert {str(path.relative_to(HERE)) for path in KEPT} == {truth["file"] for truth in TRUTHS}


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda truth: truth["file"])
class TestTruth:
    def test_last_line_stands_where_it_is_said_to_stand(self, truth):
        end = truth["body_end"]
        found = words_at(HERE / truth["file"], end["page"], end["column"], end["fraction"])
        expected = "".join(end["text"].split())
        assert expected
        assert expected in found or found in expected
        assert found

    def test_pages_and_order(self, truth):
        with pdfium.PdfDocument(HERE / truth["file"]) as document:
            assert len(document) == truth["pages"]
        assert truth["family"] in FAMILIES
        assert 1 <= truth["body_end"]["page"] <= truth["pages"]
        references = truth["references"]
        assert references["page"] >= truth["body_end"]["page"]


@pytest.mark.parametrize(
    "truth", [t for t in TRUTHS if "resumes" in t], ids=lambda truth: truth["file"]
)
def test_what_resumes_is_a_section_behind_back_matter(truth):
    resumed = truth["resumes"]
    assert resumed["page"] >= truth["body_end"]["page"]
    assert resumed["lines"] > 3
    with pdfium.PdfDocument(HERE / truth["file"]) as document:
        text = document[resumed["page"] - 1].get_textpage().get_text_range()
    assert "Discussion" in text


LIMITED = [truth for truth in TRUTHS if "lines_over" in truth and truth["family"] == "icml"]


@pytest.mark.parametrize("truth", LIMITED, ids=lambda truth: truth["file"])
def test_lines_over_follow_from_the_place(truth):
    end = truth["body_end"]
    baseline = end["fraction"] * 792 - 2.18
    line = 1 + round((baseline - 77.0) / 11.955)
    columns = 2 * (end["page"] - 1 - truth["limit"]) + (end["column"] == "right")
    # The space between two paragraphs is half a line, so a place holds up to a line less.
    assert 0 <= 54 * columns + min(line, 54) - truth["lines_over"] <= 1


def test_papers_stay_small():
    sizes = [path.stat().st_size for path in KEPT]
    assert max(sizes) < 230_000
    assert sum(sizes) < 18_000_000
