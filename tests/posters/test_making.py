from __future__ import annotations

import json
import re
import runpy
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from proceedings.exports import papers_json
from proceedings.posters import Ahead, changed, desk_matter, printed_matter, write_printed
from proceedings.posters.signs import signs

RENDER = Path(__file__).parents[1] / "render"
PLANS = runpy.run_path(str(RENDER / "plans.py"))
PAGES = runpy.run_path(str(RENDER / "pages.py"))
sample_plan = PLANS["sample_plan"]


def write(plan, folder: Path, marks=None, kept: Path | None = None, jobs: int = 1):
    def keep(file: str) -> bool:
        if kept is None or not (kept / file).is_file():
            return False
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes((kept / file).read_bytes())
        return True

    matter = printed_matter(plan)
    return write_printed(plan, matter, folder, jobs=jobs, marks=marks or {}, base="", keep=keep)


def moved(plan, key: str, board: str):
    papers = tuple(replace(p, board=board) if p.key == key else p for p in plan.papers)
    sessions = tuple(
        replace(
            one,
            slots=tuple(
                replace(s, board=board) if s.paper == key and s.board else s for s in one.slots
            ),
        )
        for one in plan.sessions
    )
    return replace(plan, papers=papers, sessions=sessions)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A plan, the folder with its sheets, and what was said of them."""
    plan, folder = sample_plan(6), tmp_path_factory.mktemp("sheets")
    return plan, folder, write(plan, folder)


def test_a_move_makes_only_what_shows_it(made, tmp_path):
    plan, folder, first = made
    second = write(moved(plan, "1", "40"), tmp_path / "b", first.marks, folder)
    expected = {
        *("sessions/posters-1.pdf", "lists/authors.pdf", "lists/titles.pdf", "index.pdf"),
        *("signs/1.pdf", "signs/40.pdf", "signs.pdf", "labels.pdf", "labels/1.pdf"),
    }
    assert set(second.made) == expected
    files = (tmp_path / "b").rglob("*.pdf")
    assert {path.relative_to(tmp_path / "b").as_posix() for path in files} == set(second.marks)
    assert set(second.marks) == set(first.marks) | {"signs/40.pdf"}


def test_who_presents_is_in_nothing_but_what_the_desk_has():
    plan = sample_plan(6)
    papers = tuple(replace(paper, presenter=paper.authors[-1].name) for paper in plan.papers)
    told = replace(plan, papers=papers)
    assert printed_matter(told) == printed_matter(plan)
    files = {sheet.file for sheet in desk_matter(told).sheets}
    assert files == {
        *("check-in/posters-1.pdf", "check-in/posters-2.pdf"),
        *("running/orals.pdf", "running/spotlights.pdf"),
    }
    assert desk_matter(told) != desk_matter(plan)


def test_nothing_is_made_twice_and_what_is_gone_is_made_again(made, tmp_path):
    plan, folder, first = made
    assert write(plan, tmp_path, first.marks, folder).made == ()
    (folder / "door.pdf").rename(folder / "door.txt")
    again = write(plan, tmp_path, first.marks, folder)
    (folder / "door.txt").rename(folder / "door.pdf")
    assert again.made == ("door.pdf",)


def test_workers_give_the_same_bytes(made, tmp_path):
    plan, folder, _ = made
    write(plan, tmp_path, jobs=2)
    for path in folder.rglob("*.pdf"):
        assert path.read_bytes() == (tmp_path / path.relative_to(folder)).read_bytes(), path.name


def test_all_signs_stand_in_one_file_in_the_order_of_the_boards(made):
    plan, folder, _ = made
    pages = PAGES["texts"]((folder / "signs.pdf").read_bytes())
    boards = [sign.board for sign in signs(plan)]
    for board, page in zip(boards, pages, strict=True):
        assert page.startswith(f"{board}Postersession")
    with pikepdf.open(folder / "signs.pdf") as whole, whole.open_outline() as outline:
        assert [item.title for item in outline.root] == [f"Board {board}" for board in boards]


def test_walls_say_what_the_data_says(made):
    plan, folder, _ = made
    for paper in json.loads(papers_json(plan))["papers"]:
        if "board" in paper:
            title = PAGES["squeezed"](re.sub("<[^>]*>", "", paper["title_html"]))
            sign = (folder / f"signs/{paper['board']}.pdf").read_bytes()
            sheet = (folder / f"sessions/{paper['session']}.pdf").read_bytes()
            assert title in "".join(PAGES["texts"](sign))
            assert f"{paper['board']}{title}" in "".join(PAGES["texts"](sheet))


def test_what_was_laid_out_ahead_is_not_laid_out_again(made, tmp_path, monkeypatch):
    plan, folder, first = made
    desk, wall = desk_matter(plan), printed_matter(plan)
    ahead = Ahead(changed(desk, {}, ""))

    def put(matter, name, marks, keep):
        return write_printed(
            plan, matter, tmp_path / name, jobs=1, marks=marks, base="", keep=keep, ahead=ahead
        )

    kept = put(wall, "wall", first.marks, lambda file: _copied(folder, tmp_path / "wall", file))
    assert kept.made == ()
    assert len(ahead.ready) == len(desk.sheets)
    monkeypatch.setattr("proceedings.posters.making.lay_out", None)
    ahead.sheets = ()
    told = put(desk, "desk", {}, lambda _: False)
    assert len(told.made) == len(desk.sheets) + len(desk.stacks)
    assert all((tmp_path / "desk" / file).is_file() for file in told.made)


def _copied(source: Path, target: Path, file: str) -> bool:
    (target / file).parent.mkdir(parents=True, exist_ok=True)
    (target / file).write_bytes((source / file).read_bytes())
    return True
