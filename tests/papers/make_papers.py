"""Make the test papers of our own, and the truth about them.

Run ``python tests/papers/make_papers.py [NAME ...]`` after a change; a name is that of a paper or
of a folder. It needs pdflatex and lualatex and is no part of the tests, which read the committed
PDFs. The truth comes from TeX, which writes down where it set the last word of the body, and not
from any reader of PDFs.
"""

from __future__ import annotations

import re
import sys
import tempfile
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2 as pdfium
import yaml

HERE = Path(__file__).resolve().parent
TRUTH = HERE / "truth.yaml"
sys.path.insert(0, str(HERE / "latex"))

from cases import CASES  # noqa: E402 - found through the line above
from press import Press  # noqa: E402
from readmes import READMES  # noqa: E402

if TYPE_CHECKING:
    from press import Mark, Marks
    from values import Case

DESCENT = 2.18  # what Times hangs below the baseline at 9.96 points


def line_text(pdf: Path, mark: Mark, case: Case) -> str:
    """Return the text of the line in which a mark stands."""
    columns = case.page.columns
    left, right = columns[1] if mark.x > case.page.gutter else columns[0]
    with pdfium.PdfDocument(pdf) as document:
        sheet = document[mark.page - 1]
        bottom = sheet.get_height() - mark.baseline
        text = sheet.get_textpage().get_text_bounded(left - 4, bottom - 1.5, right + 4, bottom + 5)
    return " ".join(text.replace("\x02", "-").replace("\ufffe", "-").split())


def column(case: Case, mark: Mark) -> str | None:
    """Return left, right, or None where the page has one column."""
    if not case.page.two_columns:
        return None
    return "right" if mark.x > case.page.gutter else "left"


def save(press: Press, place: Path) -> int:
    """Put the paper in its place, always with the same bytes; return its number of pages."""
    place.parent.mkdir(exist_ok=True)
    with pikepdf.open(press.folder / "p.pdf") as pdf:
        pdf.save(
            place,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            compress_streams=True,
        )
        return len(pdf.pages)


def finish(case: Case, press: Press, found: tuple[int, str]) -> dict[str, object]:
    """Set the paper for good, put it in its place and return the truth about it."""
    marks = press.typeset(*found, runs=3)
    place = HERE / f"{case.name}.pdf"
    count = save(press, place)
    truth = {"file": f"{case.name}.pdf"} | identity(case) | {"pages": count, "track": case.track}
    truth |= anatomy(case, press, marks, place)
    if case.limit is not None:
        truth["limit"] = case.limit
    return truth | {k: v for k, v in case.facts.items() if k != "exact"}


def identity(case: Case) -> dict[str, object]:
    """Return family, year and stage."""
    year = re.search(r"year=(\d+)", case.options)
    stages = [s for s in ("submission", "preprint") if s in case.options]
    return {
        "family": case.page.family,
        "year": int(year[1]) if year else case.page.year,
        "stage": (stages or ["camera-ready"])[0] if case.page.family else None,
    }


def anatomy(case: Case, press: Press, marks: Marks, place: Path) -> dict[str, object]:
    """Return where the parts of a paper stand, from what TeX wrote down."""
    end = marks["body_end"][0]
    bottom = (end.baseline + DESCENT) / sheet_height(place, end.page)
    heads = {k.removeprefix("heading:"): v[0] for k, v in marks.items() if "heading:" in k}
    references = heads.get("References") or next(iter(marks.get("references", ())), None)
    appendix = next(iter(marks.get("appendix", ())), None)
    floats = list(marks.get("float", ()))
    truth: dict[str, object] = {
        "body_end": {
            "page": end.page,
            "column": column(case, end),
            "fraction": round(bottom, 4),
            "text": line_text(place, end, case),
        },
        "references": references and {"page": references.page, "column": column(case, references)},
        "appendix": appendix and {"page": appendix.page},
        "back_matter": sorted(heads, key=lambda name: press.ordinal(heads[name])),
        "last_body_float": {"page": max(floats).page} if floats else None,
    }
    if "resumes" in marks:
        truth["resumes"] = resumption(case, marks)
    return truth


def resumption(case: Case, marks: Marks) -> dict[str, object]:
    """Return where body text resumes after back matter: one paragraph of one column."""
    first, last = marks["resumes"][0], marks["resumes_end"][0]
    lines = 1 + round((last.baseline - first.baseline) / case.page.leading)
    return {"page": first.page, "column": column(case, first), "lines": lines}


def sheet_height(pdf: Path, page: int) -> float:
    """Return the height of a page in points."""
    with pdfium.PdfDocument(pdf) as document:
        return float(document.get_page_size(page - 1)[1])


def main(names: list[str]) -> None:
    """Make the papers named, or all, and write the truth and the READMEs."""
    for case in CASES:
        if names and not {case.name, *case.name.split("/")} & set(names):
            continue
        with tempfile.TemporaryDirectory() as folder:
            press = Press(case, Path(folder))
            truth = finish(case, press, press.fit())
        keep(truth)
        sys.stderr.write(f"{truth}\n")
    write_readmes()


def keep(truth: dict[str, object]) -> None:
    """Write down the truth about one paper, in the order of the cases."""
    old = yaml.safe_load(TRUTH.read_text())["papers"] if TRUTH.exists() else []
    truths = {entry["file"]: entry for entry in (*old, truth)}
    order = [truths[f"{case.name}.pdf"] for case in CASES if f"{case.name}.pdf" in truths]
    head = (
        "# The truth about the test papers, written by make_papers.py from what TeX set where.\n"
        "# fraction: bottom edge of the last body line over the height of the page, from the top.\n"
    )
    text = yaml.safe_dump({"papers": order}, sort_keys=False, allow_unicode=True, width=100)
    TRUTH.write_text(head + text)


def write_readmes() -> None:
    """Write the README of each folder: what stands above its table, and a row a paper."""
    for kind, introduction in READMES.items():
        rows = [
            f"| `{case.name.split('/')[1]}.pdf` | {case.about} |"
            for case in CASES
            if case.name.startswith(f"{kind}/")
        ]
        table = "\n".join(chain(["| file | what it is |", "|---|---|"], rows, [""]))
        (HERE / kind / "README.md").write_text(f"{introduction}\n{table}")


if __name__ == "__main__":
    main(sys.argv[1:])
