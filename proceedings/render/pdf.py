"""HTML to PDF with WeasyPrint: nothing from the network, the same bytes each time."""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Iterator, Mapping, Sequence  # noqa: TC003 - public signatures
from dataclasses import field
from functools import cache, lru_cache
from pathlib import Path  # noqa: TC003
from tempfile import gettempdir
from typing import Any

from proceedings import resources
from proceedings.errors import OutputError
from proceedings.model import Finding  # noqa: TC001 - a field's type, resolved at run time
from proceedings.model.frozen import dataclass
from proceedings.render import fonts, glyphs, pictures, templates

_PANGO = (
    "Install the library Pango: `apt install libpango-1.0-0 libpangoft2-1.0-0"
    " libharfbuzz-subset0` on Debian and Ubuntu, `brew install pango` on macOS."
)
_BASE = ("theme/tokens.css", "theme/print.css")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A PDF we made.

    Fields:
        pages: how many it has.
        anchors: the page (from 1) of each element with an id.
        missing_glyphs: characters no font on this machine has; each is also a finding.
        findings: what could not be set: missing glyphs, pictures that could not be used.
    """

    pdf: bytes
    pages: int
    anchors: Mapping[str, int]
    missing_glyphs: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = field(default=())


def render(
    html: str,
    *,
    folder: Path,
    styles: Sequence[str],
    settings: str = "",
    tagged: bool = True,
) -> Rendered:
    """Lay out a document and return it as a PDF.

    Arguments:
        html: the whole document; its title, author and ``dcterms.created`` become the PDF's.
        folder: the workshop folder: the only place, beside templates and fonts, files come from.
        styles: style sheets below ``templates/``, after the tokens and the print base.
        settings: CSS that depends on the document, such as its accent colour.
        tagged: write the structure screen readers follow; for files handed out as they are.

    Raises:
        OutputError: the layout library cannot be loaded, a style sheet is missing, or a picture
            that a template asks for is damaged.
    """
    weasyprint = _weasyprint()
    fetcher = _fetcher((folder, resources.templates(), *fonts.folders()))
    configuration, faces = _faces()
    sheets = [faces, *(_sheet(folder, name) for name in (*_BASE, *styles))]
    sheets.append(weasyprint.CSS(string=settings, url_fetcher=fetcher))
    with _listening() as records:
        source = weasyprint.HTML(string=html, base_url=folder.as_uri() + "/", url_fetcher=fetcher)
        document = source.render(font_config=configuration, stylesheets=sheets, pdf_tags=tagged)
        pdf = _written(document, tagged)
    missing = glyphs.missing(records)
    return Rendered(
        pdf=pdf,
        pages=len(document.pages),
        anchors=_anchors(document),
        missing_glyphs=missing,
        findings=(
            *glyphs.findings(missing, source.etree_element),
            *pictures.failures(records),
        ),
    )


@cache
def _weasyprint() -> Any:
    """Import WeasyPrint, which takes half a second, when the first page is made."""
    try:
        # It prints advice when a library is missing; stdout is ours.
        with contextlib.redirect_stdout(io.StringIO()):
            import weasyprint
    except OSError as error:
        raise OutputError(
            "No PDF can be laid out: the library Pango is missing.", fix=_PANGO
        ) from error
    return weasyprint


@cache
def _faces() -> tuple[Any, Any]:
    """Return the font configuration and the style sheet that fills it, made once a process."""
    weasyprint = _weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    try:
        configuration = FontConfiguration()
        sheet = weasyprint.CSS(
            string=fonts.css(), font_config=configuration, url_fetcher=_fetcher(fonts.folders())
        )
    except OSError as error:
        # It writes the faces into a temporary folder for Pango.
        raise OutputError(
            f"{gettempdir()}: the fonts cannot be written there ({error.strerror or error}).",
            fix="Free some space, or let TMPDIR name a folder that has some.",
        ) from error
    return configuration, sheet


@lru_cache(maxsize=32)
def _sheet(folder: Path, name: str) -> Any:
    return _weasyprint().CSS(
        string=templates.text(folder, name),
        base_url=folder.as_uri() + "/",
        url_fetcher=_fetcher((folder, resources.templates())),
    )


def _fetcher(allowed: tuple[Path, ...]) -> Any:
    """Return a fetcher that opens files inside some folders and refuses all else."""
    _weasyprint()
    from weasyprint.urls import URLFetcher

    class Fetcher(URLFetcher):  # type: ignore[misc]  # the library has no types
        """Opens ``data:`` and files of the workshop."""

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            pictures.allow(url, allowed)
            return super().fetch(url, headers)

    return Fetcher(allowed_protocols=("file", "data"), allow_redirects=False)


def _written(document: Any, tagged: bool) -> bytes:
    """Return the bytes; pictures are read only now, and may be damaged."""
    try:
        # ``True`` makes the identifier a hash of the content.
        return bytes(document.write_pdf(pdf_identifier=True, pdf_tags=tagged))
    except OSError as error:
        raise OutputError(
            f"The pages cannot be written: {error}.",
            fix="Look whether every picture in the workshop folder opens.",
        ) from error


def _anchors(document: Any) -> dict[str, int]:
    anchors: dict[str, int] = {}
    for number, page in enumerate(document.pages, start=1):
        for name in page.anchors:
            anchors.setdefault(name, number)
    return anchors


@contextlib.contextmanager
def _listening() -> Iterator[list[logging.LogRecord]]:
    """Collect what the library says while it works; its words are the only sign of some faults."""
    records: list[logging.LogRecord] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record)

    logger = logging.getLogger("weasyprint")
    handler, level, upward = Collector(), logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield records
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = upward
