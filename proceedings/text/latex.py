"""LaTeX and Markdown, as titles, names and abstracts have them, to plain text and safe HTML."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter

from proceedings.model.frozen import dataclass
from proceedings.text.rich import Inline, addresses, paragraphs, to_html, to_plain
from proceedings.text.unicode import fold_space, repair

_MARKED = re.compile(r"[\\${}~`*\[_^%]|--|''|https?://")
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_LIST_ITEM = re.compile(r"(?m)^[ \t]*(?:[-*+•]|\(?\d{1,2}[.)])[ \t]+(?=\S)")
_BROKEN_WORD = re.compile(r"(?<=\w)-[ \t]*\n[ \t]*(?!(?:and|or|to|versus|vs)\b)(?=[a-z0-9])")
_BULLET = re.compile(r"^\s*[-*+•]\s+")
_COMMAND = re.compile(r"\\(?:begin|end)\b|\\(?:[A-Za-z]+|.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Converted:
    """A text in its two final forms.

    Fields:
        text: plain Unicode; paragraphs are separated by an empty line.
        html: safe HTML (``em strong sub sup code``, ``a`` to http, https and mailto, and ``p``
            in blocks); everything else is escaped.
        notes: what could not be carried over, as sentences.
    """

    text: str
    html: str
    notes: tuple[str, ...] = ()


def convert(source: str) -> Converted:
    """Convert a text of one line: a title, a name, an affiliation.

    No source raises an exception, and none loses a letter or digit without a note: where the
    conversion would, the text is the source as it is, with a note that says so.
    """
    repaired = repair(source)
    if not _MARKED.search(repaired):
        text = fold_space(repaired)
        return Converted(text, html.escape(text, quote=False))
    converted = _converted(repaired)
    if converted is None:
        text = fold_space(repaired)
        return Converted(text, html.escape(text, quote=False), (_KEPT,))
    inlines, notes = converted
    return Converted(to_plain(inlines), to_html(inlines), notes)


def convert_block(source: str) -> Converted:
    """Convert a text of paragraphs: an abstract, a biography. See :func:`convert`.

    A hard-wrapped line that ends in a word's hyphen goes on without a space.
    """
    repaired = _with_items(_BROKEN_WORD.sub("-", repair(source)))
    converted = _converted(repaired) if _MARKED.search(repaired) else None
    if converted is not None:
        inlines, notes = converted
        parts = paragraphs(inlines)
        text = "\n\n".join(to_plain(part) for part in parts)
        return Converted(text, "\n".join(f"<p>{to_html(part)}</p>" for part in parts), notes)
    plain = [fold_space(part) for part in _BLANK_LINE.split(repaired)]
    plain = [part for part in plain if part]
    text = "\n".join(f"<p>{html.escape(part, quote=False)}</p>" for part in plain)
    return Converted("\n\n".join(plain), text, (_KEPT,) if _MARKED.search(repaired) else ())


_KEPT = "The LaTeX of this text could not be read; the text is kept as it is."


def _converted(source: str) -> tuple[list[Inline], tuple[str, ...]] | None:
    """Return inline text and notes, or None where the source cannot be converted whole."""
    from proceedings.text.tex import Converter

    converter = Converter()
    try:
        inlines = converter.convert(source)
        ledger = converter.ledger
        written = to_plain(inlines) + addresses(inlines)
        kept = _characters(written + "".join(ledger.dropped) + "".join(ledger.notes))
        if _characters(_COMMAND.sub(" ", source)) - kept:
            return None
    except Exception:  # noqa: BLE001 - a parser's failure must never cost a paper its title
        return None
    return inlines, tuple(ledger.notes)


def _characters(text: str) -> Counter[str]:
    """Count letters and digits, whatever their case, accent or mathematical alphabet."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return Counter(c for c in folded if c.isalnum())


def _with_items(source: str) -> str:
    """Give each item of a Markdown list a paragraph of its own.

    A list begins a paragraph or follows a colon, and has two items at least; a hard-wrapped
    line that happens to begin with a dash is none.
    """
    blocks = re.split(r"(\n[ \t]*\n)", source)
    return "".join(_itemized(block) for block in blocks)


def _itemized(block: str) -> str:
    found = list(_LIST_ITEM.finditer(block))
    if len(found) < 2:
        return _BULLET.sub("• ", block) if found and not found[0].start() else block
    introduction = block[: found[0].start()].rstrip()
    if introduction and not introduction.endswith(":"):
        return block
    ends = [match.start() for match in found[1:]] + [len(block)]
    items = [block[m.start() : end].strip() for m, end in zip(found, ends, strict=True)]
    items = [_BULLET.sub("• ", item) for item in items]
    return "\n\n".join([introduction, *items]).strip("\n")
