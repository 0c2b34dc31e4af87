from __future__ import annotations

import datetime as dt
import itertools
from zoneinfo import ZoneInfo

import pytest

from proceedings.inputs.entries import WorkshopFile
from proceedings.inputs.problems import key_paths
from proceedings.model import Inclusion, SessionKind, Severity, Stage


def test_everything_a_file_can_say_arrives(folder):
    folder.write(
        workshop="""\
        # yaml-language-server: $schema=workshop.schema.json
        event:
          name: The First Workshop on Careful Manuscripts
          short: Careful Manuscripts 2026
          edition: First edition
          host: ICML 2026
          date: 2026-07-18
          last_date: 2026-07-19
          time_zone: Asia/Seoul
          place: Seoul, South Korea
          room: Hall D2
          url: https://example.org/
          notice: Presented in Seoul.
        site: {url: https://example.org/ws/2026}
        requirements:
          format: [icml2026, neurips2025]
          stage: submission
          limits: {long: {submission: 8, camera-ready: 9}, short: 4}
          exclude: [references, appendix]
          notice: Presented at the workshop.
        consent: {inclusion: full, statement: All agreed., licence: CC BY 4.0}
        people:
          organizers: [Ada Lovelace, {name: Charles Babbage, role: Chair, url: https://example.org}]
          speakers: [{name: Grace Hopper, affiliation: Navy, talk: Compilers, abstract: How.}]
        sessions:
          - id: party
            title: Party
            kind: social
            date: 2026-07-19
            start: 22:00
            end: 1:30
            room: Roof
            people: Ada Lovelace
            remote: yes
            provisional: true
            description: Until late.
        topics: [Proofs, 2026]
        announced: {papers: 93, orals: 5}
        manuscripts: none
        look: {accent: "#0A0b0C", sheet: a4}
        """
    )
    workshop = folder.read().workshop
    assert workshop.event.short == "Careful Manuscripts 2026"
    assert workshop.event.last_date == dt.date(2026, 7, 19)
    assert workshop.event.notice == "Presented in Seoul."
    assert workshop.site_url == "https://example.org/ws/2026"
    requirements = workshop.requirements
    assert requirements.formats == ("icml2026", "neurips2025")
    assert requirements.stage is Stage.SUBMISSION
    assert requirements.limit("long", Stage.CAMERA_READY) == 9
    assert requirements.limit("long", Stage.PREPRINT) is None
    assert requirements.limit("short", Stage.SUBMISSION) == 4
    assert requirements.excluded == ("references", "appendix")
    assert workshop.consent.inclusion is Inclusion.FULL
    assert [person.name for person in workshop.organizers] == ["Ada Lovelace", "Charles Babbage"]
    assert workshop.organizers[1].role == "Chair"
    assert workshop.speakers[0].talk == "Compilers"
    party = workshop.session("party")
    assert party is not None
    assert party.kind is SessionKind.SOCIAL
    zone = ZoneInfo("Asia/Seoul")
    assert party.start == dt.datetime(2026, 7, 19, 22, 0, tzinfo=zone)
    assert party.end == dt.datetime(2026, 7, 20, 1, 30, tzinfo=zone)
    assert party.people == ("Ada Lovelace",)
    assert party.remote
    assert party.provisional
    assert workshop.topics == ("Proofs", "2026")
    assert workshop.announced == {"papers": 93, "orals": 5}
    assert not workshop.manuscripts
    assert workshop.look.accent == "#0a0b0c"
    assert workshop.look.sheet == "a4"


def test_severities_of_rules_are_read_and_off_is_none(folder):
    folder.add("requirements:\n  severities: {page-limit: warning, page-size: off}\n")
    severities = folder.read().workshop.requirements.severities
    assert severities == {"page-limit": Severity.WARNING, "page-size": None}


def test_the_line_of_a_wrong_severity_is_its_own(folder):
    folder.add("requirements:\n  severities:\n    page-limit: error\n    page-siz: off\n")
    assert folder.problem().startswith("workshop.yaml:13: requirements.severities.page-siz: ")


def test_what_is_left_out_has_its_default(folder):
    workshop = folder.read().workshop
    event = workshop.event
    assert event.short == event.name
    assert event.last_date == event.date
    assert event.notice == (
        "Presented at The First Workshop on Careful Manuscripts, Seoul, South Korea, 2026."
        " Non-archival: the papers may be published elsewhere;"
        " copyright remains with the authors."
    )
    assert workshop.requirements.stage is Stage.CAMERA_READY
    assert workshop.requirements.limit("any", Stage.CAMERA_READY) is None
    assert workshop.consent.inclusion is Inclusion.ABSTRACT
    assert workshop.manuscripts


def test_one_number_limits_every_track_and_stage(folder):
    requirements = folder.add("requirements: {limits: 8}\n").read().workshop.requirements
    assert {requirements.limit(track, stage) for track in (None, "x") for stage in Stage} == {8}


