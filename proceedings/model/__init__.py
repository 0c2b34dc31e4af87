"""The domain as frozen values: what the other rooms talk about."""

from proceedings.model.booklet import (
    BookletSettings,
    FrozenPages,
    Grouping,
    OwnNumbers,
    Sponsor,
)
from proceedings.model.findings import Finding, Severity, Verdict, Waiver, has_errors
from proceedings.model.floor import Aisle, Area, Door, Floor, FloorBoard, FloorLabel
from proceedings.model.geometry import Box
from proceedings.model.paper import Author, Inclusion, Link, Paper, Placement, Presentation
from proceedings.model.posters import PosterRequirements
from proceedings.model.settled import Settled
from proceedings.model.site import ImportantDate, NamedLink, OwnPage, Site
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
    "Aisle",
    "Area",
    "Author",
    "Board",
    "BookletSettings",
    "Box",
    "Consent",
    "Door",
    "Event",
    "Finding",
    "Floor",
    "FloorBoard",
    "FloorLabel",
    "FrozenPages",
    "Grouping",
    "ImportantDate",
    "Inclusion",
    "Link",
    "Look",
    "NamedLink",
    "OwnNumbers",
    "OwnPage",
    "Paper",
    "Person",
    "Placement",
    "PosterRequirements",
    "Presentation",
    "Requirements",
    "Session",
    "SessionKind",
    "Settled",
    "Severity",
    "Site",
    "Sponsor",
    "Stage",
    "Verdict",
    "Waiver",
    "Workshop",
    "has_errors",
]
