"""Which parts the booklet has, and in which order."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from proceedings.booklet.own_pages import OwnPage, own_pages
from proceedings.model import Finding, Severity
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from proceedings.plan import Plan

FRONT = (
    *("cover", "notice", "title-page", "people", "speakers", "sponsors"),
    *("programme", "awards", "contents"),
)
BACK = ("authors", "topics", "posters")
PAPERS = "papers"
_OWN_BEFORE = "programme"
_EARLY = {"preface": "people", "foreword": "people"}


@dataclass(frozen=True, slots=True)
class Step:
    """A part in the order of the booklet.

    Fields:
        name: of a part of ours, such as ``programme``, or of an own page.
        page: the own page; None for a part of ours.
    """

    name: str
    page: OwnPage | None = None


@dataclass(frozen=True, slots=True)
class Sequence:
    """The parts before the papers, those after them, and what could not be placed."""

    front: tuple[Step, ...]
    back: tuple[Step, ...]
    findings: tuple[Finding, ...] = ()


def sequence(plan: Plan) -> Sequence:
    """Return the parts in the order the workshop sets, else in the usual one.

    An own page that bears the name of a part of ours stands in its place.
    """
    own, findings = own_pages(plan.workshop.folder)
    chosen = plan.workshop.booklet.parts
    names = list(chosen) if chosen is not None else _usual(own)
    noted = [*findings]
    known = {*FRONT, *BACK, PAPERS, *own}
    noted += [_unknown(name, known) for name in names if name not in known]
    noted += [_unplaced(name) for name in own if name not in names]
    steps = [Step(name, own.get(name)) for name in names if name in known]
    cut = names_of(steps).index(PAPERS)
    return Sequence(tuple(steps[:cut]), tuple(steps[cut + 1 :]), tuple(noted))


def names_of(steps: Iterable[Step]) -> list[str]:
    """Return the names of parts."""
    return [step.name for step in steps]


def _usual(own: Iterable[str]) -> list[str]:
    names = [*FRONT, PAPERS, *BACK]
    for name in own:
        if name not in names:
            names.insert(names.index(_EARLY.get(name, _OWN_BEFORE)), name)
    return names


def _unknown(name: str, known: Iterable[str]) -> Finding:
    near = get_close_matches(name, list(known), n=1)
    return Finding(
        rule="part-unknown",
        severity=Severity.ERROR,
        message=f"The booklet has no part {name}" + (f"; did you mean {near[0]}?" if near else "."),
        fix="Correct the name under booklet.parts in workshop.yaml, or put pages/"
        f"{name}.md into the workshop folder.",
        subject=name,
    )


def _unplaced(name: str) -> Finding:
    return Finding(
        rule="page-unplaced",
        severity=Severity.WARNING,
        message=f"The page {name} of pages/ is not in the booklet.",
        fix="Add its name to booklet.parts in workshop.yaml.",
        subject=name,
    )
