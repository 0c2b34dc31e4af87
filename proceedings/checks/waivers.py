"""What organizers let pass: a finding with a waiver is listed and does not count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings.checks.registry import declare, severity_of
from proceedings.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from proceedings.model import Waiver

declare(
    "waiver-unused",
    Severity.WARNING,
    "a waiver lets something pass that is not there",
    """
    A waiver of ``decisions.yaml`` names a rule that the paper does not break: its authors handed in
    a new version, or the rule is off. A waiver that stays would let the next fault pass unseen.

    Example: ``waive: "12"`` with ``rule: page-limit``, and the paper is within its limit.

    Fix: delete the entry in ``decisions.yaml``.
    """,
)


def with_waivers(findings: Sequence[Finding], waivers: Sequence[Waiver]) -> Iterator[Finding]:
    """Yield findings with the waivers of their rules; of several of one rule the last counts."""
    of_rules = {waiver.rule: waiver for waiver in waivers}
    for finding in findings:
        yield replace(finding, waived=of_rules.get(finding.rule))


def unused(findings: Sequence[Finding], waivers: Sequence[Waiver]) -> Iterator[Finding]:
    """Yield a warning for each waiver of a rule that nothing breaks."""
    broken = {finding.rule for finding in findings}
    for waiver in waivers:
        if waiver.rule not in broken:
            yield Finding(
                "waiver-unused",
                severity_of("waiver-unused"),
                f"The rule {waiver.rule} is waived for this paper, which does not break it.",
                "Delete the waiver from decisions.yaml.",
                expected=f"a finding of {waiver.rule}",
                actual="none",
            )
