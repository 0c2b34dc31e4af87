from __future__ import annotations

import json
import os
import re
from html import escape
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

ROOT = Path(__file__).parents[2]
OUTPUTS = (
    "booklet/booklet.pdf",
    "posters/index.pdf",
    "website/index.html",
    "data/papers.json",
    "data/papers.bib",
    "report/index.html",
    "report/report.json",
    "report/papers/1.html",
    "report/papers/2.html",
    "report/papers/3.html",
    "report/thumbnails/1.webp",
    "report/thumbnails/2.webp",
    "build.json",
)


@pytest.fixture
def built(run, workshop):
    """The three-paper workshop, built once."""
    code, out, err = run("build", "-C", workshop)
    assert code == 1, err
    assert not out
    return workshop / "output"


def bytes_of(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_everything_is_built_in_spite_of_errors(built):
    for name in OUTPUTS:
        assert (built / name).stat().st_size > 0, name


def test_a_letter_shows_the_place_on_the_page_and_the_way_to_check_again(built):
    html = (built / "report" / "papers" / "2.html").read_text(encoding="utf-8")
    assert html.count('src="data:image/webp;base64,') == 2
    assert "proceedings check paper.pdf</span> <span>--format icml2026</span>" in html
    assert "<span>--limit 8</span>" in html
    assert not (built / "report" / "thumbnails" / "3.webp").exists()


def test_no_letter_shows_anything_of_another_paper(run, tmp_path):
    sample = ROOT / "input" / "sample"
    assert run("build", "data", "-C", sample, "-o", tmp_path / "out")[0] == 0
    papers = json.loads((tmp_path / "out" / "data" / "papers.json").read_text("utf-8"))["papers"]
    for one in papers:
        html = (tmp_path / "out" / "report" / "papers" / f"{one['key']}.html").read_text("utf-8")
        html = re.sub(r"data:[^\"]*", "", html)
        own = {author["name"] for author in one["authors"]}
        for other in papers:
            if other is one:
                continue
            assert escape(other["title"], quote=False) not in html
            assert f"{other['key']}.pdf" not in html.replace(f"{one['key']}.pdf", "")
            assert f"paper {other['key']}<" not in html
            for author in other["authors"]:
                assert author["name"] in own or author["name"] not in html
        assert escape(one["title"], quote=False) in html


def test_a_page_that_nobody_can_render_costs_its_picture_alone(run, workshop, monkeypatch):
    from proceedings.report import pictures
    from proceedings.workers import Limits

    monkeypatch.setattr(pictures, "_LIMITS", Limits(result=0))
    code, _, err = run("build", "data", "-C", workshop, "--no-cache")
    assert code == 1, err
    report = workshop / "output" / "report"
    assert "lines over" in (report / "papers" / "2.html").read_text("utf-8")
    assert "<img" not in (report / "index.html").read_text("utf-8")


def test_a_paper_that_leaves_the_list_leaves_no_letter(run, workshop, built):
    text = (workshop / "papers.yaml").read_text().replace("number: 2,", "number: 7,")
    (workshop / "papers.yaml").write_text(text)
    run("build", "data", "-C", workshop)
    names = sorted(path.name for path in (built / "report" / "papers").iterdir())
    assert names == ["1.html", "3.html", "7.html"]
    assert not (built / "report" / "thumbnails" / "2.webp").exists()


def test_a_paper_without_a_pdf_has_a_page_that_says_so(built):
    papers = json.loads((built / "data" / "papers.json").read_text())["papers"]
    missing = next(paper for paper in papers if paper["key"] == "3")
    page = PdfReader(built / "booklet" / "booklet.pdf").pages[missing["first_pdf_page"] - 1]
    text = " ".join(page.extract_text().split())
    assert "Missing" in text
    assert "no PDF" in text
    assert "Gone." in text


def test_the_printed_number_is_the_page_label(built):
    papers = json.loads((built / "data" / "papers.json").read_text())["papers"]
    reader = PdfReader(built / "booklet" / "booklet.pdf")
    first = 1
    for paper in papers:
        assert paper["first_page"] == first
        assert reader.page_labels[paper["first_pdf_page"] - 1] == str(first)
        first = paper["last_page"] + 1 + paper["last_page"] % 2  # a blank page is counted
        if "pdf" in paper:
            assert PdfReader(built / paper["pdf"]).metadata.title == paper["title"]
    assert sum("pdf" in paper for paper in papers) == len(list(built.glob("booklet/papers/*")))
    assert sum("pdf" in paper for paper in papers) > 0


def test_the_second_time_nothing_is_done(run, workshop, built):
    before = bytes_of(built)
    code, _, err = run("build", "-C", workshop)
    assert code == 1
    assert "Nothing has changed" in err
    assert bytes_of(built) == before


def test_the_same_inputs_give_the_same_bytes(run, workshop, built, tmp_path):
    code, _, _ = run("build", "-C", workshop, "-o", tmp_path / "again", "--no-cache")
    assert code == 1
    assert bytes_of(tmp_path / "again") == bytes_of(built)


def test_a_build_after_a_change_gives_the_bytes_of_a_first_one(run, workshop, built, tmp_path):
    with (workshop / "papers" / "1.pdf").open("ab") as file:
        file.write(b"% changed")
    text = (workshop / "papers.yaml").read_text()
    (workshop / "papers.yaml").write_text(text.replace("title: ", "title: Again ", 1))
    run("build", "-C", workshop)
    run("build", "-C", workshop, "-o", tmp_path / "again", "--no-cache")
    assert bytes_of(tmp_path / "again") == bytes_of(built)


def test_a_picture_that_workshop_yaml_names_is_an_input_wherever_it_lies(run, workshop):
    named = "look: {logo: marks/logo.svg}\n"
    square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    (workshop / "marks").mkdir()
    (workshop / "marks" / "logo.svg").write_text(square)
    (workshop / "workshop.yaml").write_text((workshop / "workshop.yaml").read_text() + named)
    run("build", "booklet", "-C", workshop)
    assert "Nothing has changed" in run("build", "booklet", "-C", workshop)[2]
    (workshop / "marks" / "logo.svg").write_text(square.replace("h9", "h5"))
    assert "writing booklet" in run("build", "booklet", "-C", workshop)[2]


@pytest.mark.usefixtures("built")
def test_only_what_depends_on_a_change_is_made_again(run, workshop):
    text = (workshop / "workshop.yaml").read_text().replace("limits: {long: 8", "limits: {long: 9")
    (workshop / "workshop.yaml").write_text(text)
    _, _, err = run("build", "-C", workshop)
    assert "writing report" in err
    assert "writing website" not in err
    assert "writing booklet" not in err


def test_a_deleted_output_is_made_again_and_a_foreign_file_kept(run, workshop, built):
    (built / "website" / "index.html").unlink()
    (built / "website" / "CNAME").write_text("example.org")
    _, _, err = run("build", "-C", workshop)
    assert "kept website/CNAME" in err
    assert "writing website" in err
    assert "writing booklet" not in err
    assert (built / "website" / "index.html").is_file()
    assert (built / "website" / "CNAME").read_text() == "example.org"


def test_one_output_alone_leaves_the_others(run, workshop):
    code, _, _ = run("build", "website", "-C", workshop)
    assert code == 1
    assert not (workshop / "output" / "booklet").exists()
    assert (workshop / "output" / "data" / "papers.json").is_file()


def test_a_broken_paper_gives_way_to_a_page(run, workshop):
    (workshop / "papers" / "1.pdf").write_bytes(b"<html>Please sign in</html>")
    code, _, _ = run("build", "booklet", "-C", workshop)
    assert code == 1
    data = json.loads((workshop / "output" / "data" / "papers.json").read_text())
    (paper,) = [paper for paper in data["papers"] if paper["key"] == "1"]
    assert paper["first_page"] == paper["last_page"]


def test_the_booklet_opens_everywhere_and_carries_its_outline(built):
    path = built / "booklet" / "booklet.pdf"
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        assert "Posters" in titles
        group = outline.root[titles.index("Posters")]
        assert [item.title for item in group.children] == ["Sound", "Too Long", "Missing"]
        assert pdf.Root.Lang == "en"


def test_all_configuration_errors_come_at_once(run, workshop):
    (workshop / "workshop.yaml").write_text(
        "event:\n  nam: Workshop\n  date: soon\n  time_zone: Mars/Olympus\nsesions: []\n"
    )
    code, _, err = run("build", "-C", workshop)
    assert code == 3
    for expected in ("workshop.yaml:2", "name", "workshop.yaml:3", "date", "sessions", "time_zone"):
        assert expected in err
    assert not (workshop / "output").exists()


def test_a_missing_list_is_exit_4(run, workshop):
    (workshop / "papers.yaml").unlink()
    assert run("build", "-C", workshop)[0] == 4


def test_a_duplicate_key_names_both_lines(run, workshop):
    (workshop / "papers.yaml").write_text(
        "papers:\n  - {key: a, title: One}\n  - {key: a, title: Two}\n"
    )
    code, _, err = run("build", "-C", workshop)
    assert code == 3
    assert "3" in err
    assert "2" in err


def test_an_unknown_paper_in_the_programme_is_one_finding_and_the_rest_is_built(run, workshop):
    (workshop / "programme.lock.yaml").write_text(
        'placements:\n  "99": {session: posters, board: "1"}\n'
    )
    code, _, err = run("build", "-C", workshop)
    assert code == 1
    assert err.count("unknown-paper") == 1
    assert (workshop / "output" / "booklet" / "booklet.pdf").is_file()


def test_a_folder_that_cannot_be_written_is_exit_6(run, workshop, tmp_path):
    (tmp_path / "blocked").write_text("a file in the way")
    code, _, err = run("build", "-C", workshop, "-o", tmp_path / "blocked" / "out")
    assert code == 6
    assert "-o" in err


def test_init_makes_a_folder_that_builds_as_it_is(run, tmp_path):
    assert run("init", tmp_path / "new-workshop")[0] == 0
    code, _, err = run("build", "-C", tmp_path / "new-workshop")
    assert code == 0, err
    assert run("init", tmp_path / "new-workshop")[0] == 3


def test_from_pdfs_alone_to_a_booklet(run, workshop, tmp_path):
    run("init", tmp_path / "mine")
    pdfs = sorted((workshop / "papers").glob("*.pdf"))
    code, out, err = run("import", "pdfs", "-C", tmp_path / "mine", *pdfs)
    assert code == 0, err
    assert out.split() == ["1", "2"]
    assert run("import", "pdfs", "-C", tmp_path / "mine", *pdfs)[1] == ""
    assert run("build", "-C", tmp_path / "mine")[0] in {0, 1}
    data = json.loads((tmp_path / "mine" / "output" / "data" / "papers.json").read_text())
    assert all(paper["title"] and paper["authors"] for paper in data["papers"])


HIDE_PANGO = """\
import sys
class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name == "weasyprint" or name.startswith("weasyprint."):
            raise OSError("cannot load library 'libpango-1.0-0'")
sys.meta_path.insert(0, Hidden())
"""


@pytest.fixture
def without_pango(process, tmp_path):
    """Run a process in which Pango is missing."""
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / "sitecustomize.py").write_text(HIDE_PANGO)
    path = os.pathsep.join([str(tmp_path / "hidden"), str(Path.cwd())])

    def runner(*arguments):
        root = Path(__file__).parents[2]
        return process(
            *arguments, PYTHONPATH=os.pathsep.join([path, str(root)]), PYTHONWARNINGS="ignore"
        )

    return runner


