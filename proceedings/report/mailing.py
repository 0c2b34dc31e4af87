"""Letters as files, and as the table of a mail merge."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from proceedings.report.plain import Letter

SCHEMA = "proceedings/letters/1"
MANIFEST = "letters.json"
COLUMNS = ("key", "to", "subject", "body", "due")


def letter_file(key: str) -> str:
    """Return the name of the file of a letter."""
    return f"{key}.txt"


def write_letters(
    letters: Sequence[Letter], due: dt.date | None, attached: Mapping[str, str], target: Path
) -> None:
    """Write letters, what is to be attached to each, and a list of all that into a folder.

    Arguments:
        attached: texts by the name of their file.
        target: an existing, empty folder.
    """
    texts = {letter_file(letter.key): letter.text for letter in letters}
    document = {
        "schema": SCHEMA,
        "due": due.isoformat() if due else None,
        "attached": list(attached),
        "letters": [
            {"key": letter.key, "file": letter_file(letter.key), "subject": letter.subject}
            for letter in letters
        ],
    }
    listed = {MANIFEST: json.dumps(document, ensure_ascii=False, indent=1) + "\n"}
    for name, text in {**texts, **attached, **listed}.items():
        (target / name).write_text(text, encoding="utf-8", newline="\n")


def written_before(folder: Path) -> Collection[str]:
    """Return the names of the files that :func:`write_letters` wrote into a folder."""
    try:
        document = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        letters = [letter["file"] for letter in document["letters"]]
        return {MANIFEST, *document["attached"], *letters}
    except (OSError, ValueError, TypeError, KeyError):
        return set()


def mail_merge(
    letters: Sequence[Letter], addresses: Mapping[str, Sequence[str]], due: dt.date | None
) -> str:
    """Return a CSV table with a row a letter; a paper without an address has none."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for letter in letters:
        if to := addresses.get(letter.key):
            day = due.isoformat() if due else ""
            writer.writerow([letter.key, ", ".join(to), letter.subject, letter.body, day])
    return stream.getvalue()


def is_mail_merge(text: str) -> bool:
    """Tell whether a text is a table that :func:`mail_merge` wrote."""
    return text.startswith(",".join(COLUMNS))
