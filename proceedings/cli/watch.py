"""``check --watch``: a fresh verdict whenever LaTeX has written a file anew."""

from __future__ import annotations

import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

import click

from proceedings.anatomy import Manuscript
from proceedings.checks.judging import hidden_by
from proceedings.cli import options as shared
from proceedings.cli.show import show_annotated, show_checked
from proceedings.errors import ExitCode
from proceedings.model import Verdict
from proceedings.text.phrases import join_words
from proceedings.watching import Seen
from proceedings.workflow import annotate, watch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from proceedings.asking import Ask
    from proceedings.checks import Checked
    from proceedings.workflow import CheckedFiles

_LATE = {
    Seen.GONE: "is gone; it is checked when it comes back.",
    Seen.UNFINISHED: "has no end yet: LaTeX is still at work, or it stopped with an error.",
}


def show_watched(
    files: tuple[Path, ...],
    directory: Path | None,
    ask: Ask,
    jobs: int | None,
    folder: Path | None,
    **manner: bool,
) -> ExitCode:
    """Print verdicts until Ctrl-C ends it.

    Arguments:
        folder: where marked copies go; None makes none.
        manner: of :func:`show_checked`.
    """
    screen = _Screen(manner)
    # A file that is watched is another one each time, so that nothing is worth remembering.
    working = shared.working("", len(files), jobs, no_cache=True, quiet=True)
    try:
        with working as options:
            for checked, late in watch(files, directory, ask, options):
                if checked.papers:
                    screen.show(checked)
                if checked.papers and folder:
                    copies = annotate(checked, folder, options)
                    show_annotated(copies, folder, quiet=manner["quiet"])
                for path, seen in late.items():
                    click.echo(f"{path} {_LATE[seen]}", err=True)
    except KeyboardInterrupt:
        if sys.stdout.isatty():
            click.echo()  # The terminal shows ^C, and a prompt is to follow on its own line.
        return ExitCode.INTERRUPTED
    return ExitCode.CLEAN


class _Screen:
    """What stands on the screen: every file as it was checked last, and what is mended."""

    def __init__(self, manner: Mapping[str, bool]) -> None:
        self._manner = manner
        self._papers: dict[Path, Checked] = {}
        # Of a file that LaTeX left broken nothing can be said; what counts is the one before.
        self._judged: dict[Path, Checked] = {}

    def show(self, checked: CheckedFiles) -> None:
        """Print the files that were checked now; a terminal is cleared and shows all."""
        if self._papers and not sys.stdout.isatty():
            click.echo()
        mended = {}
        for path, paper in zip(checked.paths, checked.papers, strict=True):
            mended[paper.name] = mended_rules(self._judged.get(path), paper)
            self._papers[path] = paper
            if _is_judged(paper):
                self._judged[path] = paper
        click.clear()
        click.secho(time.strftime("%H:%M:%S"), dim=True)
        for name, rules in mended.items():
            if rules:
                where = f" in {name}" if len(self._papers) > 1 else ""
                click.secho(f"mended{where}: {join_words(rules)}", fg="green")
        shown = self._papers.values() if sys.stdout.isatty() else checked.papers
        show_checked(tuple(shown), **self._manner)
        if sys.stdout.isatty() and not self._manner["quiet"]:
            click.secho("Watching; Ctrl-C ends.", dim=True)


def mended_rules(before: Checked | None, now: Checked) -> list[str]:
    """Return the rules that find less than before, with how much less where some is left."""
    if before is None or not _is_judged(now):
        return []
    past, present = (Counter(_rules(paper)) for paper in (before, now))
    return [
        f"{rule} ({number} of {past[rule]})" if present[rule] else rule
        for rule, number in (past - present).items()
        if not hidden_by(present, rule)
    ]


def _rules(paper: Checked) -> Iterable[str]:
    return (finding.rule for finding in paper.judgement.findings)


def _is_judged(paper: Checked) -> bool:
    return isinstance(paper.facts, Manuscript) and paper.judgement.verdict is not Verdict.UNJUDGED
