from __future__ import annotations

import pytest

from proceedings.model import Paper
from proceedings.reconcile import match_manuscripts, paper_named, paper_titled, same_contents


def folder(tmp_path, *names):
    papers = tmp_path / "papers"
    for name in names:
        (papers / name).parent.mkdir(parents=True, exist_ok=True)
        (papers / name).write_bytes(b"%PDF-")
    papers.mkdir(exist_ok=True)
    return papers


@pytest.mark.parametrize(
    "name",
    ["7.pdf", "07.pdf", "7_camera_ready.pdf", "paper7.pdf", "ws_paper_7.pdf", "aBc-1.pdf", "7.PDF"],
)
def test_key_number_or_id_in_the_name_match(tmp_path, name):
    paper = Paper("7", "Title", number=7, id="aBc-1")
    matches = match_manuscripts([paper], folder(tmp_path, name))
    assert matches.files["7"].name == name
    assert not matches.findings


def test_the_list_may_name_the_file(tmp_path):
    paper = Paper("7", "Title", number=7, file="final.pdf")
    matches = match_manuscripts([paper], folder(tmp_path, "final.pdf", "7.pdf"))
    assert matches.files["7"].name == "final.pdf"
    assert [finding.rule for finding in matches.findings] == ["file-without-paper"]


def test_a_number_within_another_does_not_match(tmp_path):
    matches = match_manuscripts([Paper("7", "T", number=7)], folder(tmp_path, "17.pdf", "70.pdf"))
    assert not matches.files


def test_two_files_of_one_number_are_not_chosen_between(tmp_path):
    papers = folder(tmp_path, "7_v1.pdf", "7_v2.pdf")
    matches = match_manuscripts([Paper("7", "T", number=7)], papers)
    assert not matches.files
    assert {f.rule for f in matches.findings} == {"file-missing", "file-without-paper"}


def test_what_is_missing_is_said_with_the_names_that_would_do(tmp_path):
    (finding,) = match_manuscripts([Paper("7", "T", id="xyz")], folder(tmp_path)).findings
    assert finding.subject == "7"
    assert "7.pdf or xyz.pdf" in finding.fix


def test_a_file_that_two_papers_claim_is_reported(tmp_path):
    papers = [Paper("1", "A", file="a.pdf"), Paper("2", "B", file="a.pdf")]
    matches = match_manuscripts(papers, folder(tmp_path, "a.pdf"))
    assert "file-shared" in {finding.rule for finding in matches.findings}


def test_one_file_under_two_names_is_reported(tmp_path):
    files = {name: tmp_path / f"{name}.pdf" for name in "1234"} | {"5": tmp_path / "4.pdf"}
    hashes = {"1": "aa", "2": "bb", "3": "aa", "4": "cc", "5": "cc"}
    (finding,) = same_contents(files, hashes)
    assert finding.rule == "file-shared"
    assert "papers 1 and 3 are" in finding.message


def test_files_whose_contents_are_not_known_are_not_the_same(tmp_path):
    files = {name: tmp_path / f"{name}.pdf" for name in "12"}
    assert same_contents(files, {"1": None, "2": None}) == ()


def test_without_a_folder_everything_is_missing(tmp_path):
    matches = match_manuscripts([Paper("1", "A")], tmp_path / "none")
    assert [finding.rule for finding in matches.findings] == ["file-missing"]


def test_ids_that_differ_in_case_have_files_of_their_own(tmp_path):
    papers = [Paper("abc", "One", id="aBc"), Paper("abc-2", "Two", id="Abc")]
    files = folder(tmp_path, "aBc.pdf", "Abc.pdf")
    if len(list(files.iterdir())) == 1:
        pytest.skip("the file system is blind to case")
    matches = match_manuscripts(papers, files)
    assert {key: path.name for key, path in matches.files.items()} == {
        "abc": "aBc.pdf",
        "abc-2": "Abc.pdf",
    }
    assert [paper_named(papers, path).key for path in matches.files.values()] == ["abc", "abc-2"]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("7.pdf", "7"),
        ("careful_paper_7.pdf", "7"),
        ("7_final.PDF", "7"),
        ("aBc-1.pdf", "7"),
        ("abc-1.pdf", "7"),
        ("17.pdf", None),
        ("main.pdf", None),
    ],
)
def test_a_name_says_whose_a_file_is(tmp_path, name, key):
    papers = [Paper("7", "Title", number=7, id="aBc-1"), Paper("8", "Other", number=8)]
    found = paper_named(papers, tmp_path / name)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("On the Engines of Analysis", "1"),
        ("On the engine of analysis.", "1"),
        ("The Weight of Rules", "5"),
        ("Something Else Altogether", None),
        ("Weaving by Numbers", None),  # two are as near
        ("", None),
    ],
)
def test_a_title_proposes_a_paper_where_one_alone_is_near(title, key):
    papers = [
        Paper("1", "On the Engines of Analysis"),
        Paper("2", "Weaving by Numbers"),
        Paper("3", "Weaving by numbers"),
        Paper("4", ""),
        Paper("5", r"The {\em Weight} of Rules"),
    ]
    found = paper_titled(papers, title)
    assert (found.key if found else None) == key


def test_a_decision_gives_a_file_to_a_paper_and_takes_it_from_another(tmp_path):
    papers = [Paper("7", "T", number=7), Paper("8", "U", number=8)]
    matches = match_manuscripts(papers, folder(tmp_path, "7.pdf"), {"7.pdf": "8"})
    assert {key: path.name for key, path in matches.files.items()} == {"8": "7.pdf"}
    assert [finding.rule for finding in matches.findings] == ["file-missing"]


def test_a_file_that_is_of_no_paper_by_decision_is_not_missed(tmp_path):
    matches = match_manuscripts([Paper("7", "T")], folder(tmp_path, "7.pdf"), {"7.pdf": ""})
    assert not matches.files
    assert matches.orphans == ()
    assert [finding.rule for finding in matches.findings] == ["file-missing"]
