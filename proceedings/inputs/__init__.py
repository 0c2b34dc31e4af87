"""The workshop folder as the tool reads it: every mistake named with its line, all at once."""

from proceedings.inputs.append import append_papers
from proceedings.inputs.append_decisions import append_decisions
from proceedings.inputs.choices import RULES as _CHOICE_RULES
from proceedings.inputs.contacts import CONTACTS, Contacts, read_contacts
from proceedings.inputs.folder import (
    DECISIONS,
    LOCK,
    PAPERS,
    Inputs,
    read_workshop_folder,
)
from proceedings.inputs.lookups import RULES as _LIST_RULES
from proceedings.inputs.reference import configuration_reference, workshop_schema
from proceedings.inputs.requirements import (
    REQUIREMENTS,
    is_requirements_text,
    read_requirements,
    requirements_text,
)
from proceedings.inputs.scaffold import create_workshop_folder
from proceedings.inputs.venue_rows import TABLES as VENUE_TABLES
from proceedings.inputs.venue_rows import VenueRow, read_venue_rows
from proceedings.resources import WORKSHOP, find_workshop_folder

RULES = {**_LIST_RULES, **_CHOICE_RULES}
"""What is looked at in the files, each rule with a line."""

__all__ = [
    "CONTACTS",
    "DECISIONS",
    "LOCK",
    "PAPERS",
    "REQUIREMENTS",
    "RULES",
    "VENUE_TABLES",
    "WORKSHOP",
    "Contacts",
    "Inputs",
    "VenueRow",
    "append_decisions",
    "append_papers",
    "configuration_reference",
    "create_workshop_folder",
    "find_workshop_folder",
    "is_requirements_text",
    "read_contacts",
    "read_requirements",
    "read_venue_rows",
    "read_workshop_folder",
    "requirements_text",
    "workshop_schema",
]
