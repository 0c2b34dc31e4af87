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
\end{figure*}\clearpage""",
    "numbered-references": r"\renewcommand{\bibsection}{\section{References\protect\here"
    r"{heading:References}}}\samplereferences",
}
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
