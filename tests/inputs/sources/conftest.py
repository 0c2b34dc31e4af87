"""Everything here is made up: no export of a real workshop was at hand, nor may one be kept."""

from __future__ import annotations

import json

import openpyxl
import pytest

from proceedings.errors import ConfigurationErrors, ProceedingsError
from proceedings.inputs import read_source

VENUE = "Careful.org/2026/Workshop"


def note2(number, **content):
    """A note of API 2; content given as None is there without a value."""
    identifier = content.pop("id", f"note{number:04}")
    raw = content.pop("raw", {})
    fields = {
        "title": f"Title {number}",
        "authors": ["Ada Lovelace"],
        "authorids": ["~Ada_Lovelace1"],
        "abstract": f"Abstract {number}.",
        "venue": "Careful 2026 Poster",
        "venueid": VENUE,
        **content,
    }
    return {
        "id": identifier,
        "forum": identifier,
        "number": number,
        "invitations": [f"{VENUE}/-/Submission", f"{VENUE}/-/Edit"],
        "cdate": 1750000000000,
        "content": {name: {} if v is None else {"value": v} for name, v in fields.items()},
        **raw,
    }


def note1(number, **content):
    """A note of API 1."""
    made = note2(number, **content)
    del made["invitations"]
    made["content"] = {name: v.get("value") for name, v in made["content"].items() if v}
    return {**made, "invitation": f"{VENUE}/-/Blind_Submission"}


def decision(number, words, cdate=1750000000001):
    return {
        "id": f"reply{number}{cdate}",
        "forum": f"note{number:04}",
        "replyto": f"note{number:04}",
        "invitations": [f"{VENUE}/Submission{number}/-/Decision"],
        "cdate": cdate,
        "content": {"decision": {"value": words}, "comment": {"value": "secret@example.org"}},
    }


class Desk:
    """Writes files and reads them as a source: entries without what is not asked for."""

    def __init__(self, path):
        self.path = path

    def file(self, name, content):
        path = self.path / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif isinstance(content, str):
            path.write_text(content, "utf-8")
        else:
            path.write_text(json.dumps(content), "utf-8")
        return path

    def sheet(self, name, rows, title="Sheet1"):
        book = openpyxl.Workbook()
        book.active.title = title
        for row in rows:
            book.active.append(row)
        book.save(self.path / name)
        return self.path / name

    def read(self, source, *files, **columns):
        return read_source(source, files, columns)

    def notes(self, *notes):
        return self.read("openreview", self.file("notes.json", list(notes)))

    def problems(self, source, *files):
        with pytest.raises(ProceedingsError) as caught:
            self.read(source, *files)
        error = caught.value
        errors = error.problems if isinstance(error, ConfigurationErrors) else [error]
        assert all(one.fix for one in errors)
        return [f"{one.message} {one.fix}".replace(f"{self.path}/", "") for one in errors]


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


@pytest.fixture
def make():
    """The makers of notes, which a test module cannot import from here."""

    class Make:
        v1 = staticmethod(note1)
        v2 = staticmethod(note2)
        decision = staticmethod(decision)
        venue = VENUE

    return Make
