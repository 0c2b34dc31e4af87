"""Times that clocks never show: in spring an hour is left out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from proceedings.inputs.values import zones

if TYPE_CHECKING:
    from proceedings.inputs.yaml_file import YamlFile


def check_clock(file: YamlFile) -> None:
    """Note times of sessions that do not exist in the event's time zone.

    An hour that comes twice in autumn is taken when it comes first, as a clock shows it.
    """
    data = file.data if isinstance(file.data, dict) else {}
    event = data.get("event")
    event = event if isinstance(event, dict) else {}
    zone, sessions = event.get("time_zone"), data.get("sessions")
    if zone not in zones() or not isinstance(sessions, list):
        return
    for position, session in enumerate(sessions):
        if not isinstance(session, dict):
            continue
        for name in ("start", "end"):
            moment = _moment(session.get("date") or event.get("date"), session.get(name))
            if moment is not None and _is_left_out(moment, ZoneInfo(zone)):
                file.complain_of(
                    ("sessions", position, name),
                    f"there is no {moment:%H:%M} on {moment.date()} in {zone}: clocks go forward",
                    "Write the time that clocks show, an hour later.",
                )


def _moment(date: Any, time: Any) -> dt.datetime | None:
    try:
        return dt.datetime.combine(
            dt.date.fromisoformat(date), dt.time.fromisoformat(str(time).zfill(5))
        )
    except (TypeError, ValueError):
        return None


def _is_left_out(moment: dt.datetime, zone: ZoneInfo) -> bool:
    there = moment.replace(tzinfo=zone)
    back = there.astimezone(dt.UTC).astimezone(zone)
    return back.replace(tzinfo=None) != moment
