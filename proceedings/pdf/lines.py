"""Spans into lines: what stands side by side on one baseline belongs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.pdf.pages import line_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from proceedings.pdf.pages import Line, Span

# A superscript rises by about 0.4 of the size and a subscript falls by about 0.2; lines stand
# at least 1.05 sizes apart, so half a size separates the two cases.
_BASELINE_DRIFT = 0.5
# Word spaces stretch to about 0.6 of the size in a loose line; the gap between two columns of
# 9.96 pt is 18 pt, which is 1.8 sizes.
_WIDEST_SPACE = 1.2
# Negative kerning and accents set over letters make spans overlap a little.
_OVERLAP = 0.8
# The number of a line in a review copy is set at 0.6 of the size of the line, on its baseline; a
# mark of that size in front of a footnote is raised.
_NUMBER_SIZE = 0.75
_ON_BASELINE = 1.0


def merge_lines(spans: Iterable[Span]) -> tuple[Line, ...]:
    """Merge spans in content order into lines."""
    lines: list[list[Span]] = []
    # The line's largest span, by which its baseline is told, and where its last span ends.
    anchor: Span | None = None
    anchor_size = anchor_baseline = last_size = last_x1 = 0.0
    for span in spans:
        _, (x0, _, x1, _), size, baseline, _ = span
        larger = last_size if last_size > size else size
        if (
            anchor is not None
            and -_OVERLAP * larger <= x0 - last_x1 <= _WIDEST_SPACE * larger
            and abs(baseline - anchor_baseline)
            <= _BASELINE_DRIFT * (anchor_size if anchor_size > size else size)
            and not (anchor is lines[-1][-1] and _numbers_line(anchor, span))
        ):
            lines[-1].append(span)
            if size > anchor_size:
                anchor, anchor_size, anchor_baseline = span, size, baseline
        else:
            lines.append([span])
            anchor, anchor_size, anchor_baseline = span, size, baseline
        last_size, last_x1 = size, x1
    return tuple([line_of(line) for line in lines])


def _numbers_line(number: Span, span: Span) -> bool:
    return (
        number.size < _NUMBER_SIZE * span.size
        and abs(number.baseline - span.baseline) < _ON_BASELINE
        and number.text.strip().isdigit()
    )
