"""From facts to a verdict: every rule in turn, one finding for one cause."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings.anatomy.posters import Poster  # noqa: TC001 - types of fields
from proceedings.anatomy.reading import Unreadable  # noqa: TC001
from proceedings.anatomy.values import Manuscript  # noqa: TC001
from proceedings.checks.asked import Asked  # noqa: TC001
from proceedings.checks.counting import lines_over
from proceedings.checks.registry import all_rules
from proceedings.model import Finding, Severity, Verdict, has_errors
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from proceedings.checks.poster_asked import PosterAsked
    from proceedings.model import Waiver

# What follows from another finding and would only repeat its cause: in a wrong template neither
# limit nor notice nor stage means anything, a review copy carries the notice of one, and floats
# come forward when the text before them is shortened. Whatever moves the text moves what stands in
# it, and type of another size has another leading.
_MEASURES = {
    *("text-block", "columns", "ink-outside", "squeezed-spacing"),
    *("body-font", "body-size", "body-leading", "small-type"),
}
_HIDES = {
    "format": {
        *("page-limit", "floats-over-limit", "stage", "format-year", "running-head-missing"),
        *("impact-statement-missing", "checklist-missing"),
        *_MEASURES,
    },
    "page-size": {"text-block", "columns", "ink-outside"},
    "text-block": {"columns", "ink-outside"},
    "columns": {"ink-outside"},
    "body-size": {"body-leading", "small-type", "squeezed-spacing"},
    "body-leading": {"squeezed-spacing"},
    "page-limit": {"floats-over-limit"},
    "stage": {"format-year", "metadata-anonymous"},
    "notice-main-conference": {"format-year"},
    "notice-wrong-year": {"format-year"},
    "notice-other-event": {"format-year"},
    "poster-other-paper": {"poster-title", "poster-authors"},
}
_HIDES_PREFIX = {"format": "notice-", "stage": "notice-"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the check says of one manuscript.

    Fields:
        lines_over: lines of body over the limit, negative for lines to spare, None unknown.
        asked: what it was held against; None for a file nobody could judge.
    """

    verdict: Verdict
    findings: tuple[Finding, ...]
    lines_over: int | None = None
    asked: Asked | None = None

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that count: those that nobody waived."""
        return tuple(finding for finding in self.findings if finding.waived is None)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """The findings that the organizers let pass."""
        return tuple(finding for finding in self.findings if finding.waived is not None)


@dataclass(frozen=True, slots=True)
class Checked:
    """A manuscript or a poster with the facts about it and the judgement.

    Fields:
        name: the file as it was given.
        key: the paper it belongs to; None outside a workshop.
    """

    name: str
    key: str | None
    facts: Manuscript | Poster | Unreadable
    judgement: Judgement

    def fails(self, *, strict: bool = False) -> bool:
        """Tell whether the paper has an error, or with ``strict`` a warning."""
        return has_errors(self.judgement.findings, strict=strict)


def judge(
    manuscript: Manuscript,
    asked: Asked | None,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    waivers: Sequence[Waiver] = (),
) -> Judgement:
    """Hold a manuscript against what is asked of it.

    Arguments:
        asked: None where no format is known and none was given.
        select: ids of the only rules that may report; empty takes all.
        ignore: ids of rules that may not.
        waivers: of this manuscript. A finding that is waived still hides what follows from its
            cause.
    """
    if asked is None:
        return Judgement(Verdict.UNJUDGED, (_unknown_format(manuscript),))
    findings = [
        finding
        for rule in all_rules()
        if rule.check is not None
        for finding in rule.check(manuscript, asked)
    ]
    kept = _settled(findings, asked.severities, select, ignore, waivers)
    return Judgement(_verdict(kept), kept, lines_over(manuscript, asked), asked)


def judge_poster(
    poster: Poster,
    asked: PosterAsked,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    waivers: Sequence[Waiver] = (),
) -> Judgement:
    """Hold a poster against what is asked of it; the arguments are those of :func:`judge`."""
    findings = [
        finding
        for rule in all_rules()
        if rule.poster is not None
        for finding in rule.poster(poster, asked)
    ]
    kept = _settled(findings, asked.severities, select, ignore, waivers)
    return Judgement(_verdict(kept), kept)


def _settled(
    findings: Sequence[Finding],
    severities: Mapping[str, Severity | None],
    select: Collection[str],
    ignore: Collection[str],
    waivers: Sequence[Waiver],
) -> tuple[Finding, ...]:
    """Return the findings that are to be reported, as grave as the workshop says."""
    findings = _one_a_cause(_graded(findings, severities))
    findings = [*_with_waivers(findings, waivers), *_unused(findings, waivers)]
    return tuple(
        finding
        for finding in findings
        if (not select or finding.rule in select) and finding.rule not in ignore
    )


def _verdict(findings: Sequence[Finding]) -> Verdict:
    return Verdict.FAIL if has_errors(findings) else Verdict.PASS


def unreadable(file: Unreadable) -> Judgement:
    """Return the judgement of a file that could not be read."""
    finding = Finding(file.rule, Severity.ERROR, file.message, file.fix)
    return Judgement(Verdict.UNREADABLE, (finding,))


def about(subject: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings with what they are about written into them."""
    return tuple(replace(finding, subject=subject) for finding in findings)


def _graded(
    findings: Sequence[Finding], severities: Mapping[str, Severity | None]
) -> list[Finding]:
    """Give findings the severities that are asked for, and drop those of rules that are off.

    A rule that is off hides nothing either: where any template is taken, its limit still holds.
    """
    graded = []
    for finding in findings:
        severity = severities.get(finding.rule, finding.severity)
        if severity is not None:
            graded.append(replace(finding, severity=severity))
    return graded


def hidden_by(rules: Collection[str], rule: str) -> bool:
    """Tell whether a finding of a rule would only repeat the cause of those that are there."""
    return any(
        rule in _HIDES.get(cause, ())
        or (cause in _HIDES_PREFIX and rule.startswith(_HIDES_PREFIX[cause]))
        for cause in rules
    )


def _one_a_cause(findings: Sequence[Finding]) -> list[Finding]:
    present = {finding.rule for finding in findings}
    return [finding for finding in findings if not hidden_by(present, finding.rule)]


def _with_waivers(findings: Sequence[Finding], waivers: Sequence[Waiver]) -> Iterator[Finding]:
    """Yield findings with the waivers of their rules; of several of one rule the last counts."""
    of_rules = {waiver.rule: waiver for waiver in waivers}
    for finding in findings:
        yield replace(finding, waived=of_rules.get(finding.rule))


def _unused(findings: Sequence[Finding], waivers: Sequence[Waiver]) -> Iterator[Finding]:
    """Yield a warning for each waiver of a rule that nothing breaks."""
    broken = {finding.rule for finding in findings}
    for waiver in waivers:
        if waiver.rule not in broken:
            yield Finding(
                "waiver-unused",
                Severity.WARNING,
                f"The rule {waiver.rule} is waived for this paper, which does not break it.",
                "Delete the waiver from decisions.yaml.",
                expected=f"a finding of {waiver.rule}",
                actual="none",
            )


def _unknown_format(manuscript: Manuscript) -> Finding:
    return Finding(
        "format-unknown",
        Severity.WARNING,
        "The template was not recognised, and none was named: nothing could be judged.",
        "Name the format with --format, or run the check inside the workshop's folder.",
        page=1,
        actual="; ".join(manuscript.format.evidence),
    )
