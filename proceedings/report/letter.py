"""A page for the authors of one paper: one file to send, which shows nothing of any other paper."""

from __future__ import annotations

import shlex
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from proceedings.checks.asked import PART_NAMES
from proceedings.model import Severity, Verdict
from proceedings.model.frozen import dataclass
from proceedings.render import templates
from proceedings.report.pictures import clip_of, thumbnail
from proceedings.report.places import where
from proceedings.report.setting import data_address, sorted_by_severity
from proceedings.text.phrases import count, join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.model import Finding
    from proceedings.report.pictures import Picture, Pictures
    from proceedings.report.values import PaperReport, Report


# Pixels of CSS to a point of a manuscript: its notes are then as large as our text, and a whole
# page takes half of our width.
_PLACE, _PAGE = 1.5, 0.6
_MEASURE = 704  # width of the letter's text, in pixels of CSS


_LEADS = {
    Verdict.UNREADABLE: "Please mend the following and hand in a new PDF.",
    Verdict.UNJUDGED: "It was not recognised in which template your paper is made.",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as it is set: its address, and its width as it is shown, in pixels of CSS."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Item:
    """A finding as it is set; the place of two findings is shown once, at the first of them."""

    finding: Finding
    where: str
    picture: Shown | None
    shown_above: bool = False


def letter(report: Report, paper: PaperReport, pictures: Pictures, style: str) -> str:
    """Return the page for the authors of a paper as an HTML document that needs nothing else.

    Arguments:
        pictures: of this manuscript.
        style: as :func:`proceedings.report.setting.style` returns it for ``report/letter.css``.

    Raises:
        OutputError: the template is missing or wrong.
    """
    workshop = report.plan.workshop
    is_theirs = _is_theirs(paper)
    first = thumbnail(paper)
    return templates.fill(
        workshop.folder,
        "report/letter.html",
        event=workshop.event,
        style=style,
        paper=paper,
        # What the file of another paper may be like is nothing to tell.
        verdict=Verdict.UNJUDGED if paper.shares_with else _verdict(paper),
        headline=_headline(paper),
        lead=_lead(paper),
        first_page=_shown(pictures.get(first) if first else None, 2.0),
        items=_items(paper, pictures) if is_theirs else (),
        facts=tuple(_facts(paper)) if is_theirs else (),
        waived=paper.waived if is_theirs else (),
        notes=paper.notes if is_theirs and paper.pages is not None else (),
        notice=paper.asked.notice if paper.asked else workshop.requirements.notice,
        command=_command(paper.options),
        command_with_file=_command(options_with_file(report, paper)),
        poster=paper.poster if paper.poster and paper.poster.findings else None,
        of_poster=sorted_by_severity(paper.poster.findings) if paper.poster else (),
    )


def options_with_file(report: Report, paper: PaperReport) -> tuple[str, ...]:
    """Return the options to check with the file that organizers hand to authors."""
    has_track = paper.track in report.plan.workshop.requirements.limits
    track = ("--track", paper.track) if paper.track and has_track else ()
    return ("--requirements", "requirements.yaml", *track)


def _command(options: tuple[str, ...]) -> tuple[str, ...]:
    """Return the command to check again, in parts that no line end may break."""
    pairs = zip(options[::2], options[1::2], strict=True)
    return ("proceedings check paper.pdf", *(shlex.join(pair) for pair in pairs))


def _is_theirs(paper: PaperReport) -> bool:
    """Tell whether there is a file, and it is known that it is of this paper."""
    return not paper.shares_with and bool(paper.findings or paper.pages is not None)


def _verdict(paper: PaperReport) -> Verdict:
    fails = paper.verdict is Verdict.PASS and paper.poster is not None and paper.poster.fails
    return Verdict.FAIL if fails else paper.verdict


def _headline(paper: PaperReport) -> str:
    if paper.shares_with:
        return "The organizers have to find your PDF"
    if not _is_theirs(paper):
        return "Your PDF is missing"
    if paper.verdict is Verdict.UNREADABLE:
        return "Your PDF cannot be read"
    if paper.verdict is Verdict.UNJUDGED:
        return "Your paper could not be judged"
    errors, advice = _number(paper, Severity.ERROR), _number(paper, Severity.WARNING)
    if errors:
        also = f", {advice} to look at" if advice else ""
        return f"{count(errors, 'thing')} to mend{also}"
    return f"Nothing to mend, {count(advice, 'thing')} to look at" if advice else "Nothing to do"


def _lead(paper: PaperReport) -> str:
    if paper.shares_with:
        return (
            "The organizers have one and the same file for your paper and for another one. "
            "They have to sort this out before your paper can be checked."
        )
    if not _is_theirs(paper):
        return "The organizers have no PDF of this paper. Please send it to them."
    if paper.verdict in _LEADS:
        return _LEADS[paper.verdict]
    if paper.verdict is Verdict.PASS and paper.poster and paper.poster.fails:
        return (
            "Your paper follows what the workshop asks for, and your poster does not yet. "
            "Please mend the following and hand in a new poster."
        )
    if _number(paper, Severity.ERROR):
        return (
            "Your paper does not yet follow what the workshop asks for. "
            "Please mend the following and hand in a new PDF."
        )
    advice = _number(paper, Severity.WARNING)
    rest = " If you hand in another version, please look at the following." if advice else ""
    return f"Your paper follows what the workshop asks for.{rest}"


def _number(paper: PaperReport, severity: Severity) -> int:
    told = (*paper.findings, *(paper.poster.findings if paper.poster else ()))
    return sum(finding.severity is severity for finding in told)


def _items(paper: PaperReport, pictures: Pictures) -> tuple[Item, ...]:
    items = []
    seen = set()
    for finding in sorted_by_severity(paper.findings):
        clip = clip_of(paper, finding)
        picture = pictures.get(clip) if clip else None
        again = picture is not None and clip in seen
        size = _PAGE if clip is None or clip.box is None else _PLACE
        shown = None if again or clip is None else _shown(picture, clip.scale / size)
        items.append(Item(finding, where(paper, finding), shown, again))
        seen.add(clip)
    return tuple(items)


def _shown(picture: Picture | None, density: float) -> Shown | None:
    """Return a picture with so many of its pixels to one of CSS."""
    if picture is None:
        return None
    density = max(density, picture.width / _MEASURE)
    width, height = round(picture.width / density), round(picture.height / density)
    return Shown(data_address(picture.data, "image/webp"), max(width, 1), max(height, 1))


def _facts(paper: PaperReport) -> Iterator[tuple[str, str]]:
    """Return what was measured: names and values."""
    yield "File", PurePosixPath(paper.file).name
    if paper.format:
        yield "Template", paper.format
    if paper.pages is not None:
        yield "Length", count(paper.pages, "page")
    if paper.body_end:
        yield "Body ends on", paper.body_end
    if paper.limit is not None:
        yield "Limit", f"{count(paper.limit, 'page')} of body{_margin(paper.lines_over)}"
    if paper.asked and paper.limit is not None and paper.asked.excluded:
        yield "Not counted", join_words([PART_NAMES.get(p, p) for p in paper.asked.excluded])


def _margin(over: int | None) -> str:
    if over is None:
        return ""
    return f": {count(abs(over), 'line')} {'over' if over > 0 else 'to spare'}"
