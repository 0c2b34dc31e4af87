"""The workshop folder as the tool reads it: every mistake named with its line, all at once."""

from proceedings.inputs.append import append_papers
from proceedings.inputs.folder import (
    DECISIONS,
    LOCK,
    PAPERS,
    WORKSHOP,
    Inputs,
    find_workshop_folder,
    read_workshop_folder,
)
from proceedings.inputs.lookups import RULES
from proceedings.inputs.reference import configuration_reference, workshop_schema
from proceedings.inputs.scaffold import create_workshop_folder

__all__ = [
    "DECISIONS",
    "LOCK",
    "PAPERS",
    "RULES",
    "WORKSHOP",
    "Inputs",
    "append_papers",
    "configuration_reference",
    "create_workshop_folder",
    "find_workshop_folder",
    "read_workshop_folder",
    "workshop_schema",
]
