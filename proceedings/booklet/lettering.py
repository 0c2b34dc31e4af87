"""The type of what is stamped on pages: one small font for the whole booklet.

Only the glyphs needed are embedded (6 kB for Latin text); pairs are kerned as the font says.
"""

from __future__ import annotations

import unicodedata
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from proceedings.render import fonts

if TYPE_CHECKING:
    from collections.abc import Iterable

_SANS = "SourceSansPro-Regular.otf"
# Looked for only where a title has characters that the identity's own face lacks.
_OTHERS = (
    "NotoSansCJK-Regular.ttc",
    "SourceHanSans-Regular.ttc",
    "DroidSansFallbackFull.ttf",
    "NotoSans-Regular.ttf",
    "DejaVuSans.ttf",
)
_FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
)
_SIMPLIFIED_CHINESE = 2  # the face of that language in the collections above
_TABLES = {"head", "hhea", "hmtx", "maxp", "cmap", "CFF ", "glyf", "loca", "GlyphOrder"}
_LOST = "?"


class Lettering:
    """Sets lines of text; one serves any number of PDFs.

    Arguments:
        texts: everything that will be set.

    Fields:
        letters: every character that can be set, in order; they decide the fonts' bytes.
        lost: characters that no font at hand has; they are set as question marks.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self.lost: set[str] = set()
        needed = {char for text in texts for char in unicodedata.normalize("NFC", text)}
        needed |= {" ", "…", _LOST, *"0123456789"}
        self.letters = "".join(sorted(needed))
        self._spelling: dict[str, str] = {}
        self._shown: dict[tuple[str, float], bytes] = {}
        self._widths: dict[str, int] = {}
        self._face_of: dict[str, _Face] = {}
        self._faces: list[_Face] = []
        home: dict[Path, str] = {}
        coverage = _Coverage()
        for char in self.letters:
            self._spelling[char] = spelt = coverage.spell(char)
            if spelt == _LOST != char:
                self.lost.add(char)
            for letter in spelt:
                file = coverage.file(letter)
                if file is not None:
                    home[file] = home.get(file, "") + letter
        for number, (file, letters) in enumerate(sorted(home.items(), key=_own_face_first)):
            face = _Face(f"/Stamp{number}", file, letters)
            self._faces.append(face)
            self._face_of |= {letter: face for letter in letters if letter not in self._face_of}

    def embed(self, pdf: Pdf) -> dict[str, Object]:
        """Embed the fonts in a PDF; return them by the resource name that :meth:`show` uses."""
        return {face.name: face.embed(pdf) for face in self._faces}

    def width(self, text: str, size: float) -> float:
        """Return the set width of a line in points."""
        if text not in self._widths:
            self._widths[text] = sum(face.width(letters) for face, letters in self._runs(text))
        return self._widths[text] * size / 1000

    def show(self, text: str, size: float) -> bytes:
        """Return the operators that show a line, for use between ``BT`` and ``ET``."""
        if (text, size) not in self._shown:
            self._shown[text, size] = b" ".join(
                f"{face.name} {size:g} Tf ".encode() + face.show(letters)
                for face, letters in self._runs(text)
            )
        return self._shown[text, size]

    def fit(self, text: str, size: float, width: float) -> str:
        """Return a text shortened at a word, with an ellipsis, where it is wider than allowed."""
        text = " ".join(text.split())
        if self.width(text, size) <= width:
            return text
        words = text.split(" ")
        for count in range(len(words) - 1, 0, -1):
            shorter = " ".join(words[:count]).rstrip(" ,;:–—-") + "…"
            if self.width(shorter, size) <= width:
                return shorter
        for count in range(len(text) - 1, 0, -1):  # one word too wide, or no spaces at all
            if self.width(text[:count] + "…", size) <= width:
                return text[:count] + "…"
        return ""

    def wrap(self, text: str, size: float, width: float) -> list[str]:
        """Return a text in lines no wider than allowed; a longer word stands alone on its line."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, size) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _runs(self, text: str) -> list[tuple[_Face, str]]:
        runs: list[tuple[_Face, str]] = []
        for char in unicodedata.normalize("NFC", text):
            for letter in self._spelling[char]:
                face = self._face_of[letter]
                if runs and runs[-1][0] is face:
                    runs[-1] = (face, runs[-1][1] + letter)
                else:
                    runs.append((face, letter))
        return runs


