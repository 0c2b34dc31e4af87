"""Where the files that are not Python lie: templates, styles and paper formats."""

from __future__ import annotations

from pathlib import Path

from proceedings.errors import ProceedingsError

_PACKAGE = Path(__file__).resolve().parent


def templates() -> Path:
    """Return the folder of the templates that ship with the package.

    Returns:
        ``proceedings/_templates`` in an installed package, ``templates`` in a source checkout.

    Raises:
        ProceedingsError: the installation has neither.
    """
    for folder in (_PACKAGE / "_templates", _PACKAGE.parent / "templates"):
        if (folder / "theme").is_dir():
            return folder
    raise ProceedingsError(
        f"The templates that belong to {_PACKAGE} are missing.",
        fix="Install the package again.",
    )
