from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from proceedings.inputs import read_workshop_folder, workshop_schema
from proceedings.model import Presentation, SessionKind, Stage
from proceedings.programme import check_programme, place

INPUT = Path(__file__).parents[2] / "input"
FORMATS = ("icml2024", "neurips2025")


@pytest.fixture(scope="module")
def icml2024():
    return read_workshop_folder(INPUT / "icml2024", FORMATS)


@pytest.fixture(scope="module")
def neurips2025():
    return read_workshop_folder(INPUT / "neurips2025", FORMATS)


def placed(inputs):
    placements, findings = place(inputs.workshop, inputs.papers, inputs.placements, inputs.pins)
    assert findings == ()
    return placements


def test_2024_holds_what_was_listed(icml2024):
    assert icml2024.findings == ()
    kinds = Counter(paper.presentation for paper in icml2024.papers)
    assert kinds == {Presentation.ORAL: 5, Presentation.SPOTLIGHT: 25, Presentation.POSTER: 59}
    placements = placed(icml2024)
    assert Counter(p.session for p in placements.values()) == {"posters-1": 46, "posters-2": 43}
    assert Counter(p.talk for p in placements.values() if p.talk) == {
        "orals": 5, "spotlights-1": 13, "spotlights-2": 12
    }  # fmt: skip
    assert sum(paper.award is not None for paper in icml2024.papers) == 5
    assert all(paper.number is None and not paper.authors for paper in icml2024.papers)
    assert all(p.board is None for p in placements.values())


def test_2024_announced_more_than_it_listed(icml2024):
    (finding,) = check_programme(icml2024.workshop, icml2024.papers, placed(icml2024))
    assert (finding.rule, finding.severity) == ("announced-count", "warning")
    assert finding.message == "93 papers were announced, the list holds 89."


def test_2024_has_its_day(icml2024):
    workshop = icml2024.workshop
    assert len(workshop.sessions) == 12
    assert workshop.session("talk-3").remote
    assert workshop.session("social").end is None
    assert workshop.session("orals").start.utcoffset().total_seconds() == 7200
    assert [len(people) for people in (workshop.organizers, workshop.speakers,
            workshop.panelists)] == [6, 3, 4]  # fmt: skip
    assert workshop.requirements.limit("short", Stage.CAMERA_READY) == 4


def test_2025_holds_what_was_presented_and_what_was_not(neurips2025):
    assert neurips2025.findings == ()
    papers = neurips2025.papers
    assert len(papers) == 187
    assert sum(paper.absent for paper in papers) == 16
    placements = placed(neurips2025)
    assert len(placements) == 171
    assert Counter(p.session for p in placements.values()) == {"posters-1": 85, "posters-2": 86}
    assert not {paper.key for paper in papers if paper.absent} & set(placements)
    found = check_programme(neurips2025.workshop, papers, placements)
    assert {finding.rule for finding in found} == {"presenter-twice", "author-twice"}


def test_2025_gives_no_board_twice_and_every_paper_one(neurips2025):
    boards = Counter((p.session, p.board) for p in placed(neurips2025).values())
    assert max(boards.values()) == 1
    assert None not in {board for _, board in boards}
    assert sum(count == 2 for count in Counter(board for _, board in boards).values()) == 83


def test_2025_talks_run_from_one_without_a_gap(neurips2025):
    placements = placed(neurips2025).values()
    for session, count in (("spotlights-1", 18), ("spotlights-2", 17)):
        orders = sorted(p.order for p in placements if p.talk == session)
        assert orders == list(range(1, count + 1))


def test_2025_allows_a_page_more_when_camera_ready(neurips2025):
    limit = neurips2025.workshop.requirements.limit
    assert [limit(track, stage) for track in ("long", "short")
            for stage in (Stage.SUBMISSION, Stage.CAMERA_READY)] == [9, 10, 4, 5]  # fmt: skip


@pytest.mark.parametrize("name", ["icml2024", "neurips2025"])
def test_an_edition_is_fit_for_the_public(name):
    inputs = read_workshop_folder(INPUT / name, FORMATS)
    keys = [paper.key.lower() for paper in inputs.papers]
    assert len(set(keys)) == len(keys)
    assert len({paper.id for paper in inputs.papers}) == len(keys)
    assert all(paper.title and not paper.abstract for paper in inputs.papers)
    assert not inputs.workshop.manuscripts
    kinds = Counter(session.kind for session in inputs.workshop.sessions)
    assert kinds[SessionKind.POSTERS] == kinds[SessionKind.SPOTLIGHTS] == 2
    text = "".join(path.read_text("utf-8") for path in (INPUT / name).glob("*.yaml"))
    assert "@" not in text


@pytest.mark.parametrize("name", ["icml2024", "neurips2025"])
def test_the_schema_beside_an_edition_is_current(name):
    beside = json.loads((INPUT / name / "workshop.schema.json").read_text("utf-8"))
    assert beside == json.loads(json.dumps(workshop_schema()))
