"""A letter to the authors of one paper as plain text, to be sent by mail."""

from __future__ import annotations

import datetime as dt
import re
import shlex
import textwrap
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from proceedings.checks.words import details
from proceedings.errors import OutputError
from proceedings.model import Severity, Verdict
from proceedings.model.frozen import dataclass
from proceedings.render import templates
from proceedings.report.letter import options_with_file
from proceedings.report.places import where
from proceedings.report.rounds import Step
from proceedings.report.setting import sorted_by_severity
from proceedings.text.phrases import join_words, with_article

if TYPE_CHECKING:
    from proceedings.model import Finding
    from proceedings.report.values import PaperReport, Report

TEMPLATE = "report/letter.txt"
WIDTH = 72
"""Characters a line: what mail programs show, and quote once, without breaking it."""

_SUBJECT = "Subject:"
_MOST_GREETED = 4
_LONGEST_TITLE = 40
# A bug of ours, or a file of which it is not known whose it is: authors cannot mend these.
_NOT_FOR_AUTHORS = frozenset({"internal-error"})
_MISSING = "file-missing"
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COMMAND = re.compile(r"\s*proceedings ")
_LABEL = re.compile(r"\s*(?:\d+\. |[-•] )?")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, ready to be sent.

    Fields:
        key: of the paper.
        body: lines of at most 72 characters, the last one ended.
    """

    key: str
    subject: str
    body: str

    @property
    def text(self) -> str:
        """The letter as one text, its subject first."""
        return f"{_SUBJECT} {self.subject}\n\n{self.body}"


@dataclass(frozen=True, slots=True)
class Item:
    """A finding as it is told.

    Fields:
        details: labels and texts, such as what was found and how to mend it.
    """

    message: str
    details: tuple[tuple[str, str], ...]


def is_for_authors(paper: PaperReport, *, warnings: bool) -> bool:
    """Tell whether the authors of a paper are to be written to.

    Arguments:
        warnings: also where there is advice and nothing to mend.
    """
    if paper.shares_with or any(finding.rule in _NOT_FOR_AUTHORS for finding in _told(paper)):
        return False
    return bool(_items(paper, Severity.ERROR) or (warnings and _items(paper, Severity.WARNING)))


def plain_letter(report: Report, paper: PaperReport, due: dt.date | None) -> Letter:
    """Return the letter to the authors of a paper.

    Arguments:
        due: the last day for a new PDF, anywhere on Earth; None names none.

    Raises:
        OutputError: the template is missing or wrong.
    """
    workshop = report.plan.workshop
    case = _case(paper)
    if case == "poster" and due == workshop.requirements.due:
        due = None  # that day is for papers, and long past when posters are made
    filled = templates.fill(
        workshop.folder,
        TEMPLATE,
        event=workshop.event,
        occasion=with_article(workshop.event.name),
        paper=paper,
        case=case,
        named=f"paper {paper.key}" if paper.key.isdecimal() else f"“{_short(paper.title)}”",
        greeted=_greeted(paper.authors),
        errors=_items(paper, Severity.ERROR),
        advice=_items(paper, Severity.WARNING),
        in_words=_in_words,
        told=paper.told,
        same_file=bool(paper.change and paper.change.same_file),
        is_better=bool(paper.change and (paper.change.mended or paper.change.step is Step.MENDED)),
        due=due,
        # Anywhere on Earth, a day ends when it ends twelve hours behind UTC.
        due_ends=due + dt.timedelta(days=1) if due else None,
        command=_command(report, paper),
        signed=join_words([person.name for person in workshop.organizers]),
    )
    subject, _, body = filled.lstrip().partition("\n")
    if not subject.startswith(_SUBJECT):
        raise OutputError(
            f"The template {TEMPLATE} does not begin with a line “{_SUBJECT} ...”.",
            "Write the subject into its first line.",
        )
    return Letter(paper.key, " ".join(subject.removeprefix(_SUBJECT).split()), folded(body))


def folded(text: str) -> str:
    """Return a text with its long lines folded, and at most one empty line between two others.

    What follows a number or a dash hangs below itself. A command stays whole: in two lines it would
    not run.
    """
    lines: list[str] = []
    for line in text.strip("\n").splitlines():
        line = line.rstrip()  # noqa: PLW2901 - the same line
        if len(line) <= WIDTH or _COMMAND.match(line):
            lines += [line] if line or (lines and lines[-1]) else []
            continue
        label = _LABEL.match(line)
        assert label is not None
        lines += textwrap.wrap(
            line,
            WIDTH,
            subsequent_indent=" " * len(label[0]),
            break_long_words=False,
            break_on_hyphens=False,
        )
    return "\n".join(lines).rstrip("\n") + "\n"


def _case(paper: PaperReport) -> str:
    """Return what the letter is about: missing, unreadable, mend, poster, unjudged or advice."""
    if paper.verdict is Verdict.UNREADABLE:
        return "missing" if any(f.rule == _MISSING for f in paper.record) else "unreadable"
    if any(finding.severity is Severity.ERROR for finding in paper.findings):
        return "mend"
    if _items(paper, Severity.ERROR):
        return "poster"
    return "unjudged" if paper.verdict is Verdict.UNJUDGED else "advice"


def _greeted(authors: tuple[str, ...]) -> str:
    if not authors:
        return "authors"
    if len(authors) > _MOST_GREETED:
        return f"{authors[0]} and co-authors"
    return join_words(authors)


def _items(paper: PaperReport, severity: Severity) -> tuple[Item, ...]:
    missing = (finding for finding in paper.record if finding.rule == _MISSING)
    own = tuple(
        Item(_plain(finding.message), tuple(_details(paper, finding)))
        for finding in sorted_by_severity((*paper.findings, *missing))
        if finding.severity is severity
    )
    return (*own, *_of_poster(paper, severity))


def _of_poster(paper: PaperReport, severity: Severity) -> tuple[Item, ...]:
    """Return what is told of a poster, each with the name of its file."""
    if paper.poster is None:
        return ()
    file = ("Where", f"your poster, {PurePosixPath(paper.poster.file).name}")
    return tuple(
        Item(
            _plain(finding.message),
            (file, *(pair for pair in _details(paper, finding) if pair[0] != "Where")),
        )
        for finding in sorted_by_severity(paper.poster.findings)
        if finding.severity is severity
    )


def _told(paper: PaperReport) -> tuple[Finding, ...]:
    return (*paper.findings, *(paper.poster.findings if paper.poster else ()))


def _details(paper: PaperReport, finding: Finding) -> list[tuple[str, str]]:
    labels = {"expected": "Asked for", "found": "Found"}
    pairs = [
        ("Where", where(paper, finding)),
        *((labels[name], text) for name, text in details(finding)),
        ("To mend it", finding.fix),
    ]
    return [(label, _plain(text)) for label, text in pairs if text]


def _plain(text: str) -> str:
    """Return a text of one line, whatever a manuscript put into it."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _in_words(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _short(title: str) -> str:
    if len(title) <= _LONGEST_TITLE:
        return title
    return f"{textwrap.shorten(title, _LONGEST_TITLE, placeholder='')}…"


def _command(report: Report, paper: PaperReport) -> str:
    if _case(paper) == "poster":
        return "proceedings check --poster poster.pdf --requirements requirements.yaml"
    return f"proceedings check paper.pdf {shlex.join(options_with_file(report, paper))}"
