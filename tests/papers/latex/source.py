"""The LaTeX source of a test paper."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

from stock import ABSTRACT, ARTICLE_FRONT, PARTS, SECTIONS

if TYPE_CHECKING:
    from values import Case

FILLER = Path(__file__).resolve().parent / "filler.txt"
CITES = (r"\citep{hornschuch}", r"\citet{euler}", r"\citep{moxon,duerer}", r"\citep{lovelace}")
EVERY = 4  # paragraphs under a heading


def paragraphs(seed: str) -> list[list[str]]:
    """Return six rounds of the stock of paragraphs, as lists of sentences, shuffled by a seed."""
    stock = [
        re.split(r"(?<=\.) ", block.replace("\n", " "))
        for block in FILLER.read_text().strip().split("\n\n")
    ]
    draw = random.Random(seed)
    rounds = []
    for _ in range(6):
        draw.shuffle(stock)
        rounds += stock
    return rounds


def body(case: Case, sentences: int, coda: str, seed: str) -> str:
    """Return the LaTeX of the body, cut after a number of sentences and closed with a coda."""
    taken: list[list[str]] = []
    left = sentences
    for paragraph in paragraphs(seed):
        if left <= 0:
            break
        taken.append(paragraph[:left])
        left -= len(paragraph)
    last_head = (len(taken) - 2) // EVERY * EVERY
    extras = dict(case.extra)
    out: list[str] = []
    for index, paragraph in enumerate(taken):
        if index % EVERY == 0 and index <= last_head:
            name = case.last_section if index == last_head else SECTIONS[index // EVERY % 12]
            out.append(rf"\section{{{name}}}")
        if index in extras:
            out.append(extras[index])
        text = " ".join(paragraph)
        if index % 5 == 1 and index < len(taken) - 1:
            text += f" Others have said so before us, see {CITES[index // 5 % 4]}."
        if index == len(taken) - 1:
            text = f"{text} {coda}".rstrip() + case.tail
            text += case.ending if r"\bodyend" in case.ending else r"\bodyend" + case.ending
        out.append(text + "\n")
    return "\n".join(out)


def front(case: Case) -> str:
    """Return everything from the class to the abstract."""
    if case.style == "article":
        return ARTICLE_FRONT % {"title": case.title, "notice": case.notice}
    options = ",".join(filter(None, (case.page.option, case.options)))
    option = f"[{options}]" if options else ""
    lines = [
        r"\documentclass[10pt]{article}",
        rf"\usepackage{option}{{{case.page.package}}}",
        case.preamble,
        r"\input{parts}",
        rf"\papertitle[{case.title.split(':')[0]}]{{{case.title}}}",
    ]
    if case.engine == "lualatex":
        lines.insert(0, r"\input{lua}")
    if case.style == "careful":
        lines += [
            r"\paperauthor{Ada Lovelace}{1}\paperauthor{Johann Heinrich Lambert}{2}",
            r"\affiliation{1}{Analytical Society, Cambridge, United Kingdom}",
            r"\affiliation{2}{Academy of Sciences, Berlin, Germany}",
            r"\corresponding{Ada Lovelace}{lovelace@example.org}",
            r"\keywords{manuscripts, page limits}",
        ]
        if case.notice:
            lines.append(rf"\notice{{{case.notice}}}")
    else:
        lines += [
            r"\paperauthor{Ada Lovelace}{Analytical Society}{lovelace@example.org}",
            r"\paperauthor{Johann Heinrich Lambert}{Academy of Sciences}{lambert@example.org}",
        ]
    return "\n".join([*lines, r"\begin{document}", case.start, r"\makepaper", ABSTRACT])


def source(case: Case, sentences: int, coda: str, seed: str) -> str:
    """Return the whole LaTeX source of a case."""
    after = "\n\n".join(PARTS.get(part, part) for part in case.after)
    return "\n\n".join(
        [front(case), body(case, sentences, coda, seed), after, r"\end{document}", ""]
    )
