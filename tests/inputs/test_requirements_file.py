"""The file that organizers hand to authors says what they ask, and says it again when read."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from proceedings.checks import judging_rules
from proceedings.errors import ConfigurationError, MissingInputError
from proceedings.formats import load_formats
from proceedings.inputs import is_requirements_text, read_requirements, requirements_text
from proceedings.inputs.values import EXCLUDABLE
from proceedings.model import Requirements, Severity, Stage

FORMATS, RULES = tuple(load_formats()), judging_rules()

texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).map(str.strip).filter(bool)
tables = st.dictionaries(st.sampled_from(list(Stage)), st.integers(1, 400), min_size=1)
tracks = st.dictionaries(
    st.text(st.characters(codec="utf-8"), max_size=20).filter(lambda t: t not in set(Stage)),
    tables,
    max_size=4,
)
asked = st.builds(
    Requirements,
    formats=st.lists(st.sampled_from(FORMATS), unique=True).map(tuple),
    stage=st.sampled_from(list(Stage)),
    limits=tracks,
    excluded=st.none() | st.lists(st.sampled_from(EXCLUDABLE), unique=True).map(tuple),
    notice=st.just("") | texts,
    file_size=st.none() | st.integers(1, 400),
    severities=st.dictionaries(
        st.sampled_from(RULES), st.none() | st.sampled_from(list(Severity)), max_size=4
    ),
    due=st.none() | st.dates(),
)
SIMPLE = Requirements(
    ("icml2026",),
    Stage.CAMERA_READY,
    {"long": dict.fromkeys(Stage, 8), "short": {Stage.SUBMISSION: 4, Stage.CAMERA_READY: 5}},
    ("references",),
    "Presented at: the workshop's \\emph{first} day.",
    {"page-size": None, "page-limit": Severity.WARNING},
)


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("asked") / "requirements.yaml"


def read(path):
    return read_requirements(path, FORMATS, RULES)


@given(asked=asked, event=texts)
def test_what_is_written_is_read_again(file, asked, event):
    text = requirements_text(asked, event)
    file.write_text(text, encoding="utf-8", newline="\n")
    assert read(file) == asked
    assert requirements_text(asked, event) == text
    assert is_requirements_text(text)


def test_the_file_says_what_it_is_and_which_command_to_run():
    lines = requirements_text(SIMPLE, "Workshop on Small Things", "ask.yaml").splitlines()
    assert lines[0].startswith("# Workshop on Small Things: what is asked of a manuscript")
    assert "#   proceedings check paper.pdf --requirements ask.yaml --track long" in lines
    assert "# schema: proceedings/requirements/1" in lines


def test_any_reader_of_yaml_understands_it():
    assert yaml.safe_load(requirements_text(SIMPLE, "W")) == {
        "event": "W",
        "format": ["icml2026"],
        "stage": "camera-ready",
        "limits": {"long": 8, "short": {"submission": 4, "camera-ready": 5}},
        "exclude": ["references"],
        "notice": SIMPLE.notice,
        # To YAML 1.1 off is a no; our reader takes words as they stand.
        "severities": {"page-size": False, "page-limit": "warning"},
    }


def test_a_whole_workshop_file_serves_as_well(file):
    file.write_text(
        "event: {name: X, date: 2026-07-18, time_zone: UTC}\n"
        "requirements: {format: icml2026, limits: 4}\n"
        "people: {organizers: [Ada Lovelace]}\n"
    )
    requirements = read(file)
    assert requirements.formats == ("icml2026",)
    assert requirements.limit(None, Stage.CAMERA_READY) == 4


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("limts: 8\n", "1: limts: unknown key; did you mean limits?"),
        (
            "event: X\nformat: icml206\n",
            "2: format: expected a known paper format, found “icml206”; did you mean icml2026?",
        ),
        (
            "event: X\nseverities: {page-limt: off}\n",
            (
                "2: severities.page-limt: expected a rule that judges manuscripts;"
                " did you mean page-limit?"
            ),
        ),
        (
            "event: {name: X, date: 2026-07-18, time_zone: UTC}\nrequirements: {format: icml}\n",
            (
                "2: requirements.format: expected a known paper format, found “icml”;"
                " did you mean icml2026?"
            ),
        ),
        ("limits: {long: 8\n", "2: is not valid YAML"),
        ("", "1: the file is empty"),
        ("# nothing but words\n", "1: the file is empty"),
        ("- 8\n", "1: expected keys such as format, stage, limits"),
    ],
)
def test_a_mistake_is_named_with_its_line(file, text, message):
    file.write_text(text)
    with pytest.raises(ConfigurationError) as caught:
        read(file)
    assert message in str(caught.value)
    assert str(caught.value).startswith(f"{file}:")


def test_a_folder_and_a_pdf_are_told_apart_from_the_file(file):
    with pytest.raises(ConfigurationError, match="is a folder") as caught:
        read(file.parent)
    assert "-C" in caught.value.fix
    file.write_bytes(b"%PDF-1.5\n")
    with pytest.raises(ConfigurationError, match="is a PDF"):
        read(file)


def test_a_missing_file_is_missing(file):
    with pytest.raises(MissingInputError):
        read(file.with_name("none.yaml"))
