"""From manuscripts to the screen edition: what it costs beside the least it can cost.

Usage: python benchmarks/screen.py [--papers 93] [--pages 2000]

Measured is wall time on what cores there are, of a process that checks and extracts, numbers the
pages, lays out the booklet's own pages, puts the screen edition together, reads it again and writes
the data: what `build` does, without the outputs that are stated by themselves. Beside it stand a
text pass over the same papers in two processes at once, and a copy of their pages, saved with the
same options. The papers are the longest ones, again and again until there are so many pages.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from papers import Papers, find_papers, make_workshop
from table import Row
from text_pass import page_count

HERE = Path(__file__).parent
COUNT, PAGES = 93, 2000


def measure(papers: Papers, rounds: int, count: int = COUNT, pages: int = PAGES) -> dict[str, Any]:
    """Return seconds of a first build, of one after a manuscript changed, and of the floor."""
    chosen = _chosen([*papers.files, *papers.linked], count, pages)
    figures: dict[str, Any] = {
        "papers": len(chosen),
        "pages": sum(page_count(str(path)) for path in chosen),
        "rounds": rounds,
    }
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make_workshop(Papers(papers.name, tuple(chosen), papers.records), folder / "workshop")
        taken = []
        for number in range(rounds):
            mine = folder / str(number)
            one = {"text pass": _text_pass(chosen), "copy": _copy(chosen, folder)}
            one["cold"] = _build(folder / "workshop", mine)
            with (folder / "workshop" / "papers" / "1.pdf").open("ab") as file:
                file.write(b"%\n")
            one["one changed"] = _build(folder / "workshop", mine)
            taken.append(one)
    figures |= {name: min(one[name] for one in taken) for name in taken[0]}
    floor = figures["text pass"] + figures["copy"]
    return {
        **figures,
        "cold ratio": figures["cold"] / floor,
        "beyond copy": figures["one changed"] - figures["copy"],
    }


def _chosen(files: list[Path], count: int, pages: int) -> list[Path]:
    """Return so many papers, the longest of them as often as it takes to have so many pages."""
    by_length = sorted(files, key=lambda path: page_count(str(path)), reverse=True)
    for different in range(min(count, len(by_length)), 0, -1):
        chosen = [by_length[index % different] for index in range(count)]
        if sum(page_count(str(path)) for path in chosen) >= pages:
            return chosen
    return by_length[:count]


def _text_pass(files: list[Path]) -> float:
    halves = [[str(path) for path in files[start::2]] for start in (0, 1)]
    start = time.perf_counter()
    running = [
        subprocess.Popen([sys.executable, str(HERE / "text_pass.py"), *half]) for half in halves
    ]
    for process in running:
        if process.wait():
            raise RuntimeError("the text pass failed")
    return time.perf_counter() - start


def _copy(files: list[Path], folder: Path) -> float:
    (folder / "papers.json").write_text(json.dumps([str(path) for path in files]))
    command = [sys.executable, "-W", "ignore", str(HERE / "assembly.py"), "--way", "copy"]
    start = time.perf_counter()
    subprocess.run([*command, str(folder)], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _build(workshop: Path, place: Path) -> float:
    command = [sys.executable, "-W", "ignore", __file__, "--one", str(workshop), str(place)]
    environment = {**os.environ, "PROCEEDINGS_CACHE": str(place / "cache")}
    start = time.perf_counter()
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _one(workshop: Path, place: Path) -> None:
    """Do what a build does up to the screen edition and the data."""
    from proceedings import binding, building
    from proceedings.cache import Cache, cache_folder
    from proceedings.gathering import Options, gather
    from proceedings.outputs import BuildRecord, read_record, write_record
    from proceedings.workers import default_jobs

    place.mkdir(exist_ok=True)
    options = Options(jobs=default_jobs(), cache=Cache(cache_folder()))
    record = read_record(place)
    inputs = building.input_hashes(workshop, options.cache)
    gathered = gather(workshop, options)
    builder = building.Builder(place, record, options, building.own_files(inputs))
    plan, pages = binding.paginated(builder, gathered.plan, ("booklet",), earlier=False)
    assert pages is not None
    bound = binding.bind_screen(builder, plan, pages, place)
    with binding.verification(builder, bound, place) as faults:
        found = faults()
    if found:
        raise RuntimeError("\n".join(found))
    builder.pages.keep()
    fronts = tuple(report.front_pages for report in bound.reports)
    building.write_data(builder, bound.booklet.plan, fronts)
    write_record(
        place,
        BuildRecord(
            inputs=inputs,
            fingerprints=builder.fingerprints,
            outputs=builder.outputs,
            versions=building.versions(),
            facts=builder.made.facts,
        ),
    )
    options.cache.save()


def rows(figures: dict[str, Any]) -> list[Row]:
    """Return the table of the figures."""
    what = f"{figures['papers']} papers, {figures['pages']} pages"
    return [
        Row(f"{what}: text pass in two processes", figures["text pass"], "s"),
        Row(f"{what}: copy of the pages", figures["copy"], "s"),
        Row(f"{what}: check to screen edition and data, cold", figures["cold"], "s"),
        Row(f"{what}: the same / text pass and copy", figures["cold ratio"], "x", 2.5),
        Row(f"{what}: after one manuscript changed", figures["one changed"], "s"),
        Row(f"{what}: the same, beyond the copy", figures["beyond copy"], "s", 3.0),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=COUNT)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--one", nargs=2, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        _one(*options.one)
        return
    for row in rows(measure(find_papers(), options.rounds, options.papers, options.pages)):
        print(row.line())


if __name__ == "__main__":
    main()
