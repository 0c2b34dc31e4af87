from __future__ import annotations

import datetime as dt
import re
import runpy
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from proceedings.booklet import lists
from proceedings.booklet.addresses import addressed_key
from proceedings.booklet.front import Around, Further, has_part, lay_out
from proceedings.booklet.sequence import FRONT, Step
from proceedings.model import Consent, Look
from proceedings.plan import PageSpan

RENDER = Path(__file__).parents[1] / "render"
PLANS = runpy.run_path(str(RENDER / "plans.py"))
PAGES = runpy.run_path(str(RENDER / "pages.py"))
sample_plan, bare_plan = PLANS["sample_plan"], PLANS["bare_plan"]
texts, squeezed, boxes = PAGES["texts"], PAGES["squeezed"], PAGES["boxes"]
PAPERS = 26


def front_matter(plan, index_page=None):
    """The usual parts before the papers."""
    page = (
        index_page or max((paper.span.last for paper in plan.papers if paper.span), default=0) + 1
    )
    further = (Further("Authors", "paper:author-index", page),) if plan.names else ()
    steps = [step for step in map(Step, FRONT) if has_part(plan, step)]
    return lay_out(plan, steps, Around(further), numerals="lower-roman")


def back_matter(plan, first_page=1):
    """The author index."""
    return lay_out(plan, [Step("authors")], Around(), first_page=first_page)


@pytest.fixture(scope="module", params=["letter", "a4"])
def made(request):
    plan = sample_plan(PAPERS, sheet=request.param)
    return plan, front_matter(plan)


def plain(html: str) -> str:
    return squeezed(re.sub("<[^>]*>", "", html).replace("&amp;", "&"))


def part(rendered, name: str) -> list[str]:
    """The text of the pages from an anchor to the next part."""
    pages = texts(rendered.pdf)
    parts = FRONT
    starts = sorted(rendered.anchors[each] for each in parts if each in rendered.anchors)
    first = rendered.anchors[name]
    return pages[first - 1 : min((each for each in starts if each > first), default=999) - 1]


def drawn(pdf: bytes, number: int):
    """One page in grey at four pixels a point."""
    with pypdfium2.PdfDocument(pdf) as document:
        return document[number].render(scale=4).to_pil().convert("L")


def test_the_sheet_is_the_workshops(made):
    plan, rendered = made
    expected = {"letter": (612, 792), "a4": (595, 842)}[plan.workshop.look.sheet]
    assert {(round(width), round(height)) for width, height, _ in boxes(rendered.pdf)} == {expected}


def test_every_title_and_author_stands_in_the_contents_with_its_page(made):
    plan, rendered = made
    contents = "".join(part(rendered, "contents"))
    for paper in plan.papers:
        authors = squeezed(", ".join(author.name for author in paper.authors))
        assert f"{plain(paper.title_html)}{paper.span.first}{authors}" in contents


def test_a_paper_never_breaks_across_pages(made):
    plan, rendered = made
    pages = part(rendered, "contents")
    for paper in plan.papers:
        authors = squeezed(", ".join(author.name for author in paper.authors))
        assert any(
            f"{plain(paper.title_html)}{paper.span.first}{authors}" in page for page in pages
        )


def test_the_programme_has_times_rooms_people_and_the_pages_of_talks(made):
    plan, rendered = made
    programme = "".join(part(rendered, "programme"))
    for planned in plan.sessions:
        assert squeezed(planned.session.title) in programme
    for words in ("09:50–10:40", "Foyer", "Hypatia(byvideo)", "Timenotyetfinal", "UTC+9", "17:30"):
        assert words in programme
    for paper in plan.papers:
        if paper.talk:
            assert f"{plain(paper.title_html)}{paper.span.first}" in programme


def test_no_text_leaves_the_type_area_or_lies_on_other_text(made):
    _, rendered = made
    for number, (width, height, rectangles) in enumerate(boxes(rendered.pdf), start=1):
        for left, bottom, right, top in rectangles:
            assert left >= 55, number
            assert right <= width - (50 if number == 1 else 82), number
            assert bottom >= 40, number
            assert top <= height - 38, number
        assert PAGES["overlapping"](rectangles) == [], number


