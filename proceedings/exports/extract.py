"""What was read from manuscripts, as JSON: plain values, and beside them where they came from."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from proceedings.anatomy import Manuscript
from proceedings.text.unicode import join_hyphenated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from proceedings.anatomy import Heading, TitleBlock
    from proceedings.anatomy.reading import Unreadable
    from proceedings.model import Box

SCHEMA = "proceedings/extract/1"
# The word list every ICML example paper has; it says nothing about the paper.
_EXAMPLE_KEYWORDS = {"machine learning", "icml"}
_ADDRESS = re.compile(r"<?[\w.+{},-]+@[\w-]+\.[\w.-]+>?")
_BRACKETED = re.compile(r"\s*<[^<>]*>")
_HOW = {
    "icml": {
        "title": "between the two rules",
        "authors": "bold below the title; marks lead to the footnote",
    },
    "neurips": {
        "title": "between the two rules",
        "authors": "rows of a table below the title; places below the names, or by marks",
    },
    None: {
        "title": "the largest type of page 1",
        "authors": "between title and abstract, by type, rows and words",
    },
}


def extract_json(
    files: Iterable[tuple[str, str | None, Manuscript | Unreadable]], *, emails: bool = False
) -> str:
    """Return what was read as a JSON document.

    Arguments:
        files: name as given, key of the paper or None, and the facts.
        emails: keep e-mail addresses; otherwise they are left out of every value.
    """
    papers = [extracted(name, key, facts, emails=emails) for name, key, facts in files]
    return json.dumps({"schema": SCHEMA, "papers": papers}, ensure_ascii=False, indent=1)


def extracted(
    name: str, key: str | None, facts: Manuscript | Unreadable, *, emails: bool
) -> dict[str, Any]:
    """Return what was read from one manuscript as plain values.

    Arguments:
        name, key, facts, emails: as for :func:`extract_json`.
    """
    if not isinstance(facts, Manuscript):
        return {"file": name, "key": key, "unreadable": facts.message}
    block = facts.title_block
    value = {
        "file": name,
        "key": key,
        "title": block.title or None,
        "authors": [
            {
                "name": author.name,
                "affiliations": list(author.affiliations),
                "equal_contribution": author.equal_contribution,
            }
            for author in block.authors
        ],
        "correspondence": _correspondence(block, emails=emails),
        "abstract": block.abstract or None,
        "keywords": list(block.keywords) or _keywords(facts),
        "running_head": facts.running_heads[0] if facts.running_heads else None,
        "sections": [
            {"number": h.number or None, "title": h.title, "page": h.place.page, "level": h.level}
            for h in facts.headings
            if h.title and h.title.lower() != "abstract" and not _stands_in_title(h, facts)
        ],
        "docinfo": dict(facts.docinfo),
        "unsure": list(block.unsure),
        "where": _where(facts),
    }
    cleaned: dict[str, Any] = value if emails else _without_addresses(value)
    return cleaned


def _correspondence(block: TitleBlock, *, emails: bool) -> list[str]:
    """Return whom to write to; without addresses, who has nothing else is left out."""
    if emails:
        return list(block.correspondence)
    names = (_ADDRESS.sub("", _BRACKETED.sub("", one)).strip(" ,") for one in block.correspondence)
    return [name for name in names if name]


def _stands_in_title(heading: Heading, facts: Manuscript) -> bool:
    """Tell whether what is set like a heading is a line of the title, or the name of an author."""
    block = facts.title_block
    place = heading.place
    bottom = max([box.y1 for box in (block.title_box, block.authors_box) if box], default=0.0)
    return place.page == 1 and place.box.y1 <= bottom + 1


def _where(facts: Manuscript) -> dict[str, Any]:
    """Return where each value stands and how it was found there."""
    block = facts.title_block
    known = facts.format.family
    how = _HOW.get(known, _HOW[None])
    places: dict[str, tuple[Box | None, str]] = {"title": (block.title_box, how["title"])}
    for index, author in enumerate(block.authors):
        places[f"authors/{index}"] = (author.box or block.authors_box, how["authors"])
    places["abstract"] = (block.abstract_box, "below its heading, or indented before the body")
    if facts.footnote_box and block.correspondence:
        places["correspondence"] = (facts.footnote_box, "the footnotes of page 1, or marks")
    where: dict[str, Any] = {
        name: {"page": 1, "box": _box(box), "how": f"{known or 'general'}: {words}"}
        for name, (box, words) in places.items()
        if box is not None
    }
    if facts.running_heads:
        where["running_head"] = {"page": None, "box": None, "how": "above the text, from page 2 on"}
    if not block.keywords and _keywords(facts):
        where["keywords"] = {"page": None, "box": None, "how": "the properties of the file"}
    return where


def _keywords(facts: Manuscript) -> list[str]:
    words = re.split(r"\s*[,;]\s*", join_hyphenated([facts.docinfo.get("Keywords", "")]))
    return [word for word in words if word and word.lower() not in _EXAMPLE_KEYWORDS]


def _box(box: Sequence[float]) -> list[float]:
    return [round(value, 1) for value in box]


def _without_addresses(value: Any) -> Any:
    if isinstance(value, str):
        return _ADDRESS.sub("", value)
    if isinstance(value, dict):
        return {key: _without_addresses(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_without_addresses(inner) for inner in value]
    return value
