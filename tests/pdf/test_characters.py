from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest

from proceedings.pdf.extraction import read_document

if TYPE_CHECKING:
    from pathlib import Path

CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /X def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
{count} beginbfchar
{pairs}
endbfchar
endcmap end end"""


def pdf_with(folder: Path, content: bytes, mapped: dict[str, str]) -> Path:
    """Write one page in Helvetica; some of its letters stand for other characters."""
    pairs = "\n".join(f"<{ord(letter):02X}> <{code}>" for letter, code in mapped.items())
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            ToUnicode=pdf.make_stream(CMAP.format(count=len(mapped), pairs=pairs).encode()),
        )
        page = pdf.add_blank_page(page_size=(612, 792))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.obj.Contents = pdf.make_stream(content)
        pdf.save(folder / "page.pdf")
    return folder / "page.pdf"


def show(x: int, y: int, text: str) -> bytes:
    return f"BT /F 10 Tf {x} {y} Td ({text}) Tj ET\n".encode()


def lines(path: Path) -> list[str]:
    return [line.text for line in read_document(path, 9).pages[0].lines]


def test_a_letter_beyond_sixteen_bits_is_one_character(tmp_path):
    path = pdf_with(tmp_path, show(72, 700, "let Z be"), {"Z": "D835DC45"})
    assert lines(path) == ["let 𝑅 be"]


def test_half_of_a_letter_is_replaced(tmp_path):
    path = pdf_with(tmp_path, show(72, 700, "let Z be"), {"Z": "D835"})
    assert lines(path) == ["let \ufffd be"]


@pytest.mark.parametrize("where", ["Zfirst", "midZdle", "lastZ"])
def test_a_character_that_means_nothing_moves_no_text(tmp_path, where):
    long = "a line that is long enough to be halved, and halved again"
    content = (
        show(72, 740, long) + show(72, 720, where) + show(72, 700, "after") + show(72, 680, long)
    )
    found = lines(pdf_with(tmp_path, content, {"Z": "0003"}))
    assert len(found) == 4
    assert found[0] == long
    assert [found[2], found[3]] == ["after", long]


def test_a_hyphen_at_a_line_end_is_marked_beside_a_letter_beyond_sixteen_bits(tmp_path):
    content = show(72, 720, "the imple-") + show(72, 708, "mentation of Z") + show(72, 690, "it")
    assert lines(pdf_with(tmp_path, content, {}))[0] == "the imple\ufffe"
    assert lines(pdf_with(tmp_path, content, {"Z": "D835DC45"}))[0] == "the imple\ufffe"
