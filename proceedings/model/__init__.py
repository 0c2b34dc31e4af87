"""The domain as frozen values: what the other rooms talk about."""

from proceedings.model.findings import Finding, Severity, Verdict, Waiver, has_errors
from proceedings.model.geometry import Box
from proceedings.model.paper import Author, Inclusion, Link, Paper, Placement, Presentation
from proceedings.model.site import ImportantDate, NamedLink, OwnPage, Site, Sponsor
from proceedings.model.workshop import (
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
    "Box",
    "Consent",
    "Event",
    "Finding",
    "ImportantDate",
    "Inclusion",
    "Link",
    "Look",
    "NamedLink",
    "OwnPage",
    "Paper",
    "Person",
    "Placement",
    "Presentation",
    "Requirements",
    "Session",
    "SessionKind",
    "Severity",
    "Site",
    "Sponsor",
    "Stage",
    "Verdict",
    "Waiver",
    "Workshop",
    "has_errors",
]
