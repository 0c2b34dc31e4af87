"""What hangs in the room, the website and the data say the same of every poster."""

from __future__ import annotations

import json
import re
import runpy
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from proceedings.exports import papers_json
from proceedings.model import Floor, FloorBoard
from proceedings.posters import desk_matter, printed_matter, write_printed
from proceedings.website import Materials, build

RENDER = Path(__file__).parents[1] / "render"
PLANS = runpy.run_path(str(RENDER / "plans.py"))
PAGES = runpy.run_path(str(RENDER / "pages.py"))
squeezed = PAGES["squeezed"]
ROW = re.compile(
    r'<p class="board"[^>]*><span[^>]*>Board </span>(.*?)</p>.*?<a [^>]*>(.*?)</a>', re.DOTALL
)
SPOT = re.compile(r'<a href="[^"]*" tabindex="-1" aria-label="(.*?)">')


def words(html):
    return squeezed(unescape(re.sub("<[^>]*>", "", html)))


def website(plan, folder):
    """Return what pages say: board and title by session, board by key, and what the plan links."""
    build(plan, folder, Materials())
    html = (folder / "posters/index.html").read_text("utf-8")
    by_session, spots = {}, {}
    for part in html.split('<section class="group"')[1:]:
        session = re.search(r'id="session-(.*?)"', part)[1]
        by_session[session] = [(words(board), words(title)) for board, title in ROW.findall(part)]
        spots[session] = [squeezed(unescape(label)) for label in SPOT.findall(part)]
    boards = {}
    for paper in plan.papers:
        page = (folder / f"papers/{paper.key}/index.html").read_text("utf-8")
        found = re.search(r"<dt>Board</dt><dd>(.*?)</dd>", page)
        boards[paper.key] = words(found[1]) if found else ""
    return by_session, boards, spots


def disagreements(plan, sheets, pages):
    """Return every sheet, page or file that says something else than the website's list."""
    by_session, _, spots = pages
    texts = {
        path.relative_to(sheets).as_posix(): "".join(PAGES["texts"](path.read_bytes()))
        for path in sheets.rglob("*.pdf")
    }
    titles = {one.session.id: squeezed(one.session.title) for one in plan.sessions}
    numbers = {session: place for place, session in enumerate(by_session, 1)}
    found = []

    def say(file, *parts):
        if "".join(parts) not in texts[file]:
            found.append((file, "".join(parts)))

    for session, rows in by_session.items():
        say(f"sessions/{session}.pdf", titles[session])
        for board, title in rows:
            place = f"{board}({numbers[session]})"
            for file in (f"sessions/{session}.pdf", f"desk/check-in/{session}.pdf"):
                say(file, board, title)
            for file in (f"signs/{board}.pdf", "signs.pdf"):
                say(file, title)
            say(f"signs/{board}.pdf", titles[session])
            say("lists/titles.pdf", title, place)
            say("labels.pdf", board, titles[session], title[:24])
            if not any(label.startswith(f"Board{board};") for label in spots[session]):
                found.append(("posters/index.html", board))
        if len(spots[session]) != len({board for board, _ in rows}):
            found.append(("posters/index.html", session))
    return found + differing_data(plan, pages, texts["lists/authors.pdf"], numbers)


def differing_data(plan, pages, authors, numbers):
    """Return what papers.json and the list of authors say otherwise."""
    by_session, boards, _ = pages
    found = []
    for paper in json.loads(papers_json(plan))["papers"]:
        board, session = paper.get("board", ""), paper.get("session")
        if board != boards[paper["key"]]:
            found.append(("papers.json", paper["key"]))
        if board and (board, words(paper["title_html"])) not in by_session[session]:
            found.append(("papers.json", paper["key"]))
        for author in plan.paper(paper["key"]).authors if board else ():
            entry = next(name for name in plan.names if name.person == author.person).entry
            line = re.search(re.escape(squeezed(entry)) + r"[^A-Z]*", authors)
            if not line or f"{board}({numbers[session]})" not in line[0]:
                found.append(("lists/authors.pdf", entry))
    return found


def made(plan, folder):
    for name, matter in (("", printed_matter(plan)), ("desk", desk_matter(plan))):
        (folder / name).mkdir(exist_ok=True)
        write_printed(plan, matter, folder / name, jobs=1, marks={}, base="", keep=lambda _: False)
    return folder


@pytest.fixture(scope="module")
def plan():
    row = tuple(FloorBoard(str(n), 2.0 * n, 2, 2, 1) for n in range(1, 25))
    plain = PLANS["sample_plan"](5)
    floor = Floor(60, 10, metres=True, rows=(row,))
    return replace(plain, workshop=replace(plain.workshop, floor=floor))


def test_every_sheet_says_what_the_website_and_the_data_say(plan, tmp_path_factory):
    sheets = made(plan, tmp_path_factory.mktemp("sheets"))
    pages = website(plan, tmp_path_factory.mktemp("site"))
    assert sum(len(rows) for rows in pages[0].values()) > 3
    assert disagreements(plan, sheets, pages) == []
    # The comparison itself: sheets of yesterday beside a website of today.
    session, rows = next((s, rows) for s, rows in pages[0].items() if rows)
    (board, title), *rest = rows
    moved = {**pages[0], session: [("24", title), *rest]}
    (sheets / "signs/24.pdf").write_bytes((sheets / f"signs/{board}.pdf").read_bytes())
    files = {file for file, _ in disagreements(plan, sheets, (moved, *pages[1:]))}
    assert files >= {
        f"sessions/{session}.pdf",
        f"desk/check-in/{session}.pdf",
        "lists/titles.pdf",
        "labels.pdf",
        "papers.json",
        "posters/index.html",
    }
