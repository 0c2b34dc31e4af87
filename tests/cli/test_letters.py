"""``letters``: one text a paper that needs one, a table for a mail merge, and what was sent."""

from __future__ import annotations

import csv
import io
import json
import shlex
import shutil
from pathlib import Path

import pytest

OWN = Path(__file__).parents[2] / "tests" / "papers"
ADDRESS = "ada@example.org"
DUE = ("--due", "2026-05-08")


@pytest.fixture
def letters(run, workshop):
    def runner(*arguments):
        return run("letters", "-C", workshop, *arguments)

    return runner


@pytest.fixture
def folder(workshop):
    return workshop / "output" / "report" / "letters"


@pytest.fixture
def contacts(workshop):
    path = workshop / "contacts.csv"
    path.write_text(f"number;E-Mail\n2;{ADDRESS}\n99;nobody@example.org\n", "utf-8-sig")
    return path


def report_of(workshop):
    return json.loads((workshop / "output" / "report" / "report.json").read_text("utf-8"))


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_papers_that_fail_get_a_letter_each(letters, folder):
    code, out, err = letters(*DUE)
    assert (code, out) == (0, "")
    assert names(folder) == ["2.txt", "3.txt", "letters.json", "requirements.yaml"]
    assert (folder / "2.txt").read_text("utf-8").startswith("Subject: Workshop on Small Tests, pap")
    assert f"Wrote 2 letters to {folder}." in err
    assert "due on 8 May 2026, anywhere on Earth" in err
    assert json.loads((folder / "letters.json").read_text("utf-8")) == {
        "schema": "proceedings/letters/1",
        "due": "2026-05-08",
        "attached": ["requirements.yaml"],
        "letters": [
            {
                "key": key,
                "file": f"{key}.txt",
                "subject": f"Workshop on Small Tests, paper {key}: {words} by 8 May 2026",
            }
            for key, words in (("2", "please send a new PDF"), ("3", "please send us your PDF"))
        ],
    }


def test_the_command_in_a_letter_finds_what_the_letter_says(
    run, letters, workshop, folder, tmp_path, monkeypatch
):
    letters(*DUE)
    text = (folder / "2.txt").read_text("utf-8")
    (command,) = [line for line in text.splitlines() if line.strip().startswith("proceedings ")]
    author = tmp_path / "author"
    author.mkdir()
    shutil.copyfile(workshop / "papers" / "2.pdf", author / "paper.pdf")
    shutil.copyfile(folder / "requirements.yaml", author / "requirements.yaml")
    monkeypatch.chdir(author)
    code, out, _ = run(*shlex.split(command)[1:], "--json")
    (paper,) = json.loads(out)["papers"]
    assert code == 1
    assert [finding["rule"] for finding in paper["findings"]] == ["page-limit"]
    assert paper["findings"][0]["message"] in " ".join(text.split())


def test_where_all_is_well_nobody_is_written_to(run, tmp_path):
    assert run("init", tmp_path / "empty")[0] == 0
    code, out, err = run("letters", "-C", tmp_path / "empty", *DUE)
    assert (code, out, err) == (0, "", "No paper needs a letter.\n")
    assert run("letters", "-C", tmp_path / "empty", "--dry-run")[1] == ""


def test_the_day_stands_in_the_workshop_and_an_option_wins(letters, workshop, folder):
    settings = workshop / "workshop.yaml"
    text = settings.read_text().replace("requirements:", "requirements:\n  due: 2026-05-09")
    settings.write_text(text)
    letters()
    assert "by 9 May 2026, anywhere" in " ".join((folder / "2.txt").read_text("utf-8").split())
    assert "due: 2026-05-09" in (folder / "requirements.yaml").read_text("utf-8")
    letters(*DUE)
    assert "by 8 May 2026, anywhere" in " ".join((folder / "2.txt").read_text("utf-8").split())
    assert "due: 2026-05-08" in (folder / "requirements.yaml").read_text("utf-8")


def test_without_a_day_it_is_said(letters):
    assert "No day is named on which new PDFs are due." in letters()[2]


