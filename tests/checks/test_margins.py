"""What reaches beyond the text block: one finding a thing, by its name, with a fix that helps."""

from types import SimpleNamespace

import pytest

from proceedings.anatomy.values import Outside
from proceedings.checks.margins import ink_outside
from proceedings.checks.words import details
from proceedings.model import Box, Severity, Stage


def _found(*things, family="icml"):
    recognised = SimpleNamespace(stage=Stage.CAMERA_READY, family=family, id=f"{family}2025")
    manuscript = SimpleNamespace(outside=things, format=recognised)
    return list(ink_outside(manuscript, SimpleNamespace(stage=None, formats=())))


def _thing(kind, name, top, bottom, points=10.6, side="right"):
    return Outside(4, side, points, Box(541.4, top, 541.4 + points, bottom), kind, name)


def test_a_part_named_after_a_caption_of_the_other_column_belongs_to_the_table_above():
    (one,) = _found(_thing("table", "Table 7", 211, 228), _thing("table", "Table 6", 322, 607))
    assert one.message.startswith("Table 7 reaches 10.6 pt")
    assert one.box == Box(541.4, 211, 552.0, 607)


def test_two_tables_below_each_other_are_two():
    two = _found(_thing("table", "Table 2", 88, 130), _thing("table", "Table 3", 144, 231))
    assert [one.message.partition(" reaches")[0] for one in two] == ["Table 2", "Table 3"]


@pytest.mark.parametrize("way", [1, -1])
def test_a_rule_far_from_the_caption_belongs_to_the_table_that_reaches_as_far(way):
    rule, table = _thing("drawing", "", 100, 101), _thing("table", "Table 1", 139, 606)
    (one,) = _found(*(rule, table)[::way])
    assert one.message.startswith("Table 1 ")


def test_a_drawing_that_reaches_further_than_the_table_below_is_its_own():
    drawing = _thing("drawing", "", 100, 101, points=14.0)
    assert len(_found(drawing, _thing("table", "Table 1", 139, 606))) == 2


def test_lines_of_an_equation_are_one_finding_with_its_number_and_the_farthest_line():
    first, second = (
        _thing("equation", "", 501, 513, points=11.5),
        _thing("equation", "(9)", 530, 542, points=6.0),
    )
    (one,) = _found(first, second)
    assert one.message.startswith("Equation (9) reaches 11.5 pt")
    assert one.severity is Severity.ERROR


def test_formulas_far_from_each_other_are_two():
    assert len(_found(_thing("equation", "", 190, 214), _thing("equation", "", 487, 510))) == 2


@pytest.mark.parametrize(
    ("kind", "side", "word"),
    [
        ("text", "right", "xurl"),
        ("text", "left", "leftmargin"),
        ("text", "bottom", "enlargethispage"),
        ("equation", "bottom", "enlargethispage"),
        ("equation", "right", "multline"),
        ("figure", "top", "negative \\vspace"),
        ("figure", "bottom", "\\textheight"),
        ("table", "bottom", "split it"),
        ("algorithm", "bottom", "split it"),
        ("drawing", "bottom", "crop"),
    ],
)
def test_the_fix_is_one_for_the_side(kind, side, word):
    (one,) = _found(_thing(kind, "", 700, 730, side=side))
    assert word in one.fix
    assert "\\linewidth" not in one.fix


@pytest.mark.parametrize("kind", ["figure", "table", "algorithm"])
def test_both_columns_are_a_remedy_only_where_there_are_two(kind):
    (one,) = _found(_thing(kind, "", 100, 200))
    assert f"{kind}*" in one.fix
    (one,) = _found(_thing(kind, "", 100, 200), family="neurips")
    assert "both columns" not in one.fix
    assert one.fix.endswith(".")


def test_what_is_wider_than_a_column_already_stands_across_both():
    (one,) = _found(Outside(6, "right", 29.1, Box(168.9, 460, 570.5, 680), "table", "Table 3"))
    assert "both columns" not in one.fix


def test_the_sentence_says_what_was_expected_and_found():
    (one,) = _found(_thing("table", "Table 3", 100, 200))
    assert details(one) == []


@pytest.mark.parametrize(("inside", "severity"), [(0.0, Severity.ERROR), (30.0, Severity.INFO)])
@pytest.mark.parametrize("side", ["left", "right"])
def test_labels_of_figures_are_a_remark_since_a_clip_may_hide_them(side, inside, severity):
    box = (
        Box(55.4 - 12, 100, 55.4 + inside, 200)
        if side == "left"
        else Box(541.4 - inside, 100, 541.4 + 12, 200)
    )
    (one,) = _found(Outside(4, side, 12.0, box, "figure", "Figure 1"))
    assert one.severity is severity


def test_a_table_is_no_remark_though_its_cells_go_on_within_the_block():
    (one,) = _found(Outside(4, "right", 12.0, Box(500, 100, 553.4, 200), "table", "Table 1"))
    assert one.severity is Severity.ERROR
