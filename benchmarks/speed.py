"""What a check, a booklet and a build cost beside the least that the same work can cost."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from assembly import measure as measure_assembly
from papers import Papers, make_workshop, usual_paper
from processes import alternate, least, run
from table import Row
from text_pass import page_count

TOOL = [sys.executable, "-m", "proceedings"]
TEXT_PASS = [sys.executable, str(Path(__file__).parent / "text_pass.py")]


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
        sampled = run(commands["check"], folder=Path(folder), memory=True)
    peaks = [peak for peak in (sampled.parent_mb, sampled.worker_mb) if peak is not None]
    return {
        "pages": page_count(str(paper)),
        "rounds": rounds,
        **runs,
        "wall ratio": _ratio(runs, "check", "text pass", "wall_s"),
        "cpu ratio": _ratio(runs, "check", "text pass", "cpu_s"),
        "peak MB": max(peaks, default=None),
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


def one_paper_rows(figures: dict[str, Any]) -> list[Row]:
    what = f"check of one paper of {figures['pages']} pages / its text pass"
    return [
        Row(f"{what}, wall time", figures["wall ratio"], "x", 2.0),
        Row(f"{what}, CPU", figures["cpu ratio"], "x", 2.0),
        Row("the same, peak memory of parent or worker", figures["peak MB"], "MB", 80.0),
    ]


def all_papers_rows(figures: dict[str, Any]) -> list[Row]:
    what = f"check of {figures['papers']} papers, {figures['pages']} pages / their text pass, CPU"
    return [
        Row(f"{what}, -j1", figures["cpu ratio -j1"], "x", 1.6),
        Row(f"{what}, -j2", figures["cpu ratio -j2"], "x", 1.6),
        Row("the same, peak memory of the parent", figures["parent MB"], "MB"),
        Row("the same, peak memory of the largest worker", figures["largest worker MB"], "MB"),
    ]


def putting_together_rows(figures: dict[str, Any]) -> list[Row]:
    return [
        Row(
            f"booklet of {figures[name]['papers']:.0f} {name} / copy of their pages, CPU",
            figures[name]["ratio"],
            "x",
            1.4,
        )
        for name in ("papers", "linked papers")
        if name in figures
    ]


def rebuilding_rows(figures: dict[str, Any]) -> list[Row]:
    what = f"build of {figures['papers']} papers"
    return [
        Row(f"{what}, nothing changed", figures["unchanged"]["wall_s"], "s", 1.0),
        Row(f"{what}, for the first time", figures["first"]["wall_s"], "s"),
        Row(f"{what}, one manuscript touched", figures["one touched"]["wall_s"], "s"),
        Row(f"{what}, one manuscript changed", figures["one changed"]["wall_s"], "s"),
    ]


def _ratio(
    runs: dict[str, dict[str, float | None]], one: str, other: str, key: str
) -> float | None:
    above, below = runs[one][key], runs[other][key]
    return above / below if above is not None and below is not None else None