class _Coverage:
    """Which font file has which character; other files are opened only when one is missing."""

    def __init__(self) -> None:
        self._home = fonts.folder("font_source_sans_pro") / _SANS
        self._characters: dict[Path, set[int]] = {}

    def spell(self, char: str) -> str:
        """Return what stands for a character: itself, its plain form, nothing, or a mark."""
        if unicodedata.category(char) in {"Cf", "Cc"}:
            return " " if char.isspace() else ""
        for spelt in (char, unicodedata.normalize("NFKC", char)):
            if all(self._has(self._home, letter) for letter in spelt):
                return spelt
        return char if self.file(char) else _LOST

    def file(self, letter: str) -> Path | None:
        """Return the first font file that has a letter, or None."""
        if self._has(self._home, letter):
            return self._home
        return next((path for path in self._others if self._has(path, letter)), None)

    @cached_property
    def _others(self) -> list[Path]:
        return _installed()

    def _has(self, path: Path, letter: str) -> bool:
        if path not in self._characters:
            self._characters[path] = set(_open(path).getBestCmap())
        return ord(letter) in self._characters[path]


class _Face:
    """A font cut down to the letters needed, embedded in a PDF."""

    def __init__(self, name: str, file: Path, letters: str) -> None:
        self.name = name
        self._ttf = _cut(file, letters)
        # The kerning of the whole font takes half a second to take apart; read lazily, only what
        # the pairs need is.
        self._whole = _open(file)
        glyphs = self._whole.getBestCmap()
        self._glyphs = {char: glyphs[ord(char)] for char in letters}
        em = self._ttf["head"].unitsPerEm
        self._widths: dict[str, int] = {
            char: round(self._ttf["hmtx"][glyph][0] * 1000 / em)
            for char, glyph in self._glyphs.items()
        }
        self._codes = {char: self._code(glyph) for char, glyph in self._glyphs.items()}
        self._kerns: dict[tuple[str, str], int] = {}
        self._stem = file.stem

    def width(self, letters: str) -> int:
        return sum(self._widths[letter] for letter in letters) + sum(
            self._kern(*pair) for pair in pairwise(letters)
        )

    def show(self, letters: str) -> bytes:
        pieces = [f"<{self._codes[letters[0]]:04X}>"]
        for left, right in pairwise(letters):
            if kern := self._kern(left, right):
                pieces.append(f"{-kern} ")
            pieces.append(f"<{self._codes[right]:04X}>")
        return ("[" + "".join(pieces).replace("><", "") + "] TJ").encode()

    def _code(self, glyph: str) -> int:
        # In a CFF font made for CJK the code is the glyph's own CID, else its position.
        if glyph.startswith("cid") and self._by_cid:
            return int(glyph[3:])
        return int(self._ttf.getGlyphID(glyph))

    @cached_property
    def _by_cid(self) -> bool:
        return "CFF " in self._ttf and hasattr(self._ttf["CFF "].cff.topDictIndex[0], "ROS")

    @cached_property
    def _pairs(self) -> list[Any]:
        if "GPOS" not in self._whole or self._whole["GPOS"].table.LookupList is None:
            return []
        gpos = self._whole["GPOS"].table
        kerning = {
            index
            for record in gpos.FeatureList.FeatureRecord
            if record.FeatureTag == "kern"
            for index in record.Feature.LookupListIndex
        }
        tables = [
            getattr(table, "ExtSubTable", table)
            for index in sorted(kerning)
            for table in gpos.LookupList.Lookup[index].SubTable
        ]
        return [table for table in tables if type(table).__name__ == "PairPos"]

    def _kern(self, left: str, right: str) -> int:
        if (left, right) not in self._kerns:
            self._kerns[left, right] = self._read_kern(left, right)
        return self._kerns[left, right]

    def _read_kern(self, left: str, right: str) -> int:
        first, second = self._glyphs[left], self._glyphs[right]
        for table in self._pairs:
            if first not in table.Coverage.glyphs:
                continue
            if table.Format == 1:
                records = table.PairSet[table.Coverage.glyphs.index(first)].PairValueRecord
                value = next((r.Value1 for r in records if r.SecondGlyph == second), None)
                if value is None:
                    continue
            else:
                row = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)]
                value = row.Class2Record[table.ClassDef2.classDefs.get(second, 0)].Value1
            return int(getattr(value, "XAdvance", 0) * 1000 / self._whole["head"].unitsPerEm)
        return 0

    @cached_property
    def _program(self) -> bytes:
        if "CFF " in self._ttf:
            return bytes(self._ttf["CFF "].compile(self._ttf))
        data = BytesIO()
        self._ttf.save(data)
        return data.getvalue()

    def embed(self, pdf: Pdf) -> Object:
        name = Name(f"/PRCDGS+{self._stem}")
        cff = "CFF " in self._ttf
        if cff:
            file = pdf.make_stream(self._program, Subtype=Name.CIDFontType0C)
        else:
            file = pdf.make_stream(self._program)
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType0 if cff else Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=Dictionary(
                Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
            ),
            FontDescriptor=pdf.make_indirect(self._descriptor(name, file, cff=cff)),
            DW=1000,
            W=self._width_array(),
        )
        if not cff:
            descendant.CIDToGIDMap = Name.Identity
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=name,
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([pdf.make_indirect(descendant)]),
                ToUnicode=pdf.make_stream(_to_unicode(self._codes)),
            )
        )

    def _descriptor(self, name: Name, file: Object, *, cff: bool) -> Dictionary:
        em = self._ttf["head"].unitsPerEm
        head, lines = self._ttf["head"], self._ttf["hhea"]
        box = (head.xMin, head.yMin, head.xMax, head.yMax)
        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=4,
            FontBBox=Array([round(edge * 1000 / em) for edge in box]),
            ItalicAngle=0,
            Ascent=round(lines.ascent * 1000 / em),
            Descent=round(lines.descent * 1000 / em),
            CapHeight=660,
            StemV=84,
        )
        descriptor["/FontFile3" if cff else "/FontFile2"] = file
        return descriptor

    def _width_array(self) -> Array:
        widths = Array()
        for char in sorted(self._codes, key=lambda char: self._codes[char]):
            widths.append(self._codes[char])
            widths.append(Array([self._widths[char]]))
        return widths


