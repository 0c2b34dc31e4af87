"""Poster files from the command line: checked, told, built and published."""

from __future__ import annotations

import json

import pytest
from PIL import Image
from poster_files import Placed, bomb, poster_pdf, poster_picture


@pytest.fixture
def hung(workshop):
    """The workshop of three papers with five poster files, of which one is sound."""
    posters = workshop / "posters"
    poster_pdf(posters / "1.pdf", ("Sound",), "Hypatia")
    poster_pdf(posters / "2.pdf", ("Too Long",), "Ada Lovelace", inches=(36, 24), pages=2)
    poster_picture(posters / "3.png", (400, 600))
    poster_pdf(posters / "99.pdf")
    return workshop


def test_an_author_checks_one_poster_at_home(run, tmp_path):
    path = poster_pdf(tmp_path / "poster.pdf", inches=(36, 24))
    code, out, err = run("check", "--poster", path)
    assert code == 1, err
    assert "error poster-size, page 1" in out
    assert "36 in wide and 24 in high" in out
    poster_pdf(path)
    assert run("check", "--poster", path)[0] == 0


def test_the_file_for_authors_says_what_is_asked_of_posters(run, workshop, tmp_path):
    text = (workshop / "workshop.yaml").read_text()
    asked = "requirements:\n  posters: {width: 36 in, height: 609.6 mm, dpi: 100}\n"
    (workshop / "workshop.yaml").write_text(text.replace("requirements:\n", asked))
    assert run("requirements", "-C", workshop, "--export", tmp_path / "r.yaml")[0] == 0
    said = run("requirements", "-C", workshop)[1]
    assert "at most 36 in wide and 24 in high, pictures of 100 pixels an inch" in said
    path = poster_pdf(tmp_path / "poster.pdf", inches=(36, 24))
    assert run("check", "--poster", path, "--requirements", tmp_path / "r.yaml")[0] == 0
    poster_pdf(path, inches=(37, 24))
    assert run("check", "--poster", path, "--requirements", tmp_path / "r.yaml")[0] == 1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("posters: {width: wide}", "expected a length in inches such as 24"),
        ("posters: {width: 0}", "expected a length in inches"),
        ("posters: {height: -3 in}", "expected a length in inches"),
        ("posters: {size: 24}", "size"),
    ],
)
def test_what_is_no_length_is_named_with_its_line(line, message, run, workshop):
    text = (workshop / "workshop.yaml").read_text()
    (workshop / "workshop.yaml").write_text(
        text.replace("requirements:\n", f"requirements:\n  {line}\n")
    )
    code, _, err = run("check", "-C", workshop)
    assert code == 3
    assert message in err
    assert "workshop.yaml:7" in err


def test_a_check_of_the_workshop_reads_its_posters_too(run, hung):
    code, out, err = run("check", "-C", hung)
    assert code == 1
    assert "▲ fail  posters/2.pdf" in out
    assert "poster-pages" in out
    assert "3 posters: 1 fail, 2 pass" in out
    assert "99.pdf" in err


def test_a_check_of_posters_alone_reads_no_paper(run, hung):
    _, out, _ = run("check", "--poster", "-C", hung)
    assert "papers/" not in out
    assert "posters/1.pdf" in out


def test_a_file_in_the_folder_of_posters_is_one(run, hung):
    code, out, _ = run("check", "-C", hung, "posters/3.png", "papers/1.pdf")
    assert code == 0
    assert "poster-resolution" in out
    assert "page-size" not in out


def test_a_file_that_is_not_there_is_missing(run, tmp_path):
    assert run("check", "--poster", tmp_path / "none.pdf")[0] == 4


def test_hostile_posters_end_no_run(run, workshop, papers):
    posters = workshop / "posters"
    bomb(posters / "1.png")
    (posters / "2.pdf").write_bytes(b"")
    (posters / "3.pdf").write_bytes((papers / "hostile" / "encrypted.pdf").read_bytes())
    code, out, _ = run("check", "--poster", "-C", workshop)
    assert code == 1
    for rule in ("file-too-large", "file-empty", "file-encrypted"):
        assert rule in out
    code, _, err = run("build", "website", "-C", workshop)
    assert code == 1, err
    assert not list((workshop / "output" / "website").rglob("poster*.webp"))


