"""``proceedings import`` as an organizer runs it; what is imported is made up."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from proceedings.inputs import read_workshop_folder

WORKSHOP = """\
event: {name: Workshop on Small Tests, date: 2026-07-18, time_zone: Asia/Seoul}
requirements:
  limits: {long: 8, short: 4}
sessions:
  - {id: orals, title: Orals, kind: orals, start: "09:00", end: "10:00"}
  - {id: lights, title: Spotlights, kind: spotlights, start: "10:00", end: "10:30"}
  - {id: posters-1, title: Posters 1, kind: posters, start: "11:00", end: "12:00"}
  - {id: posters-2, title: Posters 2, kind: posters, start: "14:00", end: "15:00"}
"""
MARK = "planted@example.org"


def note(number, title, **more):
    content = {
        "title": title,
        "authors": ["Ada Lovelace"],
        "authorids": [MARK],
        "abstract": f"About {title}.",
        "venue": "Small 2026 Poster",
        **more,
    }
    return {
        "id": f"iD{number}",
        "forum": f"iD{number}",
        "number": number,
        "invitations": ["Small/-/Submission"],
        "content": {name: {"value": value} for name, value in content.items()},
    }


@pytest.fixture
def small(tmp_path, monkeypatch, run):  # noqa: ARG001 - run changes the folder first
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "workshop.yaml").write_text(WORKSHOP)
    (folder / "papers.yaml").write_text("# our list\npapers:\n")
    monkeypatch.chdir(folder)
    return folder


def dump(folder, name, content):
    path = folder.parent / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return path


def papers(folder):
    return {paper.key: paper for paper in read_workshop_folder(folder, ()).papers}


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_an_export_fills_the_list(run, small):
    notes = [note(1, "One", track="Short paper"), note(2, "Two", venue="Submitted to Small 2026")]
    code, out, err = run("import", "openreview", dump(small, "notes.json", notes))
    assert (code, out) == (0, "added 1\n")
    assert "entry 2: number 2, “Two”: not accepted" in err
    assert "1 paper: 1 added, 0 changed, 0 as they were, 1 left out." in err
    assert papers(small)["1"].track == "short"


def test_a_dry_run_prints_the_difference_and_writes_nothing(run, small):
    file = dump(small, "notes.json", [note(1, "One")])
    before = files(small)
    code, out, err = run("import", "openreview", file, "--dry-run")
    assert (code, files(small)) == (0, before)
    assert "--- papers.yaml\n+++ papers.yaml, new\n" in out
    assert "+    title: One\n" in out
    assert "imported.json" not in out
    assert "nothing was written" in err


def test_the_way_back_that_is_stated_leads_back(run, small):
    file = dump(small, "notes.json", [note(1, "One")])
    run("import", "openreview", file)
    first = files(small)
    changed = dump(small, "notes.json", [note(1, "Uno"), note(2, "Two")])
    code, out, err = run("import", "openreview", changed)
    assert (code, out) == (0, "added 2\nchanged 1: title, abstract\n")
    (source,) = re.findall(r"to go back: cp (\S+)/\* ", err)
    shutil.copytree(source, small, dirs_exist_ok=True)
    again = files(small)
    assert {n: t for n, t in again.items() if "before-import" not in n} == {
        n: t for n, t in first.items() if "before-import" not in n
    }
    assert run("import", "openreview", changed)[1] == out


def test_a_hand_edit_is_kept_and_said(run, small):
    run("import", "openreview", dump(small, "notes.json", [note(1, "One")]))
    text = (small / "papers.yaml").read_text()
    (small / "papers.yaml").write_text(text.replace("title: One", "title: The One  # ours"))
    code, out, err = run("import", "openreview", dump(small, "notes.json", [note(1, "Uno")]))
    assert (code, out) == (0, "changed 1: abstract\n")
    assert "kept: 1: title: you have “The One”; the source now has “Uno”" in err
    assert "title: The One  # ours" in (small / "papers.yaml").read_text()


def test_papers_that_are_gone_come_with_the_line_to_paste(run, small):
    run("import", "openreview", dump(small, "notes.json", [note(1, "One"), note(2, "Two")]))
    notes = [note(1, "One"), note(2, "Two", venueid="Small/Withdrawn_Submission")]
    code, _, err = run("import", "openreview", dump(small, "notes.json", notes))
    assert code == 0
    assert '  - {date: YYYY-MM-DD, withdraw: "2"}   # the source: withdrawn' in err
    assert list(papers(small)) == ["1", "2"]


def test_a_match_by_title_is_left_open_without_a_terminal(run, small):
    (small / "papers.yaml").write_text("papers:\n  - {key: one, title: On the One}\n")
    file = dump(small, "notes.json", [note(1, "On the one."), note(2, "Two")])
    code, out, err = run("import", "openreview", file)
    assert (code, out) == (1, "added 2\n")
    assert "“On the one.” may be one, “On the One”; it was left out" in err
    assert "write `number: 1`, `id: iD1` into one in papers.yaml" in err
    code, out, _ = run("import", "openreview", file, "--take-matches")
    assert (code, out.split(":")[0]) == (0, "changed one")
    assert papers(small)["one"].id == "iD1"


def test_bad_input_changes_nothing_and_names_everything(run, small):
    before = files(small)
    notes = [note(1, ""), note(2, "Two", authors=["Anonymous"])]
    code, out, err = run("import", "openreview", dump(small, "notes.json", notes))
    assert (code, out, files(small)) == (3, "", before)
    assert "entry 1: paper 1 has no title" in err
    assert "Export as a program chair, or after release." in err
    assert "2 errors; nothing was done." in err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("openreview", "none.json"), 4, "none.json: there is no such file."),
        (("table", "none.csv"), 4, "none.csv: there is no such file."),
        (("openreview", "workshop.yaml"), 3, "is not notes of OpenReview"),
        (("table", "x.csv", "--column", "titel=x"), 2, "there is no field titel"),
        (("table", "x.csv", "--column", "title"), 2, "= is missing"),
    ],
)
@pytest.mark.usefixtures("small")
def test_a_wrong_command_says_so(run, arguments, code, said):
    given, _, err = run("import", *arguments)
    assert (given, said in err) == (code, True), err


def test_columns_of_a_table_are_shown(run, small):
    file = dump(small, "list.csv", "Nr;Titel;Name;Mail\n3;One;Ada Lovelace;a@example.org\n")
    code, out, err = run("import", "table", file, "--column", "authors=Name", "--yes")
    assert (code, out) == (0, "added 3\n")
    assert "authors      from the column “Name”" in err
    assert "not read     “Mail”" in err
    assert papers(small)["3"].authors[0].name == "Ada Lovelace"


def site(*papers_, absent=()):
    return {"papers": list(papers_), "not_presenting": list(absent)}


def placed(identifier, session, board, **more):
    title = f"Title of {identifier}"
    return {"openreview_id": identifier, "title": title, "number": board, "type": "poster",
            "session": session, "room_location": board, **more}  # fmt: skip


def test_boards_go_into_the_lock_and_hand_edits_of_it_stay(run, small):
    one = placed("iA", "morning", 1, type="spotlight", presentation_order=1)
    two = placed("iB", "afternoon", 1)
    file = dump(small, "s.json", site(one, two, absent=[{"title": "Gone", "openreview_id": "iC"}]))
    code, _, err = run("import", "site", file)
    assert code == 0
    lock = small / "programme.lock.yaml"
    assert lock.read_text().endswith(
        "placements:\n"
        "  \"ia\": {talk: lights, order: 1, session: posters-1, board: '1'}\n"
        "  \"ib\": {session: posters-2, board: '1'}\n"
    )
    assert "“morning” was taken as posters-1" in err
    assert '  - {date: YYYY-MM-DD, absent: "ic"}' in err
    assert all(paper.number is None for paper in papers(small).values())
    lock.write_text(
        lock.read_text().replace("board: '1'}\n  \"ib", "board: '8'}  # swapped\n  \"ib")
    )
    moved = [placed("iA", "morning", 5), placed("iB", "afternoon", 6), placed("iD", "morning", 2)]
    code, out, err = run("import", "site", dump(small, "s.json", site(*moved)))
    assert out == "added id\nchanged ia: presentation\nchanged ib: place\n"
    assert "kept: ia: board: you have “8”; the source now has “5”" in err
    assert "board: '8'}  # swapped\n" in lock.read_text()
    assert '"ib": {session: posters-2, board: \'6\'}\n  "id": ' in lock.read_text()


def test_boards_of_a_session_nobody_knows_are_left_out(run, small):
    one = placed("iA", "hall", 1)
    code, _, err = run("import", "site", dump(small, "s.json", site(one)))
    assert code == 0
    assert "The session “hall” is no poster session of workshop.yaml" in err
    assert not (small / "programme.lock.yaml").exists()


def test_nothing_personal_gets_into_the_folder(run, small):
    notes = [note(1, "One", reviewers=MARK, abstract=f"Mail {MARK} for data.")]
    notes[0]["details"] = {"directReplies": [{"content": {"review": {"value": MARK}}, "id": "r"}]}
    run("import", "openreview", dump(small, "notes.json", notes))
    text = f"title,authors,contact mail\nTwo,Plato <{MARK}>; Hypatia,{MARK}\n"
    run("import", "table", dump(small, "t.csv", text), "--yes")
    assert len(papers(small)) == 2
    for name, content in files(small).items():
        assert MARK.encode() not in content, name


SAMPLE = Path(__file__).parents[2] / "input" / "sample"


@pytest.fixture
def downloads(tmp_path):
    """Three papers of the sample under unhelpful names, by their titles."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    titles = {}
    for paper in read_workshop_folder(SAMPLE, ("icml2026",)).papers:
        path = SAMPLE / "papers" / f"{paper.key}.pdf"
        if len(titles) < 3 and "$" not in paper.title and path.is_file():
            titles[paper.title] = folder / f"main({len(titles)}).pdf"
            shutil.copyfile(path, titles[paper.title])
    return titles


