"""Whatever a finding names can be explained."""

from __future__ import annotations

import ast
from pathlib import Path

from proceedings.rulebook import rule_book

PACKAGE = Path(__file__).parent.parent / "proceedings"
CALLS = {"Finding", "UnreadableError", "Unreadable", "_finding"}


def named_rules():
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in CALLS:
                continue
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and "-" in str(first.value):
                yield str(first.value), path.name


def test_every_rule_a_finding_names_is_in_the_book():
    known = {rule.id for rule in rule_book()}
    missing = {pair for pair in named_rules() if pair[0] not in known}
    assert not missing


def test_no_rule_stands_in_the_book_twice():
    names = [rule.id for rule in rule_book()]
    assert len(names) == len(set(names))


def test_every_rule_says_something():
    for rule in rule_book():
        assert rule.summary
        assert rule.documentation
