"""``proceedings extract``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from proceedings.cli import options as shared
from proceedings.cli.lines import wrapped
from proceedings.errors import ExitCode
from proceedings.workflow import extract

if TYPE_CHECKING:
    from collections.abc import Iterable

_LABEL = 16


@click.command(
    "extract",
    epilog="\b\nExamples:\n"
    "  proceedings extract paper.pdf\n"
    "  proceedings extract papers/ --json | jq -r '.papers[].title'",
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@shared.directory
@click.option("--emails", is_flag=True, help="Keep e-mail addresses.")
@click.option("--json", "as_json", is_flag=True, help="Short for --as json.")
@click.option(
    "--as",
    "as_",
    type=click.Choice(["text", "json"]),
    help="Output; by default text on a terminal, and JSON where a file or a program reads it.",
)
@shared.jobs
@shared.no_cache
@shared.quiet
def command(
    files: tuple[Path, ...],
    directory: Path | None,
    jobs: int | None,
    as_: str | None,
    *,
    emails: bool,
    as_json: bool,
    no_cache: bool,
    quiet: bool,
) -> int:
    """Print what manuscripts say of themselves.

    Title, authors with affiliations, correspondence, abstract, keywords, sections and document
    information; in JSON with the place on page 1 that each was read from.
    """
    from proceedings.exports.extract import extract_json, extracted

    with shared.working("Reading papers", None, jobs, no_cache=no_cache, quiet=quiet) as options:
        read, missing = extract(files, directory, options)
    if as_json or as_ == "json" or (as_ is None and not sys.stdout.isatty()):
        click.echo(extract_json(read, emails=emails))
    else:
        for index, (name, key, facts) in enumerate(read):
            if index:
                click.echo()
            _show(extracted(name, key, facts, emails=emails))
    unreadable = any(hasattr(facts, "rule") for _, _, facts in read)
    if missing:
        return ExitCode.MISSING
    return ExitCode.FINDINGS if unreadable else ExitCode.CLEAN


def _show(paper: dict[str, Any]) -> None:
    """Print what was read from one manuscript for somebody to read."""
    click.secho(paper["file"], dim=True)
    if "unreadable" in paper:
        click.secho(f"  {paper['unreadable']}", fg="red")
        return
    click.secho(wrapped(paper["title"] or "No title was found.", "  ", "  "), bold=True)
    for author in paper["authors"]:
        equal = " (equal contribution)" if author["equal_contribution"] else ""
        places = f", {'; '.join(author['affiliations'])}" if author["affiliations"] else ""
        click.echo(wrapped(f"{author['name']}{equal}{places}", "    ", "    "))
    if not paper["authors"]:
        click.echo("    No authors were found.")
    _show_field("Correspondence", paper["correspondence"])
    _show_field("Keywords", paper["keywords"])
    _show_field("Running head", [paper["running_head"]])
    _show_field("Abstract", [paper["abstract"] or "none was found"])
    sections = [section for section in paper["sections"] if section["level"] == 1]
    _show_field(
        "Sections",
        [f"{one['number'] or ''} {one['title']} (page {one['page']})".strip() for one in sections],
    )
    for doubt in paper["unsure"]:
        click.secho(wrapped(f"unsure: {doubt}", "  ", "  "), fg="yellow")


def _show_field(label: str, values: Iterable[str | None]) -> None:
    text = "; ".join(value for value in values if value)
    if text:
        click.echo(wrapped(text, f"  {label:{_LABEL}}", " " * (_LABEL + 2)))