def _own_face_first(item: tuple[Path, str]) -> tuple[bool, str]:
    return item[0].name != _SANS, item[0].as_posix()


def _open(path: Path) -> TTFont:
    number = _SIMPLIFIED_CHINESE if path.suffix == ".ttc" else -1
    return TTFont(BytesIO(path.read_bytes()), fontNumber=number, lazy=True)


def _installed() -> list[Path]:
    """Return the other fonts we know that the machine has, the likeliest first."""
    found = [
        path
        for folder in _FONT_FOLDERS
        for path in sorted(Path(folder).expanduser().rglob("*"))
        if path.name in _OTHERS
    ]
    return sorted(found, key=lambda path: _OTHERS.index(path.name))


def _cut(file: Path, letters: str) -> TTFont:
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = []
    font = _open(file)
    options.drop_tables = sorted(set(font.keys()) - _TABLES)
    cutter = subset.Subsetter(options)
    cutter.populate(text=letters)
    cutter.subset(font)
    return font


def _to_unicode(codes: dict[str, int]) -> bytes:
    lines = [
        f"<{code:04X}> <{char.encode('utf-16-be').hex().upper()}>"
        for char, code in sorted(codes.items(), key=lambda item: item[1])
    ]
    blocks = [
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar"
        for block in (lines[start : start + 100] for start in range(0, len(lines), 100))
    ]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    ).encode()
