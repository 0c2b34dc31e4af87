"""``decisions.yaml`` as pydantic models: what people settled, a dated entry each."""

from __future__ import annotations

from pydantic import Field, RootModel, model_validator
from pydantic_core import PydanticCustomError

from proceedings.inputs.entry import Entry
from proceedings.inputs.pdf_name import PdfName  # noqa: TC001 - resolved at run time
from proceedings.inputs.values import (  # noqa: TC001 - pydantic resolves the fields' types
    Date,
    Position,
    Text,
    TextOrTexts,
)

# The keys that name what a decision is about, and what stands with each.
_CHOICE = ("as_listed", "as_printed")
_PLACE = ("session", "board", "talk", "order")
_WITH: dict[str, tuple[str, ...]] = {
    "absent": (),
    "withdraw": (),
    "pin": _PLACE,
    "accept": _PLACE,
    "award": ("prize",),
    "waive": ("rule",),
    "title": _CHOICE,
    "authors": _CHOICE,
    "abstract": _CHOICE,
    "file": _CHOICE,
    "person": ("also",),
    "name": ("family",),
}


class DecisionEntry(Entry):
    """Something a human settled, on a day: one key, such as pin or waive, says of what."""

    date: Date = Field(description="The day of the decision.")
    absent: Text | None = Field(default=None, description="Paper nobody comes to present.")
    withdraw: Text | None = Field(default=None, description="Paper to leave out of everything.")
    pin: Text | None = Field(default=None, description="Paper whose place is settled.")
    accept: Text | None = Field(
        default=None, description="Paper whose place is taken over from the venue's boards.csv."
    )
    session: Text | None = Field(
        default=None, description="With pin or accept: its poster session."
    )
    board: Text | None = Field(default=None, description="With pin or accept: its board.")
    talk: Text | None = Field(default=None, description="With pin: the session of its talk.")
    order: Position | None = Field(default=None, description="With pin: position in that session.")
    swapped: Text | None = Field(
        default=None,
        description="With pin: the paper it changed places with, in the entry beside; `undo` takes"
        " both back.",
    )
    award: Text | None = Field(default=None, description="Paper that is given a prize.")
    prize: Text | None = Field(
        default=None, description="With award: the prize, such as `Best paper`."
    )
    waive: Text | None = Field(default=None, description="Paper that may break a rule.")
    rule: Text | None = Field(
        default=None,
        description="With waive: the rule, as `proceedings rules` lists it; what it finds in the"
        " paper is still listed and does not count.",
    )
    title: Text | None = Field(default=None, description="Paper whose title is settled.")
    authors: Text | None = Field(default=None, description="Paper whose authors are settled.")
    abstract: Text | None = Field(default=None, description="Paper whose abstract is settled.")
    file: PdfName | None = Field(
        default=None, description="PDF below `papers/` of which it is settled whose it is."
    )
    as_listed: TextOrTexts | None = Field(
        default=None,
        description="With title, authors, abstract or file: what the list says; for a file the"
        " paper it is taken for, or none. Where `as_printed` stands there, too, nobody has decided"
        " yet: delete one of the two.",
    )
    as_printed: TextOrTexts | None = Field(
        default=None,
        description="With title, authors, abstract or file: what the PDF says, as plain text; for"
        " a file the paper it prints. Alone, it is what all outputs show.",
    )
    person: Text | None = Field(
        default=None, description="Name of somebody who is printed under several names."
    )
    also: TextOrTexts | None = Field(
        default=None, description="With person: the other names, on any paper."
    )
    name: Text | None = Field(
        default=None,
        description="Person whose family name is settled for the author index: the name as listed,"
        " or the id.",
    )
    family: Text | None = Field(
        default=None,
        description="With name: the family name; the whole name where nothing is to be split.",
    )
    by: Text | None = Field(default=None, description="Who decided; needed with waive.")
    reason: Text | None = Field(default=None, description="Why, in a sentence; needed with waive.")

    @property
    def subject(self) -> str:
        """The key that says what the decision is about, such as ``pin``."""
        return next(name for name in _WITH if getattr(self, name))

    @model_validator(mode="after")
    def _one_subject(self) -> DecisionEntry:
        subjects = [name for name in _WITH if getattr(self, name)]
        if len(subjects) != 1:
            *first, last = _WITH
            raise _expected(
                f"exactly one of {', '.join(first)} and {last}, with the key of a paper"
                " (with file, the name of a PDF; with person and name, a name)"
            )
        for keys in dict.fromkeys(_WITH.values()):
            stands = any(getattr(self, name) for name in keys)
            if stands != (_WITH[subjects[0]] == keys) and keys:
                *first, last = [name for name, own in _WITH.items() if own == keys]
                owners = f"{', '.join(first)} or {last}" if first else last
                *others, end = keys
                needed = f"{', '.join(others)} or {end}" if others else end
                raise _expected(f"{needed} with {owners}, and with nothing else")
        if self.swapped and not self.pin:
            raise _expected("swapped with pin, and with nothing else")
        if self.waive and not (self.reason and self.by):
            raise _expected("reason and by with waive: why, and who decided")
        return self


def _expected(what: str) -> PydanticCustomError:
    return PydanticCustomError("expected", "expected {expected}", {"expected": what})


class DecisionsFile(RootModel[list[DecisionEntry]]):
    """`decisions.yaml`: what humans settled, a dated entry each."""
