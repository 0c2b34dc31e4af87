"""``published.json``: what last went out, to say what is new since and to change little of it.

Written by ``publish`` alone; nobody edits it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping  # noqa: TC003 - a field's type, resolved at run time
from dataclasses import field
from typing import TYPE_CHECKING, Any

from proceedings.errors import ConfigurationError
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from pathlib import Path

PUBLISHED = "published.json"
SCHEMA = "proceedings/published/1"


@dataclass(frozen=True, slots=True)
class Round:
    """What one publication told as new.

    Fields:
        date: its day.
        news: a sentence for each change.
    """

    date: dt.date
    news: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """What was last published.

    Fields:
        date: the day.
        papers: what was said of each paper, by key: title, authors, session, board and so on.
        outputs: hash of every file that went out, by its path in the output folder.
        rounds: every publication so far, the earliest first.
        calendar: what calendars said of each event, by its UID.
    """

    date: dt.date
    papers: Mapping[str, Mapping[str, Any]]
    outputs: Mapping[str, str] = field(default_factory=dict)
    rounds: tuple[Round, ...] = ()
    calendar: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def text(self) -> str:
        """Return the file."""
        return (
            json.dumps(
                {
                    "schema": SCHEMA,
                    "date": self.date.isoformat(),
                    "rounds": [
                        {"date": one.date.isoformat(), "news": list(one.news)}
                        for one in self.rounds
                    ],
                    "papers": {key: dict(said) for key, said in self.papers.items()},
                    "calendar": {uid: dict(said) for uid, said in self.calendar.items()},
                    "outputs": dict(self.outputs),
                },
                indent=1,
                ensure_ascii=False,
            )
            + "\n"
        )


def read_published(folder: Path) -> Published | None:
    """Return what was last published from a workshop folder, or None.

    Raises:
        ConfigurationError: the file was changed, or is of another version.
    """
    path = folder / PUBLISHED
    if not path.is_file():
        return None
    try:
        data = json.loads(path.read_bytes())
        {SCHEMA: None}[data["schema"]]
        return Published(
            dt.date.fromisoformat(data["date"]),
            {str(key): dict(said) for key, said in data["papers"].items()},
            {str(name): str(digest) for name, digest in data["outputs"].items()},
            tuple(
                Round(dt.date.fromisoformat(one["date"]), tuple(map(str, one["news"])))
                for one in data["rounds"]
            ),
            {str(uid): dict(said) for uid, said in data.get("calendar", {}).items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigurationError(
            f"{PUBLISHED}: is not as `proceedings publish` writes it",
            "Take back what was changed in it, or delete it: then nothing counts as published.",
        ) from error
