"""Papers near to a known format that are in none."""

from __future__ import annotations

from values import Case

LENGTH = 66  # sentences: between one and two pages and a half
WHAT = {
    "two-rules": "Two columns of the same width on letter, title between rules of 4 and 2 pt.",
    "same-columns": "The very columns of ICML, title between rules of 2.5 and 0.5 pt.",
    "roman-numbers": "Two wider columns, a large title without rules, heads numbered I, II, III.",
    "a4-columns": "Two columns on A4, a ruler of gray numbers on both sides.",
    "running-head": "The very column of NeurIPS, a running head, a small-caps title, no rules.",
    "journal": "One column in Computer Modern below the line of a journal.",
    "sans-title": "One column with a title in sans on the left.",
    "equal-rules": "The very column of NeurIPS, title between two rules of 4 pt.",
    "wide-rules": "One column, title between two rules of 2 pt.",
}
LOOKALIKES = [
    Case(
        f"lookalikes/{name}",
        about,
        LENGTH,
        style=name,
        start=r"\renewcommand{\thesection}{\Roman{section}.}" if name == "roman-numbers" else "",
    )
    for name, about in WHAT.items()
]
