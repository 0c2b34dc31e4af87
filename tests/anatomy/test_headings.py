from __future__ import annotations

from pathlib import Path

import pytest

from proceedings.anatomy.headings import part_of
from proceedings.anatomy.reading import read_manuscript

PAPERS = Path(__file__).parent.parent / "papers"


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("References", "references"),
        ("REFERENCES", "references"),
        ("References:", "references"),
        ("Bibliography", "references"),
        ("Acknowledgements", "acknowledgements"),
        ("Acknowledgments", "acknowledgements"),
        ("Acknowledgments and Disclosure of Funding", "acknowledgements"),
        ("Impact Statement", "impact-statement"),
        ("Broader Impact", "impact-statement"),
        ("Software and Data", "software-and-data"),
        ("Data Availability", "software-and-data"),
        ("Code and Data Availability", "software-and-data"),
        ("NeurIPS Paper Checklist", "checklist"),
        ("Appendix", "appendix"),
        ("Supplementary Material", "appendix"),
        ("Introduction", ""),
        ("Conclusions and Limitations", ""),
        ("Limitations", ""),
        ("References to Earlier Work", ""),
        ("Impact of Noise", ""),
        ("Related Work and References", ""),
        ("Data", ""),
        ("", ""),
    ],
)
def test_a_part_is_opened_by_exact_words_only(title, part):
    assert part_of(title) == part


def test_numbered_small_capitals_are_headings():
    paper = read_manuscript(PAPERS / "sound" / "headings-small-caps.pdf")
    numbered = [(one.number, one.title) for one in paper.headings if one.number]
    assert numbered[0] == ("1", "INTRODUCTION")
    assert [number for number, _ in numbered] == ["1", "2", "3", "4", "5"]
