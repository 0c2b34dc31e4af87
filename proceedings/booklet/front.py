"""The booklet's own pages around the papers, laid out run by run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings.booklet import contents, cover, index, lists, people
from proceedings.booklet.programme import days, local_time
from proceedings.model import Grouping
from proceedings.model.frozen import dataclass
from proceedings.render import pictures
from proceedings.render.document import Composed, document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.booklet.sequence import Step
    from proceedings.model import Finding
    from proceedings.plan import Plan
    from proceedings.render.document import Typeset
    from proceedings.render.pdf import Rendered

_STYLES = ("booklet/booklet.css",)


@dataclass(frozen=True, slots=True)
class Further:
    """A part behind the papers, as the contents name it.

    Fields:
        page: its first page as printed; 0 where it is not known.
    """

    title: str
    href: str
    page: int


@dataclass(frozen=True, slots=True)
class Around:
    """What the contents and the cover say of the rest of the booklet.

    Fields:
        further: the parts behind the papers.
        volume: such as "Volume 1 of 3"; empty where there is one volume.
    """

    further: tuple[Further, ...] = ()
    volume: str = ""


def has_part(plan: Plan, step: Step) -> bool:
    """Tell whether the plan has something for a part."""
    workshop = plan.workshop
    return bool(step.page) or {
        "people": bool(workshop.organizers or workshop.committee),
        "speakers": bool(workshop.speakers or workshop.panelists),
        "sponsors": bool(workshop.sponsors),
        "programme": bool(plan.sessions),
        "awards": any(paper.award for paper in plan.papers),
        "contents": bool(plan.papers),
        "authors": bool(plan.names),
        "topics": any(paper.topics for paper in plan.papers),
        "posters": bool(lists.walls(plan)) and not _by_board_already(plan),
    }.get(step.name, True)


def _by_board_already(plan: Plan) -> bool:
    """Tell whether the contents are a list by board themselves: by session, without pages."""
    by_session = plan.workshop.booklet.group_by is Grouping.SESSION
    return by_session and not any(paper.span for paper in plan.papers)


def lay_out(
    plan: Plan,
    steps: Sequence[Step],
    around: Around,
    *,
    first_page: int = 1,
    numerals: str = "decimal",
    typeset: Typeset = Composed.laid_out,
) -> Rendered:
    """Lay out parts that follow each other, each on a page of its own.

    Arguments:
        plan: paginated, where the booklet has pages.
        steps: parts of ours and own pages in Markdown.
        first_page: its number; numerals: the CSS counter style of the folios.
        typeset: makes the pages.

    Returns:
        the pages; anchors are the parts' names (``author-index`` for authors), ``session-ID`` in
        the programme and ``group-ID`` in the contents.
    """
    workshop = plan.workshop
    findings: list[Finding] = []
    logo, problems = pictures.logo(workshop.folder, workshop.look.logo)
    step, words = cover.cover_step(workshop.event.name)
    names = [one.name for one in steps]
    rendered = document(
        plan,
        "booklet/run.html",
        typeset=typeset,
        styles=_STYLES,
        numerals=numerals,
        first_page=first_page,
        steps=steps,
        around=around,
        logo=logo,
        cover_step=step,
        cover_lines=words,
        title_lines=cover.title_lines(workshop.event.name),
        kind=cover.kind(plan),
        counts=cover.counts(plan),
        organizers=people.portrayed(plan, workshop.organizers, findings),
        speakers=people.portrayed(plan, workshop.speakers, findings),
        panelists=people.portrayed(plan, workshop.panelists, findings),
        levels=people.levels(plan, findings),
        days=days(plan),
        local_time=local_time(plan),
        awards=lists.awards(plan),
        sections=contents.sections(plan),
        numbered=any(paper.span for paper in plan.papers),
        letters=index.letters(plan) if "authors" in names else (),
        legend=index.legend(plan),
        topics=lists.topics(plan) if "topics" in names else (),
        walls=lists.walls(plan) if "posters" in names else (),
    )
    shown = (problems if "cover" in names else (), findings if _pictured(names) else ())
    return replace(rendered, findings=(*shown[0], *shown[1], *rendered.findings))


def _pictured(names: Sequence[str]) -> bool:
    return bool({"people", "speakers", "sponsors"} & set(names))
