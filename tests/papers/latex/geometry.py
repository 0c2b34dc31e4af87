"""Papers whose text block, columns or type is not the format's, on both sides of each threshold."""

from __future__ import annotations

from values import Case

# Sentences: where the body ends does not matter here, and three pages are enough to measure.
END = 170
FIGURE = r"\samplefigure"


def shifted(points: float) -> str:
    """Return what moves the whole text to the right."""
    return "".join(rf"\addtolength{{\{side}sidemargin}}{{{points}bp}}" for side in ("odd", "even"))


def gap(points: float) -> str:
    """Return what sets another gap between the columns of a block of the same width."""
    return (
        rf"\setlength{{\columnsep}}{{{points}bp}}"
        rf"\setlength{{\columnwidth}}{{\dimexpr(486bp-{points}bp)/2\relax}}"
    )


SQUEEZED = r"""\makeatletter\renewcommand{\section}{\@startsection{section}{1}{\z@}{-2pt}{.2pt}%
{\large\bfseries\raggedright}}\makeatother"""


def bar(width: float, colour: str = "black!12") -> str:
    """Return a figure with a bar of a width, in points, that begins at the edge of its column."""
    return rf"""\begin{{figure}}[t]\noindent\makebox[0pt][l]{{\begin{{tikzpicture}}[x=1bp,y=1bp]
\fill[{colour}] (0,0) rectangle ({width},40);\end{{tikzpicture}}}}
\caption{{A bar as wide as the keeper of the press could make it.}}\here{{float}}\end{{figure}}"""


CLIPPED = r"""\begin{figure}[t]\noindent\makebox[0pt][l]{\begin{tikzpicture}[x=1bp,y=1bp]
\clip (0,0) rectangle (234,40); \fill[black!12] (-90,-90) rectangle (400,90);
\end{tikzpicture}}
\caption{A bar that is cropped to its column.}\here{float}\end{figure}"""
WIDE_TABLE = r"""\begin{table}[t]
\caption{What was measured on one page, in points.}\here{float}
\begin{tabular}{lrrrr}
\toprule
Measure of the page & Asked & Found & Asked again & Found again\\
\midrule
Width of a column & 234.0 & 234.0 & 234.0 & 234.0\\
Gap & 18.0 & 18.0 & 18.0 & 18.0\\
\bottomrule
\end{tabular}
\end{table}"""
TINY_TABLE = r"""\begin{table}[t]\centering
\caption{What was measured on one page, in points.}\here{float}
SIZE
\begin{tabular}{lrr}
\toprule
Measure & Asked & Found\\
\midrule
Width of a column & 234.0 & 234.0\\
Gap & 18.0 & 18.0\\
Leading & 11.95 & 11.96\\
\bottomrule
\end{tabular}
\end{table}"""
SMALL_PARAGRAPH = r"""{\small It was the custom of the house to set what nobody was expected to
read in a smaller type, and the custom was older than the house. The
compositors disliked it, since the small type stood in the darkest corner of
the room, and the readers disliked it as well, since they read it all the
same. A chair who counts lines cannot say whether such a paragraph has been
shortened or only shrunk. We have therefore weighed it, which nobody had
done before us. It weighs what it would have weighed in any other type, to
the last grain. The keeper of the scales has signed for it. What follows
from this is not clear, and the house has kept its custom until this day.
The readers have bought lamps, and the compositors have moved the case to
the window. Nobody has counted since.\par}"""


def leading(factor: float) -> str:
    """Return what sets lines closer together."""
    return rf"\AtBeginDocument{{\linespread{{{factor}}}\selectfont}}"


def size(points: float) -> str:
    """Return what sets the running text in another size, on the same leading."""
    return (
        r"\makeatletter\AtBeginDocument{\renewcommand{\normalsize}{\@setfontsize\normalsize"
        rf"{{{points}}}{{12}}}}\normalsize}}\makeatother"
    )


def captions(command: str) -> str:
    """Return what sets captions in another size."""
    return (
        r"\makeatletter\AtBeginDocument{\let\sound@caption\@makecaption"
        rf"\long\def\@makecaption#1#2{{\vskip6pt{{{command} #1. #2\par}}}}}}\makeatother"
    )


def faulty(name: str, about: str, rule: str, **others: object) -> Case:
    """Return a paper with a fault that a rule of another name than the file finds."""
    return Case(
        f"faulty/{name}",
        about,
        END,
        facts={"rule": rule},
        **others,  # type: ignore[arg-type]
    )


