"""Whether a booklet is right to the last link and pixel, and what making it costs.

Usage: python benchmarks/booklets.py [--growth 250 500 1000]

Links, addresses and outlines are read from the sources and from the booklet by pypdf, which has no
part in putting it together. Pages are drawn by PDFium at 50 dpi before and after. With ``--growth``
only the cost of booklets of so many papers is measured.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from papers import Papers, find_papers
from table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdf import PageObject, PdfReader

STRIP = 54  # points at head and foot of a page within which stamps stand
SCALE = 50 / 72
VOLUME = 250  # papers a volume holds where growth is measured


def measure(papers: Papers) -> dict[str, Any]:
    """Return what is right and what it costs, of the papers, of those with links, of both."""
    sets = {"papers": list(papers.files)}
    if papers.linked:
        sets = {"links": list(papers.linked), **sets, "both": [*papers.linked, *papers.files]}
    return {
        "sets": {name: correctness(files) for name, files in sets.items()},
        "cost": {name: cost(files) for name, files in sets.items()},
        "growth": {},
    }


def grown(papers: Papers, counts: Sequence[int]) -> dict[str, Any]:
    """Return what booklets of so many papers cost, in volumes; papers come again and again."""
    costs = {str(count): cost(list(papers.files), count, VOLUME) for count in counts}
    return {"sets": {}, "cost": {}, "growth": costs}


def correctness(files: list[Path]) -> dict[str, int]:
    """Put papers together and count what became of their links, outlines and pixels."""
    from pypdf import PdfReader

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "booklet.pdf"
        report = _assemble(files, target)
        after = PdfReader(target)
        counts: Counter[str] = Counter(papers=len(files), pages=report.pages)
        numbers = _numbers(after)
        for file, part in zip(files, report.parts, strict=True):
            first = part.first_page - 1
            pages = after.pages[first : first + part.pages]
            before = PdfReader(file)
            counts.update(_links(before, pages, numbers, first))
        counts["outline entries in the sources"] = sum(_outline(PdfReader(f)) for f in files)
        counts["outline entries in the booklet"] = _outline(after) - len(files) - 1
        counts.update(_pixels(files, target, [part.first_page for part in report.parts]))
        counts["readers that refuse it"] = _refused(target)
    return dict(counts)


def _assemble(files: list[Path], target: Path) -> Any:
    from proceedings.booklet.assembly import DocumentMetadata, Part, assemble

    parts, number = [], 1
    for file in files:
        clearance = _clearance(file)
        head = ("Careful Manuscripts 2026", f"What {file.stem} says about reading with care")
        part = Part(file, head[1], "Posters", number, head, key=f"{number}", clearance=clearance)
        parts.append(part)
        number += len(clearance) + len(clearance) % 2
    metadata = DocumentMetadata("Careful Manuscripts", dt.datetime(2026, 7, 18, tzinfo=dt.UTC))
    return assemble(parts, target, metadata=metadata, linearize=True)


@cache
def _clearance(file: Path) -> Any:
    from proceedings.booklet.clearance import find_clearance

    return find_clearance(file)


def _numbers(reader: PdfReader) -> dict[int, int]:
    return {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}


def _annotations(page: PageObject) -> Iterator[Any]:
    for reference in page.get("/Annots") or ():
        annotation = reference.get_object()
        if hasattr(annotation, "get") and annotation.get("/Subtype") == "/Link":
            yield annotation


def _links(
    before: PdfReader, pages: Sequence[PageObject], numbers: dict[int, int], first: int
) -> dict[str, int]:
    """Compare the links of a paper by page, target page and coordinates there."""
    wanted, addresses = sound_links(before)
    there, kept = Counter(), Counter()
    strayed = 0
    for number, page in enumerate(pages):
        for link in _annotations(page):
            if "/Dest" not in link:
                kept.update([(number, str(link["/A"]["/URI"]))] if "/A" in link else [])
                continue
            key = _place(link["/Dest"], numbers)
            if key is None or not first <= key[0] < first + len(pages):
                strayed += 1
            else:
                there[number, (key[0] - first, *key[1:])] += 1
    return {
        "sound links in the sources": sum(wanted.values()),
        "links at their place": sum((wanted & there).values()),
        "links elsewhere": sum((there - wanted).values()) + strayed,
        "addresses in the sources": sum(addresses.values()),
        "addresses kept": sum((addresses & kept).values()),
    }


def sound_links(reader: PdfReader) -> tuple[Counter[Any], Counter[Any]]:
    """Return the links of a paper that lead to a page, and those that lead to the web."""
    names, own = reader.named_destinations, _numbers(reader)
    links: Counter[Any] = Counter()
    addresses: Counter[Any] = Counter()
    for number, page in enumerate(reader.pages):
        for link in _annotations(page):
            action = link.get("/A") or {}
            if action.get("/S") == "/URI":
                addresses[number, str(action["/URI"])] += 1
                continue
            place = link.get("/Dest", action.get("/D"))
            if not isinstance(place, list):
                known = names.get(place)
                place = None if known is None else known.dest_array
            key = _place(place, own)
            if key is not None:
                links[number, key] += 1
    return links, addresses


def _place(destination: Any, numbers: dict[int, int]) -> tuple[Any, ...] | None:
    """Return page and view of an explicit destination; None where it is no page of the file."""
    if not isinstance(destination, list) or not destination:
        return None
    page = list.__getitem__(destination, 0)
    number = numbers.get(getattr(page, "idnum", 0))
    if number is None:
        return None
    return number, *(str(item) for item in list(destination)[1:])


def _outline(reader: PdfReader) -> int:
    def size(items: list[Any]) -> int:
        return sum(size(item) if isinstance(item, list) else 1 for item in items)

    return size(reader.outline)


def _pixels(files: list[Path], target: Path, firsts: list[int]) -> dict[str, int]:
    """Compare every page with its source; a stamp may only stand on what was blank."""
    import pypdfium2
    from PIL import ImageChops

    strip = round(STRIP * SCALE)
    counts = {"pages drawn": 0, "pages changed outside the stamp": 0}
    with pypdfium2.PdfDocument(target) as after:
        for file, first in zip(files, firsts, strict=True):
            with pypdfium2.PdfDocument(file) as before:
                for index in range(len(before)):
                    one, other = (
                        page.render(scale=SCALE).to_pil().convert("L")
                        for page in (before[index], after[first - 1 + index])
                    )
                    middle = (0, strip, one.width, one.height - strip)
                    changed = ImageChops.difference(one.crop(middle), other.crop(middle))
                    ink = ImageChops.invert(one).point([0] * 31 + [255] * 225)
                    over = ImageChops.multiply(ink, ImageChops.difference(one, other))
                    counts["pages drawn"] += 1
                    wrong = changed.getbbox() or over.getbbox()
                    counts["pages changed outside the stamp"] += wrong is not None
    return counts


def _refused(target: Path) -> int:
    commands = (["qpdf", "--check", str(target)], ["pdfinfo", str(target)])
    return sum(
        subprocess.run(command, capture_output=True, check=False).returncode != 0
        for command in commands
        if shutil.which(command[0])
    )


def cost(files: list[Path], count: int = 1, volume: int = 0) -> dict[str, float]:
    """Return CPU seconds and peak memory (MB) of a process that puts papers together.

    Arguments:
        count: papers, where there are volumes; the files come again and again until there are.
        volume: papers in each; 0 puts the files together once.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "files.json"
        place.write_text(json.dumps([str(file) for file in files]))
        command = [sys.executable, "-W", "ignore", __file__, "--one", str(place)]
        command += ["--count", str(count), "--volume", str(volume)]
        answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(answer.stdout))


