"""How the pages of a plan differ from what was last published."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from proceedings.model.frozen import dataclass
from proceedings.text.phrases import join_words

if TYPE_CHECKING:
    from proceedings.inputs import Published
    from proceedings.plan.values import PageSpan, Plan, PlannedPaper


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


def published_pages(paper: PlannedPaper) -> dict[str, str]:
    """Return what ``published.json`` says of a paper's pages; what it has not is left out."""
    facts = {
        "pages": pages_of(paper.span),
        "manuscript": paper.manuscript_sha256 if paper.pages else None,
    }
    return {name: fact for name, fact in facts.items() if fact}


def changes(plan: Plan, published: Published) -> Changes:
    """Compare a paginated plan with what was published."""
    before = published.papers
    now = {paper.key: paper for paper in plan.papers}
    both = [(paper, before[paper.key]) for paper in plan.papers if paper.key in before]
    return Changes(
        since=published.date.isoformat(),
        added=tuple(paper.title for paper in plan.papers if paper.key not in before),
        removed=tuple(str(old.get("title", key)) for key, old in before.items() if key not in now),
        changed=tuple(
            paper.title
            for paper, old in both
            if old.get("manuscript")
            and paper.pages
            and paper.manuscript_sha256 != old["manuscript"]
        ),
        moved=tuple(
            (paper.title, str(old["pages"]), pages)
            for paper, old in both
            if old.get("pages") and (pages := pages_of(paper.span)) and pages != old["pages"]
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