def test_a_dry_run_shows_one_and_writes_nothing(letters, workshop):
    code, out, err = letters("--dry-run", *DUE)
    assert code == 0
    assert out.startswith("Subject: ")
    assert "paper 2:" in out
    assert "2 papers would get a letter:\n  2  Too Long\n  3  Missing\n" in err
    assert not (workshop / "output").exists()
    assert "paper 3:" in letters("--dry-run", "--paper", "3")[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--paper", "2"), "Add --dry-run"),
        (("--dry-run", "--paper", "1"), "this paper needs no letter"),
        (("--dry-run", "--paper", "on-care"), "there is no paper of this key"),
        (("--dry-run", "--sent", "2026-05-01"), "--dry-run writes nothing"),
        (("--contacts", "contacts.csv"), "Add -o PATH"),
        (("--due", "8 May"), "--due"),
        (("-o", "ws/papers.yaml"), "is no mail-merge table"),
        (("-o", "ws/contacts.csv"), "is no mail-merge table"),
    ],
)
def test_usage(letters, contacts, workshop, arguments, words):
    before = (workshop / "papers.yaml").read_bytes(), contacts.read_bytes()
    code, _, err = letters(*arguments)
    assert code == 2
    assert words in err
    assert before == ((workshop / "papers.yaml").read_bytes(), contacts.read_bytes())


def test_a_letter_that_is_no_longer_needed_goes_and_other_files_stay(letters, workshop, folder):
    letters(*DUE)
    (folder / "answer.txt").write_text("Thanks.")
    shutil.copyfile(workshop / "papers" / "1.pdf", workshop / "papers" / "3.pdf")
    (workshop / "papers" / "3.pdf").write_bytes(
        (OWN / "sound" / "references-mid-page.pdf").read_bytes() + b"\n"
    )
    letters(*DUE)
    assert names(folder) == ["2.txt", "answer.txt", "letters.json", "requirements.yaml"]


def test_a_build_keeps_the_letters_and_says_nothing_of_them(run, letters, workshop, folder):
    letters(*DUE)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    _, _, err = run("build", "data", "-C", workshop)
    assert "kept" not in err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_the_same_inputs_give_the_same_letters(letters, folder):
    letters(*DUE, "--sent", "2026-05-01")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert letters(*DUE, "--sent", "2026-05-01")[0] == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_two_papers_with_one_file_get_no_letter(letters, workshop):
    shutil.copyfile(workshop / "papers" / "2.pdf", workshop / "papers" / "3.pdf")
    code, _, err = letters(*DUE)
    assert code == 0
    assert "No letter for 2 and 3: their authors cannot mend it." in err
    code, _, err = letters("--dry-run", "--paper", "2")
    assert code == 2
    assert "they get no letter" in err


def test_warnings_alone_are_written_about_on_request(letters, workshop, folder):
    shutil.copyfile(OWN / "faulty" / "page-rotated.pdf", workshop / "papers" / "1.pdf")
    letters()
    assert "1.txt" not in names(folder)
    letters("--warnings")
    assert "you need not do anything" in " ".join((folder / "1.txt").read_text("utf-8").split())


def test_a_table_for_a_mail_merge(letters, contacts, folder, tmp_path):
    table = tmp_path / "mail.csv"
    code, _, err = letters(*DUE, "--contacts", contacts, "-o", table)
    assert code == 0
    (row,) = csv.DictReader(io.StringIO(table.read_bytes().decode("utf-8"), newline=""))
    letter = (folder / "2.txt").read_text("utf-8")
    assert letter == f"Subject: {row['subject']}\n\n{row['body']}"
    assert (row["key"], row["to"], row["due"]) == ("2", ADDRESS, "2026-05-08")
    assert "No contact for 3." in err
    assert "Contacts that belong to no paper of the list: 99." in err
    assert ADDRESS not in err
    assert letters("-o", table)[0] == 0, "the workshop's own contacts, and a table of ours again"


def test_no_address_reaches_the_output_folder(run, letters, workshop, contacts, tmp_path):
    letters(*DUE, "--contacts", contacts, "-o", tmp_path / "mail.csv", "--sent", "2026-05-01")
    run("build", "-C", workshop)
    for path in (workshop / "output").rglob("*"):
        if path.is_file():
            assert b"example.org" not in path.read_bytes(), path
            assert b"contacts.csv" not in path.read_bytes(), path
    assert "example.org" not in (workshop / "rounds" / "2026-05-01.json").read_text("utf-8")


def test_a_build_does_not_read_the_contacts(run, workshop, contacts):
    run("build", "data", "-C", workshop)
    contacts.write_bytes(b"\xff no table at all")
    _, _, err = run("build", "data", "-C", workshop)
    assert "Nothing has changed" in err


@pytest.mark.parametrize(
    "place", ["ws/output/mail.csv", "ws/output/report/letters/mail.csv", "link/mail.csv"]
)
def test_the_table_never_lies_in_an_output_folder(letters, contacts, workshop, tmp_path, place):
    (workshop / "output").mkdir()
    (tmp_path / "link").symlink_to(workshop / "output", target_is_directory=True)
    code, _, err = letters("--contacts", contacts, "-o", tmp_path / place)
    assert code == 2
    assert "outside of it" in err
    assert not list((workshop / "output").rglob("*"))


