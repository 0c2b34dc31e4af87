"""What of ``published.json`` feeds and calendars compare with; a key that is missing is unknown."""

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

FILE = "published.json"


@dataclass(frozen=True, slots=True)
class Told:
    """What one publication told as new: its day, and a sentence for each change."""

    date: dt.date
    news: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """What was last published.

    Fields:
        papers: what was said of each paper, by key.
        rounds: every publication so far, the earliest first.
        calendar: what was said of each event, by its UID (see :func:`calendar_notes`).
    """

    papers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    rounds: tuple[Told, ...] = ()
    calendar: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def read_published(folder: Path) -> Published | None:
    """Return what was last published from a workshop folder; None where nothing was.

    Raises:
        ConfigurationError: the file cannot be understood.
    """
    try:
        value = json.loads((folder / FILE).read_text(encoding="utf-8"))
        rounds = value.get("rounds") or [{"date": value["date"]}]
        return Published(
            {str(key): dict(said) for key, said in value.get("papers", {}).items()},
            tuple(
                Told(dt.date.fromisoformat(one["date"]), tuple(map(str, one.get("news", ()))))
                for one in rounds
            ),
            {str(uid): dict(said) for uid, said in value.get("calendar", {}).items()},
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ConfigurationError(
            f"{FILE}: is not as `proceedings publish` writes it",
            "Take back what was changed in it, or delete it: then nothing counts as published.",
        ) from error
