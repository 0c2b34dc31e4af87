"""``proceedings programme``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from proceedings.cli import options as shared
from proceedings.cli.programme_assign import assign, clashes
from proceedings.cli.programme_changes import absent, accept, award, move, swap, undo, withdraw
from proceedings.cli.programme_news import news
from proceedings.cli.show import show_findings
from proceedings.errors import ExitCode
from proceedings.model import SessionKind, has_errors
from proceedings.render import words
from proceedings.text.phrases import count

if TYPE_CHECKING:
    from pathlib import Path

    from proceedings.model import Session
    from proceedings.scheduling import Standing


@click.group(
    "programme",
    invoke_without_command=True,
    epilog="\b\nExamples:\n"
    "  proceedings programme                          the day, and what does not work out\n"
    "  proceedings programme assign                   papers to sessions and boards\n"
    "  proceedings programme assign --why 12\n"
    "  proceedings programme accept                   what boards.csv says otherwise\n"
    "  proceedings programme move 12 --session posters-2 --board 9\n"
    "  proceedings programme undo",
)
@shared.directory
@click.pass_context
def command(context: click.Context, directory: Path | None) -> int:
    """Place papers in sessions and on boards, and change it until the last hour.

    Without a command, show the sessions with their times and papers, and what does not work out.
    """
    if context.invoked_subcommand is not None:
        if directory is not None:
            raise click.UsageError("-C stands behind the command: `programme assign -C DIR`.")
        return ExitCode.CLEAN
    from proceedings.scheduling import standing

    now = standing(directory)
    _show_sessions(now)
    show_findings(now.findings)
    return ExitCode.FINDINGS if has_errors(now.findings) else ExitCode.CLEAN


for _command in (assign, clashes, accept, move, swap, absent, withdraw, award, undo, news):
    command.add_command(_command)


def _show_sessions(now: Standing) -> None:
    workshop = now.inputs.workshop
    posters = Counter(one.session for one in now.placements.values())
    talks = Counter(one.talk for one in now.placements.values())
    click.echo(f"{workshop.event.name}, times in {workshop.event.time_zone}")
    for session in sorted(workshop.sessions, key=lambda one: one.start):
        parts = [session.title, session.room, _content(session, posters, talks)]
        parts += ["remote"] if session.remote else []
        parts += ["provisional"] if session.provisional else []
        said = "  ".join(part for part in parts if part)
        click.echo(f"  {words.times(session.start, session.end):<14} {session.id:<14} {said}")


def _content(session: Session, posters: Counter[str | None], talks: Counter[str | None]) -> str:
    from proceedings.programme import talk_share

    if session.kind is SessionKind.POSTERS:
        return f"[{count(posters[session.id], 'poster')}]"
    number = talks[session.id]
    if not number:
        return ""
    share = talk_share(session, number)
    return f"[{count(number, 'talk')}{f', {share} each' if share else ''}]"
