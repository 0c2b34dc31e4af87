"""What a single value cannot show: duplicates, times that run backwards, formats nobody knows.

These look at the parsed text, not at the models, so that they are found together with all else.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from proceedings.inputs.clock import check_clock
from proceedings.inputs.problems import closest, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from proceedings.inputs.yaml_file import YamlFile


def check_workshop(
    file: YamlFile, known_formats: Collection[str], known_rules: Collection[str]
) -> None:
    """Note what is wrong between the values of ``workshop.yaml``."""
    check_requirements(file, known_formats, known_rules, ("requirements",))
    _check_days(file)
    _check_distinct(file, "sessions", "id", "two sessions cannot share an id")
    for position, session in _entries(file, "sessions"):
        _check_session(file, position, session)
    _check_boards(file)
    check_clock(file)


def check_requirements(
    file: YamlFile,
    known_formats: Collection[str],
    known_rules: Collection[str],
    above: tuple[str, ...],
) -> None:
    """Note formats and rules that nobody knows; ``above`` is where the requirements stand."""
    entry = _mapping(file.data)
    for name in above:
        entry = _mapping(entry.get(name))
    _check_formats(file, entry, known_formats, above)
    _check_severities(file, entry, known_rules, above)


def check_papers(file: YamlFile) -> None:
    """Note what is wrong between the values of ``papers.yaml``."""
    _check_distinct(file, "papers", "key", "keys name files, and some disks are blind to case")
    _check_distinct(file, "papers", "number", "two papers cannot share a submission number")
    _check_distinct(file, "papers", "id", "two papers cannot share an id", fold=False)


def check_decisions(file: YamlFile, known_rules: Collection[str]) -> None:
    """Note rules that nobody knows in the waivers of ``decisions.yaml``."""
    entries = file.data if isinstance(file.data, list) else []
    for position, entry in enumerate(entries):
        name = _mapping(entry).get("rule")
        if isinstance(name, str) and name and name not in known_rules:
            near = closest(name, known_rules)
            file.complain_of(
                (position, "rule"),
                f"expected a rule that judges manuscripts, found {shown(name)}"
                + (f"; did you mean {near}?" if near else ""),
                "`proceedings rules` lists them.",
            )


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _entries(file: YamlFile, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    entries = _mapping(file.data).get(name)
    for position, entry in enumerate(entries if isinstance(entries, list) else []):
        if isinstance(entry, dict):
            yield position, entry


def _check_formats(
    file: YamlFile, entry: dict[str, Any], known: Collection[str], above: tuple[str, ...]
) -> None:
    named = entry.get("format")
    for position, name in enumerate(named if isinstance(named, list) else [named]):
        if isinstance(name, str) and name and name not in known:
            path = (*above, "format", *((position,) if isinstance(named, list) else ()))
            near = closest(name, sorted(known, reverse=True))  # of equals, the newest
            file.complain_of(
                path,
                f"expected a known paper format, found {shown(name)}"
                + (f"; did you mean {near}?" if near else ""),
                f"Known are {', '.join(sorted(known))}." if known else "",
            )


def _check_severities(
    file: YamlFile, entry: dict[str, Any], known: Collection[str], above: tuple[str, ...]
) -> None:
    for name in _mapping(entry.get("severities")):
        if name not in known:
            near = closest(name, known)
            file.complain_of(
                (*above, "severities", name),
                "expected a rule that judges manuscripts"
                + (f"; did you mean {near}?" if near else ""),
                f"Those are {', '.join(known)}." if known else "",
            )


def _day(value: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _minutes(value: Any) -> int | None:
    hour, colon, minute = value.partition(":") if isinstance(value, str) else ("", "", "")
    valid = colon and hour.isdecimal() and minute.isdecimal()
    return int(hour) * 60 + int(minute) if valid else None


def _check_days(file: YamlFile) -> None:
    event = _mapping(_mapping(file.data).get("event"))
    first, last = _day(event.get("date")), _day(event.get("last_date"))
    if first and last and last < first:
        file.complain_of(
            ("event", "last_date"), f"expected {first} or a later day, found {shown(str(last))}"
        )
        return
    for position, session in _entries(file, "sessions"):
        day = _day(session.get("date"))
        outside = first and day and not first <= day <= (last or first)
        if outside and session.get("kind") != "social":
            days = f"{first}" if last in (None, first) else f"a day from {first} to {last}"
            file.complain_of(
                ("sessions", position, "date"),
                f"expected {days}, found {shown(str(day))}",
                "Correct the day, or set event.last_date.",
            )


def _check_session(file: YamlFile, position: int, session: dict[str, Any]) -> None:
    start, end = _minutes(session.get("start")), _minutes(session.get("end"))
    if start is None or end is None or end > start:
        return
    if session.get("kind") != "social" or end == start:
        file.complain_of(
            ("sessions", position, "end"),
            f"expected a time after its start {session['start']}, found {shown(session['end'])}",
            "Times are in 24 hours; only a session of kind social may end after midnight.",
        )


def _check_boards(file: YamlFile) -> None:
    """Note windows that run backwards."""
    for position, entry in _entries(file, "boards"):
        start, end = _minutes(entry.get("start")), _minutes(entry.get("end"))
        if start is not None and end is not None and end <= start:
            file.complain_of(
                ("boards", position, "end"),
                f"expected a time after its start {entry['start']}, found {shown(entry['end'])}",
                "Times are in 24 hours; give boards that serve two days an entry for each day.",
            )


def _check_distinct(file: YamlFile, name: str, key: str, reason: str, *, fold: bool = True) -> None:
    seen: dict[str, tuple[str, int]] = {}
    for position, entry in _entries(file, name):
        value = entry.get(key)
        if not isinstance(value, str) or not value:
            continue
        same = value.lower() if fold else value
        if key == "number" and value.isdecimal():
            same = str(int(value))
        path = (name, position, key)
        if same in seen:
            other, line = seen[same]
            article = "an" if key == "id" else "a"
            words = "" if other == value else f" as {other}"
            file.complain_of(
                path,
                f"expected {article} {key} of its own, found {shown(value)},"
                f" which stands in line {line} already{words} ({reason})",
                "Change one of them, or delete the entry that stands twice.",
            )
        else:
            seen[same] = (value, file.line(path))
