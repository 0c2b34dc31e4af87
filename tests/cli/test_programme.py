"""``programme`` and ``publish`` as organizers use them, in the last week of an edition."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import pytest

from proceedings.programme.assignment import has_solver

WORKSHOP = """\
event: {name: Workshop on Small Walls, date: 2026-07-18, time_zone: Asia/Seoul, place: Seoul}
manuscripts: none
sessions:
  - {id: spotlights, title: Spotlights, kind: spotlights, start: "10:00", end: "10:30"}
  - {id: posters-1, title: Poster session 1, kind: posters, start: "11:00", end: "12:00"}
  - {id: posters-2, title: Poster session 2, kind: posters, start: "14:00", end: "15:00"}
boards: [{names: 1-4}]
"""
PEOPLE = ["Ada Lovelace", "Hypatia", "Mary Somerville", "Ibn al-Haytham"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1783900800")  # 13 July 2026
    folder = tmp_path / "ws"
    folder.mkdir()
    (folder / "workshop.yaml").write_text(WORKSHOP)
    lines = [
        f"  - {{number: {n}, title: Title {'ABCDEFG'[n - 1]}, authors: [{PEOPLE[n % 4]}],"
        f" presentation: {'spotlight' if n < 3 else 'poster'}, topics: [T{n % 2}]}}\n"
        for n in range(1, 8)
    ]
    (folder / "papers.yaml").write_text("papers:\n" + "".join(lines))
    return folder


@pytest.fixture
def programme(run, folder):
    def runner(*arguments):
        return run("programme", *arguments, "-C", folder)

    return runner


@pytest.fixture
def places(run, folder):
    """Return session and board of every paper, as the data say them after a build."""

    def read():
        code, _, err = run("build", "data", "-C", folder, "-q", "--no-cache")
        assert code in {0, 1}, err
        data = json.loads((folder / "output" / "data" / "papers.json").read_text("utf-8"))
        return {p["key"]: (p.get("session"), p.get("board")) for p in data["papers"]}

    return read


def test_assigning_writes_the_lock_and_says_how_good_it_is(programme, folder, places):
    code, out, err = programme("assign")
    assert code == 0, err
    assert out.splitlines()[:2] == [
        "posters-1: 3 posters of 4 places",
        "posters-2: 4 posters of 4 places",
    ]
    assert ("No assignment to sessions is better." in err) or not has_solver()
    assert "7 papers changed place" in err
    text = (folder / "programme.lock.yaml").read_text()
    found = places()
    assert len(set(found.values())) == 7
    assert found["3"][0] != found["7"][0]
    assert text.count("talk: spotlights") == 2
    _, _, err = programme("assign")
    assert "0 papers changed place" in err
    assert (folder / "programme.lock.yaml").read_text() == text


def test_only_our_own_words_are_on_standard_output(process, folder):
    done = process("programme", "assign", "-C", folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("posters-1: ")
    assert "HiGHS" not in done.stdout + done.stderr


def test_why_is_a_sentence_for_authors(programme):
    code, _, err = programme("assign", "--why", "3")
    assert (code, "Run `proceedings programme assign` first." in err) == (2, True)
    programme("assign")
    code, out, _ = programme("assign", "--why", "3")
    assert code == 0
    assert out.startswith("“Title C” (3) is in Poster session ")
    assert "the presenter of a poster would have to be at another one at the same time" in out
    programme("move", "3", "--session", "posters-1")
    assert "The organizers have settled this." in programme("assign", "--why", "3")[1]


def test_what_cannot_be_met_says_by_how_many_places_and_what_helps(programme, folder):
    (folder / "attendance.csv").write_text(
        "number;sessions\n" + "".join(f"{n};1\n" for n in range(1, 7))
    )
    code, out, err = programme("assign")
    assert (code, out) == (3, "")
    assert (
        "2 places are missing: 6 posters need a place in posters-1 and can be nowhere else" in err
    )
    assert "Add 2 places under boards in workshop.yaml" in err
    assert "ask authors whether they can come to posters-2, which has 3 free places" in err
    assert not (folder / "programme.lock.yaml").exists()


def test_contradictory_pins_stop_an_assignment(programme, folder):
    (folder / "decisions.yaml").write_text(
        '- {date: 2026-07-01, pin: "1", session: posters-1, board: "2"}\n'
        '- {date: 2026-07-01, pin: "2", session: posters-1, board: "2"}\n'
    )
    code, _, err = programme("assign")
    assert code == 3
    assert "decisions.yaml:2: Board 2 in posters-1 is given to 1 and to 2" in err


def test_a_change_that_does_not_work_out_is_not_written(programme, folder):
    programme("assign")
    before = (folder / "programme.lock.yaml").read_text()
    for arguments, words in (
        (("move", "9", "--board", "1"), "9: there is no such paper"),
        (("move", "1", "--session", "posters-3"), "there is no session posters-3"),
        (("move", "1", "--board", "12"), "board 12, which is not there"),
        (("move", "1", "--session", "spotlights"), "a session of kind spotlights"),
        (("move", "1"), "Say where to"),
        (("accept", "1"), "boards.csv has nothing about it"),
        (("undo",), "nothing to take back"),
    ):
        code, out, err = programme(*arguments)
        assert (code, out) == (2, ""), arguments
        assert words in err
    assert not (folder / "decisions.yaml").exists()
    assert (folder / "programme.lock.yaml").read_text() == before


def test_a_taken_board_names_whom_to_change_with(programme, places):
    programme("assign")
    found = places()
    one, other = [key for key, (session, _) in found.items() if session == "posters-1"][:2]
    code, _, err = programme("move", one, "--board", found[other][1])
    assert code == 2
    assert f"`proceedings programme swap {one} {other}` lets them change places." in err
    assert programme("swap", one, other)[0] == 0
    assert (places()[one], places()[other]) == (found[other], found[one])


def test_the_last_week_of_an_edition(  # noqa: PLR0915 - a week is told in one piece
    programme, run, folder, places
):
    """Three tables of the venue, two absences, a prize, a move, a corrected number, an undo."""
    programme("assign")
    first = places()
    assert run("build", "-C", folder, "-q", "--no-cache")[0] == 0
    code, out, err = run("publish", "-C", folder, "--no-cache", "-q")
    assert (code, out) == (0, ""), err
    assert places() == first

    # Monday: the venue has two papers changed, one twice over and one that nobody knows.
    head = "Poster session;Poster board;Paper number;Presentation type;Primary topic;Title\n"

    def table(placed, *more):
        rows = [
            f"{s[-1]};{b};{key};poster;;Title {'ABCDEFG'[int(key) - 1]}"
            for key, (s, b) in placed.items()
        ]
        (folder / "boards.csv").write_text(
            "\ufeff" + head + "\n".join([*rows, *more]) + "\n", "utf-8"
        )

    one, other = [key for key, (session, _) in first.items() if session == "posters-1"][:2]
    changed = {**first, one: first[other], other: first[one]}
    table(changed, "1;4;99;poster;;Something Else")
    code, out, _ = programme("accept")
    assert code == 0
    assert out.count("there, and board") == 2
    assert "there is no paper 99 (“Something Else”)" in out
    assert places() == first
    code, _, err = programme("accept", one)
    assert code == 2
    assert "Nothing was written" in err
    assert programme("accept", one, other)[0] == 0
    assert places() == changed

    # Tuesday: two cannot come; the second table still has one of them.
    gone = [key for key in first if key not in {one, other}][:2]
    assert programme("absent", *gone, "--reason", "no visa")[0] == 0
    table(changed)
    _, out, _ = programme("accept")
    assert out.count("but nobody comes to present it") == 2
    code, _, err = programme("absent", gone[0])
    assert (code, "absent already" in err) == (2, True)

    # Wednesday: a prize, a move, and one that was a mistake.
    stays = [key for key in first if key not in {one, other, *gone}]
    assert programme("award", stays[0], "Best paper")[0] == 0
    session, board = changed[gone[0]]
    assert programme("move", stays[1], "--session", session, "--board", board)[0] == 0
    assert programme("withdraw", stays[2])[0] == 0
    code, out, _ = programme("undo")
    assert (code, out) == (0, f"taken back: date: 2026-07-13, withdraw: {stays[2]}\n")

    # Thursday: a number was wrong; the key stays. The third table follows us.
    papers = folder / "papers.yaml"
    papers.write_text(
        papers.read_text().replace(f"number: {stays[2]},", f'key: "{stays[2]}", number: 77,')
    )
    wanted = {**changed, stays[1]: (session, board)}
    table({key: place for key, place in wanted.items() if key not in {*gone, stays[2]}})
    assert programme("accept")[1:] == ("", "The venue has every paper where we have it.\n")
    final = places()
    assert final == {**wanted, **dict.fromkeys(gone, (None, None))}

    # What is new is told once, in words, as a list and as a feed.
    code, told, _ = programme("news", "--no-cache")
    assert code == 0
    assert f"({stays[0]}) receives: Best paper." in told
    assert "is corrected: 77." in told
    assert told.count("is not presented.") == 2
    assert "withdrawn" not in told
    kinds = [one["kind"] for one in json.loads(programme("news", "--json", "--no-cache")[1])]
    assert sorted(set(kinds)) == ["absent", "award", "corrected", "moved"]
    changes = json.loads((folder / "output/data/changes.json").read_text("utf-8"))
    assert [one["kind"] for one in changes["changes"]] == kinds
    feed = ET.parse(folder / "output/data/changes.atom").getroot()
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == 1
    assert "receives: Best paper." in entries[0].find("{http://www.w3.org/2005/Atom}content").text

    # Publishing draws the line; assigning anew moves nobody.
    assert run("build", "-C", folder, "-q", "--no-cache")[0] == 0
    code, out, _ = run("publish", "-C", folder, "--no-cache", "-q")
    assert (code, out) == (0, told)
    assert programme("news", "--no-cache") == (0, "", "Nothing is new since 2026-07-13.\n")
    assert "0 papers changed place" in programme("assign")[2]
    assert places() == final


def test_publishing_needs_a_build_of_what_there_is(run, folder):
    code, _, err = run("publish", "-C", folder, "--no-cache")
    assert (code, "nothing was built" in err) == (6, True)
    run("build", "data", "-C", folder, "-q", "--no-cache")
    (folder / "decisions.yaml").write_text('- {date: 2026-07-01, absent: "1"}\n')
    code, _, err = run("publish", "-C", folder, "--no-cache")
    assert (code, "has changed since the build" in err) == (6, True)


def test_clashes_of_a_table_from_the_venue(programme, folder):
    (folder / "venue.csv").write_text("Session,Board,Number\n1,1,3\n1,2,7\n2,1,1\n")
    code, out, err = programme("clashes", folder / "venue.csv")
    assert (code, out) == (0, "posters-1  Ibn al-Haytham (presents 3, 7): 3, 7\n")
    assert err == "1 person with several posters in a session; 1 of them presents one.\n"


def test_the_day_is_shown_with_times_and_shares(programme):
    programme("assign")
    code, out, _ = programme()
    assert code == 0
    assert "10:00–10:30    spotlights     Spotlights  [2 talks, 15 min each]" in out
    assert "14:00–15:00    posters-2      Poster session 2  [4 posters]" in out


def test_the_wall_the_website_and_the_data_say_the_same_after_a_move(
    programme, run, folder, places
):
    from pypdf import PdfReader

    programme("assign")
    one, other = list(places())[:2]
    programme("swap", one, other)
    programme("absent", "5")
    assert run("build", "posters", "website", "-C", folder, "-q", "--no-cache")[0] == 0
    output = folder / "output"
    sheets = [page.extract_text() for page in PdfReader(output / "posters" / "index.pdf").pages]
    wall = {}
    for text in sheets:
        for number in "12":
            if f"Poster session {number}" in text.splitlines()[0]:
                hung = re.findall(r"^(\d+)\s+(?:.*\n)??.*Title ([A-G])\b", text, re.MULTILINE)
                wall |= {title: (f"posters-{number}", board) for board, title in hung}
    for key, (session, board) in places().items():
        page = (output / "website" / "papers" / key / "index.html").read_text("utf-8")
        if key == "5":
            assert "<dt>Board</dt>" not in page
            continue
        assert f"<dt>Board</dt><dd>{board}</dd>" in re.sub(r">\s+<", "><", page)
        assert wall["ABCDEFG"[int(key) - 1]] == (session, board)
