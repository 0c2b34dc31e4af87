"""Make files that break readers of PDFs: ``python tests/papers/make_hostile.py`` writes them.

Every file is small and the same on each run; the flate bomb and the nested forms do their harm only
when somebody opens them without limits.
"""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTILE = Path(__file__).resolve().parent / "hostile"
BOMB_BYTES = 512 * 1024 * 1024
TITLE_BYTES = 64 * 1024 * 1024
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R%s>>"
LINES = (
    "This page was made to be refused.",
    "A reader that has limits refuses it within a second;",
    "a reader that has none is still at work.",
)


def write_pdf(objects: list[bytes]) -> bytes:
    """Return a file with the objects numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object's body."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def page_text(lines: tuple[str, ...] = LINES) -> bytes:
    """Return a content stream that sets lines of text at the top of a page."""
    rows = b" ".join(b"(%s) Tj 0 -12 Td" % line.encode() for line in lines)
    return b"BT /F1 10 Tf 56 715 Td %s ET" % rows


def plain(pages: int = 2) -> bytes:
    """Return an innocent file that the others are made from."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * i) for i in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>>>"
        % (kids, pages),
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
    ]
    for index in range(pages):
        objects += [
            b"<</Type/Page/Parent 2 0 R/Contents %d 0 R>>" % (5 + 2 * index),
            stream(page_text((f"Page {index + 1}.", *LINES))),
        ]
    return write_pdf(objects)


def locked(user: str) -> bytes:
    """Return an encrypted file; without a user password it opens, but nothing may be copied."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain())) as pdf:
        pdf.save(
            out,
            static_id=True,
            encryption=pikepdf.Encryption(
                owner="owner",
                user=user,
                R=3,
                aes=False,
                metadata=False,
                allow=pikepdf.Permissions(extract=False, modify_other=False),
            ),
        )
    return out.getvalue()


def truncated() -> bytes:
    """Return the first part of a file whose copying was interrupted."""
    whole = plain(6)
    return whole[: len(whole) * 6 // 10]


def truncated_blank() -> bytes:
    """Return a file that lost its last third: it opens, and half of its pages are blank."""
    pages = 6
    kids = b" ".join(b"%d 0 R" % (4 + i) for i in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>>>"
        % (kids, pages),
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
    ]
    objects += [
        b"<</Type/Page/Parent 2 0 R/Contents %d 0 R>>" % (4 + pages + i) for i in range(pages)
    ]
    objects += [stream(page_text((f"Page {i + 1}.", *LINES))) for i in range(pages)]
    whole = write_pdf(objects)
    # as in files made for the web, a trailer stands before the contents of the pages
    early = whole.index(b"10 0 obj")
    whole = whole[:early] + b"trailer\n<</Size 16/Root 1 0 R>>\n" + whole[early:]
    return whole[: whole.index(b"(Page 4.)")]


def no_text() -> bytes:
    """Return a page that is a picture of a page: 153 by 198 dots, no letter."""
    rows = []
    for y in range(198):
        inked = 16 <= y < 178 and y % 3 == 0
        rows.append((b"\x00" if inked and y % 30 else b"\xff") * 20)
    picture = zlib.compress(b"".join(rows), 9)
    return write_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            PAGE % b"/Resources<</XObject<</Im 5 0 R>>>>",
            stream(b"q 612 0 0 792 0 0 cm /Im Do Q"),
            stream(
                picture,
                b"/Type/XObject/Subtype/Image/Width 160/Height 198/ColorSpace/DeviceGray"
                b"/BitsPerComponent 1/Filter/FlateDecode",
            ),
        ]
    )


def million_pages() -> bytes:
    """Return a page tree of six levels, each of which names the level below ten times."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    for level in range(6):
        kids = b" ".join([b"%d 0 R" % (level + 3)] * 10)
        parent = b"" if level == 0 else b"/Parent %d 0 R" % (level + 1)
        objects.append(b"<</Type/Pages%s/Count %d/Kids[%s]>>" % (parent, 10 ** (6 - level), kids))
    objects.append(b"<</Type/Page/Parent 7 0 R/MediaBox[0 0 612 792]>>")
    return write_pdf(objects)


