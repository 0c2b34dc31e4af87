"""Draw marks into a copy of a manuscript: what a limited worker runs.

Everything is drawn behind the page's own content, which is enclosed in a save and a restore and
not touched otherwise. Each mark is also an annotation without a look of its own, so that the list
of comments of a viewer tells what is wrong and how to mend it.
"""

from __future__ import annotations

import io
from collections import defaultdict
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, String

from proceedings.annotation.frames import Frame, read_frames
from proceedings.annotation.labels import LEADING, place_labels, place_notes
from proceedings.annotation.marks import Kind
from proceedings.model import Box
from proceedings.model.frozen import dataclass
from proceedings.pdf.nesting import unbalanced
from proceedings.pdf.pages import UnreadableError
from proceedings.pdf.pictures import render_clips

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from proceedings.annotation.labels import Label
    from proceedings.annotation.marks import Mark
    from proceedings.pdf.pictures import Clip

_FONT = "/PrcLabel"
# Between what is marked and the frame around it.
_AIR = 1.5
# How far a line reaches out of its column, so that it is seen where the column is full.
_OVERHANG = 4.0
_PRINTED = 4  # the annotation flag


@dataclass(frozen=True, slots=True)
class _Style:
    """Colour, thickness in points and dashes; in grey the dashes still tell one from another."""

    colour: tuple[float, float, float]
    width: float
    dashes: str = ""

    def pen(self) -> str:
        red, green, blue = self.colour
        return f"{red} {green} {blue} RG {self.width} w [{self.dashes}] 0 d"


_STYLES = {
    Kind.ERROR: _Style((0.75, 0.05, 0.1), 0.9),
    Kind.WARNING: _Style((0.7, 0.36, 0.0), 0.9, "4 2"),
    Kind.INFO: _Style((0.1, 0.4, 0.5), 0.9, "1 1.5"),
    Kind.BODY_END: _Style((0.0, 0.3, 0.7), 1.1),
    Kind.LIMIT: _Style((0.4, 0.1, 0.5), 1.1, "7 2 1.5 2"),
}