def test_stages_alone_limit_every_track(folder):
    folder.add("requirements: {limits: {submission: 8, camera-ready: 9}}\n")
    requirements = folder.read().workshop.requirements
    assert requirements.limit("any", Stage.CAMERA_READY) == 9


def test_a_key_with_nothing_behind_it_counts_as_absent(folder):
    folder.event("room:\n  url: ''")
    assert folder.read().workshop.event.room == ""


@pytest.mark.parametrize("time", ["09:30", "9:30", '"09:30"'])
def test_times_need_no_quotes(folder, time):
    folder.add(f"  - {{id: x, title: X, kind: talks, start: {time}}}\n")
    start = folder.read().workshop.session("x").start
    assert (start.hour, start.minute) == (9, 30)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("tme_zone: X", "event.tme_zone: unknown key; did you mean time_zone?"),
        ("Room: X", "event.Room: unknown key; did you mean room?"),
        ("topics: [x]", "event.topics: unknown key; it belongs at the top"),
        ("accent: x", "event.accent: unknown key; it belongs below look"),
        (
            "zzz: x",
            (
                "event.zzz: unknown key; known are name, short, edition, host, date, last_date,"
                " time_zone, place, map, room, url, notice"
            ),
        ),
        (
            "url: example.org",
            ("event.url: expected an address that begins with https://, found “example.org”"),
        ),
        (
            "url: 'javascript:alert(1)'",
            (
                "event.url: expected an address that begins with https://,"
                " found “javascript:alert(1)”"
            ),
        ),
        ("room: [a]", "event.room: expected a text, found a list of 1"),
        (
            "last_date: 2026-07-17",
            ("event.last_date: expected 2026-07-18 or a later day, found “2026-07-17”"),
        ),
        (
            "last_date: 2026-02-30",
            ("event.last_date: expected a day that exists, such as 2026-07-18, found “2026-02-30”"),
        ),
        (
            "last_date: 18.7.2026",
            ("event.last_date: expected a date such as 2026-07-18, found “18.7.2026”"),
        ),
    ],
)
def test_a_wrong_value_of_the_event_is_named_with_its_line(folder, text, message):
    assert folder.event(text).problem() == f"workshop.yaml:2: {message}"


@pytest.mark.parametrize(
    ("zone", "meant"),
    [
        ("Europe/Viena", "Europe/Vienna"),
        ("Vienna", "Europe/Vienna"),
        ("europe/vienna", "Europe/Vienna"),
        ("Los Angeles", "America/Los_Angeles"),
        ("PST8", "PST8PDT"),
    ],
)
def test_an_unknown_time_zone_suggests_one(folder, zone, meant):
    folder.write(workshop=f"event:\n  name: X\n  date: 2026-07-18\n  time_zone: {zone}\n")
    assert folder.problem() == (
        "workshop.yaml:4: event.time_zone: expected an IANA time zone such as Europe/Vienna,"
        f" found “{zone}”; did you mean {meant}?"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("looks: {accent: x}", "looks: unknown key; did you mean look?"),
        ("evnt:", "evnt: unknown key; did you mean event?"),
        (
            "requirements: {format: icml206}",
            (
                "requirements.format: expected a known paper format,"
                " found “icml206”; did you mean icml2026?"
            ),
        ),
        (
            "requirements: {format: [icml2026, neurps2025]}",
            (
                "requirements.format[#2]: expected a"
                " known paper format, found “neurps2025”; did you mean neurips2025?"
            ),
        ),
        (
            "requirements: {stage: cameraready}",
            (
                "requirements.stage: expected one of submission,"
                " camera-ready, preprint, found “cameraready”; did you mean camera-ready?"
            ),
        ),
        (
            "requirements: {exclude: [appendix, refrences]}",
            (
                "requirements.exclude: expected a list of"
                " references, appendix, acknowledgements, impact-statement, software-and-data,"
                " checklist,"
                " found “refrences”; did you mean references?"
            ),
        ),
        (
            "requirements: {severities: {page-limits: error}}",
            (
                "requirements.severities.page-limits: expected a rule that judges manuscripts;"
                " did you mean page-limit?"
            ),
        ),
        (
            "requirements: {severities: {page-limit: warn}}",
            (
                "requirements.severities.page-limit: expected one of error, warning, info, off,"
                " found “warn”; did you mean warning?"
            ),
        ),
        (
            "requirements: {severities: {page-limit: }}",
            (
                "requirements.severities.page-limit: expected one of error, warning, info, off,"
                " found nothing"
            ),
        ),
        (
            "requirements: {limits: {long: eight}}",
            (
                "requirements.limits: expected a number of pages,"
                " or one for each track, or for each track one for each stage, found keys (long)"
            ),
        ),
        (
            "requirements: {limits: {long: {submision: 8}}}",
            (
                "requirements.limits: expected the stages"
                " submission, camera-ready, preprint below a track, found keys (long)"
            ),
        ),
        (
            "consent: full",
            (
                "consent: expected keys such as inclusion, statement, licence, each on a"
                " line, or all in braces, found “full”"
            ),
        ),
        (
            "look: {accent: red}",
            ('look.accent: expected a colour such as "#7a1f2b", in quotes, found “red”'),
        ),
        (
            "look: {logo: ../logo.svg}",
            (
                "look.logo: expected the name of a file inside the workshop"
                " folder, with / between folders, found “../logo.svg”"
            ),
        ),
        (
            "announced: {papers: -1}",
            ("announced.papers: expected a whole number such as 12, found “-1”"),
        ),
        (
            "people: {speakers: Ada}",
            ("people.speakers: expected a list (- on each line, or [ ]), found “Ada”"),
        ),
        ("people: {speakers: [{affiliation: X}]}", "people.speakers[#1].name: missing"),
        ("manuscripts:", "manuscripts: expected none (or leave the key out), found nothing"),
    ],
)
def test_a_wrong_value_elsewhere_is_named_with_its_line(folder, text, message):
    assert folder.add(text).problem() == f"workshop.yaml:10: {message}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: X, kind: talks, start: 09:00", "sessions[#4].id: missing"),
        (
            "id: x, title: X, kind: keynote, start: 09:00",
            (
                "sessions[x].kind: expected one of talks,"
                " orals, spotlights, posters, panel, break, social, found “keynote”"
            ),
        ),
        (
            "id: x, title: X, kind: talks, start: 9.30",
            ("sessions[x].start: expected a time such as 09:30, found “9.30”"),
        ),
        (
            "id: x, title: X, kind: talks, start: 09:00, end: 08:00",
            ("sessions[x].end: expected a time after its start 09:00, found “08:00”"),
        ),
        (
            "id: x, title: X, kind: social, start: 09:00, end: 09:00",
            ("sessions[x].end: expected a time after its start 09:00, found “09:00”"),
        ),
        (
            "id: x, title: X, kind: talks, start: 09:00, date: 2025-07-18",
            ("sessions[x].date: expected 2026-07-18, found “2025-07-18”"),
        ),
        (
            "id: orals, title: X, kind: talks, start: 09:00",
            (
                "sessions[orals].id: expected an id of its"
                " own, found “orals”, which stands in line 7 already ("
                "two sessions cannot share an id)"
            ),
        ),
    ],
)
def test_a_wrong_session_is_named_with_its_line(folder, text, message):
    assert folder.add(f"  - {{{text}}}\n").problem() == f"workshop.yaml:10: {message}"