@pytest.mark.usefixtures("contacts")
def test_nor_in_one_that_a_build_was_told(run, letters, workshop, tmp_path):
    run("build", "data", "-C", workshop, "-o", tmp_path / "elsewhere")
    assert letters("-o", tmp_path / "elsewhere" / "website" / "mail.csv")[0] == 2


def test_a_table_of_wrong_columns_stops_before_anything_is_written(letters, contacts, workshop):
    contacts.write_text("paper,mail\n2,ada@example.org\n")
    code, _, err = letters("-o", "mail.csv")
    assert code == 3
    assert "it names: paper, mail" in err
    assert not (workshop / "output").exists()
    contacts.unlink()
    assert letters("-o", "mail.csv")[0] == 4


def test_what_was_sent_is_noted_and_the_report_compares_with_it(run, letters, workshop):
    assert "Noted in" in letters(*DUE, "--sent", "2026-05-01")[2]
    sent = json.loads((workshop / "rounds" / "2026-05-01.json").read_text("utf-8"))
    assert sent["sent"] == "2026-05-01"
    assert [paper["told"] for paper in sent["papers"]] == [None, "2026-05-01", "2026-05-01"]
    shutil.copyfile(OWN / "faulty" / "page-limit-short.pdf", workshop / "papers" / "3.pdf")
    run("build", "data", "-C", workshop)
    data = report_of(workshop)
    assert data["changes"]["since"] == "2026-05-01"
    assert data["changes"]["still"] == ["2"]
    assert data["changes"]["mended"] == ["3"]
    assert [paper["told"] for paper in data["papers"]] == [None, "2026-05-01", "2026-05-01"]
    assert data["papers"][1]["change"]["same_file"] is True
    html = (workshop / "output" / "report" / "index.html").read_text("utf-8")
    assert "Since 1 May 2026:</strong> 1 still to be mended and 1 mended." in html
    text = " ".join(letters("--dry-run")[1].split())
    assert "We wrote to you on 1 May 2026" in text


@pytest.mark.usefixtures("contacts")
def test_only_who_has_a_contact_was_told(letters, workshop, tmp_path):
    letters("-o", tmp_path / "mail.csv", "--sent", "2026-05-01")
    sent = json.loads((workshop / "rounds" / "2026-05-01.json").read_text("utf-8"))
    assert [paper["told"] for paper in sent["papers"]] == [None, "2026-05-01", None]


def test_a_round_is_never_overwritten_by_another(letters, workshop, folder):
    letters("--sent", "2026-05-01")
    before = (workshop / "rounds" / "2026-05-01.json").read_bytes()
    shutil.copyfile(OWN / "faulty" / "page-limit-short.pdf", workshop / "papers" / "3.pdf")
    code, _, err = letters("--sent", "2026-05-01")
    assert code == 6
    assert "there is a round of this day" in err
    assert (workshop / "rounds" / "2026-05-01.json").read_bytes() == before
    assert "3.txt" in names(folder)
    assert letters("--sent", "2026-05-08")[0] == 0


def test_the_report_compares_with_the_file_it_is_given(run, workshop, tmp_path):
    run("build", "data", "-C", workshop)
    before = tmp_path / "before.json"
    shutil.copyfile(workshop / "output" / "report" / "report.json", before)
    assert report_of(workshop)["changes"] is None
    (workshop / "papers" / "2.pdf").write_bytes(
        (workshop / "papers" / "1.pdf").read_bytes() + b"\n"
    )
    run("build", "data", "-C", workshop)
    assert report_of(workshop)["changes"] is None, "with nothing in output/"
    run("build", "data", "-C", workshop, "--since", before)
    assert report_of(workshop)["changes"]["mended"] == ["2"]
    assert report_of(workshop)["changes"]["since"] == "before.json"
    assert "Nothing has changed" in run("build", "data", "-C", workshop, "--since", before)[2]
    run("build", "data", "-C", workshop)
    assert report_of(workshop)["changes"] is None


def test_what_is_no_earlier_report_is_refused(run, workshop, tmp_path):
    (tmp_path / "before.json").write_text("{}")
    assert run("build", "-C", workshop, "--since", tmp_path / "before.json")[0] == 3
    assert run("build", "-C", workshop, "--since", tmp_path / "none.json")[0] == 4
