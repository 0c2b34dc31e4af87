"""Sound papers in which the back matter, or what looks like it, misleads a careless reader."""

from __future__ import annotations

from stock import part, run_in
from values import Case

SMALL_CAPS = r"""\makeatletter\renewcommand{\section}{\@startsection{section}{1}{\z@}{-8.65pt plus
-3pt minus -1pt}{1.45pt}{\normalfont\large\scshape\raggedright}}\makeatother"""
LIMITATIONS = r"""

\section*{Limitations}
We looked at papers of two shapes only, and at few of each. Nothing of what was said here holds for
pages that are read from right to left.\bodyend"""
SUPPLEMENT = (
    r"\section{Supplementary Material\protect\here{heading:Supplementary Material}"
    r"\protect\here{appendix}}"
)
NAMED_APPENDIX = r"\section*{Appendix\protect\here{heading:Appendix}\protect\here{appendix}}"

REFERENCES = [
    Case(
        "sound/references-without-heading",
        "The references just start: entries with hanging indents, no heading.",
        70,
        after=("bare-references",),
    ),
    Case(
        "sound/references-small-without-heading",
        "The references just start, in smaller type.",
        70,
        after=(r"\renewcommand{\bibfont}{\footnotesize\raggedright}", "bare-references"),
    ),
    Case(
        "sound/onecolumn-references-without-heading",
        "One column: the references just start with their labels in brackets.",
        70,
        style="onecolumn",
        after=("bare-references",),
    ),
    Case(
        "sound/references-bibliography",
        "The references are called Bibliography.",
        70,
        after=(
            r"\renewcommand{\bibsection}{\partheading{Bibliography}}",
            "references",
        ),
    ),
    Case(
        "sound/onecolumn-appendix-before-references",
        "One column: the appendix stands before the references.",
        70,
        style="onecolumn",
        after=("appendix", "references"),
    ),
    Case(
        "sound/onecolumn-second-references",
        "One column: the appendix has references of its own.",
        70,
        style="onecolumn",
        after=("references", "clear", "appendix", "second-references"),
    ),
    Case(
        "sound/appendix-named",
        "The appendix is called Appendix, and its sections go on with Arabic numbers.",
        70,
        after=(
            "references",
            "clear",
            NAMED_APPENDIX,
            part("Measurements on a Second Press", command=r"\section"),
            part("Paper, Ink and Weather", command=r"\section"),
        ),
    ),
    Case(
        "sound/appendix-supplementary",
        "The appendix is a numbered section called Supplementary Material.",
        70,
        after=(
            "references",
            SUPPLEMENT,
            part("Paper, Ink and Weather", command=r"\subsection"),
        ),
    ),
]
HEADINGS = [
    Case(
        "sound/headings-small-caps",
        "Headings in small capitals that are not bold.",
        70,
        start=SMALL_CAPS,
        after=("impact", "references"),
    ),
    Case(
        "sound/acknowledgements-run-in",
        "The acknowledgements begin with a bold word in their own line of text.",
        70,
        after=(run_in("Acknowledgements", "."), "references"),
    ),
    Case(
        "sound/onecolumn-acknowledgements-run-in",
        "One column: the acknowledgements begin with a bold word and no full stop.",
        70,
        style="onecolumn",
        after=(run_in("Acknowledgments", ""), "references"),
    ),
    Case(
        "sound/acknowledgements-small-heading",
        "The heading of the acknowledgements is no larger than the text.",
        70,
        after=(part("Acknowledgements", command=r"\subsection*"), "references"),
    ),
    Case(
        "sound/onecolumn-acknowledgements-numbered",
        "One column: the acknowledgements are a numbered section.",
        70,
        style="onecolumn",
        after=(part("Acknowledgements", command=r"\section"), "references"),
    ),
    Case(
        "sound/headings-like-back-matter",
        "Sections of the body whose headings begin like those of back matter.",
        70,
        extra=(
            (5, r"\section{Data Availability in Old Printing Houses}"),
            (9, r"\section{References to Figures}"),
        ),
        last_section="Acknowledgements as a Form of Art",
    ),
    Case(
        "sound/limitations",
        "Limitations are a section of the body, before the impact statement.",
        70,
        last_section="Limitations",
        after=("impact", "references"),
    ),
    Case(
        "sound/onecolumn-limitations",
        "One column: limitations without a number belong to the body.",
        70,
        style="onecolumn",
        ending=LIMITATIONS,
        after=("funding", "references"),
    ),
]
WORDS = [
    Case(
        "sound/back-matter-contributions",
        "Author contributions, acknowledgments, code, data, ethics and reproducibility, in turn.",
        70,
        after=(
            part("Author Contributions"),
            part("Acknowledgments"),
            part("Code Availability"),
            part("Data Availability"),
            part("Ethics Statement"),
            part("Reproducibility Statement"),
            "references",
        ),
    ),
    Case(
        "sound/back-matter-broader-impact",
        "Broader impact, software and data, acknowledgement, in turn.",
        70,
        after=(
            part("Broader Impact"),
            part("Software and Data"),
            part("Acknowledgement"),
            "references",
        ),
    ),
    Case(
        "sound/back-matter-reproducibility",
        "The back matter begins with a reproducibility statement.",
        70,
        after=(
            part("Reproducibility Statement"),
            part("Impact Statement"),
            part("Acknowledgments"),
            "references",
        ),
    ),
    Case(
        "sound/onecolumn-back-matter",
        "One column: broader impact, ethics, code and data, contributions, funding, a checklist.",
        70,
        style="onecolumn",
        after=(
            part("Broader Impact"),
            part("Ethics Statement"),
            part("Code and Data Availability"),
            part("Author Contributions"),
            "funding",
            "references",
            "clear",
            "appendix",
            "clear",
            "checklist",
        ),
    ),
    Case(
        "sound/onecolumn-back-matter-impact",
        "One column: impact statement, software and data, reproducibility, acknowledgements.",
        70,
        style="onecolumn",
        after=(
            part("Impact Statement"),
            part("Software and Data"),
            part("Reproducibility Statement"),
            part("Acknowledgements"),
            "references",
        ),
    ),
    Case(
        "sound/onecolumn-back-matter-code",
        "One column: the back matter begins with code availability, then data availability.",
        70,
        style="onecolumn",
        after=(part("Code Availability"), part("Data Availability"), "references"),
    ),
]
BACK_MATTER = [*REFERENCES, *HEADINGS, *WORDS]
