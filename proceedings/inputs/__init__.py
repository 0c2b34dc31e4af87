"""The workshop folder as the tool reads it: every mistake named with its line, all at once."""

from proceedings.inputs.append import append_papers
from proceedings.inputs.attendance import ATTENDANCE
from proceedings.inputs.boards import BOARDS, VenueRow, read_boards
from proceedings.inputs.contacts import CONTACTS, Contacts, read_contacts
from proceedings.inputs.decide import decide, take_back
from proceedings.inputs.folder import (
    DECISIONS,
    LOCK,
    PAPERS,
    Inputs,
    read_workshop_folder,
)
from proceedings.inputs.lock import write_lock
from proceedings.inputs.lookups import RULES
from proceedings.inputs.published import PUBLISHED, Published, Round, read_published
from proceedings.inputs.reference import configuration_reference, workshop_schema
from proceedings.inputs.requirements import (
    REQUIREMENTS,
    is_requirements_text,
    read_requirements,
    requirements_text,
)
from proceedings.inputs.scaffold import create_workshop_folder
from proceedings.resources import WORKSHOP, find_workshop_folder

__all__ = [
    "ATTENDANCE",
    "BOARDS",
    "CONTACTS",
    "DECISIONS",
    "LOCK",
    "PAPERS",
    "PUBLISHED",
    "REQUIREMENTS",
    "RULES",
    "WORKSHOP",
    "Contacts",
    "Inputs",
    "Published",
    "Round",
    "VenueRow",
    "append_papers",
    "configuration_reference",
    "create_workshop_folder",
    "decide",
    "find_workshop_folder",
    "is_requirements_text",
    "read_boards",
    "read_contacts",
    "read_published",
    "read_requirements",
    "read_workshop_folder",
    "requirements_text",
    "take_back",
    "workshop_schema",
    "write_lock",
]
