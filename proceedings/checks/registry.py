"""The registry of rules: a rule is one decorated function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from inspect import cleandoc
from typing import TYPE_CHECKING

from proceedings.model import Finding, Severity
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from proceedings.anatomy.posters import Poster
    from proceedings.anatomy.values import Manuscript
    from proceedings.checks.asked import Asked
    from proceedings.checks.poster_asked import PosterAsked

RuleFunction = Callable[["Manuscript", "Asked"], Iterator[Finding]]
PosterFunction = Callable[["Poster", "PosterAsked"], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the rule book.

    Fields:
        id: stable, kebab case.
        severity: by default.
        summary: one line.
        documentation: for the reader of ``explain``: a paragraph that says why the rule exists, and
            two that begin with "Example:" and "Fix:".
        check: finds what breaks the rule; None for rules that reading itself states.
        poster: the same, for a rule about posters.
    """

    id: str
    severity: Severity
    summary: str
    documentation: str
    check: RuleFunction | None = None
    poster: PosterFunction | None = None

    @property
    def judges(self) -> bool:
        """Whether it looks at a readable file, so that its severity can be set."""
        return self.check is not None or self.poster is not None

    @property
    def why(self) -> str:
        """What stands in the documentation before example and fix."""
        return self.documentation.partition("\n\nExample:")[0]

    @property
    def example(self) -> str:
        """A case in a sentence; empty where there is none."""
        return self._paragraph("Example:")

    @property
    def fix(self) -> str:
        """How to mend it, in a sentence; empty where that is not said."""
        return self._paragraph("Fix:")

    def _paragraph(self, label: str) -> str:
        paragraphs = self.documentation.split("\n\n")
        found = next((one for one in paragraphs if one.startswith(label)), "")
        return found.removeprefix(label).strip()


_RULES: dict[str, Rule] = {}
# Importing a module registers its rules; this is the order of the book.
_MODULES = (
    *("files", "contents", "metadata", "fonts"),
    *("layout", "margins", "typography", "spacing", "template", "limits", "notices"),
    *("leftovers", "submissions", "drafts", "parts", "waivers"),
    *("posters", "poster_words"),
)


def rule(
    identifier: str, severity: Severity, summary: str
) -> Callable[[RuleFunction], RuleFunction]:
    """Register a function as a rule; its docstring is the rule's documentation."""

    def register(function: RuleFunction) -> RuleFunction:
        declare(identifier, severity, summary, function.__doc__ or "", function)
        return function

    return register


def poster_rule(
    identifier: str, severity: Severity, summary: str
) -> Callable[[PosterFunction], PosterFunction]:
    """Register a function as a rule about posters; see :func:`rule`."""

    def register(function: PosterFunction) -> PosterFunction:
        declare(identifier, severity, summary, function.__doc__ or "", poster=function)
        return function

    return register


def declare(
    identifier: str,
    severity: Severity,
    summary: str,
    documentation: str,
    check: RuleFunction | None = None,
    poster: PosterFunction | None = None,
) -> None:
    """Put a rule into the registry."""
    assert identifier not in _RULES, f"two rules are called {identifier}"
    _RULES[identifier] = Rule(identifier, severity, summary, cleandoc(documentation), check, poster)


def all_rules() -> tuple[Rule, ...]:
    """Return every rule in the order of the rule book."""
    for module in _MODULES:
        import_module(f"proceedings.checks.{module}")
    return tuple(_RULES.values())


def judging_rules() -> tuple[str, ...]:
    """Return the ids of the rules that judge a readable file: their severity can be set."""
    return tuple(rule.id for rule in all_rules() if rule.judges)


def poster_rules() -> tuple[str, ...]:
    """Return the ids of the rules that judge a readable poster."""
    return tuple(rule.id for rule in all_rules() if rule.poster is not None)


def severity_of(identifier: str) -> Severity:
    """Return the default severity of a rule."""
    return _RULES[identifier].severity
