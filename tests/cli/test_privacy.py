"""No e-mail address reaches a file that may be published, but on pages copied from a manuscript."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest

ADDRESS = re.compile(rb"[\w.+-]+(?:@|%40|&#64;| at )[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
OUTPUTS = ("data", "website")


def contents(folder):
    """Yield name and bytes of every file, those inside of zips too; of PDFs their names alone."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield str(path), b"" if path.suffix == ".pdf" else path.read_bytes()
        if path.suffix == ".zip":
            with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
                for name in archive.namelist():
                    if not name.endswith(".pdf"):
                        yield f"{path}: {name}", archive.read(name)


@pytest.fixture
def told(workshop):
    """A workshop that knows addresses wherever a workshop may know one."""
    (workshop / "contacts.csv").write_text("key,email\n1,hypatia@example.org\n2,ada@example.org\n")
    (workshop / "workshop.yaml").write_text(
        (workshop / "workshop.yaml").read_text() + 'site: {url: "https://example.org/w"}\n'
    )
    (workshop / "published.json").write_text(
        json.dumps(
            {
                "schema": "proceedings/published/1",
                "date": "2026-07-01",
                "rounds": [{"date": "2026-07-01", "news": ["Something is new."]}],
                "papers": {"1": {"title": "Sound", "presentation": "poster", "board": "7"}},
                "outputs": {},
                "reviewer": "newton@example.org",
            }
        )
    )
    return workshop


def test_no_output_and_no_export_has_an_address(run, told, tmp_path):
    code, _, _ = run("build", "website", "-C", told)
    assert code == 1  # a paper of it is too long
    folders = [told / "output" / name for name in OUTPUTS]
    for kind in ("hugo", "jekyll", "fragment"):
        folders.append(tmp_path / kind)
        run("export", kind, "-C", told, "-o", folders[-1])
    files = [one for folder in folders for one in contents(folder)]
    names = {name.rpartition("/")[2] for name, _ in files}
    assert names >= {
        *("schedule.ics", "changes.atom", "papers.csv", "papers.txt", "papers.json", "papers.bib"),
        *("papers.schema.json", "sitemap.xml", "_index.md", "index.html", "3.html", "papers.html"),
    }
    assert any(".zip: " in name for name, _ in files)
    found = {(name, match[0]) for name, raw in files for match in ADDRESS.finditer(raw)}
    assert not found
    for word in (b"hypatia@", b"newton@", b"contacts.csv", str(tmp_path).encode()):
        assert not [name for name, raw in files if word in raw]


def test_the_scan_would_find_one():
    assert ADDRESS.search(b"write to ada@example.org")
    assert ADDRESS.search(b"mailto:ada%40example.org")
