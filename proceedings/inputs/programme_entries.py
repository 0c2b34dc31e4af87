"""The programme in ``workshop.yaml`` as pydantic models: sessions, and the boards there are."""

from __future__ import annotations

from pydantic import Field

from proceedings.inputs.entry import Entry
from proceedings.inputs.values import (  # noqa: TC001 - pydantic resolves the fields' types
    BoardNames,
    Date,
    Flag,
    Key,
    KindWord,
    Position,
    Text,
    TextOrTexts,
    Time,
)


class SessionEntry(Entry):
    """A stretch of the programme."""

    id: Key = Field(description="Names the session in addresses and in `programme.lock.yaml`.")
    title: Text = Field(description="Title, as in the printed schedule.")
    kind: KindWord = Field(description="What happens in it.")
    start: Time = Field(description="When it begins, in the event's time zone.")
    end: Time | None = Field(
        default=None,
        description="When it ends; left out where it stays open. A social may end after midnight.",
    )
    date: Date | None = Field(default=None, description="Its day. Default: the event's first.")
    room: Text | None = Field(default=None, description="Room. Default: the event's.")
    people: TextOrTexts = Field(default=(), description="Names of speakers, panelists or chairs.")
    remote: Flag = Field(default=False, description="The speakers take part from elsewhere.")
    provisional: Flag = Field(default=False, description="It may still change; shown as such.")
    description: Text | None = Field(
        default=None, description="A sentence or two for the schedule."
    )


class BoardsEntry(Entry):
    """Boards of the poster hall, for as long as they are the workshop's."""

    names: BoardNames = Field(
        description="Boards as the venue names them, in the order of the wall: `1-43`, or a list"
        " such as `[1-20, A1-A6]`."
    )
    posters: Position = Field(
        default=1,
        description="How many of the workshop's posters hang on each at a time. Of a board for two"
        " that is shared with another workshop, one.",
    )
    date: Date | None = Field(
        default=None, description="The day of start and end. Default: the event's first."
    )
    start: Time | None = Field(
        default=None,
        description="From when they can be used, in the event's time zone. Default: always.",
    )
    end: Time | None = Field(
        default=None, description="Until when. Default: to the end of the event."
    )
