"""The workshop folder as the tool reads it: every mistake named with its line, all at once."""

from proceedings.inputs.append import read_list, write_whole
from proceedings.inputs.append_decisions import append_decisions
from proceedings.inputs.attendance import ATTENDANCE
from proceedings.inputs.boards import BOARDS, VenueRow, read_boards
from proceedings.inputs.choices import RULES as _CHOICE_RULES
from proceedings.inputs.contacts import CONTACTS, Contacts, read_contacts
from proceedings.inputs.decide import decide, take_back
from proceedings.inputs.folder import (
    DECISIONS,
    LOCK,
    PAPERS,
    Inputs,
    read_workshop_folder,
)
from proceedings.inputs.imported import IMPORTED, Record, imported_text, read_imported
from proceedings.inputs.lock import write_lock
from proceedings.inputs.lookups import RULES as _LIST_RULES
from proceedings.inputs.merging import Accept, Kept, Merged, Proposal, merge
from proceedings.inputs.published import PUBLISHED, Published, Round, read_published
from proceedings.inputs.reference import configuration_reference, floor_schema, workshop_schema
from proceedings.inputs.requirements import (
    REQUIREMENTS,
    is_requirements_text,
    read_requirements,
    requirements_text,
)
from proceedings.inputs.rewriting import merged_text
from proceedings.inputs.scaffold import create_workshop_folder
from proceedings.inputs.sources import SOURCES, Imported, LeftOut, Reading, read_source
from proceedings.inputs.writing import as_text
from proceedings.resources import WORKSHOP, find_workshop_folder

RULES = {**_LIST_RULES, **_CHOICE_RULES}
"""What is looked at in the files, each rule with a line."""

__all__ = [
    "ATTENDANCE",
    "BOARDS",
    "CONTACTS",
    "DECISIONS",
    "IMPORTED",
    "LOCK",
    "PAPERS",
    "PUBLISHED",
    "REQUIREMENTS",
    "RULES",
    "SOURCES",
    "WORKSHOP",
    "Accept",
    "Contacts",
    "Imported",
    "Inputs",
    "Kept",
    "LeftOut",
    "Merged",
    "Proposal",
    "Published",
    "Reading",
    "Record",
    "Round",
    "VenueRow",
    "append_decisions",
    "as_text",
    "configuration_reference",
    "create_workshop_folder",
    "decide",
    "find_workshop_folder",
    "floor_schema",
    "imported_text",
    "is_requirements_text",
    "merge",
    "merged_text",
    "read_boards",
    "read_contacts",
    "read_imported",
    "read_list",
    "read_published",
    "read_requirements",
    "read_source",
    "read_workshop_folder",
    "requirements_text",
    "take_back",
    "workshop_schema",
    "write_lock",
    "write_whole",
]
