"""Whatever stands in a file: papers that fit into the list, or an error that says what to do."""

from __future__ import annotations

import io
import json

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proceedings.errors import ConfigurationErrors, ProceedingsError
from proceedings.inputs.append import with_keys
from proceedings.inputs.writing import tidy

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
_NAMES = (
    *("title", "authors", "authorids", "abstract", "keywords", "venue", "venueid", "decision"),
    *("pdf", "track", "code"),
)
_NOTE = st.fixed_dictionaries(
    {"id": st.text(min_size=1, max_size=4), "content": st.dictionaries(
        st.sampled_from(_NAMES), _JSON | st.fixed_dictionaries({"value": _JSON}))},
    optional={"number": _JSON, "invitations": _JSON, "details": _JSON, "license": _JSON,
              "forum": _JSON, "replyto": _JSON},
)  # fmt: skip
_SITE = st.dictionaries(
    st.sampled_from(("number", "board", "session", "title", "authors", "openreview", "abstract",
                     "category", "track", "type", "room_location", "presentation_order", "url")),
    _JSON,
)  # fmt: skip
_ACL = st.dictionaries(
    st.sampled_from(("id", "title", "authors", "attributes", "file", "decision", "openreview_id")),
    _JSON | st.lists(st.dictionaries(
        st.sampled_from(("first_name", "last_name", "orcid", "institution")), _JSON), max_size=2),
)  # fmt: skip
_many = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def fits(desk, source, file):
    try:
        reading = desk.read(source, file)
    except ProceedingsError as error:
        errors = error.problems if isinstance(error, ConfigurationErrors) else [error]
        assert all(file.name in one.message and one.fix for one in errors)
        return
    entries = [tidy(paper.entry) for paper in reading.papers]
    assert len(with_keys(entries, [])) == len(entries)


@_many
@given(notes=st.lists(_NOTE, max_size=3))
def test_notes(desk, notes):
    fits(desk, "openreview", desk.file("n.json", notes))


@_many
@given(values=st.lists(_SITE, max_size=3))
def test_site(desk, values):
    fits(desk, "site", desk.file("s.json", values))


@_many
@given(values=st.lists(_ACL, max_size=3))
def test_aclpub2(desk, values):
    text = yaml.safe_dump(json.loads(json.dumps(values)), allow_unicode=True)
    fits(desk, "aclpub2", desk.file("a.yml", text))


_CELL = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=12)
_CELLS = st.lists(st.lists(_CELL, max_size=5), max_size=4)


@_many
@given(
    head=st.lists(
        st.sampled_from(("title", "number", "authors", "key", "file", "session", "#", "last name",
                         "Paper ID", "Paper Title", "forum", "decision", "abstract")),
        min_size=2, max_size=6, unique=True),
    rows=_CELLS,
    source=st.sampled_from(("table", "console", "cmt", "easychair")),
)  # fmt: skip
def test_tables(desk, head, rows, source):
    out = io.StringIO()
    for row in (head, *rows):
        out.write(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n")
    fits(desk, source, desk.file("t.csv", out.getvalue()))
