"""One note of OpenReview, whichever API it came from."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - a field's type, resolved at run time
from typing import Any

from proceedings.inputs.sources import fields
from proceedings.model.frozen import dataclass

_DECISIONS = ("decision", "recommendation")
_DECISION_INVITATIONS = ("/Decision", "/Acceptance_Decision")


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it was exported.

    Fields:
        content: plain values in API 1, ``{"value": ...}`` in API 2.
        where: file and place, as messages name it.
        raw: the whole note; nothing but what the properties name is read of it.
    """

    content: Mapping[str, Any]
    where: str
    raw: Mapping[str, Any]

    @property
    def id(self) -> str:
        """The id of the note, by which its forum is called if it is a submission."""
        return fields.text(self.raw.get("id") or self.raw.get("forum"))

    @property
    def forum(self) -> str:
        """The id of the submission it belongs to."""
        return fields.text(self.raw.get("forum") or self.raw.get("replyto") or self.raw.get("id"))

    @property
    def number(self) -> int | None:
        """The number of the submission."""
        return fields.number(self.raw.get("number"))

    @property
    def licence(self) -> object:
        """The licence of the submission (API 2)."""
        return self.raw.get("license")

    @property
    def invitations(self) -> tuple[str, ...]:
        """What it answers: one invitation in API 1, several in API 2."""
        several = self.raw.get("invitations")
        names = several if isinstance(several, list) else [self.raw.get("invitation")]
        return tuple(str(name) for name in names if name)

    @property
    def is_submission(self) -> bool:
        """Whether it opens a forum."""
        forum, replied = self.raw.get("forum"), self.raw.get("replyto")
        return replied in (None, "", self.raw.get("id")) and forum in (None, "", self.id)

    @property
    def is_decision(self) -> bool:
        """Whether it is a reply with the decision."""
        return any(name.endswith(_DECISION_INVITATIONS) for name in self.invitations)

    @property
    def decision(self) -> str:
        """The decision it states itself."""
        names = _DECISIONS if self.is_decision else _DECISIONS[:1]
        return next((words for name in names if (words := self.text(name))), "")

    @property
    def decisions_inside(self) -> tuple[str, ...]:
        """The decisions among the replies that were exported inside it, the newest last."""
        details = self.raw.get("details")
        replies = []
        for name in ("directReplies", "replies"):
            listed = details.get(name) if isinstance(details, dict) else None
            replies += [r for r in listed or () if isinstance(r, dict) and is_note(r)]
        notes = [as_note(reply, self.where) for reply in replies]
        made = sorted((n for n in notes if n.is_decision), key=lambda n: n.raw.get("cdate") or 0)
        return tuple(note.decision for note in made)

    @property
    def refusal(self) -> str | None:
        """Why the note by itself is out: deleted, withdrawn or desk rejected.

        Invitations tell it where there is no venue id; of API 2 they list what was once done,
        and a withdrawal can be taken back.
        """
        if self.raw.get("ddate"):
            return "deleted"
        names = [self.text("venueid")] if self.text("venueid") else self.invitations
        for name in names:
            last = name.rpartition("/")[2].lower()
            if "desk_reject" in last:
                return "desk rejected"
            if "withdrawn" in last:
                return "withdrawn"
            if "rejected" in last:
                return "rejected"
        return None

    def value(self, name: str) -> Any:
        """Return a field's value; None where it is missing or hidden."""
        if name not in self.content:
            return None
        found = self.content[name]
        if isinstance(found, dict):
            return found.get("value")
        return found

    def text(self, name: str) -> str:
        """Return a field as one line; empty where it is missing, hidden or no text."""
        value = self.value(name)
        return fields.text(value) if isinstance(value, str | int) else ""

    def is_hidden(self, name: str) -> bool:
        """Tell whether a field is there and its value is kept from the reader."""
        found = self.content.get(name)
        return isinstance(found, dict) and "value" not in found


def is_note(value: object) -> bool:
    """Tell whether a value of a file is a note."""
    return (
        isinstance(value, dict)
        and isinstance(value.get("content"), dict)
        and bool({"id", "forum"} & value.keys())
    )


def as_note(value: Mapping[str, Any], where: str) -> Note:
    """Return a value that is a note, as one."""
    return Note(value["content"], where, value)