def test_json_has_posters_beside_papers(check_json, hung):
    code, found = check_json("-C", hung)
    assert code == 1
    assert [one["key"] for one in found["papers"]] == ["1", "2", "3"]
    first, second, third = found["posters"]
    assert first["inches"] == [24, 36]
    assert (second["pages"], second["verdict"]) == (2, "fail")
    assert (third["kind"], third["pixels"], third["inches"]) == ("png", [400, 600], None)
    assert found["without_poster"] == []


def test_who_has_none_is_told_where_posters_are_asked_for(run, check_json, workshop):
    assert "poster" not in run("check", "-C", workshop)[2]
    text = (workshop / "workshop.yaml").read_text()
    (workshop / "workshop.yaml").write_text(
        text.replace("requirements:\n", "requirements:\n  posters: {}\n")
    )
    _, _, err = run("check", "-C", workshop)
    assert "3 papers have no poster file yet: 1, 2, 3" in err
    _, found = check_json("-C", workshop)
    assert found["without_poster"] == ["1", "2", "3"]
    (workshop / "decisions.yaml").write_text('- {absent: "2", date: 2026-07-01}\n')
    poster_pdf(workshop / "posters" / "1.pdf", ("Sound",), "Hypatia")
    assert check_json("-C", workshop)[1]["without_poster"] == ["3"]
    assert "poster-missing" in run("check", "-C", workshop, "-q")[2]


def test_a_quiet_check_says_nothing_of_posters_that_nobody_asked_for(run, hung):
    (hung / "posters" / "3.png").unlink()
    assert "poster-missing" in run("check", "-C", hung)[2]
    assert "poster-missing" not in run("check", "-C", hung, "-q")[2]


def test_a_waiver_of_a_poster_is_none_of_the_paper(run, hung):
    waiver = '- {waive: "2", rule: poster-pages, reason: Agreed., by: Chair, date: 2026-07-01}\n'
    (hung / "decisions.yaml").write_text(waiver)
    _, out, _ = run("check", "-C", hung, "-v")
    assert "waiver-unused" not in out
    assert "waived poster-pages" in out


def test_a_build_makes_upload_form_and_website(run, hung):
    code, _, err = run("build", "-C", hung)
    assert code == 1
    assert "fail posters/2.pdf: poster-pages, poster-size" in err
    assert "3 posters: 1 fail and 2 pass" in err
    output = hung / "output"
    names = {path.name for path in (output / "posters" / "upload").iterdir()}
    assert names == {f"{key}{end}.png" for key in "123" for end in ("", "-thumb")}
    with Image.open(output / "posters" / "upload" / "1.png") as picture:
        assert picture.size == (5120, 2880)
    page = (output / "website" / "papers" / "1" / "index.html").read_text("utf-8")
    assert '<a href="poster.webp">Poster</a>' in page
    listed = (output / "website" / "papers" / "index.html").read_text("utf-8")
    assert '<a href="1/poster.webp">Poster</a>' in listed
    with Image.open(output / "website" / "papers" / "1" / "poster.webp") as picture:
        assert picture.size == (1600, 2400)
    assert not list((output / "website").rglob("99*"))
    report = (output / "report" / "index.html").read_text("utf-8")
    assert "The posters" in report
    assert "36 in wide and 24 in high" in report
    letter = (output / "report" / "papers" / "2.html").read_text("utf-8")
    assert "Your poster" in letter
    assert "poster-size" in letter
    assert "Your poster" not in (output / "report" / "papers" / "1.html").read_text("utf-8")


def test_a_poster_that_changes_makes_its_own_files_again_and_no_booklet(run, hung):
    run("build", "-C", hung)
    upload = hung / "output" / "posters" / "upload"
    before = {path.name: path.stat().st_mtime_ns for path in upload.iterdir()}
    poster_pdf(hung / "posters" / "1.pdf", ("Sound",), "Hypatia", inches=(23, 35))
    _, _, err = run("build", "-C", hung)
    assert "Unchanged: booklet, desk, data and report." in err
    after = {path.name: path.stat().st_mtime_ns for path in upload.iterdir()}
    assert {name for name in after if after[name] != before[name]} == {"1.png", "1-thumb.png"}
    (hung / "posters" / "1.pdf").unlink()
    run("build", "-C", hung)
    assert not (upload / "1.png").exists()
    assert not (hung / "output" / "website" / "papers" / "1" / "poster.webp").exists()


