"""What does not work out on the day, and who would have to be in two places."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from proceedings.model import Author, Board, Paper, Placement, Session, SessionKind
from proceedings.programme import check_programme, find_clashes

ZONE = ZoneInfo("Asia/Seoul")
ADA, BOB, CYD = Author("Ada Lovelace"), Author("Bob Boole"), Author("Cyd Curie")


def at(hour, minute=0):
    return dt.datetime(2026, 7, 18, hour, minute, tzinfo=ZONE)


def rules(findings):
    return [finding.rule for finding in findings]


def placed(**sessions):
    return {key: Placement(key, session=session) for key, session in sessions.items()}


def test_clashes_of_presenters_come_first(workshop):
    papers = (
        Paper("a", "A", authors=(ADA, CYD)),
        Paper("b", "B", authors=(BOB, CYD)),
        Paper("c", "C", authors=(BOB,), presenter="Bob Boole"),
        Paper("d", "D", authors=(ADA,)),
    )
    placements = placed(a="posters-1", b="posters-1", c="posters-1", d="posters-2")
    found = find_clashes(papers, placements)
    assert [(clash.name, clash.papers, clash.presented) for clash in found] == [
        ("Bob Boole", ("b", "c"), ("b", "c")),
        ("Cyd Curie", ("a", "b"), ()),
    ]
    findings = check_programme(workshop(), papers, placements)
    assert rules(findings) == ["presenter-twice", "author-twice"]
    assert findings[0].message == (
        "Bob Boole presents b, c in posters-1 and is wanted at 2 posters there: b and c."
    )


def test_a_presenter_who_was_named_counts_in_place_of_the_first_author():
    papers = (
        Paper("a", "A", authors=(ADA, CYD), presenter="Cyd Curie"),
        Paper("b", "B", authors=(ADA, BOB), presenter="Bob Boole"),
    )
    (clash,) = find_clashes(papers, placed(a="posters-1", b="posters-1"))
    assert (clash.name, clash.presented) == ("Ada Lovelace", ())


def test_a_speaker_with_a_poster_at_the_same_time_is_in_two_places(workshop):
    sessions = (
        Session("talk", "Talk", SessionKind.TALKS, at(9), at(10), people=("Ada Lovelace",)),
        Session("posters-1", "Posters", SessionKind.POSTERS, at(9, 30), at(11), room="Foyer"),
    )
    papers = (Paper("a", "A", authors=(ADA,)),)
    findings = check_programme(workshop(sessions=sessions), papers, placed(a="posters-1"))
    assert rules(findings) == ["presenter-twice"]
    assert findings[0].message == (
        "Ada Lovelace is named in talk and presents in posters-1 at the same time."
    )


def test_a_session_with_more_papers_than_places_is_full(workshop, papers):
    findings = check_programme(
        workshop(boards=(Board("1", 2),)),
        papers("a", "b", "c"),
        placed(a="posters-1", b="posters-1", c="posters-1"),
    )
    assert rules(findings) == ["session-full"]
    assert findings[0].message == "posters-1 has 3 papers and boards for 2."


def test_talks_below_a_minute_do_not_fit(workshop, papers):
    keys = [f"p{number}" for number in range(31)]
    placements = {
        key: Placement(key, talk="spotlights", order=order) for order, key in enumerate(keys, 1)
    }
    findings = check_programme(workshop("spotlights"), papers(*keys), placements)
    assert rules(findings) == ["talks-too-short"]
    assert findings[0].message == "31 talks in spotlights are 58 s each."
    del placements["p30"]
    assert check_programme(workshop("spotlights"), papers(*keys), placements) == ()


def test_a_poster_before_its_talk_is_told(workshop, papers):
    sessions = (
        Session("posters-1", "Posters", SessionKind.POSTERS, at(9), at(10)),
        Session("orals", "Orals", SessionKind.ORALS, at(11), at(12)),
    )
    placements = {"a": Placement("a", "orals", 1, "posters-1")}
    findings = check_programme(workshop(sessions=sessions), papers("a"), placements)
    assert rules(findings) == ["poster-before-talk"]
