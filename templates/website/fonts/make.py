# ruff: noqa: INP001 - a script beside its products, no package
"""Make the web fonts beside this file from the font packages: ``python make.py``.

They are made once and kept, not at every build: that would cost two seconds a build, and the bytes
would hang on the version of the compressor. Each face is cut in two, ``basic`` (what English text
and Western names need, about 20 kB) and ``more`` (other Latin, Greek, Cyrillic, mathematics),
which a browser fetches only for a page that has such a character.
The licence reserves the name "Source": a changed font must not carry it, so names are replaced.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro
from fontTools import subset

HERE = Path(__file__).parent
FACES = {
    "serif": (font_source_serif_pro, "SourceSerifPro-Regular.ttf", "Proceedings Serif", "Regular"),
    "serif-italic": (
        font_source_serif_pro,
        "SourceSerifPro-It.ttf",
        "Proceedings Serif",
        "Italic",
    ),
    "sans": (font_source_sans_pro, "SourceSansPro-Regular.ttf", "Proceedings Sans", "Regular"),
    "sans-semibold": (
        font_source_sans_pro,
        "SourceSansPro-Semibold.ttf",
        "Proceedings Sans",
        "Semibold",
    ),
}
# The same ranges stand in fonts.css.
BASIC = (
    (0x0020, 0x007E),
    (0x00A0, 0x017F),
    (0x02C6, 0x02DC),
    (0x2010, 0x2027),
    (0x202F, 0x203A),
    (0x20AC, 0x20AC),
    (0x2122, 0x2122),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
)
MORE = (
    (0x0180, 0x024F),
    (0x0300, 0x052F),
    (0x1E00, 0x1EFF),
    (0x2070, 0x209F),
    (0x2100, 0x2121),
    (0x2123, 0x218F),
    (0x2194, 0x2211),
    (0x2213, 0x22FF),
    (0x25A0, 0x25FF),
)
FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "lnum", "onum", "pnum", "tnum"]


def make(face: str, part: str, ranges: tuple[tuple[int, int], ...]) -> Path:
    """Write one half of a face and return its path."""
    package, file, family, style = FACES[face]
    source = Path(package.__file__).parent / "files" / file
    options = subset.Options(flavor="woff2", hinting=False, layout_features=FEATURES)
    options.recalc_timestamp = False
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in ranges for code in range(low, high + 1)])
    subsetter.subset(font)
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in {0, 5, 13, 14}]
    for identifier, text in (
        (1, family),
        (2, style),
        (3, f"{family} {style} {part}"),
        (4, f"{family} {style}"),
        (6, f"{family}-{style}".replace(" ", "")),
    ):
        names.setName(text, identifier, 3, 1, 0x409)
    target = HERE / f"{face}-{part}.woff2"
    font.flavor = "woff2"
    font.save(target)
    return target


def main() -> None:
    """Write all files and the licence they stand under."""
    for face in FACES:
        make(face, "basic", BASIC)
        make(face, "more", MORE)
    # The licence texts differ in their years only; that of the sans names all of them.
    licence = Path(font_source_sans_pro.__file__).parent / "files" / "LICENSE.txt"
    shutil.copyfile(licence, HERE / "OFL.txt")


if __name__ == "__main__":
    main()
