"""Writing the website: plain files that work from a disk, and below any address of a server."""

from __future__ import annotations

import shutil
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import url2pathname

from proceedings import resources
from proceedings.exports import bibtex, papers_json
from proceedings.exports.calendar import FOLDER, SCHEDULE, calendars
from proceedings.model import Finding, Severity
from proceedings.model.frozen import dataclass
from proceedings.render import pictures, templates
from proceedings.website import addresses, cards, colours
from proceedings.website.images import Images
from proceedings.website.pages import Parts, fill_pages
from proceedings.website.posters import poster_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from proceedings.cache import Cache
    from proceedings.plan import Plan, PlannedPaper
    from proceedings.website.papers import Booklet
    from proceedings.website.posters import ShownPoster
    from proceedings.website.thumbnails import Thumbnail

_STYLES = ("website/fonts.css", "theme/tokens.css", "website/site.css")
DATA = {
    "papers.bib": "BibTeX",
    "papers.json": "JSON",
    "papers.csv": "CSV",
    "papers.txt": "Plain text",
    "schedule.ics": "Calendar",
    "changes.atom": "Feed of changes",
    "changes.json": "Changes as JSON",
    "papers.schema.json": "Schema of the JSON",
}
"""Files of ``data/`` that the website carries and links where they are there, with their names."""


@dataclass(frozen=True, slots=True)
class Website:
    """What was written.

    Fields:
        files: paths below the target, sorted.
        findings: what had to be left out.
    """

    files: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Materials:
    """What the website shows beside the plan.

    Fields:
        booklet: where the booklet's PDF lies; None leaves out all links to it.
        thumbnails: of page 1, by key of the paper.
        posters: by key of the paper.
        data: files by the names of ``DATA``, and calendars of papers, sessions and days below
            ``calendar/``; BibTeX, JSON and calendars are made where they are missing.
        downloads: files that lie in the target already, from its root, such as the poster index.
        cache: remembers cards from one build to the next; None draws them all.
    """

    booklet: Booklet | None = None
    thumbnails: Mapping[str, Thumbnail] = field(default_factory=dict)
    data: Mapping[str, Path] = field(default_factory=dict)
    downloads: tuple[str, ...] = ()
    cache: Cache | None = None
    posters: Mapping[str, ShownPoster] = field(default_factory=dict)


def build(plan: Plan, target: Path, materials: Materials | Booklet | None = None) -> Website:
    """Write the website into a folder.

    Arguments:
        plan: what to show.
        target: the folder; it is made where it is missing, and files in it are replaced.
        materials: what else to show; a booklet alone stands for materials of nothing else.

    Raises:
        OutputError: a template or a style sheet is missing or wrong.
    """
    given = materials if isinstance(materials, Materials) else Materials(booklet=materials)
    folder = plan.workshop.folder
    logo, findings = _copy_logo(plan, target)
    images = Images(folder, target)
    texts = {addresses.STYLE: stylesheet(plan)}
    for name in addresses.SCRIPTS:
        texts[addresses.script(name)] = templates.text(folder, f"website/{name}")
    data = _data(plan, given)
    parts = Parts(
        booklet=given.booklet,
        thumbnails=given.thumbnails,
        posters=given.posters,
        data={name: DATA[name] for name in DATA if name in data},
        downloads=given.downloads,
        calendars=frozenset(name for name in data if name.startswith(f"{FOLDER}/")),
        changes=data.get("changes.json", ""),
        logo=logo,
        images=images,
    )
    texts.update(data)
    texts.update(fill_pages(plan, parts))
    files = {*texts, *_copy_fonts(target), *([logo] if logo else [])}
    for name, text in texts.items():
        _write(target / name, text.encode("utf-8"))
    shown, undrawn = _pictures(plan, given)
    for name, content in shown.items():
        _write(target / name, content)
    files |= images.files | shown.keys()
    return Website(tuple(sorted(files)), (*findings, *images.findings, *undrawn))


def stylesheet(plan: Plan) -> str:
    """Return the style sheet: fonts, the identity's tokens, the site's rules, the accent."""
    folder = plan.workshop.folder
    parts = [templates.text(folder, name) for name in _STYLES]
    return "\n".join([*parts, colours.css(plan.workshop.look.accent)])


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _data(plan: Plan, given: Materials) -> dict[str, str]:
    """Return the data files by name."""
    # Byte for byte: calendars and tables have line ends of their own (RFC 5545, 3.1).
    found = {name: path.read_bytes().decode("utf-8") for name, path in given.data.items()}
    if addresses.BIBTEX not in found:
        found[addresses.BIBTEX] = bibtex(plan)
    if addresses.JSON not in found:
        fronts = given.booklet.fronts if given.booklet else None
        found[addresses.JSON] = papers_json(plan, fronts)
    if SCHEDULE not in found:
        found |= calendars(plan)
    return found


def _pictures(plan: Plan, given: Materials) -> tuple[dict[str, bytes], list[Finding]]:
    """Return thumbnails, and cards where there is an address that can be shared."""
    findings: list[Finding] = []
    found = {
        addresses.beside(addresses.paper_page(key), addresses.THUMBNAIL): one.data
        for key, one in given.thumbnails.items()
    }
    found |= poster_files(given.posters)
    if not plan.workshop.site_url:
        return found, findings
    event = found[addresses.CARD] = cards.event_card(plan, given.cache)
    for paper in plan.papers:
        name = addresses.beside(addresses.paper_page(paper.key), addresses.CARD)
        card = cards.paper_card(plan, paper, given.cache)
        found[name] = card or event
        if card is None:
            findings.append(_undrawn(paper))
    return found, findings


def _undrawn(paper: PlannedPaper) -> Finding:
    return Finding(
        "missing-glyph",
        Severity.INFO,
        "The faces of preview pictures lack letters of the title: links to the paper's page that "
        "are shared show the event instead.",
        "Nothing needs to be done: the page itself has the title.",
        subject=paper.key,
    )


def _copy_fonts(target: Path) -> list[str]:
    source = resources.templates() / "website" / "fonts"
    folder = target / "assets" / "fonts"
    folder.mkdir(parents=True, exist_ok=True)
    names = sorted(path.name for path in source.iterdir() if path.suffix in {".woff2", ".txt"})
    for name in names:
        shutil.copyfile(source / name, folder / name)
    return [f"assets/fonts/{name}" for name in names]


def _copy_logo(plan: Plan, target: Path) -> tuple[str, tuple[Finding, ...]]:
    uri, findings = pictures.logo(plan.workshop.folder, plan.workshop.look.logo)
    if not uri:
        return "", findings
    source = Path(url2pathname(uri.removeprefix("file://")))
    name = f"assets/logo{source.suffix.lower()}"
    (target / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target / name)
    return name, findings
