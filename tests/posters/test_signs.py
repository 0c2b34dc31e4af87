from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.posters import signs

HERE = Path(__file__).parent
PLANS = runpy.run_path(str(HERE.parent / "render" / "plans.py"))
PAGES = runpy.run_path(str(HERE.parent / "render" / "pages.py"))
READER = runpy.run_path(str(HERE / "qr_reader.py"))
sample_plan = PLANS["sample_plan"]


def placed(*boards: str, session: str = "posters-1", **facts):
    plan = sample_plan(len(boards), **facts)
    papers = tuple(
        replace(paper, session=session, board=board)
        for paper, board in zip(plan.papers, boards, strict=True)
    )
    return replace(plan, papers=papers)


def pages_of(plan, sign):
    return PAGES["texts"](signs.sign_sheet(plan, sign).laid_out().pdf)


def codes(pdf: bytes):
    """Return each QR code of a page, cut out of the column at its right edge."""
    page = pypdfium2.PdfDocument(pdf)[0]
    width, height = page.get_size()
    picture = page.render(scale=6).to_pil().convert("L")
    left, top = int((width - 45 - 130) * 6), ((39 + 234 + 3) * 6)
    column = picture.crop((left, top, int((width - 40) * 6), int((height - 60) * 6)))
    dark = [
        min(column.crop((0, y, column.width, y + 1)).tobytes()) < 128 for y in range(column.height)
    ]
    found, start = [], None
    for y, is_dark in enumerate([*dark, False]):
        if is_dark and start is None:
            start = y
        elif not is_dark and start is not None:
            if y - start > 60 * 6:
                band = column.crop((0, start, column.width, y))
                box = band.point(lambda value: 255 if value < 128 else 0).getbbox()
                found.append(band.crop(box))
            start = None
    return found


def test_codes_lead_to_the_pages_that_stand_beside_them_in_words():
    plan = placed("7", "7")
    site = replace(plan.workshop, site_url="https://example.org/careful/2026/")
    plan = replace(plan, workshop=site)
    (sign,) = signs.signs(plan)
    pdf = signs.sign_sheet(plan, sign).laid_out().pdf
    read = [READER["read"](READER["modules"](code)) for code in codes(pdf)]
    assert read == [f"https://example.org/careful/2026/papers/{key}/" for key in ("1", "2")]
    for address in read:
        assert address.removeprefix("https://").rstrip("/") in PAGES["texts"](pdf)[0]


def test_without_a_site_codes_lead_to_openreview():
    plan = placed("7")
    pdf = signs.sign_sheet(plan, signs.signs(plan)[0]).laid_out().pdf
    (code,) = codes(pdf)
    assert READER["read"](READER["modules"](code)) == plan.papers[0].openreview


def test_without_any_address_there_is_no_code():
    plan = placed("7")
    plan = replace(plan, papers=(replace(plan.papers[0], openreview=None),))
    assert codes(signs.sign_sheet(plan, signs.signs(plan)[0]).laid_out().pdf) == []


def test_a_sign_holds_the_posters_of_all_sessions_at_its_board():
    plan = sample_plan(30)
    for sign in signs.signs(plan):
        mine = {p.key for p in plan.papers if p.session and p.board == sign.board}
        assert {poster.paper.key for poster in sign.posters} == mine
    (page,) = pages_of(plan, signs.signs(plan)[0])
    assert "Postersession1·11:30–12:30" in page
    assert "Postersession2·15:00–16:00" in page


def test_four_posters_at_a_board_have_one_sheet():
    plan = placed("B12", "B12", "B12", "B12")
    last = replace(plan.papers[3], title=plan.papers[2].title, title_html=plan.papers[2].title_html)
    plan = replace(plan, papers=(*plan.papers[:3], last))
    assert len(pages_of(plan, signs.signs(plan)[0])) == 1


def test_what_does_not_fit_has_a_second_sheet_with_the_number():
    plan = placed(*["B12"] * 8)
    pages = pages_of(plan, signs.signs(plan)[0])
    assert len(pages) > 1
    assert all(page.startswith("B12") for page in pages)
    assert PAGES["squeezed"](plan.papers[7].title) in "".join(pages)


@pytest.mark.parametrize("board", ["1", "88", "188", "B12", "E-1204"])
def test_numbers_are_read_from_ten_metres_and_stay_on_their_line(board):
    size = signs.number_size(board)
    # 10 m are 32.8 feet; at an inch for 30 feet that is 1.09 inch, or 78.7 pt.
    assert signs.figure_height(size) >= signs.CAP_HEIGHT == pytest.approx(78.74, abs=0.01)
    plan = placed(board, sheet="a4")
    pdf = signs.sign_sheet(plan, signs.signs(plan)[0]).laid_out().pdf
    ((width, _, rectangles),) = PAGES["boxes"](pdf)
    assert all(left >= 45 - 5 and right <= width - 40 for left, _, right, _ in rectangles)


@given(st.lists(st.text("aA1-/ ", min_size=1, max_size=3), unique=True, max_size=8))
def test_every_board_has_a_file_of_its_own_on_any_disk(boards):
    files = list(signs._files(boards).values())
    assert len({name.casefold() for name in files}) == len(boards)
