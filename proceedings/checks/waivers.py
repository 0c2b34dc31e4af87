"""The rule about waivers that are not needed; judging itself states it."""

from __future__ import annotations

from proceedings.checks.registry import declare
from proceedings.model import Severity

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
