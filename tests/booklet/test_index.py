from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path

from proceedings.booklet.index import letters
from proceedings.plan.values import Locator

PLANS = runpy.run_path(str(Path(__file__).parents[1] / "render" / "plans.py"))


def test_a_place_that_two_papers_of_a_person_share_is_said_once():
    plan = PLANS["sample_plan"](3)
    first, second, third = (paper.key for paper in plan.papers)
    places = (Locator(first, "1"), Locator(second, "1"), Locator(third, "2"))
    plan = replace(plan, names=(replace(plan.names[0], papers=places),))
    ((_, locators),) = letters(plan)[0].names
    assert locators == (("1", f"paper:{first}"), ("2", f"paper:{third}"))
