"""What an import says: the difference, what was left out, kept or is open, and the way back."""

from __future__ import annotations

import difflib
import shlex
import sys
from typing import TYPE_CHECKING, Any

import click

from proceedings.errors import ExitCode
from proceedings.importing import write, write_pdfs
from proceedings.text.phrases import count, join_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from proceedings.importing import Change, PdfChange
    from proceedings.inputs import Accept, LeftOut, Proposal, Reading

_LONGEST = 160
_INTERNAL = "imported.json"  # ours; a reader of the difference looks at the list


def asker(take_matches: bool) -> Accept:
    """Return what decides on a match by title: the option, a question, or nobody."""
    if take_matches:
        return lambda _: True
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return lambda _: None

    def ask(proposal: Proposal) -> bool:
        click.echo(f"{proposal.where}: “{proposal.other}”", err=True)
        return click.confirm(f"  Is this {proposal.key}, “{proposal.title}”?", err=True)

    return ask


def confirm_columns(reading: Reading, *, ask: bool) -> None:
    """Show which column was taken for which field; on a terminal, ask whether that is right."""
    for field, column in reading.columns.items():
        click.echo(f"  {field:<12} from the column “{column}”", err=True)
    if reading.unread:
        unread = join_words([f"“{name}”" for name in reading.unread])
        click.echo(f"  {'not read':<12} {unread}", err=True)
    if ask and not click.confirm("Is that right?", default=True, err=True):
        click.echo("Nothing was written. Set a column with --column FIELD=NAME.", err=True)
        raise click.exceptions.Exit(ExitCode.USAGE)


def show_change(change: Change, workshop: Path, *, dry_run: bool, quiet: bool) -> int:
    """Write a change, or print it as a difference; say what became of every paper."""
    _tell(change, quiet=quiet)
    if dry_run:
        _print_difference(change.before, change.after)
    else:
        backup = write(change, workshop)
        _print_papers(change)
        if backup and not quiet:
            _tell_way_back(backup, workshop)
    if not quiet:
        click.echo(_sum(change, dry_run=dry_run), err=True)
    return ExitCode.FINDINGS if change.merged.open else ExitCode.CLEAN


def _print_papers(change: Change) -> None:
    """Print a line for each paper of the list that is new or changed."""
    for entry in change.merged.added:
        click.echo(f"added {entry['key']}")
    changes = {key: list(values) for key, values in change.merged.changes.items()}
    new = {entry["key"] for entry in change.merged.added}
    for key in change.places.changed:
        if key not in new:
            changes.setdefault(key, []).append("place")
    for key, fields in changes.items():
        click.echo(f"changed {key}: {', '.join(fields)}")


def _print_difference(before: Mapping[str, str], after: Mapping[str, str]) -> None:
    colour = sys.stdout.isatty()
    for name in after:
        if name == _INTERNAL:
            continue
        lines = difflib.unified_diff(
            before[name].splitlines(), after[name].splitlines(), name, f"{name}, new", lineterm=""
        )
        for line in lines:
            shade = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1]) if colour else None
            click.secho(line, fg=shade)


def _tell(change: Change, *, quiet: bool) -> None:
    merged, reading = change.merged, change.reading
    for warning in reading.warnings:
        click.echo(f"warning: {warning}", err=True)
    for note in change.places.notes:
        click.echo(f"note: {note}", err=True)
    if not quiet:
        _tell_left_out(reading.left_out)
    for kept in (*merged.kept, *change.places.kept):
        click.echo(
            f"kept: {kept.key}: {kept.field}: you have {_shown(kept.held)}; "
            f"the source now has {_shown(kept.offered)}",
            err=True,
        )
    for where, key in merged.erased:
        click.echo(
            f"left out: {where}: {key} was imported once and is no longer in papers.yaml; to have "
            "it again, delete its entry in imported.json",
            err=True,
        )
    for proposal in merged.open:
        _tell_open(proposal)
    if merged.gone:
        _tell_gone(merged.gone, reading.left_out, change)
    if change.absent:
        click.echo(
            f"{count(len(change.absent), 'paper')} of the source "
            f"{'is' if len(change.absent) == 1 else 'are'} listed as not presented. If that holds, "
            "write into decisions.yaml, with the day:",
            err=True,
        )
        for key in change.absent:
            click.echo(f'  - {{date: YYYY-MM-DD, absent: "{key}"}}', err=True)


def _tell_left_out(left: Sequence[LeftOut]) -> None:
    for one in left:
        name = f"number {one.number}" if one.number is not None else one.id or ""
        title = f", “{_shortened(one.title)}”" if one.title else ""
        click.echo(f"left out: {one.where}: {name}{title}: {one.why}", err=True)


def _tell_gone(gone: Sequence[str], left: Sequence[LeftOut], change: Change) -> None:
    why = {str(one.number): one.why for one in left if one.number is not None}
    why |= {one.id: one.why for one in left if one.id}
    are = "is" if len(gone) == 1 else "are"
    click.echo(
        f"{count(len(gone), 'paper')} of papers.yaml {are} not among the accepted of the source; "
        "nothing was deleted. To take one out of everything, write into decisions.yaml, with the "
        "day:",
        err=True,
    )
    for key in gone:
        record = change.merged.records.get(key)
        fields = dict(record.fields) if record else {}
        said = why.get(str(fields.get("id"))) or why.get(str(fields.get("number", key)))
        note = f"   # the source: {said}" if said else ""
        click.echo(f'  - {{date: YYYY-MM-DD, withdraw: "{key}"}}{note}', err=True)


