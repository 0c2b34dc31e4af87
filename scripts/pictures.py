"""Draw ``docs/reference/pictures/``: of each rule that judges, the place in a file of our own.

``python scripts/pictures.py [FOLDER]``. A rule is shown by the faulty paper that breaks it. Where a
page does not show the fault, such as a script in the file, the check's own words stand beside it.
The same papers give the same bytes.
"""

# ruff: noqa: INP001  (a script that is started by its path)
from __future__ import annotations

import io
import sys
import tempfile
import textwrap
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(1, str(ROOT / "tests"))

from poster_files import FAULTS, poster_pdf  # noqa: E402  (found through the lines above)

from proceedings.anatomy.posters import Poster, read_poster  # noqa: E402
from proceedings.anatomy.reading import Unreadable, read_manuscript  # noqa: E402  (see above)
from proceedings.checks import (  # noqa: E402
    Judgement,
    judge,
    judge_poster,
    judging_rules,
    resolve,
)
from proceedings.checks.words import details  # noqa: E402
from proceedings.formats import load_formats  # noqa: E402
from proceedings.inputs import read_requirements  # noqa: E402
from proceedings.model import Box, Finding, Requirements, Stage  # noqa: E402
from proceedings.pdf.pictures import Clip, render_clips  # noqa: E402
from proceedings.render.fonts import folder as font_folder  # noqa: E402

PAPERS = ROOT / "tests" / "papers"
SAMPLE = ROOT / "input" / "sample" / "workshop.yaml"
FOLDER = ROOT / "docs" / "reference" / "pictures"
SANS = font_folder("font_source_sans_pro") / "SourceSansPro-Regular.otf"
MOST_BYTES = 25_000
# A place is shown across the page, with this much above and below it, in points and pixels.
_AROUND, _LOWEST, _SCALE = 20.0, 90.0, 1.15
# Of a finding about a whole page, this much is shown, smaller.
_PAGE_SCALE = 0.45
_POSTER_HEIGHT = 330.0
_GREYS, _RED = 7, (200, 30, 30)
# What a page does not show, and its words: size and leading in pixels, characters a line.
_UNSEEN = ("metadata-",)
_TEXT_SIZE, _TEXT_LEADING, _TEXT_WIDTH = 16, 22, 46
# A file is made too large here, since none is kept: one of ours, with this much behind its pages.
_BULK = 2 * 1024 * 1024


def shown() -> dict[str, Path]:
    """Return the faulty paper that shows each rule; one named after its rule is taken first.

    Posters are made when they are drawn: of a rule about them the name of the file says the rule.
    """
    papers = {path.stem: path for path in sorted((PAPERS / "files").glob("[!s]*.pdf"))}
    papers = {rule: path for rule, path in papers.items() if rule in judging_rules()}
    for truth in _truths().values():
        path = PAPERS / str(truth["file"])
        if path.parent.name == "faulty":
            rule = str(truth.get("rule", path.stem))
            if rule in judging_rules() and (rule not in papers or path.stem == rule):
                papers[rule] = path
    papers["format-unknown"] = PAPERS / "faulty" / "format-unknown.pdf"
    papers["file-size"] = PAPERS / "sound" / "gyre-opentype.pdf"
    return papers | {rule: Path(f"{rule}.pdf") for rule in FAULTS}


def finding_of(rule: str, path: Path) -> Finding:
    """Return what a rule finds in the paper that shows it."""
    with tempfile.TemporaryDirectory() as folder:
        facts = read_manuscript(_enlarged(path, Path(folder)) if rule == "file-size" else path)
    assert not isinstance(facts, Unreadable)
    wanted = Requirements() if rule == "format-unknown" else _asked(path)
    if rule == "file-size":
        wanted = replace(wanted, file_size=1)
    asked = resolve(wanted, load_formats(), facts.format, _truth(path).get("track"))
    judgement: Judgement = judge(facts, asked)
    return next(finding for finding in judgement.findings if finding.rule == rule)


def picture(rule: str, path: Path) -> bytes:
    """Return a small PNG file of what a rule finds in a paper."""
    if rule in FAULTS:
        return _picture_of_poster(rule)
    finding = finding_of(rule, path)
    (png,) = render_clips(path, [_clip(finding)])
    with Image.open(io.BytesIO(png)) as image:
        shown = image.convert("RGB")
    if finding.box is None or rule.startswith(_UNSEEN):
        shown = _with_words(shown, finding)
    return _small(shown)


