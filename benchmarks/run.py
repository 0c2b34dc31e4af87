"""What the tool costs beside the least that the same work can cost, as ratios within one run.

Usage: python benchmarks/run.py [--rounds N] [--only MEASURE ...]

Reads the corpus of real papers (PROCEEDINGS_CORPUS, a folder with ``papers/``), or the sample
where there is none. Prints a table and writes benchmarks/results/latest.json.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assembly import measure as measure_assembly
from papers import Papers, find_papers, make_workshop, usual_paper
from processes import alternate, least, run
from text_pass import page_count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent
RESULTS = HERE / "results" / "latest.json"
TOOL = [sys.executable, "-m", "proceedings"]
TEXT_PASS = [sys.executable, str(HERE / "text_pass.py")]
SCHEMA = "proceedings/benchmarks/1"
LIBRARIES = ("pypdfium2", "pikepdf", "weasyprint", "click", "pydantic")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Fields:
        target: the most it may be; None where the figure is only stated.
    """

    name: str
    value: float | None
    unit: str
    target: float | None = None

    @property
    def verdict(self) -> str:
        if self.target is None:
            return ""
        if self.value is None:
            return "not measured"
        return "met" if self.value <= self.target else "MISSED"


@contextmanager
def compiled() -> Iterator[None]:
    """Let every measured process find its modules compiled, wherever it runs.

    Where writing compiled modules is forbidden, installed libraries still have theirs, and our
    package alone would be compiled anew at each start.
    """
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


def one_paper(papers: Papers, rounds: int) -> dict[str, Any]:
    """Check one paper, in a process of its own, beside a text pass over it."""
    paper = usual_paper(papers.files)
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "check": [*TOOL, "check", str(paper), "--no-cache", "--format", "icml2026"],
            "text pass": [*TEXT_PASS, str(paper)],
        }
        alternate(commands, 1, Path(folder))  # compiles modules and warms the file system
        runs = {name: least(u) for name, u in alternate(commands, rounds, Path(folder)).items()}
    return {
        "pages": page_count(str(paper)),
        "rounds": rounds,
        **runs,
        "wall ratio": _ratio(runs, "check", "text pass", "wall_s"),
        "cpu ratio": _ratio(runs, "check", "text pass", "cpu_s"),
    }


def all_papers(papers: Papers, rounds: int) -> dict[str, Any]:
    """Check all papers with one worker and with two, beside a text pass over all."""
    files = [str(path) for path in papers.files]
    commands = {
        "check -j1": [*TOOL, "check", *files, "--no-cache", "-j1"],
        "check -j2": [*TOOL, "check", *files, "--no-cache", "-j2"],
        "text pass": [*TEXT_PASS, *files],
    }
    with tempfile.TemporaryDirectory() as folder:
        run(commands["check -j2"], folder=Path(folder))
        runs = {name: least(u) for name, u in alternate(commands, rounds, Path(folder)).items()}
        sampled = run(commands["check -j2"], folder=Path(folder), memory=True)
    return {
        "papers": len(files),
        "pages": papers.pages,
        "rounds": rounds,
        **runs,
        "cpu ratio -j1": _ratio(runs, "check -j1", "text pass", "cpu_s"),
        "cpu ratio -j2": _ratio(runs, "check -j2", "text pass", "cpu_s"),
        "wall ratio -j2": _ratio(runs, "check -j2", "text pass", "wall_s"),
        "parent MB": sampled.parent_mb,
        "largest worker MB": sampled.worker_mb,
    }


def putting_together(papers: Papers, rounds: int) -> dict[str, Any]:
    """Put a booklet together, beside copying the same pages and saving them."""
    result: dict[str, Any] = {"rounds": rounds, "papers": measure_assembly([*papers.files], rounds)}
    if papers.linked:
        result["linked papers"] = measure_assembly([*papers.linked], rounds)
    return result


