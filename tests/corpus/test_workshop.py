"""A workshop of real papers, from checking to every output."""

from __future__ import annotations

import html
import json
from collections import Counter

import pytest
import yaml
from pypdf import PdfReader

from proceedings.cli.main import _run

pytestmark = pytest.mark.corpus

WORKSHOP = """\
event: {name: Workshop of Real Papers, short: Real Papers, date: 2026-07-18, time_zone: UTC}
requirements: {format: icml2026, limits: 8, notice: Presented at the Workshop of Real Papers.}
consent: {inclusion: full, statement: A test on one machine.}
sessions:
  - {id: am, title: Morning posters, kind: posters, start: "10:00", end: "12:00"}
  - {id: pm, title: Afternoon posters, kind: posters, start: "14:00", end: "16:00"}
"""


@pytest.fixture(scope="module")
def manifest(corpus):
    lines = (corpus / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    # Every third of them: the benchmarks build all, which takes minutes.
    return [json.loads(line) for line in lines][::3]


@pytest.fixture(scope="module")
def built(corpus, manifest, tmp_path_factory):
    """The folder of a workshop of the papers, built; and the exit code."""
    folder = tmp_path_factory.mktemp("real")
    (folder / "papers").mkdir()
    (folder / "workshop.yaml").write_text(WORKSHOP)
    papers, placements = [], {}
    for number, record in enumerate(manifest, 1):
        (folder / "papers" / f"{number}.pdf").symlink_to(corpus / record["file"])
        known = {k: record["record"][k] for k in ("title", "authors", "abstract")}
        papers.append({"number": number, **{k: v for k, v in known.items() if v}})
        session = "am" if number % 2 else "pm"
        placements[str(number)] = {"session": session, "board": str((number + 1) // 2)}
    (folder / "papers.yaml").write_text(yaml.safe_dump({"papers": papers}, allow_unicode=True))
    (folder / "programme.lock.yaml").write_text(yaml.safe_dump({"placements": placements}))
    return folder, _run(["build", "-C", str(folder), "-q"])


@pytest.fixture(scope="module")
def papers(built):
    text = (built[0] / "output" / "data" / "papers.json").read_text(encoding="utf-8")
    return json.loads(text)["papers"]


def test_papers_with_errors_are_exit_1(built):
    assert built[1] == 1


def test_the_report_has_one_line_a_paper(built, manifest):
    report = json.loads((built[0] / "output" / "report" / "report.json").read_text("utf-8"))
    assert [paper["key"] for paper in report["papers"]] == [
        str(number) for number in range(1, len(manifest) + 1)
    ]


def test_no_paper_is_unreadable_and_no_error_is_ours(built):
    report = (built[0] / "output" / "report" / "report.json").read_text("utf-8")
    assert "internal-error" not in report
    verdicts = Counter(paper["verdict"] for paper in json.loads(report)["papers"])
    assert set(verdicts) <= {"pass", "fail"}


def test_every_paper_has_a_letter_and_a_picture_of_page_one(built, manifest):
    report = built[0] / "output" / "report"
    assert len(list((report / "papers").glob("*.html"))) == len(manifest)
    assert len(list((report / "thumbnails").glob("*.webp"))) == len(manifest)


def test_no_letter_names_another_paper(built):
    report = built[0] / "output" / "report"
    papers = json.loads((report / "report.json").read_text("utf-8"))["papers"]
    titles = {html.escape(paper["title"], quote=False) for paper in papers}
    titles = {title for title in titles if len(title.split()) > 2}
    for paper in papers:
        letter = (report / paper["letter"]).read_text("utf-8")
        own = html.escape(paper["title"], quote=False)
        assert own in letter
        # One version of a paper may have another's title, and a word more.
        assert not [title for title in titles if title in letter.replace(own, "")], paper["key"]


def test_page_numbers_follow_each_other_and_open_odd(papers):
    first = 1
    for paper in papers:
        if "first_page" not in paper:
            continue
        assert paper["first_page"] == first
        first = paper["last_page"] + 1 + paper["last_page"] % 2


def test_every_internal_link_stays_in_its_own_paper(built, papers):
    reader = PdfReader(built[0] / "output" / "booklet" / "booklet.pdf")
    numbers = {page.indirect_reference.idnum: index for index, page in enumerate(reader.pages)}
    links = 0
    papers_from = min(p["first_pdf_page"] for p in papers if "first_pdf_page" in p) - 1
    for paper in papers:
        if "first_pdf_page" not in paper:
            continue
        first = paper["first_pdf_page"] - 1
        inside = range(first, first + paper["last_page"] - paper["first_page"] + 1)
        for index in inside:
            for annotation in reader.pages[index].get("/Annots") or ():
                destination = annotation.get_object().get("/Dest")
                if destination is None:
                    continue
                target = numbers[destination[0].idnum]
                if index == first and "/Border" in annotation.get_object() and target < papers_from:
                    continue  # the way back to the contents
                assert target in inside, f"paper {paper['key']} leads out of itself"
                links += 1
    assert links > 2_000


def test_titles_and_authors_reach_the_website(built, papers):
    listing = (built[0] / "output" / "website" / "papers" / "index.html").read_text("utf-8")
    assert listing.count("<details") >= sum("abstract" in paper for paper in papers)
