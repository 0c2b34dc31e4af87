"""Cases with words that review copies, templates and drafts leave in print, and without parts."""

from __future__ import annotations

from values import Case

SHORT = ((2, r"\samplefigure"),)
LENGTH = 78  # sentences: two pages and a bit
# Every page from the second on is numbered, although page 1 is final.
NUMBERED = r"""\makeatletter\AddToHook{shipout/background}{\ifnum\c@page>1 \careful@lines\fi}
\makeatother"""
ANONYMOUS_PLACE = r"""\affiliation{3}{Anonymous Institution, Anonymous City, Anonymous Region,
Anonymous Country}"""
FOOT = r"""\makeatletter\renewcommand{\careful@foot}{\hfil{\footnotesize Under review as a workshop
paper}\hfil}\makeatother"""
# Names below the title of a review copy, where the style hides them.
NAMED = r"""\makeatletter\AddToHook{cmd/makepaper/before}{\careful@reviewfalse
\notice{Preliminary work. Under review by the International Conference on Machine Learning (ICML).
Do not distribute.}}\AddToHook{shipout/background}{\careful@lines}\makeatother"""


def head(words: str) -> str:
    """Return what sets a running head."""
    return rf"\makeatletter\AddToHook{{begindocument}}{{\def\careful@short{{{words}}}}}\makeatother"


def faulty(rule: str, about: str, **changes: object) -> Case:
    """Return a paper of three pages with one fault."""
    settings: dict[str, object] = {"extra": SHORT} | changes
    return Case(f"faulty/{rule}", about, LENGTH, **settings)  # type: ignore[arg-type]


REVIEWED = {"options": "submission", "facts": {"asked": {"stage": "submission", "notice": ""}}}
LEFTOVERS = [
    faulty(
        "left-over-line-numbers",
        "Page 1 is final, and the lines of the others are numbered.",
        preamble=NUMBERED,
    ),
    faulty(
        "left-over-anonymous",
        "Authors with their names, and one affiliation that is still anonymous.",
        preamble=ANONYMOUS_PLACE,
    ),
    faulty(
        "left-over-review",
        "A foot on each page that says the paper is under review.",
        preamble=FOOT,
    ),
    faulty(
        "running-head-default",
        "The running head of the template's example.",
        preamble=head("Submission and Formatting Instructions for ICML 2026"),
    ),
    faulty(
        "running-head-suppressed",
        "The running head that says that the title is too long.",
        preamble=head("Title Suppressed Due to Excessive Size"),
    ),
    faulty("running-head-missing", "A rule and no running head.", preamble=head("")),
    faulty(
        "style-error",
        "An affiliation that was never defined, and the style says so.",
        preamble=r"\affiliation{3}{AUTHORERR: Missing affiliation}",
    ),
    faulty(
        "names-in-submission",
        "A review copy with its authors below the title.",
        preamble=NAMED,
        facts={"stage": "submission", "asked": {"stage": "submission", "notice": ""}},
    ),
    faulty(
        "thanks-in-submission",
        "A review copy that thanks two people.",
        after=("acknowledgements", "references"),
        **REVIEWED,
    ),
    faulty(
        "repository-in-submission",
        "A review copy with the address of its authors' code.",
        tail=r" Our code is available at github.com/ada-lovelace/notes.",
        **REVIEWED,
    ),
    faulty(
        "example-text",
        "An appendix that begins with the words of the template.",
        after=(
            "references",
            "appendix",
            "There can be as much text here as you want, says the template.",
        ),
    ),
    faulty(
        "example-keywords",
        "The keywords of the template in the file's metadata.",
        preamble=r"\AddToHook{begindocument/before}{\keywords{Machine Learning, ICML}}",
    ),
    faulty(
        "unresolved-reference",
        "A section and a citation that LaTeX does not find.",
        extra=(*SHORT, (3, r"More of this stands in Section~\ref{nowhere} and in \citet{nobody}.")),
    ),
    faulty(
        "todo",
        "A note of the authors to themselves.",
        extra=(*SHORT, (3, r"[TODO: measure the second press as well]")),
    ),
    faulty(
        "checklist-todo",
        "A checklist of which no answer is filled in.",
        style="onecolumn",
        after=(
            "references",
            "clear",
            r"""\partheading{NeurIPS Paper Checklist}
\begin{enumerate}
\item \textbf{Claims.} Do the claims match what was measured?\par Answer: [TODO]\par
Justification: [TODO]
\item \textbf{Limitations.} Does the paper discuss what it leaves out?\par Answer: [TODO]\par
Justification: [TODO]
\end{enumerate}""",
        ),
        facts={"format": "neurips2025"},
    ),
    faulty(
        "impact-statement-missing",
        "No impact statement, where the workshop asks for one.",
        facts={"asked": {"parts": ["impact-statement"]}},
    ),
    faulty(
        "checklist-missing",
        "No checklist, where the workshop asks for one.",
        style="onecolumn",
        facts={"format": "neurips2025", "asked": {"parts": ["checklist"]}},
    ),
    faulty(
        "abstract-missing",
        "The introduction follows the names.",
        start=r"\RenewDocumentEnvironment{abstract}{+b}{}{}",
    ),
]
SOUND_LEFTOVERS = [
    Case(
        "sound/words-like-leftovers",
        "Sentences and a program about question marks, notes and reviews.",
        LENGTH,
        extra=(
            *SHORT,
            (
                3,
                r"""Who would not ask: why??
The answer (?) was under review by two readers, and they wrote: do not distribute. We thank the
anonymous authors of the old tables, whose names nobody knows. The code of the press is printed
here as it stands.

\texttt{\# TODO: oil the press}

\texttt{x = a ?? b}""",
            ),
        ),
    ),
    Case(
        "sound/submission-with-hidden-code",
        "A review copy whose code is behind an anonymous address, and the tools of others.",
        LENGTH,
        options="submission",
        extra=SHORT,
        tail=r" Our code is available at anonymous.4open.science/r/notes. The tables were set with "
        r"a package of the library (github.com/typesetters/tables).",
        facts={"asked": {"stage": "submission", "notice": ""}},
    ),
    Case(
        "sound/impact-statement-asked",
        "An impact statement, where the workshop asks for one.",
        LENGTH,
        extra=SHORT,
        after=("impact", "references"),
        facts={"asked": {"parts": ["impact-statement"]}},
    ),
]
