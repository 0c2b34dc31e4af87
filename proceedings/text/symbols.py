"""Characters for LaTeX's commands, and Unicode's scripts and mathematical alphabets."""

from __future__ import annotations

import unicodedata
from functools import cache


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set: tables read best as one line of words."""
    return frozenset(text.split())


SUPERSCRIPTS = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW⊤βγδθφχ ",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵀᵝᵞᵟᶿᵠᵡ ",
        strict=True,
    )
)
SUBSCRIPTS = dict(
    zip(
        "0123456789+-−=()aehijklmnoprstuvxβγρφχ ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ ",
        strict=True,
    )
)
# Signs that are written high by themselves.
RAISED_ALONE = {c: c for c in "†‡§¶*°′″‴⋆∘®™"} | {"∗": "*", "∘": "°", "•": "•"}

FUNCTIONS = words(
    "arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim ln log "
    "max min Pr sec sin sinh sup tan tanh argmax argmin softmax sign poly polylog"
)
LONG_FUNCTIONS = {"limsup": "lim sup", "liminf": "lim inf", "bmod": "mod", "mod": "mod"}

RELATIONS = frozenset("=<>≤≥≠≈∼≃≅≡∝∈∉∋⊂⊆⊃⊇⊊⊋⊄⊈→←↔⇒⇐⇔↦⟶⟵⟹⟸⟺⟼⇝↪≪≫≺≻≼≽⪯⪰≲≳⊢⊨⊥⫫∥≜≔≐≍⩽⩾≦≧⊑⊒≟⪅⪆⇀⇌")
BINARY = frozenset("+−±∓×÷·⋅∗∘∙⊕⊖⊗⊘⊙∪∩∖∧∨⋆⊎⊔⊓⋊⋉†‡*")
LARGE = frozenset("∑∏∐∫∬∭∮⋃⋂⋁⋀⨆⨁⨂")
OPENING = frozenset("([{⟨⌈⌊⟦")
CLOSING = frozenset(")]}⟩⌉⌋⟧!")
PUNCTUATION = frozenset(",;:")

# What pylatexenc 2.11 does not know, or knows otherwise than readers of mathematics expect.
_OWN = {
    "mid": "∣", "vert": "|", "lvert": "|", "rvert": "|", "|": "‖", "prime": "′",
    "ne": "≠", "neq": "≠", "implies": "⟹", "impliedby": "⟸", "iff": "⟺", "gets": "←",
    "land": "∧", "lor": "∨", "lnot": "¬", "neg": "¬", "colon": ":", "coloneqq": "≔",
    "coloneq": "≔", "defeq": "≔", "eqdef": "≝", "llbracket": "⟦", "rrbracket": "⟧",
    "models": "⊨", "vDash": "⊨", "bigsqcup": "⨆", "bigoplus": "⨁", "bigotimes": "⨂",
    "checkmark": "✓", "cmark": "✓", "xmark": "✗", "S": "§", "P": "¶", "lbrack": "[",
    "rbrack": "]", "Re": "ℜ", "Im": "ℑ", "leadsto": "⇝", "ddag": "‡", "ddagger": "‡",
    "copyright": "©", "pounds": "£", "euro": "€", "textless": "<", "textgreater": ">",
    "textbar": "|", "textunderscore": "_", "textasciicircum": "^", "textasciitilde": "~",
    "textbackslash": "\\", "backslash": "\\", "lbrace": "{", "rbrace": "}", "slash": "/",
    "textperiodcentered": "·", "guillemetleft": "«", "guillemetright": "»", "hookrightarrow": "↪",
    "indep": "⫫", "Bbbk": "𝕜", "imath": "ı", "jmath": "ȷ", "degree": "°", "textsection": "§",
    "texttrademark": "™", "textregistered": "®", "textnumero": "№", "preceq": "⪯", "succeq": "⪰",
    "diamond": "⋄", "Box": "□", "blacksquare": "■", "bigstar": "★", "clubsuit": "♣",
    "spadesuit": "♠", "heartsuit": "♡", "diamondsuit": "♢", "lfloor": "⌊", "rfloor": "⌋",
    "&": "&", "%": "%", "#": "#", "$": "$", "_": "_", "{": "{", "}": "}", "*": "*",
    "bullet": "•", "eth": "ð", "emptyset": "∅", "lt": "<", "gt": ">", "dotso": "…",
    "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "ie": "i.e.", "eg": "e.g.",
    "etal": "et al.", "etc": "etc.", "wrt": "w.r.t.", "iid": "i.i.d.", "vs": "vs.",
}  # fmt: skip

_SIZES = words(
    "left right middle big Big bigg Bigg bigl bigr bigm Bigl Bigr Bigm biggl biggr biggm Biggl "
    "Biggr Biggm limits nolimits displaystyle textstyle scriptstyle scriptscriptstyle mathstrut "
    "strut nonumber notag allowbreak centering noindent indent raggedright tiny scriptsize "
    "footnotesize small normalsize large Large LARGE huge Huge xspace protect relax null smallskip "
    "medskip bigskip maketitle selectfont nobreak unskip ignorespaces leavevmode mathsurround "
    "hfill vfill / ! @ - normalcolor boldmath unboldmath sloppy newpage clearpage appendix"
)

COMBINING = {
    "'": "\u0301", "`": "\u0300", '"': "\u0308", "^": "\u0302", "~": "\u0303", "=": "\u0304",
    ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328",
    "r": "\u030a", "d": "\u0323", "b": "\u0331", "t": "\u0361", "G": "\u030f", "U": "\u030e",
    "hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303",
    "bar": "\u0304", "overline": "\u0305", "vec": "\u20d7", "dot": "\u0307", "ddot": "\u0308",
    "acute": "\u0301", "grave": "\u0300", "check": "\u030c", "widecheck": "\u030c",
    "breve": "\u0306", "mathring": "\u030a", "underline": "\u0332", "underbar": "\u0332",
    "not": "\u0338", "overrightarrow": "\u20d7", "dddot": "\u20db",
}  # fmt: skip

ALPHABETS = {
    "mathbf": "BOLD", "boldsymbol": "BOLD", "bm": "BOLD", "pmb": "BOLD", "bf": "BOLD",
    "mathbb": "DOUBLE-STRUCK", "mathds": "DOUBLE-STRUCK", "mathbbm": "DOUBLE-STRUCK",
    "Bbb": "DOUBLE-STRUCK", "mathcal": "SCRIPT", "mathscr": "SCRIPT", "cal": "SCRIPT",
    "mathfrak": "FRAKTUR", "frak": "FRAKTUR",
}  # fmt: skip


# Commands with arguments, by what a formula makes of them.
UPRIGHT = words(
    "operatornamewithlimits mathrm mathsf mathtt mathup mathnormal operatorname rm sf tt"
)
QUOTED = words(
    "text textrm textbf textit textsl textsc textsf texttt textup textmd textnormal mbox hbox "
    "fbox emph enquote"
)
TRANSPARENT = words(
    "substack mathord mathrel mathbin mathop boxed cancel smash overbrace underbrace mathclap "
    "mathllap mathrlap lowercase uppercase uline ul"
)
BRACES = words("overbrace underbrace")
SPACES = words(", ; : > quad qquad enspace thinspace space enskip newline par") | {" ", "\n"}
TEXTLESS = words("hspace vspace label phantom color tag hphantom vphantom")
FRACTIONS = words("frac dfrac tfrac cfrac nicefrac sfrac over")
CHOICES = words("binom dbinom tbinom choose")
ROOTS = {"2": "√", "3": "∛", "4": "∜"}
BRACKETS = {"pmatrix": "()", "bmatrix": "[]", "vmatrix": "||", "Bmatrix": "{}", "Vmatrix": "‖‖",
             "matrix": "  ", "smallmatrix": "  ", "array": "  ", "cases": "{ "}  # fmt: skip
PRIMES = {1: "′", 2: "″", 3: "‴"}
HYPHENATED_WORD = 3  # "GPT-4" set as mathematics is a name, "ab-c" a difference
# Signs that stand high in the line of any typeface; a second raise would be too much.
RAISED = {"*": "*", "∗": "*", "′": "′", "″": "″", "∘": "°", "°": "°"}


def is_silent(name: str) -> bool:
    """Tell whether a command without arguments only changes size or place."""
    return name in _SIZES


def is_command(name: str) -> bool:
    """Tell whether a name is that of a command of mathematics."""
    known = UPRIGHT | QUOTED | TRANSPARENT | FRACTIONS | CHOICES | {"sqrt", "left", "right"}
    return name in known or name in ALPHABETS or name in COMBINING or symbol(name) is not None


@cache
def symbol(name: str) -> str | None:
    """Return the characters a command without arguments stands for, or None."""
    if name in _OWN:
        return _OWN[name]
    if name in LONG_FUNCTIONS:
        return LONG_FUNCTIONS[name]
    if name in FUNCTIONS:
        return name
    return _library().get(name)


@cache
def _library() -> dict[str, str]:
    """Return pylatexenc's own single characters, by command."""
    from pylatexenc.latex2text import get_default_latex_context_db

    found: dict[str, str] = {}
    for spec in get_default_latex_context_db().iter_macro_specs():
        made = spec.simplify_repl
        if isinstance(made, str) and len(made) == 1 and not made.isascii():
            found.setdefault(spec.macroname, made)
    return found


def alphabet(command: str) -> str | None:
    """Return the name of the mathematical alphabet a command selects, or None."""
    return ALPHABETS.get(command)


def in_alphabet(character: str, name: str) -> str:
    """Return a letter or digit in a mathematical alphabet, or itself where it has none there."""
    letter = unicodedata.name(character, "")
    for before in ("LATIN ", "GREEK "):
        letter = letter.removeprefix(before)
    letter = letter.replace(" LETTER", "").replace("FINAL SIGMA", "SIGMA")
    # The letters Unicode had before its mathematical block keep their older names.
    older = "BLACK-LETTER" if name == "FRAKTUR" else name
    for candidate in (f"MATHEMATICAL {name} {letter}", f"{older} {letter}"):
        try:
            return unicodedata.lookup(candidate)
        except KeyError:
            continue
    return character
