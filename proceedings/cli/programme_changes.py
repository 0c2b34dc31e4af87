"""The one-line changes: ``proceedings programme move``, ``swap``, ``absent`` and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from proceedings.cli import options as shared
from proceedings.cli.programme_assign import show_changes

if TYPE_CHECKING:
    from pathlib import Path

_WRITTEN = "Written to decisions.yaml"


@click.command(
    "move", epilog="\b\nExample:\n  proceedings programme move 12 --session posters-2 --board 9"
)
@click.argument("paper")
@click.option("--session", metavar="ID", help="The poster session; by default it stays.")
@click.option("--board", metavar="NAME", help="The board; without one, a new session means none.")
@shared.directory
def move(paper: str, session: str | None, board: str | None, directory: Path | None) -> None:
    """Settle where PAPER is presented, whatever is assigned later."""
    from proceedings.scheduling import move as moved

    if session is None and board is None:
        raise click.UsageError("Say where to: --session, --board, or both.")
    show_changes(moved(directory, paper, session, board), _WRITTEN)


@click.command("swap", epilog="\b\nExample:\n  proceedings programme swap 12 31")
@click.argument("one")
@click.argument("other")
@shared.directory
def swap(one: str, other: str, directory: Path | None) -> None:
    """Let two papers change sessions and boards; their talks stay."""
    from proceedings.scheduling import swap as swapped

    show_changes(swapped(directory, one, other), _WRITTEN)


@click.command(
    "absent", epilog="\b\nExample:\n  proceedings programme absent 15 --reason 'no visa'"
)
@click.argument("papers", nargs=-1, required=True)
@click.option("--reason", metavar="WORDS", help="Why, for your own records.")
@shared.directory
def absent(papers: tuple[str, ...], reason: str | None, directory: Path | None) -> None:
    """Note that nobody comes to present PAPERS; they stay in the list, without a board."""
    from proceedings.scheduling import take_out

    show_changes(take_out(directory, "absent", papers, reason), _WRITTEN)


@click.command("withdraw", epilog="\b\nExample:\n  proceedings programme withdraw 21")
@click.argument("papers", nargs=-1, required=True)
@click.option("--reason", metavar="WORDS", help="Why, for your own records.")
@shared.directory
def withdraw(papers: tuple[str, ...], reason: str | None, directory: Path | None) -> None:
    """Take PAPERS out of every output."""
    from proceedings.scheduling import take_out

    show_changes(take_out(directory, "withdraw", papers, reason), _WRITTEN)


@click.command("award", epilog="\b\nExample:\n  proceedings programme award 12 'Best paper'")
@click.argument("paper")
@click.argument("prize")
@shared.directory
def award(paper: str, prize: str, directory: Path | None) -> None:
    """Give PAPER a PRIZE; it stands wherever the paper does from then on."""
    from proceedings.scheduling import award as awarded

    given = awarded(directory, paper, prize)
    click.echo(f"{_WRITTEN}: “{given.title}” ({given.key}) receives: {prize}.", err=True)


@click.command(
    "accept",
    epilog="\b\nExamples:\n"
    "  proceedings programme accept          list what the venue says otherwise; write nothing\n"
    "  proceedings programme accept 12 31    take over what it says of these papers\n"
    "  proceedings programme accept --all",
)
@click.argument("papers", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Take over every place that can be.")
@shared.directory
def accept(papers: tuple[str, ...], directory: Path | None, *, everything: bool) -> None:
    """Show what boards.csv of the venue says otherwise, or take its places of PAPERS over.

    What was taken over holds until the venue's next table is accepted, and yields to `move`.
    """
    from proceedings.scheduling import accept as accepted
    from proceedings.scheduling import venue

    if papers and everything:
        raise click.UsageError("Name papers, or --all; not both.")
    if papers or everything:
        show_changes(accepted(directory, papers, everything=everything), _WRITTEN)
        return
    now, differences = venue(directory)
    for one in differences:
        click.echo(one.message)
        click.echo(f"  → {one.fix}")
    if not now.inputs.venue:
        click.echo("There is no boards.csv, or it has no rows.", err=True)
    elif not differences:
        click.echo("The venue has every paper where we have it.", err=True)


@click.command("undo", epilog="\b\nExample:\n  proceedings programme undo")
@shared.directory
def undo(directory: Path | None) -> None:
    """Take the last decision about the programme out of decisions.yaml again."""
    from proceedings.scheduling import undo as undone

    entries, changes = undone(directory)
    for entry in entries:
        said = ", ".join(f"{key}: {value}" for key, value in entry.items())
        click.echo(f"taken back: {said}")
    show_changes(changes, "Taken out of decisions.yaml")
