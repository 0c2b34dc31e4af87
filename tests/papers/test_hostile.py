"""The hostile files are the ones their script makes, and small enough to keep."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

HERE = Path(__file__).resolve().parent


def load_script():
    spec = importlib.util.spec_from_file_location("make_hostile", HERE / "make_hostile.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCRIPT = load_script()
SLOW = {"flate-bomb.pdf"}
PACKED = {"encrypted.pdf", "owner-password.pdf", "no-text.pdf"}  # bytes depend on a library


@pytest.mark.parametrize("name", sorted(set(SCRIPT.FILES) - SLOW))
def test_script_makes_the_same_bytes_again(name):
    make = SCRIPT.FILES[name]
    made = make()
    assert made == make()
    if name not in PACKED:
        assert made == (HERE / "hostile" / name).read_bytes()


@pytest.mark.parametrize("name", sorted(SCRIPT.FILES))
def test_file_is_kept_and_small(name):
    kept = HERE / "hostile" / name
    assert kept.is_file()
    assert kept.stat().st_size < 10_000


def test_nothing_else_is_kept():
    assert {p.name for p in (HERE / "hostile").iterdir()} == set(SCRIPT.FILES) | {"README.md"}


def test_a_kilobyte_claims_a_million_pages():
    with pdfium.PdfDocument(HERE / "hostile" / "million-pages.pdf") as document:
        assert len(document) == 1_000_000


def test_user_password_locks_and_owner_password_does_not():
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(HERE / "hostile" / "encrypted.pdf")
    with pikepdf.open(HERE / "hostile" / "owner-password.pdf") as pdf:
        assert pdf.is_encrypted
        assert not pdf.allow.extract


def test_half_a_gigabyte_is_packed_into_the_bomb():
    data = (HERE / "hostile" / "flate-bomb.pdf").read_bytes()
    assert b"/FlateDecode/FlateDecode" in data
    assert SCRIPT.BOMB_BYTES > 500 * 1000 * 1000


def test_the_giant_title_is_read_as_one():
    with pdfium.PdfDocument(HERE / "hostile" / "giant-title.pdf") as document:
        assert len(document.get_metadata_value("Title")) == SCRIPT.TITLE_BYTES


def test_pages_of_a_truncated_file_are_silently_blank():
    with pdfium.PdfDocument(HERE / "hostile" / "truncated-blank.pdf") as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    assert [bool(text) for text in texts] == [True] * 3 + [False] * 3
