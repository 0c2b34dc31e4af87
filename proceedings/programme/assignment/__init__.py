"""Which poster is in which session and on which board."""

from proceedings.programme.assignment.exact import has_solver
from proceedings.programme.assignment.feasibility import Shortage, fill
from proceedings.programme.assignment.objective import LEVELS, Cost, cost
from proceedings.programme.assignment.posing import Known, firm_talks, pose, settled_places
from proceedings.programme.assignment.problem import Hall, Poster, Problem
from proceedings.programme.assignment.reasons import reasons
from proceedings.programme.assignment.solving import Solution, solve
from proceedings.programme.assignment.talks import with_talks

__all__ = [
    "LEVELS",
    "Cost",
    "Hall",
    "Known",
    "Poster",
    "Problem",
    "Shortage",
    "Solution",
    "cost",
    "fill",
    "firm_talks",
    "has_solver",
    "pose",
    "reasons",
    "settled_places",
    "solve",
    "with_talks",
]
