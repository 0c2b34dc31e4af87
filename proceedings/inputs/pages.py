"""The workshop's own pages: Markdown files below ``pages/`` with a head of YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import Field

from proceedings.inputs.entry import Entry
from proceedings.inputs.problems import validate
from proceedings.inputs.values import (
    KEY_PATTERN,
    Flag,
    Number,
    Text,
)
from proceedings.inputs.yaml_file import YamlFile, parse_yaml, read_text
from proceedings.model import OwnPage

if TYPE_CHECKING:
    from pathlib import Path

PAGES = "pages"
_HEAD = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"\A\s*#[ \t]+(.+?)[ \t#]*(?:\r?\n|\Z)")


class PageHead(Entry):
    """The head of a page below `pages/`, between two lines of `---`."""

    title: Text | None = Field(
        default=None, description="Title. Default: the first heading, else the file's name."
    )
    order: Number = Field(default=0, description="Place among the pages; equals go by title.")
    home: Flag = Field(
        default=False, description="It is a part of the home page, not a page of its own."
    )


def read_pages(folder: Path) -> tuple[tuple[OwnPage, ...], list[YamlFile]]:
    """Return the pages of a workshop folder in their order, and the files with their problems."""
    files: list[YamlFile] = []
    pages: list[OwnPage] = []
    names: dict[str, str] = {}
    for path in sorted((folder / PAGES).glob("*.md")):
        file, text = _read(path)
        files.append(file)
        other = names.setdefault(path.stem.lower(), path.name)
        if other != path.name or not KEY_PATTERN.fullmatch(path.stem):
            file.complain(
                1,
                "expected a file name of its own, of letters, digits, - and _",
                "Rename the file: its name is part of the page's address.",
            )
            continue
        head = validate(PageHead, file)
        if head is not None and not file.problems:
            pages.append(_page(path.stem, head, text))
    return tuple(sorted(pages, key=lambda page: (page.order, page.title))), files


def _page(name: str, head: PageHead, text: str) -> OwnPage:
    title = head.title
    if not title and (heading := _HEADING.match(text)):
        title = heading[1]
        text = text[heading.end() :]
    words = name.replace("-", " ").replace("_", " ")
    return OwnPage(name, title or words[:1].upper() + words[1:], text, head.order, head.home)


def _read(path: Path) -> tuple[YamlFile, str]:
    """Return the head of a page as it is parsed, and the text below it."""
    file = YamlFile(f"{PAGES}/{path.name}", data={})
    text = read_text(path, file) or ""
    head, text = parts_of(text)
    if head:
        # The line of --- is kept blank, so that errors name the lines of the file.
        parse_yaml("\n" + head, file)
        file.data = {} if file.data is None and not file.problems else file.data
    return file, text


def parts_of(text: str) -> tuple[str, str]:
    """Return the head of a page, which is YAML and may be empty, and the Markdown below it."""
    head = _HEAD.match(text)
    return (head[1], text[head.end() :]) if head else ("", text)
