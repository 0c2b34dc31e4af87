"""What the list and a paper's own page say of a paper; a fact that is missing is not said."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from proceedings.exports import public_abstract
from proceedings.model import Presentation, Session
from proceedings.model.frozen import dataclass
from proceedings.text.direction import runs_right_to_left
from proceedings.text.phrases import join_words
from proceedings.website import addresses, programme
from proceedings.website.times import Appointment, Times

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from proceedings.plan import Group, Plan, PlannedPaper, Slot

_FILTERS = {
    "presentation": "Presentation",
    "session": "Session",
    "topic": "Topic",
    "award": "Award",
}
# Words of awards, the highest first.
_AWARDS = (
    frozenset({"best", "first", "gold", "winner", "grand", "outstanding", "1st"}),
    frozenset({"second", "silver", "2nd"}),
    frozenset({"third", "bronze", "3rd"}),
    frozenset({"runner", "finalist"}),
    frozenset({"honorable", "honourable", "mention"}),
)
_FORMULA_IN_WORD = re.compile(
    r"[(\[“‘]?<math>(?:(?!</math>).)*</math>[\w’-]*[.,:;!?)\]”’]*", re.DOTALL
)
_SHORT = 16  # letters of a formula that fit on the line of a telephone with the marks around it
_SPAN_OF_TIME = re.compile(r"\d\d:\d\d–\d\d:\d\d")
_TAG = re.compile(r"<[^>]*>")
_ANCHOR = re.compile(r"</?a\b[^>]*>")


@dataclass(frozen=True, slots=True)
class Booklet:
    """Where the booklet's PDF lies.

    Fields:
        address: from the website's root, or absolute. Pages link to it only where it is absolute
            or inside the website: what lies beside that folder is not published with it.
        fronts: pages before the first paper of each volume; None where the booklet has no papers.
    """

    address: str
    fronts: tuple[int, ...] | None = None

    def volume(self, number: int) -> str:
        """Return the address of a volume, from 1."""
        several = self.fronts is not None and len(self.fronts) > 1
        return f"{self.address.removesuffix('.pdf')}-{number}.pdf" if several else self.address


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper in the list.

    Fields:
        kind: how it is presented, where that is more than a poster; marked by shape and word.
        facts: what else there is to say, in a few words each.
        where: session and time of its group, said where it stands apart from the group.
        marks: what it can be filtered by, as pairs of filter and value.
        appointments: its talk and its poster.
        poster: address of its poster as a picture; empty where none is shown.
    """

    paper: PlannedPaper
    page: str
    authors: str
    abstract_html: str
    kind: str
    facts: tuple[str, ...]
    where: str
    marks: tuple[tuple[str, str], ...]
    appointments: tuple[Appointment, ...]
    poster: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A group of the list with time and room of its session.

    Fields:
        others: the session's posters that stand in another group, such as "1 oral"; or empty.
    """

    group: Group
    anchor: str
    title: str
    time: str
    room: str
    others: str
    entries: tuple[Entry, ...]
    session: Session | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list can be narrowed to by, such as topics, and how many papers have each."""

    id: str
    label: str
    values: tuple[tuple[str, int], ...]


def link_text(html: str) -> str:
    """Return safe HTML without links of its own, to stand inside a link."""
    return unbroken(_ANCHOR.sub("", html))


def unbroken(html: str) -> str:
    """Return HTML in which a formula, its word (``k-means``) and its marks stay on one line.

    Browsers may break a line on either side of a formula, even before a hyphen. A line of
    writing from right to left is set in its own direction.
    """
    held = _FORMULA_IN_WORD.sub(_held, html)
    return f'<bdi dir="rtl">{held}</bdi>' if _runs_right_to_left(html) else held


def _held(formula: re.Match[str]) -> str:
    held = f'<span class="unbroken">{formula[0]}</span>'
    behind = formula[0].rpartition("</math>")[2]
    if behind and (behind[0].isalnum() or behind[0] in "_’-"):
        return held
    marked = bool(behind) or not formula[0].startswith("<math>")
    return held if marked and len(_TAG.sub("", formula[0])) <= _SHORT else formula[0]


def _runs_right_to_left(html: str) -> bool:
    """Tell whether a line runs from right to left; paragraphs say it by themselves."""
    return (
        not html.isascii() and not html.startswith("<p") and runs_right_to_left(_TAG.sub("", html))
    )


def held_together(text: str) -> str:
    """Return a text as HTML in which no line breaks inside ``11:30–12:30``."""
    return _SPAN_OF_TIME.sub(lambda m: f'<span class="unbroken">{m[0]}</span>', escape(text))


def sections(plan: Plan, posters: Collection[str] = ()) -> tuple[Section, ...]:
    """Return the list of papers, group by group.

    Arguments:
        posters: keys of the papers whose poster is shown.
    """
    papers = {paper.key: paper for paper in plan.papers}
    times = Times(plan)
    return tuple(
        _section(plan, times, group, tuple(papers[key] for key in group.papers), posters)
        for group in plan.groups
        if group.papers
    )


