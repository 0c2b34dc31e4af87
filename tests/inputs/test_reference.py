from __future__ import annotations

import json

import pytest

from proceedings.inputs import configuration_reference, workshop_schema
from proceedings.inputs.decisions import DecisionEntry
from proceedings.inputs.entries import LockFile, PapersFile, WorkshopFile
from proceedings.inputs.problems import key_paths


def objects(schema):
    """Yield every object the schema describes."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for inner in schema.values():
            yield from objects(inner)
    if isinstance(schema, list):
        for inner in schema:
            yield from objects(inner)


def test_every_key_an_editor_offers_is_described():
    schema = json.loads(json.dumps(workshop_schema()))
    described = list(objects(schema))
    assert len(described) > 8
    for entry in described:
        if "description" not in entry:
            continue  # stages below a track: the words are the description
        for name, key in entry["properties"].items():
            words = key.get("description") or schema["$defs"][key["$ref"][8:]]["description"]
            assert words.endswith((".", "`.")), name
        assert entry.get("additionalProperties") is False


def test_the_schema_holds_no_names_of_ours_for_editors_to_show():
    texts = json.dumps({k: v for k, v in workshop_schema().items() if k != "title"})
    assert '"title": "' not in texts


def test_required_keys_and_plain_names_are_in_the_schema():
    schema = workshop_schema()
    assert schema["required"] == ["event"]
    assert schema["$defs"]["EventEntry"]["required"] == ["name", "date", "time_zone"]
    assert {"type": "string"} in schema["$defs"]["PersonEntry"]["anyOf"]
    assert schema["$defs"]["SessionEntry"]["properties"]["kind"]["enum"][0] == "talks"


@pytest.mark.parametrize("model", [WorkshopFile, PapersFile, DecisionEntry, LockFile])
def test_every_key_of_every_file_is_in_the_reference(model):
    reference = configuration_reference()
    for _, name in key_paths(model):
        assert f".{name}" in reference or f"`{name}" in reference, name


def test_the_reference_is_made_of_sound_tables():
    reference = configuration_reference()
    assert [line for line in reference.splitlines() if line.startswith("## ")] == [
        "## `workshop.yaml`",
        "## `papers.yaml`",
        "## `decisions.yaml`",
        "## `programme.lock.yaml`",
        "## `pages.lock.yaml`",
        "## `floor.yaml`",
    ]
    rows = [line for line in reference.splitlines() if line.startswith("|")]
    assert {row.replace("\\|", "").count("|") for row in rows} == {5}
    assert (
        "| `event.time_zone` | an IANA time zone such as Europe/Vienna | **required** |"
        in reference
    )
    assert "| `look.accent` | a colour such as" in reference
    assert reference == configuration_reference()
