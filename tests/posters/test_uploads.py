"""The form in which the host takes posters: landscape, small enough, and nothing enlarged."""

from __future__ import annotations

import io
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PIL import Image
from poster_files import Placed, poster_pdf, poster_picture

from proceedings.plan import PlannedPaper
from proceedings.posters import uploads
from proceedings.posters.uploads import LARGEST, THUMBNAIL, upload_form, write_uploads


def pictures(path):
    return [Image.open(io.BytesIO(data)) for data in upload_form(path)]


def test_a_portrait_pdf_is_set_on_white_as_large_as_the_host_takes(tmp_path):
    picture, thumb = pictures(poster_pdf(tmp_path / "a.pdf"))
    assert picture.format == "PNG"
    assert picture.size == LARGEST
    assert thumb.size == THUMBNAIL
    assert {picture.getpixel((x, 1440)) for x in (0, 1000, 4119, 5119)} == {(255, 255, 255)}
    inked = picture.convert("L").point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert (LARGEST[0] - 1920) // 2 < inked[0] < inked[2] < (LARGEST[0] + 1920) // 2


def test_a_landscape_poster_stays_as_it_is(tmp_path):
    picture, _ = pictures(poster_pdf(tmp_path / "a.pdf", inches=(36, 24)))
    assert picture.size == (4320, 2880)


@pytest.mark.parametrize(
    ("pixels", "size"),
    [((480, 720), (1280, 720)), ((720, 480), (720, 480)), ((60, 60), (60, 60))],
)
def test_pixels_are_never_enlarged(pixels, size, tmp_path):
    picture, thumb = pictures(poster_picture(tmp_path / "a.png", pixels))
    assert picture.size == size
    assert thumb.size == THUMBNAIL


def test_what_shines_through_is_white(tmp_path):
    Image.new("RGBA", (300, 200), (0, 0, 0, 0)).save(tmp_path / "a.png")
    picture, _ = pictures(tmp_path / "a.png")
    assert picture.getpixel((150, 100)) == (255, 255, 255)


def test_a_heavy_picture_is_made_smaller(tmp_path, monkeypatch):
    noise = poster_pdf(tmp_path / "a.pdf", pictures=(Placed((1200, 1200), 2, 10, 20, 20),))
    monkeypatch.setattr(uploads, "LARGEST", (1280, 720))
    monkeypatch.setattr(uploads, "MOST_BYTES", 100_000)
    data, _ = upload_form(noise)
    assert len(data) <= 100_000
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.width / picture.height == pytest.approx(16 / 9, rel=0.01)


def test_a_file_that_cannot_be_opened_has_none(papers):
    assert upload_form(papers / "hostile" / "encrypted.pdf") is None


@pytest.fixture
def written(tmp_path):
    """Write the forms of two posters, each time into a new folder, knowing the last."""
    paths = {key: poster_picture(tmp_path / f"{key}.png") for key in ("1", "2")}
    last = SimpleNamespace(marks={}, folder=None, runs=0)

    def write(**hashes):
        papers = [
            PlannedPaper(
                key, "Title", "Title", poster=paths[key], poster_sha256=hashes.get(f"h{key}")
            )
            for key in paths
        ]
        papers.append(PlannedPaper("3", "No poster", "No poster"))
        last.runs += 1
        target = tmp_path / f"run-{last.runs}"

        def keep(name):
            source = last.folder / name
            if source.is_file():
                (target / name).parent.mkdir(parents=True, exist_ok=True)
                (target / name).hardlink_to(source)
            return source.is_file()

        plan = SimpleNamespace(papers=papers)
        done = write_uploads(plan, target, jobs=1, marks=last.marks, base="1", keep=keep)
        last.marks, last.folder = done.marks, target
        return done, target

    return write


def test_only_changed_posters_are_drawn_again(written):
    first, folder = written(h1="a", h2="b")
    assert first.made == ("1", "2")
    names = sorted(path.name for path in (folder / "upload").iterdir())
    assert names == ["1-thumb.png", "1.png", "2-thumb.png", "2.png"]
    again, folder = written(h1="a", h2="b")
    assert again.made == ()
    assert sorted(path.name for path in (folder / "upload").iterdir()) == names
    new, _ = written(h1="a", h2="c")
    assert new.made == ("2",)


def test_what_is_gone_is_drawn_again_and_the_last_build_stays(written):
    _, folder = written(h1="a", h2="b")
    (folder / "upload" / "1-thumb.png").unlink()
    kept = folder / "upload" / "1.png"
    kept.write_bytes(b"of the last build")
    new, target = written(h1="a", h2="b")
    assert new.made == ("1",)
    assert kept.read_bytes() == b"of the last build"
    assert (target / "upload" / "1.png").read_bytes() != b"of the last build"


def test_a_poster_that_cannot_be_drawn_is_told_and_tried_again(tmp_path, papers):
    path = papers / "hostile" / "encrypted.pdf"
    paper = PlannedPaper("1", "Title", "Title", poster=path, poster_sha256="a")
    plan = SimpleNamespace(papers=[replace(paper)])
    done = write_uploads(plan, tmp_path, jobs=1, marks={}, base="1", keep=lambda _: False)
    (finding,) = done.findings
    assert (finding.rule, finding.subject) == ("poster-not-drawn", "1")
    assert not done.marks
