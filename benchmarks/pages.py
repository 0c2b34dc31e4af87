"""Whole websites as machines judge them: validity, dead links, complaints of a browser, Lighthouse.

The sites are those of both editions in ``input/``, of the corpus, and of the NeurIPS 2025 edition
with abstracts, where the folder of editions has them (``PROCEEDINGS_EDITIONS``).
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import statistics
import subprocess
import tempfile
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import conversion
import yaml
from papers import ROOT, make_workshop
from table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papers import Papers

TOOLS = ROOT / "tests" / "browser" / "tools"
EDITIONS = ("icml2024", "neurips2025")
ABSTRACTS = "neurips2025-abstracts"
LISTS = ("the list", "a paper")
RUNS = 3  # Lighthouse's own advice: the median of several runs


def measure(papers: Papers, _: int) -> dict[str, Any]:
    """Build the sites and return what was found on all of their pages."""
    figures: dict[str, Any] = {"sites": {}}
    with tempfile.TemporaryDirectory() as folder:
        sites = dict(_sites(papers, Path(folder)))
        for name, site in sites.items():
            figures["sites"][name] = {
                "pages": len(list(site.rglob("*.html"))),
                "invalid": _invalid(site),
                "dead": list(_dead(site)),
                "complaints": _complaints(site),
            }
        site = sites.get(ABSTRACTS) or sites[EDITIONS[1]]
        key = next(path.parent.name for path in sorted(site.glob("papers/*/index.html")))
        pages = ("papers/index.html", f"papers/{key}/index.html")
        figures["lighthouse"] = dict(zip(LISTS, _lighthouse(site, pages), strict=True))
    converted = conversion.measure(papers)
    figures["formulas"] = {name: converted[f"formulas{name}"] for name in ("", " as MathML")}
    return figures


def rows(figures: dict[str, Any]) -> list[Row]:
    """Return the figures beside their targets."""
    sites = figures["sites"].values()
    what = f"{sum(one['pages'] for one in sites)} pages of {len(sites)} sites"
    named = (("invalid HTML", "invalid"), ("dead links", "dead"), ("complaints", "complaints"))
    return [
        *(Row(name, sum(len(one[key]) for one in sites), "", 0, note=what) for name, key in named),
        *(
            Row(f"Lighthouse, performance of {name}", statistics.median(scores), "", 95,
                at_least=True, note=f"of {sorted(scores)}")
            for name, scores in figures["lighthouse"].items() if scores
        ),
        Row("formulas as MathML", figures["formulas"][" as MathML"], "",
            note=f"of {figures['formulas']['']}; `conversion` lists the others"),
    ]  # fmt: skip


def details(figures: dict[str, Any]) -> list[str]:
    """Return what was found."""
    return [
        f"{name}: {one}"
        for name, site in figures["sites"].items()
        for kind in ("invalid", "dead", "complaints")
        for one in site[kind][:20]
    ]


def _sites(papers: Papers, folder: Path) -> Iterator[tuple[str, Path]]:
    for name in EDITIONS:
        yield name, _built(ROOT / "input" / name, folder / name)
    workshop = folder / "workshop"
    make_workshop(papers, workshop)
    yield papers.name, _built(workshop, folder / "papers")
    given = os.environ.get("PROCEEDINGS_EDITIONS", ROOT.parent / "shared" / "editions")
    edition = Path(given) / "neurips2025.json"
    if edition.is_file():
        yield ABSTRACTS, _built(_with_abstracts(edition, folder / "full"), folder / ABSTRACTS)


def _built(workshop: Path, output: Path) -> Path:
    """Build by the command itself; papers with errors are no matter here."""
    program = shutil.which("proceedings", path=str(ROOT / ".venv" / "bin")) or "proceedings"
    command = [program, "build", "website", "-q", "-C", workshop, "-o", output]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in {0, 1}:
        raise RuntimeError(done.stderr)
    return output / "website"


def _with_abstracts(edition: Path, folder: Path) -> Path:
    shutil.copytree(ROOT / "input" / EDITIONS[1], folder)
    told = json.loads(edition.read_text("utf-8"))["papers"]
    abstracts = {one["openreview_id"]: one.get("abstract") for one in told}
    listed = folder / "papers.yaml"
    value = yaml.safe_load(listed.read_text("utf-8"))
    for paper in value["papers"]:
        if text := abstracts.get(paper.get("id")):
            paper["abstract"] = text
    listed.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), "utf-8")
    return folder


def _invalid(site: Path) -> list[str]:
    program = TOOLS / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    command = [shutil.which("node") or "node", program, "--formatter", "text"]
    command += ["--config", TOOLS / "htmlvalidate.json", site]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=TOOLS)
    if done.returncode not in {0, 1} or done.stderr:
        raise RuntimeError(done.stderr or done.stdout)
    return [line.replace(str(site), "") for line in done.stdout.splitlines() if ": " in line]


class _Page(HTMLParser):
    """The links of a page, and what they can lead to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"} and tag != "base":
                self.links.append(value or "")
            elif name == "id":
                self.ids.add(value or "")


def _dead(site: Path) -> Iterator[str]:
    """Yield links to a file, or a place on a page, that is not there."""
    pages = {path: _Page(path.read_text("utf-8")) for path in site.rglob("*.html")}
    for path, page in pages.items():
        for link in set(page.links):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            place = unquote(parts.fragment)
            known = pages.get(target)
            if not target.is_file() or (known and place and "=" not in place
                                        and place not in known.ids):  # fmt: skip
                yield f"{path.relative_to(site)}: {link}"


def _complaints(site: Path) -> list[str]:
    """Open every page in a browser and return what it complains of."""
    from playwright.sync_api import sync_playwright

    found: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
        page = browser.new_page()
        page.on("console", lambda one: found.append(f"{page.url}: {one.text}"))
        page.on("pageerror", lambda one: found.append(f"{page.url}: {one}"))
        page.on("requestfailed", lambda one: _failed(one, page, found))
        for path in sorted(site.rglob("*.html")):
            page.goto(path.as_uri())
        browser.close()
    return [one.replace(site.as_uri(), "") for one in found]


def _failed(request: Any, page: Any, found: list[str]) -> None:
    """Note a request that failed, and not one that the next page broke off."""
    if request.failure != "net::ERR_ABORTED":
        found.append(f"{page.url}: {request.url}")


def _chromium() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)


class _Server(SimpleHTTPRequestHandler):
    """Sends texts compressed, as GitHub Pages and every usual server do."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        packed = path.suffix in {".html", ".js", ".css"}
        content = gzip.compress(content) if packed else content
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)


def _lighthouse(site: Path, pages: tuple[str, ...]) -> Iterator[list[int]]:
    """Yield the scores of each page, as on a phone (Lighthouse's own simulated throttling)."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Server, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        for page in pages:
            address = f"http://127.0.0.1:{server.server_port}/{page}"
            yield [_performance(address) for _ in range(RUNS)]
    finally:
        server.shutdown()
        server.server_close()


def _performance(address: str) -> int:
    program = TOOLS / "node_modules" / "lighthouse" / "cli" / "index.js"
    chromium = _chromium() or ""
    with tempfile.TemporaryDirectory() as home:
        command = [
            *(shutil.which("node") or "node", program, address, "--quiet", "--output=json"),
            *("--only-categories=performance", "--disable-full-page-screenshot"),
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ]
        env = {"PATH": os.environ["PATH"], "HOME": home, "CHROME_PATH": chromium}
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    return round(100 * json.loads(done.stdout)["categories"]["performance"]["score"])
