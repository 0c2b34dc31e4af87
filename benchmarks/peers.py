"""What a page costs here and in the peers, on the same papers of the peer's own venue.

Usage: python benchmarks/peers.py [--papers N]

aclpubcheck is installed from PyPI into an environment that is thrown away afterwards; where that
fails, its published figure stands in its place and is marked so. banal, the checker of HotCRP, is
in no registry: it counts with its published figure, and beside it stands the step it begins with,
Poppler's pdftohtml, measured where that is installed: banal itself takes at least as long.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any

from papers import Papers, find_papers
from processes import Usage, least, run
from table import Row
from text_pass import page_count

PAPERS = 10
# bibtexparser 2 has no module that aclpubcheck 0.2 imports.
_REQUIREMENTS = ("aclpubcheck", "bibtexparser<2")
# Seconds a page, as published: of aclpubcheck, and of banal at its fastest and slowest.
PUBLISHED = {"aclpubcheck": 1.0, "banal": 0.04, "banal, slowest": 0.14}


def measure(papers: Papers, count: int = PAPERS) -> dict[str, Any]:
    """Return CPU and wall seconds a page of each; one process a tool, its start included."""
    chosen = papers.linked or papers.files
    files = [str(path) for path in chosen[:: max(1, len(chosen) // count)][:count]]
    pages = sum(map(page_count, files))
    check = [sys.executable, "-m", "proceedings", "check", "--no-cache", "-j1", *files]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        run(check, folder=folder)
        figures = {
            "papers": len(files),
            "pages": pages,
            "proceedings": _a_page([run(check, folder=folder) for _ in range(3)], pages),
            "aclpubcheck": None,
            "pdftohtml": None,
        }
        if command := _aclpubcheck(folder / "environment"):
            run([*command, files[0]], folder=folder)  # compiles its modules
            figures["aclpubcheck"] = _a_page([run([*command, *files], folder=folder)], pages)
        if program := shutil.which("pdftohtml"):
            figures["pdftohtml"] = _a_page([_each(program, files, folder)], pages)
    return figures


def rows(figures: dict[str, Any]) -> list[Row]:
    """Return the table of the figures."""
    ours = _seconds(figures["proceedings"])
    measured = figures["aclpubcheck"]
    theirs = _seconds(measured) if measured else PUBLISHED["aclpubcheck"]
    what = f"check of {figures['papers']} papers, {figures['pages']} pages"
    note = "measured" if measured else "against the published figure"
    published = "against the published figure"
    slowest = PUBLISHED["banal, slowest"]
    table = [
        Row(f"{what}, a page", 1000 * ours, "ms"),
        Row("aclpubcheck, a page", 1000 * theirs, "ms", note="" if measured else "published"),
        Row("times faster a page than aclpubcheck", theirs / ours, "x", 30, True, note),
        Row("banal, a page, at its fastest", 1000 * PUBLISHED["banal"], "ms", note="published"),
        Row("times faster a page than banal", PUBLISHED["banal"] / ours, "x", 3, True, published),
        Row("the same, banal at its slowest", slowest / ours, "x", note=published),
    ]
    if first := figures["pdftohtml"]:
        name = "pdftohtml, the step banal begins with, / our whole check, a page"
        table.append(Row(name, _seconds(first) / ours, "x"))
    return table


def _aclpubcheck(environment: Path) -> list[str] | None:
    """Install aclpubcheck; return its command, without its search for names on the web."""
    venv.create(environment, with_pip=True)
    install = [environment / "bin" / "pip", "install", "--quiet", *_REQUIREMENTS]
    if subprocess.run(install, capture_output=True, check=False).returncode:
        return None
    command = [str(environment / "bin" / "aclpubcheck"), "--paper_type", "long"]
    return [*command, "--disable_name_check"]


def _each(program: str, files: list[str], folder: Path) -> Usage:
    """Turn each file into XML with positions, as banal does, a process a file; return the sum."""
    options = ["-xml", "-i", "-nodrm", "-stdout"]
    usages = [run([program, *options, path], folder=folder) for path in files]
    cpu = [usage.cpu for usage in usages if usage.cpu is not None]
    return Usage(0, sum(usage.wall for usage in usages), sum(cpu) if cpu else None)


def _seconds(taken: dict[str, float | None]) -> float:
    """Return CPU seconds, which a busy machine disturbs least, else wall seconds."""
    return taken["cpu_s"] or taken["wall_s"] or 0.0


def _a_page(usages: list[Usage], pages: int) -> dict[str, float | None]:
    return {key: value / pages if value else None for key, value in least(usages).items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=PAPERS, help="how many to check")
    options = parser.parse_args()
    for row in rows(measure(find_papers(), options.papers)):
        print(row.line())


if __name__ == "__main__":
    main()