def test_checking_needs_no_pango(without_pango, workshop):
    assert without_pango("formats").returncode == 0
    assert without_pango("check", "-C", workshop).returncode == 1
    assert without_pango("extract", workshop / "papers" / "1.pdf").returncode == 0


def test_without_pango_the_rest_is_built_and_the_remedy_named(without_pango, workshop):
    result = without_pango("build", "-C", workshop)
    assert result.returncode == 6
    assert "libpango" in result.stderr
    assert (workshop / "output" / "website" / "index.html").is_file()
    assert (workshop / "output" / "data" / "papers.json").is_file()
    assert not (workshop / "output" / "booklet").exists()


@pytest.mark.parametrize("name", [".", "papers", "images/out", ".."])
def test_outputs_are_never_mixed_with_inputs(run, workshop, monkeypatch, name):
    monkeypatch.chdir(workshop)
    code, _, err = run("build", "-o", name)
    assert code == 2
    assert "mixed" in err


def test_the_website_carries_the_booklet_it_links_to(built):
    page = (built / "website" / "papers" / "1" / "index.html").read_text("utf-8")
    assert "booklet/booklet.pdf" in page
    copy = built / "website" / "booklet" / "booklet.pdf"
    assert copy.read_bytes() == (built / "booklet" / "booklet.pdf").read_bytes()


