"""Make a workshop folder that builds as it is, with comments that say what to do next."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

from proceedings.errors import ConfigurationError
from proceedings.inputs.folder import PAPERS
from proceedings.inputs.reference import workshop_schema
from proceedings.resources import WORKSHOP

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = "workshop.schema.json"
_FOLDERS = ("papers", "pages", "images")

_WORKSHOP_TEXT = """\
# yaml-language-server: $schema=workshop.schema.json
# The event, its people and sessions, and what it asks of manuscripts.
# Editors that know YAML complete the keys; everything below a # is an example.

event:
  name: {name}
  # short: for running heads and signs
  # host: ICML 2026
  date: {date}             # change me: the day of the workshop
  time_zone: UTC               # change me: the zone of the place, such as Asia/Seoul
  # place: Seoul, South Korea
  # room: Hall D2

# requirements:
#   format: icml2026           # `proceedings formats` lists them
#   limits: {{long: 8, short: 4}}

# consent:
#   inclusion: full            # only where all authors agreed that their PDF is handed round
#   statement: All authors agreed on the submission form.
#   licence: CC BY 4.0

# people:
#   organizers: [Ada Lovelace]
#   speakers:
#     - {{name: Charles Babbage, affiliation: Analytical Society, talk: On engines}}

# sessions:
#   - {{id: orals, title: Orals, kind: orals, start: "09:30", end: "10:30"}}
#   - {{id: posters, title: Posters, kind: posters, start: "11:00", end: "12:00"}}

# look:
#   accent: "#7a1f2b"          # in quotes: after a blank, # begins a comment
"""

PAPERS_TEXT = """\
# The accepted papers, one entry each. `proceedings import` fills this in and keeps what you edit;
# correct and comment freely. PDFs go into papers/, named by key, number or id: 12.pdf
#
#   - number: 12
#     title: 'On $n$-gram engines'      # 'single quotes' keep LaTeX as it is
#     authors: [Ada Lovelace, {name: Charles Babbage, affiliations: [Analytical Society]}]
#     presentation: oral                # oral, spotlight, poster or virtual

papers:
"""


def create_workshop_folder(folder: Path) -> tuple[Path, ...]:
    """Make a workshop folder and return what was written.

    The event is named after the folder and dated today, which a comment asks to change.

    Raises:
        ConfigurationError: a file we would write is there already; nothing is changed then.
    """
    name = folder.resolve().name.replace("-", " ").replace("_", " ").strip() or "Workshop"
    today = dt.date.today()  # noqa: DTZ011 - the organizer's own day; no output depends on it
    quoted = "'" + (name[0].upper() + name[1:]).replace("'", "''") + "'"
    texts = {
        WORKSHOP: _WORKSHOP_TEXT.format(name=quoted, date=today),
        PAPERS: PAPERS_TEXT,
        SCHEMA: json.dumps(workshop_schema(), indent=2, ensure_ascii=False) + "\n",
    }
    if folder.exists() and not folder.is_dir():
        raise ConfigurationError(f"{folder}: is a file", "Name a folder.")
    for file_name in texts:
        if (folder / file_name).exists():
            raise ConfigurationError(
                f"{folder / file_name}: is there already; nothing was written",
                "Name another folder, or edit what is there.",
            )
    folder.mkdir(parents=True, exist_ok=True)
    for file_name, text in texts.items():
        (folder / file_name).write_text(text, encoding="utf-8", newline="\n")
    for below in _FOLDERS:
        (folder / below).mkdir(exist_ok=True)
    return tuple(folder / made for made in (*texts, *(f"{below}/" for below in _FOLDERS)))
