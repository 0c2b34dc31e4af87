"""What the comparison of list and print came to."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - a field's type, resolved at run time
from dataclasses import field
from typing import TYPE_CHECKING

from proceedings.model.frozen import dataclass
from proceedings.text.folding import fold
from proceedings.text.rungs import Rung

if TYPE_CHECKING:
    from pathlib import Path

    from proceedings.model import Box, Finding, Settled
    from proceedings.text.pairing import Pair


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of a paper, in the list and in print.

    Fields:
        what: ``title``, ``authors`` or ``abstract``.
        rung: how the two differ.
        listed, printed: as plain text, authors one by one; empty where there is nothing.
        pairs: of authors, who is who.
        likeness: of texts, from 0 to 1.
        properties: what the file's properties say; empty where they say nothing.
        properties_rung: how the list differs from them; ``unread`` where they say nothing.
        settled: what people chose, or have to choose; None where there is no such entry.
        unsure: why print may be read wrong, in sentences; empty where nothing tells so.
        box: where it stands on page 1, in points.
    """

    what: str
    rung: Rung
    listed: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    likeness: float = 1.0
    properties: tuple[str, ...] = ()
    properties_rung: Rung = Rung.UNREAD
    settled: Settled | None = None
    unsure: str = ""
    box: Box | None = None

    @property
    def differs(self) -> bool:
        """The two say different things."""
        return self.rung not in {Rung.IDENTICAL, Rung.UNREAD}

    @property
    def is_settled(self) -> bool:
        """People chose, and what they chose still stands there.

        Accents and spaces do not count: who takes the print may mend what its fonts broke.
        """
        one = self.settled
        if one is None or one.is_open:
            return False
        now = self.printed if one.takes_print else self.listed
        if self.what != "authors":
            return _letters(" ".join(one.chosen)) == _letters(" ".join(now))
        return [_letters(name) for name in one.chosen] == [_letters(name) for name in now]


@dataclass(frozen=True, slots=True)
class ComparedPaper:
    """A paper of the list beside its PDF.

    Fields:
        title: of the list, as plain text.
        file: below ``papers/``; empty where there is none.
        path: the same on the disk; None where there is none.
        fields: title, authors and abstract; empty where there is no PDF that could be read.
        owner: key of the paper whose PDF it is, if that is another one.
        is_foreign: the PDF is another paper's, also where it is not known which.
        owner_settled: what people chose about the file.
        problem: why nothing was compared, in a sentence.
        withdrawn: it is in no output.
        sheet: width and height of page 1 in points; None where it was not read.
    """

    key: str
    title: str
    file: str = ""
    path: Path | None = None
    fields: tuple[Compared, ...] = ()
    owner: str = ""
    is_foreign: bool = False
    owner_settled: Settled | None = None
    problem: str = ""
    withdrawn: bool = False
    sheet: tuple[float, float] | None = None

    def field(self, what: str) -> Compared | None:
        """Return what was compared of a field, or None."""
        return next((one for one in self.fields if one.what == what), None)


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """All papers beside their PDFs, and what is wrong between the files of a workshop.

    Fields:
        papers: in the order of the list.
        proposed: the key of the paper that a file without a paper seems to be of, by its name
            below ``papers/``.
        findings: one that is about a paper has its key as subject.
    """

    papers: tuple[ComparedPaper, ...]
    proposed: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def about(self, key: str) -> tuple[Finding, ...]:
        """Return the findings about a paper."""
        return tuple(finding for finding in self.findings if finding.subject == key)


def _letters(text: str) -> str:
    return fold(text).replace(" ", "")
