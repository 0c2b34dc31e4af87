"""The website: search in a browser, and the time and size of a site of 350 and of 6,000 papers."""

from __future__ import annotations

import json
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papers import Papers

ROOT = Path(__file__).resolve().parents[1]
EDITION = ROOT / "input" / "neurips2025"
QUERIES = 100
ROUNDS = 3  # the least time of each letter counts: noise only ever adds
SIZES = (350, 6000)

# Types each query into the field and returns what stands first, and how long a frame took.
TYPE = """async (queries) => {
  const field = document.querySelector("#words");
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const found = [];
  for (const query of queries) {
    field.value = query;
    const start = performance.now();
    field.dispatchEvent(new Event("input", {bubbles: true}));
    document.body.getBoundingClientRect();
    const took = performance.now() - start;
    found.push([[...document.querySelectorAll(".papers > li:not([hidden])")]
      .filter((one) => one.offsetParent).slice(0, 1).map((one) => one.dataset.key)[0] || "", took]);
    await frame();
  }
  return found;
}"""


def measure(_: Papers, rounds: int) -> dict[str, Any]:
    """Return the figures of the website; browsers are asked where there is one."""
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder)
        figures["search"] = _search(target)
        for size in SIZES:
            figures[str(size)] = _site(target, size, rounds if size < 1000 else 1)
    return figures


def rows(figures: dict[str, Any]) -> list[Row]:
    """Return the figures beside their targets."""
    search, small, large = (figures[name] for name in ("search", "350", "6000"))
    return [
        Row("right paper first", search["first"], f"of {search['of']}", 98, at_least=True),
        Row("a letter typed, 350 papers", small["key"], "ms", 16.7, note=_typing(small)),
        Row("a letter typed, 6,000 papers", large["key"], "ms", 100, note=_typing(large)),
        Row("350 papers, cold, without thumbnails and cards", small["cold"], "s", 8),
        Row("350 papers, one change", small["again"], "s", 1.5),
        Row("6,000 papers", large["cold"], "s"),
        Row("6,000 papers, memory", large["memory"], "MB", 600),
        Row("list of 93 papers, compressed, with fonts and scripts", search["bytes"], "kB", 150),
    ]


def _typing(site: dict[str, Any]) -> str:
    return f"slowest of 100, each the least of {ROUNDS}; in the middle {site['middle']:.1f}"


def plan_of(folder: Path, count: int | None = None) -> Any:
    """Return the plan of the edition, or of as many papers made of its own."""
    from proceedings.cache import Cache
    from proceedings.gathering import Options, gather

    plan = gather(folder, Options(1, Cache(None))).plan
    if count is None:
        return plan
    # An abstract of 1,200 characters, as papers have, made of titles of the list.
    made = []
    words = " ".join(paper.title for paper in plan.papers).split()
    chance = random.Random(7)
    for number in range(count):
        paper = plan.papers[number % len(plan.papers)]
        text = " ".join(chance.choice(words) for _ in range(170))
        made.append(replace(paper, key=f"p{number}", abstract=text, abstract_html=f"<p>{text}</p>"))
    keys = tuple(paper.key for paper in made)
    half = count // 2
    groups = (
        replace(plan.groups[0], papers=keys[:half]),
        replace(plan.groups[1], papers=keys[half:]),
    )
    names = tuple(
        replace(
            name,
            papers=tuple(
                replace(where, paper=f"p{place}")
                for where in name.papers
                for place in _copies(plan, where.paper, count)
            ),
        )
        for name in plan.names
    )
    return replace(plan, papers=tuple(made), groups=groups, sessions=(), names=names)


def _copies(plan: Any, key: str, count: int) -> range:
    first = next(place for place, paper in enumerate(plan.papers) if paper.key == key)
    return range(first, count, len(plan.papers))


