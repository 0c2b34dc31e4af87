"""``proceedings requirements``."""

from __future__ import annotations

import shutil
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from proceedings.checks import exclusion_notes
from proceedings.checks.asked import PART_NAMES
from proceedings.checks.poster_asked import in_inches
from proceedings.cli import options as shared
from proceedings.model import PosterRequirements, Requirements, Severity, Stage
from proceedings.render.words import date
from proceedings.text.phrases import join_words
from proceedings.workflow import export_requirements, requirements

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from proceedings.formats import Format

_INDENT = " " * 14
_WIDEST = 96
_STDOUT = "-"


@click.command(
    "requirements",
    epilog="\b\nExamples:\n"
    "  proceedings requirements -C my-workshop\n"
    "  proceedings requirements -C my-workshop --export requirements.yaml",
)
@shared.directory
@click.option(
    "--export",
    metavar="[FILE]",
    is_flag=False,
    flag_value=_STDOUT,
    help="Write the file to hand to authors, which `check --requirements` reads; without FILE "
    "print it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of words.")
def command(directory: Path | None, export: str | None, *, as_json: bool) -> None:
    """Say what the workshop asks of manuscripts.

    With --export, as the one small file that authors check their papers with. Nothing else of the
    workshop is in it.
    """
    if export is not None and as_json:
        raise click.UsageError("--export writes YAML; leave --json out, or --export.")
    if export is not None:
        text, own = export_requirements(directory, None if export == _STDOUT else Path(export))
        if export == _STDOUT:
            click.echo(text, nl=False)
        else:
            click.echo(f"Written: {export}. Hand it to your authors.", err=True)
        for name in own:
            click.echo(
                f"{name} is your own format: hand out the folder templates/formats, too. It is "
                "looked for beside the file of requirements.",
                err=True,
            )
        return
    event, asked, formats = requirements(directory)
    if as_json:
        from proceedings.exports.requirements import requirements_json

        click.echo(requirements_json(asked, event))
        return
    click.secho(event, bold=True)
    for label, words in _rows(asked, formats):
        _show(label, words)


def _rows(asked: Requirements, formats: Mapping[str, Format]) -> Iterator[tuple[str, str]]:
    """Yield label and words of everything that is asked; a line end in words stays one."""
    named = [formats[name] for name in asked.formats]
    yield "format", join_words([f"{f.name} ({f.id})" for f in named], "or") or "any known one"
    yield "stage", asked.stage.value if asked.stage else "any"
    yield "limit", _limits(asked, named)
    yield "not counted", _not_counted(asked, named)
    for form in named:
        for note in exclusion_notes(asked.excluded, form):
            yield "", note
    yield "notice", f"“{asked.notice}”" if asked.notice else "not checked"
    yield "file size", _file_size(asked, named)
    if asked.parts:
        yield "must have", _parts(asked.parts)
    if asked.posters:
        yield "posters", _posters(asked.posters)
    severities = {**(named[0].severities if named else {}), **asked.severities}
    yield "severities", _severities(severities)
    yield "due", f"{date(asked.due)}, anywhere on Earth" if asked.due else "no date is set"


def _limits(asked: Requirements, named: list[Format]) -> str:
    if not asked.limits:
        tables = [f"{form.name}: {_by_stage(form.limits)}" for form in named]
        return "\n".join(["that of the main conference, in pages of body", *tables])
    tracks = {track or ("all" if len(asked.limits) == 1 else "any other"): table
              for track, table in asked.limits.items()}  # fmt: skip
    first = max(len("track"), *map(len, tracks))
    head = f"{'track':<{first}}" + "".join(f"  {stage.value:>{_width(stage)}}" for stage in Stage)
    rows = [
        f"{track:<{first}}" + "".join(f"  {table.get(s, '–'):>{_width(s)}}" for s in Stage)
        for track, table in tracks.items()
    ]
    return "\n".join(["pages of body", head, *rows])


def _by_stage(limits: Mapping[Stage, int]) -> str:
    return ", ".join(f"{stage.value} {pages}" for stage, pages in limits.items()) or "none"


def _width(stage: Stage) -> int:
    return len(stage.value)


def _not_counted(asked: Requirements, named: list[Format]) -> str:
    if asked.excluded is not None:
        return _parts(asked.excluded) or "nothing: everything counts"
    if not named:
        return "what the format of the paper does not count"
    return "\n".join(f"{_parts(form.excluded)} (as in {form.name})" for form in named)


def _parts(parts: tuple[str, ...]) -> str:
    return join_words([PART_NAMES[part] for part in PART_NAMES if part in parts])


def _file_size(asked: Requirements, named: list[Format]) -> str:
    if asked.file_size is not None:
        return f"at most {asked.file_size:,} MB"
    tables = [
        f"{form.name}: "
        + ", ".join(f"{stage.value} {mb} MB" for stage, mb in form.file_sizes.items())
        for form in named
        if form.file_sizes
    ]
    return "\n".join(["that of the main conference", *tables]) if tables else "not checked"


def _posters(posters: PosterRequirements) -> str:
    size = in_inches(posters.width, posters.height)
    return (
        f"at most {size}, pictures of {posters.dpi} pixels an inch, files of at most "
        f"{posters.file_size:,} MB"
    )


def _severities(severities: Mapping[str, Severity | None]) -> str:
    if not severities:
        return "those of the rules (`proceedings rules` lists them)"
    return "\n".join(f"{rule}: {s.value if s else 'off'}" for rule, s in severities.items())


def _show(label: str, words: str) -> None:
    width = min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns) - len(_INDENT)
    lines = [
        piece
        for line in words.split("\n")
        # What is aligned in columns is no prose, and stays in one piece.
        for piece in ([line] if "  " in line else textwrap.wrap(line, max(width, 40)) or [""])
    ]
    click.secho(f"{label:<{len(_INDENT)}}", dim=True, nl=False)
    click.echo(f"\n{_INDENT}".join(lines))
