"""Time zones as calendars carry them: the changes of an offset, and times nobody can misread."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from icalendar import Timezone

_MINUTE = dt.timedelta(minutes=1)
_DAY = dt.timedelta(days=1)


def vtimezone(zone: ZoneInfo, first: dt.date, last: dt.date) -> Timezone:
    """Return the VTIMEZONE (RFC 5545, 3.6.5) of a zone.

    icalendar's own writes the beginning of summer time in the new offset; the standard asks for
    the old one.

    Arguments:
        first, last: days of events; it holds from the beginning of the first's year to the end of
            the last's.
    """
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    start = dt.datetime(first.year, 1, 1, tzinfo=dt.UTC) - _DAY
    end = dt.datetime(last.year + 1, 1, 1, tzinfo=dt.UTC) + _DAY
    made = Timezone()
    made.add("tzid", zone.key)
    before = _offset(start, zone)
    for moment in (start, *_changes(zone, start, end)):
        local = moment.astimezone(zone)
        part = TimezoneDaylight() if local.dst() else TimezoneStandard()
        part.add("dtstart", moment.replace(tzinfo=None) + before)
        part.add("tzname", local.tzname() or zone.key)
        part.add("tzoffsetfrom", before)
        before = _offset(moment, zone)
        part.add("tzoffsetto", before)
        made.add_component(part)
    return made


def unmistakable(moment: dt.datetime) -> dt.datetime:
    """Return a local time that exists, or UTC for the second of two that read the same.

    When clocks are set back an hour comes twice, and RFC 5545 takes the first (3.3.5).
    """
    real = moment.astimezone(dt.UTC)
    local = real.astimezone(moment.tzinfo)
    return real if local.fold else local


def _changes(zone: ZoneInfo, start: dt.datetime, end: dt.datetime) -> Iterator[dt.datetime]:
    """Yield the minutes at which the offset changes; no zone changes twice a day."""
    while start < end:
        if _offset(start, zone) != _offset(start + _DAY, zone):
            low, high = start, start + _DAY
            while high - low > _MINUTE:
                middle = low + (high - low) / 2
                middle = middle.replace(second=0, microsecond=0)
                if _offset(middle, zone) == _offset(low, zone):
                    low = middle
                else:
                    high = middle
            yield high
        start += _DAY


def _offset(moment: dt.datetime, zone: ZoneInfo) -> dt.timedelta:
    return moment.astimezone(zone).utcoffset() or dt.timedelta()
