from __future__ import annotations

import textwrap

import pytest

from proceedings.errors import ConfigurationErrors
from proceedings.inputs import read_workshop_folder

FORMATS = ("icml2025", "icml2026", "neurips2025")
RULES = ("page-size", "page-limit", "format-year")

WORKSHOP = """\
event:
  name: The First Workshop on Careful Manuscripts
  date: 2026-07-18
  time_zone: Asia/Seoul
  place: Seoul, South Korea
sessions:
  - {id: orals, title: Orals, kind: orals, start: "09:30", end: "10:30"}
  - {id: posters-1, title: Posters 1, kind: posters, start: "11:00", end: "12:00"}
  - {id: posters-2, title: Posters 2, kind: posters, start: "14:00", end: "15:00"}
"""
PAPERS = """\
papers:
  - {number: 1, id: aBcD_ef-1, title: One, authors: [Ada Lovelace]}
  - {number: 2, id: aBcD_ef-2, title: Two, authors: [Charles Babbage]}
  - {number: 3, id: aBcD_ef-3, title: Three, authors: [Grace Hopper]}
"""


class Folder:
    """A workshop folder whose files a test replaces by name: ``write(papers=...)``."""

    NAMES = {  # noqa: RUF012 - a constant of a test helper
        "workshop": "workshop.yaml",
        "papers": "papers.yaml",
        "decisions": "decisions.yaml",
        "lock": "programme.lock.yaml",
    }

    def __init__(self, path):
        self.path = path
        self.write(workshop=WORKSHOP, papers=PAPERS)

    def write(self, **texts):
        for name, text in texts.items():
            raw = text if isinstance(text, bytes) else textwrap.dedent(text).encode()
            (self.path / self.NAMES[name]).write_bytes(raw)
        return self

    def event(self, extra):
        return self.write(workshop=WORKSHOP.replace("event:\n", f"event:\n  {extra}\n"))

    def add(self, text):
        return self.write(workshop=WORKSHOP + text)

    def read(self, formats=FORMATS):
        return read_workshop_folder(self.path, formats, RULES)

    def problems(self, formats=FORMATS):
        with pytest.raises(ConfigurationErrors) as caught:
            self.read(formats)
        return [problem.message for problem in caught.value.problems]

    def problem(self):
        (only,) = self.problems()
        return only


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)
