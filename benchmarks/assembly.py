"""What putting a booklet together costs beside copying its pages and saving them.

Usage: python benchmarks/assembly.py FOLDER [FOLDER ...] [--rounds N]

Both sides copy the same pages with the same library and save with the same options. Clear space
is looked for beforehand, as a cached fact of each file, and reported beside.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WAYS = ("copy", "assemble", "clearance")


def measure(papers: list[Path], rounds: int = 3) -> dict[str, float]:
    """Return CPU seconds and peak memory of both ways, the best of several rounds.

    Each round runs in its own process, the ways in turn, so that noise meets them alike.
    """
    best: dict[str, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "papers.json"
        listing.write_text(json.dumps([str(paper) for paper in papers]))
        subprocess.run(
            [sys.executable, __file__, "--way", "clearance", str(listing)], check=True
        )
        for _ in range(rounds):
            for way in WAYS:
                command = [sys.executable, __file__, "--way", way, str(listing)]
                answer = subprocess.run(command, check=True, capture_output=True, text=True)
                seconds, memory = json.loads(answer.stdout)
                known = best.get(way, (seconds, memory))
                best[way] = min(known[0], seconds), min(known[1], memory)
    return {
        "papers": len(papers),
        "copy seconds": best["copy"][0],
        "assemble seconds": best["assemble"][0],
        "clearance seconds": best["clearance"][0],
        "ratio": best["assemble"][0] / best["copy"][0],
        "ratio with clearance": (best["assemble"][0] + best["clearance"][0]) / best["copy"][0],
        "copy MB": best["copy"][1],
        "assemble MB": best["assemble"][1],
    }
