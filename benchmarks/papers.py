"""The papers that are measured, and a workshop made of them."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from text_pass import page_count

ROOT = Path(__file__).parent.parent

_WORKSHOP = """\
event: {name: Measured Workshop, date: 2026-07-18, time_zone: Asia/Seoul, place: Seoul}
requirements: {format: icml2026, limits: 8, notice: "Presented at the Measured Workshop."}
consent: {inclusion: full, statement: "A measurement; nothing is handed round."}
sessions:
  - {id: posters, title: Posters, kind: posters, start: "10:00", end: "12:00"}
"""


@dataclass(frozen=True, slots=True)
class Papers:
    """Manuscripts to measure with.

    Fields:
        name: what the set is called in the results.
        records: what a paper list says of a file, by its name; may be empty.
        linked: papers with many internal links, for putting together; may be empty.
        labels: what the manifest of the corpus says of a file, by its name; may be empty.
    """

    name: str
    files: tuple[Path, ...]
    records: dict[str, dict[str, Any]]
    linked: tuple[Path, ...] = ()
    labels: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        return sum(page_count(str(path)) for path in self.files)


def find_papers() -> Papers:
    """Return the corpus of real papers, or the sample where there is none."""
    chosen = os.environ.get("PROCEEDINGS_CORPUS")
    folder = Path(chosen) if chosen else ROOT.parent / "shared" / "corpus"
    files = tuple(sorted((folder / "papers").glob("*.pdf")))
    if files:
        linked = tuple(sorted((folder / "links").glob("*.pdf")))
        labels = _labels(folder / "manifest.jsonl")
        records = {name: label["record"] for name, label in labels.items()}
        return Papers("corpus", files, records, linked, labels)
    sample = ROOT / "input" / "sample" / "papers"
    return Papers("sample", tuple(sorted(sample.glob("*.pdf"))), {})


def _labels(manifest: Path) -> dict[str, dict[str, Any]]:
    if not manifest.is_file():
        return {}
    rows = [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines()]
    return {Path(row["file"]).name: row for row in rows}


def usual_paper(files: tuple[Path, ...]) -> Path:
    """Return the paper of 10 pages, or nearest to that, whose file has the middle size."""
    pages = {path: page_count(str(path)) for path in files}
    nearest = min(abs(count - 10) for count in pages.values())
    alike = [path for path in files if abs(pages[path] - 10) == nearest]
    alike.sort(key=lambda path: path.stat().st_size)
    return alike[len(alike) // 2]


def make_workshop(papers: Papers, folder: Path) -> None:
    """Write a workshop folder with a copy of every paper."""
    (folder / "papers").mkdir(parents=True)
    listed = []
    for number, path in enumerate(papers.files, 1):
        shutil.copyfile(path, folder / "papers" / f"{number}.pdf")
        record = papers.records.get(path.name, {})
        known = {key: record[key] for key in ("title", "authors", "abstract") if record.get(key)}
        listed.append({"number": number, **known})
    text = yaml.safe_dump({"papers": listed}, allow_unicode=True, sort_keys=False)
    (folder / "papers.yaml").write_text(text, encoding="utf-8")
    (folder / "workshop.yaml").write_text(_WORKSHOP, encoding="utf-8")