def queries_of(plan: Any) -> list[tuple[str, set[str]]]:
    """Return what readers type, and the papers that may stand first for it."""
    chance = random.Random(11)
    papers = [paper for paper in plan.papers if paper.authors]
    found: list[tuple[str, set[str]]] = []
    for place, paper in enumerate(chance.sample(papers, QUERIES)):
        author = chance.choice(paper.authors)
        spoken = dict.fromkeys(paper.title.split())
        words = [word for word in spoken if len(word) > 4 and word.isalpha()]
        title = " ".join(chance.sample(words, min(3, len(words)))) or paper.title
        family = author.name.split()[-1]
        kinds = (title, family, _slip(title, chance), _plain(author.name), title[:-2])
        query = kinds[place % 5]
        right = {one.key for one in papers if family in {a.name.split()[-1] for a in one.authors}}
        found.append((query, right if place % 5 in {1, 3} else {paper.key}))
    return found


def _slip(text: str, chance: random.Random) -> str:
    """Swap two letters inside the longest word."""
    word = max(text.split(), key=len)
    at = chance.randrange(1, max(len(word) - 2, 2))
    return text.replace(word, word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :], 1)


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _search(folder: Path) -> dict[str, Any]:
    from proceedings.website import build

    plan = plan_of(EDITION)
    target = folder / "search"
    build(plan, target)
    asked = queries_of(plan)
    found = _typed(target, [query for query, _ in asked])
    wrong = [
        {"query": query, "found": key}
        for (query, right), (key, _) in zip(asked, found, strict=True)
        if key not in right
    ]
    return {"first": len(asked) - len(wrong), "of": len(asked), "wrong": wrong,
            "bytes": _list_bytes(folder)}  # fmt: skip


def _list_bytes(folder: Path) -> float:
    """Return what a browser loads for a list of 93 papers with abstracts, in kB by gzip."""
    import gzip

    from proceedings.website import build

    target = folder / "list"
    build(plan_of(EDITION, 93), target)
    texts = [target / "papers/index.html", *target.glob("assets/*.js"), target / "assets/site.css"]
    fonts = target.glob("assets/fonts/*-basic.woff2")
    packed = sum(len(gzip.compress(path.read_bytes(), 9)) for path in texts)
    return (packed + sum(path.stat().st_size for path in fonts)) / 1000


def _typed(site: Path, queries: list[str]) -> list[tuple[str, float]]:
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto((site / "papers/index.html").as_uri(), timeout=120_000)
        page.wait_for_timeout(500)
        page.evaluate(TYPE, ["warm", ""])
        rounds = []
        for _ in range(ROUNDS):
            rounds.append(page.evaluate(TYPE, queries))
            page.evaluate(TYPE, [""])
        browser.close()
    return [
        (str(same[0][0]), min(float(took) for _, took in same))
        for same in zip(*rounds, strict=True)
    ]


def _letters(queries: list[str]) -> Iterator[str]:
    """Yield what stands in the field while words are typed."""
    for query in queries:
        yield from (query[:end] for end in range(1, len(query) + 1))


def _site(folder: Path, size: int, rounds: int) -> dict[str, Any]:
    """Build a site in a process of its own, so that its memory is its own."""
    target = folder / f"site-{size}"
    timed = []
    for _ in range(rounds):
        shutil.rmtree(target, ignore_errors=True)
        command = [sys.executable, __file__, str(size), str(target)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        timed.append(json.loads(done.stdout))
    plan = plan_of(EDITION)
    typed = list(_letters([query for query, _ in queries_of(plan)]))[:QUERIES]
    times = [took for _, took in _typed(target, typed)]
    best = {name: min(one[name] for one in timed) for name in timed[0]}
    return {**best, "key": max(times), "middle": statistics.median(times)}


def main() -> None:
    """Build a site and print how long it took: cold, and after a change of one paper."""
    from proceedings.website import build

    size, target = int(sys.argv[1]), Path(sys.argv[2])
    plan = plan_of(EDITION, size)
    start = time.perf_counter()
    build(plan, target)
    cold = time.perf_counter() - start
    moved = (replace(plan.papers[0], board="999"), *plan.papers[1:])
    start = time.perf_counter()
    build(replace(plan, papers=moved), target)
    again = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"cold": cold, "again": again, "memory": memory}))


if __name__ == "__main__":
    main()
