"""Where papers come from: one module a source, each with one function that returns papers."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from proceedings.inputs.sources.values import Gathering, Imported, LeftOut, Place, Reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

__all__ = ["SOURCES", "Gathering", "Imported", "LeftOut", "Place", "Reading", "read_source"]

SOURCES = {
    "openreview": "read_openreview",
    "console": "read_console",
    "cmt": "read_cmt",
    "easychair": "read_easychair",
    "aclpub2": "read_aclpub2",
    "table": "read_table_source",
    "site": "read_site",
}
"""The function of each source; its module is called like the source."""


def read_source(
    source: str, files: Sequence[Path], columns: Mapping[str, str] | None = None
) -> Reading:
    """Return what the files of a source say.

    Arguments:
        source: one of :data:`SOURCES`.
        columns: for a table, the names of columns that were set by hand, by field.

    Raises:
        ConfigurationErrors: everything in the files that cannot be used, at once.
        MissingInputError: a file is not there.
    """
    function = getattr(import_module(f"{__name__}.{source}"), SOURCES[source])
    reading: Reading = function(files, columns or {})
    return reading
