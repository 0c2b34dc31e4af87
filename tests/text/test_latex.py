"""Titles and abstracts: the golden table, and what holds for every input."""

from __future__ import annotations

import re
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings.text import convert, convert_block
from proceedings.text.latex import _KEPT
from proceedings.text.unicode import repair

TABLE = Path(__file__).parent / "latex-cases.tsv"
CASES = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
ALLOWED = {"em", "strong", "sub", "sup", "code", "a", "p"}

FRAGMENTS = [
    "\\", "$", "{", "}", "~", "`", "*", "_", "[", "]", "(", ")", "^", "--", "''", "%", " ", "\n",
    "\n\n", "a", "xy", "12", "é", "数", "\\alpha", "\\frac", "\\frac{1}{2}", "\\textbf",
    "\\cite{a}", "\\left", "\\begin{itemize}", "\\end{itemize}", "\\item", "\\begin{cases}",
    "\\end{cases}", "\\hat", "\\over", "\\'", '\\"', "\\sqrt[", "https://x.org/", "\\href{",
    "\\url{", '"', "&", "<", "\\\\", "\\(", "\\)", "\\[", "\\]", "\\text{", "\\unknown",
    "\\footnote{", "\\not", "|", "\\bf", "\\verb|", "\\underset", "](https://x.org)", "\ufdd8",
    "\U000f0001", "](javascript:x)",
]  # fmt: skip
MARKUP = st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join)
ANYTHING = st.one_of(st.text(max_size=60), MARKUP)


class Seen(HTMLParser):
    """Collects the tags, addresses and text of HTML, and refuses what is not balanced."""

    def __init__(self, source):
        super().__init__()
        self.tags, self.addresses, self.words, self.open = set(), [], "", []
        self.feed(source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.open.append(tag)
        assert [name for name, _ in attrs] == (["href"] if tag == "a" else [])
        self.addresses += [value for _, value in attrs]
        assert self.open.count("a") <= 1

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


def letters(text):
    folded = unicodedata.normalize("NFKD", text).casefold()
    return Counter(c for c in folded if c.isalnum())


@pytest.mark.parametrize(("source", "text", "html", "reported"), CASES, ids=[c[0] for c in CASES])
def test_golden_table(source, text, html, reported):
    converted = convert(source)
    assert (converted.text, converted.html) == (text, html)
    assert bool(converted.notes) == (reported == "yes"), converted.notes


# A list makes paragraphs of its own.
ONE_LINE = [case[0] for case in CASES if "\\item" not in case[0]]


@pytest.mark.parametrize("source", ONE_LINE)
def test_a_block_of_one_line_is_the_line_in_a_paragraph(source):
    line, block = convert(source), convert_block(source)
    assert block.text == line.text
    assert block.html == f"<p>{line.html}</p>"
    assert block.notes == line.notes


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (r"see \cite{foo}", r"The citation \cite{foo} has no text of its own."),
        (r"\oops{kept}", r"The command \oops is not known; its text is kept."),
        (r"our \method wins", r"The command \method is not known; it is kept as it is."),
        ("costs $x", "A dollar sign has no partner; it is kept as it is."),
        ("a } b", "A brace has no partner; it is kept as it is."),
        (r"Ada\thanks{Equal.}", r"\thanks{Equal.} is left out."),
        (r"done. \end{abstract}", r"\end{abstract} has no partner; it is left out."),
        (r"$\widehat{AB}$", r"The accent \widehat over “AB” is left out."),
        (r"$\begin{cases}a\end{cases}$", "The cases environment is set on one line."),
        (r"\href{javascript:x}{y}",
         "The address javascript:x is no web address; only its words are kept."),
    ],
)  # fmt: skip
def test_notes_say_what_is_not_carried_over(source, said):
    assert convert(source).notes == (said,)


