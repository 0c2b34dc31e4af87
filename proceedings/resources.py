"""Where the files that are not Python lie: templates, paper formats, the workshop's folder."""

from __future__ import annotations

from pathlib import Path

from proceedings.errors import ConfigurationError, MissingInputError, ProceedingsError

WORKSHOP = "workshop.yaml"
PAGES_LOCK = "pages.lock.yaml"
INPUT_FOLDERS = ("papers", "posters", "pages", "images", "templates", "rounds")

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


def own_formats(workshop: Path) -> Path:
    """Return where a workshop's own paper formats lie, if it has any."""
    return workshop / "templates" / "formats"


def find_workshop_folder(start: Path) -> Path:
    """Return the nearest folder upward from ``start`` that holds ``workshop.yaml``.

    Raises:
        ConfigurationError: there is none.
        MissingInputError: ``start`` is no folder.
    """
    if not start.is_dir():
        raise MissingInputError(f"{start}: there is no such folder", "Correct the name after -C.")
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / WORKSHOP).is_file():
            return folder
    raise ConfigurationError(
        f"{start}: neither this folder nor one above it holds {WORKSHOP}",
        "Run `proceedings init DIR` to make a workshop folder, or name one with -C.",
    )
