"""Poster files are read as they are, and what is none says what it is."""

from __future__ import annotations

import pytest
from poster_files import Placed, bomb, poster_pdf, poster_picture

from proceedings.anatomy import posters
from proceedings.anatomy.posters import Poster, read_poster, read_posters
from proceedings.anatomy.reading import Unreadable
from proceedings.cache import Cache
from proceedings.workers import Limits


def test_a_pdf_tells_sheet_text_and_pictures(tmp_path):
    path = poster_pdf(tmp_path / "a.pdf", pictures=(Placed((300, 450), 2, 20, 6, 9),))
    poster = read_poster(path)
    assert isinstance(poster, Poster)
    assert (poster.kind, poster.pages) == ("pdf", 1)
    assert (poster.width, poster.height) == (24 * 72, 36 * 72)
    assert [line.text for line in poster.lines][:2] == ["Careful Boards", "for Careless Papers"]
    (picture,) = poster.pictures
    assert picture.dpi == pytest.approx(50)
    assert picture.box == pytest.approx((144, 1440, 576, 2088))
    assert not poster.missing_fonts


def test_the_sheet_is_that_which_a_viewer_shows(tmp_path):
    poster = read_poster(poster_pdf(tmp_path / "a.pdf", inches=(36, 24), rotate=90))
    assert (poster.width, poster.height) == (24 * 72, 36 * 72)


def test_fonts_that_stay_at_home_are_named(tmp_path):
    assert read_poster(poster_pdf(tmp_path / "a.pdf", embedded=False)).missing_fonts == (
        "Helvetica",
    )


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "png"), ("a.jpg", "jpeg"), ("a.JPEG", "jpeg")]
)
def test_a_picture_tells_its_pixels(name, kind, tmp_path):
    poster = read_poster(poster_picture(tmp_path / name))
    assert (poster.kind, poster.width, poster.height) == (kind, 480, 720)
    assert poster.is_picture


def test_a_jpeg_under_the_name_of_a_png_is_what_it_is(tmp_path):
    path = poster_picture(tmp_path / "a.jpg").rename(tmp_path / "a.png")
    assert read_poster(path).kind == "jpeg"


def written(data):
    def write(path):
        path.write_bytes(data)
        return path

    return write


def cut(path):
    data = poster_picture(path).read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path


HOSTILE = {
    "zero.pdf": (written(b""), "file-empty"),
    "zero.png": (written(b""), "file-empty"),
    "zeros.jpg": (written(b"\0" * 500), "file-empty"),
    "text.pdf": (written(b"This is no poster.\n" * 20), "file-not-pdf"),
    "page.pdf": (written(b"<!doctype html><title>Sign in</title>"), "file-not-pdf"),
    "page.png": (written(b"<!doctype html><title>Sign in</title>"), "file-not-picture"),
    "bomb.png": (bomb, "file-too-large"),
    "cut.png": (cut, "file-damaged"),
    "cut.jpg": (cut, "file-damaged"),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("lenient", [False, True])
def test_what_is_no_poster_says_what_it_is(name, lenient, tmp_path, monkeypatch):
    # As WeasyPrint sets it for the whole process.
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", lenient)
    write, rule = HOSTILE[name]
    found = read_poster(write(tmp_path / name))
    assert isinstance(found, Unreadable)
    assert found.rule == rule
    assert "paper" not in found.fix


@pytest.mark.parametrize("name", ["encrypted", "truncated", "random-bytes", "html"])
def test_hostile_papers_are_hostile_posters(name, papers):
    assert isinstance(read_poster(papers / "hostile" / f"{name}.pdf"), Unreadable)


def test_of_a_file_of_many_pages_the_first_is_read(tmp_path):
    poster = read_poster(poster_pdf(tmp_path / "a.pdf", pages=300))
    assert poster.pages == 300
    assert len(poster.lines) == 6


def test_a_file_that_ends_its_worker_costs_itself_alone(papers, tmp_path, monkeypatch):
    monkeypatch.setattr(posters, "_LIMITS", Limits(cpu_seconds=1))
    paths = [papers / "hostile" / "nested-forms.pdf", poster_picture(tmp_path / "a.png")]
    read = dict(read_posters(paths, jobs=1, cache=Cache(None)))
    assert read[0].facts.rule in {"file-too-large", "file-too-slow", "file-crashes-reader"}
    assert isinstance(read[1].facts, Poster)


def test_what_was_read_comes_back_while_the_file_is_the_same(tmp_path, monkeypatch):
    path = poster_picture(tmp_path / "a.png")
    cache = Cache(tmp_path / "cache")
    [(_, first)] = read_posters([path], jobs=1, cache=cache)
    with monkeypatch.context() as patch:
        patch.setattr("proceedings.anatomy.posters.map_limited", lambda *_, **__: iter(()))
        [(_, again)] = read_posters([path], jobs=1, cache=cache)
    assert again == first
    poster_picture(path, (500, 700))
    [(_, new)] = read_posters([path], jobs=1, cache=Cache(tmp_path / "cache"))
    assert new.facts.width == 500


def test_a_file_that_is_not_there_is_missing(tmp_path):
    read = dict(read_posters([tmp_path / "a.pdf", tmp_path / "a.png"], jobs=1, cache=Cache(None)))
    assert {file.facts.rule for file in read.values()} == {"file-missing"}
