"""What putting a booklet together costs beside copying its pages and saving them.

Usage: python benchmarks/assembly.py FOLDER_OR_PDF [...] [--rounds N]

Both sides copy the same pages with the same library and save with the same options. Each run is a
process of its own and the ways take turns, so that noise meets them alike. Where the pages are
clear is a fact of each file that a build keeps; finding it is shown as a third way.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import pickle
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

WAYS = ("copy", "assemble", "clearance")


def measure(papers: list[Path], rounds: int = 3) -> dict[str, float]:
    """Return CPU seconds and peak memory of the ways, the least of several rounds."""
    seconds: dict[str, float] = {}
    memory: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "papers.json").write_text(json.dumps([str(paper) for paper in papers]))
        _run("clearance", folder)
        for _ in range(rounds):
            for way in WAYS:
                used, peak = _run(way, folder)
                seconds[way] = min(used, seconds.get(way, used))
                memory[way] = min(peak, memory.get(way, peak))
    return {
        "papers": len(papers),
        **{f"{way} s": seconds[way] for way in WAYS},
        **{f"{way} MB": memory[way] for way in WAYS},
        "ratio": seconds["assemble"] / seconds["copy"],
        "ratio with clearance": (seconds["assemble"] + seconds["clearance"]) / seconds["copy"],
    }


def _run(way: str, folder: str) -> tuple[float, float]:
    command = [sys.executable, __file__, "--way", way, folder]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    used, peak = json.loads(answer.stdout)
    return used, peak


def _copy(papers: list[Path], folder: Path) -> float:
    import pikepdf

    warnings.simplefilter("ignore", pikepdf.PageCopyWarning)
    start = time.process_time()
    with pikepdf.new() as booklet:
        for paper in papers:
            with pikepdf.open(paper) as source:
                booklet.pages.extend(source.pages)
        booklet.save(
            folder / "copy.pdf",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            linearize=True,
        )
    return time.process_time() - start


def _clearance(papers: list[Path], folder: Path) -> float:
    from proceedings.booklet.clearance import find_clearance

    start = time.process_time()
    found = [find_clearance(paper) for paper in papers]
    used = time.process_time() - start
    (folder / "clearance").write_bytes(pickle.dumps(found))
    return used


def _assemble(papers: list[Path], folder: Path) -> float:
    from proceedings.booklet.assembly import DocumentMetadata, Part, assemble

    found = pickle.loads((folder / "clearance").read_bytes())
    parts, number = [], 1
    for paper, clearance in zip(papers, found, strict=True):
        head = ("Careful Manuscripts 2026", f"What {paper.stem} says about reading with care")
        parts.append(Part(paper, head[1], "Posters", number, head, clearance=clearance))
        number += len(clearance)
    metadata = DocumentMetadata("Careful Manuscripts", dt.datetime(2026, 7, 18, tzinfo=dt.UTC))
    start = time.process_time()
    assemble(parts, folder / "booklet.pdf", metadata=metadata, linearize=True)
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("papers", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.way:
        folder = options.papers[0]
        papers = [Path(paper) for paper in json.loads((folder / "papers.json").read_text())]
        way = {"copy": _copy, "assemble": _assemble, "clearance": _clearance}[options.way]
        used = way(papers, folder)
        kilobytes = 1024 if sys.platform != "darwin" else 1024 * 1024
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / kilobytes
        print(json.dumps([used, peak]))
        return
    papers = [
        paper
        for given in options.papers
        for paper in (sorted(given.glob("*.pdf")) if given.is_dir() else [given])
    ]
    for what, value in measure(papers, options.rounds).items():
        print(f"{what:24}{value:10.2f}" if what != "papers" else f"{what:24}{value:7}")


if __name__ == "__main__":
    main()
