"""Authors as ICML prints them: names in bold below the title, their affiliations at the foot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.anatomy.naming import split_names
from proceedings.anatomy.printed import PrintedAuthor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.anatomy.affiliations import Notes
    from proceedings.anatomy.naming import Name
    from proceedings.pdf.pages import Line

EAST_ASIAN = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")


def icml_authors(block: Sequence[Line], notes: Notes) -> tuple[PrintedAuthor, ...]:
    """Read the names of a block in order, and tie affiliations to them by their marks.

    Arguments:
        block: the lines between the title and the body.
        notes: the footnote.
    """
    # Fonts for Chinese, Japanese and Korean seldom have a bold cut.
    names = split_names([x for x in block if x.bold or EAST_ASIAN.search(x.text)])
    return tuple([author_of(name, notes, notes.of(name.marks)) for name in names])


def author_of(name: Name, notes: Notes, places: tuple[str, ...]) -> PrintedAuthor:
    """Return a name with its places, and what notes say of it."""
    equal = notes.all_equal or any(mark in notes.equal for mark in name.marks)
    return PrintedAuthor(name.text, places, equal, name.box, tuple(name.marks))
