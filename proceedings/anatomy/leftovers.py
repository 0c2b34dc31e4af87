"""What a template or a draft left in print: known words, by kind, with their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.anatomy.layout import is_line_number
from proceedings.anatomy.recognition import numbered_pages
from proceedings.anatomy.values import Leftover

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from proceedings.anatomy.layout import Geometry
    from proceedings.model import Box
    from proceedings.pdf.pages import Document, Line, Page

# Words without which a page holds nothing of the kind; to find them in a page's text costs a
# hundredth of what a regular expression does.
_NEEDLES = (
    *("anonymous", "under review", "not distribute", "preliminary work", "submitted to"),
    *("formatting instructions", "title suppressed", "authorerr", "layout violates"),
    *("lorem ipsum", "firstname", "university of yyy", "institute of www", "cranberry-lemon"),
    *("hippocampus", "basic paper template", "potential broader", "as much text here"),
    *("unnumbered first level", "todo", "source not found", "github.com", "gitlab.com"),
    *("bitbucket.org", "huggingface.co"),
)
_UNRESOLVED = ("??", "(?", "[?", "; ?")
_HOSTS = frozenset({"github.com", "gitlab.com", "bitbucket.org", "huggingface.co"})
_ANONYMOUS = re.compile(r"Anonymous (?:Authors?(?:\(s\))?|Institution|Submission|Affiliation)")
_REVIEW = re.compile(
    r"(?:Preliminary work\.? )?Under review(?: (?:by|as|at|for|in)\b.*)?|Do not distribute"
    r"|Submitted to \d+\w* Conference.*",
    re.IGNORECASE,
)
_DEFAULT_HEAD = re.compile(r"Submission and Formatting Instructions for.*")
_SUPPRESSED_HEAD = re.compile(r"Title Suppressed Due to Excessive Size")
_STYLE_ERROR = re.compile(r"AUTHORERR:?.*|The page layout violates the \w+ style\.?")
_EXAMPLE = re.compile(
    r"Lorem ipsum.{0,30}|Firstname\d+ Lastname\d+|University of YYY|Institute of WWW"
    r"|David S\. Hippocampus|Cranberry-Lemon University|basic paper template and submission"
    r"|statement of the potential broader|as much text here as you want"
    r"|unnumbered first level headings for",
    re.IGNORECASE,
)
_TODO = re.compile(r"\[TODO\b[^\]]*\]?|\bTODO ?:.{0,40}")
_CHECKLIST = re.compile(r"(?:Answer|Justification): ?\[?TODO\]?")
_COMMENT = re.compile(r"^\s*(?:#|//|/\*|%|--|;|<!--)")
# Fonts for programs: a TODO in one of them is a comment that is shown on purpose.
_MONOSPACED = re.compile(
    r"mono|courier|consol|typewriter|menlo|code|inconsolata|^cmtt|tctt|lmtt|nimbusmon|^txtt",
    re.IGNORECASE,
)
_WORD_ERROR = re.compile(r"Error! Reference source not found")
# What a reference is to, before the marks that LaTeX prints for its number.
_REFERENCE = re.compile(
    r"(?:\b(?:Sections?|Secs?\.|Figures?|Figs?\.|Tables?|Tabs?\.|Equations?|Eqs?\.|Append(?:ix|ices)"
    r"|App\.|Algorithms?|Theorems?|Lemmas?|Propositions?|Corollary|Definitions?|Chapter)|§)"
    r"[\s~]*\(?\?\?(?!\?)"
)
_MARKS = re.compile(r"\?+")
_REPOSITORY = re.compile(
    r"(?:github|gitlab)\.com/[\w.-]+(?:/[\w.-]+)?|bitbucket\.org/[\w.-]+"
    r"|huggingface\.co/(?!datasets/|spaces/|papers/|docs/)[\w.-]+/[\w.-]+"
)
# Words that say whose the repository is.
_OWN = re.compile(
    r"\b(?:our|we|my)\b[^.]{0,80}\b(?:code|implementation|repository|models?|data|software)\b"
    r"|\b(?:code|implementation|software)\b[^.]{0,60}\b(?:available|released|provided|found)\b"
    r"|\bwe (?:release|publish|open-?source|provide)\b",
    re.IGNORECASE,
)
_BEFORE, _BEHIND = 160, 60
_SENTENCE_END = re.compile(r"[.?!]\s")
_HIDDEN_OWNER = re.compile(r"anonym|blind|icml20|neurips20", re.IGNORECASE)
# The last line of running text hangs this far out of the block, in points.
_BEYOND = 4.0


def find_leftovers(document: Document, geometry: Geometry, numbered: int) -> tuple[Leftover, ...]:
    """Return what was left over in a manuscript, page after page.

    Arguments:
        numbered: how many pages have line numbers.
    """
    found: list[Leftover] = []
    if numbered:
        found += _line_numbers(document.pages, geometry)
    for page in document.pages:
        text = "\n".join([line.text for line in page.lines])
        lowered = text.lower()
        if present := [needle for needle in _NEEDLES if needle in lowered]:
            found += _words(page, geometry, present)
        if any(marks in text for marks in _UNRESOLVED):
            found += _unresolved(page)
        if not _HOSTS.isdisjoint(present):
            found += _repositories(page, text)
    return tuple(found)


def _line_numbers(pages: Sequence[Page], geometry: Geometry) -> Iterator[Leftover]:
    """Yield the column of numbers on each page that has one."""
    for page in pages:
        if numbered_pages([page], geometry.line_numbers):
            numbers = [x for x in page.lines if is_line_number(x, geometry.line_numbers)]
            box = numbers[0].box
            for line in numbers[1:]:
                box = box.union(line.box)
            words = f"{numbers[0].text} to {numbers[-1].text}"
            yield Leftover("line-numbers", words, page.number, box)


def _words(page: Page, geometry: Geometry, present: Sequence[str]) -> Iterator[Leftover]:
    for line in page.lines:
        lowered = line.text.lower()
        if any(needle in lowered for needle in present):
            yield from _in_line(line, page.number, geometry)


def _in_line(line: Line, number: int, geometry: Geometry) -> Iterator[Leftover]:
    text = line.text
    above = line.box.y1 < geometry.top and number > 1
    if number == 1 and (match := _ANONYMOUS.search(text)):
        yield Leftover("anonymous", match[0], number, line.box)
    if _is_apart(line, geometry) and (match := _REVIEW.search(text)):
        yield Leftover("review", match[0], number, line.box)
    if above and (match := _DEFAULT_HEAD.search(text)):
        yield Leftover("default-head", match[0], number, line.box)
    if above and (match := _SUPPRESSED_HEAD.search(text)):
        yield Leftover("suppressed-head", match[0], number, line.box)
    if match := _STYLE_ERROR.search(text):
        yield Leftover("style-error", match[0], number, line.box)
    if match := _EXAMPLE.search(text):
        yield Leftover("example", match[0], number, line.box)
    if match := _WORD_ERROR.search(text):
        yield Leftover("unresolved", match[0], number, line.box)
    if _CHECKLIST.search(text):
        yield Leftover("checklist-todo", text, number, line.box)
    elif not _is_program(line) and (match := _TODO.search(text)):
        yield Leftover("todo", match[0], number, line.box)


def _is_apart(line: Line, geometry: Geometry) -> bool:
    """Tell whether a line stands above or below the text block, where heads and feet do."""
    return line.box.y1 < geometry.top or line.box.y0 > geometry.bottom - _BEYOND


def _is_program(line: Line) -> bool:
    return bool(_MONOSPACED.search(line.dominant.font.name) or _COMMENT.match(line.text))


def _unresolved(page: Page) -> Iterator[Leftover]:
    """Yield the bold marks that LaTeX prints where a number or a citation should stand."""
    for line in page.lines:
        if "?" not in line.text:
            continue
        boxes = [box for index in range(len(line.spans)) if (box := _marks(line, index))]
        for box in boxes:
            yield Leftover("unresolved", line.text, page.number, box)
        if not boxes and _REFERENCE.search(line.text):
            yield Leftover("unresolved", line.text, page.number, line.box)


def _marks(line: Line, index: int) -> Box | None:
    """Return the place of marks that stand alone in bold type; one mark alone is a citation's."""
    span = line.spans[index]
    if not span.font.bold or not _MARKS.fullmatch(span.text.strip()):
        return None
    before = line.spans[index - 1].text.rstrip()[-1:] if index else ""
    behind = line.spans[index + 1].text.lstrip()[:1] if index + 1 < len(line.spans) else ""
    if len(span.text.strip()) == 1:
        return span.box if before in {"(", "[", ";"} and behind in {")", "]", ";", ","} else None
    # Bold words before them ask something, twice.
    plain = index == 0 or not line.spans[index - 1].font.bold
    return span.box if plain and (before or behind) else None


def _repositories(page: Page, text: str) -> Iterator[Leftover]:
    """Yield the addresses of repositories that the text calls the authors' own."""
    starts, start = [], 0
    for line in page.lines:
        starts.append(start)
        start += len(line.text) + 1
    for match in _REPOSITORY.finditer(text):
        before = _SENTENCE_END.split(text[max(match.start() - _BEFORE, 0) : match.start()])[-1]
        behind = _SENTENCE_END.split(text[match.end() : match.end() + _BEHIND])[0]
        sentence = " ".join(f"{before}{match[0]}{behind}".split())
        if _HIDDEN_OWNER.search(match[0]) or not _OWN.search(sentence):
            continue
        index = max(i for i, begin in enumerate(starts) if begin <= match.start())
        yield Leftover("repository", match[0], page.number, page.lines[index].box)
