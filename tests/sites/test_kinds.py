"""Files for other sites: their shapes, and what Hugo and Jekyll make of them."""

from __future__ import annotations

import datetime as dt
import html
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from proceedings.inputs import read_source
from proceedings.model import Link
from proceedings.sites import KINDS, site_files, write_site

HUGOS = [
    found
    for found in dict.fromkeys([shutil.which("hugo"), str(Path(sys.executable).parent / "hugo")])
    if found and Path(found).exists()
]
LIST = "<html><body>{{ .Content }}</body></html>"
SINGLE = (
    "<html><body><h1>{{ .Title }}</h1>{{ .Content }}<i>{{ .Params.paper.key }}</i>"
    "<b>{{ len .Site.Data.proceedings.papers }}</b></body></html>"
)


def built(*command, cwd):
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


def shown(text):
    """Return what a reader sees of HTML, roughly."""
    return " ".join(html.unescape(text).split())


@pytest.mark.parametrize("hugo", HUGOS or [None])
def test_hugo_builds_a_page_of_each_paper(plan, tmp_path, hugo):
    if hugo is None:
        pytest.skip("hugo is not installed (make test-setup brings it)")
    site = tmp_path / "site"
    write_site("hugo", site_files("hugo", plan), site)
    (site / "layouts" / "_default").mkdir(parents=True)
    (site / "layouts" / "_default" / "list.html").write_text(LIST)
    (site / "layouts" / "_default" / "single.html").write_text(SINGLE)
    (site / "hugo.toml").write_text('baseURL = "https://example.org/"')
    built(hugo, "--quiet", "--config", "hugo.toml", cwd=site)
    for paper in plan.papers:
        page = (site / "public" / "papers" / paper.key / "index.html").read_text(encoding="utf-8")
        assert f"<i>{paper.key}</i><b>{len(plan.papers)}</b>" in page
        assert "<script>alert(1)" not in page
    hostile = (site / "public" / "papers" / "2" / "index.html").read_text(encoding="utf-8")
    assert shown(hostile).count("{{< x >}} {% raw %} {{ site }} ---") == 2
    whole = (site / "public" / "papers" / "index.html").read_text(encoding="utf-8")
    assert whole.count("<article") == len(plan.papers)


def test_jekyll_builds_a_page_of_each_paper(plan, tmp_path):
    jekyll = shutil.which("jekyll")
    if jekyll is None:
        pytest.skip("jekyll is not installed (make test-setup brings it)")
    site = tmp_path / "site"
    write_site("jekyll", site_files("jekyll", plan), site)
    (site / "_layouts").mkdir()
    (site / "_layouts" / "paper.html").write_text(
        "<html><body><h1>{{ page.title }}</h1>{{ content }}<i>{{ page.paper.key }}</i>"
        "<b>{{ site.data.proceedings.papers.size }}</b></body></html>"
    )
    (site / "list.html").write_text("---\n---\n{% include proceedings/papers.html %}")
    (site / "_config.yml").write_text(
        "collections: {papers: {output: true}}\n"
        "defaults:\n  - {scope: {path: '', type: papers}, values: {layout: paper}}\n"
    )
    built(jekyll, "build", "--quiet", "--disable-disk-cache", cwd=site)
    for paper in plan.papers:
        page = (site / "_site" / "papers" / paper.key / "index.html").read_text(encoding="utf-8")
        assert f"<i>{paper.key}</i><b>{len(plan.papers)}</b>" in page
        assert "<script>alert(1)" not in page
    hostile = (site / "_site" / "papers" / "2" / "index.html").read_text(encoding="utf-8")
    assert shown(hostile).count("{{< x >}} {% raw %} {{ site }} ---") == 2
    whole = (site / "_site" / "list.html").read_text(encoding="utf-8")
    assert whole.count("<article") == len(plan.papers)


def test_the_front_matter_of_jekyll_is_yaml(plan):
    for path, text in site_files("jekyll", plan).items():
        if path.startswith("_papers/"):
            _, front, _ = text.split("---\n", 2)
            value = yaml.safe_load(front)
            assert value["paper"]["title"] == plan.paper(value["paper"]["key"]).title


@pytest.mark.parametrize("kind", KINDS)
def test_no_script_runs_and_nothing_withheld_is_told(plan, kind):
    files = site_files(kind, plan)
    for path, text in files.items():
        assert "forum?id=secret" not in text
        assert "javascript:" not in text
        if path.endswith(".html"):
            assert "<script" not in text.rpartition("\n}\n")[2]


def test_the_fragment_is_no_page_and_names_each_paper(plan):
    [text] = site_files("fragment", plan).values()
    assert not {"<html", "<head", "<body", "<style", "<script"} & set(text.lower().split(">"))
    for paper in plan.papers:
        assert f'id="paper-{paper.key}"' in text


def test_the_lists_are_read_again_by_import(plan, tmp_path):
    papers = (replace(plan.papers[0], links=(Link("poster", "https://example.org/p.pdf"),)),
              *plan.papers[1:])  # fmt: skip
    files = site_files("hugo", replace(plan, papers=papers))
    paths = []
    for name in ("papers", "boards", "posters"):
        paths.append(tmp_path / f"{name}.json")
        paths[-1].write_text(files[f"data/proceedings/{name}.json"], encoding="utf-8")
    assert json.loads(paths[2].read_text()) == [1]
    first = read_source("site", paths, {}).papers[0]
    assert first.entry["title"] == papers[0].title
    assert first.entry["topics"] == ["Computation"]
    assert (first.place.board, first.place.session) == ("3", "posters")


def test_the_day_is_said_where_there_are_several(plan):
    [text] = site_files("fragment", plan).values()
    assert "Poster session, 11:00 · Board 3" in text
    event = replace(plan.workshop.event, last_date=plan.workshop.event.date + dt.timedelta(days=1))
    longer = replace(plan, workshop=replace(plan.workshop, event=event))
    [text] = site_files("fragment", longer).values()
    assert "Poster session, 18 July 2026, 11:00 · Board 3" in text
