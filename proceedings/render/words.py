"""Dates, times, ranges and counts as a reader expects them in print."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - part of the public signatures
from collections.abc import Sequence  # noqa: TC003

from proceedings.plan import PageSpan  # noqa: TC001
from proceedings.plan.published import pages_of
from proceedings.text import phrases

# The machine's locale must not change a booklet, so strftime is of no use here.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date(value: dt.date) -> str:
    """Return "18 July 2026"."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def day(value: dt.date) -> str:
    """Return "Saturday, 18 July 2026"."""
    return f"{_WEEKDAYS[value.weekday()]}, {date(value)}"


def dates(first: dt.date, last: dt.date | None = None) -> str:
    """Return one day or a range, saying month and year once where they are shared."""
    if last is None or last <= first:
        return date(first)
    if first.year != last.year:
        return f"{date(first)} – {date(last)}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} – {date(last)}"
    return f"{first.day}–{date(last)}"


def time(value: dt.datetime) -> str:
    """Return "09:30", in the value's own zone."""
    return f"{value.hour:02d}:{value.minute:02d}"


def times(start: dt.datetime, end: dt.datetime | None = None) -> str:
    """Return "09:30–10:30", or the start alone where the end is open."""
    return time(start) if end is None else f"{time(start)}–{time(end)}"


def offset(value: dt.datetime) -> str:
    """Return the distance from UTC, such as "UTC+9" or "UTC−3:30"; empty for a naive time."""
    distance = value.utcoffset()
    if distance is None:
        return ""
    minutes = round(distance.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")


def pages(span: PageSpan) -> str:
    """Return "12–19", "12–19b", or "12" for a single page."""
    return pages_of(span) or ""


def joined(words: Sequence[str]) -> str:
    """Return "A", "A and B", or "A, B and C"."""
    return phrases.join_words(words)


def count(number: int, noun: str) -> str:
    """Return "1 paper" or "1,204 papers"."""
    return phrases.count(number, noun)