def _tell_open(proposal: Proposal) -> None:
    click.echo(
        f"open: {proposal.where}: “{_shortened(proposal.other)}” may be {proposal.key}, "
        f"“{_shortened(proposal.title)}”; it was left out",
        err=True,
    )
    names = ", ".join(f"`{name}: {value}`" for name, value in proposal.names.items())
    add = f"write {names} into {proposal.key} in papers.yaml, or " if names else ""
    click.echo(f"      If it is, {add}use --take-matches; run on a terminal to be asked.", err=True)


def _tell_way_back(backup: Path, workshop: Path) -> None:
    old = shlex.quote(str(backup))
    click.echo(
        f"The files as they were are in {backup.name}/; to go back: "
        f"cp {old}/* {shlex.quote(str(workshop))}/",
        err=True,
    )


def _sum(change: Change, *, dry_run: bool) -> str:
    merged = change.merged
    touched = {*merged.changes, *change.places.changed} - {e["key"] for e in merged.added}
    parts = [
        f"{len(merged.added)} added",
        f"{len(touched)} changed",
        f"{change.unchanged} as they were",
    ]
    parts += [f"{len(change.reading.left_out)} left out"] if change.reading.left_out else []
    parts += [f"{len(merged.open)} open"] if merged.open else []
    end = "; nothing was written" if dry_run else ""
    return f"{count(len(change.reading.papers), 'paper')}: {', '.join(parts)}{end}."


def show_pdfs(change: PdfChange, workshop: Path, *, dry_run: bool, quiet: bool) -> int:
    """Write what an import of PDFs comes to, or print it; say whose every file is."""
    _tell_pdfs(change)
    added = [entry["key"] for entry in change.change.merged.added] if change.change else []
    if dry_run:
        for source, target in change.copies:
            click.echo(f"copy {source} to papers/{target.name}")
        if change.change:
            _print_difference(change.change.before, change.change.after)
    else:
        backup = write_pdfs(change, workshop)
        for key in added:
            click.echo(key)
        if backup and not quiet:
            _tell_way_back(backup, workshop)
    if not quiet:
        _sum_pdfs(change, added, dry_run=dry_run)
    refused = [why for _, why in change.left if "list already" not in why]
    return ExitCode.FINDINGS if refused or change.open else ExitCode.CLEAN


def _tell_pdfs(change: PdfChange) -> None:
    for path, reason in change.left:
        click.echo(f"left out: {path}: {reason}", err=True)
    for path, proposal in change.open:
        owner = f"{proposal.key}, “{_shortened(proposal.title)}”"
        said = (
            f"its title is that of {owner}"
            if proposal.other == proposal.title
            else f"its title, “{_shortened(proposal.other)}”, may be that of {owner}"
        )
        click.echo(f"open: {path}: {said}; it was left out", err=True)
    if change.open:
        click.echo(
            "      Where they are right, use --take-matches, or run on a terminal to be asked. "
            "Or name a file by the key: KEY.pdf.",
            err=True,
        )
    if change.is_full_zip:
        click.echo(
            "warning: exactly 50 PDFs: a zip of OpenReview holds 50 at most, so that some may be "
            "missing.",
            err=True,
        )


def show_fetched(fetched: Iterable[tuple[str, str]], *, quiet: bool) -> ExitCode:
    """Count the PDFs while they are fetched, on a terminal; name those that could not be."""
    counts = not quiet and sys.stderr.isatty()
    done, failed = 0, []
    for key, problem in fetched:
        done += not problem
        failed += [f"no PDF: {key}: {problem}"] if problem else []
        if counts:
            click.echo(f"\rFetched {count(done, 'PDF')}", nl=False, err=True)
    if counts:
        click.echo("\r", nl=False, err=True)
    for line in failed:
        click.echo(line, err=True)
    if not quiet:
        click.echo(f"Fetched {count(done, 'PDF')} into papers/.", err=True)
    return ExitCode.FINDINGS if failed else ExitCode.CLEAN


def _sum_pdfs(change: PdfChange, added: Sequence[str], *, dry_run: bool) -> None:
    if change.matched:
        click.echo(f"{count(len(change.matched), 'PDF')} for papers of the list:", err=True)
        for path, key in change.matched:
            click.echo(f"  {path.name} is {key}", err=True)
    if added and not dry_run:
        click.echo(
            f"{count(len(added), 'paper')} added to papers.yaml. Look through titles and authors "
            "there: they were read from the PDFs.",
            err=True,
        )
    if change.gaps:
        have = "has" if len(change.gaps) == 1 else "have"
        click.echo(
            f"{count(len(change.gaps), 'paper')} of the list {have} no PDF: "
            f"{', '.join(change.gaps)}.",
            err=True,
        )
    if dry_run:
        click.echo("Nothing was written.", err=True)


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, list | tuple):
        return _shown(", ".join(str(getattr(part, "name", part)) for part in value))
    return f"“{_shortened(str(value))}”"


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
