"""Writing the website: plain files that work from a disk, and below any address of a server."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from urllib.request import url2pathname

from proceedings import resources
from proceedings.exports import bibtex, is_web_address, papers_json
from proceedings.model.frozen import dataclass
from proceedings.render import pictures, templates
from proceedings.website import addresses, authors, colours, papers, programme

if TYPE_CHECKING:
    from proceedings.model import Finding
    from proceedings.plan import Plan
    from proceedings.website.papers import Booklet

_STYLES = ("website/fonts.css", "theme/tokens.css", "website/site.css")


@dataclass(frozen=True, slots=True)
class Website:
    """What was written.

    Fields:
        files: paths below the target, sorted.
        findings: what had to be left out.
    """

    files: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


def build(plan: Plan, target: Path, booklet: Booklet | None = None) -> Website:
    """Write the website into a folder.

    Arguments:
        plan: what to show.
        target: the folder; it is made where it is missing, and files in it are replaced.
        booklet: where the booklet's PDF lies; None leaves out all links to it.

    Raises:
        OutputError: a template or a style sheet is missing or wrong.
    """
    folder = plan.workshop.folder
    logo, findings = _copy_logo(plan, target)
    texts = {
        addresses.STYLE: stylesheet(plan),
        addresses.SCRIPT: templates.text(folder, "website/list.js"),
        addresses.BIBTEX: bibtex(plan),
        addresses.JSON: papers_json(plan, booklet.fronts if booklet else None),
    }
    texts.update(_pages(plan, booklet, logo))
    for name, text in texts.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    files = {*texts, *_copy_fonts(target), *([logo] if logo else [])}
    return Website(tuple(sorted(files)), findings)


def stylesheet(plan: Plan) -> str:
    """Return the style sheet: fonts, the identity's tokens, the site's rules, the accent."""
    folder = plan.workshop.folder
    parts = [templates.text(folder, name) for name in _STYLES]
    return "\n".join([*parts, colours.css(plan.workshop.look.accent)])


def _pages(plan: Plan, booklet: Booklet | None, logo: str) -> dict[str, str]:
    """Return the text of each page by its file."""
    sections = papers.sections(plan)
    fill = partial(_fill, plan)
    pages = {
        addresses.HOME: fill(
            addresses.HOME,
            "website/index.html",
            days=programme.days(plan),
            local_time=programme.local_time(plan),
            sections=sections,
            awards=papers.awards(sections),
            logo=logo,
        ),
        addresses.PAPERS: fill(
            addresses.PAPERS,
            "website/papers.html",
            sections=sections,
            search_hint=papers.search_hint(sections),
            filters=[row for row in (papers.presentations(plan), papers.topics(plan)) if row],
        ),
    }
    if plan.names:
        pages[addresses.AUTHORS] = fill(
            addresses.AUTHORS, "website/authors.html", letters=authors.letters(plan)
        )
    for page in papers.paper_pages(plan, booklet):
        name = addresses.paper_page(page.paper.key)
        pages[name] = fill(name, "website/paper.html", page=page)
    return pages


def _fill(plan: Plan, here: str, template: str, **values: Any) -> str:
    workshop = plan.workshop
    return templates.fill(
        workshop.folder,
        template,
        plan=plan,
        workshop=workshop,
        event=workshop.event,
        here=here,
        home=addresses.HOME,
        papers_page=addresses.PAPERS,
        authors_page=addresses.AUTHORS if plan.names else "",
        style=addresses.STYLE,
        script=addresses.SCRIPT,
        exports={"BibTeX": addresses.BIBTEX, "JSON": addresses.JSON},
        canonical=addresses.absolute(workshop.site_url, here),
        icon=_icon(workshop.look.accent),
        to=partial(_link, here),
        on_web=is_web_address,
        link_text=papers.link_text,
        unbroken=papers.unbroken,
        **values,
    )


def _link(page: str, target: str) -> str:
    return target if is_web_address(target) else addresses.relative(page, target)


def _icon(accent: str) -> str:
    """Return a field of the accent colour as an address; else browsers ask for favicon.ico."""
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>"
        f"<path fill='{accent}' d='M0 0h16v16H0z'/></svg>"
    )
    return "data:image/svg+xml," + quote(svg, safe="/:=' ")


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
