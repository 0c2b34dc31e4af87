"""The posters of the website: pictures of what may be shown, and links to them."""

from __future__ import annotations

import io
import runpy
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from poster_files import poster_pdf

from proceedings.cache import Cache
from proceedings.model import Link
from proceedings.website import thumbnails
from proceedings.website.posters import poster_files, take_posters, with_posters

HERE = Path(__file__).parent
PLANS = runpy.run_path(str(HERE / "plans.py"))


@pytest.fixture(scope="module")
def hung(tmp_path_factory):
    """A plan whose first paper has a poster, the second one that no reader opens, others none."""
    tmp_path = tmp_path_factory.mktemp("posters")
    plan = PLANS["full_plan"](tmp_path)
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.5 and no more")
    files = [poster_pdf(tmp_path / "sound.pdf"), tmp_path / "broken.pdf"]
    shown = [
        replace(paper, poster=path, poster_sha256=path.name)
        for paper, path in zip(plan.papers, files, strict=False)
    ]
    return replace(plan, papers=(*shown, *plan.papers[2:]))


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A folder of a cache, in which the poster is from its first drawing on."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def shown(hung, kept):
    return take_posters(hung, jobs=1, cache=Cache(kept))


def test_a_poster_is_shown_large_and_small(hung, shown):
    first = hung.papers[0].key
    assert list(shown) == [first]
    assert (shown[first].large.width, shown[first].large.height) == (1600, 2400)
    assert max(shown[first].small.width, shown[first].small.height) == 352
    files = poster_files(shown)
    assert set(files) == {f"papers/{first}/poster.webp", f"papers/{first}/poster-small.webp"}
    with Image.open(io.BytesIO(files[f"papers/{first}/poster.webp"])) as picture:
        assert picture.format == "WEBP"


def test_what_was_drawn_comes_back(hung, shown, kept, monkeypatch):
    monkeypatch.setattr(thumbnails, "map_limited", lambda *_, **__: iter(()))
    assert take_posters(hung, jobs=1, cache=Cache(kept)) == shown


def test_links_lead_to_what_is_shown_and_to_nothing_else(hung, shown):
    workshop = replace(hung.workshop, site_url="https://example.org/site")
    first, second, *_ = with_posters(replace(hung, workshop=workshop), shown).papers
    address = f"https://example.org/site/papers/{first.key}/poster.webp"
    assert Link("poster", address) in first.links
    assert second.poster is None
    assert not [link for link in second.links if link.kind == "poster"]
    nowhere = replace(hung, workshop=replace(workshop, site_url=""))
    assert with_posters(nowhere, shown).papers[0].links == hung.papers[0].links


def test_an_address_of_the_list_stays(hung, shown):
    own = Link("poster", "https://example.org/own.pdf")
    first = replace(hung.papers[0], links=(own,))
    workshop = replace(hung.workshop, site_url="https://example.org/site")
    plan = replace(hung, papers=(first, *hung.papers[1:]), workshop=workshop)
    assert with_posters(plan, shown).papers[0].links == (own,)
