"""What one move on the morning of the event costs: the website, and all that is printed.

The NeurIPS 2025 edition is built, then one poster is moved to a free board and built again, as a
person would do it: with the command, on two cores.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from table import Row

from proceedings.cache import Cache
from proceedings.gathering import Options, gather
from proceedings.posters import printed_matter
from proceedings.posters.making import lay_out

EDITION = Path(__file__).parent.parent / "input" / "neurips2025"
_PAPER, _BOARD = "qrimalagcg", "88"
_SESSION = "sessions/posters-1.pdf"


def measure() -> dict[str, Any]:
    """Return seconds on the wall and of CPU after one move, and how busy the machine was."""
    with tempfile.TemporaryDirectory() as name:
        workshop, output = Path(name) / "workshop", Path(name) / "output"
        shutil.copytree(EDITION, workshop)
        _run("build", "posters", "website", "-C", workshop, "-o", output)
        _run("programme", "move", _PAPER, "--board", _BOARD, "-C", workshop)
        website = _timed("build", "website", "-C", workshop, "-o", output)
        printed = _timed("build", "posters", "-C", workshop, "-o", output)
        plan = gather(workshop, Options(1, Cache(Path(name) / "cache"))).plan
        sheets = {sheet.file: sheet for sheet in printed_matter(plan).sheets}
        lay_out(sheets["door.pdf"].composed)  # loads the library
        begun = time.monotonic()
        lay_out(sheets[_SESSION].composed)
        sheet = time.monotonic() - begun
    return {"website": website, "printed": printed, "sheet": sheet, "load": os.getloadavg()[0]}


def rows(figures: dict[str, Any]) -> list[Row]:
    """Return the figures beside their targets."""
    load = f"load {figures['load']:.1f}"
    website, printed = figures["website"], figures["printed"]
    first = website["wall_s"] + figures["sheet"]
    note = f"{website['cpu_s']:.1f} s CPU and {figures['sheet']:.1f} s for the sheet, {load}"
    return [
        Row("one move: list, page, data, the session's sheet", first, "s", 3.0, note=note),
        Row(
            "one move: all printed matter",
            printed["wall_s"],
            "s",
            12.0,
            note=f"{printed['cpu_s']:.1f} s CPU, {load}",
        ),
    ]


def _timed(*arguments: object) -> dict[str, float]:
    before, begun = _cpu(), time.monotonic()
    _run(*arguments)
    return {"wall_s": time.monotonic() - begun, "cpu_s": _cpu() - before}


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run(*arguments: object) -> None:
    command = [sys.executable, "-m", "proceedings", *map(str, arguments)]
    if arguments[0] == "build":
        command += ["-j", "2", "-q"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode not in {0, 1}:  # findings do not matter here
        raise RuntimeError(ended.stderr)
