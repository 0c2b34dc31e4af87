from __future__ import annotations

import pytest
from PIL import Image, ImageFile

from proceedings.render import pictures

SVG = (
    '<?xml version="1.0"?><!-- drawn --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
)


def test_pictures_are_taken(tmp_path):
    (tmp_path / "a.svg").write_text(SVG)
    Image.new("RGB", (2, 2)).save(tmp_path / "b.png")
    Image.new("RGB", (2, 2)).save(tmp_path / "c.jpg")
    for name in ("a.svg", "b.png", "c.jpg"):
        assert pictures.logo(tmp_path, name) == ((tmp_path / name).as_uri(), ())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("text.png", b"no picture"),
        ("page.svg", b"<html></html>"),
        ("cut.png", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("moving.gif", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"),
    ],
)
def test_what_is_no_picture_is_left_out_and_reported(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    address, (finding,) = pictures.logo(tmp_path, name)
    assert address == ""
    assert finding.rule == "picture-unusable"
    assert name in finding.message


def test_a_missing_logo_and_one_outside_are_reported(tmp_path):
    (tmp_path / "secret.svg").write_text(SVG)
    folder = tmp_path / "workshop"
    folder.mkdir()
    assert "not there" in pictures.logo(folder, "none.svg")[1][0].message
    assert "outside" in pictures.logo(folder, "../secret.svg")[1][0].message


def test_no_logo_is_no_finding(tmp_path):
    assert pictures.logo(tmp_path, "") == ("", ())


@pytest.mark.parametrize("kind", ["png", "jpg"])
def test_a_picture_cut_short_is_left_out_whoever_else_is_lenient(tmp_path, monkeypatch, kind):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    path = tmp_path / f"a.{kind}"
    Image.frombytes("L", (90, 90), bytes(n * n % 251 for n in range(8100))).save(path)
    path.write_bytes(path.read_bytes()[:900])
    address, findings = pictures.logo(tmp_path, path.name)
    assert address == ""
    assert len(findings) == 1
    assert ImageFile.LOAD_TRUNCATED_IMAGES