def awards(sections: Sequence[Section]) -> tuple[Entry, ...]:
    """Return the papers with an award, the highest award first.

    Ranks are read from the award's words; awards without one come last, in the order of the list.
    """
    won = (entry for section in sections for entry in section.entries if entry.paper.award)
    return tuple(sorted(won, key=lambda entry: _award_rank(entry.paper.award or "")))


def _award_rank(award: str) -> tuple[int, int]:
    """Return where an award stands: "runner-up to the best paper" is behind "best paper"."""
    said = set(re.findall(r"\w+", award.casefold()))
    ranks = [rank for rank, names in enumerate(_AWARDS) if said & names]
    return (max(ranks), min(ranks)) if ranks else (len(_AWARDS), 0)


def search_hint(sections: Sequence[Section]) -> str:
    """Return what can be searched for, such as "Title, author or abstract"."""
    entries = [entry for section in sections for entry in section.entries]
    hints = ["title"]
    hints += ["author"] if any(entry.authors for entry in entries) else []
    hints += ["abstract"] if any(entry.abstract_html for entry in entries) else []
    return _sentence(join_words(hints, "or"))


def filters(plan: Plan, sections: Sequence[Section]) -> tuple[Filter, ...]:
    """Return what the list can be narrowed by; a filter of one value is none."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in _FILTERS}
    for section in sections:
        for entry in section.entries:
            for name, value in dict.fromkeys(entry.marks):
                counts[name][value] += 1
    orders = {
        "presentation": [_kind_name(kind) for kind in Presentation],
        "session": [session.title for session in plan.workshop.sessions],
        "topic": list(plan.workshop.topics),
        "award": [entry.paper.award or "" for entry in awards(sections)],
    }
    rows = (
        Filter(name, label, _ordered(counts[name], orders[name]))
        for name, label in _FILTERS.items()
    )
    return tuple(row for row in rows if len(row.values) > 1 or (row.id == "award" and row.values))


def _ordered(count: Counter[str], order: Sequence[str]) -> tuple[tuple[str, int], ...]:
    known = [value for value in dict.fromkeys(order) if value in count]
    known += sorted(set(count).difference(known))
    return tuple((value, count[value]) for value in known)


def _section(
    plan: Plan,
    times: Times,
    group: Group,
    papers: tuple[PlannedPaper, ...],
    posters: Collection[str],
) -> Section:
    session = times.session(group.session)
    return Section(
        group=group,
        anchor=addresses.group_anchor(group.id),
        title=group.title or "Papers",
        time=programme.when(plan, session) if session else "",
        room=session.room if session else "",
        others=programme.listed_elsewhere(plan, session.id) if session else "",
        entries=tuple(_with_poster(_entry(plan, times, group, paper), posters) for paper in papers),
        session=session,
    )


def _with_poster(entry: Entry, posters: Collection[str]) -> Entry:
    shown = entry.paper.key in posters
    return replace(entry, poster=addresses.beside(entry.page, addresses.POSTER) if shown else "")


def _entry(plan: Plan, times: Times, group: Group, paper: PlannedPaper) -> Entry:
    session = times.session(group.session)
    told = session is not None and paper.talk == session.id  # its time stands among the facts
    where = () if told else (group.title, programme.when(plan, session) if session else "")
    return Entry(
        paper=paper,
        page=addresses.paper_page(paper.key),
        authors=programme.authors_row(paper),
        abstract_html=public_abstract(paper)[1],
        kind=_kind(paper),
        facts=tuple(_list_facts(plan, times, group, paper)),
        where=", ".join(part for part in where if part),
        marks=_marks(times, paper),
        appointments=times.appointments(paper),
    )


def _marks(times: Times, paper: PlannedPaper) -> tuple[tuple[str, str], ...]:
    """Return what a paper can be filtered by."""
    sessions = (times.session(name) for name in (paper.session, paper.talk))
    return (
        ("presentation", _kind_name(paper.presentation)),
        *(("session", session.title) for session in sessions if session),
        *(("topic", topic) for topic in paper.topics),
        *([("award", paper.award)] if paper.award else []),
    )


def _list_facts(plan: Plan, times: Times, group: Group, paper: PlannedPaper) -> list[str]:
    facts = []
    if talk := times.session(paper.talk):
        facts.append(_talk_words(plan, talk, times.slot(talk, paper)))
    session = times.session(paper.session)
    if session and session.id != group.session:
        facts.append(session.title)
    if paper.board:
        facts.append(f"Board {paper.board}")
    if paper.absent:
        facts.append("Not presented")
    return facts


def _talk_words(plan: Plan, talk: Session, slot: Slot | None) -> str:
    """Return the time of a talk; its position and session where no time is fixed."""
    if slot and slot.start:
        return f"Talk {programme.when(plan, talk, slot)}"
    position = f"Talk {slot.order}" if slot and slot.order is not None else "Talk"
    return f"{position} in {talk.title}"


def _kind(paper: PlannedPaper) -> str:
    return "" if paper.presentation is Presentation.POSTER else _kind_name(paper.presentation)


def _kind_name(presentation: Presentation) -> str:
    return presentation.value.capitalize()


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
