"""What a workshop asks of a manuscript, as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from proceedings.model import PosterRequirements, Requirements

SCHEMA = "proceedings/requirements/1"


def requirements_json(requirements: Requirements, event: str) -> str:
    """Return the requirements as a JSON document; what is left to the format is null."""
    document = {
        "schema": SCHEMA,
        "event": event,
        "formats": list(requirements.formats),
        "stage": requirements.stage.value if requirements.stage else None,
        "tracks": [track for track in requirements.limits if track],
        "limits": {
            track: {stage.value: pages for stage, pages in table.items()}
            for track, table in requirements.limits.items()
        },
        "excluded": None if requirements.excluded is None else list(requirements.excluded),
        "notice": requirements.notice or None,
        "parts": None if requirements.parts is None else list(requirements.parts),
        "severities": {
            rule: severity.value if severity else "off"
            for rule, severity in requirements.severities.items()
        },
        "due": requirements.due.isoformat() if requirements.due else None,
        "file_size": requirements.file_size,
        "posters": _posters(requirements.posters) if requirements.posters else None,
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _posters(posters: PosterRequirements) -> dict[str, float]:
    """Return what is asked of a poster file: inches, pixels an inch, and MB."""
    return {
        "width": posters.width,
        "height": posters.height,
        "dpi": posters.dpi,
        "file_size": posters.file_size,
    }
