"""What is looked at between list, print and tables of the venue: the rules with a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

RULES: Mapping[str, str] = {
    "title-differs": "The PDF prints another title than the list has.",
    "authors-differ": "The PDF names other authors than the list, or in another form or order.",
    "authors-hidden": "The PDF hides its authors although the list names them.",
    "abstract-differs": "The PDF prints another abstract than the list has.",
    "file-of-another-paper": "The PDF of a paper prints another one.",
    "listed-twice": "Two entries of the list are one paper.",
    "choice-outdated": "A choice between list and print was made about other words.",
}
