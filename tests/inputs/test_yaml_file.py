from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from proceedings.inputs import yaml_file
from proceedings.inputs.yaml_file import YamlFile, parse_yaml


def parsed(text):
    file = YamlFile("x.yaml")
    parse_yaml(text, file)
    return file


def only_problem(text):
    (problem,) = parsed(text).problems
    return problem


@pytest.mark.parametrize(
    "typed",
    [
        "007",
        "12:30",
        "no",
        "yes",
        "on",
        "1984",
        "1e3",
        "2026-07-18",
        "0x1F",
        "1_000",
        "3.10",
        "Null",
    ],
)
def test_a_plain_scalar_stays_what_was_typed(typed):
    assert parsed(f"a: {typed}\n").data == {"a": typed}


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_nothing_is_none(nothing):
    assert parsed(f"a: {nothing}\n").data == {"a": None}


def test_quoted_nothing_is_text():
    assert parsed("a: '~'\nb: \"\"\n").data == {"a": "~", "b": ""}


def test_without_libyaml_the_same_is_read(monkeypatch):
    text = "a: {b: [1, 'x', \"y\", ~, no]}\nc: |\n  d\n  e\n"
    fast = parsed(text).data
    monkeypatch.setattr(yaml_file, "_Loader", yaml.BaseLoader)
    assert parsed(text).data == fast == {"a": {"b": ["1", "x", "y", None, "no"]}, "c": "d\ne\n"}


@pytest.mark.parametrize("loader", [yaml_file._Loader, yaml.BaseLoader])
@pytest.mark.parametrize(
    ("text", "line", "fix"),
    [
        ("ok: 1\ntitle: On graphs: a survey\n", 2, "colon"),
        ("a:\n  b: 1\n\tc: 2\n", 3, "tab"),
        ("a:\n  b: @home\n", 2, "quotes"),
        ('ok: 1\ntitle: "$\\sum$"\n', 2, "'single quotes'"),
        ("ok: 1\ntitle: 'never closed\nb: 2\n", 2, "closing quote"),
        ("ok: 1\na: *star\n", 2, "quotes"),
        ("a:\n  - x\n - y\n", 3, "indented"),
        ("a: 1\n---\nb: 2\n", 2, "one"),
    ],
)
def test_a_syntax_error_names_line_and_remedy(monkeypatch, loader, text, line, fix):
    monkeypatch.setattr(yaml_file, "_Loader", loader)
    problem = only_problem(text)
    assert problem.message.startswith(f"x.yaml:{line}: is not valid YAML")
    assert fix in problem.fix


def test_every_syntax_error_has_some_remedy():
    assert only_problem("%a: b\n").fix


@pytest.mark.parametrize(
    "command", ["times", "beta", "alpha", "nu", "frac", "rho", "varphi", "neq"]
)
def test_latex_eaten_by_double_quotes_is_an_error(command):
    problem = only_problem(f'ok: 1\ntitle: "On $x \\{command} y$"\n')
    assert problem.message.startswith("x.yaml:2: ")
    assert "single quotes" in problem.fix


@pytest.mark.parametrize("text", ['"two\\nlines"', '"a \\"b\\""', '"$\\\\times$"', "'$\\times$'"])
def test_escapes_that_are_meant_pass(text):
    assert parsed(f"a: {text}\n").problems == ()


def test_all_duplicate_keys_are_named_with_both_lines():
    messages = [problem.message for problem in parsed("a: 1\nb: {c: 1, c: 2}\na: 3\n").problems]
    assert messages == [
        "x.yaml:2: c: stands twice; it is first in line 2",
        "x.yaml:3: a: stands twice; it is first in line 1",
    ]


def test_tags_construct_nothing():
    problem = only_problem("a: !!python/object/apply:os.system [ls]\n")
    assert "!!python/object/apply:os.system" in problem.message


def test_an_alias_of_what_it_stands_in_ends():
    assert "alias" in only_problem("a: &x [1, *x]\n").message


def test_many_aliases_are_shared_not_copied():
    lines = ["a0: &a0 [x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    file = parsed("\n".join(lines))
    assert file.data["a39"][0] is file.data["a39"][8]


def test_control_characters_are_named_with_their_line():
    assert only_problem("a: 1\nb: x\x07y\n").message == (
        "x.yaml:2: a control character (U+0007) is in the text"
    )


def test_deep_nesting_is_an_error_not_a_crash():
    assert parsed("[" * 5000 + "]" * 5000).problems


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    file = parsed(text)
    assert file.problems or file.data is None or isinstance(file.data, str | list | dict)


@given(
    st.recursive(
        st.text(
            st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=9
        ),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.text("abc", min_size=1, max_size=3), inner, max_size=3)
        ),
        max_leaves=8,
    )
)
def test_what_is_dumped_in_quotes_is_read_back(value):
    text = yaml.safe_dump(value, default_style="'", allow_unicode=True)
    assert parsed(text).data == value
