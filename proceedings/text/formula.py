"""Mathematics on one line: Unicode characters with scripts, spaced as a reader expects."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from proceedings.text import symbols
from proceedings.text.atoms import Atom, bracketed, is_simple, layout, ordinary
from proceedings.text.parse import (
    Ledger,
    arguments,
    content,
    kind,
    parse,
    required,
    source_of,
)
from proceedings.text.rich import Inline, Span, to_plain

_TOKEN = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)?|\s+|.", re.DOTALL)
_UPRIGHT = frozenset("mathrm mathsf mathtt mathup mathnormal operatorname rm sf tt".split())
_TEXT = frozenset(
    "text textrm textbf textit textsl textsc textsf texttt textup textmd textnormal mbox hbox "
    "fbox emph enquote".split()
)
_TRANSPARENT = frozenset(
    "mathord mathrel mathbin mathop boxed cancel smash overbrace underbrace mathclap mathllap "
    "mathrlap lowercase uppercase uline ul".split()
)
_SPACES = {",": " ", ";": " ", ":": " ", " ": " ", "quad": " ", "qquad": " ", "enspace": " ",
           "thinspace": " ", "space": " ", "\n": " ", ">": " ", "enskip": " ", "newline": " ",
           "par": " "}  # fmt: skip
_FRACTIONS = frozenset("frac dfrac tfrac cfrac nicefrac sfrac over".split())
_CHOICES = frozenset("binom dbinom tbinom choose".split())
_ROOTS = {"2": "√", "3": "∛", "4": "∜"}
_BRACKETS = {"pmatrix": "()", "bmatrix": "[]", "vmatrix": "||", "Bmatrix": "{}", "Vmatrix": "‖‖",
             "matrix": "  ", "smallmatrix": "  ", "array": "  ", "cases": "{ "}  # fmt: skip
_HYPHENATED_WORD = 3  # "GPT-4" set as mathematics is a name, "ab-c" a difference


def formula(source: str, ledger: Ledger, text: Callable[[list[Any]], list[Inline]]) -> list[Inline]:
    """Return the inline text of a formula.

    Arguments:
        source: LaTeX between the signs that open and close the formula.
        ledger: where what is left out is recorded.
        text: converts nodes in text mode (the argument of a command such as ``\\text``).
    """
    return formula_of(parse(source.replace("$", " ")), ledger, text)


def formula_of(
    nodes: Sequence[Any], ledger: Ledger, text: Callable[[list[Any]], list[Inline]]
) -> list[Inline]:
    """Return the inline text of the nodes of a formula."""
    return layout(_Reader(nodes, ledger, text).atoms())


class _Reader:
    """Reads the nodes of a formula, or of one group of it, as atoms."""

    def __init__(
        self,
        nodes: Sequence[Any],
        ledger: Ledger,
        text: Callable[[list[Any]], list[Inline]],
        style: str = "",
    ) -> None:
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
            if not isinstance(token, str) and self._is_infix(token):
                return [self._pair(token.macroname, found, self.atoms())]
            atom = self._with_scripts(self._atom(token, found))
            if atom is not None:
                found.append(replace(atom, before=spaced))
                spaced = False
        return found

    def _is_infix(self, node: Any) -> bool:
        return kind(node) == "Macro" and node.macroname in {"over", "choose", "atop"}

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
        if token == "-":
            name = before and before[-1].word and to_plain(before[-1].inlines).isalpha()
            if name and len(to_plain(before[-1].inlines)) >= _HYPHENATED_WORD:
                return ordinary("-")
            return Atom("bin", ("−",))
        if token in "~&":
            return Atom("space", (" ",))
        return self._classified(token)

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
        inlines += ("′" * primes,) if primes else ()
        inlines += (Span("sub", tuple(sub)),) if sub else ()
        inlines += (Span("sup", tuple(sup)),) if sup else ()
        changed = {"frac": "ord", "punct": "ord"}.get(atom.kind, atom.kind)
        return replace(atom, kind=changed, inlines=inlines)

    def _next_mark(self) -> str | None:
        """Take a script's mark from the tokens, with the spaces and ``\\limits`` before it."""
        ahead = len(self.tokens) - 1
        while ahead >= 0 and self._is_nothing(self.tokens[ahead]):
            ahead -= 1
        if ahead >= 0 and self.tokens[ahead] in ("^", "_", "'"):
            mark = str(self.tokens[ahead])
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
        if name in _SPACES:
            return Atom("space", (_SPACES[name],))
        if name == "\\":
            return Atom("punct", (";",))
        if symbols.is_silent(name):
            return self._delimiter(name)
        if name in {"bmod", "mod"}:
            return Atom("op", ("mod",))
        if not wanted:
            return self._plain_command(node)
        if name in _TEXT:
            return self._quoted(node, wanted[0])
        if name in symbols.COMBINING:
            return self._accented(name, wanted[0])
        return self._with_arguments(node, wanted)

    def _delimiter(self, name: str) -> Atom | None:
        """Leave out ``\\left`` and its like, with the point that stands for no delimiter."""
        if name in {"left", "right"} and self.tokens and self.tokens[-1] == ".":
            self.tokens.pop()
        return None

    def _plain_command(self, node: Any) -> Atom | None:
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

    def _quoted(self, node: Any, nodes: list[Any]) -> Atom:
        inlines: list[Inline] = self.text(nodes)
        tag = {"textbf": "strong", "textit": "em", "emph": "em", "texttt": "code"}.get(
            node.macroname
        )
        shown: tuple[Inline, ...] = (Span(tag, tuple(inlines)),) if tag else tuple(inlines)
        return Atom("ord", shown, word=True)

    def _accented(self, name: str, nodes: list[Any]) -> Atom | None:
        mark = symbols.COMBINING[name]
        atom = self._group(nodes)
        if atom is None:
            return None
        first, *rest = atom.inlines
        if name == "not":
            return replace(atom, kind="rel", inlines=(*atom.inlines, mark))
        is_script = all(isinstance(i, Span) and i.tag in {"sub", "sup"} for i in rest)
        plain = to_plain([first])
        if len(plain) == 1 and is_script:
            return replace(atom, inlines=(_marked(first, mark), *rest), word=False)
        if name in {"overline", "underline"} and plain.isalnum() and not rest:
            return replace(atom, inlines=("".join(c + mark for c in plain),))
        whole = to_plain(atom.inlines)
        self.ledger.note(f"The accent \\{name} over “{whole}” is left out.")
        return replace(atom, inlines=tuple(bracketed([atom])))

    def _with_arguments(self, node: Any, wanted: list[list[Any]]) -> Atom | None:
        name = node.macroname
        if name in _FRACTIONS or name in _CHOICES:
            return self._pair(name, self._inner(wanted[0]), self._inner(wanted[1]))
        if name == "sqrt":
            return self._root(node, wanted[0])
        if name in {"mathbf", "boldsymbol", "bm", "pmb"} or symbols.alphabet(name):
            return self._group(wanted[0], symbols.alphabet(name))
        if name in _UPRIGHT or name == "operatornamewithlimits":
            return self._upright(name, wanted[0])
        if name == "mathit":
            return self._group(wanted[0], "it")
        if name in {"underset", "overset", "stackrel", "xrightarrow", "xleftarrow"}:
            return self._stacked(name, wanted)
        if name == "pmod":
            return Atom("close", (" (mod ", *layout(self._inner(wanted[0])), ")"))
        if name == "substack":
            return self._group(wanted[0])
        return self._foreign(node, wanted)

    def _foreign(self, node: Any, wanted: list[list[Any]]) -> Atom | None:
        """Read a command that is not of mathematics, or has no text."""
        name = node.macroname
        if name in _TRANSPARENT:
            return self._group(wanted[0])
        if name in {"textcolor", "colorbox", "texorpdfstring"}:
            shown, hidden = (0, 1) if name == "texorpdfstring" else (1, 0)
            self.ledger.drop(source_of(wanted[hidden]))
            return self._group(wanted[shown])
        if name in {"hspace", "vspace", "label", "phantom", "color", "tag", "hphantom", "vphantom"}:
            self.ledger.drop(source_of(node))
            return Atom("space", (" ",)) if name == "hspace" else None
        inlines = self.text([node])
        return Atom("ord", tuple(inlines), word=True) if inlines else None

    def _upright(self, name: str, nodes: list[Any]) -> Atom | None:
        atom = self._group(nodes, "upright")
        if atom is not None and name.startswith("operatorname"):
            return replace(atom, kind="op")
        return atom

    def _pair(self, name: str, above: list[Atom], below: list[Atom]) -> Atom:
        if name in _CHOICES:
            inlines = ("(", *layout(above), " choose ", *layout(below), ")")
            return Atom("ord", inlines)
        over = layout(above, tight=True) if is_simple(above, top=True) else bracketed(above)
        under = layout(below, tight=True) if is_simple(below, top=False) else bracketed(below)
        return Atom("frac", (*over, "/", *under))

    def _root(self, node: Any, nodes: list[Any]) -> Atom:
        degree = arguments(node)[0] if len(arguments(node)) > 1 else None
        inner = self._inner(nodes)
        is_single = len(inner) == 1 and inner[0].kind == "ord"
        under = layout(inner) if is_single else bracketed(inner)
        if degree is None:
            return Atom("ord", ("√", *under))
        shown = layout(self._inner(content(degree)), tight=True)
        sign = _ROOTS.get(to_plain(shown))
        if sign:
            self.ledger.drop(to_plain(shown))
            return Atom("ord", (sign, *under))
        return Atom("ord", (Span("sup", tuple(shown)), "√", *under))

    def _stacked(self, name: str, wanted: list[list[Any]]) -> Atom | None:
        script = layout(self._inner(wanted[0]), tight=True)
        if name in {"xrightarrow", "xleftarrow"}:
            base: Atom | None = Atom("rel", ("→" if name == "xrightarrow" else "←",))
        else:
            inner = self._inner(wanted[1])
            base = inner[0] if len(inner) == 1 else self._group(wanted[1])
        tag = "sub" if name == "underset" else "sup"
        if base is None or not script:
            return base
        return replace(base, inlines=(*base.inlines, Span(tag, tuple(script))))

    def _environment(self, node: Any) -> Atom | None:
        name = node.environmentname.rstrip("*")
        for argument in arguments(node):
            if argument is not None:
                self.ledger.drop(source_of(argument))
        inner = self._inner(node.nodelist)
        if name in _BRACKETS:
            self.ledger.note(f"The {name} environment is set on one line.")
            opening, closing = _BRACKETS[name]
            inlines = [opening.strip(), *layout(inner), closing.strip()]
            return Atom("ord", tuple(i for i in inlines if i))
        return Atom("ord", tuple(layout(inner)))


def _marked(inline: Inline, mark: str) -> Inline:
    """Put a combining mark on a single character."""
    if isinstance(inline, str):
        letter = {"ı": "i", "ȷ": "j"}.get(inline, inline)
        return letter + mark
    plain = inline.plain + mark if inline.plain is not None else None
    return replace(inline, children=(_marked(inline.children[0], mark),), plain=plain)
