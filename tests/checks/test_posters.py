"""Each faulty poster breaks the rule it is named after, and no other."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from poster_files import ASKED, FAULTS, Placed, poster_pdf, poster_picture

from proceedings.anatomy.posters import Poster, PosterLine, read_poster
from proceedings.checks import PosterAsked, judge_poster, poster_rules
from proceedings.checks.poster_asked import enlargement, is_large
from proceedings.model import Box, PosterRequirements, Severity, Verdict, Waiver

VIRTUAL = replace(ASKED, hangs=False)


def rules(poster, asked=ASKED):
    return [finding.rule for finding in judge_poster(poster, asked).findings]


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    path = tmp_path_factory.mktemp("posters") / "sound.pdf"
    return read_poster(poster_pdf(path, pictures=(Placed((900, 900), 2, 20, 6, 6),)))


def test_a_sound_poster_has_nothing_to_find(sound):
    judgement = judge_poster(sound, ASKED)
    assert judgement.verdict is Verdict.PASS
    assert not judgement.findings


def test_there_is_a_fault_for_each_rule():
    assert set(FAULTS) == set(poster_rules())


@pytest.mark.parametrize("rule", FAULTS)
def test_a_fault_is_found_alone_with_all_that_is_told_of_it(rule, tmp_path):
    fault, asked = FAULTS[rule]
    poster = read_poster(poster_pdf(tmp_path / "poster.pdf", **fault))
    (finding,) = judge_poster(poster, asked).findings
    assert finding.rule == rule
    assert finding.fix
    assert finding.expected
    assert finding.actual


def test_a_sheet_may_have_its_bleed(sound):
    with_bleed = replace(sound, width=24.25 * 72, height=36.25 * 72)
    assert not rules(with_bleed)
    assert rules(replace(sound, width=24.5 * 72)) == ["poster-size"]


def test_the_venue_says_how_large(sound):
    a0 = PosterRequirements(33.11, 46.81)
    large = replace(sound, width=33.1 * 72, height=46.8 * 72)
    assert rules(large) == ["poster-size"]
    assert not rules(large, replace(ASKED, wanted=a0))


def test_a_landscape_board_takes_landscape_posters(sound):
    asked = replace(ASKED, wanted=PosterRequirements(36, 24))
    assert not rules(replace(sound, width=36 * 72, height=24 * 72), asked)
    narrow = replace(sound, width=16 * 72, height=24 * 72)
    assert rules(narrow, asked) == ["poster-orientation"]


def test_what_does_not_hang_may_have_any_shape(sound):
    slides = replace(sound, width=960.0, height=540.0)
    assert "poster-orientation" in rules(slides)
    assert not rules(slides, VIRTUAL)


def test_pictures_count_at_the_size_of_print(tmp_path):
    # 1,000 pixels over 3 in are 333 an inch, and 185 when a slide is enlarged 1.8 times.
    fine = poster_pdf(tmp_path / "a.pdf", inches=(13.33, 7.5), pictures=(_square(1000, 3),))
    assert "poster-resolution" not in rules(read_poster(fine))
    coarse = poster_pdf(tmp_path / "b.pdf", inches=(13.33, 7.5), pictures=(_square(600, 3),))
    assert "poster-resolution" in rules(read_poster(coarse))


def test_logos_and_plain_areas_may_be_coarse(tmp_path):
    pictures = (_square(40, 0.9), Placed((1, 1), 0, 30, 24, 6), Placed((400, 2), 0, 28, 20, 1))
    assert not rules(read_poster(poster_pdf(tmp_path / "a.pdf", pictures=pictures)))


def _square(pixels, inches):
    return Placed((pixels, pixels), 1, 2, inches, inches)


@pytest.mark.parametrize(
    ("pixels", "found"),
    [((3600, 5400), []), ((480, 720), ["poster-resolution"])],
)
def test_a_picture_counts_as_large_as_the_board(pixels, found, tmp_path):
    poster = read_poster(poster_picture(tmp_path / "poster.jpg", pixels))
    assert rules(poster) == found


def test_of_a_picture_no_words_are_asked(tmp_path):
    poster = read_poster(poster_picture(tmp_path / "poster.jpg", (3600, 5400)))
    assert not rules(poster, replace(ASKED, title="A Title Nobody Can Read in Pixels"))


def test_of_a_poster_in_outlines_no_words_are_asked(sound):
    assert not rules(replace(sound, lines=()), replace(ASKED, title="Another"))
    few = tuple(PosterLine("University of Nowhere", 40.0, Box(0, 0, 9, 9)) for _ in range(3))
    assert not rules(replace(sound, lines=few), replace(ASKED, title="Another"))


def test_a_slip_in_the_title_is_a_remark(sound):
    asked = replace(ASKED, title="Careful Boards for Carefree Papers")
    (finding,) = judge_poster(sound, asked).findings
    assert (finding.rule, finding.severity) == ("poster-title", Severity.INFO)
    assert finding.actual == "Careful Boards for Careless Papers"
    assert finding.box is not None


def test_case_accents_and_line_ends_of_a_title_do_not_count(sound):
    lines = (
        PosterLine("CAREFUL BOARDS FOR CARE-", 90.0, Box(0, 0, 9, 9)),
        PosterLine("LESS PAPERS", 90.0, Box(0, 0, 9, 9)),
        *sound.lines[2:],
    )
    assert not rules(replace(sound, lines=lines))


def test_a_title_that_is_cited_in_small_type_does_not_count(sound):
    cited = PosterLine(ASKED.others["7"], 20.0, Box(0, 0, 9, 9))
    own = replace(sound, lines=(*sound.lines, cited))
    assert not rules(own)
    assert rules(own, replace(ASKED, title="Words That Are Nowhere Here")) == ["poster-title"]


def test_a_poster_of_another_paper_is_told_once(tmp_path):
    fault, asked = FAULTS["poster-other-paper"]
    poster = read_poster(poster_pdf(tmp_path / "a.pdf", **fault))
    (finding,) = judge_poster(poster, replace(asked, authors=("Emmy Noether",))).findings
    assert finding.rule == "poster-other-paper"
    assert "paper 7" in finding.message


@pytest.mark.parametrize(
    "name",
    ["Ada Lovelace", "A. LOVELACE", "Ada King Lovelace", "Ada Lovelace, Jr.", "Adá Lovelacé"],
)
def test_a_family_name_is_enough(name, sound):
    assert not rules(sound, replace(ASKED, authors=(name,)))


def test_a_short_name_has_to_be_a_word(sound):
    asked = replace(ASKED, authors=("Jia Li",))
    assert rules(sound, asked) == ["poster-authors"]
    named = PosterLine("Jia Li¹, Ada Lovelace", 40.0, Box(0, 0, 9, 9))
    assert not rules(
        replace(sound, lines=(*sound.lines, named)), replace(ASKED, authors=("Jia Li",))
    )


def test_family_names_of_several_words_are_taken_from_the_list(sound):
    line = PosterLine("G. García Márquez", 40.0, Box(0, 0, 9, 9))
    asked = replace(
        ASKED,
        authors=("Gabriel García Márquez",),
        families={"Gabriel García Márquez": "García Márquez"},
    )
    assert rules(sound, asked) == ["poster-authors"]
    assert not rules(replace(sound, lines=(*sound.lines, line)), asked)


def test_severities_waivers_and_choices_hold_as_for_papers(sound):
    several = replace(sound, pages=3)
    off = replace(ASKED, severities={"poster-pages": None})
    assert judge_poster(several, off).verdict is Verdict.PASS
    assert judge_poster(several, ASKED, ignore=["poster-pages"]).verdict is Verdict.PASS
    waiver = Waiver("1", "poster-pages", "The venue took it.", "Chair", dt.date(2026, 7, 1))
    waived = judge_poster(several, ASKED, waivers=[waiver])
    assert waived.verdict is Verdict.PASS
    assert [finding.rule for finding in waived.waived] == ["poster-pages"]


@given(
    width=st.floats(1, 20_000),
    height=st.floats(1, 20_000),
    kind=st.sampled_from(["pdf", "png"]),
)
def test_what_is_printed_fits_the_board(width, height, kind):
    wanted = PosterRequirements()
    size = enlargement(Poster(kind, 1, width, height, 1), wanted)
    assert not is_large(width * size, height * size, wanted)


def test_without_a_paper_only_the_file_is_judged(sound):
    assert not rules(sound, PosterAsked())
