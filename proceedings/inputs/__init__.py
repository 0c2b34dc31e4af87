"""The workshop folder as the tool reads it: every mistake named with its line, all at once."""

from proceedings.inputs.append import read_list, write_whole
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
from proceedings.inputs.imported import IMPORTED, Record, imported_text, read_imported
from proceedings.inputs.lookups import RULES as _LIST_RULES
from proceedings.inputs.merging import Accept, Kept, Merged, Proposal, merge
from proceedings.inputs.reference import configuration_reference, workshop_schema
from proceedings.inputs.requirements import (
    REQUIREMENTS,
    is_requirements_text,
    read_requirements,
    requirements_text,
)
from proceedings.inputs.rewriting import merged_text
from proceedings.inputs.scaffold import create_workshop_folder
from proceedings.inputs.sources import SOURCES, Imported, LeftOut, Reading, read_source
from proceedings.inputs.venue_rows import TABLES as VENUE_TABLES
from proceedings.inputs.venue_rows import VenueRow, read_venue_rows
from proceedings.inputs.writing import as_text
from proceedings.resources import WORKSHOP, find_workshop_folder

RULES = {**_LIST_RULES, **_CHOICE_RULES}
"""What is looked at in the files, each rule with a line."""

__all__ = [
    "CONTACTS",
    "DECISIONS",
    "IMPORTED",
    "LOCK",
    "PAPERS",
    "REQUIREMENTS",
    "RULES",
    "SOURCES",
    "VENUE_TABLES",
    "WORKSHOP",
    "Accept",
    "Contacts",
    "Imported",
    "Inputs",
    "Kept",
    "LeftOut",
    "Merged",
    "Proposal",
    "Reading",
    "Record",
    "VenueRow",
    "append_decisions",
    "as_text",
    "configuration_reference",
    "create_workshop_folder",
    "find_workshop_folder",
    "imported_text",
    "is_requirements_text",
    "merge",
    "merged_text",
    "read_contacts",
    "read_imported",
    "read_list",
    "read_requirements",
    "read_source",
    "read_venue_rows",
    "read_workshop_folder",
    "requirements_text",
    "workshop_schema",
    "write_whole",
]
