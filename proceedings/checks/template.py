"""Rules about the template: the right family, the right year, the right stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.checks.registry import declare, rule
from proceedings.formats import family_name
from proceedings.model import Finding, Severity, Stage
from proceedings.text.phrases import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.anatomy.values import Manuscript
    from proceedings.checks.asked import Asked

_OPTION = {
    ("icml", Stage.CAMERA_READY): "\\usepackage[accepted]{icmlYEAR}",
    ("icml", Stage.SUBMISSION): "\\usepackage{icmlYEAR}",
    ("icml", Stage.PREPRINT): "\\usepackage[preprint]{icmlYEAR}",
    ("neurips", Stage.CAMERA_READY): "\\usepackage[final]{neurips_YEAR}",
    ("neurips", Stage.SUBMISSION): "\\usepackage{neurips_YEAR}",
    ("neurips", Stage.PREPRINT): "\\usepackage[preprint]{neurips_YEAR}",
}
_STAGE_NAMES = {
    Stage.SUBMISSION: "a review copy",
    Stage.CAMERA_READY: "a camera-ready paper",
    Stage.PREPRINT: "a preprint",
}


@rule("format", Severity.ERROR, "the paper is made with another template than asked for")
def wrong_format(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report a paper in the template of another conference, or in none that is known.

    What is recognised is geometry: the rules around the title, the columns, the sizes of type.
    The page limit, the notice and the stage are judged in the right template only, so this is
    the one finding for a paper in a wrong one.

    Example: a paper in one column with the notice of NeurIPS, where ICML 2026 was asked for.

    Fix: set the paper with the style file that was asked for, unchanged.
    """
    if not asked.formats or manuscript.format.family in {f.family for f in asked.formats}:
        return
    found = manuscript.format.family
    wanted = join_words([form.name for form in asked.formats], "or")
    actual = f"{family_name(found)} format" if found else "another template"
    yield Finding(
        "format",
        Severity.ERROR,
        f"The paper is in {actual} where {wanted} was asked for.",
        f"Set the paper with the unchanged {wanted} style file.",
        page=1,
        expected=wanted,
        actual=f"{actual}: {'; '.join(manuscript.format.evidence)}",
    )


declare(
    "format-unknown",
    Severity.WARNING,
    "the template was not recognised, and none was named",
    "Without a known template and without requirements there is nothing to judge by. Templates "
    "that only look like a known one are not taken for it.\n\n"
    "Example: a paper in LaTeX's own article class, checked outside of any workshop.\n\n"
    "Fix: name the format with --format, or run the check in the workshop's folder.",
)


@rule("format-year", Severity.WARNING, "the template is of another year")
def wrong_year(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report the template of another year, where something in the paper states the year.

    The geometry of the ICML template has not changed since 2019, so only the notice or the file's
    metadata can tell. Where they say nothing, nothing is reported.

    Example: the file's subject says 2024 where ICML 2026 was asked for.

    Fix: take the style file of the year that was asked for, and set the paper again.
    """
    found = manuscript.format
    years = {f.year for f in asked.formats if f.family == found.family}
    if not years or found.year is None or found.year in years:
        return
    wanted = join_words([f.name for f in asked.formats if f.family == found.family], "or")
    said = next((e for e in found.evidence if str(found.year) in e), "")
    yield Finding(
        "format-year",
        Severity.WARNING,
        f"The template is that of {found.year}, not of {wanted}.",
        f"Take the style file of {wanted}.",
        page=1,
        box=manuscript.footnote_box,
        expected=wanted,
        actual=f"{family_name(found.family or '')} {found.year}: {said}",
    )


@rule("stage", Severity.ERROR, "the paper is a copy for another stage")
def wrong_stage(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report a review copy where a camera-ready paper is asked for, and the reverse.

    A review copy has line numbers, anonymous authors and a notice that forbids to distribute it.
    All of them come from one missing option of the style file, so this is one finding.

    Example: line numbers on 9 of 9 pages and anonymous authors, where a camera-ready paper was
    asked for.

    Fix: load the style with its option: [accepted] for ICML, [final] for NeurIPS.
    """
    found = manuscript.format
    if asked.stage is None or found.stage is None or found.stage is asked.stage:
        return
    option = _OPTION.get((found.family or "", asked.stage), "").replace(
        "YEAR", str(_year(asked, found.year))
    )
    evidence = [e for e in found.evidence if _speaks_of_stage(e)]
    yield Finding(
        "stage",
        Severity.ERROR,
        f"This is {_STAGE_NAMES[found.stage]}, and {_STAGE_NAMES[asked.stage]} was asked for: "
        f"{join_words(evidence) or 'by its notice'}.",
        f"Load the style as {option}." if option else "Set the paper for the other stage.",
        page=1,
        expected=_STAGE_NAMES[asked.stage],
        actual=_STAGE_NAMES[found.stage],
    )


def _year(asked: Asked, found: int | None) -> int | str:
    return asked.formats[0].year if asked.formats else (found or "YEAR")


def _speaks_of_stage(evidence: str) -> bool:
    return any(
        word in evidence for word in ("line numbers", "anonymous", "notice says “", "preprint")
    )
