"""List beside print: the prose of ``reconcile``, and what a final build asks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings.errors import OpenDecisionsError
from proceedings.gathering import Texts, placed, read_all, read_inputs, read_paths
from proceedings.model.frozen import dataclass
from proceedings.reconcile import match_manuscripts
from proceedings.reconcile.proposals import proposals, proposals_text, undecided
from proceedings.reconcile.reconciling import Material, reconcile
from proceedings.resources import own_formats
from proceedings.scheduling import today

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from proceedings.anatomy.many import ManuscriptFile
    from proceedings.gathering import Options
    from proceedings.inputs import Inputs
    from proceedings.model import Finding
    from proceedings.reconcile.proposals import Proposal
    from proceedings.reconcile.values import Reconciliation

# What of the programme's findings is about list against programme.
_OF_THE_PROGRAMME = frozenset(
    {
        *("unplaced", "placement-of-absent", "announced-count", "talk-missing"),
        *("board-of-virtual", "venue-unknown", "venue-title", "venue-not-present"),
    }
)
_MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A workshop, its list beside print, and the choices that people have to make.

    Fields:
        manuscripts: the files of papers, by key.
        proposals: those that stand in no decision yet.
        waiting: all that nobody has made, with those that wait in ``decisions.yaml``.
    """

    inputs: Inputs
    found: Reconciliation
    manuscripts: Mapping[str, ManuscriptFile]
    proposals: tuple[Proposal, ...]
    waiting: tuple[Proposal, ...]


def reconciled(folder: Path, options: Options) -> Reconciled:
    """Compare the list of a workshop with its PDFs, programme and tables of the venue."""
    inputs = read_inputs(folder.resolve())
    papers = inputs.workshop.folder / "papers"
    manuscripts, missing, others = read_all(inputs, options)
    texts = Texts(options.cache)
    found = reconcile(
        Material(
            inputs.record,
            papers,
            manuscripts,
            _orphans(inputs, papers, options),
            {(one.subject, one.what): one for one in inputs.choices.settled},
            inputs.choices.people,
            texts.convert,
            texts.convert_block,
        )
    )
    texts.save()
    options.cache.save()
    waiting = undecided(found)
    findings = (
        *inputs.findings,
        *_of_choices(inputs, waiting),
        *missing.values(),
        *others,
        *found.findings,
        *_programme(inputs),
    )
    found = replace(found, findings=tuple(dict.fromkeys(findings)))
    return Reconciled(inputs, found, manuscripts, proposals(found), waiting)


def _of_choices(inputs: Inputs, waiting: Sequence[Proposal]) -> Iterator[Finding]:
    """Yield what is to be said of decisions; an open one is told with the difference itself."""
    told = {(one.what, one.subject) for one in waiting}
    choices = inputs.choices
    for one, finding in zip(choices.settled, choices.findings, strict=True):
        if not one.is_open or (one.what, one.subject) not in told:
            yield finding


def write_page(folder: Path, found: Reconciled, options: Options) -> Path:
    """Write list beside print into the output folder, with pictures of page 1; return its path.

    Raises:
        OutputError: a template is wrong, or the disk refuses.
    """
    from proceedings.outputs import RECONCILIATION, make_folder, output_folder, writing
    from proceedings.report.pictures import render
    from proceedings.report.reconciliation import reconciliation_page, wanted_clips

    options.announce("list beside print")
    clips = wanted_clips(found.found)
    pictures = render(clips, found.manuscripts, options.jobs, options.cache)
    page = reconciliation_page(found.inputs.workshop, found.found, pictures)
    path = output_folder(None, folder) / RECONCILIATION
    make_folder(path.parent)
    with writing(path):
        path.write_text(page, encoding="utf-8", newline="\n")
    return path


def propose(folder: Path, asked: Reconciled) -> Path | None:
    """Append the choices to ``decisions.yaml``; return its path, or None if there are none."""
    from proceedings.inputs import append_decisions

    if not asked.proposals:
        return None
    text = proposals_text(asked.proposals, today())
    return append_decisions(folder, text, len(asked.proposals))


def require_decided(folder: Path, options: Options) -> None:
    """Refuse a workshop in which a choice between list and print waits for somebody.

    Raises:
        OpenDecisionsError: names the choices.
    """
    asked = reconciled(folder, options)
    waiting = [
        *(f"{one.what} of {one.subject}" for one in asked.waiting),
        *(
            f"{one.what} of {one.subject}"
            for one in asked.inputs.choices.open
            if not any((w.what, w.subject) == (one.what, one.subject) for w in asked.waiting)
        ),
    ]
    if not waiting:
        return
    more = len(waiting) - _MOST_SHOWN
    shown = ", ".join(waiting[:_MOST_SHOWN]) + (f" and {more} more" if more > 0 else "")
    fix = (
        "Run `proceedings reconcile --propose`; then delete one of the two lines of each entry in"
        " decisions.yaml."
        if asked.proposals
        else "Delete one of the two lines, as_listed or as_printed, of each entry in"
        " decisions.yaml."
    )
    number = len(waiting)
    noun = "choice" if number == 1 else "choices"
    raise OpenDecisionsError(
        f"{number} {noun} between list and print {'is' if number == 1 else 'are'} open: {shown}.",
        fix,
    )


def _orphans(inputs: Inputs, papers: Path, options: Options) -> list[ManuscriptFile]:
    if not inputs.workshop.manuscripts:
        return []
    matches = match_manuscripts(inputs.papers, papers, inputs.choices.owners)
    own = own_formats(inputs.workshop.folder)
    return read_paths(list(matches.orphans), options, hashed=False, own_formats=own)


def _programme(inputs: Inputs) -> Iterator[Finding]:
    _, findings = placed(inputs)
    yield from (one for one in findings if one.rule in _OF_THE_PROGRAMME)
