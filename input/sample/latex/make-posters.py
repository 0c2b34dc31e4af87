"""Make the posters of the sample: ``python input/sample/latex/make-posters.py``.

They are set by WeasyPrint from our own words; the same sources give the same bytes.
"""

# ruff: noqa: INP001  (a script that is started by its path)
from __future__ import annotations

import sys
from html import escape
from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from proceedings.render.fonts import folder  # noqa: E402  (found through the line above)

POSTERS = Path(__file__).resolve().parents[1] / "posters"

# Key: title, authors, the one sentence, and columns of heading and text.
WORDS = {
    "3": (
        "Eight Pages and Not a Line More: Where the Body of a Paper Ends",
        "Leonhard Euler, Émilie du Châtelet, Joseph-Louis Lagrange",
        "A page limit is a number. What it limits is printed on no page.",
        (
            (
                "The body",
                (
                    "All text up to the point where acknowledgements, statements, references or "
                    "appendices begin. Its last line is found from the type alone."
                ),
            ),
            (
                "The answer",
                (
                    "A page, a column, a height, and a number of lines: so much an author can act "
                    "on, an hour before the deadline."
                ),
            ),
            (
                "What fails",
                (
                    "Searching for the word References. Seven ordinary papers show it: one has it "
                    "in a title, one in a table, one not at all."
                ),
            ),
            (
                "What it costs",
                (
                    "No training, no network, a third of a second. It explains itself, and is "
                    "exact to the line."
                ),
            ),
        ),
    ),
    "12": (
        "Saving $5 on Fonts: What an Unembedded Face Costs the Reader",
        "Albrecht Dürer, Luca Pacioli",
        "The print shop has other fonts than you.",
        (
            (
                "The saving",
                "A face that stays at home makes a file a few kilobytes smaller.",
            ),
            (
                "The price",
                (
                    "Another face takes its place. Words get wider, labels run into each other, "
                    "and a minus sign is gone."
                ),
            ),
            (
                "The cure",
                (
                    "One option in the program that exports the plot. It has been there for twenty "
                    "years."
                ),
            ),
            (
                "The proof",
                "We printed one page in four shops, and measured it with a compass and a ruler.",
            ),
        ),
    ),
}
STYLE = """
@page { size: 24in 36in; margin: 1.2in 1.5in; }
@font-face { font-family: "Poster Serif"; src: url(%(serif)s); }
@font-face { font-family: "Poster Sans"; src: url(%(sans)s); }
body { margin: 0; font: 44pt/58pt "Poster Serif"; color: #1a1a1a; }
h1 { font: 132pt/144pt "Poster Serif"; margin: 0; border-top: 24pt solid #7a1f2b;
  padding-top: 72pt; }
.authors { font: 52pt/72pt "Poster Sans"; margin: 48pt 0 0; color: #555; }
.one { font: 96pt/112pt "Poster Serif"; margin: 84pt 0 60pt; color: #7a1f2b; }
svg { display: block; width: 21in; height: 7in; margin-bottom: 60pt; }
.columns { columns: 2; column-gap: 1in; }
section { break-inside: avoid; margin-bottom: 48pt; }
h2 { font: 52pt/58pt "Poster Sans"; margin: 0; }
p { margin: 0; }
"""


def drawing(key: str) -> str:
    """Return bars whose heights come from the key, as lines have them over a page."""
    bars = []
    for place in range(40):
        high = 80 + (place * place * int(key)) % 320
        bars.append(f'<rect x="{21 * place}" y="{400 - high}" width="15" height="{high}"/>')
    head = '<svg viewBox="0 0 840 400" preserveAspectRatio="none">'
    return f'{head}<g fill="#7a1f2b">{"".join(bars)}</g></svg>'


def page(key: str) -> str:
    """Return a poster as HTML."""
    title, authors, one, columns = WORDS[key]
    told = "".join(
        f"<section><h2>{escape(head)}</h2><p>{escape(text)}</p></section>" for head, text in columns
    )
    return (
        f'<html lang="en"><title>{escape(title)}</title><h1>{escape(title)}</h1>'
        f'<p class="authors">{escape(authors)}</p><p class="one">{escape(one)}</p>'
        f'{drawing(key)}<div class="columns">{told}</div></html>'
    )


def write() -> None:
    """Write all posters."""
    POSTERS.mkdir(exist_ok=True)
    fonts = {
        "serif": folder("font_source_serif_pro") / "SourceSerifPro-Regular.otf",
        "sans": folder("font_source_sans_pro") / "SourceSansPro-Semibold.otf",
    }
    style = STYLE % {name: path.as_uri() for name, path in fonts.items()}
    for key in WORDS:
        config = FontConfiguration()
        sheet = weasyprint.CSS(string=style, font_config=config)
        data = weasyprint.HTML(string=page(key)).write_pdf(stylesheets=[sheet], font_config=config)
        (POSTERS / f"{key}.pdf").write_bytes(data)


if __name__ == "__main__":
    write()
