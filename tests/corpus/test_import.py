"""The original files of real editions, kept beside the corpus, against what stands in input/."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from proceedings.importing import prepare, write
from proceedings.inputs import read_source, read_workshop_folder

pytestmark = pytest.mark.corpus
INPUT = Path(__file__).parents[2] / "input"
FORMATS = ("icml2024", "neurips2025")


@pytest.mark.parametrize("name", FORMATS)
def test_an_edition_is_imported_from_its_original_file(corpus, tmp_path, name):
    original = corpus.parent / "editions" / f"{name}.json"
    if not original.is_file():
        pytest.skip(f"no {original.name} beside the corpus")
    shutil.copyfile(INPUT / name / "workshop.yaml", tmp_path / "workshop.yaml")
    (tmp_path / "papers.yaml").write_text("papers:\n")
    change = prepare("site", read_source("site", [original]), tmp_path, lambda _: None)
    write(change, tmp_path)
    ours = read_workshop_folder(INPUT / name, FORMATS)
    made = read_workshop_folder(tmp_path, FORMATS)
    assert len(change.absent) == sum(paper.absent for paper in ours.papers)
    for paper, expected in zip(made.papers, ours.papers, strict=True):
        facts = ("key", "number", "id", "authors", "presentation", "topics", "award")
        assert [getattr(paper, f) for f in facts] == [getattr(expected, f) for f in facts]
        assert paper.title == " ".join(expected.title.split())
    places = {p.paper: (p.session, p.board) for p in made.placements}
    assert places == {p.paper: (p.session, p.board) for p in ours.placements}
    orders = {p.paper: (p.talk, p.order) for p in ours.placements if p.order}
    assert {p.paper: (p.talk, p.order) for p in made.placements if p.order} == orders
