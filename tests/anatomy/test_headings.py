from __future__ import annotations

import pytest

from proceedings.anatomy.headings import part_of


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