def _one(place: Path, count: int, volume: int) -> None:
    warnings.simplefilter("ignore")
    files = [Path(name) for name in json.loads(place.read_text())]
    if volume:
        for file in files:
            _clearance(file)  # a fact of a file that a build keeps: found before the clock runs
        files = (files * (count // len(files) + 1))[:count]
    start = time.process_time()
    size = volume or len(files)
    for first in range(0, len(files), size):
        _assemble(files[first : first + size], place.with_name(f"{first}.pdf"))
    used = time.process_time() - start
    print(json.dumps({"papers": len(files), "cpu_s": used, "MB": _peak()}))


def _peak() -> float:
    """Return the peak memory of this process in MB.

    The kernel's usage of a process starts from that of the one which started it; its status (Linux)
    does not.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    kilobytes = 1024 if sys.platform != "darwin" else 1024 * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / kilobytes


def rows(figures: dict[str, Any]) -> list[Row]:
    """Return the table of the figures."""
    table = []
    for name, counts in figures["sets"].items():
        what = f"{name}, {counts['papers']} papers, {counts['pages']} pages"
        missing = counts["sound links in the sources"] - counts["links at their place"]
        table += [
            Row(f"{what}: sound links", counts["sound links in the sources"], ""),
            Row(f"{what}: links that miss their place", missing, "", 0),
            Row(f"{what}: links elsewhere", counts["links elsewhere"], "", 0),
            Row(
                f"{what}: addresses lost",
                counts["addresses in the sources"] - counts["addresses kept"],
                "",
                0,
            ),
            Row(f"{what}: pages changed", counts["pages changed outside the stamp"], "", 0),
            Row(f"{what}: readers that refuse it", counts["readers that refuse it"], "", 0),
        ]
    for name, cost in {**figures["cost"], **figures["growth"]}.items():
        found = "found anew" if name in figures["cost"] else "known"
        what = f"booklet of {cost['papers']:.0f} papers ({name}), clear space {found}"
        table.append(Row(f"{what}, CPU", cost["cpu_s"], "s"))
        table.append(Row(f"{what}, memory", cost["MB"], "MB", 1500.0))
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--growth", nargs="*", type=int, default=[])
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--count", type=int, default=1, help=argparse.SUPPRESS)
    parser.add_argument("--volume", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        _one(options.one, options.count, options.volume)
        return
    papers = find_papers()
    figures = grown(papers, options.growth) if options.growth else measure(papers)
    print(json.dumps(figures, indent=1))
    for row in rows(figures):
        print(row.line())


if __name__ == "__main__":
    main()
