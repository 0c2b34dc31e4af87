from __future__ import annotations

import datetime as dt
import json

import pytest

from proceedings.errors import ConfigurationError
from proceedings.inputs import create_workshop_folder, read_workshop_folder, workshop_schema


def test_a_new_folder_reads_without_a_word(tmp_path):
    made = create_workshop_folder(tmp_path / "careful-manuscripts")
    assert all(path.exists() for path in made)
    inputs = read_workshop_folder(tmp_path / "careful-manuscripts", ())
    assert inputs.workshop.event.name == "Careful manuscripts"
    assert abs(inputs.workshop.event.date - dt.datetime.now(dt.UTC).date()) <= dt.timedelta(days=1)
    assert (inputs.papers, inputs.findings) == ((), ())


@pytest.mark.parametrize("name", ["it's: #1 {x}", "no", "2026", "“quoted”", "a\\nb", "été"])
def test_any_folder_name_makes_an_event(tmp_path, name):
    create_workshop_folder(tmp_path / name)
    event = read_workshop_folder(tmp_path / name, ()).workshop.event
    assert event.name.lower() == name.lower()


def test_the_examples_in_the_comments_are_right(tmp_path):
    create_workshop_folder(tmp_path / "x")
    path = tmp_path / "x" / "workshop.yaml"
    lines = path.read_text("utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("# requirements"))
    shown = [line.removeprefix("#").removeprefix(" ") for line in lines[start:]]
    path.write_text("\n".join([*lines[:start], *shown]), "utf-8")
    papers = tmp_path / "x" / "papers.yaml"
    examples = [line[1:] for line in papers.read_text("utf-8").splitlines() if line[:4] == "#   "]
    papers.write_text("papers:\n" + "\n".join(examples), "utf-8")
    inputs = read_workshop_folder(tmp_path / "x", ("icml2026",))
    assert len(inputs.workshop.sessions) == 2
    assert inputs.workshop.speakers[0].talk == "On engines"
    assert inputs.papers[0].authors[1].affiliations == ("Analytical Society",)
    assert inputs.findings == ()


@pytest.mark.parametrize("name", ["workshop.yaml", "papers.yaml", "workshop.schema.json"])
def test_nothing_is_overwritten(tmp_path, name):
    (tmp_path / name).write_text("mine", "utf-8")
    with pytest.raises(ConfigurationError, match=name):
        create_workshop_folder(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text("utf-8") == "mine"


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "x").write_text("mine", "utf-8")
    with pytest.raises(ConfigurationError):
        create_workshop_folder(tmp_path / "x")


def test_the_schema_beside_it_is_the_one_of_the_models(tmp_path):
    create_workshop_folder(tmp_path)
    beside = json.loads((tmp_path / "workshop.schema.json").read_text("utf-8"))
    assert beside == json.loads(json.dumps(workshop_schema()))
