"""Mathematics on one line: Unicode characters with scripts, spaced as a reader expects."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from proceedings.text import symbols
from proceedings.text.atoms import Atom, bracketed, is_simple, layout, marked, ordinary
from proceedings.text.parse import (
    Ledger,
    arguments,
    content,
    kind,
    parse_formula,
    required,
    source_of,
)
from proceedings.text.rich import Inline, Span, to_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    _Text = Callable[[list[Any]], list[Inline]]

_TOKEN = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)?|\s+|.", re.DOTALL)


def formula(source: str, ledger: Ledger, text: _Text) -> list[Inline]:
    r"""Return the inline text of a formula.

    Arguments:
        source: LaTeX between the signs that open and close the formula.
        ledger: where what is left out is recorded.
        text: converts nodes in text mode (the argument of a command such as ``\text``).
    """
    return formula_of(parse_formula(source, ledger), ledger, text)


def formula_of(nodes: Sequence[Any], ledger: Ledger, text: _Text) -> list[Inline]:
    """Return the inline text of the nodes of a formula."""
    return layout(_Reader(nodes, ledger, text).atoms())


class _Reader:
    """Reads the nodes of a formula, or of one group of it, as atoms."""

    def __init__(self, nodes: Sequence[Any], ledger: Ledger, text: _Text, style: str = "") -> None:
        self.ledger = ledger
        self.text = text
        self.style = style
        self.tokens: list[Any] = []
        for node in nodes:
            if kind(node) == "Chars":
                self.tokens.extend(_TOKEN.findall(node.chars))
            elif kind(node) == "Macro" and not arguments(node) and node.macro_post_space:
                self.tokens.extend((node, " "))
            else:
                self.tokens.append(node)
        self.tokens.reverse()

    def atoms(self) -> list[Atom]:
        """Read to the end."""
        found: list[Atom] = []
        spaced = False
        while self.tokens:
            token = self.tokens.pop()
            if isinstance(token, str) and token.isspace():
                spaced = True
                continue
            if getattr(token, "macroname", "") in {"over", "choose", "atop"}:
                return [self._pair(token.macroname, found, self.atoms())]
            atom = self._with_scripts(self._atom(token, found))
            if atom is not None:
                found.append(replace(atom, before=spaced))
                spaced = False
        return found

    def _atom(self, token: Any, before: list[Atom]) -> Atom | None:
        if isinstance(token, str):
            return self._characters(token, before)
        match kind(token):
            case "Group":
                return self._group(content(token))
            case "Macro":
                return self._command(token)
            case "Environment":
                return self._environment(token)
            case _:
                return ordinary(source_of(token))

    def _characters(self, token: str, before: list[Atom]) -> Atom | None:
        if token in {"^", "_", "'"}:  # a script without a base: _with_scripts reads it
            self.tokens.append(token)
            return Atom("ord", ())
        if token.isascii() and token.isalpha():
            return self._letters(token)
        if token[0].isdigit():
            styled = self._styled(token) if len(token) == 1 else token
            return Atom("ord", (styled,), number=True)
        if token.startswith("-"):
            is_name = before and before[-1].word and to_plain(before[-1].inlines).isalpha()
            is_long = is_name and len(to_plain(before[-1].inlines)) >= symbols.HYPHENATED_WORD
            return ordinary("-") if is_long else Atom("bin", ("−",))
        return Atom("space", (" ",)) if token in {"~", "&"} else self._classified(token)

    def _classified(self, character: str) -> Atom:
        for name, members in (
            ("rel", symbols.RELATIONS),
            ("bin", symbols.BINARY),
            ("large", symbols.LARGE),
            ("open", symbols.OPENING),
            ("close", symbols.CLOSING),
            ("punct", symbols.PUNCTUATION),
        ):
            if character in members:
                return Atom(name, (character,))
        if character == "∣":
            return Atom("bar", (character,))
        return Atom("ord", (self._styled(character),))

    def _letters(self, run: str) -> Atom:
        if run in symbols.FUNCTIONS and len(run) > 2 and not self.style:
            return Atom("op", (run,))
        if self.style in {"", "it"} and len(run) > 1:
            return Atom("ord", (Span("em", (run,)) if self.style else run,), word=True)
        if len(run) > 1 and self.style in {"BOLD", "upright"}:
            shown = Span("strong", (run,)) if self.style == "BOLD" else run
            return Atom("ord", (shown,), word=True)
        return Atom("ord", tuple(self._styled(letter) for letter in run))

    def _styled(self, character: str) -> Inline:
        if self.style in {"", "it"}:
            is_variable = character.isascii() and character.isalpha()
            return Span("em", (character,)) if is_variable else character
        if self.style == "upright":
            return character
        made = symbols.in_alphabet(character, self.style)
        if self.style == "BOLD":
            return Span("strong", (character,), plain=made)
        return made

    def _with_scripts(self, atom: Atom | None) -> Atom | None:
        if atom is None:
            return None
        sub: list[Inline] = []
        sup: list[Inline] = []
        primes = 0
        while (mark := self._next_mark()) is not None:
            if mark == "'":
                primes += 1
            else:
                (sub if mark == "_" else sup).extend(self._script())
        inlines = atom.inlines
        if not (sub or sup or primes):
            return atom
        if atom.kind == "frac":
            inlines = ("(", *inlines, ")")
        inlines += (symbols.PRIMES.get(primes, "′" * primes),) if primes else ()
        inlines += (Span("sub", tuple(sub)),) if sub else ()
        raised = symbols.RAISED.get(to_plain(sup)) if sup else None
        inlines += (raised,) if raised else (Span("sup", tuple(sup)),) if sup else ()
        changed = {"frac": "ord", "punct": "ord"}.get(atom.kind, atom.kind)
        return replace(atom, kind=changed, inlines=inlines)

    def _next_mark(self) -> str | None:
        r"""Take a script's mark from the tokens, with the spaces and ``\limits`` before it."""
        ahead = len(self.tokens) - 1
        while ahead >= 0 and self._is_nothing(self.tokens[ahead]):
            ahead -= 1
        mark = self.tokens[ahead] if ahead >= 0 else None
        if isinstance(mark, str) and mark in {"^", "_", "'"}:
            del self.tokens[ahead:]
            return mark
        return None

    def _is_nothing(self, token: Any) -> bool:
        if isinstance(token, str):
            return token.isspace()
        return kind(token) == "Macro" and token.macroname in {"limits", "nolimits"}

    def _script(self) -> list[Inline]:
        while self.tokens and self._is_nothing(self.tokens[-1]):
            self.tokens.pop()
        if not self.tokens:
            return []
        token = self.tokens.pop()
        if isinstance(token, str) and len(token) > 1:  # TeX takes one character
            self.tokens.append(token[1:])
            token = token[0]
        if not isinstance(token, str) and kind(token) == "Group":
            return layout(self._inner(content(token)), tight=True)
        atom = self._atom(token, [])
        return list(atom.inlines) if atom else []

    def _inner(self, nodes: Sequence[Any], style: str | None = None) -> list[Atom]:
        chosen = self.style if style is None else style
        return _Reader(nodes, self.ledger, self.text, chosen).atoms()

    def _group(self, nodes: Sequence[Any], style: str | None = None) -> Atom | None:
        """Read a group as one atom; a single atom keeps its kind unless TeX takes it away."""
        inner = self._inner(nodes, style)
        if not inner:
            return None
        if len(inner) == 1 and inner[0].kind in {"ord", "op", "large", "frac"}:
            return inner[0]
        return Atom("ord", tuple(layout(inner)), word=all(a.word or a.number for a in inner))

    def _command(self, node: Any) -> Atom | None:
        name = node.macroname
        wanted = required(node)
        if name in symbols.SPACES:
            return Atom("space", (" ",))
        if name == "\\":
            return Atom("punct", (";",))
        if symbols.is_silent(name):
            return self._delimiter(name)
        handler = _HANDLERS.get(name, _Reader.foreign) if wanted else _Reader.bare
        return handler(self, node, wanted)

    def _delimiter(self, name: str) -> Atom | None:
        r"""Leave out ``\left`` and its like, with the point that stands for no delimiter."""
        follows = self.tokens[-1] if self.tokens else None
        if name in {"left", "right"} and isinstance(follows, str) and follows == ".":
            self.tokens.pop()
        return None

    def bare(self, node: Any, _wanted: list[list[Any]]) -> Atom | None:
        """Read a command without arguments: an alphabet, a symbol, or one nobody knows."""
        name = node.macroname
        style = self._declared(name)
        if style is not None:
            self.style = style
            return None
        made = symbols.symbol(name)
        if name in symbols.FUNCTIONS or name in symbols.LONG_FUNCTIONS:
            return Atom("op", (made or name,))
        if made is not None:
            return self._classified(made) if len(made) == 1 else ordinary(made)
        return self._unknown(name)

    def _unknown(self, name: str) -> Atom | None:
        follows = self.tokens[-1] if self.tokens else None
        has_text = follows is not None and not isinstance(follows, str) and kind(follows) == "Group"
        if has_text and content(follows):
            self.ledger.note(f"The command \\{name} is not known; its text is kept.")
            return None
        self.ledger.note(f"The command \\{name} is not known; it is kept as it is.")
        return Atom("ord", (f"\\{name}",), word=True)

    def _declared(self, name: str) -> str | None:
        if name in {"rm", "sf", "tt", "it", "bf", "cal", "frak"}:
            return "it" if name == "it" else symbols.alphabet(name) or "upright"
        return None

    def quoted(self, node: Any, wanted: list[list[Any]]) -> Atom:
        """Read words set as text."""
        inlines: list[Inline] = self.text(wanted[0])
        tag = {"textbf": "strong", "textit": "em", "emph": "em", "texttt": "code"}.get(
            node.macroname
        )
        shown: tuple[Inline, ...] = (Span(tag, tuple(inlines)),) if tag else tuple(inlines)
        return Atom("ord", shown, word=True)

    def accented(self, node: Any, wanted: list[list[Any]]) -> Atom | None:
        """Put an accent on a letter; over more it is left out, and that is noted."""
        name = node.macroname
        mark = symbols.COMBINING[name]
        atom = self._group(wanted[0])
        if atom is None:
            return None
        first, *rest = atom.inlines
        if name == "not":
            return replace(atom, kind="rel", inlines=(*atom.inlines, mark))
        is_script = all(isinstance(i, Span) and i.tag in {"sub", "sup"} for i in rest)
        plain = to_plain([first])
        if len(plain) == 1 and is_script:
            return replace(atom, inlines=(marked(first, mark), *rest), word=False)
        if name in {"overline", "underline"} and plain.isalnum() and not rest:
            return replace(atom, inlines=("".join(c + mark for c in plain),))
        whole = to_plain(atom.inlines)
        self.ledger.note(f"The accent \\{name} over “{whole}” is left out.")
        return atom if whole.isalnum() else replace(atom, inlines=tuple(bracketed([atom])))

    def foreign(self, node: Any, wanted: list[list[Any]]) -> Atom | None:
        """Read a command that is not of mathematics, or has no text."""
        name = node.macroname
        if name in {"textcolor", "colorbox", "texorpdfstring"}:
            shown, hidden = (0, 1) if name == "texorpdfstring" else (1, 0)
            self.ledger.drop(source_of(wanted[hidden]))
            return self._group(wanted[shown])
        if name in symbols.TEXTLESS:
            self.ledger.drop(source_of(node))
            if name in {"label", "tag"}:
                self.ledger.note(f"{source_of(node)} is left out.")
            return Atom("space", (" ",)) if name == "hspace" else None
        inlines = self.text([node])
        return Atom("ord", tuple(inlines), word=True) if inlines else None

    def transparent(self, node: Any, wanted: list[list[Any]]) -> Atom | None:
        """Read a command whose argument stands for itself; a brace over a sum is brackets."""
        atom = self._group(wanted[0])
        is_sum = (
            node.macroname in symbols.BRACES and atom and not atom.word and len(atom.inlines) > 1
        )
        return replace(atom, inlines=("(", *atom.inlines, ")")) if atom and is_sum else atom

    def in_alphabet(self, node: Any, wanted: list[list[Any]]) -> Atom | None:
        """Read letters of a mathematical alphabet."""
        name = node.macroname
        return self._group(wanted[0], "it" if name == "mathit" else symbols.alphabet(name))

    def upright(self, node: Any, wanted: list[list[Any]]) -> Atom | None:
        """Read the name of a function, or letters that are no variables."""
        atom = self._group(wanted[0], "upright")
        if atom is None:
            return None
        is_function = to_plain(atom.inlines) in symbols.FUNCTIONS
        if is_function or node.macroname.startswith("operatorname"):
            return replace(atom, kind="op")
        return atom

    def modulus(self, _node: Any, wanted: list[list[Any]]) -> Atom:
        """Read ``(mod p)``."""
        return Atom("close", (" (mod ", *layout(self._inner(wanted[0])), ")"))

    def fraction(self, node: Any, wanted: list[list[Any]]) -> Atom:
        """Read a fraction or a binomial coefficient."""
        return self._pair(node.macroname, self._inner(wanted[0]), self._inner(wanted[1]))

    def _pair(self, name: str, above: list[Atom], below: list[Atom]) -> Atom:
        if name in symbols.CHOICES:
            inlines = ("(", *layout(above), " choose ", *layout(below), ")")
            return Atom("ord", inlines)
        over = layout(above, tight=True) if is_simple(above, top=True) else bracketed(above)
        under = layout(below, tight=True) if is_simple(below, top=False) else bracketed(below)
        return Atom("frac", (*over, "/", *under))

    def root(self, node: Any, wanted: list[list[Any]]) -> Atom:
        """Read a root; Unicode has signs for the second to the fourth."""
        degree = arguments(node)[0] if len(arguments(node)) > 1 else None
        inner = self._inner(wanted[0])
        is_single = len(inner) == 1 and inner[0].kind == "ord"
        under = layout(inner) if is_single else bracketed(inner)
        if degree is None:
            return Atom("ord", ("√", *under))
        shown = layout(self._inner(content(degree)), tight=True)
        if sign := symbols.ROOTS.get(to_plain(shown)):
            self.ledger.drop(to_plain(shown))
            return Atom("ord", (sign, *under))
        return Atom("ord", (Span("sup", tuple(shown)), "√", *under))

    def stacked(self, node: Any, wanted: list[list[Any]]) -> Atom | None:
        """Read what stands above or below a sign, as a script of it."""
        script = layout(self._inner(wanted[0]), tight=True)
        inner = self._inner(wanted[1])
        base = inner[0] if len(inner) == 1 else self._group(wanted[1])
        if base is None or not script:
            return base
        tag = "sub" if node.macroname == "underset" else "sup"
        return replace(base, inlines=(*base.inlines, Span(tag, tuple(script))))

    def arrow(self, node: Any, wanted: list[list[Any]]) -> Atom:
        """Read an arrow with words above it, and below it where there are some."""
        sign = "→" if node.macroname == "xrightarrow" else "←"
        made = [Span("sup", tuple(layout(self._inner(wanted[0]), tight=True)))]
        if arguments(node)[0] is not None:
            below = layout(self._inner(content(arguments(node)[0])), tight=True)
            made.insert(0, Span("sub", tuple(below)))
        return Atom("rel", (sign, *(span for span in made if span.children)))

    def _environment(self, node: Any) -> Atom | None:
        name = node.environmentname.rstrip("*")
        self.ledger.drop(name * 2)
        for argument in arguments(node):
            if argument is not None:
                self.ledger.drop(source_of(argument))
        inner = self._inner(node.nodelist)
        if name in symbols.BRACKETS:
            self.ledger.note(f"The {name} environment is set on one line.")
            brackets = symbols.BRACKETS[name]
            inlines = (brackets[0].strip(), *layout(inner), brackets[1].strip())
            return Atom("ord", tuple(i for i in inlines if i))
        return Atom("ord", tuple(layout(inner)))


_HANDLERS: dict[str, Callable[[_Reader, Any, list[list[Any]]], Atom | None]] = {
    **dict.fromkeys(symbols.COMBINING, _Reader.accented),
    **dict.fromkeys(symbols.QUOTED, _Reader.quoted),
    **dict.fromkeys(symbols.FRACTIONS | symbols.CHOICES, _Reader.fraction),
    **dict.fromkeys(symbols.ALPHABETS, _Reader.in_alphabet),
    **dict.fromkeys(symbols.UPRIGHT, _Reader.upright),
    **dict.fromkeys(symbols.TRANSPARENT, _Reader.transparent),
    **dict.fromkeys(("underset", "overset", "stackrel"), _Reader.stacked),
    **dict.fromkeys(("xrightarrow", "xleftarrow"), _Reader.arrow),
    "mathit": _Reader.in_alphabet,
    "sqrt": _Reader.root,
    "pmod": _Reader.modulus,
}