def test_folios_are_roman_in_the_outer_corner_and_absent_on_the_first_three_pages(made):
    _, rendered = made
    pages = texts(rendered.pdf)
    short = squeezed("Careful Manuscripts 2026")
    for words in pages[:3]:
        assert not words.endswith(short)
    assert {f"iv{short}", f"{short}iv"} & {pages[3][-len(short) - 2 :]}
    document = boxes(rendered.pdf)
    for number in range(4, rendered.pages):
        width, _, rectangles = document[number - 1]
        lowest = min(bottom for _, bottom, _, _ in rectangles)
        foot = [box for box in rectangles if box[1] < lowest + 5]
        folio = min(foot, key=lambda box: box[2] - box[0])
        assert (folio[0] < width / 2) == (number % 2 == 0), number


def test_titles_lead_to_their_papers(made):
    plan, rendered = made
    with pikepdf.open(BytesIO(rendered.pdf)) as document:
        keys = {
            addressed_key(str(annotation.A.URI))
            for page in document.pages
            for annotation in page.get("/Annots", [])
            if "/A" in annotation
        }
    assert {paper.key for paper in plan.papers} | {"author-index"} <= keys


def test_the_same_plan_gives_the_same_bytes(made):
    plan, rendered = made
    assert front_matter(plan).pdf == rendered.pdf


def test_dates_of_the_file_are_the_plans(made):
    with pikepdf.open(BytesIO(made[1].pdf)) as document:
        assert str(document.docinfo.CreationDate).startswith("D:20260718")


def test_a_bare_workshop_has_cover_notice_and_title_and_no_empty_heading():
    rendered = front_matter(bare_plan())
    assert set(rendered.anchors) == {"cover", "notice", "title-page"}
    words = "".join(texts(rendered.pdf))
    for heading in ("People", "Programme", "Contents", "Organize", "Committee", "Place", "Edition"):
        assert heading not in words


def test_parts_that_are_missing_leave_no_heading():
    plan = sample_plan(4)
    workshop = replace(plan.workshop, committee=(), panelists=(), speakers=())
    words = "".join(part(front_matter(replace(plan, workshop=workshop, sessions=())), "people"))
    assert "Organizers" in words
    for heading in ("Speakers", "Panel", "committee"):
        assert heading not in words


def test_a_leader_runs_from_the_end_of_a_title_to_its_number_and_crosses_neither(made):
    _, rendered = made
    number = rendered.anchors["contents"] - 1
    shades = drawn(rendered.pdf, number)
    _, height, rectangles = boxes(rendered.pdf)[number]
    numbers = [box for box in rectangles if box[0] > 470 and box[1] > 90]
    assert numbers
    for left, bottom, _, top in numbers:
        line = [box for box in rectangles if box[2] < left and box[1] < top and box[3] > bottom]
        ends = max(box[2] for box in line)
        foot = range(round(4 * (height - bottom - 2)), round(4 * (height - bottom + 3)))

        def inked(x: float, foot: range = foot) -> bool:
            return min(shades.getpixel((round(4 * x), y)) for y in foot) < 240

        assert inked((ends + left) / 2) or left - ends < 12
        assert not inked(ends + 2)
        assert not inked(left - 2)