def test_an_unknown_command_is_noted_once():
    assert len(convert(r"\method and \method").notes) == 1


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("R&amp;D, 3 &lt; 4, caf&eacute; &#39;q&#39; &#x3b1;", "R&D, 3 < 4, café 'q' α"),
        ("AT&T; and &unknown; and Q&A", "AT&T; and &unknown; and Q&A"),
        (r"R\&D and \&amp; kept", "R&D and &amp; kept"),
        ("&lt;script&gt;x&lt;/script&gt;", "<script>x</script>"),
    ],
)
def test_entities_are_their_characters(source, text):
    converted = convert(source)
    assert (converted.text, converted.notes) == (text, ())
    assert Seen(converted.html).words == text


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("<b>bold $x$</b>", "<strong>bold <em>x</em></strong>"),
        ("<i>a <b>b</b></i>", "<em>a <strong>b</strong></em>"),
        ("H<sub>2</sub>O x<sup>2</sup>", "H<sub>2</sub>O x<sup>2</sup>"),
        ("<code>a_b $x$</code>", "<code>a_b $x$</code>"),
        ("one<br/>two", "one two"),
        ('<a href="https://x.org" onclick="y">z</a>', '<a href="https://x.org">z</a>'),
        ("<https://x.org/a_b>", '<a href="https://x.org/a_b">https://x.org/a_b</a>'),
        ("the <s> and <b> tokens", "the &lt;s&gt; and &lt;b&gt; tokens"),
        ("<b onclick=x>y</b>", "&lt;b onclick=x&gt;y&lt;/b&gt;"),
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ("`<b>x</b>`", "<code>&lt;b&gt;x&lt;/b&gt;</code>"),
    ],
)
def test_simple_elements_of_html_are_read_and_all_others_are_text(source, html):
    converted = convert(source)
    assert (converted.html, converted.notes) == (html, ())


def test_a_link_of_html_that_runs_something_keeps_its_words_only():
    converted = convert('<a href="javascript:x()">z</a>')
    assert converted.html == "z"
    assert "javascript" in converted.notes[0]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"$\\alpha \\le \\beta$", "α ≤ β"),
        (r"\\textbf{Bold} and 50\\%", "Bold and 50%"),
    ],
)
def test_backslashes_that_a_program_has_doubled_are_read_and_said(source, text):
    converted = convert(source)
    assert converted.text == text
    assert converted.notes == ("A doubled backslash before a command is taken as one.",)


def test_a_line_break_stays_one():
    assert convert(r"one\\two $a\\b$").text == "one two a;b"


@pytest.mark.parametrize(
    ("source", "text"),
    [(r"1\. One", "1. One"), (r"well\! and 2\-", "well! and 2"), (r"\- item", "- item"),
     (r"\.I and a\-b", "İ and ab")],
)  # fmt: skip
def test_marks_escaped_for_markdown_are_themselves(source, text):
    assert convert(source).text == text


def test_an_accent_without_a_letter_of_its_own_is_kept_and_said():
    converted = convert(r"\`code")
    assert converted.text == "`code"
    assert len(converted.notes) == 1
    assert convert(r"\`{c} \`e").text == "c̀ è"


def test_a_heading_of_markdown_is_a_paragraph():
    block = convert_block("# Our aim\n\nWe try.\n\n# of steps is small.\n")
    assert (
        block.html == "<p><strong>Our aim</strong></p>\n<p>We try.</p>\n<p># of steps is small.</p>"
    )


def test_a_word_broken_at_a_line_end_is_said():
    block = convert_block("A frame-\nwork and pre-\nand post-training.")
    assert block.text == "A frame-work and pre- and post-training."
    assert block.notes == ("“frame-work” was broken at the end of a line; its hyphen is kept.",)


def test_paragraphs_lists_and_hard_wrapped_lines():
    block = convert_block(
        "First $x$ line\nwraps.\n  \n\nSecond:\n- one *a*\n- two\n\nweights alone\n- and a text\n"
        "- by default, impor-\n tantly, pre-\nand post-training"
    )
    assert block.text.split("\n\n") == [
        "First x line wraps.",
        "Second:",
        "• one a",
        "• two",
        "weights alone - and a text - by default, impor-tantly, pre- and post-training",
    ]
    assert block.html.startswith("<p>First <em>x</em> line wraps.</p>\n<p>Second:</p>\n<p>• one")


def test_latex_lists_make_paragraphs():
    block = convert_block(r"We: \begin{enumerate}\item do $a$; \item do b.\end{enumerate} Then.")
    assert block.text == "We:\n\n1. do a;\n\n2. do b.\n\nThen."


def test_numbered_lists_keep_their_numbers():
    assert convert_block("1. one\n2. two").text == "1. one\n\n2. two"


