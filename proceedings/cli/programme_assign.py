"""``proceedings programme assign`` and ``clashes``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from proceedings.cli import options as shared
from proceedings.errors import ExitCode, UsageError
from proceedings.render import words
from proceedings.text.phrases import count, join_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.programme import Clash
    from proceedings.programme.assignment import Problem, Shortage
    from proceedings.scheduling import Assigned, Change, Standing

_SECONDS = 45.0
_SHOWN = 10


@click.command(
    "assign",
    epilog="\b\nExamples:\n"
    "  proceedings programme assign\n"
    "  proceedings programme assign --why 12    say why paper 12 is where it is; write nothing",
)
@shared.directory
@click.option("--why", metavar="PAPER", help="Explain the place of a paper; write nothing.")
@click.option(
    "--time-limit",
    "seconds",
    type=click.FloatRange(min=1),
    default=_SECONDS,
    metavar="SECONDS",
    help="Time for sessions at most (45). If the solver stops early, the gap is stated.",
)
def assign(directory: Path | None, why: str | None, seconds: float) -> int:
    """Give every poster a session and a board, and write them into programme.lock.yaml.

    What is settled in decisions.yaml stays, and what was published is changed as little as can be.
    The optimum is found with the extra `schedule`; without it a search of our own looks for it.
    """
    from proceedings.programme.assignment import Shortage
    from proceedings.scheduling import assign as assigned

    if why is not None:
        return _explain(directory, why)
    found = assigned(directory, seconds)
    if isinstance(found, Shortage):
        return _show_shortage(directory, found)
    _show_assigned(found)
    return ExitCode.CLEAN


def _show_assigned(found: Assigned) -> None:
    from proceedings.programme.assignment import LEVELS, has_solver

    problem, solution = found.problem, found.solution
    for number, hall in enumerate(problem.halls):
        held = solution.halls.count(number)
        places = "" if hall.places is None else f" of {count(len(hall.places), 'place')}"
        click.echo(f"{hall.session}: {count(held, 'poster')}{places}")
    for level, (reached, bound) in enumerate(zip(solution.cost, solution.bounds, strict=True)):
        least = f" (at least {bound})" if bound < reached else ""
        if reached:
            click.echo(f"  {reached} {LEVELS[level]}{least}")
    if not any(solution.cost):
        click.echo("  every wish is met")
    if not solution.boards:
        click.echo(
            "No boards are known: write which there are under boards in workshop.yaml.", err=True
        )
    else:
        changes = count(solution.topic_changes, "change")
        click.echo(f"  {changes} of topic along the boards")
        if solution.apart:
            apart = count(solution.apart, "poster")
            click.echo(f"  {apart} not beside another one of an author")
    if solution.proven:
        click.echo("No assignment to sessions is better.", err=True)
    elif solution.solver:
        click.echo(
            f"Stopped after {found.seconds:g} s: a better assignment may exist; the bounds stand in"
            " brackets.",
            err=True,
        )
    else:
        hint = "" if has_solver() else " Install the extra `schedule` to find the optimum."
        click.echo(f"A better assignment may exist.{hint}", err=True)
    show_changes(found.changes, "Written to programme.lock.yaml")


def show_changes(changes: Sequence[Change], written: str) -> None:
    """Print the papers whose places changed, a line each on a short list."""
    click.echo(f"{written}; {count(len(changes), 'paper')} changed place.", err=True)
    shown = changes if len(changes) <= _SHOWN else changes[:_SHOWN]
    for change in shown:
        click.echo(
            f"  {change.paper}: {_where(change, 'before')} → {_where(change, 'after')}", err=True
        )
    if len(changes) > len(shown):
        click.echo(f"  and {len(changes) - len(shown)} more", err=True)


def _where(change: Change, when: str) -> str:
    placement = change.before if when == "before" else change.after
    if placement is None or not (placement.session or placement.talk):
        return "no place"
    parts = []
    if placement.session:
        parts.append(placement.session)
    if placement.board is not None:
        parts.append(f"board {placement.board}")
    other = change.after if when == "before" else change.before
    spoken = other is None or (placement.talk, placement.order) != (other.talk, other.order)
    if placement.talk and spoken:
        order = f" number {placement.order}" if placement.order else ""
        parts.append(f"talk in {placement.talk}{order}")
    return ", ".join(parts)


def _show_shortage(directory: Path | None, shortage: Shortage) -> int:
    from proceedings.scheduling import posed

    _, problem = posed(directory)
    places = sum(problem.capacities[hall] for hall in shortage.halls)
    full = [problem.halls[hall].session for hall in shortage.halls]
    posters = len(shortage.posters)
    missing = "place is" if shortage.missing == 1 else "places are"
    everything = len(full) == len(problem.halls)
    where = join_words(full)
    who = f"{count(posters, 'poster')} {'needs' if posters == 1 else 'need'} a place in {where}"
    click.secho("error: ", fg="red", bold=True, nl=False, err=True)
    click.echo(
        f"{shortage.missing} {missing} missing: {who}"
        f"{'' if everything else ' and can be nowhere else'}, and there are {places}."
        " Nothing was written.",
        err=True,
    )
    for line in _help(problem, shortage):
        click.echo(f"       {line}", err=True)
    return ExitCode.CONFIGURATION


def _help(problem: Problem, shortage: Shortage) -> list[str]:
    """Return what would help, a line each."""
    need = count(shortage.missing, "place")
    lines = [f"Add {need} under boards in workshop.yaml: more boards, or more posters on each."]
    elsewhere = [h for h in range(len(problem.halls)) if h not in shortage.halls]
    if elsewhere and shortage.elsewhere:
        names = join_words([problem.halls[hall].session for hall in elsewhere])
        keys = [problem.posters[index].key for index in shortage.posters]
        more = f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""
        lines.append(
            f"Or ask authors whether they can come to {names}, which has"
            f" {count(shortage.elsewhere, 'free place')}: {', '.join(keys[:_SHOWN])}{more}."
        )
    else:
        lines.append("Or mark papers that nobody comes to present: `proceedings programme absent`.")
    return lines


def _explain(directory: Path | None, name: str) -> int:
    from proceedings.programme.assignment import reasons
    from proceedings.scheduling import posed

    now, problem = posed(directory)
    paper = now.paper(name)
    placement = now.placements.get(paper.key)
    positions = {poster.key: index for index, poster in enumerate(problem.posters)}
    titled = f"“{paper.title}” ({paper.key})"
    if paper.key not in positions:
        state = "withdrawn" if paper.withdrawn else "not presented" if paper.absent else "virtual"
        click.echo(f"{titled} is {state} and has no board.")
        return ExitCode.CLEAN
    sessions = {hall.session: number for number, hall in enumerate(problem.halls)}
    places = [now.placements.get(poster.key) for poster in problem.posters]
    if any(one is None or one.session not in sessions for one in places):
        raise UsageError(
            "Not every paper has a session yet.", "Run `proceedings programme assign` first."
        )
    halls = tuple(sessions[one.session or ""] for one in places if one is not None)
    index = positions[paper.key]
    board = f", on board {placement.board}" if placement and placement.board else ""
    said = reasons(problem, halls, index, lambda hall: _title(now, problem, hall))
    because = " ".join(said) or _no_choice(now, paper.key)
    click.echo(f"{titled} is in {_title(now, problem, halls[index])}{board}. {because}")
    return ExitCode.CLEAN


def _no_choice(now: Standing, key: str) -> str:
    settled = {p.paper for p in now.inputs.pins if p.session or p.board}
    if key in settled:
        return "The organizers have settled this."
    if key in {p.paper for p in now.inputs.accepted}:
        return "The venue has settled this."
    paper = now.paper(key)
    return "Its authors can be at no other session." if paper.stated else "There is no other."


def _title(now: Standing, problem: Problem, hall: int) -> str:
    session = now.inputs.workshop.session(problem.halls[hall].session)
    assert session is not None
    return f"{session.title} ({words.times(session.start, session.end)})"


@click.command(
    "clashes",
    epilog="\b\nExamples:\n"
    "  proceedings programme clashes\n"
    "  proceedings programme clashes boards.csv    as the venue has it",
)
@click.argument("table", required=False, type=click.Path(path_type=Path, dir_okay=False))
@shared.directory
def clashes(table: Path | None, directory: Path | None) -> None:
    """List who would have to be at two posters at once, those who present one first.

    TABLE is an assignment that came from the venue, in the columns of boards.csv; without one, our
    own programme is looked at.
    """
    from proceedings.scheduling import clashes as found

    _, all_of_them = found(directory, table)
    for clash in all_of_them:
        click.echo(_clash(clash))
    presenting = sum(bool(clash.presented) for clash in all_of_them)
    click.echo(
        f"{count(len(all_of_them), 'person', 'people')} with several posters in a session;"
        f" {presenting} of them {'presents' if presenting == 1 else 'present'} one.",
        err=True,
    )


def _clash(clash: Clash) -> str:
    presents = f" (presents {', '.join(clash.presented)})" if clash.presented else ""
    return f"{clash.session}  {clash.name}{presents}: {', '.join(clash.papers)}"
