from __future__ import annotations

import pytest
from handmade import write_pdf

from proceedings.pdf.pages import UnreadableError
from proceedings.pdf.preflight import preflight


def refusal(path):
    with pytest.raises(UnreadableError) as refused:
        preflight(path)
    assert refused.value.message.endswith(".")
    assert refused.value.fix
    return refused.value.rule


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "file-empty"),
        (b"\0" * 5000, "file-empty"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "file-not-pdf"),
        (b"  <html>", "file-not-pdf"),
        (b"PK\x03\x04 a zip", "file-not-pdf"),
    ],
)
def test_what_cannot_be_a_paper_is_refused(tmp_path, content, rule):
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    assert refusal(path) == rule


def test_a_missing_file_is_refused(tmp_path):
    assert refusal(tmp_path / "none.pdf") == "file-missing"


def test_a_whole_pdf_passes_and_half_of_it_does_not(tmp_path):
    path = write_pdf(tmp_path / "a.pdf", "BT /F1 10 Tf 72 700 Td (Hello) Tj ET" + " " * 9000)
    preflight(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert refusal(path) == "file-truncated"


def test_leading_bytes_before_the_header_are_forgiven(tmp_path):
    path = write_pdf(tmp_path / "a.pdf", "")
    path.write_bytes(b"\r\n\r\n" + path.read_bytes())
    assert preflight(path) is None
