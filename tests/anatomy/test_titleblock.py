"""What is read from page 1 where templates and authors do the unexpected."""

from __future__ import annotations

from handmade import BOLD, ROMAN, line, page, span

from proceedings.anatomy.layout import Geometry
from proceedings.anatomy.titleblock import read_title_block
from proceedings.model import Box
from proceedings.pdf.pages import Page, line_of

COLUMNS = Geometry(((55.4, 289.4), (307.4, 541.4)), 67.1, 715.0, 9.96, 11.95)
WIDE = Geometry(((108.0, 504.0),), 72.0, 720.0, 9.96, 10.9)
LONG = "words of an abstract that fill a line"


def title(text="A Title", x=200.0, baseline=101.0, size=14.35):
    return line(text, x, baseline, size, BOLD)


def head(x=150.0, baseline=190.0):
    return line("Abstract", x, baseline, 11.96, BOLD)


def section(x, baseline, text="1. Introduction"):
    return line(text, x, baseline, 11.96, BOLD)


def read(*lines, geometry=COLUMNS, family="icml", foot=()):
    return read_title_block(page(1, list(lines)), geometry, family, foot)


def test_an_empty_abstract_is_none_and_not_the_next_heading():
    block = read(title(), head(), section(55.4, 240.0), line("Some text of the body", 55.4, 260.0))
    assert block.abstract == ""


def test_an_abstract_goes_on_at_the_head_of_the_next_column():
    lines = [line(f"{LONG} {i}", 75.4, 210.0 + 12 * i) for i in range(30)]
    more = [line("and its end.", 327.4, 192.0), section(307.4, 230.0)]
    block = read(title(), head(), *lines, *more)
    assert block.abstract.endswith("29 and its end.")


def test_footnotes_below_an_abstract_are_none_of_it():
    lines = [line(f"{LONG} {i}", 75.4, 560.0 + 12 * i) for i in range(4)]
    note = line("Affiliations and a notice", 55.4, 640.0, 8.97)
    block = read(title(), head(baseline=540.0), *lines, note)
    assert block.abstract.endswith("3")


def test_running_text_of_the_next_column_is_none_of_the_abstract():
    lines = [line(f"{LONG} {i}", 75.4, 210.0 + 12 * i) for i in range(3)]
    beside = [line("text of the introduction", 307.4, 200.0 + 12 * i) for i in range(20)]
    block = read(title(), head(), *lines, section(55.4, 280.0), *beside)
    assert block.abstract.endswith("2")


def test_a_title_is_what_stands_between_the_rules():
    rules = (Box(54.4, 71.5, 542.4, 73.5), Box(54.4, 119.2, 542.4, 121.2))
    larger = line("LOGO", 200.0, 60.0, 20.0, BOLD)
    lines = (larger, title(), head())
    sheet = Page(1, 612.0, 792.0, lines=lines, rules=rules)
    assert read_title_block(sheet, COLUMNS, "icml", ()).title == "A Title"


def test_a_title_in_small_capitals_has_the_letters_that_were_typed():
    spans = []
    x = 120.0
    for text, size in [("C", 17.2), ("AREFUL ", 13.8), ("P", 17.2), ("AGES", 13.8)]:
        spans.append(span(text, x, 101.0, size, BOLD))
        x = spans[-1].box.x1 - (0.5 * size if text.endswith(" ") else 0.0) + 0.5
    below = line("FOR READERS", 200.0, 121.0, 13.8, BOLD)
    assert (
        read(line_of(spans), below, geometry=WIDE, family=None).title == "Careful Pages for readers"
    )


def test_an_acronym_in_small_capitals_stays_as_it_is():
    spans = (
        span("Careful Pages with ", 120.0, 101.0, 17.2, BOLD),
        span("BERT", 285.0, 101.0, 13.8, BOLD),
    )
    assert read(line_of(spans), geometry=WIDE, family=None).title == "Careful Pages with BERT"


def test_a_page_without_larger_type_has_no_title():
    block = read(line("All in one size", 108.0, 100.0), geometry=WIDE, family=None)
    assert block.title == ""
    assert block.authors == ()
    assert block.unsure


def test_names_end_where_the_first_section_begins_without_an_abstract():
    block = read(
        title(),
        line("Ada Lovelace", 250.0, 150.0, font=BOLD),
        section(55.4, 180.0),
        line("Bold words", 55.4, 195.0, font=BOLD),
    )
    assert [one.name for one in block.authors] == ["Ada Lovelace"]


def test_names_in_a_script_without_a_bold_cut_are_read():
    spans = (
        span("Wei Zhang ", 200.0, 150.0, font=BOLD),
        span("(张伟)", 255.0, 150.0, font=ROMAN),
        span("1", 290.0, 146.4, 6.97, ROMAN),
    )
    block = read(title(), line_of(spans), line("李敏", 310.0, 150.0), head())
    assert [one.name for one in block.authors] == ["Wei Zhang (张伟)", "李敏"]


def test_keywords_go_on_in_a_second_line_and_no_further():
    block = read(
        title(size=17.2),
        head(280.0),
        line(f"{LONG}.", 144.0, 210.0),
        line("Keywords: pages, limits, page", 144.0, 230.0),
        line("breaks, lines.", 144.0, 241.0),
        section(108.0, 270.0),
        geometry=WIDE,
        family="neurips",
    )
    assert block.keywords == ("pages", "limits", "page breaks", "lines")
    assert block.abstract == f"{LONG}."


def test_a_line_of_a_million_characters_costs_no_time():
    huge = line("a." * 500_000, 200.0, 150.0, font=BOLD)
    assert read(title(), huge, head()).authors == ()
