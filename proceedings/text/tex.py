"""LaTeX in running text: commands become characters, emphasis and links."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable  # noqa: TC003 - the table of handlers
from dataclasses import field
from typing import Any

from proceedings.model.frozen import dataclass
from proceedings.text import formula, symbols
from proceedings.text.markdown import emphasize, expand, unmask
from proceedings.text.mathml import mathml
from proceedings.text.parse import (
    Ledger,
    arguments,
    content,
    kind,
    parse,
    required,
    source_of,
)
from proceedings.text.rich import BREAK, Inline, Span, guard, is_safe_address, to_plain
from proceedings.text.scan import Masks, Scanner, undoubled

_STYLES = {
    "textbf": "strong", "emph": "em", "textit": "em", "textsl": "em", "texttt": "code",
    "textsuperscript": "sup", "textsubscript": "sub", "st": "", "sout": "", "hl": "",
    "section": "strong", "subsection": "strong", "subsubsection": "strong", "paragraph": "strong",
    "subparagraph": "strong", "part": "strong", "chapter": "strong",
}  # fmt: skip
_PLAIN_STYLES = symbols.words(
    "textsc textrm textsf textup textmd textnormal text mbox hbox fbox underline uline ul boxed "
    "title author MakeUppercase MakeLowercase lowercase uppercase intertext shortintertext smash "
    "mathrm mathsf mathtt mathit mathup operatorname"
)
_HEADINGS = symbols.words("section subsection subsubsection paragraph subparagraph part chapter")
_DECLARATIONS = {
    "bf": "strong", "bfseries": "strong", "it": "em", "itshape": "em", "em": "em", "sl": "em",
    "slshape": "em", "tt": "code", "ttfamily": "code",
} | dict.fromkeys(
    symbols.words("sc scshape rm rmfamily sf sffamily normalfont upshape mdseries"), ""
)  # fmt: skip
_CITATIONS = symbols.words(
    "cite citet citep citealt citealp citeauthor citefullauthor citeyear citeyearpar citenum "
    "citetext Citet Citep Citealt Citealp Citeauthor parencite textcite autocite footcite"
)
_REFERENCES = symbols.words("ref cref Cref autoref eqref pageref nameref")
_WITHOUT_TEXT = symbols.words(
    "hspace vspace label setlength addlength color hypersetup usepackage bibliographystyle "
    "selectlanguage pagecolor phantom hphantom vphantom rule nocite orcidlink footnotemark "
    "setcounter addcounter date documentclass bibliography"
)
_NOTED = symbols.words("label orcidlink nocite")
_LISTS = frozenset({"itemize", "enumerate", "description", "compactitem", "inparaenum"})
_SILENT_ENVIRONMENTS = symbols.words(
    "abstract center quote quotation flushleft flushright document minipage small"
)
_SWALLOWS = symbols.words("i j o O l L aa AA ae AE oe OE ss dh DH dj DJ th TH ng NG")
_BRACE_LIST = re.compile(r"[^\s{}\\,]{1,20}(?:,[^\s{}\\,]{1,20})+$")
_ONE_SCRIPT = re.compile(r"([_^])([^\W_]|\d+)")


@dataclass(slots=True)
class Converter:
    """Converts one text; holds what is taken out of it and what is left out."""

    ledger: Ledger = field(default_factory=Ledger)
    masks: Masks = field(default_factory=Masks)

    def convert(self, source: str) -> list[Inline]:
        """Return the inline text of LaTeX or Markdown source."""
        scanned = Scanner(source, self._formula, self.masks, self.ledger).scan()
        if "\\" in scanned or "{" in scanned:
            scanned = self._walk(parse(scanned))
        return self._finish(scanned)

    def _formula(self, source: str) -> list[Inline]:
        source = undoubled(source, self.ledger)
        return self._as_math(source, formula.formula(source, self.ledger, self._inlines))

    def _as_math(self, source: str, made: list[Inline]) -> list[Inline]:
        """Put the MathML of a formula beside its text, and record whether it has some."""
        if not made or (isinstance(made[0], Span) and made[0].tag == "math"):
            return made
        markup = mathml(source, to_plain(made))
        self.ledger.formulas.append((source, bool(markup)))
        return [Span("math", tuple(made), mathml=markup)] if markup else made

    def _inlines(self, nodes: list[Any]) -> list[Inline]:
        return self._finish(self._walk(nodes, in_formula=True), markdown=False)

    def _source(self, nodes: Any) -> str:
        """Return the source of nodes with what was masked in it."""
        return to_plain(expand(source_of(nodes), self.masks))

    def _finish(self, text: str, *, markdown: bool = True) -> list[Inline]:
        if markdown:
            text = emphasize(text, self.masks, self.ledger)
        return expand(text, self.masks)

    def _walk(self, nodes: list[Any], *, in_formula: bool = False) -> str:
        """Return the nodes as one string with masks, in which Markdown's marks still stand."""
        text = ""
        for index, node in enumerate(nodes):
            rest = nodes[index + 1 :]
            match kind(node):
                case "Chars":
                    text += self._characters(node.chars, nodes[:index])
                case "Group":
                    text = self._group(node, text, nodes[:index])
                case "Macro" if node.macroname in _DECLARATIONS:
                    tag = _DECLARATIONS[node.macroname]
                    return text + self._spanned(tag, self._walk(rest, in_formula=in_formula))
                case "Macro":
                    made = self._command(node, rest)
                    if made[:1].isalnum() and in_formula and text[-1:].isalnum():
                        made = " " + made
                    text += made
                case "Environment":
                    text += self._environment(node)
                case _:
                    text += guard(self._source(node))
        return text

    def _characters(self, characters: str, before: list[Any]) -> str:
        r"""Return characters; a script right after a symbol (``\ell_1``) is set as one."""
        if not (before and kind(before[-1]) == "Macro" and self._is_mathematical(before[-1])):
            return characters
        made = ""
        while match := _ONE_SCRIPT.match(characters):
            tag = "sub" if match[1] == "_" else "sup"
            made += self.masks.put(Span(tag, (match[2],)))
            characters = characters[match.end() :]
        return made + characters

    def _is_mathematical(self, node: Any) -> bool:
        name = node.macroname
        made = symbols.symbol(name)
        return (
            name in symbols.COMBINING
            or bool(symbols.alphabet(name))
            or bool(made and len(made) == 1 and name.isalpha() and name not in _SWALLOWS)
        )

    def _group(self, node: Any, text: str, before: list[Any]) -> str:
        inside = source_of(node)[1:-1] if node.delimiters[0] else ""
        follows_mark = text[-1:] in {"^", "_"} and before and kind(before[-1]) == "Chars"
        if _BRACE_LIST.match(inside) and not (follows_mark and text[-1:] == "^"):
            return text + "{" + inside + "}"
        made = self._walk(list(node.nodelist))
        if follows_mark and re.search(r"[\w)\]\U000f0000-\U0010ffff].$", text) and made:
            tag = "sub" if text[-1] == "_" else "sup"
            return text[:-1] + self._spanned(tag, made)
        if before and kind(before[-1]) == "Group" and self._is_unknown(before):
            return f"{text} {made}"
        return text + made

    def _is_unknown(self, before: list[Any]) -> bool:
        """Tell whether the groups at the end of these nodes follow an unknown command."""
        ahead = [node for node in before if kind(node) != "Group"]
        if not ahead or kind(ahead[-1]) != "Macro":
            return False
        name = ahead[-1].macroname
        return name.isalpha() and not required(ahead[-1]) and symbols.symbol(name) is None

    def _spanned(self, tag: str, text: str) -> str:
        """Mask text under one element; it may hold Markdown of its own but for code."""
        if not tag:
            return text
        inlines = self._finish(text, markdown=tag != "code")
        return self.masks.put(Span(tag, tuple(inlines))) if to_plain(inlines) else text

    def _command(self, node: Any, rest: list[Any]) -> str:
        name = node.macroname
        wanted = required(node)
        space = " " if node.macro_post_space and not wanted else ""
        if name in symbols.SPACES or name in {"item", "\\"}:
            return self._space(node)
        if symbols.is_silent(name):
            return "" if name in {"-", "/", "!", "@"} else space
        if name in symbols.COMBINING and (wanted or not name.isalpha()):
            return self._accented(node, wanted)
        made = symbols.symbol(name)
        if made is not None and not wanted:
            return guard(made) + ("" if name in _SWALLOWS else space)
        return self._with_arguments(node, wanted) if wanted else self._unknown(node, rest)

    def _space(self, node: Any) -> str:
        match node.macroname:
            case "par":
                return BREAK
            case "item":
                label = arguments(node)[:1]
                shown = self._walk(content(label[0])) + " " if label and label[0] else "• "
                return BREAK + shown
            case _:
                return " "

    def _accented(self, node: Any, wanted: list[list[Any]]) -> str:
        """Put an accent on its letter; on anything else the mark stands for itself."""
        name = str(node.macroname)
        mark = symbols.COMBINING[name]
        base = self._walk(wanted[0]) if wanted else ""
        letter = base[:1].replace("ı", "i").replace("ȷ", "j")
        made = unicodedata.normalize("NFC", letter + mark)
        is_braced = source_of(node)[1 + len(name) :].lstrip().startswith("{")
        if letter.isalpha() and not (len(made) == 1 or is_braced or name.isalpha()):
            self.ledger.note(f"\\{name} over “{letter}” is no letter; it is kept as it is.")
            return guard(name) + base
        if letter.isalpha():
            return unicodedata.normalize("NFC", letter + mark) + base[1:]
        if name in {"underline", "overline"} or name.isalpha():
            return base
        if not base and node.macro_post_space:
            return name + " "
        return guard(name) + base

    def _with_arguments(self, node: Any, wanted: list[list[Any]]) -> str:
        name = node.macroname
        if name in _STYLES:
            text = self._spanned(_STYLES[name], self._walk(wanted[0]))
            return f"{BREAK}{text} " if name in _HEADINGS else text
        if name in _WITHOUT_TEXT:
            return self._textless(node)
        return _HANDLERS.get(name, Converter.mathematical)(self, node, wanted)

    def inside(self, _node: Any, wanted: list[list[Any]]) -> str:
        """Convert a command whose argument stands for itself."""
        return self._walk(wanted[0])

    def enquoted(self, _node: Any, wanted: list[list[Any]]) -> str:
        """Convert a quotation."""
        return f"“{self._walk(wanted[0])}”"

    def last(self, node: Any, wanted: list[list[Any]]) -> str:
        """Convert a command of which only the last argument is text."""
        shown = 2 if node.macroname == "resizebox" else 1
        self.ledger.drop("".join(self._source(part) for part in wanted[:shown]))
        return self._walk(wanted[shown]) if shown < len(wanted) else ""

    def first(self, _node: Any, wanted: list[list[Any]]) -> str:
        """Convert a command of which only the first argument is text."""
        self.ledger.drop("".join(self._source(part) for part in wanted[1:]))
        return self._walk(wanted[0])

    def footnote(self, _node: Any, wanted: list[list[Any]]) -> str:
        """Set a footnote where it is called."""
        self.ledger.note("A footnote is set in brackets.")
        return f" ({self._walk(wanted[0])})"

    def left_out(self, node: Any, _wanted: list[list[Any]]) -> str:
        """Leave a command out, with its text, and say so."""
        self.ledger.note(f"{self._source(node)} is left out.")
        return ""

    def formula(self, _node: Any, wanted: list[list[Any]]) -> str:
        """Convert ``ensuremath``."""
        made = formula.formula_of(wanted[0], self.ledger, self._inlines)
        shown = unmask(made, self.masks)
        return self.masks.put(*self._as_math(self._source(wanted[0]), shown))

    def mathematical(self, node: Any, _wanted: list[list[Any]]) -> str:
        """Convert a command of mathematics outside a formula, or one nobody knows."""
        made = formula.formula_of([node], self.ledger, self._inlines_of_unknown)
        return self.masks.put(*unmask(made, self.masks))

    def reference(self, node: Any, wanted: list[list[Any]]) -> str:
        """Show a reference by its key."""
        self.ledger.note(f"The reference {self._source(node)} has no text of its own.")
        return guard(f"[{self._source(wanted[0])}]")

    def citation(self, node: Any, _wanted: list[list[Any]]) -> str:
        """Show a citation by its keys."""
        parts = [self._source(a).strip("{}[] ") for a in arguments(node) if a is not None]
        keys = re.sub(r"\s*,\s*", ", ", ", ".join(part for part in parts if part not in {"", "*"}))
        self.ledger.note(f"The citation {self._source(node)} has no text of its own.")
        return guard(f"[{keys}]")

    def href(self, _node: Any, wanted: list[list[Any]]) -> str:
        """Convert words with an address behind them."""
        address = to_plain(expand(self._walk(wanted[0]), self.masks))
        inside = self._finish(self._walk(wanted[1]))
        if not to_plain(inside):
            inside = [address]
        if is_safe_address(address):
            return self.masks.put(Span("a", tuple(inside), href=address))
        self.ledger.note(f"The address {address} is no web address; only its words are kept.")
        return self.masks.put(*inside)

    def _textless(self, node: Any) -> str:
        name = node.macroname
        if name in _NOTED:
            self.ledger.note(f"{self._source(node)} is left out.")
        self.ledger.drop(self._source(node))
        return " " if name == "hspace" else ""

    def _inlines_of_unknown(self, nodes: list[Any]) -> list[Inline]:
        """Keep the arguments of commands that neither text nor mathematics knows."""
        found: list[Inline] = []
        for node in nodes:
            if kind(node) != "Macro" or self._is_text_command(node):
                found += self._inlines([node])
                continue
            self.ledger.note(f"The command \\{node.macroname} is not known; its text is kept.")
            for part in required(node):
                found += [*self._inlines(part), " "]
        return found[:-1] if found and found[-1] == " " else found

    def _is_text_command(self, node: Any) -> bool:
        name = node.macroname
        known = name in _STYLES or name in _PLAIN_STYLES or symbols.symbol(name) is not None
        return known or not required(node)

    def _unknown(self, node: Any, rest: list[Any]) -> str:
        name = node.macroname
        space = " " if node.macro_post_space else ""
        if rest and kind(rest[0]) == "Group" and content(rest[0]) and not space and name.isalpha():
            self.ledger.note(f"The command \\{name} is not known; its text is kept.")
            return ""
        self.ledger.note(f"The command \\{name} is not known; it is kept as it is.")
        return guard(f"\\{name}{space}")

    def _environment(self, node: Any) -> str:
        name = node.environmentname.rstrip("*")
        self.ledger.drop(name * 2)
        for argument in arguments(node):
            if argument is not None:
                self.ledger.drop(self._source(argument))
        if name not in _LISTS | _SILENT_ENVIRONMENTS:
            self.ledger.note(f"The environment {name} is set as running text.")
        inside = self._walk(list(node.nodelist))
        if name == "enumerate":
            for number in range(1, inside.count(f"{BREAK}• ") + 1):
                inside = inside.replace(f"{BREAK}• ", f"{BREAK}{number}. ", 1)
        return f"{BREAK}{inside}{BREAK}" if name != "inparaenum" else inside


_HANDLERS: dict[str, Callable[[Converter, Any, list[list[Any]]], str]] = {
    **dict.fromkeys(_PLAIN_STYLES, Converter.inside),
    **dict.fromkeys(_CITATIONS, Converter.citation),
    **dict.fromkeys(_REFERENCES, Converter.reference),
    **dict.fromkeys(("textcolor", "colorbox", "foreignlanguage", "scalebox"), Converter.last),
    **dict.fromkeys(("footnote", "footnotetext"), Converter.footnote),
    **dict.fromkeys(("thanks", "keywords", "includegraphics", "input"), Converter.left_out),
    **dict.fromkeys(("enquote", "textquote"), Converter.enquoted),
    "resizebox": Converter.last,
    "texorpdfstring": Converter.first,
    "ensuremath": Converter.formula,
    "href": Converter.href,
}
