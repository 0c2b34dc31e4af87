"""``check --as github``: annotations into the log, and the job summary into its file."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from proceedings.exports.github import github_annotations, github_summary
from proceedings.outputs import writing
from proceedings.text.phrases import count, join_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from proceedings.checks import Checked


def show_on_github(papers: Sequence[Checked], *, quiet: bool) -> None:
    """Print a workflow command a finding, and add to the summary that the runner names.

    Raises:
        OutputError: the summary cannot be written.
    """
    root = os.environ.get("GITHUB_WORKSPACE", "")
    for line in github_annotations(papers, root):
        click.echo(line)
    # Words of a paper must not stand here: the runner reads this, too, and for commands.
    verdicts = Counter(paper.judgement.verdict.value for paper in papers)
    words = join_words([f"{number} {verdict}" for verdict, number in sorted(verdicts.items())])
    if papers and not quiet:
        click.echo(f"{count(len(papers), 'paper')}: {words}", err=True)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if papers and summary:
        with writing(Path(summary)), Path(summary).open("a", encoding="utf-8") as file:
            file.write(github_summary(papers, root))
