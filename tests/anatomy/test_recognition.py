"""A workshop's own template is recognised beside the shipped ones, and remembered apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from handmade import line, page

from proceedings.anatomy import many
from proceedings.anatomy.recognition import recognise
from proceedings.cache import Cache
from proceedings.formats import TitleRules, load_formats
from proceedings.model import Box, Stage
from proceedings.pdf.pages import Document

PAPER = Path(__file__).parent.parent / "papers" / "sound" / "back-matter.pdf"
SHIPPED = load_formats()
OWN = replace(
    SHIPPED["icml2026"],
    id="own2031",
    family="own",
    year=2031,
    name="Own 2031",
    conference="Own Workshop",
    columns=((126.0, 484.0),),
    title_rules=TitleRules(358.0, 90.0, 1.0, 1.0),
)


def own_paper():
    lines = [line("x" * 71, 126, 200 + 12 * n) for n in range(30)]
    rules = (Box(126, 90, 484, 91), Box(126, 120, 484, 121))
    return Document((replace(page(1, lines), rules=rules),))


def test_an_own_template_is_recognised():
    note = "Presented at the Own Workshop 2031."
    found, form = recognise(own_paper(), {**SHIPPED, "own2031": OWN}, note)
    assert (found.id, found.stage) == ("own2031", Stage.CAMERA_READY)
    assert form is OWN
    assert recognise(own_paper(), SHIPPED, note)[0].family is None


def test_a_new_drawing_of_a_known_family_leaves_the_old_one_recognised():
    newer = replace(OWN, id="icml2031", family="icml")
    found, form = recognise(own_paper(), {**SHIPPED, "icml2031": newer}, "")
    assert found.family == "icml"
    assert form is newer


def test_what_was_recognised_is_forgotten_when_own_formats_change(tmp_path, monkeypatch):
    asked = []

    def noted(function, items, **others):
        asked.append(len(items))
        return real(function, items, **others)

    real = many.map_limited
    monkeypatch.setattr(many, "map_limited", noted)
    cache, own = Cache(tmp_path / "cache"), tmp_path / "formats"
    own.mkdir()
    for text in (None, None, "extends: icml2026\n", "extends: icml2025\n", "extends: icml2025\n"):
        if text:
            (own / "own2031.yaml").write_text(text)
        list(many.read_manuscripts([PAPER], jobs=1, cache=cache, own_formats=own))
    assert asked == [1, 0, 1, 1, 0]


def icml_page(number):
    """A page with a title of the ICML template and two columns of its text."""
    columns = [line("x" * 46, left, 200 + 12 * n) for left in (55.4, 307.4) for n in range(30)]
    rules = (Box(55, 72, 541, 74), Box(55, 119, 541, 121))
    return replace(page(number, columns), rules=rules)


def neurips_page():
    lines = [line("x" * 78, 108, 200 + 11 * n) for n in range(30)]
    rules = (Box(108, 79, 504, 83), Box(108, 151, 504, 153))
    return replace(page(1, lines), rules=rules)


def test_an_ordinal_counts_for_its_own_conference_only():
    note = "38th Conference on Neural Information Processing Systems."
    assert recognise(Document((icml_page(1),)), SHIPPED, note)[0].year is None
    assert recognise(Document((neurips_page(),)), SHIPPED, note)[0].year == 2024


def test_a_foreign_page_in_front_hides_no_template():
    paper = Document((neurips_page(), *(icml_page(number) for number in range(2, 6))))
    found = recognise(paper, SHIPPED, "")[0]
    assert found.family == "icml"
    assert any("on page 2" in evidence for evidence in found.evidence)


def numbered(one):
    numbers = [line(f"{n:03d}", 26, 100 + 12 * n) for n in range(40)]
    return replace(one, lines=(*one.lines, *numbers))


def test_line_numbers_behind_a_final_first_page_are_left_over():
    note = "Proceedings of the 42nd International Conference on Machine Learning."
    behind = Document((icml_page(1), numbered(icml_page(2))))
    assert recognise(behind, SHIPPED, note)[0].stage is Stage.CAMERA_READY
    whole = Document((numbered(icml_page(1)), numbered(icml_page(2))))
    assert recognise(whole, SHIPPED, note)[0].stage is Stage.SUBMISSION


def test_rules_of_another_thickness_are_no_template():
    thick = Document((replace(icml_page(1), rules=(Box(55, 72, 541, 76), Box(55, 119, 541, 121))),))
    assert recognise(thick, SHIPPED, "")[0].family is None
