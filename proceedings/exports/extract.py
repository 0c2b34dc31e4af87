"""What was read from manuscripts, as JSON: plain values, and beside them where they came from."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from proceedings.anatomy import Manuscript
from proceedings.text.unicode import join_hyphenated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from proceedings.anatomy import Heading
    from proceedings.anatomy.reading import Unreadable
    from proceedings.model import Box

SCHEMA = "proceedings/extract/1"
# The word list every ICML example paper has; it says nothing about the paper.
_EXAMPLE_KEYWORDS = {"machine learning", "icml"}
_ADDRESS = re.compile(r"<?[\w.+{},-]+@[\w-]+\.[\w.-]+>?")


def extract_json(
    files: Iterable[tuple[str, str | None, Manuscript | Unreadable]], *, emails: bool = False
) -> str:
    """Return what was read as a JSON document.

    Arguments:
        files: name as given, key of the paper or None, and the facts.
        emails: keep e-mail addresses; otherwise they are left out of every value.
    """
    papers = [_paper(name, key, facts, emails=emails) for name, key, facts in files]
    return json.dumps({"schema": SCHEMA, "papers": papers}, ensure_ascii=False, indent=1)


def _paper(
    name: str, key: str | None, facts: Manuscript | Unreadable, *, emails: bool
) -> dict[str, Any]:
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
        "abstract": block.abstract or None,
        "keywords": _keywords(facts),
        "running_head": facts.running_heads[0] if facts.running_heads else None,
        "sections": [
            {"number": h.number or None, "title": h.title, "page": h.place.page, "level": h.level}
            for h in facts.headings
            if h.title and h.title.lower() != "abstract" and not _stands_in_title(h, facts)
        ],
        "docinfo": dict(facts.docinfo),
        "where": _where(facts),
    }
    cleaned: dict[str, Any] = value if emails else _without_addresses(value)
    return cleaned


def _stands_in_title(heading: Heading, facts: Manuscript) -> bool:
    title = facts.title_block.title_box
    place = heading.place
    return place.page == 1 and title is not None and place.box.y1 <= title.y1 + 1


def _where(facts: Manuscript) -> dict[str, Any]:
    block = facts.title_block
    known = facts.format.family or "general"
    places = {"title": block.title_box, "abstract": block.abstract_box}
    places |= {f"authors/{i}": block.authors_box for i in range(len(block.authors))}
    return {
        name: {"page": 1, "box": _box(box), "how": f"{known} page 1, by place and size of type"}
        for name, box in places.items()
        if box is not None
    }


def _keywords(facts: Manuscript) -> list[str]:
    words = re.split(r"\s*[,;]\s*", join_hyphenated([facts.docinfo.get("Keywords", "")]))
    return [word for word in words if word and word.lower() not in _EXAMPLE_KEYWORDS]


def _box(box: Box) -> list[float]:
    return [round(value, 1) for value in (box.x0, box.y0, box.x1, box.y1)]


def _without_addresses(value: Any) -> Any:
    if isinstance(value, str):
        return _ADDRESS.sub("", value)
    if isinstance(value, dict):
        return {key: _without_addresses(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_without_addresses(inner) for inner in value]
    return value
