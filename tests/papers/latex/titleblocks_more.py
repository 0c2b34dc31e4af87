"""Further cases of make_titles.py: titles and abstracts, two columns, and other classes."""

from __future__ import annotations

from titleblocks import (
    ABSTRACT,
    ACADEMY,
    ADA,
    JOHANN,
    MANY,
    MARIA,
    ROWS,
    SOCIETY,
    TITLE,
    Block,
    Person,
)

_CELL = r"Ada Lovelace \\ Analytical Society"
_ONE = (Person(ADA, (SOCIETY,)),)
_UNHEADED = rf"\begin{{quote}}{ABSTRACT}\end{{quote}}"
_MATH = r"Bounds of $x^2$ in $\ell_1$ and $O(n^3)$ Time for $k$-Means"
_MATH_WORDS = "Bounds of x² in ℓ₁ and O(n³) Time for k-Means"


def _titled(name: str, about: str, title: str, printed: str = "") -> Block:
    return Block(f"title-{name}", about, "rows", _CELL, _ONE, title, printed)


TITLES = [
    _titled("math", "Superscripts and subscripts.", _MATH, _MATH_WORDS),
    _titled(
        "note",
        "A mark behind the title.",
        r"A Title That Is Funded by Somebody Else\textsuperscript{$\ast$}",
        "A Title That Is Funded by Somebody Else",
    ),
    _titled(
        "hyphens",
        "Lines that end in hyphens of the words.",
        r"Counting the Lines of a Page by Reading the Text-to-\\Image Geometry of a Self-\\"
        "Attention Network",
        "Counting the Lines of a Page by Reading the Text-to-Image Geometry of a Self-Attention "
        "Network",
    ),
    _titled(
        "ligatures",
        "Ligatures, small capitals, and the type of a typewriter.",
        r"Efficient Offline Flow: Affine Difficulties and a \textsc{Careful} \texttt{code} Finish",
        "Efficient Offline Flow: Affine Difficulties and a Careful code Finish",
    ),
    _titled(
        "accents",
        "Accents, and a dash.",
        r"Schr\"odinger Bridges and Poincar\'e Maps for K\"ahler, Erd\H{o}s--R\'enyi and \v{C}ech"
        " Complexes",
        "Schrödinger Bridges and Poincaré Maps for Kähler, Erdős–Rényi and Čech Complexes",
    ),
    _titled(
        "long",
        "Four lines.",
        "A Title That Goes on for Four Lines, Because Its Author Could Not Decide Which of Its "
        "Many Words, Clauses and Digressions, All of Them True, Would Be Missed by a Reader Who "
        "Has No Time for Titles",
    ),
    Block(
        "abstract-without-heading",
        "An abstract without a heading.",
        "rows",
        _CELL,
        _ONE,
        abstract=_UNHEADED,
    ),
]
_PLACES = (
    r"\affiliation{1}{Analytical Society, Cambridge, United Kingdom}"
    r"\affiliation{2}{Academy of Sciences, Berlin, Germany}"
    r"\corresponding{Ada Lovelace}{ada@example.org}"
)
_P1, _P2 = "Analytical Society, Cambridge, United Kingdom", "Academy of Sciences, Berlin, Germany"


def _columns(name: str, about: str, source: str, *people: Person, **more: object) -> Block:
    more = {"correspondence": (ADA,)} | more
    return Block(f"columns-{name}", about, "careful", source, people, **more)  # type: ignore[arg-type]


COLUMNS = [
    _columns(
        "equal",
        "Marks for equal contribution, and an author with two places.",
        r"\equalcontribution\paperauthor[* ]{Ada Lovelace}{1 2}\paperauthor[* ]{Johann Lambert}{2}"
        r"\paperauthor{Maria Merian}{1}" + _PLACES,
        Person(ADA, (_P1, _P2), equal=True),
        Person(JOHANN, (_P2,), equal=True),
        Person(MARIA, (_P1,)),
    ),
    _columns(
        "thirty",
        "Thirty names.",
        "".join(rf"\paperauthor{{{name}}}{{{i % 2 + 1}}}" for i, name in enumerate(MANY)) + _PLACES,
        *(Person(name, ((_P1, _P2)[i % 2],)) for i, name in enumerate(MANY)),
    ),
    _columns(
        "names",
        "Suffixes, initials, particles, accents.",
        r"\paperauthor{Martin L. King Jr.}{1}\paperauthor{J. R. R. Tolkien}{2}"
        r"\paperauthor{Jos\'e N\'u\~nez}{1}\paperauthor{\L{}ukasz \'Swi\k{a}tek}{2}"
        r"\paperauthor{Sinead O'Brien}{1}\paperauthor{Jean-Luc van der Tour}{2}" + _PLACES,
        Person("Martin L. King Jr.", (_P1,)),
        Person("J. R. R. Tolkien", (_P2,)),
        Person("José Núñez", (_P1,)),
        Person("Łukasz Świątek", (_P2,)),
        Person("Sinead O’Brien", (_P1,)),
        Person("Jean-Luc van der Tour", (_P2,)),
    ),
    _columns(
        "stops",
        "Stops and numbers within places.",
        r"\paperauthor{Ada Lovelace}{1}\paperauthor{Johann Lambert}{2}\affiliation{1}{St. Ada"
        r" College, Engines Inc., Cambridge 2100, United Kingdom}\affiliation{2}{Academy of"
        r" Sciences, 48 Unter den Linden, Berlin}\corresponding{Johann Lambert}{jl@example.org}",
        Person(ADA, ("St. Ada College, Engines Inc., Cambridge 2100, United Kingdom",)),
        Person(JOHANN, ("Academy of Sciences, 48 Unter den Linden, Berlin",)),
        correspondence=(JOHANN,),
    ),
    _columns(
        "unmarked",
        "Names without places.",
        r"\paperauthor{Ada Lovelace}{}\paperauthor{Johann Lambert}{}\paperauthor{Maria Merian}{}",
        Person(ADA),
        Person(JOHANN),
        Person(MARIA),
        correspondence=(),
    ),
    _columns(
        "math",
        "Mathematics in the title.",
        r"\paperauthor{Ada Lovelace}{1}" + _PLACES,
        Person(ADA, (_P1,)),
        title=_MATH,
        printed=_MATH_WORDS,
    ),
    _columns(
        "abstract-without-heading",
        "An abstract without a heading.",
        r"\paperauthor{Ada Lovelace}{1}" + _PLACES,
        Person(ADA, (_P1,)),
        abstract=_UNHEADED,
    ),
]


