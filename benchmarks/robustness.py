"""Whether a check survives any file: a thousand mutated papers and the hostile ones, in one run.

Usage: python benchmarks/robustness.py [--files N] [--seed N] [--keep FOLDER]

Runs the command itself on a folder, two workers, and looks for what must not be: a crash of the
run, a file without its line or with two, an error of ours, a traceback, a file left behind, a
parent that grows with the number of files. It is a measurement and ends with 0.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mutations import HOSTILE, SEED, write_mutated
from papers import Papers, find_papers
from processes import Usage, run
from table import Row, show

if TYPE_CHECKING:
    from collections.abc import Iterable

FILES = 1_000
_FEW = 10
# Facts and findings of a paper stay with the parent until it prints them: 20 kB each (measured).
_MB_A_FILE = 0.03
_OURS = "internal-error"


def measure(
    papers: Papers, files: int = FILES, seed: int = SEED, hostile: Iterable[Path] | None = None
) -> dict[str, Any]:
    """Check a folder of mutated and hostile files, and a tenth of the mutated for the memory.

    Arguments:
        hostile: by default all that the tests keep.
    """
    with tempfile.TemporaryDirectory() as place:
        folder, few = Path(place, "all"), Path(place, "few")
        write_mutated(folder, files, papers.files, seed)
        for path in HOSTILE.glob("*.pdf") if hostile is None else hostile:
            shutil.copyfile(path, folder / path.name)
        few.mkdir()
        for path in sorted(folder.glob("*.pdf"))[: files // _FEW]:
            shutil.copyfile(path, few / path.name)
        found, usage = _checked(folder)
        _, small = _checked(few)
        names = {path.name for path in folder.glob("*.pdf")}
        return {**_summary(found, names, usage), "parent MB, a tenth": small.parent_mb}


def rows(figures: dict[str, Any]) -> list[Row]:
    """Return the table of the figures."""
    what = f"check of {figures['files']} mutated and hostile files"
    growth = None
    if figures["parent MB"] and figures["parent MB, a tenth"]:
        growth = figures["parent MB"] - figures["parent MB, a tenth"]
    return [
        Row(f"{what}, runs that broke off", figures["broken"], "", 0),
        Row(f"{what}, files without exactly one line", len(figures["missing"]), "", 0),
        Row(f"{what}, errors of ours", len(figures["ours"]), "", 0),
        Row(f"{what}, lines on stderr", figures["stderr"], "", 0),
        Row(f"{what}, files left behind", figures["left"], "", 0),
        Row(
            "the same, growth of the parent from a tenth of the files to all",
            growth,
            "MB",
            _MB_A_FILE * figures["files"],
        ),
        Row("the same, peak memory of the parent", figures["parent MB"], "MB"),
    ]


def details(figures: dict[str, Any]) -> list[str]:
    """Return the verdicts, and the files that need a look."""
    verdicts = ", ".join(f"{number} {rule}" for rule, number in figures["rules"].items())
    return [f"found      {verdicts}", *[f"error      {one}" for one in figures["ours"]]]


def _checked(folder: Path) -> tuple[dict[str, Any], Usage]:
    """Check a folder with an empty folder for temporary files; tell what is left in it."""
    command = [sys.executable, "-m", "proceedings", "check", str(folder)]
    with tempfile.TemporaryDirectory() as place:
        temporary, output = Path(place, "temporary"), Path(place, "output.json")
        temporary.mkdir()
        usage = run(
            [*command, "--no-cache", "--json", "-j2"],
            folder=Path(place),
            environment={"TMPDIR": str(temporary)},
            memory=True,
            output=output,
            accept=(*range(-64, 256),),
        )
        left = len(list(temporary.iterdir()))
        try:
            papers = json.loads(output.read_text(encoding="utf-8"), parse_constant=_refused)
        except ValueError:
            papers = {"papers": []}
    return {"papers": papers["papers"], "left": left}, usage


def _summary(found: dict[str, Any], names: set[str], usage: Usage) -> dict[str, Any]:
    lines = Counter(Path(paper["file"]).name for paper in found["papers"])
    rules = Counter(finding["rule"] for paper in found["papers"] for finding in paper["findings"])
    return {
        "files": len(names),
        "broken": int(usage.code not in {0, 1}),
        "missing": sorted(name for name in names if lines[name] != 1),
        "ours": [
            f"{Path(paper['file']).stem}: {finding['message']}"
            for paper in found["papers"]
            for finding in paper["findings"]
            if finding["rule"] == _OURS
        ],
        "stderr": len(usage.errors.splitlines()),
        "left": found["left"],
        "rules": dict(rules.most_common()),
        "wall_s": usage.wall,
        "parent MB": usage.parent_mb,
        "largest worker MB": usage.worker_mb,
    }


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=FILES)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--keep", type=Path, help="only write the mutated files into this folder")
    options = parser.parse_args()
    papers = find_papers()
    if options.keep:
        write_mutated(options.keep, options.files, papers.files, options.seed)
        return
    figures = measure(papers, options.files, options.seed)
    show(rows(figures), details(figures))


if __name__ == "__main__":
    main()
