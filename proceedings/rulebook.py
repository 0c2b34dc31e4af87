"""The rule book: what the check of a manuscript states, and what every other room does."""

from __future__ import annotations

from proceedings.checks import Rule, all_rules
from proceedings.inputs import RULES as INPUT_RULES
from proceedings.model import Severity
from proceedings.programme import RULES as PROGRAMME_RULES

_WARNINGS = {
    *("unknown-track", "unknown-topic", "missing-image", "board-missing", "unplaced"),
    *("talk-missing", "order-taken", "announced-count", "session-overlap"),
}
_OTHERS = (
    Rule(
        "file-shared",
        Severity.ERROR,
        "two papers have the same PDF",
        "The names in papers.yaml (file: ...) or the numbers lead to one file twice, or one file "
        "is there under two names.",
    ),
    Rule(
        "file-without-paper",
        Severity.WARNING,
        "a PDF in papers/ belongs to no paper",
        "Its name is no key, number or id of the list, and no paper names it. A title never "
        "matches a file by itself.",
    ),
    Rule(
        "file-not-copied",
        Severity.ERROR,
        "a PDF that can be read cannot be copied into the booklet",
        "Two readers disagree on the file. A page in its place gives title, authors and abstract.",
    ),
    Rule(
        "booklet-unverified",
        Severity.ERROR,
        "a second reader disagrees with the booklet that was written",
        "Every booklet is read again with another library: pages, links and where each of them "
        "leads are counted. A difference is a bug of this tool.",
    ),
    Rule(
        "taken-from-print",
        Severity.INFO,
        "the list lacks something that was read from the PDF",
        "Title, authors or abstract were taken from page 1. Look at them, and write them into "
        "papers.yaml where they are wrong.",
    ),
    Rule(
        "text-conversion",
        Severity.WARNING,
        "some LaTeX of the list has no equivalent in plain text",
        "An unknown command or a citation in a title or abstract is kept as it is or left out, "
        "and each case is said.",
    ),
    Rule(
        "name-split-by-rule",
        Severity.INFO,
        "names were sorted by particles and last word",
        "Where the list does not say which part of a name is the family name, a rule decides. "
        "Names it can be wrong about are listed.",
    ),
    Rule(
        "name-spelled-twice",
        Severity.WARNING,
        "one person is printed in two ways",
        "The same person, by OpenReview id, ORCID or name without accents, has two spellings on "
        "the papers. The index has one entry for them.",
    ),
    Rule(
        "missing-glyph",
        Severity.WARNING,
        "no font on this machine has a character",
        "The character prints as an empty box. Installing a font that has it, such as one for "
        "Chinese, Japanese and Korean, mends it.",
    ),
    Rule(
        "picture-unusable",
        Severity.WARNING,
        "a logo or portrait is not a picture",
        "The file is missing, broken, or of a kind that cannot be set (PNG, JPEG and SVG can). "
        "It is left out.",
    ),
)


def rule_book() -> tuple[Rule, ...]:
    """Return every rule that any finding can name: of manuscripts first, then of the workshop."""
    listed = [
        Rule(
            identifier,
            Severity.WARNING if identifier in _WARNINGS else Severity.ERROR,
            summary[0].lower() + summary[1:].rstrip("."),
            summary,
        )
        for identifier, summary in {**INPUT_RULES, **PROGRAMME_RULES}.items()
    ]
    return (*all_rules(), *listed, *_OTHERS)
