"""What GitHub Actions reads: one command a finding, and a summary in Markdown."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from proceedings.anatomy.reading import Unreadable
from proceedings.checks import Checked, Judgement
from proceedings.exports import github
from proceedings.exports.github import github_annotations, github_summary
from proceedings.model import Finding, Severity, Verdict

EVIL = "50%, a:b\r\n::error::no | <b>bold</b> `c` [x](y) @who #1 *z* \\x"


def paper(*findings, name="paper.pdf", verdict=Verdict.FAIL):
    return Checked(name, None, Unreadable("", "", ""), Judgement(verdict, findings))


def finding(severity=Severity.ERROR, **others):
    facts = {"rule": "page-size", "message": "It is A4.", "fix": "Use Letter."} | others
    return Finding(severity=severity, **facts)


def read_command(line):
    """Take a command apart as the runner does."""
    match = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
    assert match
    properties = dict(pair.split("=", 1) for pair in match[2].split(","))
    decoded = {name: decode(value) for name, value in properties.items()}
    return match[1], decoded, decode(match[3])


def decode(text):
    for code, character in {"2C": ",", "3A": ":", "0A": "\n", "0D": "\r", "25": "%"}.items():
        text = text.replace(f"%{code}", character)
    return text


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")],
)
def test_a_finding_is_a_command_with_file_rule_place_and_fix(severity, level):
    (line,) = github_annotations([paper(finding(severity, page=3))])
    assert line == f"::{level} file=paper.pdf,title=page-size::Page 3: It is A4.%0A→ Use Letter."


def test_whatever_stands_in_a_paper_stays_in_its_own_line():
    told = paper(finding(message=EVIL, fix=EVIL), name=EVIL)
    (line,) = github_annotations([told])
    assert line.isprintable()
    level, properties, message = read_command(line)
    assert (level, properties) == ("error", {"file": EVIL, "title": "page-size"})
    assert message == f"{EVIL}\n→ {EVIL}"


def test_what_the_sentences_do_not_say_is_added():
    (line,) = github_annotations([paper(finding(expected="the sentence to use"))])
    assert "%0Aexpected: the sentence to use%0A→" in line


def test_paths_are_told_from_the_root_of_the_repository(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    inside, outside = paper(finding(), name="tex/a.pdf"), paper(finding(), name="/elsewhere/a.pdf")
    absolute = paper(finding(), name=str(tmp_path / "tex" / "b.pdf"))
    lines = github_annotations([inside, outside, absolute], str(tmp_path))
    assert [read_command(line)[1]["file"] for line in lines] == [
        *("tex/a.pdf", "/elsewhere/a.pdf", "tex/b.pdf"),
    ]


def test_a_paper_without_findings_gives_no_command():
    assert not list(github_annotations([paper(verdict=Verdict.PASS)]))


def rendered(papers):
    html = MarkdownIt("commonmark").enable("table").render(github_summary(papers))
    return html.replace("\xa0", " ")


def test_the_summary_has_a_row_a_paper_and_a_table_of_findings():
    html = rendered([paper(finding(page=2)), paper(name="b.pdf", verdict=Verdict.PASS)])
    assert html.count("<table>") == 2
    assert re.findall(r"<td>(.. \w+|. \w+)</td>\n<td>([\w.]+)</td>\n<td>([\w ]+)</td>", html) == [
        ("❌ fail", "paper.pdf", "1 error"),
        ("✅ pass", "b.pdf", "none"),
    ]
    cells = ["error page-size", "page 2", "It is A4.", "Use Letter."]
    assert "\n".join(f"<td>{cell}</td>" for cell in cells) in html


def test_nothing_of_a_paper_is_markdown():
    html = rendered([paper(finding(message=EVIL, fix=EVIL, rule=EVIL), name=EVIL)])
    assert not re.search(r"<(b|code|a|em|h1)\b", html)
    assert html.count("<td>") == 8
    shown = " ".join(EVIL.split()).replace("<", "&lt;").replace(">", "&gt;")
    assert html.count(shown) >= 4


def test_the_gravest_finding_stands_first():
    html = rendered([paper(finding(Severity.INFO, rule="first"), finding(rule="second"))])
    assert html.index("second") < html.index("first")
    assert "<td>1 error, 1 note</td>" in html


def test_a_summary_never_grows_past_what_github_takes(monkeypatch):
    monkeypatch.setattr(github, "MOST_BYTES", 1600)
    text = github_summary([paper(finding(), name=f"{number}.pdf") for number in range(12)])
    assert len(text.encode()) < 1800
    assert re.search(r"the log has the rest, of \d+ papers", text)
