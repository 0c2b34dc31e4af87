"""Judgements to report on, with one paper of every kind."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from proceedings.anatomy.reading import Unreadable
from proceedings.anatomy.values import (
    FormatEvidence,
    Manuscript,
    Place,
    Sheet,
    Stretch,
    TitleBlock,
)
from proceedings.checks import Checked, Judgement
from proceedings.checks.asked import Asked
from proceedings.formats import load_formats
from proceedings.model import (
    Box,
    Event,
    Finding,
    Requirements,
    Severity,
    Stage,
    Verdict,
    Workshop,
)
from proceedings.plan import Plan, PlannedAuthor, PlannedPaper

if TYPE_CHECKING:
    from pathlib import Path

LETTER = Sheet(612, 792, 0)
END = Place(9, "left", 0.132, "and so it ends.", Box(55, 95, 290, 105))
TITLES = {
    "1": "Notes on the Analytical Engine",
    "2": "A Sound Paper",
    "3": "On <script>alert('the copyist')</script> & Others",
    "4": "Nobody Sent This One",
    "5": "A Paper in a Template Nobody Knows",
    "6": "A Sound Paper with a Clash",
}
AUTHORS = {
    "1": "Ada Lovelace",
    "2": "Luca Pacioli",
    "3": "Caroline Herschel",
    "4": "Muḥammad ibn Mūsā",
    "5": "Hieronymus Hornschuch",
    "6": "Maria Sibylla Merian",
}


def manuscript(pages: int = 10) -> Manuscript:
    return Manuscript(
        sheets=(LETTER,) * pages,
        format=FormatEvidence("icml", 2025, Stage.CAMERA_READY, ("the notice names 2025",)),
        title_block=TitleBlock("A Title"),
        stretches=(Stretch("", END, (50, 50)),),
    )


def plan(folder: Path) -> Plan:
    day = dt.date(2026, 7, 18)
    event = Event("The First Workshop on <Care>", "Care 2026", day, day, "Asia/Seoul", "")
    limits = {"long": {Stage.CAMERA_READY: 8}, "short": {Stage.CAMERA_READY: 4}}
    requirements = Requirements(("icml2026",), Stage.CAMERA_READY, limits)
    return Plan(
        workshop=Workshop(folder=folder, event=event, requirements=requirements),
        papers=tuple(
            PlannedPaper(
                key,
                title,
                "",
                (PlannedAuthor(AUTHORS[key], key),),
                reason="Its PDF cannot be read." if key == "3" else "",
                track="short" if key in "26" else "long",
            )
            for key, title in TITLES.items()
        ),
        groups=(),
        sessions=(),
        names=(),
        built=dt.datetime(2026, 7, 18, tzinfo=dt.UTC),
    )


def checked() -> tuple[Checked, ...]:
    formats = (load_formats()["icml2026"],)
    asked = Asked(formats, Stage.CAMERA_READY, 8, ("references",), "Presented with care.")
    limit = Finding(
        "page-limit",
        Severity.ERROR,
        "The body is 5 lines over the limit of 8 pages.",
        "Shorten the text by 5 lines, or move some of it to the appendix.",
        page=9,
        box=Box(55.4, 67.1, 289.4, 126.9),
        expected="8 pages of body",
        actual="8 pages and 5 lines",
        subject="1",
    )
    notice = Finding(
        "notice-missing",
        Severity.WARNING,
        "Page 1 has no notice at its foot.",
        "Use the camera-ready style file.",
        page=1,
        box=Box(55.2, 667.4, 290.4, 717.0),
        subject="1",
    )
    truncated = Unreadable("file-truncated", "The file stops in the middle.", "Upload it again.")
    missing = Unreadable("file-missing", "There is no PDF of this paper.", "Put it there.")
    unknown = Finding(
        "format-unknown", Severity.WARNING, "The template was not recognised.", "Name the format."
    )
    return (
        Checked(
            "papers/1.pdf", "1", manuscript(), Judgement(Verdict.FAIL, (notice, limit), 5, asked)
        ),
        Checked("papers/2.pdf", "2", manuscript(), Judgement(Verdict.PASS, (), -12, asked)),
        Checked("papers/odd name's.pdf", "3", truncated, _unreadable(truncated)),
        Checked("papers/4.pdf", "4", missing, _unreadable(missing)),
        Checked("papers/5.pdf", "5", manuscript(), Judgement(Verdict.UNJUDGED, (unknown,))),
        Checked("papers/6.pdf", "6", manuscript(), Judgement(Verdict.PASS, (), 0, asked)),
    )


def _unreadable(file: Unreadable) -> Judgement:
    finding = Finding(file.rule, Severity.ERROR, file.message, file.fix)
    return Judgement(Verdict.UNREADABLE, (finding,))


def findings() -> tuple[Finding, ...]:
    return (
        Finding(
            "announced-count",
            Severity.WARNING,
            "93 papers were announced, the list has 89.",
            "Correct the announcement, or the list.",
            expected="93",
            actual="89",
        ),
        Finding(
            "session-overlap",
            Severity.ERROR,
            "An author presents in two places at once.",
            "Move one of the papers.",
            subject="6",
        ),
    )
