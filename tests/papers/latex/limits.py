"""Papers at a limit: exactly there, a line over, over by their floats."""

from __future__ import annotations

from stock import BODY_FIGURE, IMPACT_AT_LIMIT, RESUMED
from values import Case, Target

FIGURES = ((2, r"\samplefigure"), (5, r"\sampleequation"), (7, r"\sampletable"))
ONE_LINE = "\n\nThat is all there is to be said.\\bodyend"
FIVE_LINES = r"""

Somebody had to stand at the end, and it was this paragraph. It says nothing that was not said
before, and it was left in because its author had grown fond of it. A careful reader will have
noticed that the argument was over. A careful author would have noticed it as well, would have taken
the sheet back to the desk, and would have struck out these lines with one stroke of a soft pencil.
There would then have been nothing to count.\bodyend"""
EXACT = {"exact": True}

FAULTY_LIMITS = [
    Case(
        "faulty/page-limit-one-line",
        "Track short, 4 pages: the body has 4 pages and one line.",
        Target(5, "left", 1),
        extra=FIGURES,
        ending=ONE_LINE,
        track="short",
        limit=4,
        facts=EXACT | {"rule": "page-limit", "lines_over": 1},
    ),
    Case(
        "faulty/page-limit-onecolumn",
        "NeurIPS 2025, 9 pages: the body has 9 pages and 5 lines.",
        Target(9, "left", 0),
        style="onecolumn",
        extra=FIGURES,
        tail=r"\here{full}",
        ending=FIVE_LINES,
        limit=9,
        fit="full",
        facts=EXACT | {"rule": "page-limit", "format": "neurips2025", "lines_over": 5},
    ),
    Case(
        "faulty/floats-over-limit",
        "Track short, 4 pages: the body ends within them, two of its figures stand on page 5.",
        Target(4, "right", 30),
        after=(r"\clearpage", BODY_FIGURE, BODY_FIGURE, r"\clearpage", "references"),
        track="short",
        limit=4,
        facts={"floats_over": 2},
    ),
    Case(
        "faulty/body-after-references",
        "A numbered section of the body stands behind the references.",
        70,
        after=("references", RESUMED),
    ),
    Case(
        "faulty/body-after-impact",
        "A numbered section of the body stands between impact statement and references.",
        70,
        last_section="What We Found",
        after=("impact", RESUMED, "references"),
        facts={"rule": "body-after-references"},
    ),
    Case(
        "faulty/body-after-references-onecolumn",
        "NeurIPS 2025: a numbered section of the body stands behind the references.",
        70,
        style="onecolumn",
        after=("references", RESUMED),
        facts={"rule": "body-after-references", "format": "neurips2025"},
    ),
    Case(
        "faulty/notice-other-event",
        "The notice of another workshop of the same year.",
        70,
        notice="Presented at the Second Workshop on Hasty Manuscripts, Seoul, South Korea, 2026. "
        "Non-archival. Copyright 2026 by the author(s).",
    ),
]
SOUND_LIMITS = [
    Case(
        "sound/limit-exact-short",
        "Track short: exactly 4 full pages of body.",
        Target(4, "right", 0),
        extra=FIGURES,
        track="short",
        limit=4,
        facts=EXACT | {"lines_over": 0},
    ),
    Case(
        "sound/limit-impact-statement",
        "Track short, 4 pages: with the impact statement, which does not count, one line more.",
        Target(5, "left", 1),
        extra=FIGURES,
        after=(IMPACT_AT_LIMIT, "references"),
        track="short",
        limit=4,
        fit="impact_end",
        facts=EXACT | {"lines_over_counting": {"impact-statement": 1}},
    ),
    Case(
        "sound/onecolumn-limit-exact",
        "NeurIPS 2025: exactly 9 full pages of body.",
        Target(9, "left", 0),
        style="onecolumn",
        extra=FIGURES,
        limit=9,
        facts=EXACT | {"lines_over": 0},
    ),
]
