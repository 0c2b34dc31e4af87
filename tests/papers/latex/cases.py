"""The cases of make_papers.py: every test paper, one value each."""

from __future__ import annotations

from backmatter import BACK_MATTER
from endings import ENDINGS
from formats import FORMATS
from geometry import FAULTY_GEOMETRY, SOUND_GEOMETRY
from leftovers import LEFTOVERS, SOUND_LEFTOVERS
from limits import FAULTY_LIMITS, SOUND_LIMITS
from lookalikes import LOOKALIKES
from stock import FOOTNOTE, MAIN_CONFERENCE
from values import NOTICE, Case, Target

FIGURES = ((2, r"\samplefigure"), (5, r"\sampleequation"), (7, r"\sampletable"))
SHORT = ((2, r"\samplefigure"),)
A4 = r"""\AddToHook{shipout/before}{\global\pdfpagewidth=595.276bp\global\pdfpageheight=841.89bp}"""
LONG_TITLE = (
    "Careful Pages for Careful Readers: On the Lines a Limit Counts and the Lines It Leaves Out"
)

FAULTY = [
    Case(
        "faulty/page-size", "A4 paper throughout.", Target(3, "left", 20), preamble=A4, extra=SHORT
    ),
    Case(
        "faulty/page-size-mixed",
        "US letter, but page 2 is A4.",
        Target(3, "left", 20),
        extra=SHORT,
        preamble=r"""\makeatletter\AddToHook{shipout/before}{\ifnum\c@page=2
          \global\pdfpagewidth=595.276bp\global\pdfpageheight=841.89bp
          \else\global\pdfpagewidth=612bp\global\pdfpageheight=792bp\fi}\makeatother""",
    ),
    Case(
        "faulty/page-rotated",
        "Page 2 is turned by 90 degrees.",
        Target(3, "left", 20),
        extra=SHORT,
        preamble=r"""\makeatletter\AddToHook{shipout/before}{\ifnum\c@page=2
          \global\pdfpageattr{/Rotate 90}\else\global\pdfpageattr{}\fi}\makeatother""",
    ),
    Case(
        "faulty/page-limit",
        "Track long, 8 pages: the body has 8 pages and 5 lines.",
        Target(9, "left", 5),
        extra=FIGURES,
        limit=8,
        facts={"exact": True, "lines_over": 5},
    ),
    Case(
        "faulty/page-limit-short",
        "Track short, 4 pages: the body has 4 pages and 11 lines.",
        Target(5, "left", 12),
        extra=FIGURES,
        track="short",
        limit=4,
        facts={"exact": True, "rule": "page-limit", "lines_over": 11},
    ),
    Case(
        "faulty/format",
        "One column with the notice of NeurIPS 2025, where the ICML format is asked for.",
        Target(3, "left", 20),
        style="onecolumn",
        extra=SHORT,
    ),
    Case(
        "faulty/format-unknown",
        "The plain article class: no format that is known.",
        Target(3, "left", 20),
        style="article",
        extra=SHORT,
    ),
    Case(
        "faulty/format-year",
        "The template of ICML 2024, as its subject says and no folio on page 1 shows.",
        Target(3, "left", 20),
        options="year=2024",
        extra=SHORT,
    ),
    Case(
        "faulty/stage",
        "A review copy: line numbers, anonymous authors, the notice of a submission.",
        Target(3, "left", 20),
        options="submission",
        extra=SHORT,
    ),
    Case(
        "faulty/notice-missing",
        "No notice on page 1.",
        Target(3, "left", 20),
        notice=None,
        extra=SHORT,
    ),
    Case(
        "faulty/notice-main-conference",
        "The notice of the main conference of the right year.",
        Target(3, "left", 20),
        notice=MAIN_CONFERENCE,
        extra=SHORT,
    ),
    Case(
        "faulty/notice-wrong-year",
        "The workshop's own notice, of the year before.",
        Target(3, "left", 20),
        notice=NOTICE.replace("2026", "2025"),
        extra=SHORT,
    ),
    Case(
        "faulty/notice-wording",
        "A notice in the authors' own words.",
        Target(3, "left", 20),
        notice="To appear at the workshop about careful papers, Seoul, summer of 2026.",
        extra=SHORT,
    ),
]
SOUND = [
    Case(
        "sound/limit-exact",
        "Exactly 8 full pages of body; the references start on page 9.",
        Target(8, "right", 0),
        extra=FIGURES,
        limit=8,
        facts={"exact": True, "lines_over": 0},
    ),
    Case(
        "sound/references-mid-page",
        "The references start in the middle of a column.",
        Target(3, "left", 24),
        extra=FIGURES,
    ),
    Case(
        "sound/appendix-before-references",
        "The appendix stands before the references.",
        Target(3, "right", 12),
        extra=SHORT,
        after=("appendix", "references"),
    ),
    Case(
        "sound/references-numbered",
        "The heading of the references is numbered like a section.",
        Target(3, "left", 24),
        extra=SHORT,
        after=("numbered-references",),
    ),
    Case(
        "sound/headings-unnumbered",
        "No heading has a number.",
        Target(3, "left", 24),
        extra=SHORT,
        start=r"\setcounter{secnumdepth}{0}",
    ),
    Case(
        "sound/sentence-references",
        "Sentences of the body begin with References, one in bold, one at the start of a line.",
        Target(3, "right", 14),
        extra=(
            (2, r"\samplefigure"),
            (
                6,
                r"""References are the part of a paper that is read first by the people who are
named in it. Appendix and acknowledgements come next.

\paragraph{References.} Acknowledgements of a debt belong into the text as well. Appendices do not,
and neither do conclusions that nobody has drawn.

References to a figure should stand before the figure.
""",
            ),
        ),
    ),
    Case(
        "sound/conclusions-and-limitations",
        "The last section of the body is called Conclusions and Limitations.",
        Target(3, "right", 14),
        extra=SHORT,
        last_section="Conclusions and Limitations",
    ),
    Case(
        "sound/float-page-last",
        "A page of floats only stands at the end, after the references.",
        Target(3, "left", 20),
        extra=SHORT,
        after=("references", "float-page"),
    ),
    Case(
        "sound/floats-after-body",
        "A page of floats only stands between the last body line and the references.",
        Target(3, "left", 20),
        extra=SHORT,
        after=("float-page", "references"),
    ),
    Case(
        "sound/footnote-after-body",
        "A long footnote stands below the last line of the body.",
        Target(3, "left", 30),
        extra=SHORT,
        tail=FOOTNOTE,
        after=("newpage", "references"),
    ),
    Case(
        "sound/back-matter",
        "Acknowledgements, impact statement and software and data stand before the references.",
        Target(3, "left", 30),
        extra=SHORT,
        after=("acknowledgements", "impact", "software", "references"),
    ),
    Case(
        "sound/appendix-one-column",
        "The appendix is set in one column across the page.",
        Target(3, "left", 20),
        extra=SHORT,
        after=("references", "appendix-one-column"),
    ),
    Case(
        "sound/second-references",
        "The appendix has references of its own.",
        Target(3, "left", 20),
        extra=SHORT,
        after=("references", "clear", "appendix", "second-references"),
    ),
    Case(
        "sound/long-title",
        "A title of two lines, and the page folios of 2025.",
        Target(3, "left", 20),
        options="year=2025",
        title=LONG_TITLE,
        extra=SHORT,
    ),
    Case(
        "sound/gyre",
        "Set in TeX Gyre Termes, another cut of Times.",
        Target(3, "left", 20),
        options="gyre",
        extra=SHORT,
    ),
    Case(
        "sound/submission",
        "A review copy, for workshops that ask for one.",
        Target(3, "left", 20),
        options="submission",
        title=LONG_TITLE,
        extra=FIGURES,
        after=("impact", "references"),
    ),
    Case(
        "sound/preprint",
        "A preprint: authors, and a notice that says Preprint with a date.",
        Target(3, "left", 20),
        options="preprint",
        extra=SHORT,
    ),
    Case(
        "sound/onecolumn-camera-ready",
        "One column, NeurIPS 2025, final.",
        Target(4, "left", 22),
        style="onecolumn",
        extra=FIGURES,
        after=("references", "clear", "appendix"),
    ),
    Case(
        "sound/onecolumn-submission",
        "One column, NeurIPS 2025, with line numbers.",
        Target(4, "left", 22),
        style="onecolumn",
        options="submission",
        title=LONG_TITLE,
        extra=FIGURES,
        after=("references",),
    ),
]
CASES = [
    *FAULTY,
    *FAULTY_LIMITS,
    *SOUND,
    *SOUND_LIMITS,
    *ENDINGS,
    *BACK_MATTER,
    *FORMATS,
    *LOOKALIKES,
    *LEFTOVERS,
    *SOUND_LEFTOVERS,
    *FAULTY_GEOMETRY,
    *SOUND_GEOMETRY,
]