def nested_forms(levels: int = 20, calls: int = 4) -> bytes:
    """Return a page that draws a form that draws a form; each draws the next several times."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE % b"/Resources<</XObject<</X 5 0 R>>>>",
        stream(b"/X Do"),
    ]
    for level in range(levels):
        last = level == levels - 1
        resources = b"" if last else b"/Resources<</XObject<</X %d 0 R>>>>" % (6 + level)
        content = b"0 0 9 9 re f" if last else b" ".join([b"/X Do"] * calls)
        entries = b"/Subtype/Form/BBox[0 0 612 792]" + resources
        objects.append(stream(content, entries))
    return write_pdf(objects)


def flate_bomb() -> bytes:
    """Return a page whose content is half a gigabyte of blanks, compressed twice."""
    press = zlib.compressobj(9)
    block = b" " * (1 << 20)
    inner = b"".join(press.compress(block) for _ in range(BOMB_BYTES // len(block))) + press.flush()
    return write_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            PAGE % b"",
            stream(zlib.compress(inner, 9), b"/Filter[/FlateDecode/FlateDecode]"),
        ]
    )


def random_bytes() -> bytes:
    """Return a file with 3,000 bytes changed at random; head and tail still say what it was."""
    random = Random(1608)
    changed = bytearray(plain(14))
    for position in random.sample(range(8, len(changed) - 40), 3000):
        changed[position] = random.randrange(256)
    return bytes(changed)


def giant_title() -> bytes:
    """Return a page whose document information has a title of 64 MB, in a packed object stream."""
    press = zlib.compressobj(9)
    block = b"A" * (1 << 20)
    inner = press.compress(b"6 0 <</Title(")
    inner += b"".join(press.compress(block) for _ in range(TITLE_BYTES // len(block)))
    inner += press.compress(b")>>") + press.flush()
    content = zlib.compress(inner, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE % b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>>>",
        stream(page_text()),
        stream(content, b"/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]"),
    ]
    out = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    rows = [(0, 0, 65535)]
    for number, body in enumerate(objects, start=1):
        rows.append((1, len(out), 0))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows += [(2, 5, 0), (1, len(out), 0)]
    table = b"".join(struct.pack(">BIH", *row) for row in rows)
    entries = b"/Type/XRef/Size 8/W[1 4 2]/Root 1 0 R/Info 6 0 R"
    start = len(out)
    out += b"7 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (stream(table, entries), start)
    return bytes(out)


def login_page() -> bytes:
    """Return what a download without a login saves under the name of a paper."""
    return (
        b"<!DOCTYPE html>\n<html><head><title>Sign in</title></head>\n<body><h1>Sign in</h1>\n"
        b"<p>You need an account to read this paper.</p>\n"
        b'<form method="post"><input name="user"><input name="password" type="password"></form>\n'
        b"</body></html>\n"
    )


FILES: dict[str, Callable[[], bytes]] = {
    "encrypted.pdf": lambda: locked("secret"),
    "owner-password.pdf": lambda: locked(""),
    "truncated.pdf": truncated,
    "truncated-blank.pdf": truncated_blank,
    "empty.pdf": lambda: b"",
    "html.pdf": login_page,
    "no-text.pdf": no_text,
    "million-pages.pdf": million_pages,
    "nested-forms.pdf": nested_forms,
    "flate-bomb.pdf": flate_bomb,
    "giant-title.pdf": giant_title,
    "random-bytes.pdf": random_bytes,
    "not-a-pdf.pdf": lambda: Random(1608).randbytes(3000),
}


def main() -> None:
    """Write every file."""
    HOSTILE.mkdir(exist_ok=True)
    for name, make in FILES.items():
        (HOSTILE / name).write_bytes(make())


if __name__ == "__main__":
    main()
