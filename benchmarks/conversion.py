"""Whether LaTeX and Markdown in real titles and abstracts come out right, or are reported.

Usage: python benchmarks/conversion.py [--json]

Converts every title and abstract that the corpus's manifest and the editions beside it
(`PROCEEDINGS_EDITIONS`, a folder with `*.json`) hold. Counts the texts, each command met, what was
reported, the formulas that became MathML, and the time; looks for marks that are left over in
silence and for letters that are gone. It names commands, and never a word of a text.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import re
import time
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from papers import ROOT, Papers, find_papers
from table import Row, show

from proceedings.text.latex import Converted, convert, convert_block
from proceedings.text.tex import Converter

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMAND = re.compile(r"\\(?:[A-Za-z]+|\S)")
_MATH = re.compile(r"<math>.*?</math>", re.DOTALL)
_CODE = re.compile(r"<code>.*?</code>|<a [^>]*>.*?</a>", re.DOTALL)
# A dollar sign beside a figure is money; all others should have become a formula.
_LEFT = re.compile(r"\\|\$(?!\d)|\*\*|``|\{|\}")
_MANY = 6_000  # abstracts of a large conference


def measure(papers: Papers) -> dict[str, Any]:
    """Convert all texts once and return the counts."""
    texts = list(_texts(papers))
    lines = [(source, convert(source)) for source, is_line in texts if is_line]
    started = time.process_time()
    blocks = [(source, convert_block(source)) for source, is_line in texts if not is_line]
    seconds = time.process_time() - started
    converted = lines + blocks
    commands = Counter(c for source, _ in texts for c in _COMMAND.findall(source))
    formulas = Counter(f for source, _ in texts for f in _formulas(source))
    changed = [(s, c) for s, c in converted if c.text != " ".join(s.split())]
    return {
        "texts": len(texts),
        "abstracts": len(blocks),
        "changed": len(changed),
        "commands": dict(commands.most_common()),
        "formulas": formulas.total(),
        "formulas as MathML": sum(n for (_, made), n in formulas.items() if made),
        "formulas as text": dict(
            Counter({source: n for (source, made), n in formulas.items() if not made}).most_common()
        ),
        "reported": Counter(note for _, c in converted for note in c.notes),
        "silent": sum(_is_wrong_in_silence(s, c) for s, c in converted),
        "broken": sum(not _is_sound(c) for _, c in converted),
        "seconds for many": seconds / max(1, len(blocks)) * _MANY,
    }


def rows(figures: dict[str, Any]) -> list[Row]:
    """Return the table of the figures."""
    what = f"of {figures['texts']} titles and abstracts, {figures['changed']} with markup"
    return [
        Row("texts wrong in silence", figures["silent"], "", 0, note=what),
        Row("texts with broken HTML or MathML", figures["broken"], "", 0),
        Row("notes on what was not carried over", sum(figures["reported"].values()), ""),
        Row("commands met", sum(figures["commands"].values()), "",
            note=f"{len(figures['commands'])} different ones"),
        Row("formulas as MathML", figures["formulas as MathML"], "",
            note=f"of {figures['formulas']}; the others are numbers and words"),
        Row(f"conversion of {_MANY:,} abstracts", figures["seconds for many"], "s CPU",
            note=f"the mean of {figures['abstracts']} times that; once, then from the cache"),
    ]  # fmt: skip


def details(figures: dict[str, Any]) -> list[str]:
    """Return each command with its count, each note, and formulas that are no MathML."""
    counted = ", ".join(f"{name} {count}" for name, count in figures["commands"].items())
    plain = ", ".join(f"{f} {n}" for f, n in figures["formulas as text"].items() if _is_short(f))
    notes = [f"reported {count}: {note}" for note, count in figures["reported"].items()]
    return [f"commands: {counted}", f"formulas as text: {plain}", *notes]


def _texts(papers: Papers) -> Iterator[tuple[str, bool]]:
    """Return titles (a line each) and abstracts."""
    records: list[dict[str, Any]] = [record for record in papers.records.values() if record]
    chosen = os.environ.get("PROCEEDINGS_EDITIONS")
    folder = Path(chosen) if chosen else ROOT.parent / "shared" / "editions"
    for path in sorted(folder.glob("*.json")):
        edition = json.loads(path.read_text(encoding="utf-8"))
        records += [*edition["papers"], *edition.get("not_presenting", [])]
    for record in records:
        if record.get("title"):
            yield record["title"], True
        if record.get("abstract"):
            yield record["abstract"], False


def _formulas(source: str) -> list[tuple[str, bool]]:
    converter = Converter()
    converter.convert(source)
    return converter.ledger.formulas


def _is_short(formula: str) -> bool:
    """Tell whether a formula is none of somebody's words."""
    return not re.search(r"[A-Za-z]{3,} |[a-z]{6,}|:", formula)


def _is_wrong_in_silence(source: str, converted: Converted) -> bool:
    """Tell whether marks are left or letters are gone, and nothing is said of it."""
    if converted.notes:
        return False
    shown = html.unescape(re.sub(r"<[^>]*>", "", _CODE.sub("", converted.html)))
    bare = _letters(re.sub(r"\]\([^)]*\)|\\(?:[A-Za-z]+|.)|https?://\S+", " ", source))
    return bool(_LEFT.search(shown) or bare - _letters(converted.text))


def _letters(text: str) -> Counter[str]:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return Counter(c for c in folded if c.isalnum())


def _is_sound(converted: Converted) -> bool:
    """Tell whether both kinds of HTML are well-formed, and MathML is without marks of LaTeX."""
    try:
        for made in (converted.html, converted.mathml):
            ET.fromstring(f"<div>{made}</div>")
    except ET.ParseError:
        return False
    return not any(re.search(r"[\\$]", made) for made in _MATH.findall(converted.mathml))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    figures = measure(find_papers())
    if parser.parse_args().json:
        print(json.dumps(figures, ensure_ascii=False, indent=1))
        return
    show(rows(figures), details(figures))


if __name__ == "__main__":
    main()