def test_two_files_of_one_name_are_two_papers(run, workshop, tmp_path):
    run("init", tmp_path / "mine")
    for number in (1, 2):
        (tmp_path / str(number)).mkdir()
        source = (workshop / "papers" / f"{number}.pdf").read_bytes()
        (tmp_path / str(number) / "main.pdf").write_bytes(source)
    files = [tmp_path / "1" / "main.pdf", tmp_path / "2" / "main.pdf"]
    code, out, _ = run("import", "pdfs", "-C", tmp_path / "mine", *files)
    assert code == 0
    assert len(out.split()) == 2
    assert {p.name for p in (tmp_path / "mine" / "papers").iterdir()} == {"main.pdf", "main-2.pdf"}


def test_what_was_published_is_compared_with_and_must_be_understood(run, workshop):
    data = workshop / "output" / "data"
    run("build", "data", "-C", workshop)
    assert "<entry>" not in (data / "changes.atom").read_text()
    assert "SEQUENCE:0" in (data / "schedule.ics").read_text()
    published = workshop / "published.json"
    published.write_text(
        '{"schema": "proceedings/published/1", "date": "2026-07-01", "papers": {"9":'
        ' {"title": "Gone"}}, "outputs": {}, "rounds": [{"date": "2026-07-01", "news": []}]}'
    )
    _, _, err = run("build", "data", "-C", workshop)
    assert "writing data" in err
    assert "“Gone” (9) is withdrawn." in (data / "changes.atom").read_text()
    assert "SEQUENCE:1" in (data / "schedule.ics").read_text()
    published.write_text("{")
    code, _, err = run("build", "data", "-C", workshop)
    assert code == 3
    assert "published.json" in err


