r"""Formulas as MathML that browsers lay out themselves, or nothing where it would not be right.

latex2mathml makes the elements; what it gives is taken only in part and only if it holds the same
letters and signs as the plain text of the formula. It keeps a command that it does not know as
letters, loses none by an error, and writes attributes that browsers no longer read.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from proceedings.text import symbols

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# MathML Core, as browsers have it; it leaves the styles of letters to Unicode.
_ELEMENTS = symbols.words(
    "math mrow mi mo mn ms mtext mspace msub msup msubsup munder mover munderover mfrac msqrt "
    "mroot mtable mtr mtd mstyle mpadded"
)
_ATTRIBUTES = {
    "mo": symbols.words("stretchy fence form minsize maxsize"),
    "mspace": symbols.words("width"),
    "mfrac": symbols.words("linethickness"),
    "mstyle": symbols.words("displaystyle scriptlevel"),
}
_VARIANTS = {
    "bold": "BOLD", "bold-italic": "BOLD ITALIC", "double-struck": "DOUBLE-STRUCK",
    "script": "SCRIPT", "bold-script": "BOLD SCRIPT", "fraktur": "FRAKTUR",
    "bold-fraktur": "BOLD FRAKTUR", "sans-serif": "SANS-SERIF", "monospace": "MONOSPACE",
}  # fmt: skip
_LEAVES = symbols.words("mi mo mn ms mtext mspace")
_STRUCTURE = symbols.words("msub msup msubsup munder mover munderover mfrac msqrt mroot mtable")
_STACKED = symbols.words("mover munder munderover")
_OPERATORS = (
    symbols.RELATIONS | symbols.BINARY | symbols.LARGE | symbols.OPENING | symbols.CLOSING
    | symbols.PUNCTUATION | frozenset("…⋯⋮⋱′″‴¬∀∃∇∂")
)  # fmt: skip
_TEXT_COMMANDS = (
    r"text\w*|mbox|hbox|fbox|emph|operatorname\*?|math(?:rm|sf|tt|it|up|normal|bf|bb|cal|scr|frak)"
)
_TOKEN = re.compile(
    rf"\\(?:label|tag)\*?\s*\{{(?P<silent>[^{{}}]*)\}}"
    r"|(?P<mark>[_^])\s*\{\s*(?P<word>[A-Za-z]{3,})\s*\}"
    rf"|(?P<kept>\\(?:{_TEXT_COMMANDS}|begin|end|[hv]space\*?)\s*\{{[^{{}}]*\}})"
    r"|\\(?P<name>[A-Za-z]+)|\\.|(?P<run>[A-Za-z]{3,})"
)
_TEXT = re.compile(r"\\(?:textsc|textsf|textup|textmd|textnormal|hbox|emph)(?=\s*\{)")
_ONE_UPRIGHT = re.compile(r"\\(?:mathrm|mathup)\s*\{\s*([A-Za-z])\s*\}")
_BESIDE = re.compile(r"(?<!\\)&|\\\\")
"""What parts columns and rows: it stands in an environment."""

# The one character latex2mathml writes for a command, and the one it should be.
_MENDED = {"~": "∼", "⧵": "∖", "―": "‾"}
_ACCENTS = frozenset("^~∼¯→˙¨´`ˇ˘˚‾_ˉ⏞⏟.\u20d7\u20db\u20dc")
_SAME = str.maketrans({"⋅": "·", "⊤": "T", "°": "∘", "∛": "3√", "∜": "4√", "⋆": "*", "★": "*",
                       "∗": "*", "-": "−", "|": "∣", "‖": "∥"})  # fmt: skip
_OF_THE_LINE = frozenset("()[]{}/√;.^_")
"""Signs that only the text on one line needs, for what MathML sets above and below."""
_THIN = "0.167em"  # TeX's thin space beside the name of a function


def mathml(source: str, plain: str) -> str:
    """Return a formula as one ``math`` element, or nothing.

    Nothing is returned where there is no mathematics in it (a number, words, a mark set high), and
    where latex2mathml fails, leaves a command as it is, or has other letters or signs than the
    plain text.

    Arguments:
        source: LaTeX between the signs that open and close the formula.
        plain: the formula on one line, as :func:`proceedings.text.rich.to_plain` writes it.
    """
    if not plain or source.lstrip()[:1] in {"^", "_"}:
        return ""
    from latex2mathml.converter import convert_to_element

    try:
        made = _core(convert_to_element(_prepared(source)))
    except Exception:  # noqa: BLE001 - a parser's failure must never cost a paper its formula
        return ""
    if not _is_mathematical(made) or not _is_same(made, plain, source):
        return ""
    return "".join(_written(made))


def _prepared(source: str) -> str:
    r"""Return LaTeX as latex2mathml reads it right.

    A function's name without a command is one (``O(T log T)``), and commands it does not know
    become the characters they stand for.

    Raises:
        ValueError: the formula has words in it that no command makes text.
    """
    prepared = _TOKEN.sub(_read, source)
    if "\\begin" not in prepared and _BESIDE.search(prepared):
        return rf"\begin{{align*}}{prepared}\end{{align*}}"
    return prepared


def _read(match: re.Match[str]) -> str:
    """Return one piece of a formula as latex2mathml reads it right."""
    if match["silent"] is not None:
        return ""
    if match["kept"]:
        # It leaves a single letter in braces as a variable.
        upright = _ONE_UPRIGHT.sub(r"{\\mathrm \1}", match["kept"])
        return _TEXT.sub(r"\\text", upright)
    if match["word"]:
        return f"{match['mark']}{{\\mathrm{{{match['word']}}}}}"
    if match["run"]:
        if match["run"] not in symbols.FUNCTIONS:
            raise ValueError(match["run"])
        return f"\\operatorname{{{match['run']}}}"
    return _command(match["name"]) if match["name"] else match[0]


def _command(name: str) -> str:
    """Return a command, or what stands for it where latex2mathml does not know it."""
    from latex2mathml.commands import FUNCTIONS, LIMIT
    from latex2mathml.symbols_parser import convert_symbol

    command = f"\\{name}"
    if convert_symbol(command) or command in FUNCTIONS + LIMIT:
        return command
    if name in symbols.FUNCTIONS:
        return f"\\operatorname{{{name}}}"
    made = symbols.symbol(name)
    is_sign = made is not None and len(made) == 1 and not made.isascii()
    return f"{{{made}}}" if is_sign else command


def _core(element: Element) -> Element:
    """Return an element as browsers know it.

    Raises:
        ValueError: there is one in it that they do not know, or a command that was not read.
    """
    variant = element.get("mathvariant", "")
    text = html.unescape(element.text or "")
    is_styled_text = element.tag == "mtext" and variant  # HTML has elements for that
    is_leaf = element.tag in _LEAVES
    if element.tag not in _ELEMENTS or is_styled_text or (is_leaf and len(element)):
        raise ValueError(element.tag)
    if re.search(r"[\\$&]", text):
        raise ValueError(text)
    kept = _ATTRIBUTES.get(element.tag, frozenset())
    core = Element(element.tag, {k: v for k, v in element.attrib.items() if k in kept})
    core.text = unicodedata.normalize("NFC", _styled(text, variant))
    if core.tag in {"mi", "mo"}:
        _mend(core, upright=variant == "normal")
    made = (_core(child) for child in element)
    core.extend(_joined(child for child in made if core.tag != "mrow" or not _is_empty(child)))
    if core.tag in _STACKED and len(core) > 1 and core[-1].text in _ACCENTS:
        core.set("accent" if core.tag == "mover" else "accentunder", "true")
        core[-1].text = (core[-1].text or "").replace("∼", "~")
        if not len(core[0]):  # an arrow does not get as short as a letter by stretching
            core[-1].set("stretchy", "false")
    _set_functions(core)
    return core[0] if core.tag == "mrow" and len(core) == 1 else core


def _is_empty(element: Element) -> bool:
    r"""Tell whether an element is the delimiter that ``\left.`` stands for."""
    return element.tag == "mo" and not element.text


def _styled(text: str, variant: str) -> str:
    """Return letters in a mathematical alphabet."""
    if variant not in _VARIANTS:
        return text
    return "".join(symbols.in_alphabet(c, _VARIANTS[variant]) for c in text)


def _mend(core: Element, *, upright: bool) -> None:
    """Set signs as operators, and single upright letters as such."""
    text = core.text or ""
    core.text = text = _MENDED.get(text, text)
    if text in _OPERATORS and core.tag == "mi":
        core.tag = "mo"
        if text in symbols.OPENING | symbols.CLOSING:
            core.set("stretchy", "false")
    elif core.tag == "mi" and upright and len(text) == 1:
        core.set("mathvariant", "normal")


def _joined(elements: Iterable[Element]) -> list[Element]:
    """Make one name of upright letters side by side: browsers set an ``mi`` of two upright."""
    joined: list[Element] = []
    was_upright = False
    for element in elements:
        upright = element.tag == "mi" and element.get("mathvariant") == "normal"
        if upright and was_upright:
            joined[-1].text = (joined[-1].text or "") + (element.text or "")
            joined[-1].attrib.pop("mathvariant", None)
        else:
            joined.append(element)
        was_upright = upright
    return joined


def _set_functions(row: Element) -> None:
    """Set names of functions as operators with TeX's thin spaces, none before a bracket."""
    if row.tag not in {"math", "mrow", "mtd", "msqrt", "mstyle"}:
        return
    for place, element in enumerate(row):
        name = element
        while name.tag in _STRUCTURE - {"mfrac", "msqrt", "mroot", "mtable"} and len(name):
            name = name[0]
        text = name.text or ""
        is_function = name.tag == "mo" and text.isalpha() and len(text) > 1
        if not (is_function or (name.tag == "mi" and text in symbols.FUNCTIONS)):
            continue
        name.tag = "mo"
        before = row[place - 1] if place else None
        after = row[place + 1] if place + 1 < len(row) else None
        is_apart = before is not None and before.tag != "mo"
        is_called = after is None or (after.text or "") in symbols.OPENING | symbols.CLOSING
        name.set("lspace", _THIN if is_apart else "0")
        name.set("rspace", "0" if is_called else _THIN)


