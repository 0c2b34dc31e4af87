from __future__ import annotations

import runpy
import socket
from base64 import b64decode, b64encode
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from proceedings.errors import OutputError
from proceedings.model import Severity
from proceedings.render import pdf

PAGES = runpy.run_path(str(Path(__file__).with_name("pages.py")))
PRIVATE_USE = "\ue123"


@pytest.fixture
def no_network(monkeypatch):
    def refuse(*_):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


def lay_out(body: str, folder: Path, **options):
    html = f"<html lang=en><head><title>A title</title></head><body>{body}</body></html>"
    return pdf.render(html, folder=folder, styles=("theme/sheet-a4.css",), **options)


def test_a_character_without_a_glyph_becomes_a_finding(tmp_path):
    made = lay_out(f"<p>Ada</p><p>On <em>the</em> letter {PRIVATE_USE} alone</p>", tmp_path)
    assert made.missing_glyphs == (PRIVATE_USE,)
    (finding,) = made.findings
    assert finding.rule == "missing-glyph"
    assert finding.severity is Severity.WARNING
    assert "U+E123" in finding.message
    assert f"On the letter {PRIVATE_USE} alone" in finding.message
    assert "Ada" not in finding.message


def test_a_missing_character_is_reported_once_and_found_behind_an_element(tmp_path):
    body = f"<p>First <em>then</em> {PRIVATE_USE} and {PRIVATE_USE}</p>"
    (finding,) = lay_out(body, tmp_path).findings
    assert "First then" in finding.message


def test_text_all_fonts_have_gives_no_finding(tmp_path):
    assert lay_out("<p>Erdős, Łukasiewicz, ∞ ≤ α</p>", tmp_path).findings == ()


def test_the_family_is_the_packages_own(tmp_path):
    made = lay_out("<p>Serif <span style='font-family: var(--sans)'>sans</span></p>", tmp_path)
    with pikepdf.open(BytesIO(made.pdf)) as document:
        fonts = {
            str(font.BaseFont).partition("+")[2]
            for font in document.pages[0].Resources.Font.values()
        }
    assert fonts == {"Source-Serif-Pro", "Source-Sans-Pro"}


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize(
    "address",
    ["http://example.org/logo.png", "https://example.org/a.svg", "ftp://example.org/a.png"],
)
def test_nothing_is_fetched_from_the_network(tmp_path, address):
    made = lay_out(f"<img src='{address}'>", tmp_path)
    (finding,) = made.findings
    assert finding.rule == "picture-unusable"
    assert address in finding.message
    assert "network" in finding.message


@pytest.mark.usefixtures("no_network")
def test_a_picture_may_not_draw_the_network_in(tmp_path):
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
        '<image href="http://example.org/spy.png" width="10" height="10"/></svg>'
    )
    rendered = lay_out(f"<img src='{(tmp_path / 'logo.svg').as_uri()}'>", tmp_path)
    assert rendered.pages == 1


def test_a_file_outside_the_folder_is_refused(tmp_path):
    outside = tmp_path / "secret.svg"
    outside.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    folder = tmp_path / "workshop"
    folder.mkdir()
    (folder / "link.svg").symlink_to(outside)
    for address in (outside.as_uri(), (folder / "link.svg").as_uri(), "../secret.svg"):
        (finding,) = lay_out(f"<img src='{address}'>", folder).findings
        assert "outside the workshop folder" in finding.message


def test_pictures_of_the_folder_and_data_are_taken(tmp_path):
    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect/></svg>'
    )
    stream = BytesIO()
    Image.new("RGB", (2, 2)).save(stream, "png")
    dot = "data:image/png;base64," + b64encode(stream.getvalue()).decode()
    assert lay_out(f"<img src='a.svg'><img src='{dot}'>", tmp_path).findings == ()


def test_a_picture_that_breaks_the_layout_is_an_output_error(tmp_path):
    # The data chunk says it is one byte longer than it is, so the next one claims 2.9 GB.
    data = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+M8AAAMBAQAY3Y2wAAAAAElF"
    (tmp_path / "a.png").write_bytes(b64decode(data + "TkSuQmCC"))
    with pytest.raises(OutputError, match="cannot be written"):
        lay_out("<img src='a.png'>", tmp_path)


def test_the_same_document_gives_the_same_bytes(tmp_path):
    first, second = (lay_out("<p id=a>Same 陳</p>", tmp_path).pdf for _ in range(2))
    assert first == second


def test_anchors_say_the_page(tmp_path):
    body = "<p id=a>One</p><p id=b style='break-before: page'>Two</p><p id=c>Two</p>"
    body += "<p id=d style='break-before: page'>Three</p>"
    odd = lay_out(body, tmp_path)
    assert (odd.pages, dict(odd.anchors)) == (3, {"a": 1, "b": 2, "c": 2, "d": 3})


def test_the_pdf_is_tagged_and_says_its_title_and_language(tmp_path):
    made = lay_out("<p>Text</p>", tmp_path)
    with pikepdf.open(BytesIO(made.pdf)) as document:
        assert "/StructTreeRoot" in document.Root
        assert str(document.Root.Lang) == "en"
        assert str(document.docinfo.Title) == "A title"


def test_the_library_is_silent_while_it_works(tmp_path, caplog, capsys):
    lay_out(f"<img src='http://example.org/a.png'>{PRIVATE_USE}", tmp_path)
    assert caplog.records == []
    assert capsys.readouterr() == ("", "")
