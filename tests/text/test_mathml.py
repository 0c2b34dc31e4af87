"""Formulas as MathML: what browsers get, and that nothing wrong or dangerous is in it."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings.text import convert, convert_block
from proceedings.text import mathml as module
from proceedings.text.mathml import mathml

ELEMENTS = {
    *("math", "mrow", "mi", "mo", "mn", "ms", "mtext", "mspace", "msub", "msup", "msubsup"),
    *("munder", "mover", "munderover", "mfrac", "msqrt", "mroot", "mtable", "mtr", "mtd"),
    *("mstyle", "mpadded"),
}
ATTRIBUTES = {
    *("mathvariant", "stretchy", "fence", "form", "minsize", "maxsize", "lspace", "rspace"),
    *("width", "linethickness", "displaystyle", "scriptlevel", "accent", "accentunder"),
}
PIECES = [
    "x", "n", "12", "+", "-", "=", "<", ">", "&", "(", ")", "|", " ", "'", "^", "_", "{", "}",
    "\\frac{a}{b}", "\\frac", "\\sqrt[3]{x}", "\\hat", "\\sum_i", "\\left(", "\\right.", "\\alpha",
    "\\mathbb{R}", "\\mathrm{KL}", "\\text{if }", "\\log", "\\top", "\\unknown", "\\sim", "\\%",
    "\\begin{cases}", "\\end{cases}", "\\href{javascript:x}{y}", "\\color{red}", "\\class{a}{b}",
    "\\tilde", "\\circ", "\\setminus", "\\mathbf{w}", "\\indep", "\\style{x}{y}", "log", "loss",
]  # fmt: skip
APART = '<mo lspace="0.167em" rspace="0.167em">{}</mo>'
FIRST = '<mo lspace="0" rspace="0.167em">{}</mo>'
BAR = '<mo fence="true" form="postfix" stretchy="true">|</mo>'
FORMULAS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=10).map("".join)


def markup(source):
    """Return the MathML of a formula without the element around it, or nothing."""
    found = re.fullmatch(r"<math>(.*)</math>", convert(f"${source}$").mathml)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("source", "inside"),
    [
        ("x", "<mi>x</mi>"),
        (r"\ell_1", "<msub><mi>ℓ</mi><mn>1</mn></msub>"),
        (r"\frac{a}{b}", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
        (r"\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>"),
        (r"\mathbf{x}", "<mi>𝐱</mi>"),
        (r"\bm{x}", "<mi>𝒙</mi>"),
        (r"\mathrm{SE}", "<mi>SE</mi>"),
        (r"\mathrm{d}", '<mi mathvariant="normal">d</mi>'),
        (r"d_{model}", "<msub><mi>d</mi><mi>model</mi></msub>"),
        (r"\tilde x", '<mover accent="true"><mi>x</mi><mo stretchy="false">~</mo></mover>'),
        (r"x \sim y", "<mrow><mi>x</mi><mo>∼</mo><mi>y</mi></mrow>"),
        (r"A \setminus B", "<mrow><mi>A</mi><mo>∖</mo><mi>B</mi></mrow>"),
        (r"X \indep Y", "<mrow><mi>X</mi><mo>⫫</mo><mi>Y</mi></mrow>"),
        (r"\langle x\rangle",
         '<mrow><mo stretchy="false">⟨</mo><mi>x</mi><mo stretchy="false">⟩</mo></mrow>'),
        (r"p<q", "<mrow><mi>p</mi><mo>&lt;</mo><mi>q</mi></mrow>"),
        (r"n \log n", f"<mrow><mi>n</mi>{APART.format('log')}<mi>n</mi></mrow>"),
        (r"T log T", f"<mrow><mi>T</mi>{APART.format('log')}<mi>T</mi></mrow>"),
        (r"\sin x", f"<mrow>{FIRST.format('sin')}<mi>x</mi></mrow>"),
        (r"\argmax_x f", f"<mrow><msub>{FIRST.format('argmax')}<mi>x</mi></msub><mi>f</mi></mrow>"),
        (r"\left.f\right|_0", f"<msub><mrow><mi>f</mi>{BAR}</mrow><mn>0</mn></msub>"),
        (r"x \label{a}", "<mi>x</mi>"),
    ],
)  # fmt: skip
def test_a_formula_is_what_a_browser_lays_out(source, inside):
    assert markup(source) == inside


def test_rows_and_columns_are_a_table():
    matrix = r"$\begin{pmatrix}a&b\\c&d\end{pmatrix}$"
    for source in (r"\begin{align} a &= b \\ c &= d \end{align}", matrix):
        made = ET.fromstring(convert(source).mathml)
        assert [len(row) for row in made.iter("mtr")] == [2, 2]


@pytest.mark.parametrize(
    "source",
    ["5", "1,000", r"80.5\%", r"\sim 30", r"\textbf{97}", r"\text{words}", "GPT-4", "foo bar",
     r"^{\dagger}", "<", r"\ge"],
)  # fmt: skip
def test_what_is_no_mathematics_stays_text(source):
    converted = convert(f"a ${source}$")
    assert converted.mathml == converted.html


@pytest.mark.parametrize(
    "source",
    [r"x \unknown y", r"\href{javascript:alert(1)}{x}", r"\textbf{bold} x", r"\text{a $b$ c}",
     r"\color{red} x", r"\class{a}{x}"],
)  # fmt: skip
def test_what_would_be_lost_or_wrong_in_mathml_stays_text(source):
    assert "<math>" not in convert(f"${source}$").mathml


@pytest.mark.parametrize(
    "wrong",
    ["<math><mi>x</mi></math>", "<math><mi>x</mi><mo>+</mo><mi>z</mi></math>",
     "<math><mi>x</mi><mo>-</mo><mi>y</mi></math>", "<math><mo><mi>x</mi></mo></math>",
     "<math><mi>x</mi><mo>+</mo><mi>\\y</mi></math>", "<math><maction>x+y</maction></math>"],
)  # fmt: skip
def test_a_library_that_errs_is_not_believed(monkeypatch, wrong):
    monkeypatch.setattr("latex2mathml.converter.convert_to_element", lambda _: ET.fromstring(wrong))
    assert mathml("x+y", "x+y") == ""


def test_a_library_that_fails_costs_nothing(monkeypatch):
    def fail(_source):
        raise RecursionError

    monkeypatch.setattr("latex2mathml.converter.convert_to_element", fail)
    assert convert("$x^2$").mathml == "<em>x</em><sup>2</sup>"


def test_paper_and_browsers_get_their_own_html():
    block = convert_block("On $n^2$ steps.\n\nNo more.")
    assert block.html == "<p>On <em>n</em><sup>2</sup> steps.</p>\n<p>No more.</p>"
    assert block.mathml == (
        "<p>On <math><msup><mi>n</mi><mn>2</mn></msup></math> steps.</p>\n<p>No more.</p>"
    )
    assert convert(r"\ensuremath{\alpha}-stable").mathml == "<math><mi>α</mi></math>-stable"
    assert convert(r"\textbf{$k$-NN}").mathml == "<strong><math><mi>k</mi></math>-NN</strong>"


def test_every_sign_of_the_plain_text_is_counted():
    counted = module._signs("∛x ≤ 𝐀ᵀ − é")
    assert counted == module._signs("3√x≤A⊤-e")


@settings(deadline=None, max_examples=300)
@given(FORMULAS)
def test_any_formula_gives_sound_and_harmless_markup(source):
    converted = convert(f"${source}$")
    for made in re.findall(r"<math>.*?</math>", converted.mathml, re.DOTALL):
        tree = ET.fromstring(made)
        for element in tree.iter():
            assert element.tag in ELEMENTS
            assert set(element.attrib) <= ATTRIBUTES
            assert not re.search(r"[\\$]", element.text or "")
        letters = sorted(c for c in "".join(tree.itertext()) if c.isalpha() and c.isascii())
        assert len(letters) <= len(converted.text)
