"""The domain as frozen values: what the other rooms talk about."""

from proceedings.model.findings import Finding, Severity, Verdict, Waiver, has_errors
from proceedings.model.geometry import Box
from proceedings.model.paper import Author, Inclusion, Link, Paper, Placement, Presentation
from proceedings.model.workshop import (
    Board,
    Consent,
    Event,
    Look,
    Person,
    Requirements,
    Session,
    SessionKind,
    Stage,
    Workshop,
)

__all__ = [
    "Author",
    "Board",
    "Box",
    "Consent",
    "Event",
    "Finding",
    "Inclusion",
    "Link",
    "Look",
    "Paper",
    "Person",
    "Placement",
    "Presentation",
    "Requirements",
    "Session",
    "SessionKind",
    "Severity",
    "Stage",
    "Verdict",
    "Waiver",
    "Workshop",
    "has_errors",
]
