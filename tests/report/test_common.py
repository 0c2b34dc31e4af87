"""What many papers share is said once, and of which papers."""

from __future__ import annotations

import pytest

from proceedings.model import Finding, Severity, Verdict
from proceedings.report.common import said_of_many
from proceedings.report.values import PaperReport

NOTE = Finding("taken-from-print", Severity.INFO, "No abstract.", "Look at it.", subject="12")


def papers(number, *having, finding=NOTE):
    return [
        PaperReport(
            str(n), "A Title", "a.pdf", Verdict.PASS, record=(finding,) if n in having else ()
        )
        for n in range(1, number + 1)
    ]


@pytest.mark.parametrize(
    ("number", "having", "words"),
    [
        (7, range(1, 8), "all 7 papers"),
        (8, range(1, 8), "7 papers, all but 8"),
        (40, range(1, 7), "6 papers: 1, 2, 3, 4, 5 and 6"),
    ],
)
def test_papers_are_named_by_whichever_list_is_shorter(number, having, words):
    common = said_of_many(papers(number, *having))
    ((finding, which),) = common.findings
    assert which == words
    assert finding.message == "No abstract."
    assert common.own_findings([NOTE]) == ()


def test_what_few_papers_share_or_somebody_has_to_mend_stays_with_each():
    assert not said_of_many(papers(9, *range(1, 6))).findings
    grave = Finding("file-missing", Severity.ERROR, "No PDF.", "Put it there.")
    common = said_of_many(papers(9, *range(1, 10), finding=grave))
    assert common.own_findings([grave]) == (grave,)
