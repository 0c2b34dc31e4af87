"""The first pass over LaTeX or Markdown source: what is mathematics, code, an address, money.

Each of these is taken out and a mask put in its place, so that neither the LaTeX parser nor the
Markdown pass sees inside it. What remains has no lone dollar, percent sign or brace.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING

from proceedings.model.frozen import dataclass
from proceedings.text import symbols
from proceedings.text.rich import BREAK, Inline, Span, is_safe_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from proceedings.text.parse import Ledger

MASK = "[\U000f0000-\U0010ffff]"
"""A mask is one character of the private-use planes (as a pattern): a parser cannot split it."""
_FIRST = 0xF0000

_MATH_ENVIRONMENTS = (
    "equation|align|gather|multline|eqnarray|displaymath|math|alignat|flalign|split|dmath"
)
# HTML in an abstract: simple elements with both their tags. All else that looks like one is text.
_ELEMENTS = {
    "b": "\\textbf", "strong": "\\textbf", "i": "\\emph", "em": "\\emph", "u": "\\underline",
    "sub": "\\textsubscript", "sup": "\\textsuperscript", "code": "", "tt": "", "p": "",
}  # fmt: skip
_TAGS = "|".join([*_ELEMENTS, *map(str.upper, _ELEMENTS)])
_DOUBLED = re.compile(
    r"(?:text(?:bf|it|sl|tt|sc|rm|sf|up|md|normal|superscript|subscript|color)|emph|underline|url"
    r"|href|footnote|cite\w*|[ck]?ref|begin|end|mathbb|mathcal|mathrm)\{|[%&_#]"
)
_MATH_DOUBLED = re.compile(r"(?<!\\)\\\\(?=([A-Za-z]{2,}))")
_ADDRESS = r"https?://(?:\\[_%#&~]|[^\s<>\"`{}\\|^\ufdd0\U000f0000-\U0010ffff])+"
_TOKEN = re.compile(
    rf"""
    (?P<newline>\\\\\*?(?:\[\s*-?[\d.]+\s*[a-z]{{2}}\s*\])?)
  | (?P<display>\\\[(?P<display_in>.+?)\\\])
  | (?P<inline>\\\((?P<inline_in>.+?)\\\))
  | (?P<environment>\\begin\{{(?P<name>(?:{_MATH_ENVIRONMENTS})\*?)\}}(?P<environment_in>.+?)
        \\end\{{(?P=name)\}})
  | (?P<verbatim>\\(?:verb|lstinline)\*?(?P<bar>[^\w\s*{{])(?P<verbatim_in>[^\n]*?)(?P=bar))
  | (?P<url>\\(?:url|path|nolinkurl)\s*\{{(?P<url_in>[^{{}}]*)\}})
  | (?P<href>\\href\s*\{{(?P<href_in>[^{{}}]*)\}})
  | (?P<json>(?<![\w}}])\\"(?=[^\W\d_])(?P<json_in>[^"\\{{}}$]*)\\"(?![\w{{]))
  | (?P<command>\\(?:[A-Za-z]+\*?|.))
  | (?P<autolink><(?P<autolink_in>https?://[^\s<>]+)>)
  | (?P<anchor><a\s[^<>]*?href=["'](?P<anchor_to>[^"'<>]*)["'][^<>]*>
        (?P<anchor_in>.{{1,2000}}?)</a>)
  | (?P<element><(?P<tag>{_TAGS})>(?P<element_in>.{{0,2000}}?)</(?P=tag)>)
  | (?P<void><br\s*/?>)
  | (?P<fence>```(?:\w*\n)?(?P<fence_in>.+?)```)
  | (?P<ticks>`+)
  | (?P<dollar>\$\$?)
  | (?P<target>\]\((?P<target_in>(?:https?://|mailto:)[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\))
  | (?P<address>{_ADDRESS})
  | (?P<percent>%)
  | (?P<tie>(?<=[^\s~(])~(?![\s~])|(?<=\s)~(?=\\))
  | (?P<private>[\U000f0000-\U0010ffff])
  | (?P<dash>(?<!-)-{{2,3}}(?!-))
    """,
    re.VERBOSE | re.DOTALL,
)
_QUOTE_END = re.compile(r"''|``|[\"”]|’’")
_SINGLE_END = re.compile(r"(?<=\S)'(?!\w)|`|’(?!\w)")
_PRICE = re.compile(r"\s?\d[\d.,]*\s*[kKmMbB]?(?:\s+[a-z]{2,}|[,;]?\s+[^\W\d_])")
_IS_MATHEMATICAL = re.compile(r"[\\^_=<>]")
_APOSTROPHES = re.compile(r"(?<![\w'’”])''(?=\w)([^'“”]*?)(?<=\S)''(?!['\w])")
_ENVIRONMENT = re.compile(r"(?<!\\)\\(begin|end)\{([^{}]*)\}")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


@dataclass(slots=True)
class Masks:
    """What was taken out of a text, in the order it was found."""

    found: list[tuple[Inline, ...]] = field(default_factory=list)

    def put(self, *inlines: Inline) -> str:
        """Keep inline text and return the mask to stand for it."""
        self.found.append(inlines)
        return chr(_FIRST + len(self.found) - 1)

    def get(self, mask: str) -> tuple[Inline, ...]:
        """Return what stands behind a mask."""
        return self.found[ord(mask) - _FIRST]


@dataclass(slots=True)
class Scanner:
    """One pass over one source.

    Fields:
        formula: converts the LaTeX of a formula.
        masks, ledger: what is taken out, and what is left out.
    """

    source: str
    formula: Callable[[str], list[Inline]]
    masks: Masks
    ledger: Ledger
    _place: int = 0
    _quotes: int = 0

    def scan(self) -> str:
        """Return the source with masks; braces in it are balanced."""
        parts: list[str] = []
        while (match := _TOKEN.search(self.source, self._place)) is not None:
            parts.append(self._plain(self.source[self._place : match.start()]))
            self._place = match.end()
            kind = match.lastgroup or ""
            # A group inside an alternative closes before it, so the last is the alternative.
            parts.append(getattr(self, f"_{kind}")(match))
        parts.append(self._plain(self.source[self._place :]))
        text = _APOSTROPHES.sub(r"“\1”", "".join(parts))
        return self._balanced(self._paired(text))

    def _plain(self, text: str) -> str:
        """Close TeX's double quotes: two apostrophes are one only after two back-ticks."""
        if not self._quotes or not re.search(r"''|\"|”|’’", text):
            return _BLANK_LINE.sub(BREAK, text)

        def close(match: re.Match[str]) -> str:
            if not self._quotes:
                return match[0]
            self._quotes -= 1
            return "”"

        return _BLANK_LINE.sub(BREAK, re.sub(r"''|\"|”|’’", close, text))

    def _newline(self, match: re.Match[str]) -> str:
        """Leave out a line break, unless a program has doubled the backslash of a command."""
        if doubled := _DOUBLED.match(self.source, match.end()):
            self.ledger.drop(doubled[0])
            self._place = match.start() + 1
            self.ledger.note(_TAKEN_AS_ONE)
            return ""
        self.ledger.drop(match[0])
        return " "

    def _display(self, match: re.Match[str]) -> str:
        r"""Tell a formula from brackets that are escaped for Markdown (``\[1\]``)."""
        inside = match["display_in"]
        if not _IS_MATHEMATICAL.search(inside) and re.search(r"\d$|[^\W\d_]{2}", inside):
            self._place = match.start() + 2
            return self.masks.put("[")
        return self.masks.put(*self.formula(match["display_in"]))

    def _inline(self, match: re.Match[str]) -> str:
        return self.masks.put(*self.formula(match["inline_in"]))

    def _environment(self, match: re.Match[str]) -> str:
        self.ledger.drop(match["name"] * 2)
        return " " + self.masks.put(*self.formula(match["environment_in"])) + " "

    def _verbatim(self, match: re.Match[str]) -> str:
        return self._code(match["verbatim_in"])

    def _fence(self, match: re.Match[str]) -> str:
        self.ledger.drop(match[0][3 : match.start("fence_in") - match.start()])
        return self._code(match["fence_in"])

    def _autolink(self, match: re.Match[str]) -> str:
        return self._linked(_bare(match["autolink_in"]))

    def _anchor(self, match: re.Match[str]) -> str:
        self.ledger.drop(match[0][: match.start("anchor_in") - match.start()] + "a")
        address = _bare(match["anchor_to"])
        return f"\\href{{{self.masks.put(address)}}}{{{self._within(match['anchor_in'])}}}"

    def _element(self, match: re.Match[str]) -> str:
        """Read an element of HTML as LaTeX's command for it."""
        name, inside = match["tag"].lower(), match["element_in"]
        self.ledger.drop(name * 2)
        if name in {"code", "tt"}:
            return self._code(inside)
        if name == "p":
            return f"{BREAK}{self._within(inside)}{BREAK}"
        return f"{_ELEMENTS[name]}{{{self._within(inside)}}}"

    def _void(self, match: re.Match[str]) -> str:
        self.ledger.drop(match[0])
        return " "

    def _within(self, text: str) -> str:
        return Scanner(text, self.formula, self.masks, self.ledger).scan()

    def _code(self, text: str) -> str:
        return self.masks.put(Span("code", (text.strip().replace("\n", " "),)))

    def _url(self, match: re.Match[str]) -> str:
        return self._linked(_bare(match["url_in"]))

    def _linked(self, address: str) -> str:
        if is_safe_address(address):
            return self.masks.put(Span("a", (address,), href=address))
        return self.masks.put(address)

    def _href(self, match: re.Match[str]) -> str:
        return "\\href{" + self.masks.put(_bare(match["href_in"])) + "}"

    def _json(self, match: re.Match[str]) -> str:
        return '"' + match["json_in"] + '"'

    def _command(self, match: re.Match[str]) -> str:
        if match[0] == "\\]" and any(taken == ("[",) for taken in self.masks.found):
            return self.masks.put("]")
        if match[0] in {"\\.", "\\!", "\\-"} and self._is_markdown(match):
            return self.masks.put(match[0][1])
        if match[0] in {"\\(", "\\)", "\\[", "\\]"}:
            self.ledger.note(f"{match[0]} has no partner; it is kept as it is.")
            return self.masks.put(match[0])
        return match[0]

    def _is_markdown(self, match: re.Match[str]) -> bool:
        r"""Tell a mark escaped for Markdown (``1\. One``, ``well\!``) from LaTeX's command."""
        before = self.source[: match.start()][-1:]
        after = self.source[match.end() :][:1]
        ends = not after or after.isspace() or (match[0] == "\\." and before.isdigit())
        return ends and (bool(before.strip()) != (match[0] == "\\-"))

    def _target(self, match: re.Match[str]) -> str:
        return "](" + self.masks.put(_bare(match["target_in"])) + ")"

    def _address(self, match: re.Match[str]) -> str:
        whole = match[0]
        address = whole.rstrip(".,;:!?'*_$")
        for opening, closing in ("()", "[]"):
            while address.endswith(closing) and address.count(closing) > address.count(opening):
                address = address[:-1].rstrip(".,;:!?'*_$")
        if not is_safe_address(address):
            return whole.replace("%", "\\%").replace("~", self.masks.put("~"))
        self._place = match.start() + len(address)
        return self._linked(_bare(address))

    def _percent(self, _match: re.Match[str]) -> str:
        return "\\%"

    def _tie(self, _match: re.Match[str]) -> str:
        return "\u00a0"

    def _private(self, match: re.Match[str]) -> str:
        return self.masks.put(match[0])

    def _dash(self, match: re.Match[str]) -> str:
        return "–" if len(match[0]) == 2 else "—"

    def _ticks(self, match: re.Match[str]) -> str:
        """Tell Markdown's code from TeX's quotes by what closes them."""
        count = len(match[0])
        start = match.end()
        end = self.source.find(match[0], start)
        inside = self.source[start:end] if end >= 0 else ""
        if count == 1:
            closer = _SINGLE_END.search(self.source, start)
            if closer and closer[0] != "`" and not _has_break(self.source[start : closer.start()]):
                self._place = start
                return self._single(closer)
            is_code = inside.strip() and not _has_break(inside)
            return self._to(end + 1, inside) if is_code else self.masks.put("`")
        closer = _QUOTE_END.search(self.source, start)
        if count == 2 and (closer is None or closer[0] != "``"):
            self._quotes += closer is not None
            return "“"
        if inside.strip() and not _has_break(inside):
            return self._to(end + count, inside)
        return self.masks.put(match[0])

    def _to(self, place: int, code: str) -> str:
        self._place = place
        return self._code(code)

    def _single(self, closer: re.Match[str]) -> str:
        """Convert a single quotation: its inside is scanned as what it is."""
        start = self._place
        self._place = closer.end()
        return f"‘{self._within(self.source[start : closer.start()])}’"

    def _dollar(self, match: re.Match[str]) -> str:
        start = match.end()
        end = self._formula_end(start, match[0])
        if end is not None:
            self._place = end + len(match[0])
            return self.masks.put(*self.formula(self.source[start:end]))
        if match[0] == "$$":  # each may still be a sign of its own
            self._place = start = start - 1
        before, after = self.source[: match.start()][-1:], self.source[start : start + 1]
        if not (after.isdigit() or before.isdigit() or before.isupper()):
            self.ledger.note("A dollar sign has no partner; it is kept as it is.")
        return "\\$"

    def _formula_end(self, start: int, sign: str) -> int | None:
        """Return where the formula that begins at a place ends, or None if none begins there."""
        depth = 0
        place = start
        while place < len(self.source):
            character = self.source[place]
            if character == "\\":
                place += 2
                continue
            depth += (character == "{") - (character == "}")
            if character == "$" and depth == 0 and self.source.startswith(sign, place):
                inside = self.source[start:place]
                before = self.source[: start - len(sign)][-1:]
                after = self.source[place + len(sign) :][:1]
                return place if _is_formula(inside, before, after) else None
            if depth < 0 or (character == "\n" and _BLANK_LINE.match(self.source, place)):
                return None
            place += 1
        return None

    def _paired(self, text: str) -> str:
        """Leave out the beginning or end of an environment that has no partner."""
        begun: list[re.Match[str]] = []
        lone: list[re.Match[str]] = []
        for match in _ENVIRONMENT.finditer(text):
            if match[1] == "begin":
                begun.append(match)
            elif begun and begun[-1][2] == match[2]:
                begun.pop()
            else:
                lone.append(match)
        for match in sorted(begun + lone, key=re.Match.start, reverse=True):
            self.ledger.note(f"{match[0]} has no partner; it is left out.")
            self.ledger.drop(match[2])
            text = f"{text[: match.start()]} {text[match.end() :]}"
        return text

    def _balanced(self, text: str) -> str:
        """Escape braces without a partner, and a backslash at the very end."""
        open_at: list[int] = []
        lone: list[int] = []
        for match in re.finditer(r"\\.|[{}]", text, re.DOTALL):
            if match[0] == "{":
                open_at.append(match.start())
            elif match[0] == "}":
                if open_at:
                    open_at.pop()
                else:
                    lone.append(match.start())
        for place in sorted(lone + open_at, reverse=True):
            self.ledger.note("A brace has no partner; it is kept as it is.")
            text = f"{text[:place]}\\{text[place:]}"
        if re.search(r"(?<!\\)(?:\\\\)*\\$", text):
            self.ledger.note("A backslash at the end is kept as it is.")
            text = text[:-1] + self.masks.put("\\")
        return text


_TAKEN_AS_ONE = "A doubled backslash before a command is taken as one."


def undoubled(formula: str, ledger: Ledger) -> str:
    r"""Return a formula in which no program has doubled the backslashes (``\\\\alpha``)."""

    def single(match: re.Match[str]) -> str:
        if not symbols.is_command(match[1]):
            return match[0]
        ledger.note(_TAKEN_AS_ONE)
        ledger.drop(match[1])
        return "\\"

    return _MATH_DOUBLED.sub(single, formula)


def _is_formula(inside: str, before: str, after: str) -> bool:
    """Tell mathematics between two dollar signs from the words between two prices.

    Arguments:
        inside: what stands between the signs.
        before, after: the characters outside them.
    """
    if not inside.strip():
        return False
    is_price = after.isdigit() or _PRICE.match(inside) is not None
    if _IS_MATHEMATICAL.search(inside):
        return "\\" in inside or not (is_price and _PRICE.match(inside))
    if is_price or before.isalnum():
        return False
    if inside[0].isspace() and inside[-1].isspace():  # "$ n $", but not "$ 5 and $"
        return not re.search(r"[^\W\d_]{2,}", inside) and bool(re.search(r"[^\W\d_]", inside))
    return not (inside[0].isspace() or inside[-1].isspace())


def _has_break(text: str) -> bool:
    """Tell whether a paragraph ends inside the text."""
    return _BLANK_LINE.search(text) is not None


def _bare(address: str) -> str:
    """Return an address without LaTeX's escapes."""
    address = re.sub(r"\\~\{\}|\\textasciitilde(?:\{\})?|\$\\sim\$", "~", address.strip())
    return re.sub(r"\\([_%#&~$])", r"\1", address)
