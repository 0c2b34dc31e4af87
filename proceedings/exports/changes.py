"""``data/changes.json``: what is new since the last publication."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from proceedings.inputs import Published
    from proceedings.plan import Plan

SCHEMA = "proceedings/changes/1"


def changes_json(plan: Plan, published: Published) -> str:
    """Return what is new since the last publication, and what each before told."""
    return (
        json.dumps(
            {
                "schema": SCHEMA,
                "since": published.date.isoformat(),
                "changes": [
                    {"kind": one.kind, "paper": one.paper, "sentence": one.sentence}
                    for one in plan.news
                ],
                "rounds": [
                    {"date": one.date.isoformat(), "news": list(one.news)}
                    for one in published.rounds
                ],
            },
            indent=1,
            ensure_ascii=False,
        )
        + "\n"
    )
