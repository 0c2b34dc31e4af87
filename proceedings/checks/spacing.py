"""A rule about the white around headings and captions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.anatomy.setting import middle
from proceedings.checks.own import form_of
from proceedings.checks.registry import rule
from proceedings.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.anatomy.values import Manuscript
    from proceedings.checks.asked import Asked

# Of 103 papers half of the distances are the format's to a tenth of a point; the middle distance
# of a paper falls below these shares of it in three of them.
_SHARES = {"above heading": 0.85, "below heading": 0.85, "below caption": 0.75}
_FEWEST = 2
_WHERE = {
    "above heading": "above section headings",
    "below heading": "below section headings",
    "below caption": "between captions and the text below",
}


@rule("squeezed-spacing", Severity.INFO, "there is less white around headings or captions")
def squeezed_spacing(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report less white around headings and captions than papers in the format have.

    Squeezed white gains lines and makes a page hard to scan. It is a remark and no fault: TeX
    itself shrinks the white of a full page a little, and the middle of all distances of a paper is
    compared with what most accepted papers have.

    Example: \vspace{-4mm} behind every figure, or titlesec with small numbers.

    Fix: remove them.
    """
    form = form_of(manuscript, asked)
    if form is None:
        return
    for what, share in _SHARES.items():
        usual = form.spacing.get(what)
        found = [one for one in manuscript.spacing if one.what == what]
        if usual is None or len(found) < _FEWEST:
            continue
        usually = middle(one.points for one in found)
        if usually < share * usual:
            tightest = min(found, key=lambda one: one.points)
            yield Finding(
                "squeezed-spacing",
                Severity.INFO,
                f"The white {_WHERE[what]} is squeezed: {usually:.1f} pt from line to line, where "
                f"papers in this format have {usual:.1f} pt.",
                "Remove negative \\vspace and what changes the white around headings and floats "
                "(titlesec, \\textfloatsep, \\abovecaptionskip ...).",
                page=tightest.page,
                box=tightest.box,
                expected=f"{usual:.1f} pt",
                actual=f"{usually:.1f} pt",
            )