def rebuilding(papers: Papers, rounds: int) -> dict[str, Any]:
    """Build a workshop, build it again, and again after one manuscript was touched or changed."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make_workshop(papers, folder / "workshop")
        command = [*TOOL, "build", "-C", str(folder / "workshop"), "-o", str(folder / "output")]
        paper = folder / "workshop" / "papers" / "1.pdf"

        def build() -> dict[str, float | None]:
            return least([run(command, environment={"PROCEEDINGS_CACHE": str(folder / "cache")})])

        first = build()
        unchanged = [build() for _ in range(max(rounds, 3))]
        paper.touch()
        touched = build()
        with paper.open("ab") as file:
            file.write(b"%\n")
        changed = build()
    return {
        "papers": len(papers.files),
        "rounds": len(unchanged),
        "first": first,
        "unchanged": {
            key: min(one[key] or 0.0 for one in unchanged) for key in ("wall_s", "cpu_s")
        },
        "one touched": touched,
        "one changed": changed,
    }


MEASURES: dict[str, Callable[[Papers, int], dict[str, Any]]] = {
    "one paper": one_paper,
    "all papers": all_papers,
    "assembly": putting_together,
    "rebuild": rebuilding,
}


def measure(papers: Papers, rounds: int, only: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return all figures, or those of some measures."""
    with compiled():
        taken = {name: MEASURES[name](papers, rounds) for name in only or MEASURES}
    return {
        "schema": SCHEMA,
        "set": papers.name,
        "cores": os.cpu_count(),
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in LIBRARIES},
        },
        **taken,
    }


def rows(figures: dict[str, Any]) -> list[Row]:
    """Return the table of the figures that were taken."""
    table: list[Row] = []
    if one := figures.get("one paper"):
        what = f"check of one paper of {one['pages']} pages / its text pass"
        table += [
            Row(f"{what}, wall time", one["wall ratio"], "x", 2.5),
            Row(f"{what}, CPU", one["cpu ratio"], "x", 2.5),
        ]
    if every := figures.get("all papers"):
        what = f"check of {every['papers']} papers, {every['pages']} pages / their text pass, CPU"
        table += [
            Row(f"{what}, -j1", every["cpu ratio -j1"], "x", 2.0),
            Row(f"{what}, -j2", every["cpu ratio -j2"], "x", 2.0),
            Row("the same, peak memory of the parent", every["parent MB"], "MB"),
            Row("the same, peak memory of the largest worker", every["largest worker MB"], "MB"),
        ]
    for name in ("papers", "linked papers"):
        if one := figures.get("assembly", {}).get(name):
            what = f"booklet of {one['papers']:.0f} {name} / copy of their pages, CPU"
            table.append(Row(what, one["ratio"], "x", 2.0))
    if built := figures.get("rebuild"):
        what = f"build of {built['papers']} papers"
        table += [
            Row(f"{what}, nothing changed", built["unchanged"]["wall_s"], "s", 1.0),
            Row(f"{what}, for the first time", built["first"]["wall_s"], "s"),
            Row(f"{what}, one manuscript touched", built["one touched"]["wall_s"], "s"),
            Row(f"{what}, one manuscript changed", built["one changed"]["wall_s"], "s"),
        ]
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="repetitions, in turns")
    parser.add_argument("--only", action="append", choices=list(MEASURES), default=[])
    options = parser.parse_args()
    papers = find_papers()
    if papers.name == "sample":
        print("No corpus of real papers (set PROCEEDINGS_CORPUS): measuring with the sample.")
    figures = measure(papers, options.rounds, tuple(options.only))
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    print(f"The least of {options.rounds} runs in turns; {figures['cores']} cores.\n")
    for row in rows(figures):
        value = "-" if row.value is None else f"{row.value:.2f} {row.unit}"
        target = "" if row.target is None else f"at most {row.target:g}"
        print(f"{row.name:78}{value:>10}  {target:12} {row.verdict}")
    print(f"\nWritten to {RESULTS}")


def _ratio(
    runs: dict[str, dict[str, float | None]], one: str, other: str, key: str
) -> float | None:
    above, below = runs[one][key], runs[other][key]
    return above / below if above is not None and below is not None else None


if __name__ == "__main__":
    main()
