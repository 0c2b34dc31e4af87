"""Sound papers whose bodies end in a way, or beside a thing, that misleads a careless reader."""

from __future__ import annotations

from stock import FOOTNOTE, WIDE_EQUATION, WIDE_FIGURE, WIDE_TABLE
from values import Case, Target

SHORT = ((2, r"\samplefigure"),)
LIST = r""" Three things remain to be done before the presses roll.
\begin{itemize}
\item Count the lines of the last page by hand, from the top.
\item Look at the foot of the first page.
\item Go home before midnight, and look at the whole again in the morning, for a tired eye sees what
  it expects to see.\bodyend
\end{itemize}"""
THEOREM = r"""

\begin{theorem}
If no line of the body stands behind the last page that a limit allows, then the paper is within the
limit, whatever stands behind its last line and however long it may be.\bodyend
\end{theorem}"""
PROOF = r"""

\begin{lemma}
Every body has a last line.
\end{lemma}
\begin{proof}
A body has lines, and they are finitely many. The one that is read after all the others is the
last.\bodyend
\end{proof}"""
LISTING = r""" In four lines of a program this is the following.
\begin{flushleft}\ttfamily
for page in pages[limit:]:\\
\hspace*{2em}for line in page.lines:\\
\hspace*{4em}if line.is\_body:\\
\hspace*{6em}lines\_over += 1\bodyend
\end{flushleft}"""
EQUATION = r""" Written as a formula, and for every page, this becomes\bodyend
\[ \ell(p, r) = \max \Bigl\{ 0, \sum_{i=1}^{p} n_i - L + r \Bigr\} . \]"""
ALGORITHM = r"""\bodyend

\begin{algorithm}[H]
\caption{Count the lines over a limit}\here{float}
\hspace*{0em}set the count to zero\\
\hspace*{0em}\textbf{for} every page behind the limit \textbf{do}\\
\hspace*{1.5em}\textbf{for} every line of the page that is read as body \textbf{do}\\
\hspace*{3em}add one to the count\\
\hspace*{0em}\textbf{return} the count
\end{algorithm}"""
ALGORITHMS = r"""\usepackage{float}\floatstyle{ruled}\newfloat{algorithm}{t}{loa}
\floatname{algorithm}{Algorithm}"""

TWO_COLUMNS = [
    Case(
        "sound/column-end",
        "The last line of the body is the last line of the left column.",
        Target(3, "left", 0),
        facts={"exact": True},
    ),
    Case(
        "sound/right-column-empty",
        "A figure across both columns above a left column; the right column holds nothing.",
        Target(3, "left", 40),
        extra=((14, WIDE_FIGURE),),
        after=("clear", "references"),
    ),
    Case(
        "sound/equation-last",
        "The last thing of the body is a displayed equation; its last line of text is above it.",
        70,
        ending=EQUATION,
    ),
    Case("sound/list-last", "The last thing of the body is a list.", 70, ending=LIST),
    Case("sound/theorem-last", "The last thing of the body is a theorem.", 70, ending=THEOREM),
    Case("sound/proof-last", "The last thing of the body is a proof.", 70, ending=PROOF),
    Case(
        "sound/listing-last",
        "The last thing of the body is a program in the running text.",
        70,
        ending=LISTING,
    ),
    Case(
        "sound/algorithm-last",
        "An algorithm with a caption, which is a float, stands behind the last line of the body.",
        70,
        preamble=ALGORITHMS,
        ending=ALGORITHM,
    ),
    Case(
        "sound/table-across",
        "A table across both columns stands below the end of the body.",
        Target(3, "right", 12),
        preamble=r"\usepackage{stfloats}",
        extra=((25, WIDE_TABLE),),
    ),
    Case(
        "sound/equation-wide",
        "An equation runs into the gap between the columns, and another stands across both.",
        Target(3, "left", 24),
        extra=(
            (8, WIDE_EQUATION),
            (
                13,
                r"""\begin{equation}
n_1 + n_2 + n_3 + n_4 + n_5 + n_6 + n_7 + n_8 + n_9 + n_{10} + n_{11} + n_{12}
\end{equation}""",
            ),
        ),
    ),
    Case(
        "sound/liberation",
        "Set by LuaTeX in Liberation Serif, with the measures of Times New Roman.",
        70,
        engine="lualatex",
        preamble=r"\usepackage{fontspec}\setmainfont{Liberation Serif}",
    ),
    Case(
        "sound/gyre-opentype",
        "Set by LuaTeX in TeX Gyre Termes from an OpenType file.",
        70,
        engine="lualatex",
        preamble=r"\usepackage{fontspec}\setmainfont{texgyretermes}[Extension=.otf,"
        r"UprightFont=*-regular,BoldFont=*-bold,ItalicFont=*-italic,BoldItalicFont=*-bolditalic]",
    ),
]
ONE_COLUMN = [
    Case(
        "sound/onecolumn-footnote-after-body",
        "One column: a long footnote stands below the last line of the body.",
        Target(3, "left", 36),
        style="onecolumn",
        tail=FOOTNOTE,
        after=("newpage", "references"),
    ),
    Case(
        "sound/onecolumn-list-last",
        "One column: the last thing of the body is a numbered list.",
        70,
        style="onecolumn",
        ending=LIST.replace("itemize", "enumerate"),
    ),
    Case(
        "sound/onecolumn-equation-last",
        "One column: the last thing of the body is a displayed equation.",
        70,
        style="onecolumn",
        ending=EQUATION,
    ),
    Case(
        "sound/onecolumn-floats-after-body",
        "One column: a page of floats stands between the last body line and the references.",
        70,
        style="onecolumn",
        after=("float-page-narrow", "references"),
    ),
    Case(
        "sound/onecolumn-liberation",
        "One column: set by LuaTeX in Liberation Serif.",
        70,
        style="onecolumn",
        engine="lualatex",
        preamble=r"\usepackage{fontspec}\setmainfont{Liberation Serif}",
    ),
]
ENDINGS = [*TWO_COLUMNS, *ONE_COLUMN]