def test_who_presents_is_in_no_output_that_may_be_published(run, workshop, tmp_path):
    papers = workshop / "papers.yaml"
    papers.write_text(papers.read_text().replace("[Hypatia]", "[Hypatia, Emmy Noether]"))
    first, second = tmp_path / "first", tmp_path / "second"
    run("build", "posters", "website", "-C", workshop, "-o", first)
    (workshop / "attendance.csv").write_text("number,presenter\n1,Emmy Noether\n3,A Friend\n")
    run("build", "posters", "website", "-C", workshop, "-o", second)
    before, after = bytes_of(first), bytes_of(second)
    differing = {name for name in before | after if before.get(name) != after.get(name)}
    assert "desk/check-in.pdf" in differing
    assert {name.split("/")[0] for name in differing} == {"desk", "report", "build.json"}
    (page,) = PdfReader(second / "desk" / "check-in.pdf").pages
    assert "Presenter Emmy Noether" in page.extract_text()


def test_what_is_for_the_desk_comes_and_goes_with_its_sessions(run, workshop):
    assert run("build", "posters", "-C", workshop)[0] == 1
    assert (workshop / "output" / "desk" / "check-in.pdf").is_file()
    assert "Nothing has changed" in run("build", "posters", "-C", workshop)[2]
    (workshop / "output" / "desk" / "check-in.pdf").unlink()
    run("build", "posters", "-C", workshop)
    assert (workshop / "output" / "desk" / "check-in.pdf").is_file()
    event = workshop / "workshop.yaml"
    event.write_text(event.read_text().partition("sessions:")[0])
    run("build", "posters", "-C", workshop)
    assert not list((workshop / "output" / "desk").rglob("*.pdf"))
    assert "Nothing has changed" in run("build", "posters", "-C", workshop)[2]


def test_what_is_stale_is_built_though_something_else_was_built_since(run, workshop):
    run("build", "posters", "website", "-C", workshop)
    papers = workshop / "papers.yaml"
    papers.write_text(papers.read_text().replace("title: Sound", "title: Sound and Whole"))
    run("build", "website", "-C", workshop)
    said = run("build", "posters", "-C", workshop)[2]
    assert "Nothing has changed" not in said
    index = PdfReader(workshop / "output" / "posters" / "index.pdf")
    assert "Sound and Whole" in "".join(page.extract_text() for page in index.pages)
    assert "Nothing has changed" in run("build", "posters", "-C", workshop)[2]
    assert "Nothing has changed" in run("build", "website", "-C", workshop)[2]
