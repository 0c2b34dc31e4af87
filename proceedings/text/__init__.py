"""Text: LaTeX to plain text and HTML, Unicode repair, names, order, similarity, phrases."""

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
from proceedings.text.similarity import similarity, suggest
from proceedings.text.slug import slug
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