def _is_mathematical(made: Element) -> bool:
    """Tell whether there is more in a formula than a number and words."""
    letters = any(any(c.isalpha() for c in element.text or "") for element in made.iter("mi"))
    return letters or any(element.tag in _STRUCTURE for element in made.iter())


def _is_same(made: Element, plain: str, source: str) -> bool:
    """Tell whether MathML has the letters, digits and signs of the plain text."""
    ours, theirs = _signs(plain.replace(" choose ", " ")), _signs("".join(_texts(made)))
    if any(ours[c] != theirs[c] for c in ours | theirs if c.isalnum()):
        return False
    signs = {c for c in set(ours) ^ set(theirs) if not c.isalnum()}
    is_whole = all(theirs[c] >= source.count(c) for c in "()/")
    return is_whole and not signs - _OF_THE_LINE


def _texts(element: Element) -> Iterator[str]:
    """Return the texts of an element without the accents over and under its letters."""
    yield element.text or ""
    is_accented = "accent" in element.attrib or "accentunder" in element.attrib
    for child in element[:-1] if is_accented else element:
        yield from _texts(child)


def _signs(text: str) -> Counter[str]:
    """Count the characters of a formula, whatever their alphabet, case or height."""
    folded = unicodedata.normalize("NFKD", text.translate(_SAME)).translate(_SAME).casefold()
    return Counter(
        c
        for c in folded
        if not (c.isspace() or unicodedata.combining(c) or unicodedata.category(c) == "Cf")
    )


def _written(element: Element) -> Iterator[str]:
    attributes = "".join(f' {k}="{html.escape(v)}"' for k, v in sorted(element.attrib.items()))
    yield f"<{element.tag}{attributes}>{html.escape(element.text or '', quote=False)}"
    for child in element:
        yield from _written(child)
    yield f"</{element.tag}>"
