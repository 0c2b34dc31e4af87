from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path

import pytest

PLANS = runpy.run_path(str(Path(__file__).parents[1] / "website" / "plans.py"))
HOSTILE = '{{< x >}} {% raw %} {{ site }} --- # "a: \'b" <script>alert(1)</script> \u2028\x7f 😀'


@pytest.fixture
def plan(tmp_path):
    """A plan in which a title and an abstract are full of marks of templates."""
    from html import escape

    plan = PLANS["full_plan"](tmp_path)
    hostile = replace(
        plan.papers[1],
        title=HOSTILE,
        title_html=escape(HOSTILE),
        abstract=HOSTILE,
        abstract_html=f"<p>{escape(HOSTILE)}</p>",
    )
    return replace(plan, papers=(plan.papers[0], hostile, *plan.papers[2:]))
