"""LaTeX and Markdown, as titles, names and abstracts have them, to plain text and safe HTML."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from html import entities

from proceedings.model.frozen import dataclass
from proceedings.text.rich import Inline, addresses, has_mathml, paragraphs, to_html, to_plain
from proceedings.text.unicode import fold_space, repair

_MARKED = re.compile(r"[\\${}~`*\[_^%]|--|''|https?://|<[A-Za-z]")
_ENTITY = re.compile(r"(?<!\\)&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HEADING = re.compile(r"(?:\A|(?<=\n\n))#{1,6}[ \t]+(\S[^\n]{0,79})(?<![.!?:,;])\n+")
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
            in blocks); everything else is escaped. It is for paper: WeasyPrint lays no MathML out.
        mathml: the same for browsers, with formulas as MathML; as ``html`` where there is none.
        notes: what could not be carried over, as sentences.
    """

    text: str
    html: str
    notes: tuple[str, ...] = ()
    mathml: str = ""

    def __post_init__(self) -> None:
        """Let what has no formulas be the same in both kinds of HTML."""
        if not self.mathml:
            object.__setattr__(self, "mathml", self.html)


def convert(source: str) -> Converted:
    """Convert a text of one line: a title, a name, an affiliation.

    No source raises an exception, and none loses a letter or digit without a note: where the
    conversion would, the text is the source as it is, with a note that says so.
    """
    repaired = repair(_decoded(source))
    if not _MARKED.search(repaired):
        text = fold_space(repaired)
        return Converted(text, html.escape(text, quote=False))
    converted = _converted(repaired)
    if converted is None:
        text = fold_space(repaired)
        return Converted(text, html.escape(text, quote=False), (_KEPT,))
    inlines, notes = converted
    return Converted(to_plain(inlines), to_html(inlines), notes, _for_browsers([inlines]))


def convert_block(source: str) -> Converted:
    """Convert a text of paragraphs: an abstract, a biography. See :func:`convert`.

    A hard-wrapped line that ends in a word's hyphen goes on without a space; the hyphen, which may
    belong to the word, stays, and a note names the word.
    """
    decoded = repair(_decoded(source))
    broken = tuple(dict.fromkeys(_hyphenated(match) for match in _BROKEN_WORD.finditer(decoded)))
    repaired = _with_items(_BROKEN_WORD.sub("-", decoded))
    converted = _converted(repaired) if _MARKED.search(repaired) else None
    if converted is not None:
        inlines, notes = converted
        parts = paragraphs(inlines)
        text = "\n\n".join(to_plain(part) for part in parts)
        for_paper = "\n".join(f"<p>{to_html(part)}</p>" for part in parts)
        return Converted(text, for_paper, (*notes, *broken), _for_browsers(parts, "<p>{}</p>"))
    plain = [fold_space(part) for part in _BLANK_LINE.split(repaired)]
    plain = [part for part in plain if part]
    text = "\n".join(f"<p>{html.escape(part, quote=False)}</p>" for part in plain)
    notes = (_KEPT,) if _MARKED.search(repaired) else ()
    return Converted("\n\n".join(plain), text, (*notes, *broken))


def _hyphenated(match: re.Match[str]) -> str:
    """Say which word a line's end has broken."""
    before = re.search(r"[^\W_]*$", match.string[: match.start()])
    after = re.match(r"[^\W_]*", match.string[match.end() :])
    word = f"{before[0] if before else ''}-{after[0] if after else ''}"
    return f"“{word}” was broken at the end of a line; its hyphen is kept."


def _for_browsers(parts: list[list[Inline]], form: str = "{}") -> str:
    """Write inline text with MathML, or nothing where that is the HTML for paper."""
    if not any(has_mathml(part) for part in parts):
        return ""
    return "\n".join(form.format(to_html(part, mathml=True)) for part in parts)


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
    except ImportError:
        raise
    except Exception:  # noqa: BLE001 - a parser's failure must never cost a paper its title
        return None
    return inlines, tuple(ledger.notes)


def _decoded(source: str) -> str:
    """Return the text with the characters that HTML's entities stand for."""
    if "&" not in source:
        return source

    def character(match: re.Match[str]) -> str:
        is_known = match[1].startswith("#") or f"{match[1]};" in entities.html5
        return html.unescape(match[0]) if is_known else match[0]

    return _ENTITY.sub(character, source)


def _characters(text: str) -> Counter[str]:
    """Count letters and digits, whatever their case, accent or mathematical alphabet."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return Counter(c for c in folded if c.isalnum())


def _with_items(source: str) -> str:
    """Give each item of a Markdown list a paragraph of its own.

    A list begins a paragraph or follows a colon, and has two items at least; a hard-wrapped
    line that happens to begin with a dash is none.
    """
    source = _HEADING.sub(r"**\1**\n\n", source)
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