@dataclass(frozen=True, slots=True)
class Job:
    """A manuscript to copy: its marks, and the pictures to take of the copy."""

    path: Path
    marks: tuple[Mark, ...]
    clips: tuple[Clip, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The marked copy and its pictures, as the content of files."""

    pdf: bytes
    pictures: tuple[bytes, ...]


def draw(job: Job) -> Drawn | UnreadableError:
    """Copy a manuscript with its marks; the same manuscript gives the same bytes."""
    try:
        content = _marked(job.path, job.marks)
        return Drawn(content, render_clips(content, job.clips))
    except UnreadableError as error:
        return error
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        return UnreadableError(
            "file-damaged",
            f"The file could be read, but not copied: {str(error).splitlines()[-1]}",
            "Export the paper again.",
        )


def _marked(path: Path, marks: Sequence[Mark]) -> bytes:
    by_page: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_page[mark.page].append(mark)
    frames = read_frames(path, sorted(by_page))
    with pikepdf.open(path, suppress_warnings=True) as pdf:
        font = pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type1,
                BaseFont=Name.Helvetica,
                Encoding=Name.WinAnsiEncoding,
            )
        )
        nothing = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 1, 1])
        for number, frame in frames.items():
            if number <= len(pdf.pages):
                _mark_page(pdf, pdf.pages[number - 1], frame, by_page[number], font, nothing)
        stream = io.BytesIO()
        pdf.save(
            stream,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return stream.getvalue()


def _mark_page(
    pdf: Pdf, page: Page, frame: Frame, marks: Sequence[Mark], font: Object, nothing: Object
) -> None:
    placed = [mark for mark in marks if mark.box is not None]
    notes = [mark for mark in marks if mark.box is None]
    labels = place_labels(placed, frame.width, frame.height)
    heads = place_notes(notes, frame.seen_width)
    drawn = [_shape(frame, mark) for mark in placed]
    drawn += [
        _label(label, mark, frame.on_page(label.box), framed=False)
        for label, mark in zip(labels, placed, strict=True)
    ]
    drawn.append(f"{frame.turning} cm")
    drawn += [
        _label(label, mark, frame.as_seen(label.box), framed=True)
        for label, mark in zip(heads, notes, strict=True)
    ]
    _append(pdf, page, "\n".join(drawn))
    _know_font(page.obj, font)
    places = [frame.on_page(_around(mark)) for mark in placed]
    places += [frame.on_page(frame.unturned(label.box)) for label in heads]
    _comment(pdf, page.obj, [*placed, *notes], places, nothing)


def _shape(frame: Frame, mark: Mark) -> str:
    x0, y0, x1, y1 = frame.on_page(_around(mark))
    pen = _STYLES[mark.kind].pen()
    if mark.box is not None and not mark.box.height:
        y = (y0 + y1) / 2
        return f"{pen} {x0:.2f} {y:.2f} m {x1:.2f} {y:.2f} l S"
    return f"{pen} {x0:.2f} {y0:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re S"


def _around(mark: Mark) -> Box:
    """Return the frame around what is marked, or the strip in which a line stands."""
    assert mark.box is not None
    x0, y0, x1, y1 = mark.box
    aside = _AIR if mark.box.height else _OVERHANG
    return Box(x0 - aside, y0 - _AIR, x1 + aside, y1 + _AIR)


def _label(label: Label, mark: Mark, place: Box, *, framed: bool) -> str:
    """Return the drawing of a label at a place whose y runs upwards."""
    x0, y0, x1, y1 = place
    style = _STYLES[mark.kind]
    size = f"{x0:.2f} {y0:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re"
    red, green, blue = style.colour
    drawn = [f"1 g {style.pen()} {size} {'B' if framed else 'f'}", f"{red} {green} {blue} rg"]
    for index, line in enumerate(label.lines):
        x = x1 - 1.5 - label.width_of(line) if label.right else x0 + 1.5
        # The letters of Helvetica reach 0.72 of the size up; a line has some air above them.
        y = y1 - 1.5 - label.size * (0.82 + LEADING * index)
        drawn.append(f"BT {_FONT} {label.size} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm {_string(line)} Tj ET")
    return "\n".join(drawn)


def _string(text: str) -> str:
    return f"<{text.encode('cp1252', 'replace').hex()}>"


def _append(pdf: Pdf, page: Page, drawn: str) -> None:
    unopened, unclosed = unbalanced(page)
    content = page.obj.get("/Contents")
    streams = list(content) if isinstance(content, Array) else [content]
    own = [stream for stream in streams if isinstance(stream, Stream)]
    before = b"q\n" * (1 + unopened)
    after = f"\n{'Q ' * (1 + unclosed)}\nq /Artifact BMC\n{drawn}\nEMC Q\n"
    page.obj.Contents = Array([pdf.make_stream(before), *own, pdf.make_stream(after.encode())])


def _know_font(page: Object, font: Object) -> None:
    """Make the font of the labels known on a page, whose resources other pages may share."""
    resources = _copied(page.get("/Resources"))
    fonts = _copied(resources.get("/Font"))
    fonts[_FONT] = font
    resources.Font = fonts
    page.Resources = resources


def _copied(value: object) -> Dictionary:
    return Dictionary(dict(value.items())) if isinstance(value, Dictionary) else Dictionary()


def _comment(
    pdf: Pdf, page: Object, marks: Sequence[Mark], places: Sequence[Box], nothing: Object
) -> None:
    own = page.get("/Annots")
    comments = list(own) if isinstance(own, Array) else []
    for mark, place in zip(marks, places, strict=True):
        comments.append(
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Square,
                    Rect=Array([round(edge, 2) for edge in place]),
                    Contents=String(mark.comment),
                    T=String("proceedings check"),
                    Subj=String(mark.name),
                    C=Array(list(_STYLES[mark.kind].colour)),
                    F=_PRINTED,
                    AP=Dictionary(N=nothing),
                )
            )
        )
    page.Annots = Array(comments)
