"""What was last published, and how the plan differs from it.

``published.json`` is written by ``proceedings publish``; what is read here of it are the papers
with their titles, page numbers and hashes, and the date. A key that is not there is not known.
"""

from __future__ import annotations

import json
from collections.abc import Mapping  # noqa: TC003 - a field's type, resolved at run time
from dataclasses import field
from typing import TYPE_CHECKING, Any

from proceedings.errors import ConfigurationError
from proceedings.model.frozen import dataclass
from proceedings.text.phrases import join_words

if TYPE_CHECKING:
    from pathlib import Path

    from proceedings.plan.values import PageSpan, Plan, PlannedPaper

FILE = "published.json"


@dataclass(frozen=True, slots=True)
class PublishedPaper:
    """A paper as it was last published.

    Fields:
        pages: as printed, such as "13–20"; None where it had none or that is not known.
        manuscript: hash of its PDF; None where it had none or that is not known.
    """

    title: str
    pages: str | None = None
    manuscript: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """What was last published."""

    date: str
    papers: Mapping[str, PublishedPaper]


@dataclass(frozen=True, slots=True)
class Changes:
    """How a plan differs from what was published; papers by title, in booklet order.

    Fields:
        changed: papers whose PDF is another one.
        moved: papers with their pages before and now.
    """

    since: str = ""
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    moved: tuple[tuple[str, str, str], ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.moved)


def published_paper(paper: PlannedPaper) -> dict[str, Any]:
    """Return what ``published.json`` says of a paper so that the next booklet can be compared."""
    return {
        "title": paper.title,
        "pages": pages_of(paper.span),
        "manuscript": paper.manuscript_sha256 if paper.pages else None,
    }


def read_published(path: Path) -> Published | None:
    """Return what was last published; None where nothing was.

    Raises:
        ConfigurationError: the file cannot be understood.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        papers = {
            str(key): PublishedPaper(
                str(facts.get("title") or key), facts.get("pages"), facts.get("manuscript")
            )
            for key, facts in value["papers"].items()
        }
        return Published(str(value.get("date") or ""), papers)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ConfigurationError(
            f"{path.name}: cannot be understood ({error})",
            "Put back the file that `proceedings publish` wrote, or delete it.",
        ) from error


def changes(plan: Plan, published: Published) -> Changes:
    """Compare a paginated plan with what was published."""
    before = published.papers
    now = {paper.key: paper for paper in plan.papers}
    both = [(paper, before[paper.key]) for paper in plan.papers if paper.key in before]
    return Changes(
        since=published.date,
        added=tuple(paper.title for paper in plan.papers if paper.key not in before),
        removed=tuple(old.title for key, old in before.items() if key not in now),
        changed=tuple(
            paper.title
            for paper, old in both
            if old.manuscript and paper.pages and paper.manuscript_sha256 != old.manuscript
        ),
        moved=tuple(
            (paper.title, old.pages, pages)
            for paper, old in both
            if old.pages and (pages := pages_of(paper.span)) and pages != old.pages
        ),
    )


def change_note(found: Changes) -> str:
    """Return changes as Markdown, for people who have the booklet that was published."""
    since = f" since {found.since}" if found.since else ""
    parts = [f"# What has changed{since}"]
    for heading, titles in (
        ("Added", found.added),
        ("Removed", found.removed),
        ("New PDF", found.changed),
        ("Other pages", tuple(f"{t}: {old}, now {new}" for t, old, new in found.moved)),
    ):
        if titles:
            parts.append(f"## {heading}\n\n" + "\n".join(f"- {title}" for title in titles))
    return "\n\n".join(parts) + "\n"


def spoken(found: Changes) -> str:
    """Return changes in a line, such as "1 paper added, 2 on other pages"."""
    parts = [
        f"{len(titles)} {what}"
        for what, titles in (
            ("added", found.added),
            ("removed", found.removed),
            ("with a new PDF", found.changed),
            ("on other pages", found.moved),
        )
        if titles
    ]
    return join_words(parts)


def pages_of(span: PageSpan | None) -> str | None:
    """Return the pages of a paper as printed, such as "13–20b"; None where it has none."""
    if span is None:
        return None
    return str(span.first) if span.pages == 1 else f"{span.first}–{span.end}"
