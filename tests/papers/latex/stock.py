"""Words the test papers are made of: notices, headings, back matter, front matter."""

from __future__ import annotations

MAIN_CONFERENCE = (
    r"\emph{Proceedings of the $\mathit{43}^{rd}$ International Conference on Machine Learning}, "
    "Seoul, South Korea. PMLR 306, 2026. Copyright 2026 by the author(s)."
)
SECTIONS = (
    "Introduction",
    "The Shape of a Page",
    "Lines and Columns",
    "What a Limit Counts",
    "Figures and Tables",
    "Names and Notices",
    "Measurements",
    "A Small Experiment",
    "What We Found",
    "Related Work",
    "Discussion",
    "Practical Advice",
)
CODAS = (
    "",
    "So it is.",
    "That is all there is.",
    "Nothing more needs to be said here.",
    "Nothing more needs to be said about it in this place.",
    "The rest is patience, a sharp pencil, and a second look in the morning.",
    "The rest is patience, a sharp pencil, a good lamp, and a second look in the early morning.",
)

FOOTNOTE = r"""\footnote{The pencil was of the kind that carpenters use, flat and soft. It leaves a
broad mark that can be seen from across the room, and it cannot be mistaken for a part of the print.
We mention it because two readers asked, and because a note as long as this one, set below the last
line of the body, has been taken for the end of an argument more than once.}"""
PRESSES = r"""\begin{tikzpicture}[x=1bp,y=1bp]
\foreach \c in {0,...,WIDE}{\pgfmathsetmacro{\h}{14+9*mod(\c*5,7)}
  \draw[fill=black!12,line width=.4bp] (\c*38,0) rectangle +(26,\h);}
\draw[line width=.4bp] (-8,0) -- (WIDE*38+34,0);
\end{tikzpicture}"""
BODY_FIGURE = (
    r"\begin{figure}[p]\centering " + PRESSES.replace("WIDE", "4") + r"\caption{Sheets that each "
    r"of the presses printed in one week.}\here{float}\end{figure}"
)
WIDE_FIGURE = (
    r"\begin{figure*}[t]\centering " + PRESSES.replace("WIDE", "11") + r"\caption{Sheets that "
    r"twelve presses printed in one week. The last of them was idle on one day.}"
    r"\here{float}\end{figure*}"
)
WIDE_TABLE = r"""\begin{table*}[b]\centering
\caption{What was measured on four presses, in points.}\here{float}
\begin{tabular}{llll}
\toprule
Press & Width of the left column & Width of the right column & What the keeper of the press says\\
\midrule
First & two hundred and thirty-four & two hundred and thirty-four & that it has always been so\\
Second & two hundred and thirty-four & two hundred and thirty-five & that the frost is to blame\\
Third & two hundred and thirty-three & two hundred and thirty-four & that nobody measures columns\\
Fourth & two hundred and thirty-four & two hundred and thirty-four & nothing at all\\
\bottomrule
\end{tabular}
\end{table*}"""
WIDE_EQUATION = r"""\begin{figure*}[t]
\begin{equation}
\ell(p, r) = \max \Bigl\{ 0, \sum_{i=1}^{p} \bigl( n_i^{\mathrm{left}} + n_i^{\mathrm{right}} \bigr)
  - \sum_{i=1}^{L} \bigl( n_i^{\mathrm{left}} + n_i^{\mathrm{right}} \bigr) + r \Bigr\}
  \quad \text{where no page behind the limit is left out}
\end{equation}
\hrulefill
\end{figure*}"""
RESUMED = r"""\section{Discussion}
There is more\here{resumes} to be said, and the pages before the references did not hold it. A paper
that goes on behind its references has not become shorter by doing so. Whoever counts the lines will
count these as well, and whoever reads the paper will wonder whether the end was the end. It would
have been better to shorten the argument, or to call what follows an appendix, if that is what it
is. The presses do not mind. They print whatever they are given, in whatever order it
comes.\here{resumes_end}"""
IMPACT_AT_LIMIT = r"""\partheading{Impact Statement}
This paper is about the length of papers. Its consequences are modest: some authors will shorten a
sentence, and some readers will be spared one.

No other consequence is worth a line.\here{impact_end}"""