def running_head(pdf: bytes, number: int) -> str:
    """What stands above the type area of a page, counted from 0."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[number]
        return squeezed(page.get_textpage().get_text_bounded(bottom=page.get_height() - 60))


def test_a_page_in_the_middle_of_a_session_names_it_and_no_other_page_does():
    plan = sample_plan(60)
    rendered = lay_out(plan, [Step("contents")], Around())
    groups = {key: squeezed(group.title) for group in plan.groups for key in group.papers}
    papers = {f"{plain(one.title_html)}{one.span.first}": groups[one.key] for one in plan.papers}
    named = []
    for number, words in enumerate(texts(rendered.pdf)):
        head = running_head(rendered.pdf, number)
        body = words.removesuffix(head)  # a page's head is painted after its text
        begins = [body.find(title) for title in groups.values() if title in body]
        first = min((title for title in papers if title in body), key=body.find)
        goes_on = body.find(first) < min(begins, default=len(body))
        assert head == (papers[first] if goes_on else ""), body[:60]
        named += [head] * goes_on
    assert len(named) > 2


def test_the_name_of_a_group_does_not_stay_in_the_parts_behind():
    plan = sample_plan(60)
    names = tuple(replace(plan.names[0], entry=f"Keller, Anna {n:03d}") for n in range(160))
    steps = [Step("contents"), Step("authors")]
    pdf = lay_out(replace(plan, names=names), steps, Around()).pdf
    pages = texts(pdf)
    first = next(number for number, words in enumerate(pages) if words.startswith("Authors"))
    assert running_head(pdf, first - 1)
    assert len(pages) > first + 1
    assert not any(running_head(pdf, number) for number in range(first, len(pages)))


def test_without_numbers_there_is_no_leader():
    plan = sample_plan(2, authors=False, spans=False)
    papers = tuple(replace(paper, board="West 1204") for paper in plan.papers)
    rendered = lay_out(replace(plan, papers=papers), [Step("contents")], Around())
    with pypdfium2.PdfDocument(rendered.pdf) as document:
        kinds = {one.type for one in document[0].get_objects()}
    assert pypdfium2.raw.FPDF_PAGEOBJ_PATH not in kinds


def test_a_paper_without_pages_or_authors_says_where_it_hangs():
    plan = sample_plan(4, authors=False, spans=False)
    contents = "".join(part(front_matter(plan), "contents"))
    assert f"{plain(plan.papers[0].title_html)}1" in contents
    assert "Board" in contents


def test_a_board_that_is_too_long_for_the_edge_stands_below_its_paper():
    plan = sample_plan(4, authors=False, spans=False)
    papers = (replace(plan.papers[0], board="West 1204"), *plan.papers[1:])
    contents = "".join(part(front_matter(replace(plan, papers=papers)), "contents"))
    assert plain(plan.papers[0].title_html) + squeezed("Board West 1204") in contents


def test_the_parts_behind_the_papers_never_have_a_page_of_the_contents_to_themselves():
    further = (Further("Authors", "paper:author-index", 7), Further("Topics", "paper:topics", 9))
    pages = texts(lay_out(sample_plan(9), [Step("contents")], Around(further)).pdf)
    assert len(pages) == 2  # without keeping them together: the two alone on the second
    assert not pages[1].startswith("Authors")


def test_long_marks_in_the_margin_never_lie_on_each_other():
    plan = sample_plan(6)
    award = "Outstanding student paper award, honourable mention"
    papers = tuple(
        replace(paper, award=award, title="Short", title_html="Short", authors=paper.authors[:1])
        for paper in plan.papers
    )
    rendered = lay_out(replace(plan, papers=papers), [Step("awards")], Around())
    ((_, _, rectangles),) = boxes(rendered.pdf)
    marks = sorted((box for box in rectangles if box[0] < 150), key=lambda box: -box[3])
    assert len(marks) > 3 * len(papers)  # three lines for each, and the foot
    for upper, lower in pairwise(marks):
        assert upper[1] - lower[1] > 10


def test_awards_stand_by_rank():
    plan = sample_plan(4)
    given = ("Third prize", "Best paper runner-up", "Best paper", "Honourable mention")
    papers = tuple(replace(p, award=a) for p, a in zip(plan.papers, given, strict=True))
    ranked = [entry.mark[0] for entry in lists.awards(replace(plan, papers=papers))]
    assert ranked == ["Best paper", "Third prize", "Best paper runner-up", "Honourable mention"]


def test_the_notice_page_says_who_agreed_or_why_there_are_abstracts_only():
    full = texts(front_matter(sample_plan(1)).pdf)[1]
    assert "Allauthorsagreed" in full
    assert "CCBY4.0" in full
    abstracts = texts(front_matter(sample_plan(1, abstracts=True)).pdf)[1]
    assert abstracts.count("holdsnoright") == 1
    assert "Allauthorsagreed" not in abstracts


def test_the_title_page_says_what_the_booklet_holds():
    def title_page(plan):
        return texts(front_matter(plan).pdf)[2]

    edition = sample_plan(2, abstracts=True)
    bare = tuple(replace(paper, abstract="", abstract_html="") for paper in edition.papers)
    assert "Proceedings" in title_page(sample_plan(2))
    assert "Abstracts" in title_page(edition)
    assert "Abstracts" not in title_page(replace(edition, papers=bare))
    assert "Programmeandpapers" in title_page(replace(edition, papers=bare))


def test_talks_without_times_are_numbered_and_their_share_is_said_once():
    plan = sample_plan(26)
    untimed = tuple(
        replace(each, slots=tuple(replace(slot, start=None, end=None) for slot in each.slots))
        for each in plan.sessions
    )
    timed = "".join(part(front_matter(plan), "programme"))
    programme = "".join(part(front_matter(replace(plan, sessions=untimed)), "programme"))
    assert "each" not in timed
    assert "3talksof16min40seach" in programme
    assert "09:50–10:40" in programme  # the session's own
    assert "10:02" in timed
    assert "10:02" not in programme
    described = tuple(
        replace(each, session=replace(each.session, description="Short talks.")) for each in untimed
    )
    assert "each" not in "".join(part(front_matter(replace(plan, sessions=described)), "programme"))


def test_people_of_paper_sessions_are_in_the_chair():
    plan = sample_plan(4)
    sessions = tuple(
        replace(each, session=replace(each.session, people=("Hypatia", "Paul Erdős")[: 1 + more]))
        for each, more in zip(plan.sessions, (0, 0, 0, 0, 1, 0, 0, 0, 0, 0), strict=True)
    )
    programme = "".join(part(front_matter(replace(plan, sessions=sessions)), "programme"))
    assert programme.count("Chair:Hypatia") == 3
    assert programme.count("Chairs:Hypatia,PaulErdős") == 1
    assert "OpeningRemarksHypatia" in programme


def test_a_long_row_of_authors_is_cut_in_the_contents():
    plan = sample_plan(1)
    many = tuple(replace(plan.papers[0].authors[0], name=f"Author {n}") for n in range(48))
    for length, end in ((11, "Author9,Author10"), (48, "Author9and38more")):
        papers = (replace(plan.papers[0], authors=many[:length]),)
        contents = "".join(part(front_matter(replace(plan, papers=papers)), "contents"))
        assert end in contents
    assert "Author10" not in contents


def test_a_cover_has_no_more_than_three_lines_of_the_larger_type():
    plan = sample_plan(0)
    for name in (
        "Mechanistic Interpretability Workshop at NeurIPS 2025",
        "A Bee See Dee Eee Effff Geee",
    ):
        event = replace(plan.workshop.event, name=name)
        _, _, rectangles = boxes(
            front_matter(replace(plan, workshop=replace(plan.workshop, event=event))).pdf
        )[0]
        large = [box for box in rectangles if box[0] > 160 and box[3] - box[1] > 14]
        assert 1 <= len(large) <= 3


def test_markup_in_names_is_text():
    plan = sample_plan(1)
    event = replace(plan.workshop.event, name="A <b>& B</b> Workshop")
    workshop = replace(plan.workshop, event=event, consent=Consent(statement="<i>x</i>"))
    words = "".join(texts(front_matter(replace(plan, workshop=workshop)).pdf))
    assert "A<b>&B</b>Workshop" in words
    assert "<i>x</i>" in words


def test_a_colour_that_is_none_never_reaches_the_style():
    plan = sample_plan(0)
    look = Look(accent="red } body { display: none")
    rendered = front_matter(replace(plan, workshop=replace(plan.workshop, look=look)))
    assert "Careful" in texts(rendered.pdf)[0]


def test_the_longest_names_stay_clear_of_the_colour_field():
    plan = sample_plan(0)
    name = "The Second International Workshop on " + "Interpretability and Mechanisms of " * 6
    for length in (28, 60, 110, 240):
        event = replace(plan.workshop.event, name=name[:length].strip())
        workshop = replace(plan.workshop, event=event)
        _, height, rectangles = boxes(front_matter(replace(plan, workshop=workshop)).pdf)[0]
        low = [box for box in rectangles if box[0] > 160]
        assert max(top for *_, top in low) < height - 429, length
        assert max(right for _, _, right, _ in low) < 612 - 20, length


def test_a_logo_stands_for_the_field_and_a_bad_one_is_reported(tmp_path):
    Image.new("RGB", (300, 200), "#123456").save(tmp_path / "logo.png")
    good = front_matter(sample_plan(0, folder=tmp_path, logo="logo.png"))
    assert "picture-unusable" not in [finding.rule for finding in good.findings]
    with pikepdf.open(BytesIO(good.pdf)) as document:
        (picture,) = document.pages[0].Resources.XObject.values()
        assert picture.Subtype == "/Image"
    bad = front_matter(sample_plan(0, folder=tmp_path, logo="none.png"))
    assert bad.findings[0].rule == "picture-unusable"


def test_a_drawn_logo_without_a_size_of_its_own_is_seen(tmp_path):
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4">'
        '<rect width="4" height="4"/></svg>'
    )
    rendered = front_matter(sample_plan(0, folder=tmp_path, logo="logo.svg"))
    with pypdfium2.PdfDocument(rendered.pdf) as document:
        cover = document[0].render(scale=0.5).to_pil().convert("L")
    assert cover.getpixel(((169 + 100) // 2, (78 + 100) // 2)) < 10


def test_days_are_named_where_there_are_several():
    plan = sample_plan(4)
    event = replace(plan.workshop.event, last_date=dt.date(2026, 7, 19))
    last = plan.sessions[-1]
    moved = replace(last.session, start=last.session.start + dt.timedelta(days=1))
    plan = replace(
        plan,
        workshop=replace(plan.workshop, event=event),
        sessions=(*plan.sessions[:-1], replace(last, session=moved)),
    )
    rendered = front_matter(plan)
    programme = "".join(part(rendered, "programme"))
    assert "Saturday,18July2026" in programme
    assert "Sunday,19July2026" in programme
    assert "18–19July2026" in texts(rendered.pdf)[0]


def ending_on(plan, last: int):
    """The plan with its last paper ending on some page."""
    longest = max(plan.papers, key=lambda paper: paper.span.last)
    moved = replace(longest, span=PageSpan(longest.span.first, last))
    papers = (moved if paper is longest else paper for paper in plan.papers)
    return replace(plan, papers=tuple(papers))


@pytest.mark.parametrize("last", [400, 401])
def test_the_index_has_every_name_with_its_pages_and_goes_on_counting(last):
    plan = ending_on(sample_plan(PAPERS), last)
    rendered = back_matter(plan, last + 1)
    pages = texts(rendered.pdf)
    words = "".join(pages)
    for name in plan.names:
        locators = ",".join(locator.text for locator in name.papers)
        assert squeezed(name.entry) + locators in words
    assert str(last + 1) in pages[0][-40:]
    for number, (width, _, rectangles) in enumerate(boxes(rendered.pdf)):
        assert all(left >= 55 and right <= width - 82 for left, _, right, _ in rectangles)
        lowest = min(bottom for _, bottom, _, _ in rectangles)
        foot = [box for box in rectangles if box[1] < lowest + 5]
        folio = min(foot, key=lambda box: box[2] - box[0])
        assert (folio[0] < width / 2) == ((last + 1 + number) % 2 == 0)


def test_the_contents_end_with_the_index_and_its_page(made):
    plan, rendered = made
    last = max(paper.span.last for paper in plan.papers)
    assert f"Authors{last + 1}" in part(rendered, "contents")[-1]
    assert "Authors77" in "".join(part(front_matter(sample_plan(3), 77), "contents"))
    assert "Authors" not in "".join(part(front_matter(sample_plan(3, authors=False)), "contents"))


def test_a_letter_that_goes_on_is_said_again_at_the_head_of_the_column():
    plan = sample_plan(3)
    names = tuple(
        replace(plan.names[0], person=f"p{n}", entry=f"Keller, Anna {n:03d}", letter="K")
        for n in range(160)
    )
    rendered = back_matter(replace(plan, names=names))
    assert rendered.pages == 2
    for page in texts(rendered.pdf):
        assert page.count("KKeller") == 2  # once in each of two columns


def test_the_caller_may_say_where_the_index_begins():
    assert "78" in texts(back_matter(sample_plan(3), 78).pdf)[0][-40:]


def test_the_outline_names_the_parts(made):
    with pikepdf.open(BytesIO(made[1].pdf)) as document, document.open_outline() as outline:
        assert [str(item.title) for item in outline.root] == [
            "Cover",
            "Title page",
            "People",
            "Speakers and panel",
            "Programme",
            "Awards",
            "Contents",
        ]


def test_without_authors_there_is_no_index():
    assert not has_part(sample_plan(4, authors=False), Step("authors"))
    assert has_part(sample_plan(4), Step("authors"))
