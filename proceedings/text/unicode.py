"""Unicode repair: what authors' tools and PDF extraction leave in a string, mended."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LINE_END_HYPHEN = "\ufffe"
"""What PDFium writes for a hyphen at a line's end; a noncharacter, so it means nothing else."""

_CAPITALS = re.compile(r"(?:[A-Za-z][A-Z]|\d)$")
# Where url.sty breaks an address; after a full stop, what goes on in a capital is a new sentence.
_BREAKS = frozenset("/._?&=#")
_BROKEN_ADDRESS = re.compile(r"https?://\S*$")
_GOES_ON = re.compile(r"[a-z\d]")
_LETTERS = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}

# Spacing accents as TeX's old fonts give them, and the combining accents they stand for.
_ACCENTS = {
    "´": "\u0301",
    "¨": "\u0308",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "ˇ": "\u030c",
    "˘": "\u0306",
    "˙": "\u0307",
    "˚": "\u030a",
    "˝": "\u030b",
    "¯": "\u0304",
    "¸": "\u0327",
    "˛": "\u0328",
}
_LETTER = r"[^\W\d_]"
_BELOW = "[¸˛]"  # set after their letter, all others before it
_ABOVE = "[" + "".join(_ACCENTS.keys() - {"¸", "˛"}) + "]"
_AFTER = re.compile(rf"({_LETTER})({_BELOW})")
_BEFORE = re.compile(rf"(?:(?<=\b[A-Z]) )?({_ABOVE})({_LETTER})")
_MISPLACED = re.compile(rf"({_LETTER})({_ABOVE})")
_DOTLESS = {"ı": "i", "ȷ": "j"}
_DOTLESS_ACCENTED = re.compile("([ıȷ])([\u0300-\u0304\u0306-\u030c])")
_HYPHENATED = re.compile(f"{LINE_END_HYPHEN}\\s*")
_UNUSUAL = re.compile(r"[^\t\n -~]")
_KEPT_CONTROLS = {"\n", "\t"}


def clean(text: str) -> str:
    """Return the text in NFC with ligatures, split accents and white space mended.

    Spacing accents are put on their letter (``´e`` and ``e´`` give ``é``), control characters,
    soft hyphens, noncharacters and byte-order marks go, a line-end hyphen of PDFium joins its
    word, and white space is folded to single spaces. A second pass changes nothing.
    """
    if text.isascii() and text.isprintable():
        return fold_space(text)
    previous = None
    while previous != text:
        previous = text
        text = fold_space(_recombine(repair(_HYPHENATED.sub("", text))))
    return text


def fold_space(text: str) -> str:
    """Return the text with each run of white space as one space, and none at the ends."""
    return " ".join(text.split())


def repair(text: str) -> str:
    """Return the text in NFC without ligatures and control characters; white space stays."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for broken in ("\x0b", "\x0c", "\x85", "\u2028"):
        text = text.replace(broken, "\n")
    text = text.replace("\u2029", "\n\n")
    if not _UNUSUAL.search(text):
        return text
    return unicodedata.normalize("NFC", _UNUSUAL.sub(_kept, text))


def join_hyphenated(lines: Iterable[str]) -> str:
    """Join lines of extracted text into one, and words broken over a line's end with it.

    A line that ends in PDFium's own mark for a hyphen, or a soft hyphen, goes on without a
    space, and without the hyphen unless it is the word's own (``GNN-`` / ``based``). A plain
    hyphen stays, since it may belong to the word (``text-to-`` / ``image``), but no space follows
    it where a lower-case letter begins the next line. An address goes on without a space.
    """
    joined = ""
    for raw in lines:
        line = raw.strip()
        if not line:
            continue
        if joined.endswith((LINE_END_HYPHEN, "\u00ad")):
            hyphen = "-" if _is_own_hyphen(joined, line) else ""
            joined = joined[:-1] + hyphen + line
        elif _sticks(joined, line):
            joined += line
        else:
            joined = f"{joined} {line}" if joined else line
    return clean(joined)


def _sticks(joined: str, line: str) -> bool:
    """Tell whether a line goes on with a word, or an address, of the one before."""
    if joined[-1:] == "-":
        return line[0].islower() and bool(re.search(r"\w-$", joined))
    broken = joined[-1:] in _BREAKS and _BROKEN_ADDRESS.search(joined)
    return bool(broken and _GOES_ON.match(line))


def _is_own_hyphen(joined: str, line: str) -> bool:
    """Tell whether the hyphen at a line's end is a word's own, for all that can be known.

    TeX breaks a word that has hyphens at these and nowhere else (The TeXbook, appendix H), and no
    word goes on in small letters after capitals or a figure.
    """
    left, right = joined[:-1].rpartition(" ")[2], line.partition(" ")[0]
    if joined[-1] != LINE_END_HYPHEN or not right[:1].isalnum():
        return False
    within = "-" in left.strip("-") or "-" in right.rstrip("-")
    return within or bool(_CAPITALS.search(left) and right[0].islower())


def _kept(unusual: re.Match[str]) -> str:
    """Return what stands for a character that is not plain ASCII: letters, itself, or nothing."""
    character = unusual[0]
    return "" if _is_dropped(character) else _LETTERS.get(character, character)


def _is_dropped(character: str) -> bool:
    """Tell whether a character carries no text: controls, soft hyphen, noncharacters."""
    if character in _KEPT_CONTROLS:
        return False
    if character in "\u00ad\ufeff\u200b\u2060":
        return True
    point = ord(character)
    if 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE:
        return True
    return unicodedata.category(character) in {"Cc", "Cs"}


def _recombine(text: str) -> str:
    """Put spacing accents on the letter beside them, where Unicode has the letter they make."""
    if not any(accent in text for accent in _ACCENTS) and not _DOTLESS_ACCENTED.search(text):
        return text
    text = _AFTER.sub(lambda m: _accented(m[0], m[2], m[1]), text)
    text = _BEFORE.sub(lambda m: _accented(m[0], m[1], m[2]), text)
    text = _MISPLACED.sub(lambda m: _accented(m[0], m[2], m[1]), text)
    text = _DOTLESS_ACCENTED.sub(lambda m: _DOTLESS[m[1]] + m[2], text)
    return unicodedata.normalize("NFC", text)


def _accented(whole: str, accent: str, letter: str) -> str:
    """Return the accented letter, or the characters as they were where there is none."""
    letter = _DOTLESS.get(letter, letter)
    made = unicodedata.normalize("NFC", letter + _ACCENTS[accent])
    return made if len(made) == 1 else whole