ACKNOWLEDGEMENTS = r"""\partheading{Acknowledgements}
We thank the compositors of the last century, who measured everything and signed nothing, and the
readers of earlier drafts, who counted the lines by hand."""
IMPACT = r"""\partheading{Impact Statement}
This paper is about the length of papers. Its consequences are modest: some authors will shorten a
sentence, and some readers will be spared one. There are other consequences of our work, none of
which we feel must be specifically highlighted here."""
SOFTWARE = r"""\partheading{Software and Data}
The pages were set with free software. The marks of the pencil are kept in a drawer and shown to
everybody who asks."""
FUNDING = r"""\partheading{Acknowledgments and Disclosure of Funding}
We thank the keepers of the paper store. Nobody paid for this work, and nobody was asked to."""
CHECKLIST = r"""\partheading{NeurIPS Paper Checklist}
\begin{enumerate}
\item \textbf{Claims.} Do the claims match what was measured? Answer: [Yes]. The measures stand in
the body, and everybody may repeat them with a ruler.
\item \textbf{Limitations.} Does the paper discuss what it leaves out? Answer: [Yes]. It leaves out
most of what can be said about paper.
\end{enumerate}"""
APPENDIX = r"""\appendix
\section{Measurements on a Second Press\protect\here{appendix}}
The measurements of the body were repeated on a second press, with other paper and another hand.
The differences are smaller than the width of a rule. We give them here for the reader who wants to
see them once and never again.

The first press keeps its measure by the width of its formes, the second by a gauge. A gauge wears
out and a forme does not, and so the second press had to be set anew in the middle of the work. No
line moved by more than a fifth of a point.

\subsection{A Second Press}
We set one page on both presses and laid the sheets upon each other before a window. The columns
covered each other exactly, and the folios did so as well."""
PARTS = {
    "references": r"\samplereferences",
    "clear": r"\clearpage",
    "newpage": r"\newpage",
    "acknowledgements": ACKNOWLEDGEMENTS,
    "impact": IMPACT,
    "software": SOFTWARE,
    "funding": FUNDING,
    "checklist": CHECKLIST,
    "appendix": APPENDIX,
    "appendix-one-column": r"\clearpage\onecolumn" + APPENDIX,
    "second-references": r"""\partheading{References}
\begin{list}{}{\leftmargin10pt\itemindent-10pt}
\item Fournier, P.-S. \emph{Manuel typographique}. Barbou, Paris, 1764.
\item Bodoni, G. \emph{Manuale tipografico}. Presso la vedova, Parma, 1818.
\end{list}""",
    "float-page": r"""\clearpage
\begin{figure*}[p]\centering
\begin{tikzpicture}[x=1bp,y=1bp]
\foreach \r in {0,1,2,3,4,5}{\foreach \c in {0,1,2,3,4,5,6,7}{
  \pgfmathsetmacro{\h}{10+5*mod(\r*5+\c*3,9)}
  \draw[fill=black!8,line width=.4bp] (\c*58,-\r*92) rectangle +(46,76);
  \draw[fill=black!45,line width=.3bp] (\c*58+8,-\r*92+6) rectangle +(30,\h);}}
\end{tikzpicture}
\caption{Forty-eight pages and how full each of them is. This figure did not fit anywhere else.}
\here{float}
\end{figure*}\clearpage""",
    "float-page-narrow": r"\clearpage"
    + BODY_FIGURE.replace("{figure}[p]", "{figure}[p!]")
    + r"\clearpage",
    "bare-references": r"\renewcommand{\bibsection}{}\samplereferences",
    "numbered-references": r"\renewcommand{\bibsection}{\section{References\protect\here"
    r"{heading:References}}}\samplereferences",
}
THANKS = (
    "We say here what such a place is for, in one sentence and not in two. The rest is known to "
    "everybody who has looked into a paper of this kind before."
)


def part(heading: str, command: str = r"\section*") -> str:
    """Return a part of the back matter under a heading."""
    mark = rf"\protect\here{{heading:{heading}}}" if known(heading) else ""
    return rf"{command}{{{heading}{mark}}}" + "\n" + THANKS


def run_in(heading: str, stop: str) -> str:
    """Return a part of the back matter whose heading stands in the first line of its text."""
    return rf"\textbf{{{heading}{stop}}}\here{{heading:{heading}}} {THANKS}"


def known(heading: str) -> bool:
    """Tell whether a heading opens back matter by its words; sections of an appendix do not."""
    return "Press" not in heading and "Paper" not in heading


ABSTRACT = r"""\begin{abstract}
A page limit looks like a number and is a question about reading. We ask where the body of a paper
ends, which lines stand before that place, and what else a careful printer would look at before the
presses roll. The answers are short, and most of them have been known for four hundred years.
\end{abstract}"""
ARTICLE_FRONT = r"""\documentclass[11pt,letterpaper]{article}
\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{lmodern,amsmath,booktabs,tikz}
\usepackage[round,authoryear]{natbib}\usepackage{hyperref}
\input{glyphtounicode}\pdfgentounicode=1\pdfinfoomitdate=1\pdftrailerid{}\pdfsuppressptexinfo=-1
\pdfpagewidth=612bp\pdfpageheight=792bp
\input{parts}
\title{%(title)s\footnotetext{%(notice)s}}
\author{Ada Lovelace \and Johann Heinrich Lambert}\date{}
\begin{document}\maketitle\suppressfloats[t]
""" + ABSTRACT.replace("%", "%%")