FAULTY_GEOMETRY = [
    faulty(
        "text-block", "The whole text stands 2 pt too far right.", "text-block", preamble=shifted(2)
    ),
    faulty(
        "text-block-left",
        "The whole text stands 8 pt too far left.",
        "text-block",
        preamble=shifted(-8),
    ),
    faulty(
        "text-block-bottom",
        "Two lines more on each page.",
        "text-block",
        preamble=r"\addtolength{\textheight}{24bp}",
    ),
    faulty(
        "text-block-top",
        "The text begins 6 pt higher.",
        "text-block",
        preamble=r"\addtolength{\topmargin}{-6bp}",
    ),
    faulty(
        "columns", "A gap of 15 pt between the columns instead of 18.", "columns", preamble=gap(15)
    ),
    faulty(
        "columns-wide-gap",
        "A gap of 24 pt between the columns instead of 18.",
        "columns",
        preamble=gap(24),
    ),
    faulty(
        "columns-narrow-gap",
        "A gap of 11 pt between the columns instead of 18.",
        "columns",
        preamble=gap(11),
    ),
    faulty(
        "ink-outside-warning",
        "A figure 3 pt beyond the right edge.",
        "ink-outside",
        extra=((9, bar(237)),),
    ),
    faulty(
        "ink-outside", "A figure 9 pt beyond the right edge.", "ink-outside", extra=((9, bar(243)),)
    ),
    faulty(
        "ink-outside-table",
        "A table wider than its column.",
        "ink-outside",
        extra=((9, WIDE_TABLE),),
    ),
    Case(
        "faulty/page-blank",
        "Page 4 is blank.",
        END,
        after=("references", r"\clearpage\mbox{}\clearpage", "appendix"),
    ),
    faulty(
        "body-font",
        "Palatino instead of Times.",
        "body-font",
        preamble=r"\renewcommand{\rmdefault}{ppl}",
    ),
    faulty(
        "body-font-roman",
        "Latin Modern instead of Times.",
        "body-font",
        preamble=r"\renewcommand{\rmdefault}{lmr}",
    ),
    faulty(
        "body-font-sans",
        "A face without serifs.",
        "body-font",
        preamble=r"\renewcommand{\rmdefault}{phv}",
    ),
    faulty("body-size", "Running text of 9.5 pt.", "body-size", preamble=size(9.5)),
    faulty("body-size-slightly", "Running text of 9.8 pt.", "body-size", preamble=size(9.8)),
    faulty("body-size-large", "Running text of 10.5 pt.", "body-size", preamble=size(10.5)),
    faulty("body-leading", "Lines 3 % closer together.", "body-leading", preamble=leading(0.97)),
    faulty(
        "body-leading-slightly",
        "Lines 1.2 % closer together.",
        "body-leading",
        preamble=leading(0.988),
    ),
    faulty(
        "body-leading-loose", "Lines 4 % further apart.", "body-leading", preamble=leading(1.04)
    ),
    faulty(
        "small-type",
        "A table in 5 pt.",
        "small-type",
        extra=((9, TINY_TABLE.replace("SIZE", r"\tiny")),),
    ),
    faulty(
        "small-type-caption",
        "Captions of 8 pt.",
        "small-type",
        extra=((2, FIGURE),),
        preamble=captions(r"\fontsize{8}{9}\selectfont"),
    ),
    faulty(
        "squeezed-spacing",
        "Half of the white around section headings.",
        "squeezed-spacing",
        preamble=SQUEEZED,
    ),
    faulty("small-type-text", "A paragraph of 9 pt.", "small-type", extra=((18, SMALL_PARAGRAPH),)),
]


def sound(name: str, about: str, **others: object) -> Case:
    return Case(f"sound/{name}", about, END, **others)  # type: ignore[arg-type]


SOUND_GEOMETRY = [
    sound(
        "text-block-shifted-slightly",
        "The text stands 0.6 pt too far right.",
        preamble=shifted(0.6),
    ),
    sound("columns-slightly", "A gap of 17.4 pt between the columns.", preamble=gap(17.4)),
    sound("ink-inside", "A figure 0.8 pt beyond the right edge.", extra=((9, bar(234.8)),)),
    sound("ink-clipped", "A figure that is cropped to its column.", extra=((9, CLIPPED),)),
    sound(
        "ink-white",
        "A figure whose white reaches beyond the right edge.",
        extra=((9, bar(260, "white")),),
    ),
    sound("body-leading-slightly", "Lines 0.4 % closer together.", preamble=leading(0.996)),
    sound("body-size-slightly", "Running text of 9.94 pt.", preamble=size(9.98)),
    sound(
        "small-type-scriptsize",
        "A table in 7 pt.",
        extra=((9, TINY_TABLE.replace("SIZE", r"\scriptsize")),),
    ),
]