def test_the_data_link_the_poster_where_the_site_has_an_address(run, hung):
    text = (hung / "workshop.yaml").read_text()
    (hung / "workshop.yaml").write_text(text + "site: {url: 'https://example.org/small'}\n")
    run("build", "website", "-C", hung)
    data = json.loads((hung / "output" / "data" / "papers.json").read_text("utf-8"))
    links = {one["key"]: one.get("links", {}).get("poster") for one in data["papers"]}
    assert links["1"] == "https://example.org/small/papers/1/poster.webp"
    page = (hung / "output" / "website" / "papers" / "1" / "index.html").read_text("utf-8")
    assert page.count(">Poster</a>") == 1


def test_what_the_consent_does_not_cover_is_checked_and_not_shown(run, hung):
    text = (hung / "workshop.yaml").read_text()
    (hung / "workshop.yaml").write_text(text.replace("inclusion: full", "inclusion: abstract"))
    _, _, err = run("build", "posters", "website", "-C", hung, "-v")
    assert "3 posters are not handed round" in err
    assert "posters/2.pdf: poster-pages" in err
    assert not (hung / "output" / "posters" / "upload").exists()
    assert not list((hung / "output" / "website").rglob("poster*.webp"))


def test_the_poster_of_another_paper_is_shown_under_no_name(run, hung):
    title = ("A Title of Some Length", "for the Second Paper")
    listed = (hung / "papers.yaml").read_text().replace("Too Long", " ".join(title))
    (hung / "papers.yaml").write_text(listed)
    poster_pdf(hung / "posters" / "1.pdf", title, "Ada Lovelace")
    _, _, err = run("build", "posters", "website", "-C", hung)
    assert "fail posters/1.pdf: poster-other-paper" in err
    output = hung / "output"
    assert not (output / "posters" / "upload" / "1.png").exists()
    assert not (output / "website" / "papers" / "1" / "poster.webp").exists()
    letter = (output / "report" / "papers" / "1.html").read_text("utf-8")
    assert " ".join(title) not in letter
    assert " ".join(title) in (output / "report" / "index.html").read_text("utf-8")


def test_the_poster_of_a_withdrawn_paper_is_nobodys_business(run, check_json, hung):
    (hung / "decisions.yaml").write_text('- {withdraw: "2", date: 2026-07-01}\n')
    _, found = check_json("-C", hung)
    assert [one["key"] for one in found["posters"]] == ["1", "3"]
    run("build", "posters", "-C", hung)
    assert not (hung / "output" / "posters" / "upload" / "2.png").exists()


def test_the_poster_of_a_virtual_paper_may_have_any_shape(check_json, hung):
    listed = (hung / "papers.yaml").read_text()
    virtual = listed.replace("title: Missing,", "title: Missing, presentation: virtual,")
    (hung / "papers.yaml").write_text(virtual)
    _, found = check_json("-C", hung)
    assert [len(one["findings"]) for one in found["posters"]][-1] == 0


def test_authors_are_written_to_about_a_poster(run, hung):
    poster_pdf(hung / "posters" / "1.pdf", ("Sound",), "Hypatia", pages=3)
    assert run("letters", "-C", hung)[0] == 0
    text = (hung / "output" / "report" / "letters" / "1.txt").read_text("utf-8")
    assert "please send a new poster" in text
    assert "Where: your poster, 1.pdf" in text
    assert "proceedings check --poster poster.pdf --requirements requirements.yaml" in text
    both = (hung / "output" / "report" / "letters" / "2.txt").read_text("utf-8")
    assert "your poster, 2.pdf" in both
    assert "please send a new PDF" in both


def test_posters_are_neither_watched_nor_marked(run, tmp_path):
    path = poster_pdf(tmp_path / "poster.pdf", pictures=(Placed((9, 9), 1, 1, 1, 1),))
    assert run("check", "--poster", path, "--watch")[0] == 2
    assert run("check", "--poster", path, "--annotate", tmp_path / "marked")[0] == 2


def test_github_is_told_of_posters(run, hung):
    _, out, _ = run("check", "--poster", "-C", hung, "--as", "github")
    assert "posters/2.pdf" in out
    assert "poster-pages" in out
