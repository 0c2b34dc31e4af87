from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings.inputs.editing import NotEditable, with_values
from proceedings.inputs.writing import as_text, tidy
from proceedings.inputs.yaml_file import YamlFile, parse_yaml


def parsed(text):
    file = YamlFile("papers.yaml")
    parse_yaml(text, file)
    assert not file.problems, file.problems
    return file


def entry_nodes(file):
    return next(value for key, value in file.node.value if key.value == "papers").value


def edited(text, position=0, **values):
    file = parsed(text)
    return with_values(file, [(entry_nodes(file)[position], values)])


BLOCK = """\
papers:
  # first
  - key: a   # the key
    number: 1
    title: One   # ours
    authors:
      - Ada Lovelace   # sic
      # and his
      - {name: Charles Babbage}
    abstract: |
      Two
      lines.

    # about the award
    award: Best   # voted

  - key: b
    title: 'Two'
"""


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"title": "New"}, BLOCK.replace("title: One ", "title: New ")),
        ({"award": "None: yet"}, BLOCK.replace("award: Best", "award: 'None: yet'")),
        ({"track": "long"}, BLOCK.replace("lines.\n", "lines.\n    track: long\n")),
        ({"id": "aB"}, BLOCK.replace("number: 1\n", "number: 1\n    id: aB\n")),
        (
            {"title": "New", "award": "Second", "track": "long"},
            BLOCK.replace("One ", "New ").replace("Best", "Second").replace(
                "lines.\n", "lines.\n    track: long\n"
            ),
        ),
        (
            {"abstract": "One line."},
            BLOCK.replace("|\n      Two\n      lines.", "One line."),
        ),
    ],
)  # fmt: skip
def test_only_what_changes_changes(values, expected):
    assert edited(BLOCK, **values) == expected


def test_comments_inside_a_value_move_above_it():
    text = edited(BLOCK, authors=["Hypatia"])
    assert "    # sic\n    # and his\n    authors: [Hypatia]\n    abstract: |" in text


def test_a_comment_behind_a_value_does_not_get_into_a_block_of_text():
    text = edited(BLOCK, title="Two\nlines")
    assert "    # ours\n    title: |-\n      Two\n      lines\n" in text
    assert parsed(text).data["papers"][0]["title"] == "Two\nlines"


@pytest.mark.parametrize(
    ("entry", "values", "expected"),
    [
        ("{key: a, title: One}   # x", {"title": "New, one"}, "{key: a, title: 'New, one'}   # x"),
        ("{key: a, title: One}", {"award": "Best"}, "{key: a, title: One, award: Best}"),
        ("{key: a, title: One}", {"number": 3}, "{key: a, number: 3, title: One}"),
        ("{title: [a], key: b}", {"title": "x"}, "{title: x, key: b}"),
        ("{key: a, title: }", {"title": "x"}, "{key: a, title: x}"),
        ("{key: a, title: One}", {"authors": ["A", "B"]},
         "{key: a, title: One, authors: [A, B]}"),
    ],
)  # fmt: skip
def test_entries_in_braces(entry, values, expected):
    text = edited(f"papers:\n  - {entry}\n", **values)
    assert parsed(text).data == parsed(f"papers:\n  - {expected}\n").data
    assert text.split("- ")[1].rstrip() == expected


def test_an_empty_value_in_a_block_is_filled():
    text = "papers:\n  - key: a\n    title:\n    award: x\n"
    assert edited(text, title="One") == text.replace("title:", "title: One")
    assert edited(text, abstract="T") == text.replace("title:", "title:\n    abstract: T")


@pytest.mark.parametrize(
    "text",
    [
        "papers:\n  - {key: a, title: &t One}\n  - {key: b, title: *t}\n",
        "papers:\n  - {key: a, title: &t One}\n",
    ],
)
def test_anchors_and_aliases_are_refused(text):
    file = parsed(text)
    node = entry_nodes(file)[-1]
    with pytest.raises(NotEditable):
        with_values(file, [(node, {"title": "New"}), (entry_nodes(file)[0], {"title": "N"})])


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn"]), min_size=1)
_VALUES = st.fixed_dictionaries(
    {},
    optional={
        "title": _TEXTS,
        "abstract": st.lists(_TEXTS, min_size=1, max_size=3).map("\n\n".join),
        "authors": st.lists(_TEXTS | st.fixed_dictionaries({"name": _TEXTS, "given": _TEXTS}),
                            min_size=1, max_size=3),
        "topics": st.lists(_TEXTS, min_size=1, max_size=2),
        "number": st.integers(0, 999),
        "award": _TEXTS,
    },
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(_VALUES, min_size=1, max_size=3), _VALUES, st.booleans(), st.integers(0, 2))
def test_any_change_is_read_back_and_nothing_else_changes(entries, change, flow, place):
    tidied = [{"key": f"k{n}", **tidy(entry)} for n, entry in enumerate(entries)]
    written = yaml.safe_dump(
        {"papers": tidied}, default_flow_style=None if flow else False, allow_unicode=True
    )
    file = YamlFile("papers.yaml")
    parse_yaml(written, file)
    if file.problems:  # PyYAML wrote what we do not take, such as an escape in double quotes
        return
    at = place % len(tidied)
    values = tidy(change)
    text = with_values(file, [(entry_nodes(file)[at], values)]) if values else written
    expected = as_text(tidied)
    expected[at] |= as_text(values)
    again = YamlFile("papers.yaml")
    parse_yaml(text, again)
    assert not again.problems
    assert again.data["papers"] == expected
