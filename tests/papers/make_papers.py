"""Make the sound and the faulty test papers, and the truth about them.

Run ``python tests/papers/make_papers.py [NAME ...]`` after a change; it needs pdflatex and is no
part of the tests, which read the committed PDFs. The truth comes from TeX, which writes down where
it set the last word of the body, and not from any reader of PDFs.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2 as pdfium
import yaml

HERE = Path(__file__).resolve().parent
LATEX = HERE / "latex"
sys.path.insert(0, str(LATEX))

from cases import CASES  # noqa: E402 - found through the line above
from stock import ABSTRACT, ARTICLE_FRONT, CODAS, PARTS, SECTIONS  # noqa: E402

SAMPLE = HERE.parents[1] / "input" / "sample" / "latex"
if TYPE_CHECKING:
    from values import Case

PAGE_HEIGHT = 792.0
FIRST_BASELINE = {"careful": 77.0, "onecolumn": 82.0, "article": 119.0}
LEADING = {"careful": 11.955, "onecolumn": 10.91, "article": 13.55}
DESCENT = 2.18  # what Times hangs below the baseline at 9.96 points
SCALED_POINTS = 65781.76  # in one PDF point
Mark = tuple[int, float, float]  # page, x, baseline from the top left


def paragraphs(seed: str) -> list[list[str]]:
    """Return six rounds of the stock of paragraphs, as lists of sentences, shuffled by a seed."""
    stock = [
        re.split(r"(?<=\.) ", block.replace("\n", " "))
        for block in (LATEX / "filler.txt").read_text().strip().split("\n\n")
    ]
    draw = random.Random(seed)
    rounds = []
    for _ in range(6):
        draw.shuffle(stock)
        rounds += stock
    return rounds


def body(case: Case, sentences: int, coda: str, seed: str) -> str:
    """Return the LaTeX of the body, cut after a number of sentences and closed with a coda."""
    taken: list[list[str]] = []
    left = sentences
    for paragraph in paragraphs(seed):
        if left <= 0:
            break
        taken.append(paragraph[:left])
        left -= len(paragraph)
    every = 4
    last_head = (len(taken) - 2) // every * every
    extras = dict(case.extra)
    cites = (r"\citep{hornschuch}", r"\citet{euler}", r"\citep{moxon,duerer}", r"\citep{lovelace}")
    out: list[str] = []
    for index, paragraph in enumerate(taken):
        if index % every == 0 and index <= last_head:
            name = case.last_section if index == last_head else SECTIONS[index // every % 12]
            out.append(rf"\section{{{name}}}")
        if index in extras:
            out.append(extras[index])
        text = " ".join(paragraph)
        if index % 5 == 1 and index < len(taken) - 1:
            text += f" Others have said so before us, see {cites[index // 5 % 4]}."
        if index == len(taken) - 1:
            text = f"{text} {coda}".rstrip() + case.tail + r"\bodyend"
        out.append(text + "\n")
    return "\n".join(out)


def front(case: Case) -> str:
    """Return everything from the class to the abstract."""
    if case.style == "article":
        return ARTICLE_FRONT % {"title": case.title, "notice": case.notice}
    option = f"[{case.options}]" if case.options else ""
    lines = [
        r"\documentclass[10pt]{article}",
        rf"\usepackage{option}{{{case.style}}}",
        case.preamble,
        r"\input{parts}",
        rf"\papertitle[{case.title.split(':')[0]}]{{{case.title}}}",
    ]
    if case.style == "careful":
        lines += [
            r"\paperauthor{Ada Lovelace}{1}\paperauthor{Johann Heinrich Lambert}{2}",
            r"\affiliation{1}{Analytical Society, Cambridge, United Kingdom}",
            r"\affiliation{2}{Academy of Sciences, Berlin, Germany}",
            r"\corresponding{Ada Lovelace}{lovelace@example.org}",
            r"\keywords{manuscripts, page limits}",
        ]
        if case.notice:
            lines.append(rf"\notice{{{case.notice}}}")
    else:
        lines += [
            r"\paperauthor{Ada Lovelace}{Analytical Society}{lovelace@example.org}",
            r"\paperauthor{Johann Heinrich Lambert}{Academy of Sciences}{lambert@example.org}",
        ]
    return "\n".join([*lines, r"\begin{document}", case.start, r"\makepaper", ABSTRACT])


def source(case: Case, sentences: int, coda: str, seed: str) -> str:
    """Return the whole LaTeX source of a case."""
    after = "\n\n".join(PARTS.get(part, part) for part in case.after)
    return "\n\n".join(
        [front(case), body(case, sentences, coda, seed), after, r"\end{document}", ""]
    )


class Press:
    """A folder in which one paper is set again and again."""

    def __init__(self, case: Case, folder: Path) -> None:
        self.case = case
        self.folder = folder
        self.seed = case.name

    def typeset(self, sentences: int, coda: str = "", runs: int = 1) -> dict[str, Mark]:
        """Set the paper; return page, x and baseline (points from the top left) of every mark."""
        (self.folder / "p.tex").write_text(source(self.case, sentences, coda, self.seed))
        environment = os.environ | {
            "SOURCE_DATE_EPOCH": "1782000000",
            "FORCE_SOURCE_DATE": "1",
            "TEXINPUTS": f".:{LATEX}:{SAMPLE}:",
        }
        for _ in range(runs):
            done = subprocess.run(
                ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "p.tex"],
                cwd=self.folder,
                env=environment,
                capture_output=True,
                check=False,
            )
            if done.returncode:
                sys.exit(f"{self.case.name}: {done.stdout.decode('latin-1')[-1500:]}")
        with pdfium.PdfDocument(self.folder / "p.pdf") as document:
            heights = [document.get_page_size(i)[1] for i in range(len(document))]
        marks = {}
        for name, page, x, y in re.findall(
            r"\\truth\{([^}]*)\}\{(\d+)\}\{(\d+),(\d+)\}", (self.folder / "p.aux").read_text()
        ):
            height = heights[int(page) - 1] if int(page) <= len(heights) else PAGE_HEIGHT
            marks.setdefault(
                name, (int(page), int(x) / SCALED_POINTS, height - int(y) / SCALED_POINTS)
            )
        return marks

    def fit(self) -> tuple[int, str]:
        """Find how many sentences, and which coda, make the body end where it shall."""
        for attempt in range(12):
            self.seed = f"{self.case.name}/{attempt}"
            self.typeset(40, runs=1)
            low, high = 8, 700
            while high - low > 1:
                middle = (low + high) // 2
                if self.beyond(self.typeset(middle)["body_end"]):
                    high = middle
                else:
                    low = middle
            for sentences in (low, low - 1):
                for coda in CODAS:
                    if self.hits(self.typeset(sentences, coda)["body_end"]):
                        return sentences, coda
        sys.exit(f"{self.case.name}: no text ends at {self.case.target}")

    def ordinal(self, mark: Mark) -> float:
        page, x, y = mark
        right = x > 300 and self.case.style == "careful"
        return (page * 2 + right) * 1000 + y

    def goal(self) -> float:
        target = self.case.target
        style = self.case.style
        y = FIRST_BASELINE[style] + (target.line - 1) * LEADING[style]
        if target.line == 0:
            y = 715.1 if style == "careful" else 720.0
        return (target.page * 2 + (target.column == "right")) * 1000 + y

    def beyond(self, mark: Mark) -> bool:
        return self.ordinal(mark) > self.goal() + 2

    def hits(self, mark: Mark) -> bool:
        slack = 2 if self.case.facts.get("exact") else 30
        return abs(self.ordinal(mark) - self.goal()) < slack


def line_text(pdf: Path, page: int, baseline: float, x: float, *, two_columns: bool) -> str:
    """Return the text of the line with a baseline, in the column of x."""
    left, right = (55.0, 290.5) if x < 300 else (307.0, 543.0)
    if not two_columns:
        left, right = 100.0, 512.0
    with pdfium.PdfDocument(pdf) as document:
        sheet = document[page - 1]
        height = sheet.get_height()
        text = sheet.get_textpage().get_text_bounded(
            left, height - baseline - 1.5, right, height - baseline + 5
        )
    return " ".join(text.replace("\x02", "-").replace("\ufffe", "-").split())


def column(case: Case, mark: Mark, pages_one_column: bool = False) -> str | None:
    """Return left, right, or None where the page has one column."""
    if case.style != "careful" or pages_one_column:
        return None
    return "right" if mark[1] > 300 else "left"


def finish(case: Case, press: Press, found: tuple[int, str]) -> dict[str, object]:
    """Set the paper for good, put it in its place and return the truth about it."""
    marks = press.typeset(*found, runs=3)
    place = HERE / f"{case.name}.pdf"
    with pikepdf.open(press.folder / "p.pdf") as pdf:
        pdf.save(
            place,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            compress_streams=True,
        )
        count = len(pdf.pages)
    page, x, baseline = marks["body_end"]
    truth: dict[str, object] = {"file": f"{case.name}.pdf"}
    known = {"careful": "icml", "onecolumn": "neurips"}.get(case.style)
    truth["family"] = known
    year = re.search(r"year=(\d+)", case.options)
    default = {"careful": 2026, "onecolumn": 2025}.get(case.style)
    truth["year"] = int(year[1]) if year else default
    stages = [s for s in ("submission", "preprint") if s in case.options]
    truth["stage"] = (stages or ["camera-ready"])[0] if known else None
    truth["pages"] = count
    truth["track"] = case.track
    truth["body_end"] = {
        "page": page,
        "column": column(case, marks["body_end"]),
        "fraction": round((baseline + DESCENT) / sheet_height(place, page), 4),
        "text": line_text(place, page, baseline, x, two_columns=case.style == "careful"),
    }
    heads = {k.removeprefix("heading:"): v for k, v in marks.items() if k.startswith("heading:")}
    references = heads.get("References")
    truth["references"] = references and {
        "page": references[0],
        "column": column(case, references),
    }
    appendix = marks.get("appendix")
    truth["appendix"] = appendix and {"page": appendix[0]}
    truth["back_matter"] = sorted(heads, key=lambda name: press.ordinal(heads[name]))
    if case.limit is not None:
        truth["limit"] = case.limit
    return truth | {k: v for k, v in case.facts.items() if k != "exact"}


def sheet_height(pdf: Path, page: int) -> float:
    """Return the height of a page in points."""
    with pdfium.PdfDocument(pdf) as document:
        return float(document.get_page_size(page - 1)[1])


def main(names: list[str]) -> None:
    """Make the papers named, or all, and write the truth and the README."""
    truth_file = HERE / "truth.yaml"
    old = yaml.safe_load(truth_file.read_text())["papers"] if truth_file.exists() else []
    truths = {entry["file"]: entry for entry in old}
    for case in CASES:
        if names and case.name not in names and case.name.split("/")[1] not in names:
            continue
        with tempfile.TemporaryDirectory() as folder:
            press = Press(case, Path(folder))
            truths[f"{case.name}.pdf"] = finish(case, press, press.fit())
        sys.stderr.write(f"{truths[f'{case.name}.pdf']}\n")
    order = [truths[f"{case.name}.pdf"] for case in CASES if f"{case.name}.pdf" in truths]
    head = (
        "# The truth about the test papers, written by make_papers.py from what TeX set where.\n"
        "# fraction: bottom edge of the last body line over the height of the page, from the top.\n"
    )
    text = yaml.safe_dump({"papers": order}, sort_keys=False, allow_unicode=True, width=100)
    truth_file.write_text(head + text)
    for kind, heading in (("faulty", "Faulty papers"), ("sound", "Sound papers")):
        lines = [
            f"| `{c.name.split('/')[1]}.pdf` | {c.about} |"
            for c in CASES
            if c.name.startswith(kind)
        ]
        (HERE / kind / "README.md").write_text(
            README[kind] % heading + "\n".join(["| file | what it is |", "|---|---|", *lines, ""])
        )


README = {
    "faulty": (
        "# %s\n\nOne fault a file; the file is named after the rule it breaks. Otherwise each is a "
        "camera-ready\npaper in the two-column format of 2026 with the sample workshop's notice. "
        "`../truth.yaml` holds the\nplaces; `../make_papers.py` makes the files.\n\n"
    ),
    "sound": (
        "# %s\n\nPapers without a fault in which a careless checker finds one. `../truth.yaml` "
        "says where each body\nends; `../make_papers.py` makes the files.\n\n"
    ),
}

if __name__ == "__main__":
    main(sys.argv[1:])
