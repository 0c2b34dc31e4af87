"""The workshop's own pages: Markdown that we set, and PDF that is put in as it is."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import yaml

from proceedings.inputs.pages import parts_of
from proceedings.model import Finding, Severity
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from markdown_it import MarkdownIt

FOLDER = "pages"


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A part of the booklet that the workshop brings.

    Fields:
        name: of its file, without the ending.
        title: its first heading, else its name in words.
        html: what stands below the heading; empty for a PDF.
        pdf: its file; None for Markdown.
        pages: of the PDF; 0 for Markdown.
    """

    name: str
    title: str
    html: str = ""
    pdf: Path | None = None
    pages: int = 0


def own_pages(folder: Path) -> tuple[dict[str, OwnPage], tuple[Finding, ...]]:
    """Read ``pages/*.md`` and ``pages/*.pdf`` of a workshop folder.

    Returns:
        the pages by name, in the order of names, and what could not be used.
    """
    pages: dict[str, OwnPage] = {}
    findings = []
    for path in sorted((folder / FOLDER).glob("*")):
        if path.name.startswith(".") or path.suffix.lower() not in {".md", ".pdf"}:
            continue
        try:
            page = _pdf(path) if path.suffix.lower() == ".pdf" else _markdown(path)
        except ValueError as error:
            findings.append(_unusable(path, str(error)))
            continue
        if page.name in pages:
            findings.append(_unusable(path, "another file of that name stands beside it"))
        pages.setdefault(page.name, page)
    return pages, tuple(findings)


def _markdown(path: Path) -> OwnPage:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"it is no UTF-8 text ({error.reason} at byte {error.start})") from error
    head, body = parts_of(text)
    tokens = _reader().parse(body)
    stated = (yaml.safe_load(head) or {}).get("title") if head else None
    title = str(stated or _words(path.stem))
    has_heading = len(tokens) > 1 and (tokens[0].type, tokens[0].tag) == ("heading_open", "h1")
    if has_heading and not stated:
        title = "".join(
            child.content
            for child in tokens[1].children or ()
            if child.type in {"text", "code_inline"}
        )
        tokens = tokens[3:]
    for token in tokens:
        # The heading of the part is the only one of the first level.
        if token.type in {"heading_open", "heading_close"} and token.tag == "h1":
            token.tag = "h2"
    return OwnPage(path.stem, title, _reader().renderer.render(tokens, _reader().options, {}))


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Raw HTML is printed as it stands; quotes and dashes become those of print.
    return MarkdownIt("commonmark", {"html": False, "typographer": True}).enable(
        ["table", "replacements", "smartquotes"]
    )


def _pdf(path: Path) -> OwnPage:
    import pikepdf

    try:
        with pikepdf.open(path) as document:
            pages = len(document.pages)
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError, RuntimeError) as error:
        raise ValueError(f"it cannot be opened ({error})") from error
    if not pages:
        raise ValueError("it has no pages")
    return OwnPage(path.stem, _words(path.stem), pdf=path, pages=pages)


def _words(name: str) -> str:
    """Return "Code of conduct" for "code-of-conduct"."""
    words = " ".join(_split(name))
    return words[:1].upper() + words[1:]


def _split(name: str) -> Iterator[str]:
    yield from name.replace("_", "-").replace("-", " ").split()


def _unusable(path: Path, problem: str) -> Finding:
    name = f"{FOLDER}/{path.name}"
    return Finding(
        rule="page-unusable",
        severity=Severity.WARNING,
        message=f"{name} is not in the booklet: {problem}.",
        fix="Save it as Markdown in UTF-8 or as a PDF that opens, under a name of its own.",
        subject=name,
    )