def test_an_unquoted_colour_is_not_taken_for_a_comment(folder):
    assert folder.add("look:\n  accent: #7a1f2b\n").problem() == (
        'workshop.yaml:11: look.accent: expected a colour such as "#7a1f2b", in quotes,'
        " found nothing"
    )


def test_a_missing_key_is_named_at_its_mapping(folder):
    folder.write(workshop="sessions: []\nevent:\n  name: X\n")
    assert folder.problems() == [
        "workshop.yaml:2: event.date: missing",
        "workshop.yaml:2: event.time_zone: missing",
    ]


def test_an_empty_file_misses_the_event(folder):
    assert folder.write(workshop="").problem() == "workshop.yaml:1: event: missing"


def test_every_mistake_of_every_file_comes_at_once_in_order(folder):
    folder.write(
        workshop="""\
        event:
          name: X
          dat: 2026-07-18
          time_zone: Nowhere
        sessions:
          - {id: a, title: A, kind: talk, start: "12:00", end: "11:00"}
        requirements: {format: icml}
        """,
        papers="papers:\n  - {number: 1, presentation: talk}\n  - {number: 1}\n",
        decisions="- {absent: '1'}\n",
        lock="placements: {'1': {bord: 3}}\n",
    )
    places = [problem.split(": ")[:2] for problem in folder.problems()]
    assert places == [
        ["workshop.yaml:1", "event.date"],
        ["workshop.yaml:3", "event.dat"],
        ["workshop.yaml:4", "event.time_zone"],
        ["workshop.yaml:6", "sessions[a].kind"],
        ["workshop.yaml:6", "sessions[a].end"],
        ["workshop.yaml:7", "requirements.format"],
        ["papers.yaml:2", "papers[1].presentation"],
        ["papers.yaml:3", "papers[1].number"],
        ["decisions.yaml:1", "[#1].date"],
        ["programme.lock.yaml:1", "placements.1.bord"],
    ]


def test_every_key_misspelt_by_one_letter_suggests_itself(folder):
    keys = {name for above, name in key_paths(WorkshopFile) if above == "event"}
    for name, position in itertools.product(sorted(keys), range(2)):
        wrong = name[: position + 1] + name[position:]
        assert folder.event(f"{wrong}: x").problem().endswith(f"did you mean {name}?")
