from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from proceedings.anatomy.many import ManuscriptFile
from proceedings.anatomy.printed import AuthorRun, PrintedAuthor, TitleBlock
from proceedings.anatomy.values import (
    FormatEvidence,
    Manuscript,
    Sheet,
)
from proceedings.model import Author, Box, Paper, Settled
from proceedings.reconcile.reconciling import Material, reconcile
from proceedings.text.latex import convert, convert_block

FOLDER = Path("papers")
ABSTRACT = "We study how the weight of a rule changes what a reader sees first on a page of print."


def manuscript(title="", authors=(), abstract="", **docinfo):
    block = TitleBlock(
        title,
        tuple(PrintedAuthor(name) for name in authors),
        abstract,
        title_box=Box(60, 70, 500, 100),
        authors_box=Box(60, 110, 500, 130),
        runs=tuple(AuthorRun(name, Box(60, 110, 500, 130)) for name in authors),
    )
    evidence = FormatEvidence(None, None, None, ())
    return Manuscript((Sheet(612, 792, 0),), evidence, block, docinfo=docinfo)


def paper(key, title="", authors=(), abstract="", **more):
    return Paper(key, title, authors=tuple(map(Author, authors)), abstract=abstract, **more)


class Bench:
    """Papers and PDFs to compare: ``add`` each, then ask."""

    def __init__(self):
        self.papers, self.files, self.orphans = [], {}, []
        self.settled, self.people = {}, {}

    def add(self, listed, printed=None):
        self.papers.append(listed)
        if printed is not None:
            path = FOLDER / f"{listed.key}.pdf"
            self.files[listed.key] = ManuscriptFile(path, "hash", printed)
        return self

    def orphan(self, name, printed):
        self.orphans.append(ManuscriptFile(FOLDER / name, "hash", printed))
        return self

    def choose(self, subject, what, listed=None, printed=None):
        day = dt.date(2026, 7, 2)
        self.settled[subject, what] = Settled(subject, what, listed, printed, day, 3)
        return self

    def result(self):
        return reconcile(
            Material(
                self.papers,
                FOLDER,
                self.files,
                self.orphans,
                self.settled,
                self.people,
                convert,
                convert_block,
            )
        )

    def rules(self):
        return [(f.subject, f.rule, f.severity.value) for f in self.result().findings]


@pytest.fixture
def bench():
    return Bench()
