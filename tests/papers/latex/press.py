"""Set a test paper again and again, until its body ends where it shall."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from source import source
from stock import CODAS
from values import Target

if TYPE_CHECKING:
    from values import Case

LATEX = Path(__file__).resolve().parent
SAMPLE = LATEX.parents[2] / "input" / "sample" / "latex"
PAGE_HEIGHT = 792.0
SCALED_POINTS = 65781.76  # in one PDF point


@dataclass(frozen=True, order=True)
class Mark:
    """Where TeX set a thing: page from 1, x and baseline in points from the top left."""

    page: int
    x: float
    baseline: float


Marks = dict[str, list[Mark]]


class Press:
    """A folder in which one paper is set again and again."""

    def __init__(self, case: Case, folder: Path) -> None:
        self.case = case
        self.folder = folder
        self.seed = case.name

    def typeset(self, sentences: int, coda: str = "", runs: int = 1) -> Marks:
        """Set the paper; return the places of every mark, in the order of the file."""
        (self.folder / "p.tex").write_text(source(self.case, sentences, coda, self.seed))
        environment = os.environ | {
            "SOURCE_DATE_EPOCH": "1782000000",
            "FORCE_SOURCE_DATE": "1",
            "TEXINPUTS": f".:{LATEX}:{SAMPLE}:",
        }
        for _ in range(runs):
            done = subprocess.run(
                [self.case.engine, "-interaction=nonstopmode", "-halt-on-error", "p.tex"],
                cwd=self.folder,
                env=environment,
                capture_output=True,
                check=False,
            )
            if done.returncode:
                sys.exit(f"{self.case.name}: {done.stdout.decode('latin-1')[-1500:]}")
        return self._marks()

    def _marks(self) -> Marks:
        with pdfium.PdfDocument(self.folder / "p.pdf") as document:
            heights = [document.get_page_size(i)[1] for i in range(len(document))]
        marks: Marks = {}
        for name, page, x, y in re.findall(
            r"\\truth\{([^}]*)\}\{(\d+)\}\{(\d+),(\d+)\}", (self.folder / "p.aux").read_text()
        ):
            height = heights[int(page) - 1] if int(page) <= len(heights) else PAGE_HEIGHT
            place = Mark(int(page), int(x) / SCALED_POINTS, height - int(y) / SCALED_POINTS)
            marks.setdefault(name, []).append(place)
        return marks

    def fit(self) -> tuple[int, str]:
        """Find how many sentences, and which coda, make the body end where it shall."""
        if isinstance(self.case.target, int):
            return self.case.target, ""
        for attempt in range(12):
            self.seed = f"{self.case.name}/{attempt}"
            self.typeset(40, runs=1)
            low, high = 8, 700
            while high - low > 1:
                middle = (low + high) // 2
                if self.beyond(self.end(middle)):
                    high = middle
                else:
                    low = middle
            for sentences in (low, low - 1):
                for coda in CODAS:
                    if self.hits(self.end(sentences, coda)):
                        return sentences, coda
        sys.exit(f"{self.case.name}: no text ends at {self.case.target}")

    def end(self, sentences: int, coda: str = "") -> Mark:
        """Set the paper once and return where what is to be fitted ends."""
        return self.typeset(sentences, coda)[self.case.fit][0]

    def ordinal(self, mark: Mark) -> float:
        """Return a number that grows in reading order."""
        return (mark.page * 2 + (mark.x > self.case.page.gutter)) * 1000 + mark.baseline

    def goal(self) -> float:
        """Return the number of the place where the body shall end."""
        target, page = self.case.target, self.case.page
        assert isinstance(target, Target)
        y = page.first + (target.line - 1) * page.leading
        if target.line == 0:
            y = page.last
        return (target.page * 2 + (target.column == "right")) * 1000 + y

    def beyond(self, mark: Mark) -> bool:
        """Tell whether a body ends behind its goal."""
        return self.ordinal(mark) > self.goal() + 2

    def hits(self, mark: Mark) -> bool:
        """Tell whether a body ends at its goal; a page of one column is full up to a line."""
        below = self.goal() - self.ordinal(mark)
        target, page = self.case.target, self.case.page
        if isinstance(target, Target) and target.line == 0 and not page.two_columns:
            return -2 < below < page.leading
        slack = 2 if self.case.facts.get("exact") else 30
        return abs(below) < slack
