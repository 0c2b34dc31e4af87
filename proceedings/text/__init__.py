"""Text: LaTeX to plain text and HTML, Unicode repair, names, order, similarity, phrases."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

# These two are called like their modules, so a module imported first would hide them.
from proceedings.text.similarity import similarity, suggest
from proceedings.text.slug import slug

if TYPE_CHECKING:
    from proceedings.text.collation import collation_key, guide_letter
    from proceedings.text.folding import fold, unaccented
    from proceedings.text.latex import Converted, convert, convert_block
    from proceedings.text.names import IndexName, index_name, person_id
    from proceedings.text.phrases import (
        count,
        join_words,
        pages,
        percent,
        typographic,
        typographic_html,
    )
    from proceedings.text.unicode import clean, fold_space, join_hyphenated

__all__ = [
    "Converted",
    "IndexName",
    "clean",
    "collation_key",
    "convert",
    "convert_block",
    "count",
    "fold",
    "fold_space",
    "guide_letter",
    "index_name",
    "join_hyphenated",
    "join_words",
    "pages",
    "percent",
    "person_id",
    "similarity",
    "slug",
    "suggest",
    "typographic",
    "typographic_html",
    "unaccented",
]

_HOMES = {
    "collation": ("collation_key", "guide_letter"),
    "folding": ("fold", "unaccented"),
    "latex": ("Converted", "convert", "convert_block"),
    "names": ("IndexName", "index_name", "person_id"),
    "phrases": ("count", "join_words", "pages", "percent", "typographic", "typographic_html"),
    "unicode": ("clean", "fold_space", "join_hyphenated"),
}


def __getattr__(name: str) -> Any:
    """Load a public name from its module when it is first used: start-up is counted in ms."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
