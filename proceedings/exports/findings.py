"""A finding as plain values, the same in every JSON that has findings; unknown is null."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from proceedings.model import Box, Finding, Waiver


def finding_value(finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON has it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "page": finding.page,
        "box": box_value(finding.box),
        "message": finding.message,
        "expected": finding.expected,
        "actual": finding.actual,
        "fix": finding.fix or None,
        **({"waived": waiver_value(finding.waived)} if finding.waived else {}),
    }


def waiver_value(waiver: Waiver) -> dict[str, str]:
    """Return a waiver as JSON has it: why, by whom, and when."""
    return {"reason": waiver.reason, "by": waiver.by, "date": waiver.date.isoformat()}


def box_value(box: Box | None) -> list[float] | None:
    """Return x0, y0, x1, y1 in points from the top left, to a tenth."""
    return [round(edge, 1) for edge in (box.x0, box.y0, box.x1, box.y1)] if box else None
