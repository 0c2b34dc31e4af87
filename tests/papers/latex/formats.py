"""Two papers for every format that is shipped, and the notices that are traps."""

from __future__ import annotations

from values import Case

LENGTH = 78  # sentences: two pages and a bit
# Edition, its mark, and how the notice goes on; each as the style of its year prints it.
ICML = {
    2022: ("39", "th", "Baltimore, Maryland, USA, PMLR 162, 2022"),
    2023: ("40", "th", "Honolulu, Hawaii, USA. PMLR 202, 2023"),
    2024: ("41", "st", "Vienna, Austria. PMLR 235, 2024"),
    2025: ("42", "nd", "Vancouver, Canada. PMLR 267, 2025"),
    2026: ("43", "rd", "Seoul, South Korea. PMLR 306, 2026"),
}
NEURIPS = (2023, 2024, 2025, 2026)


def icml_notice(year: int) -> str:
    """Return the notice of an accepted paper of the main conference."""
    edition, mark, rest = ICML[year]
    return (
        rf"\emph{{Proceedings of the $\mathit{{{edition}}}^{{{mark}}}$ International Conference "
        rf"on Machine Learning}}, {rest}. Copyright {year} by the author(s)."
    )


def icml(year: int) -> list[Case]:
    """Return a camera-ready paper and a submission of one year."""
    folios = {2022: "no page numbers", 2023: "no page numbers", 2026: "a page number on page 1"}
    about = folios.get(year, "page numbers from page 2 on")
    return [
        Case(
            f"formats/icml{year}-camera-ready",
            f"ICML {year} with its notice and {about}.",
            LENGTH,
            options=f"year={year}",
            notice=icml_notice(year),
            after=("impact", "references"),
        ),
        Case(
            f"formats/icml{year}-submission",
            f"ICML {year}, line numbers on the left, no authors.",
            LENGTH,
            options=f"submission,year={year}",
            after=("impact", "references"),
        ),
    ]


def neurips(year: int) -> list[Case]:
    """Return a camera-ready paper and a submission of one year."""
    return [
        Case(
            f"formats/neurips{year}-camera-ready",
            f"NeurIPS {year} with its notice.",
            LENGTH,
            style="onecolumn",
            options=f"year={year}",
            after=("funding", "references", "clear", "checklist"),
        ),
        Case(
            f"formats/neurips{year}-submission",
            f"NeurIPS {year}, small line numbers, no authors.",
            LENGTH,
            style="onecolumn",
            options=f"submission,year={year}",
            after=("references", "clear", "checklist"),
        ),
    ]


TRAPS = [
    Case(
        "formats/icml2026-preprint",
        "ICML 2026 as a preprint: authors, and a notice that says Preprint with a date.",
        LENGTH,
        options="preprint,year=2026",
    ),
    Case(
        "formats/icml2025-first-ordinal",
        "ICML 2025 as its first official style printed it: the ordinal of the year before.",
        LENGTH,
        options="year=2025",
        notice=icml_notice(2025).replace("{42}^{nd}", "{41}^{st}"),
    ),
    Case(
        "formats/neurips2025-final-without-track",
        "NeurIPS 2025 with final and no track: no notice at all, and so no year.",
        LENGTH,
        style="onecolumn",
        options="year=2025",
        preamble=r"\notice{}",
        facts={"year": None},
    ),
    Case(
        "formats/neurips2025-named-submission",
        "NeurIPS 2025 with a single-blind workshop and without final: authors, line numbers and "
        "“Do not distribute” together.",
        LENGTH,
        style="onecolumn",
        options="submission,named,year=2025",
        preamble=r"\notice{Submitted to 39th Conference on Neural Information Processing Systems "
        r"(NeurIPS 2025). Workshop: Careful Manuscripts. Do not distribute.}",
    ),
    Case(
        "formats/neurips2025-workshop",
        "NeurIPS 2025 with the notice of a workshop.",
        LENGTH,
        style="onecolumn",
        options="year=2025",
        preamble=r"\notice{39th Conference on Neural Information Processing Systems "
        r"(NeurIPS 2025). Workshop: Careful Manuscripts.}",
    ),
    Case(
        "formats/neurips2025-preprint",
        "NeurIPS 2025 as a preprint; no word says the year.",
        LENGTH,
        style="onecolumn",
        options="preprint,year=2025",
        facts={"year": None},
    ),
    Case(
        "formats/neurips2024-preprint",
        "NeurIPS 2024 as a preprint that is under review; no word says the year.",
        LENGTH,
        style="onecolumn",
        options="preprint,year=2024",
        preamble=r"\notice{Preprint. Under review.}",
        facts={"year": None},
    ),
]
FORMATS = [
    *(case for year in ICML for case in icml(year)),
    *(case for year in NEURIPS for case in neurips(year)),
    *TRAPS,
]
