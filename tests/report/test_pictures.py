"""Pictures of manuscripts: what is shown of a finding, taken in workers, remembered by hash."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from proceedings.anatomy.many import ManuscriptFile
from proceedings.anatomy.reading import Unreadable
from proceedings.cache import Cache
from proceedings.model import Box
from proceedings.report import pictures
from proceedings.report.pictures import clip_of, take_pictures, thumbnail
from proceedings.workers import Failure, FailureKind

PAPER = Path(__file__).parents[1] / "papers" / "faulty" / "page-limit.pdf"


@pytest.fixture
def paper(report):
    return replace(report.papers[0], sheets=((612.0, 792.0),) * 5)


@pytest.fixture
def first(paper):
    """The paper with one finding, on page 1."""
    return replace(paper, findings=(paper.findings[0],))


def file_of(path, cache):
    return ManuscriptFile(path, cache.file_hash(path), Unreadable("", "", ""))


def taken(paper, path, cache, jobs=1):
    return take_pictures((paper,), {paper.key: file_of(path, cache)}, jobs=jobs, cache=cache)


def test_a_thumbnail_is_small_whatever_the_sheet(paper):
    for sheet in ((612.0, 792.0), (100.0, 9000.0), (14400.0, 20.0)):
        clip = thumbnail(replace(paper, sheets=(sheet,)))
        assert sheet[0] * clip.scale <= 192.5
        assert sheet[1] * clip.scale <= 256.5


@pytest.mark.parametrize(
    ("box", "shown"),
    [
        (Box(55, 400, 290, 410), (0, 340, 300, 470)),
        (Box(307, 400, 390, 410), (294, 340, 612, 470)),
        (Box(100, 400, 500, 410), (0, 340, 612, 470)),
        (Box(55, 2, 290, 10), (0, 0, 300, 130)),
        (Box(55, 780, 290, 790), (0, 662, 300, 792)),
        (Box(55, 100, 290, 700), (0, 76, 300, 724)),
    ],
)
def test_a_place_is_shown_with_its_column_and_some_lines(paper, box, shown):
    clip = clip_of(paper, replace(paper.findings[0], box=box))
    assert clip.box == pytest.approx(shown)
    assert clip.mark == box


def test_a_page_without_a_place_is_shown_whole_unless_it_is_the_first(paper):
    finding = replace(paper.findings[0], box=None)
    assert clip_of(paper, finding) is None
    clip = clip_of(paper, replace(finding, page=3))
    assert (clip.page, clip.box, clip.mark) == (3, None, None)


def test_a_year_is_wrong_everywhere_and_so_nowhere_shown(paper):
    assert clip_of(paper, replace(paper.findings[0], rule="format-year")) is None


def test_a_page_that_is_not_there_is_not_shown(paper):
    assert clip_of(paper, replace(paper.findings[0], page=6)) is None


def test_pictures_are_webp_files_of_the_size_told(first):
    found = taken(first, PAPER, Cache(None))[first.key]
    assert set(found) == {thumbnail(first), clip_of(first, first.findings[0])}
    for clip, picture in found.items():
        with Image.open(io.BytesIO(picture.data)) as image:
            assert image.format == "WEBP"
            assert image.size == (picture.width, picture.height)
            colours = image.convert("RGB").getcolors(1_000_000)
            is_framed = any(red > 150 and green < 80 for _, (red, green, _) in colours)
            assert is_framed is (clip.mark is not None)


def test_an_unchanged_file_is_not_rendered_again(first, tmp_path, monkeypatch):
    cache = Cache(tmp_path)
    before = taken(first, PAPER, cache)
    monkeypatch.setattr(pictures, "map_limited", refused)
    assert taken(first, PAPER, cache) == before


def refused(_function, items, **_):
    assert not items, "rendered again"
    return iter(())


def test_a_changed_file_or_place_is_rendered_again(first, tmp_path, monkeypatch):
    cache = Cache(tmp_path / "cache")
    copy = Path(shutil.copyfile(PAPER, tmp_path / "1.pdf"))
    taken(first, copy, cache)
    monkeypatch.setattr(pictures, "map_limited", refused)
    moved = replace(first, findings=(replace(first.findings[0], box=Box(50, 100, 290, 110)),))
    with pytest.raises(AssertionError, match="rendered again"):
        taken(moved, copy, cache)
    copy.write_bytes(copy.read_bytes() + b"\n")
    with pytest.raises(AssertionError, match="rendered again"):
        taken(first, copy, cache)


def test_a_file_that_does_not_open_has_no_pictures(first, tmp_path):
    html = tmp_path / "1.pdf"
    html.write_text("<html>")
    assert taken(first, html, Cache(None)) == {first.key: {}}


@pytest.mark.parametrize(
    ("failure", "lasts"),
    [
        (Failure(FailureKind.CRASH, "SIGSEGV"), True),
        (Failure(FailureKind.MEMORY), True),
        (Failure(FailureKind.TIME, "SIGXCPU"), True),
        (Failure(FailureKind.TIME), False),
        (Failure(FailureKind.BUG, "Traceback"), False),
    ],
)
def test_a_file_that_ends_its_worker_costs_its_own_pictures_and_not_each_time(
    first, tmp_path, monkeypatch, failure, lasts
):
    calls = []

    def failing(_function, items, **_):
        calls.extend(items)
        return iter([(index, failure) for index in range(len(items))])

    monkeypatch.setattr(pictures, "map_limited", failing)
    cache = Cache(tmp_path)
    for _ in range(2):
        assert taken(first, PAPER, cache) == {first.key: {}}
    assert len(calls) == (1 if lasts else 2)


def test_a_file_that_is_not_known_by_its_hash_is_not_asked_for(first):
    files = {first.key: ManuscriptFile(PAPER, None, Unreadable("", "", ""))}
    assert take_pictures((first,), files, jobs=1, cache=Cache(None)) == {}
    assert take_pictures((first,), {}, jobs=1, cache=Cache(None)) == {}
