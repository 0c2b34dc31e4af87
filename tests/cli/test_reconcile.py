"""``reconcile``: what differs in words and as data, choices, and what a final build asks."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "input" / "sample"
# Papers of the sample whose PDFs print what its list says.
KEYS = ("3", "7", "12")


@pytest.fixture
def entries():
    listed = yaml.safe_load((SAMPLE / "papers.yaml").read_text("utf-8"))["papers"]
    return {entry["key"]: entry for entry in listed if entry["key"] in KEYS}


@pytest.fixture
def reconcile(run, workshop, entries):
    """Run ``reconcile`` on three papers of the sample, after a change of their entries."""
    for path in (workshop / "papers").glob("*.pdf"):
        path.unlink()
    for key in KEYS:
        (workshop / "papers" / f"{key}.pdf").write_bytes(
            (SAMPLE / "papers" / f"{key}.pdf").read_bytes()
        )

    def runner(*arguments):
        text = yaml.safe_dump({"papers": list(entries.values())}, allow_unicode=True)
        (workshop / "papers.yaml").write_text(text, "utf-8")
        return run("reconcile", "-C", workshop, *arguments)

    return runner


def test_list_and_print_of_the_sample_agree(reconcile):
    code, out, err = reconcile()
    assert code == 0, out
    assert out == "3 papers: 3 agreeing with print.\n"
    assert "choice" not in err


def test_a_difference_is_told_in_sentences_with_both_wordings(reconcile, entries):
    entries["7"]["title"] = "Reading Order of Columns"
    dropped = entries["3"]["authors"].pop()
    code, out, err = reconcile()
    assert code == 0
    assert "title-differs" in out
    assert "list   Reading Order of Columns" in out
    assert f"The list does not name {dropped['name']}." in out
    assert "2 choices to make (authors and title)." in err
    code, _, _ = reconcile("--strict")
    assert code == 1


def test_the_same_as_data(reconcile, entries):
    entries["3"]["authors"].pop(0)
    code, out, _ = reconcile("--json")
    document = json.loads(out)
    assert code == 0
    assert document["schema"] == "proceedings/reconcile/1"
    paper = next(one for one in document["papers"] if one["key"] == "3")
    assert paper["verdict"] == "identical"
    assert paper["fields"]["title"]["verdict"] == "identical"
    assert paper["fields"]["authors"]["verdict"] == "extra"
    pairs = paper["fields"]["authors"]["pairs"]
    assert [pair["list"] for pair in pairs].count(None) == 1
    assert [one["what"] for one in document["proposals"]] == ["authors"]


def test_json_writes_no_page_and_words_do(reconcile, workshop, entries):
    entries["7"]["title"] = "Reading <b>Order</b> of Columns"
    page = workshop / "output" / "report" / "reconciliation.html"
    reconcile("--json")
    assert not page.exists()
    reconcile()
    html = page.read_text("utf-8")
    assert "data:image/webp" in html
    assert not re.search(r'(?:src|href)="(?!data:|#)', html)
    assert "<b>Order" not in html


def test_swapped_files_are_errors_and_one_deleted_line_each_settles_them(reconcile, run, workshop):
    papers = workshop / "papers"
    (papers / "3.pdf").rename(papers / "x.pdf")
    (papers / "7.pdf").rename(papers / "3.pdf")
    (papers / "x.pdf").rename(papers / "7.pdf")
    code, out, err = reconcile("--propose")
    assert code == 1
    assert "papers/3.pdf seems to be the PDF of paper 7." in out
    assert "Added 2 choices" in err
    code, _, err = run("build", "data", "-C", workshop, "--final")
    assert code == 5
    assert "2 choices between list and print are open: file of 3.pdf, file of 7.pdf." in err
    decisions = workshop / "decisions.yaml"
    text = decisions.read_text("utf-8")
    decisions.write_text(re.sub(r"  as_listed: .*\n", "", text), "utf-8")
    code, out, _ = reconcile()
    assert (code, out) == (0, "3 papers: 3 agreeing with print.\n")


def test_a_final_build_refuses_until_each_choice_is_made_and_shows_what_was_chosen(
    reconcile, run, workshop, entries
):
    entries["7"]["title"] = "Reading Order of Columns"
    reconcile("--propose")
    code, _, err = run("build", "data", "-C", workshop, "--final")
    assert code == 5
    assert "title of 7" in err
    assert not (workshop / "output" / "data").exists()
    decisions = workshop / "decisions.yaml"
    both = decisions.read_text("utf-8")
    code, _, err = run("build", "data", "-C", workshop)
    assert "decision-open" in err
    assert shown(workshop)["7"] == "Reading Order of Columns"
    decisions.write_text(re.sub(r"  as_listed: .*\n", "", both), "utf-8")
    code, _, _ = run("build", "data", "-C", workshop, "--final")
    assert code != 5
    assert shown(workshop)["7"].startswith("Reading Order in")
    report = json.loads((workshop / "output" / "report" / "report.json").read_text("utf-8"))
    said = [one for paper in report["papers"] for one in paper["findings"]]
    assert any(one["rule"] == "settled" and "The PDF decides" in one["message"] for one in said)


def shown(workshop):
    document = json.loads((workshop / "output" / "data" / "papers.json").read_text("utf-8"))
    return {paper["key"]: paper["title"] for paper in document["papers"]}


def test_proposing_twice_adds_nothing(reconcile, workshop, entries):
    entries["7"]["title"] = "Reading Order of Columns"
    reconcile("--propose")
    before = (workshop / "decisions.yaml").read_text("utf-8")
    _, _, err = reconcile("--propose")
    assert (workshop / "decisions.yaml").read_text("utf-8") == before
    assert "1 choice of decisions.yaml still has both lines." in err


def test_unhelpful_names_are_proposed_and_never_taken(reconcile, workshop):
    papers = workshop / "papers"
    for number, key in enumerate(KEYS):
        (papers / f"{key}.pdf").rename(papers / f"final_version ({number}) x.pdf")
    code, out, err = reconcile("--propose")
    assert code == 1
    assert "3 without a PDF" in out
    assert "Added 3 choices" in err
    decisions = workshop / "decisions.yaml"
    text = decisions.read_text("utf-8")
    decisions.write_text(text.replace("  as_listed: none\n", ""), "utf-8")
    code, out, _ = reconcile()
    assert (code, out) == (0, "3 papers: 3 agreeing with print.\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize(
    "name",
    [
        "final: v2.pdf",
        "C:\\fakepath\\a.pdf",
        " two  blanks .pdf",
        "Poincare\u0301.pdf",
        "#1 'x'.pdf",
    ],
)
def test_any_name_of_a_file_can_be_settled(reconcile, workshop, name):
    (workshop / "papers" / "12.pdf").rename(workshop / "papers" / name)
    assert "Added 1 choice" in reconcile("--propose")[2]
    decisions = workshop / "decisions.yaml"
    text = decisions.read_text("utf-8")
    decisions.write_text(text.replace("  as_listed: none\n", ""), "utf-8")
    code, out, _ = reconcile()
    assert (code, out) == (0, "3 papers: 3 agreeing with print.\n")


def test_rows_of_the_venue_that_fit_no_paper(reconcile, workshop):
    (workshop / "boards.csv").write_text(
        "Poster board,Paper number,Title\n1,3,\n2,122,Unknown\n3,7,Something Else\n", "utf-8"
    )
    code, out, _ = reconcile()
    assert code == 0
    assert "boards.csv:3: there is no paper 122" in out
    assert "boards.csv:4: 7 is called" in out


def test_what_programme_and_list_say_of_each_other(reconcile, workshop, entries):
    del entries["12"]
    text = (workshop / "workshop.yaml").read_text("utf-8")
    (workshop / "workshop.yaml").write_text(f"{text}announced: {{papers: 3}}\n", "utf-8")
    (workshop / "decisions.yaml").write_text('- {date: 2026-07-01, withdraw: "7"}\n', "utf-8")
    (workshop / "programme.lock.yaml").write_text(
        'placements:\n  "7": {session: posters, board: "4"}\n', "utf-8"
    )
    _, out, _ = reconcile()
    assert "announced-count" in out
    assert "placement-of-absent" in out
    assert "file-without-paper" in out


def test_a_table_for_many_papers(reconcile, entries):
    for number in range(100, 113):
        entries[str(number)] = {
            "key": str(number),
            "title": f"Study {number} of Something",
            "authors": [f"Somebody Number{number}"],
        }
    _, out, _ = reconcile()
    assert out.startswith("paper  title")
    assert "100" in out
    assert "13 without a PDF" in out
