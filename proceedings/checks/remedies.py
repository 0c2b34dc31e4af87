"""How to bring back into the text block what reaches beyond it, in LaTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from proceedings.anatomy.values import Outside
    from proceedings.formats import Format

_TOO_WIDE = {
    "figure": "Make it no wider than \\linewidth: \\includegraphics[width=\\linewidth]{...}",
    "table": "Make it fit: tabularx or p columns, fewer or shorter columns, or \\small",
    "algorithm": "Break its long lines",
    "listing": "Break its long lines (breaklines=true of the listings package)",
    "equation": "Break it over two lines with split, multline or aligned",
    "text": "Let the line break: \\usepackage{xurl} for addresses, other words for text",
    "drawing": "Make it fit the text block, or crop it",
}
_ACROSS = {"figure", "table", "algorithm"}
_TOO_HIGH = {
    "figure": "Remove negative \\vspace around it; if figure and caption are higher than the page, "
    "make it smaller: \\includegraphics[height=0.8\\textheight]{...}.",
    "table": "Remove negative \\vspace around it; if table and caption are higher than the page, "
    "split it in two.",
    "algorithm": "Remove negative \\vspace around it; if it is higher than the page, split it in "
    "two.",
    "listing": "Remove negative \\vspace around it; if it is higher than the page, split it in "
    "two.",
    "drawing": "Remove negative \\vspace around it, or crop it.",
}
_FLOWS_ON = (
    "Remove \\enlargethispage and negative \\vspace, and let boxes that cannot break "
    "(minipage, \\parbox) end before the page does."
)
_HANGING_LABEL = (
    "Give the labels of the list room: \\begin{enumerate}[leftmargin=*] of the package enumitem."
)


def remedy(thing: Outside, form: Format | None) -> str:
    """Return what to do about something that reaches beyond the text block, as a sentence.

    Arguments:
        form: whose text block it is; None where it is not known.
    """
    if thing.side in {"top", "bottom"}:
        return _TOO_HIGH.get(thing.kind, _FLOWS_ON)
    if thing.kind == "text" and thing.side == "left":
        return _HANGING_LABEL
    words = _TOO_WIDE.get(thing.kind, _TOO_WIDE["drawing"])
    if thing.kind in _ACROSS and _in_a_column(thing, form):
        words += f"; or set it across both columns with {thing.kind}*"
    return f"{words}."


def _in_a_column(thing: Outside, form: Format | None) -> bool:
    """Tell whether something can stand in one column of two: what is wider stands across both."""
    if form is None or len(form.columns) == 1:
        return False
    left, right = form.columns[0]
    return thing.box.x1 - thing.box.x0 - thing.points <= right - left
