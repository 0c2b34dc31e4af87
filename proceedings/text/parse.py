"""LaTeX source to nodes, by pylatexenc; and the record of what could not be carried over."""

from __future__ import annotations

import logging
import re
from dataclasses import field
from functools import cache
from typing import Any

from proceedings.model.frozen import dataclass

# Arguments of commands pylatexenc 2.11 does not know, or gives others ("[" optional).
_ARGUMENTS = {
    "{": "operatorname operatornamewithlimits mathop mathrel mathbin mathord mathbf mathds mathbbm "
    "Bbb bm boldsymbol pmb mathnormal mathup mathscr textnormal textup textmd textsuperscript "
    "textsubscript uline ul st sout hl boxed cancel phantom pmod tag substack mathring widecheck "
    "underbar overrightarrow dddot fbox hbox thanks nocite citenum cref Cref pageref nameref "
    "orcidlink keyword enquote emph footnotemark lowercase uppercase citetext MakeUppercase "
    "MakeLowercase intertext shortintertext textquote t G U mathclap mathllap mathrlap smash "
    "usepackage subsubsection paragraph bibliographystyle ensuremath textit_ mathsf",
    "{{": "dfrac tfrac cfrac nicefrac sfrac binom dbinom tbinom underset overset stackrel "
    "texorpdfstring href rule scalebox foreignlanguage",
    "[{": "sqrt xrightarrow xleftarrow includegraphics footnote color keywords section",
    "*{": "hspace vspace DeclareMathOperator",
    "*[[{": "cite citet citep citealt citealp citeauthor citeyear parencite textcite autocite "
    "citeyearpar footcite Citet Citep",
    "[{{": "textcolor colorbox",
    "{{{": "resizebox",
    "": "\\ over choose atop",
}

_ROW_GAP = re.compile(r"\\\\\s*\[[^\]]*\]")  # the space below a row
_NESTED = re.compile(r"(?<!\\)(?:\$|\\[()\[\]])")  # a formula in the words of a formula


@dataclass(slots=True)
class Ledger:
    """What a conversion leaves out: sentences for the reader, and letters left out knowingly.

    Fields:
        formulas: LaTeX of each formula, and whether it has MathML.
    """

    notes: dict[str, None] = field(default_factory=dict)
    dropped: list[str] = field(default_factory=list)
    formulas: list[tuple[str, bool]] = field(default_factory=list)

    def note(self, sentence: str) -> None:
        """Say once what could not be carried over."""
        self.notes.setdefault(sentence)

    def drop(self, source: str) -> None:
        """Record source that has no text of its own, such as a length or a colour."""
        self.dropped.append(source)


def parse(source: str) -> list[Any]:
    """Return the nodes of LaTeX source; mistakes in it are passed over.

    Source must have neither lone dollar nor percent signs: :mod:`.scan` takes them out.
    """
    from pylatexenc.latexwalker import LatexWalker

    walker = LatexWalker(source, latex_context=_context(), tolerant_parsing=True)
    nodes, _, _ = walker.get_latex_nodes()
    return list(nodes)


def parse_formula(source: str, ledger: Ledger) -> list[Any]:
    """Return the nodes of a formula, without the spaces between its rows."""
    for gap in _ROW_GAP.findall(source):
        ledger.drop(gap)
    return parse(_NESTED.sub(" ", _ROW_GAP.sub(r"\\\\ ", source)))


def kind(node: Any) -> str:
    """Return what a node is: Chars, Group, Macro, Environment, Specials, Math or Comment."""
    return type(node).__name__.removeprefix("Latex").removesuffix("Node")


def arguments(node: Any) -> list[Any]:
    """Return the arguments of a command or environment; an absent optional one is None."""
    parsed = node.nodeargd
    return list(parsed.argnlist or ()) if parsed is not None else []


def required(node: Any) -> list[list[Any]]:
    """Return the nodes of each required argument; empty where the command has none.

    A command that takes some has two at least: where the source ends too early they are empty.
    """
    parsed = node.nodeargd
    if parsed is None or not parsed.argnlist:
        return []
    pairs = zip(parsed.argspec or "", parsed.argnlist, strict=False)
    found = [content(given) for mark, given in pairs if mark == "{" and given is not None]
    return found + [[]] * (2 - len(found)) if found else []


def content(node: Any) -> list[Any]:
    """Return the nodes inside a group, or the node itself."""
    return list(node.nodelist) if kind(node) == "Group" else [node]


def source_of(nodes: Any) -> str:
    """Return the source of a node or of nodes as it was written."""
    if isinstance(nodes, list):
        return "".join(source_of(node) for node in nodes)
    return str(nodes.latex_verbatim())


@cache
def _context() -> Any:
    """Return what the parser knows of commands; no characters are special to it."""
    from pylatexenc.latexwalker import get_default_latex_context_db
    from pylatexenc.macrospec import MacroSpec

    # It reports each mistake of an author it passes over; the notes say what matters of them.
    logging.getLogger("pylatexenc").setLevel(logging.ERROR)

    known = get_default_latex_context_db().filter_context(
        keep_categories=["latex-base", "natbib"], keep_which=["macros", "environments"]
    )
    own = [MacroSpec(name, args) for args, names in _ARGUMENTS.items() for name in names.split()]
    known.add_context_category("ours", macros=own, prepend=True)
    return known