def test_pdfs_with_unhelpful_names_are_proposed_by_title(run, small, downloads):
    (first, one), (second, two), (_, three) = downloads.items()
    notes = [note(1, f"{first}!"), note(2, second), note(3, "Of something else")]
    run("import", "openreview", dump(small, "notes.json", notes))
    named = one.rename(one.with_name("2_final.pdf"))
    code, _, err = run("import", "pdfs", named, two, three, "-j", "1")
    assert code == 1
    assert "2_final.pdf is 2" in err  # the name counts, whatever is printed
    assert f"left out: {three}: belongs to no paper of the list" in err
    assert "2 papers of the list have no PDF: 1, 3." in err
    assert [path.name for path in (small / "papers").iterdir()] == ["2_final.pdf"]
    assert list(papers(small)) == ["1", "2", "3"]


def test_a_title_is_taken_only_when_asked_for(run, small, downloads):
    (first, one), *_ = downloads.items()
    notes = [note(1, f"{first}!"), note(2, "Of something else")]
    run("import", "openreview", dump(small, "notes.json", notes))
    code, _, err = run("import", "pdfs", one, "-j", "1")
    assert code == 1
    assert f"open: {one}: its title, “{first}”, may be that of 1, “{first}!”" in err
    assert not (small / "papers").exists()
    code, out, _ = run("import", "pdfs", one, "-j", "1", "--take-matches", "--dry-run")
    assert (code, out) == (0, f"copy {one} to papers/1.pdf\n")
    assert not (small / "papers").exists()
    assert run("import", "pdfs", one, "-j", "1", "--take-matches")[0] == 0
    assert (small / "papers" / "1.pdf").read_bytes() == one.read_bytes()
    code, _, err = run("import", "pdfs", one, "-j", "1")
    assert (code, "is in the list already" in err) == (0, True)


