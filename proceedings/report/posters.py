"""The posters in the report: what chairs see in a table, and what is told to authors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from proceedings.checks.words import facts_in_words
from proceedings.model import Finding, Severity, Verdict
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from proceedings.checks import Checked

# Told by the name or the words of a file that is another paper's: authors cannot mend it, and are
# not to learn of that one.
_OF_THE_FOLDER = "poster-other-paper"


class Posters(Protocol):
    """The posters of a workshop: the judgement of each, and keys of papers without one."""

    @property
    def checked(self) -> tuple[Checked, ...]:
        """One a file, in list order."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Keys of the papers whose poster is waited for."""


@dataclass(frozen=True, slots=True)
class PosterReport:
    """A poster file as chairs see it.

    Fields:
        key: of its paper; title: of that, or the file's name.
        file: as below the workshop folder.
        facts: its size in words; empty where it could not be read.
        checked: file, facts and judgement.
    """

    key: str
    title: str
    file: str
    facts: str
    checked: Checked

    @property
    def verdict(self) -> Verdict:
        """What the check says of it."""
        return self.checked.judgement.verdict

    @property
    def is_foreign(self) -> bool:
        """Whether it is the poster of another paper."""
        return any(finding.rule == _OF_THE_FOLDER for finding in self.checked.judgement.open)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What its authors are told; nothing of a poster that is another paper's."""
        return () if self.is_foreign else self.checked.judgement.open

    @property
    def record(self) -> tuple[Finding, ...]:
        """What its organizers have to sort out."""
        return tuple(f for f in self.checked.judgement.open if f.rule == _OF_THE_FOLDER)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """What the organizers let pass."""
        return self.checked.judgement.waived

    @property
    def fails(self) -> bool:
        """Whether its authors have to mend something."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def poster_reports(
    posters: Sequence[Checked], titles: Mapping[str, str]
) -> tuple[PosterReport, ...]:
    """Return the posters in their order.

    Arguments:
        titles: of the papers, by key.
    """
    return tuple(
        PosterReport(
            one.key or "",
            titles.get(one.key or "") or one.name,
            one.name,
            ", ".join(facts_in_words(one)),
            one,
        )
        for one in posters
    )
