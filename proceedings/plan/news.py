"""What is new since the last publication, a sentence a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from proceedings.model.frozen import dataclass
from proceedings.text.phrases import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from proceedings.model import Workshop
    from proceedings.plan.values import PlannedPaper


@dataclass(frozen=True, slots=True)
class News:
    """A change.

    Fields:
        kind: added, withdrawn, absent, present, moved, talk, award or corrected.
        paper: its key.
        sentence: to be read by everybody.
    """

    kind: str
    paper: str
    sentence: str


def said_of(paper: PlannedPaper) -> dict[str, Any]:
    """Return what an edition says of a paper that somebody may have written down; no null."""
    facts = {
        "title": paper.title,
        "authors": [author.name for author in paper.authors],
        "number": paper.number,
        "presentation": paper.presentation.value,
        "session": paper.session,
        "board": paper.board,
        "talk": paper.talk,
        "order": paper.order,
        "award": paper.award,
        "absent": paper.absent or None,
        "first_page": paper.span.first if paper.span else None,
        "last_page": paper.span.last if paper.span else None,
    }
    return {name: fact for name, fact in facts.items() if fact not in (None, [])}


def find_news(
    workshop: Workshop, before: Mapping[str, Mapping[str, Any]], papers: Sequence[PlannedPaper]
) -> tuple[News, ...]:
    """Return what changed since something was published, in the order of the papers.

    Arguments:
        before: what was published of each paper, by key, as :func:`said_of` has it.
    """
    now = {paper.key: said_of(paper) for paper in papers}
    found: list[News] = []
    for key, said in now.items():
        if key in before:
            found += _changes(workshop, key, before[key], said)
        else:
            where = _place(workshop, said)
            place = f": {where}" if where else ""
            found.append(News("added", key, f"{_named(key, said)} is new{place}."))
    found += [
        News("withdrawn", key, f"{_named(key, told)} is withdrawn.")
        for key, told in before.items()
        if key not in now
    ]
    return tuple(found)


def paragraph(news: Sequence[News | str]) -> str:
    """Return news as a paragraph to paste into a mail or a page; empty without any."""
    return " ".join(one if isinstance(one, str) else one.sentence for one in news)


def _changes(
    workshop: Workshop, key: str, before: Mapping[str, Any], now: Mapping[str, Any]
) -> Iterator[News]:
    named = _named(key, now)
    if now.get("absent") and not before.get("absent"):
        yield News("absent", key, f"{named} is not presented.")
    elif before.get("absent") and not now.get("absent"):
        yield News("present", key, f"{named} is presented after all.")
    old, new = _place(workshop, before), _place(workshop, now)
    if old != new and not now.get("absent"):
        moved = f"moves from {old} to {new}" if old and new else f"has {new or 'no board now'}"
        yield News("moved", key, f"{named} {moved}.")
    old, new = _talk(workshop, before), _talk(workshop, now)
    if old != new and not now.get("absent"):
        yield News("talk", key, f"The talk on {named} is {new or 'cancelled'}.")
    if before.get("award") != now.get("award"):
        prize = now.get("award")
        yield News(
            "award",
            key,
            f"{named} receives: {prize}." if prize else f"{named} was named with a prize wrongly.",
        )
    for fact, words in (("title", "title"), ("authors", "list of authors"), ("number", "number")):
        if before.get(fact) != now.get(fact):
            value = now.get(fact)
            shown = join_words(value) if isinstance(value, list) else value
            yield News("corrected", key, f"The {words} of {named} is corrected: {shown}.")


def _named(key: str, said: Mapping[str, Any]) -> str:
    return f"“{said.get('title') or key}” ({said.get('number', key)})"


def _place(workshop: Workshop, said: Mapping[str, Any]) -> str:
    board, session = said.get("board"), said.get("session")
    words = [f"board {board}"] if board else []
    return " in ".join([*words, _title(workshop, session)] if session else words)


def _talk(workshop: Workshop, said: Mapping[str, Any]) -> str:
    talk, order = said.get("talk"), said.get("order")
    if not talk:
        return ""
    return (
        f"number {order} in {_title(workshop, talk)}" if order else f"in {_title(workshop, talk)}"
    )


def _title(workshop: Workshop, session: str) -> str:
    found = workshop.session(session)
    return found.title if found else session