def test_a_title_that_is_the_same_is_told_once(run, small, downloads):
    (first, one), *_ = downloads.items()
    run("import", "openreview", dump(small, "notes.json", [note(1, first)]))
    _, _, err = run("import", "pdfs", one, "-j", "1")
    assert f"open: {one}: its title is that of 1, “{first}”; it was left out" in err


def test_a_second_pdf_of_a_paper_is_left_out_and_says_whose_it_seems_to_be(run, small, downloads):
    (first, one), *_ = downloads.items()
    run("import", "openreview", dump(small, "notes.json", [note(1, first)]))
    other = one.with_name("newer.pdf")
    other.write_bytes(one.read_bytes() + b"\n")
    code, _, err = run("import", "pdfs", one, other, "-j", "1", "--take-matches")
    assert code == 1
    assert f"left out: {other}: its title, “{first}”, seems to be that of 1, which has " in err
    assert [path.name for path in (small / "papers").iterdir()] == ["1.pdf"]


@pytest.mark.usefixtures("small")
def test_a_folder_instead_of_files_is_called_one(run, tmp_path):
    code, _, err = run("import", "pdfs", tmp_path)
    assert code == 4
    assert f"{tmp_path}: is a folder." in err
    assert f"{tmp_path}/*.pdf" in err


def test_a_pdf_in_the_folder_gets_a_line_in_the_list(run, small, downloads):
    (first, one), *_ = downloads.items()
    run("import", "openreview", dump(small, "notes.json", [note(1, first)]))
    (small / "papers").mkdir()
    inside = small / "papers" / one.name
    shutil.move(one, inside)
    assert run("import", "pdfs", inside, "-j", "1", "--take-matches")[0] == 0
    assert papers(small)["1"].file == one.name


def test_pdfs_alone_make_a_list_that_a_source_completes(run, small, downloads):
    (first, one), *_ = downloads.items()
    code, out, _ = run("import", "pdfs", one, "-j", "1")
    assert (code, len(out.split())) == (0, 1)
    key = out.strip()
    file = dump(small, "notes.json", [note(1, first)])
    code, out, _ = run("import", "openreview", file, "--take-matches")
    assert (code, out) == (0, f"changed {key}: number, id, authors, abstract, presentation\n")
    assert papers(small)[key].file == one.name


def test_as_many_files_as_a_zip_can_hold_are_worth_a_warning(run, small, tmp_path):
    for number in range(50):
        (tmp_path / f"{number}.pdf").write_bytes(b"no PDF")
    code, _, err = run("import", "pdfs", *tmp_path.glob("*.pdf"), "-j", "1")
    assert code == 1
    assert "warning: exactly 50 PDFs" in err
    assert list(papers(small)) == []
