"""The keys of `workshop.yaml` that are about the booklet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from proceedings.inputs.entry import Entry, Named
from proceedings.inputs.reads import Reads
from proceedings.inputs.values import (
    Address,
    Inside,
    Position,
    Text,
    member,
    texts,
)
from proceedings.model import BookletSettings, FrozenPages, Grouping, OwnNumbers, Sponsor

if TYPE_CHECKING:
    from proceedings.inputs.yaml_file import YamlFile

PAPERS_PART = "papers"


def _parts(value: Any) -> tuple[str, ...]:
    names = texts(value)
    if names.count(PAPERS_PART) != 1 or len(set(names)) < len(names):
        raise ValueError
    return names


Parts = Annotated[
    tuple[str, ...],
    Reads(
        "a list of the parts in their order, each once, papers among them",
        _parts,
        {"type": "array", "items": {"type": "string"}, "contains": {"const": PAPERS_PART}},
    ),
]
GroupingWord = Annotated[Grouping, member(Grouping)]
OwnNumbersWord = Annotated[OwnNumbers, member(OwnNumbers)]


class SponsorEntry(Named):
    """A sponsor; a plain text is a name."""

    name: Text = Field(description="Name, as it is to be printed.")
    level: Text | None = Field(
        default=None, description="Such as `Gold`; sponsors of one level stand together."
    )
    logo: Inside | None = Field(
        default=None, description="Picture in this folder, such as `images/press.svg`."
    )
    url: Address | None = Field(default=None, description="The sponsor's own page.")


class FrozenEntry(Entry):
    """The page numbers of a paper that stay."""

    first: Position = Field(description="First page number, odd.")
    last: Position = Field(description="Last page number.")


class PagesLockFile(Entry):
    """`pages.lock.yaml`: page numbers that were given once, so that a late page moves nobody."""

    papers: dict[str, FrozenEntry | None] = Field(
        default={}, description="Numbers under the keys of their papers."
    )


class BookletEntry(Entry):
    """The booklet: order of its parts, and what becomes of the papers' pages."""

    parts: Parts | None = Field(
        default=None,
        description="Parts in their order: `cover`, `notice`, `title-page`, `people`, `speakers`,"
        " `sponsors`, `programme`, `awards`, `contents`, `papers`, `authors`, `topics`, `posters`,"
        " and the names of files in `pages/` without `.md` or `.pdf`; what is not listed is left"
        " out. Default: this order, with `preface` after the title page and other own pages before"
        " the programme.",
    )
    group_by: GroupingWord = Field(
        default=Grouping.SESSION,
        description="What the papers stand together by, in the contents and in the pages: session,"
        " track, or the first of their topics.",
    )
    own_numbers: OwnNumbersWord = Field(
        default=OwnNumbers.KEEP,
        description="What becomes of the page numbers that papers print themselves: they stay"
        " (keep), are painted over (cover), or are painted over and said in small beside the number"
        " of the booklet (move).",
    )
    volume_papers: Position | None = Field(
        default=None, description="Papers a volume holds at most. Default: one volume holds all."
    )
    volume_size: Position | None = Field(
        default=None,
        description="MB (of 1,048,576 bytes) of manuscripts a volume holds at most.",
    )

    def settings(self) -> BookletSettings:
        """Return the settings as the model has them."""
        return BookletSettings(
            parts=self.parts,
            group_by=self.group_by,
            own_numbers=self.own_numbers,
            volume_papers=self.volume_papers,
            volume_size=self.volume_size,
        )


def sponsor_values(entries: list[SponsorEntry]) -> tuple[Sponsor, ...]:
    """Return the sponsors as the model has them."""
    return tuple(
        Sponsor(entry.name, entry.level or "", entry.logo or "", entry.url or "")
        for entry in entries
    )


def frozen_pages(file: PagesLockFile, source: YamlFile) -> dict[str, FrozenPages]:
    """Return the numbers that stay; what cannot be is noted in ``source`` as an error."""
    frozen = {
        key: FrozenPages(entry.first, entry.last) for key, entry in file.papers.items() if entry
    }
    end = 0
    for key, pages in sorted(frozen.items(), key=lambda item: item[1].first):
        if pages.first % 2 == 0 or pages.last < pages.first or pages.first <= end:
            source.complain_of(
                ("papers", key),
                "expected pages that begin with an odd number behind the last page of the paper"
                f" before, found {pages.first} to {pages.last}",
                "Undo the change, or delete the file to number all pages anew.",
            )
        end = max(end, pages.last)
    return frozen
