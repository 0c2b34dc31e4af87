"""``data/papers.schema.json``: the contract of ``data/papers.json`` as JSON Schema (2020-12)."""

from __future__ import annotations

import json
from typing import Any

from proceedings.exports.papers import SCHEMA
from proceedings.model import Presentation

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT, "minItems": 1}
_NUMBER: dict[str, Any] = {"type": "integer", "minimum": 0}
_PAGE: dict[str, Any] = {"type": "integer", "minimum": 1}
_WEB: dict[str, Any] = {"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"}

_AUTHOR = {
    "type": "object",
    "required": ["name", "person"],
    "properties": {
        "name": {**_TEXT, "description": "As printed."},
        "person": {**_TEXT, "description": "Names the human, the same on all papers."},
        "affiliations": {**_TEXTS, "description": "Institutions, in order."},
    },
}
_PAPER = {
    "type": "object",
    "required": ["key", "title", "title_html", "presentation"],
    "properties": {
        "key": {**_TEXT, "description": "Names the paper in files and addresses; stable."},
        "number": {**_NUMBER, "description": "Submission number."},
        "id": {**_TEXT, "description": "OpenReview id."},
        "title": {**_TEXT, "description": "Unicode text."},
        "title_html": {**_TEXT, "description": "Safe HTML, formulas as MathML."},
        "authors": {"type": "array", "items": _AUTHOR, "minItems": 1, "description": "In order."},
        "abstract": {**_TEXT, "description": "Unicode text."},
        "abstract_html": {**_TEXT, "description": "Safe HTML, formulas as MathML."},
        "track": {**_TEXT, "description": "Such as long or short."},
        "presentation": {
            "enum": [one.value for one in Presentation],
            "description": "An oral or a spotlight also has a poster.",
        },
        "topics": {**_TEXTS, "description": "In the paper's order."},
        "session": {**_TEXT, "description": "Id of its poster session."},
        "board": {**_TEXT, "description": "What its board is called at the venue."},
        "award": {**_TEXT, "description": "Name of the prize."},
        "archival_elsewhere": {**_TEXT, "description": "Where it is published, in words."},
        "links": {
            "type": "object",
            "additionalProperties": _WEB,
            "minProperties": 1,
            "description": "Addresses by kind: openreview, pdf, code, slides, video, poster ...",
        },
        "pages": {**_PAGE, "description": "Pages of the manuscript."},
        "first_page": {**_PAGE, "description": "First page in the booklet, as printed."},
        "last_page": {**_PAGE, "description": "Last page in the booklet, as printed."},
        "lettered_pages": {
            **_PAGE,
            "description": "Pages behind the last one that bear its number and a letter.",
        },
        "volume": {**_PAGE, "description": "Volume of the booklet, where it has several."},
        "first_pdf_page": {**_PAGE, "description": "Position in the booklet's PDF, from 1."},
        "pdf": {
            **_TEXT,
            "description": "Its PDF: a path in the output folder, else an address on the web.",
        },
        "file": {**_TEXT, "description": "The manuscript's name in the input."},
    },
}


def papers_schema() -> str:
    """Return the schema; an absent fact is an absent key, and later versions may add keys."""
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Papers of a workshop",
        "type": "object",
        "required": ["schema", "papers"],
        "properties": {
            "schema": {"const": SCHEMA},
            "papers": {"type": "array", "items": _PAPER, "description": "In booklet order."},
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
