"""What people settled where the list and a PDF disagree."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - a field's type, resolved at run time

from proceedings.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Settled:
    """A choice between list and print.

    Fields:
        subject: key of the paper; for ``file`` the name of the file below ``papers/``.
        what: ``title``, ``authors``, ``abstract`` or ``file``.
        listed, printed: what each says, authors one by one, for ``file`` a key or nothing for no
            paper; None where that line was deleted.
        date: the day of the entry.
        line: of the entry in ``decisions.yaml``.
        by, reason: who decided and why; may be empty.
    """

    subject: str
    what: str
    listed: tuple[str, ...] | None
    printed: tuple[str, ...] | None
    date: dt.date
    line: int
    by: str = ""
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """Nobody has chosen yet: both lines stand there."""
        return self.listed is not None and self.printed is not None

    @property
    def takes_print(self) -> bool:
        """The print was chosen."""
        return self.listed is None

    @property
    def chosen(self) -> tuple[str, ...]:
        """What was chosen; of an open choice, what the list says."""
        return self.listed if self.listed is not None else self.printed or ()
