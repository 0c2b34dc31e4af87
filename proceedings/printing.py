"""Making ``posters/`` and ``desk/``: what is printed for the room, and posters as pictures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings.building import DESK, fingerprint, linked, portable, posters_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from proceedings.building import Builder
    from proceedings.plan import Plan
    from proceedings.posters import Ahead, PrintedMatter
    from proceedings.website import ShownPoster

NAME = "posters"
_SHEETS, _UPLOADS = "sheets", "uploads"  # facts: what files were made from


def write_posters(builder: Builder, plan: Plan) -> None:
    """Write ``posters/`` and ``desk/``; a sheet that says what it said is not laid out again.

    ``desk/`` is for chairs only: it says who presents, as a form was answered.
    """
    from proceedings.posters import Ahead, changed, desk_matter, printed_matter

    desk = desk_matter(plan)
    marks = builder.made.facts.get(_fact(DESK), {})
    ahead = Ahead(changed(desk, marks, fingerprint(builder.own_files)))
    _write(builder, NAME, _unsaid(plan), printed_matter(plan), ahead)
    ahead.sheets = ()
    if desk.sheets or DESK in builder.fingerprints:
        _write(builder, DESK, plan, desk, ahead)
    if not desk.sheets:
        builder.fingerprints.pop(DESK, None)


def _unsaid(plan: Plan) -> Plan:
    """Return the plan without who presents."""
    return replace(plan, papers=tuple(replace(paper, presenter="") for paper in plan.papers))


def _fact(name: str) -> str:
    return _SHEETS if name == NAME else f"{_SHEETS} of {name}"


def _write(builder: Builder, name: str, plan: Plan, matter: PrintedMatter, ahead: Ahead) -> None:
    from proceedings.posters import write_printed

    def make(target: Path) -> None:
        def keep(file: str) -> bool:
            source = builder.intact(f"{name}/{file}")
            if source is not None:
                linked(source, target / file)
            return source is not None

        printed = write_printed(
            plan,
            matter,
            target,
            jobs=builder.jobs,
            marks=builder.made.facts.get(_fact(name), {}),
            base=fingerprint(builder.own_files),
            keep=keep,
            ahead=ahead,
        )
        builder.made.facts[_fact(name)] = dict(printed.marks)
        builder.made.findings += printed.findings
        if name == NAME:
            _write_uploads(builder, plan, target, keep)

    shown = tuple(replace(p, manuscript_sha256=None, file=None) for p in portable(plan).papers)
    depends_on = replace(portable(plan), papers=shown)
    builder.write(name, (depends_on, posters_of(plan) if name == NAME else {}), make)


def _write_uploads(builder: Builder, plan: Plan, target: Path, keep: Callable[[str], bool]) -> None:
    from proceedings.posters import write_uploads

    uploads = write_uploads(
        plan,
        target,
        jobs=builder.jobs,
        marks=builder.made.facts.get(_UPLOADS, {}),
        base=fingerprint(_UPLOADS),
        keep=keep,
    )
    builder.made.facts[_UPLOADS] = dict(uploads.marks)
    builder.made.findings += uploads.findings


def with_shown_posters(
    builder: Builder, plan: Plan, kinds: Collection[str]
) -> tuple[Plan, Mapping[str, ShownPoster]]:
    """Return the plan with links to the posters of the website, and their pictures.

    Where no website is made, nor was, no poster is shown.
    """
    from proceedings.posters import not_drawn
    from proceedings.website import take_posters, with_posters

    wanted = posters_of(plan)
    if not wanted or not ("website" in kinds or "website" in builder.fingerprints):
        return plan, {}
    shown = take_posters(plan, jobs=builder.jobs, cache=builder.cache)
    failed = [not_drawn(key) for key in wanted if key not in shown]
    builder.made.findings += [one for one in failed if one not in builder.made.findings]
    return with_posters(plan, shown), shown
