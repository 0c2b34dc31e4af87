from __future__ import annotations

from pathlib import Path

import pytest

from proceedings.anatomy.reading import read_manuscript
from proceedings.annotation import write_annotated
from proceedings.annotation.making import file_names
from proceedings.checks import Checked, judge, resolve, unreadable
from proceedings.errors import OutputError
from proceedings.formats import load_formats
from proceedings.model import Requirements, Stage

ASKED = Requirements(("icml2026",), None, {"": dict.fromkeys(Stage, 8)})


def checked(path):
    facts = read_manuscript(path)
    if hasattr(facts, "rule"):
        return Checked(path.name, None, facts, unreadable(facts)), path
    asked = resolve(ASKED, load_formats(), facts.format)
    return Checked(path.name, None, facts, judge(facts, asked)), path


def write(folder, *papers, progress=lambda *_: None):
    return write_annotated(papers, folder, jobs=1, progress=progress)


def test_a_copy_and_a_picture_a_finding_are_written(tmp_path, papers):
    told = []
    (result,) = write(
        tmp_path, checked(papers / "faulty" / "page-limit.pdf"), progress=lambda *n: told.append(n)
    )
    assert result.copy == tmp_path / "page-limit.annotated.pdf"
    # The end of the body stands in the picture of the finding, and needs none of its own.
    assert result.pictures == (tmp_path / "page-limit" / "page-9-page-limit.png",)
    assert all(path.is_file() for path in (result.copy, *result.pictures))
    assert told == [(1, 1)]


def test_a_sound_paper_has_a_picture_of_where_its_body_ends(tmp_path, papers):
    (result,) = write(tmp_path, checked(papers / "sound" / "references-mid-page.pdf"))
    assert [path.name for path in result.pictures] == ["page-3-body-end.png"]


def test_pictures_of_faults_that_were_mended_go_and_files_of_others_stay(tmp_path, papers):
    gallery = tmp_path / "page-limit"
    gallery.mkdir()
    (gallery / "page-2-format-year.png").write_bytes(b"old")
    (gallery / "notes.txt").write_text("mine")
    write(tmp_path, checked(papers / "faulty" / "page-limit.pdf"))
    assert sorted(path.name for path in gallery.iterdir()) == [
        "notes.txt",
        "page-9-page-limit.png",
    ]


def test_an_unreadable_file_has_no_copy_and_the_rest_has(tmp_path, papers):
    bad, good = write(
        tmp_path,
        checked(next((papers / "hostile").glob("*empty*"))),
        checked(papers / "faulty" / "page-limit.pdf"),
    )
    assert (bad.copy, bad.problem, bad.failed) == (None, "it could not be read", False)
    assert good.copy is not None


def test_a_file_that_changed_since_it_was_read_costs_its_own_copy_alone(tmp_path, papers):
    path = tmp_path / "gone.pdf"
    path.write_bytes((papers / "faulty" / "stage.pdf").read_bytes())
    paper = checked(path)
    path.write_bytes(b"%PDF-1.5 cut off")
    gone, good = write(tmp_path / "out", paper, checked(papers / "faulty" / "page-limit.pdf"))
    assert gone.failed
    assert "structure is broken" in gone.problem
    assert good.copy is not None


def test_no_half_written_file_is_left(tmp_path, papers):
    write(tmp_path, checked(papers / "faulty" / "page-limit.pdf"))
    assert not list(tmp_path.rglob("*.unfinished"))


def test_a_folder_that_cannot_be_written_is_an_error_with_a_way_out(tmp_path, papers):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError) as error:
        write(tmp_path / "file", checked(papers / "faulty" / "page-limit.pdf"))
    assert "--annotate" in error.value.fix


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["a/1.pdf", "a/2.pdf"], ["1", "2"]),
        (["12/paper.pdf", "13/paper.pdf", "x.pdf"], ["12-paper", "13-paper", "x"]),
        (["a/P.pdf", "b/p.pdf"], ["a-P", "b-p"]),
        (["u/a/p.pdf", "v/a/p.pdf"], ["a-p", "a-p-2"]),
        (["a/p.pdf", "a/p.pdf"], ["a-p", "a-p-2"]),
    ],
)
def test_copies_have_names_of_their_own(paths, names):
    assert file_names([Path(path) for path in paths], Path("out")) == names


def test_a_copy_never_takes_the_place_of_a_manuscript():
    paths = [Path("p.pdf"), Path("p.annotated.pdf")]
    assert file_names(paths, Path()) == ["p-2", "p.annotated"]
