"""``proceedings letters``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from proceedings.cli import options as shared
from proceedings.correspondence import Post, post
from proceedings.errors import UsageError
from proceedings.render.words import date
from proceedings.text.phrases import count, join_words
from proceedings.text.similarity import suggest

if TYPE_CHECKING:
    import datetime as dt

    from proceedings.correspondence import Posted

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(
    "letters",
    epilog="\b\nExamples:\n"
    "  proceedings letters --dry-run            read one first\n"
    "  proceedings letters --due 2026-05-08     one text a paper, in output/report/letters\n"
    "  proceedings letters --contacts contacts.csv -o ~/mail.csv\n"
    "  proceedings letters --sent 2026-05-01    note that they went out",
)
@shared.directory
@click.option(
    "--due",
    type=_DAY,
    metavar="DATE",
    help="The last day for a new PDF, anywhere on Earth; by default requirements.due.",
)
@click.option(
    "--warnings", is_flag=True, help="Write also to authors of papers that pass with warnings."
)
@click.option("--dry-run", is_flag=True, help="Print one letter, list who gets one; write nothing.")
@click.option("--paper", metavar="KEY", help="With --dry-run: the paper whose letter is printed.")
@click.option(
    "--contacts",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Table of e-mail addresses; by default contacts.csv of the workshop. Needs -o.",
)
@click.option(
    "-o",
    "table",
    metavar="PATH",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a table for a mail merge, too; outside the output folder.",
)
@click.option(
    "--sent",
    type=_DAY,
    metavar="DATE",
    help="Note in the workshop's rounds/ that the letters went out on this day; the next report "
    "says who was told, and what has changed.",
)
@shared.jobs
@shared.no_cache
@shared.quiet
def command(  # noqa: PLR0913 - one parameter an option
    directory: Path | None,
    due: dt.datetime | None,
    paper: str | None,
    contacts: Path | None,
    table: Path | None,
    sent: dt.datetime | None,
    jobs: int | None,
    *,
    warnings: bool,
    dry_run: bool,
    no_cache: bool,
    quiet: bool,
) -> None:
    """Write a letter to the authors of each paper that has to be mended.

    Each is one text to send as it is: what was found, where, how to mend it, how to check again and
    when it is due. They lie in report/letters of the output folder, with the requirements.yaml to
    attach. The letter's words stand in templates/report/letter.txt, which a workshop can replace.
    """
    _refuse_contradictions(paper, contacts, table, sent, dry_run=dry_run)
    asked = Post(_day(due), warnings, contacts, table, _day(sent), dry_run)
    with shared.working("Reading papers", None, jobs, no_cache=no_cache, quiet=quiet) as options:
        posted = post(directory, asked, options)
    if dry_run:
        _show_one(posted, paper)
    elif not quiet:
        _show_written(posted, table)
    _show_gaps(posted)


def _day(moment: dt.datetime | None) -> dt.date | None:
    return moment.date() if moment else None


def _refuse_contradictions(
    paper: str | None,
    contacts: Path | None,
    table: Path | None,
    sent: dt.datetime | None,
    *,
    dry_run: bool,
) -> None:
    if paper is not None and not dry_run:
        raise UsageError(
            "--paper chooses the letter that --dry-run prints.", "Add --dry-run, or leave it out."
        )
    if contacts is not None and table is None:
        raise UsageError(
            "--contacts is for a mail-merge table, and no file for one is named.",
            "Add -o PATH, outside the output folder.",
        )
    if sent is not None and dry_run:
        raise UsageError(
            "--dry-run writes nothing, and --sent would note a round.", "Leave one of them out."
        )


def _show_one(posted: Posted, paper: str | None) -> None:
    """Print one letter, and on stderr who would get one."""
    letters = {letter.key: letter for letter in posted.letters}
    if paper is not None and paper not in letters:
        _refuse_paper(posted, paper)
    letter = letters.get(paper) if paper else next(iter(posted.letters), None)
    if letter is not None:
        click.echo(letter.text, nl=False)
        click.echo(f"\n{count(len(letters), 'paper')} would get a letter:", err=True)
        widest = max(map(len, letters))
        for key in letters:
            alone = "  (no contact)" if key in posted.without_contact else ""
            click.echo(f"  {key:>{widest}}  {posted.titles[key]}{alone}", err=True)
    else:
        click.echo("No paper needs a letter.", err=True)


def _refuse_paper(posted: Posted, paper: str) -> None:
    if paper in posted.held_back:
        raise UsageError(
            f"--paper {paper}: its authors cannot mend it, so they get no letter.",
            "Look at it in the report.",
        )
    if paper in posted.titles:
        raise UsageError(
            f"--paper {paper}: this paper needs no letter.",
            "With --warnings, papers that pass get one for their warnings, too.",
        )
    meant = suggest(paper, posted.titles)
    raise UsageError(
        f"--paper {paper}: there is no paper of this key.",
        f"Did you mean {meant}?" if meant else "Name it by its key, as in the report.",
    )


def _show_written(posted: Posted, table: Path | None) -> None:
    number = len(posted.letters)
    if not number:
        click.echo("No paper needs a letter.", err=True)
    else:
        click.echo(f"Wrote {count(number, 'letter')} to {posted.folder}.", err=True)
        click.echo("  → Attach the requirements.yaml that lies beside them to each.", err=True)
    if table:
        rows = number - len(posted.without_contact)
        click.echo(f"Wrote {count(rows, 'row')} to {table}. It holds e-mail addresses.", err=True)
    if posted.round:
        click.echo(f"Noted in {posted.round} who was told.", err=True)
    if posted.due and number:
        click.echo(f"New PDFs are due on {date(posted.due)}, anywhere on Earth.", err=True)


def _show_gaps(posted: Posted) -> None:
    """Say what organizers have to know or to do themselves."""
    if posted.letters and not posted.due:
        click.echo(
            "No day is named on which new PDFs are due.\n"
            "  → Write requirements: {due: 2026-05-08} into workshop.yaml, or add --due.",
            err=True,
        )
    if posted.held_back:
        click.echo(
            f"No letter for {join_words(posted.held_back)}: their authors cannot mend it.\n"
            "  → Look at them in the report.",
            err=True,
        )
    for name in posted.own_formats if posted.letters else ():
        click.echo(
            f"{name} is your own format: attach templates/formats/{name}.yaml, too.", err=True
        )
    if posted.without_contact:
        keys = join_words(posted.without_contact)
        click.echo(f"No contact for {keys}.\n  → Add them to the contacts.", err=True)
    if posted.contacts and posted.contacts.strangers:
        names = join_words(posted.contacts.strangers)
        click.echo(f"Contacts that belong to no paper of the list: {names}.", err=True)