def _picture_of_poster(rule: str) -> bytes:
    """Return a whole poster beside what the check says of it."""
    fault, asked = FAULTS[rule]
    with tempfile.TemporaryDirectory() as folder:
        path = poster_pdf(Path(folder) / "poster.pdf", **fault)
        facts = read_poster(path)
        assert isinstance(facts, Poster)
        findings = judge_poster(facts, asked).findings
        scale = _POSTER_HEIGHT / max(facts.width, facts.height)
        (png,) = render_clips(path, [Clip(1, scale=scale)])
    finding = next(finding for finding in findings if finding.rule == rule)
    with Image.open(io.BytesIO(png)) as image:
        return _small(_with_words(image.convert("RGB"), replace(finding, box=None)))


def _small(shown: Image.Image) -> bytes:
    few = shown.quantize(palette=_palette(), dither=Image.Dither.NONE)
    stream = io.BytesIO()
    few.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _enlarged(path: Path, folder: Path) -> Path:
    """Write a copy of a paper with a comment of many bytes before its end."""
    text, large = path.read_bytes(), folder / path.name
    start = text.rindex(b"startxref")
    large.write_bytes(text[:start] + b"%" + b" " * _BULK + b"\n" + text[start:])
    return large


def _with_words(image: Image.Image, finding: Finding) -> Image.Image:
    """Set what the check says beside a page, or below a place on one."""
    lines = textwrap.wrap(finding.message, _TEXT_WIDTH)
    for label, text in details(finding):
        lines += ["", *textwrap.wrap(f"{label}: {text}", _TEXT_WIDTH)]
    font = ImageFont.truetype(str(SANS), _TEXT_SIZE)
    width = round(max(font.getlength(line) for line in lines)) + 2 * _TEXT_LEADING
    height = (len(lines) + 2) * _TEXT_LEADING
    beside = finding.box is None
    size = (image.width + width, max(image.height, height))
    if not beside:
        size = (max(image.width, width), image.height + height)
    whole = Image.new("RGB", size, "white")
    whole.paste(image, (0, 0))
    draw = ImageDraw.Draw(whole)
    left, top = (image.width, 0) if beside else (0, image.height)
    if beside:
        draw.rectangle((0, 0, image.width - 1, image.height - 1), outline=(170, 170, 170))
    for number, line in enumerate(lines, 1):
        draw.text((left + _TEXT_LEADING, top + number * _TEXT_LEADING), line, "black", font)
    return whole


def _palette() -> Image.Image:
    """Return some greys, and the red of the frames."""
    greys = [round(255 * step / (_GREYS - 1)) for step in range(_GREYS)]
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for grey in greys for value in (grey, grey, grey)] + list(_RED))
    return palette


def _clip(finding: Finding) -> Clip:
    page, box = finding.page or 1, finding.box
    if box is None:
        return Clip(page, scale=_PAGE_SCALE)
    if box.height > 300:  # a column of line numbers: its upper part says enough
        box = Box(box.x0, box.y0, box.x1, box.y0 + 60)
    air = max(_AROUND, (_LOWEST - box.height) / 2)
    y0 = max(box.y0 - air, 0.0)
    return Clip(page, Box(20.0, y0, 592.0, box.y1 + air), _SCALE, mark=box)


@cache
def _truths() -> dict[str, dict[str, Any]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (PAPERS / "truth.yaml").read_text(encoding="utf-8")
    truths = yaml.load(text, Loader=loader)["papers"]  # noqa: S506 - a safe loader
    return {truth["file"]: truth for truth in truths}


def _truth(path: Path) -> dict[str, Any]:
    """Return what is written down of a paper; nothing of those whose fault is one of the file."""
    return _truths().get(f"{path.parent.name}/{path.name}", {})


def _asked(path: Path) -> Requirements:
    """Return what the paper is held against: the sample's requirements, or those of its format."""
    truth = _truth(path)
    asked = read_requirements(SAMPLE, load_formats(), judging_rules())
    changes = truth.get("asked", {})
    return Requirements(
        formats=(truth.get("format", asked.formats[0]),),
        stage=Stage(changes.get("stage", asked.stage)),
        notice=changes.get("notice", "" if "format" in truth else asked.notice),
        limits={"": dict.fromkeys(Stage, 9)} if "format" in truth else asked.limits,
        parts=tuple(changes.get("parts", ())),
    )


def write(folder: Path) -> None:
    """Draw all pictures into a folder, and delete those of rules that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    papers = shown()
    for rule, path in papers.items():
        (folder / f"{rule}.png").write_bytes(picture(rule, path))
    for old in folder.glob("*.png"):
        if old.stem not in papers:
            old.unlink()


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
