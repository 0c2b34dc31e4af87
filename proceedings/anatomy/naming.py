"""Names of authors in the lines of a title block, each with the marks that stand behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from proceedings.pdf.gaps import WIDE_GAP
from proceedings.text.unicode import LINE_END_HYPHEN, clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from proceedings.model import Box
    from proceedings.pdf.pages import Line, Span

# Marks are set at about 0.7 of the size of the name they follow, and raised by 0.36 of it; small
# capitals are as small, and stand on the baseline.
_MARK_SIZE = 0.82
_MARK_RISE = 0.12
# Small capitals are set at 0.8 of the size in LaTeX's own classes, at 0.7 to 0.85 elsewhere.
_SMALL_CAPITALS = (0.65, 0.9)
# The narrowest word space of a tight line is 0.17 of the size.
WORD_GAP = 0.15
# Between two letters of different runs, ink is measured, which stands within what a letter takes.
_WIDE_INK = 0.6
_SYMBOLS = "*∗⁎＊†‡§¶∥‖|⋆★☆♠♣♡♢♥♦▼▲△▽◦○●⊕⊗✉✝✦#"
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ", "0123456789abcde")
_ONE_MARK = re.compile(rf"\d+|[{re.escape(_SYMBOLS)}]|[^\W\d_]")
# What may stand as a mark in text of full size.
_INLINE_MARK = re.compile(
    r"([(\[]\s*\d+(?:\s*,\s*\d+)*\s*[)\]]|\d+(?:\s*,\s*\d+)*|[⁰¹²³⁴-⁹"
    rf"{re.escape(_SYMBOLS.replace('|', ''))}]+)"
)
_ALIKE = str.maketrans({"∗": "*", "⁎": "*", "＊": "*", "⋆": "*", "★": "*", "☆": "*", "✝": "†"})
_TYPEWRITER = re.compile(r"mono|cmtt|sftt|courier|typewriter|lmtt|NimbusMon", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)$")
_SEPARATOR = re.compile(
    r"\s*[,;，、；]\s*|\s+[·•∙⋅|/–—&＆]\s+|\s*\b(?:and|und|et)\b\s*|\s*[&＆]\s*"
)
# What parts names where it stands alone.
_BARS = frozenset("|·•∙⋅/–—&")
_COMMA = re.compile(r"[,;，、；&]|\b(?:and|und|et)\b")
# What follows a comma and still belongs to the name before it.
_SUFFIX = re.compile(r"(?:[JS]r|II|III|IV)\b\.?")
_DEGREE = re.compile(
    r"(?:Ph\.?\s?D|M\.?\s?D|D\.?\s?Phil|[MB]\.?\s?Sc|[MB]\.?A|MBA"
    r"|(?:Student |Senior )?Member|Fellow|IEEE|ACM)\.?$",
    re.IGNORECASE,
)
# Signs that are no part of a name; apostrophes, hyphens, stops and brackets are.
_NO_NAME = re.compile(r"[^\w\s.'’‘`´·()（）-]|_")
_EDGES = " .,;:·-–—'’‘`´"
# Where commas part names, a line of justified text can stretch its spaces to this.
_COMMA_GAP = 1.0
_MOST_WORDS = 9
_LONGEST = 80
_SMALL_WORDS = re.compile(r"\b(?:of|for|at|the|in|with|our|this|is|are|we|to|by|from|on)\b")


class Atom(NamedTuple):
    """A stretch of a line: words, a mark, or the white between two of them.

    Fields:
        kind: ``text``, ``mark`` or ``gap``.
        gap: its width in sizes of the type.
    """

    kind: str
    text: str
    box: Box
    gap: float = 0.0


@dataclass(slots=True)
class Name:
    """A name as it stands, with its marks."""

    text: str = ""
    marks: list[str] = field(default_factory=list)
    box: Box | None = None

    def take(self, text: str, box: Box) -> None:
        """Add a piece of it."""
        self.text += text
        self.box = box if self.box is None else self.box.union(box)


def is_mark(span: Span, line: Line) -> bool:
    """Tell whether a span is raised and smaller than its line, as marks are."""
    dominant = line.dominant
    if span.size >= _MARK_SIZE * dominant.size:
        return False
    return dominant.baseline - span.baseline > _MARK_RISE * dominant.size


def marks_in(text: str) -> list[str]:
    """Return the single marks of raised text: numbers, letters, symbols; none of an ordinal."""
    plain = text.translate(_SUPERSCRIPTS).translate(_ALIKE)
    if _ORDINAL.match(plain.strip()):
        return []
    return _ONE_MARK.findall(plain)


def atoms_of(line: Line) -> list[Atom]:
    """Return what a line consists of, from left to right."""
    atoms: list[Atom] = []
    end: float | None = None
    before = " "
    size = line.dominant.size
    for span in _spoken(line):
        gap = (span.box.x0 - end) / size if end is not None else 0.0
        if gap > _WIDE_INK or (gap > WIDE_GAP and before.endswith("  ")):
            atoms.append(Atom("gap", "", span.box, gap))
        is_apart = gap > WORD_GAP
        end = span.box.x1
        if is_mark(span, line):
            atoms.append(Atom("mark", span.text.strip(), span.box))
            before = span.text
            continue
        text = cased(span, line)
        if is_apart and not before[-1:].isspace() and not text[:1].isspace():
            text = " " + text
        atoms += _parts(text, span.box)
        before = span.text
    return atoms


def _spoken(line: Line) -> Sequence[Span]:
    """Return the spans of a line from left to right, without addresses."""
    if len(line.spans) == 1:
        return line.spans
    spans = [s for s in line.spans if not ("@" in s.text or _TYPEWRITER.search(s.font.name))]
    return sorted(spans, key=lambda s: s.box.x0)


def spoken_text(line: Line) -> str:
    """Return the text of a line without addresses."""
    if len(line.spans) == 1:
        return line.text
    return "".join([span.text for span in _spoken(line)])


def is_bold(line: Line) -> bool:
    """Tell whether more than half of a line is bold, addresses not counted."""
    if len(line.spans) == 1:
        return line.bold
    spans = _spoken(line)
    heavy = sum([len(s.text) for s in spans if s.font.bold])
    return 2 * heavy > sum([len(s.text) for s in spans])


def cased(span: Span, line: Line) -> str:
    """Return the text of a span, small capitals as the small letters they were typed as."""
    text = span.text
    size = line.dominant.size
    if len(line.spans) > 1 and text.isupper():
        largest = max(one.size for one in line.spans)
        if _SMALL_CAPITALS[0] < span.size / largest < _SMALL_CAPITALS[1] and (
            abs(span.baseline - line.dominant.baseline) < _MARK_RISE * size
        ):
            return text.lower()
    return text


def _parts(text: str, box: Box) -> Iterable[Atom]:
    """Take marks of full size, and of superscript characters, out of text."""
    if not _INLINE_MARK.search(text):
        return [Atom("text", text, box)]
    pieces = _INLINE_MARK.split(text)
    return [
        Atom("mark" if index % 2 else "text", piece, box)
        for index, piece in enumerate(pieces)
        if piece
    ]


def split_names(lines: Sequence[Line]) -> list[Name]:
    """Return the names that stand in lines of nothing but names and marks.

    Names are parted by commas and the like, by a mark behind a name, by a wide gap, and by the
    end of a line, unless commas part them and the line ends without one.
    """
    words = "\n".join([_without_suffixes(line.text) for line in lines])
    commas = "," in words or ";" in words
    reader = _Reader(_COMMA_GAP if commas or _COMMA.search(words) else WIDE_GAP)
    for index, line in enumerate(lines):
        atoms = atoms_of(line)
        reader.begin_line(atoms)
        for atom in atoms:
            reader.read(atom)
        runs_on = commas and index + 1 < len(lines) and _runs_on(line, lines[index + 1])
        reader.end_line(runs_on=runs_on)
    return reader.names()


def _without_suffixes(text: str) -> str:
    return re.sub(rf",\s*{_SUFFIX.pattern}", "", text)


def _runs_on(line: Line, following: Line) -> bool:
    """Tell whether a name goes on in the next line: no separator, and no mark, stands between.

    Of two whole names that stand so, somebody forgot the comma: one of the parts has to be a word.
    """
    last = atoms_of(line)[-1]
    below = following.dominant.baseline - line.dominant.baseline
    if last.kind == "mark" or not 0 < below < 2 * line.size:
        return False
    end = _SEPARATOR.split(line.text)[-1].split()
    begin = _SEPARATOR.split(following.text)[0].split()
    return bool(end and begin) and (len(end) == 1 or len(begin) == 1)


class _Reader:
    """Puts names together from the atoms of lines."""

    def __init__(self, gap: float) -> None:
        self._gap = gap
        self._done: list[Name] = []
        self._name = Name()
        self._parted = True
        self._leading = False
        self._pending: list[str] = []

    def begin_line(self, atoms: Sequence[Atom]) -> None:
        """Find out whether marks stand in front of names in this line, and not behind them."""
        self._leading = bool(atoms) and atoms[0].kind == "mark" and atoms[-1].kind != "mark"

    def read(self, atom: Atom) -> None:
        if atom.kind == "gap":
            if atom.gap > self._gap:
                self._close()
        elif atom.kind == "mark":
            self._mark(atom)
        else:
            self._text(atom)

    def end_line(self, *, runs_on: bool) -> None:
        if runs_on:
            self._name.text = _joined_end(self._name.text)
        else:
            self._close()
            self._parted = True

    def names(self) -> list[Name]:
        self._close()
        for name in self._done:
            name.text = tidy(name.text)
        return [name for name in self._done if is_name(name.text)]

    def _mark(self, atom: Atom) -> None:
        marks = marks_in(atom.text)
        if self._leading:
            self._close()
            self._pending += marks
        elif self._name.text.strip(_EDGES):
            self._name.marks += marks
        elif self._done and not self._parted:
            self._done[-1].marks += marks

    def _text(self, atom: Atom) -> None:
        if atom.text.strip() in _BARS:
            self._close()
            return
        position = 0
        for found in _SEPARATOR.finditer(atom.text):
            if found.end() == found.start():
                continue
            self._words(atom.text[position : found.start()], atom.box)
            position = found.end()
            if not self._keeps_suffix(atom.text[position:], found[0]):
                self._close()
        self._words(atom.text[position:], atom.box)

    def _keeps_suffix(self, rest: str, separator: str) -> bool:
        """Keep "Jr." with the name before its comma."""
        if not (separator.strip() == "," and self._name.text and _SUFFIX.match(rest)):
            return False
        self._name.text += ", "
        return True

    def _words(self, words: str, box: Box) -> None:
        if not words.strip():
            if self._name.text:
                self._name.text += words
            return
        if self._name.marks and not self._leading:
            self._close()
        if self._pending:
            self._name.marks, self._pending = self._pending, []
        self._parted = False
        self._name.take(words, box)

    def _close(self) -> None:
        if self._name.text.strip(_EDGES):
            if _DEGREE.match(tidy(self._name.text)) and self._done:
                self._done[-1].marks += self._name.marks
            else:
                self._done.append(self._name)
        self._name = Name()


def _joined_end(text: str) -> str:
    """Return the end of a line as the next one goes on behind it."""
    text = text.rstrip()
    return text[:-1] + "-" if text.endswith((LINE_END_HYPHEN, "\u00ad")) else text + " "


def tidy(text: str) -> str:
    """Return a name without what is none of its own: signs, and white space beside it."""
    suffix = re.search(rf",\s*({_SUFFIX.pattern})\s*$", text)
    kept = text[: suffix.start()] if suffix else text
    kept = kept.replace(LINE_END_HYPHEN, "-")
    words = " ".join(_NO_NAME.sub(" ", clean(kept)).split())
    words = re.sub(r"\(\s*\)", "", words).strip().lstrip(_EDGES)
    if words.count("(") != words.count(")"):
        words = words.strip(" ()")
    stripped = words.rstrip(" ,;:·-–—‘`´")
    # A stop behind an initial belongs to it; behind a word it ends a sentence.
    if stripped.endswith(".") and not re.search(r"(?:^|[\s.-])[^\W\d_]\.$|\b[JS]r\.$", stripped):
        stripped = stripped.rstrip(".")
    return f"{stripped}, {suffix[1]}" if suffix else stripped


def is_name(text: str) -> bool:
    """Tell whether words can be a name: two letters at least, no digit, and no sentence."""
    letters = sum(character.isalpha() for character in text)
    if letters < 2 or len(text) > _LONGEST or any(c.isdigit() for c in text):
        return False
    words = text.split()
    return len(words) <= _MOST_WORDS and not _SMALL_WORDS.search(text)