def _other(name: str, about: str, source: str, *people: Person, **more: object) -> Block:
    more = {"abstract": ""} | more
    return Block(f"other-{name}", about, "article", source, people, **more)  # type: ignore[arg-type]


_HEADED = (
    rf"\begin{{center}}\large\bfseries Abstract\end{{center}}\begin{{quote}}{ABSTRACT}\end{{quote}}"
)
OTHERS = [
    _other(
        "maketitle",
        "LaTeX's own class, with a date.",
        rf"\title{{{TITLE}}}\author{{Ada Lovelace \and Johann Lambert \\ Academy of Sciences}}"
        rf"\date{{March 3, 2026}}\maketitle\begin{{abstract}}{ABSTRACT}\end{{abstract}}",
        Person(ADA),
        Person(JOHANN, (ACADEMY,)),
    ),
    _other(
        "left",
        "A title in small capitals and names on the left, joined by a sign.",
        rf"{{\LARGE\scshape {TITLE}\par}}\vspace{{5mm}}"
        r"\noindent\begin{tabular}[t]{l}\bfseries Ada Lovelace \& Johann Lambert\\"
        r" Analytical Society\\ Cambridge\\ \texttt{ada@example.org}"
        r"\end{tabular}\hspace{1cm}\begin{tabular}[t]{l}\bfseries Maria Merian\\ Academy of"
        rf" Sciences\end{{tabular}}\vspace{{5mm}}{_HEADED}",
        Person(ADA, ("Analytical Society, Cambridge",)),
        Person(JOHANN, ("Analytical Society, Cambridge",)),
        Person(MARIA, (ACADEMY,)),
    ),
    _other(
        "lines",
        "Names in one paragraph, places in small type below, the heading of the abstract run in.",
        rf"\begin{{center}}{{\Large\bfseries {TITLE}\par}}\vspace{{5mm}}"
        r"Ada Lovelace\textsuperscript{1}, Johann Lambert\textsuperscript{2}, and Maria"
        r" Merian\textsuperscript{1}\par\vspace{2mm}"
        r"{\small\textsuperscript{1} Analytical Society, Cambridge\\ \texttt{ada@example.org}\\"
        r" \textsuperscript{2} Academy of Sciences, Berlin}\end{center}"
        rf"\begin{{quote}}\small\textbf{{Abstract.}} {ABSTRACT}\par"
        r"\textbf{Keywords:} pages $\cdot$ limits $\cdot$ lines\end{quote}",
        Person(ADA, ("Analytical Society, Cambridge",)),
        Person(JOHANN, ("Academy of Sciences, Berlin",)),
        Person(MARIA, ("Analytical Society, Cambridge",)),
        keywords=("pages", "limits", "lines"),
    ),
    _other(
        "addresses",
        "Bold names on the left, addresses on the right, places below.",
        rf"{{\Large\bfseries\noindent {TITLE}\par}}\vspace{{8mm}}"
        r"\noindent\textbf{Ada Lovelace}\hfill\textit{ada@example.org}\\"
        r" \textit{Analytical Society}\\[2mm] \textbf{Johann Lambert}"
        r"\hfill\textit{jl@example.org}\\ \textit{Academy of Sciences}\par\vspace{8mm}"
        f"{_HEADED}",
        Person(ADA, (SOCIETY,)),
        Person(JOHANN, (ACADEMY,)),
    ),
]
BLOCKS = [*ROWS, *TITLES, *COLUMNS, *OTHERS]
