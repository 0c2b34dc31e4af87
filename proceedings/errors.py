"""Exit codes, and the exceptions that mean we cannot go on.

A problem in a paper is a finding (see :mod:`proceedings.model`), never an exception.
"""

from __future__ import annotations

from collections.abc import Iterable  # noqa: TC003 - part of public signatures
from enum import IntEnum


class ExitCode(IntEnum):
    """What the process returns; of several, the gravest."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    CONFIGURATION = 3
    MISSING = 4
    OPEN_DECISIONS = 5
    OUTPUT = 6
    BUG = 70
    INTERRUPTED = 130


_GRAVEST_FIRST = (
    ExitCode.INTERRUPTED,
    ExitCode.BUG,
    ExitCode.OUTPUT,
    ExitCode.CONFIGURATION,
    ExitCode.MISSING,
    ExitCode.OPEN_DECISIONS,
    ExitCode.FINDINGS,
    ExitCode.CLEAN,
)


def gravest(codes: Iterable[ExitCode]) -> ExitCode:
    """Return the gravest of several exit codes; clean if there are none."""
    present = set(codes)
    return next((code for code in _GRAVEST_FIRST if code in present), ExitCode.CLEAN)


class ProceedingsError(Exception):
    """The base of every error we raise on purpose.

    Arguments:
        message: one sentence that names the file and the place.
        fix: what to do about it, as an instruction.
    """

    code = ExitCode.BUG

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix


class ConfigurationError(ProceedingsError):
    """A file of the workshop folder says something we cannot use, or there is no such folder."""

    code = ExitCode.CONFIGURATION


class ConfigurationErrors(ConfigurationError):  # noqa: N818 - several of them in one
    """Everything that is wrong in the workshop folder, at once.

    Arguments:
        problems: the single errors, in the order of file and line.
    """

    def __init__(self, problems: Iterable[ConfigurationError]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.message for problem in self.problems))


class UsageError(ProceedingsError):
    """The command line names something that does not exist."""

    code = ExitCode.USAGE


class MissingInputError(ProceedingsError):
    """A file or folder named on the command line, or papers.yaml, is not there."""

    code = ExitCode.MISSING


class OpenDecisionsError(ProceedingsError):
    """A choice between list and print is open, and the build was to be the final one."""

    code = ExitCode.OPEN_DECISIONS


class OutputError(ProceedingsError):
    """An output could not be made; the last good one stays."""

    code = ExitCode.OUTPUT