def test_no_break_space_stands_in_html_only():
    converted = convert("AUROC~$\\ge$~0.95")
    assert converted.text == "AUROC ≥ 0.95"
    assert converted.html == "AUROC\u00a0≥\u00a00.95"


def test_no_text_is_empty():
    assert convert("") == convert(" \n ")
    assert convert_block(" \n\n $ $ ").html in {"", "<p>$ $</p>"}
    assert (convert_block("").text, convert_block("").html) == ("", "")


def test_deep_nesting_is_kept_as_it_is_and_said():
    source = "{" * 4000 + "word" + "}" * 4000
    converted = convert(source)
    assert converted.text == source
    assert converted.notes == (_KEPT,)


def test_a_failing_parser_costs_nothing(monkeypatch):
    def fail(*_arguments):
        raise ZeroDivisionError

    monkeypatch.setattr("proceedings.text.tex.Converter.convert", fail)
    assert convert("a $x$ <b").text == "a $x$ <b"
    assert convert("a $x$ <b").html == "a $x$ &lt;b"
    assert convert_block("a $x$\n\nb").html == "<p>a $x$</p>\n<p>b</p>"
    assert convert_block("a $x$").notes == (_KEPT,)


def test_a_lossy_conversion_is_refused(monkeypatch):
    monkeypatch.setattr("proceedings.text.tex.Converter.convert", lambda *_: ["only this"])
    assert convert("only this and `that`").text == "only this and `that`"
    assert convert("only this and `that`").notes == (_KEPT,)


@settings(deadline=None, max_examples=300)
@given(ANYTHING)
def test_any_input_gives_safe_and_balanced_html_of_the_same_words(source):
    for converted, block in ((convert(source), False), (convert_block(source), True)):
        seen = Seen(converted.html)
        assert seen.tags <= (ALLOWED if block else ALLOWED - {"p"})
        for address in seen.addresses:
            assert re.match(r"https?://|mailto:", address, re.IGNORECASE)
        assert not re.search("[\ufdd0-\ufdef]", converted.text + converted.html)
        assert letters(seen.words) == letters(converted.text)


@settings(deadline=None, max_examples=300)
@given(ANYTHING)
def test_no_letter_or_digit_of_plain_text_is_lost(source):
    converted = convert(source)
    commands = re.sub(
        r"\\(?:begin|end)\{\w*\}|\\(?:[A-Za-z]+|.)", " ", repair(source), flags=re.DOTALL
    )
    kept = converted.text + "".join(converted.notes) + "".join(Seen(converted.html).addresses)
    if r"\sqrt[" not in source and "itemize" not in source and "cases" not in source:
        assert not letters(commands) - letters(kept)


@settings(deadline=None, max_examples=200)
@given(st.text("abcxyz ABC 0123 .,;:!?()éøŁ数α&#'\"@/+=<>", max_size=60))
def test_text_without_markup_stays(source):
    if "''" not in source and not re.search(r"&#?\w+;|<[a-z]", source, re.IGNORECASE):
        assert convert(source).text == " ".join(source.split())
    assert not convert(source).notes


@settings(deadline=None, max_examples=300)
@given(MARKUP)
def test_no_raw_backslash_or_dollar_without_a_note(source):
    converted = convert(source)
    if "\\verb" in source or "`" in source or "\\$" in source:
        return  # code shows what it is, and an escaped dollar sign is one
    money = re.sub(r"[\dA-Z]\$|\$\d", "", converted.text)
    assert converted.notes or not re.search(r"[$\\]", money)


def test_plain_text_needs_no_parser():
    script = (
        "import sys, proceedings.text as t; t.convert('A plain title (2026): 50 of 100'); "
        "t.convert_block('Two.'); t.slug('x'); t.fold('x'); "
        "print([m for m in sys.modules if m.startswith(('pylatexenc', 'pyuca'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_parsing_is_quiet(caplog):
    with caplog.at_level("INFO"):
        convert(r"\frac{1} \textbf")
    assert not caplog.records


@pytest.mark.parametrize("piece", ["<b>", '<a href="x">', "&amp;", "<"])
def test_html_that_is_never_closed_takes_time_in_proportion(piece):
    def seconds(count):
        started = time.process_time()
        convert(piece * count)
        return time.process_time() - started

    assert seconds(8_000) < 10 * seconds(2_000) + 0.1
