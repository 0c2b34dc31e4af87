from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from proceedings.anatomy import FormatEvidence, Manuscript, PrintedAuthor, Sheet, TitleBlock
from proceedings.anatomy.many import ManuscriptFile
from proceedings.anatomy.reading import Unreadable
from proceedings.model import (
    Author,
    BookletSettings,
    Consent,
    Event,
    Grouping,
    Inclusion,
    Link,
    Paper,
    Placement,
    Presentation,
    Session,
    SessionKind,
    Stage,
    Workshop,
)
from proceedings.plan import PageSpan
from proceedings.plan.making import Material, make_plan
from proceedings.plan.pages import number_pages, paginate
from proceedings.text.latex import convert, convert_block

DAY = dt.date(2026, 7, 18)


def at(hour, minute=0):
    return dt.datetime(2026, 7, 18, hour, minute, tzinfo=dt.UTC)


ORALS = Session("orals", "Orals", SessionKind.ORALS, at(9), at(10))
MORNING = Session("am", "Morning posters", SessionKind.POSTERS, at(11), at(12))
NOON = Session("pm", "Afternoon posters", SessionKind.POSTERS, at(14), at(15))


def workshop(consent=Inclusion.FULL, **options):
    event = Event("Workshop", "WS", DAY, DAY, "Asia/Seoul", "Non-archival.")
    given = {"sessions": (NOON, ORALS, MORNING), **options}
    return Workshop(Path("/ws"), event, consent=Consent(consent), **given)


def manuscript(stage=Stage.CAMERA_READY, block=None, pages=3):
    return Manuscript(
        (Sheet(612, 792, 0),) * pages,
        FormatEvidence("icml", 2026, stage, ("evidence",)),
        block or TitleBlock(),
    )


def planned(papers, placements=(), files=(), consent=Inclusion.FULL, **options):
    return make_plan(
        Material(
            workshop(consent, **options),
            papers,
            {p.paper: p for p in placements},
            {key: ManuscriptFile(Path(f"/ws/papers/{key}.pdf"), "sha", f) for key, f in files},
            convert,
            convert_block,
        )
    )


def test_papers_follow_the_programme():
    papers = [Paper(str(n), f"Title {n}", number=n) for n in range(1, 7)]
    papers[5] = Paper("6", "Title 6", number=6, presentation=Presentation.VIRTUAL)
    plan = planned(
        papers,
        [
            Placement("1", session="pm", board="2"),
            Placement("2", session="am", board="10"),
            Placement("3", session="am", board="9"),
            Placement("4", talk="orals", order=1, session="pm", board="1"),
        ],
    )
    assert [(g.title, g.papers) for g in plan.groups] == [
        ("Orals", ("4",)),
        ("Morning posters", ("3", "2")),
        ("Afternoon posters", ("1",)),
        ("Not yet assigned", ("5",)),
        ("Virtual papers", ("6",)),
    ]
    assert [paper.key for paper in plan.papers] == ["4", "3", "2", "1", "5", "6"]


def test_the_sessions_come_in_time_with_their_slots():
    plan = planned(
        [Paper("1", "A"), Paper("2", "B")],
        [
            Placement("1", talk="orals", order=2, session="am", board="1"),
            Placement("2", talk="orals", order=1, session="am", board="2"),
        ],
    )
    orals, morning, _ = plan.sessions
    assert [(slot.paper, slot.start, slot.end) for slot in orals.slots] == [
        ("2", at(9), at(9, 30)),
        ("1", at(9, 30), at(10)),
    ]
    assert [(slot.paper, slot.board) for slot in morning.slots] == [("1", "1"), ("2", "2")]


def test_withdrawn_papers_are_nowhere_and_absent_ones_are_listed():
    plan = planned([Paper("1", "A", withdrawn=True), Paper("2", "B", absent=True)])
    assert [paper.key for paper in plan.papers] == ["2"]
    assert plan.groups[-1].title == "Accepted, not presented"


def test_texts_are_final():
    (paper,) = planned([Paper("1", r"On $O(n^2)$ and G\"odel", abstract="A *word*.")]).papers
    assert paper.title == "On O(n²) and Gödel"
    assert paper.title_html == "On <em>O</em>(<em>n</em><sup>2</sup>) and Gödel"
    assert paper.abstract == "A word."
    assert "<em>word</em>" in paper.abstract_html


def test_what_the_list_lacks_is_taken_from_print_and_said():
    block = TitleBlock("Cost of $5 & <b>", (PrintedAuthor("Hypatia", ("Alexandria",)),), "Short.")
    plan = planned([Paper("1", "")], files=[("1", manuscript(block=block))])
    (paper,) = plan.papers
    assert paper.title == "Cost of $5 & <b>"
    assert paper.title_html == "Cost of $5 &amp; &lt;b&gt;"
    assert [author.name for author in paper.authors] == ["Hypatia"]
    assert "taken-from-print" in {finding.rule for finding in plan.findings}


def test_anonymous_authors_are_not_taken():
    block = TitleBlock("T", (PrintedAuthor("Anonymous Authors"),))
    (paper,) = planned([Paper("1", "")], files=[("1", manuscript(block=block))]).papers
    assert not paper.authors


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (manuscript(), ""),
        (manuscript(Stage.SUBMISSION), "review"),
        (Unreadable("file-encrypted", "It wants a password.", ""), "password"),
    ],
)
def test_only_a_sound_camera_ready_copy_goes_in(facts, reason):
    (paper,) = planned([Paper("1", "A")], files=[("1", facts)]).papers
    assert bool(paper.manuscript) is not bool(reason)
    assert bool(paper.pages) is not bool(reason)
    assert reason in paper.reason


def test_a_paper_without_a_file_says_so():
    (paper,) = planned([Paper("1", "A")]).papers
    assert "no PDF" in paper.reason


@pytest.mark.parametrize(
    ("inclusion", "abstract", "link"),
    [
        (Inclusion.FULL, True, True),
        (Inclusion.ABSTRACT, True, True),
        (Inclusion.LINK, False, True),
        (Inclusion.NONE, False, False),
    ],
)
def test_inclusion_decides_what_reaches_any_output(inclusion, abstract, link):
    record = Paper(
        "1", "A", id="x1", abstract="B", inclusion=inclusion, links=(Link("code", "https://c.org"),)
    )
    (paper,) = planned([record], files=[("1", manuscript())]).papers
    assert bool(paper.abstract) is bool(paper.abstract_html) is abstract
    assert bool(paper.links) is bool(paper.openreview) is link
    assert bool(paper.manuscript) is (inclusion is Inclusion.FULL)


def test_without_consent_the_booklet_is_the_abstracts_edition():
    plan = planned([Paper("1", "A")], consent=Inclusion.ABSTRACT)
    assert plan.abstracts_only
    assert "agreed" in plan.edition_reason
    assert not planned([Paper("1", "A")]).abstracts_only


@pytest.mark.parametrize(("abstract", "said"), [("Words.", True), ("", False)])
def test_an_edition_speaks_of_abstracts_only_where_it_has_some(abstract, said):
    plan = planned([Paper("1", "A", abstract=abstract)], consent=Inclusion.ABSTRACT)
    assert ("abstracts" in plan.edition_reason) is said


def test_one_person_under_two_spellings_is_one_entry_with_a_warning():
    papers = [
        Paper("1", "A", authors=(Author("Ada Lovelace", id="~Ada_Lovelace1"),)),
        Paper("2", "B", authors=(Author("A. A. Lovelace", id="~Ada_Lovelace1"),)),
    ]
    plan = planned(papers)
    (entry,) = plan.names
    assert [where.paper for where in entry.papers] == ["1", "2"]
    assert "name-spelled-twice" in {finding.rule for finding in plan.findings}


def test_the_index_is_collated():
    names = ["Zermelo, Ernst", "Łukasiewicz, Jan", "Ørsted, Hans"]
    names += ["Lovelace, Ada", "Möbius, August"]
    authors = tuple(
        Author(" ".join(reversed(name.split(", "))), *name.split(", ")) for name in names
    )
    plan = planned([Paper("1", "A", authors=authors)])
    assert [entry.entry for entry in plan.names] == [
        "Lovelace, Ada",
        "Łukasiewicz, Jan",
        "Möbius, August",
        "Ørsted, Hans",
        "Zermelo, Ernst",
    ]


def test_every_paper_opens_on_an_odd_number():
    plan = planned([Paper(key, key, authors=(Author("Hypatia"),)) for key in "abc"])
    spans = number_pages(plan, {"a": 3, "b": 0, "c": 2})
    # The blank page 4 is counted; the file for screens does without it.
    assert spans == {"a": PageSpan(1, 3, sheet=1), "c": PageSpan(5, 6, sheet=4)}
    numbered = paginate(plan, spans)
    assert [paper.span for paper in numbered.papers] == [spans["a"], None, spans["c"]]
    assert [where.text for where in numbered.names[0].papers] == ["1", "no board", "5"]


def test_the_date_is_the_event_or_what_the_environment_says(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert planned([]).built.isoformat() == "2026-07-18T00:00:00+09:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert planned([]).built == dt.datetime(2001, 9, 9, 1, 46, 40, tzinfo=dt.UTC)


def test_no_papers_make_a_plan_too():
    plan = planned([])
    assert not plan.papers
    assert not plan.groups
    assert len(plan.sessions) == 3


def test_what_a_text_loses_is_said_with_its_place_and_a_remedy():
    plan = planned([Paper("1", r"On \oops{x}", abstract=r"See \cite{a}.")])
    said = [f for f in plan.findings if f.rule == "text-conversion"]
    assert [f.message.partition(":")[0] for f in said] == ["In the title", "In the abstract"]
    assert r"\oops" in said[0].message
    assert all("papers.yaml" in f.fix for f in said)


def test_no_e_mail_address_of_a_title_or_an_abstract_reaches_an_output():
    abstract = r"We reach 40 mAP@0.5. Ask \href{mailto:ada@example.org}{ada@example.org}. $x^2$"
    author = Author("Ada Lovelace", affiliations=("Analytical Lab, ada@example.org",))
    title, keywords = "On mail@example.org", ("a@example.org",)
    listed = Paper("1", title, authors=(author,), abstract=abstract, keywords=keywords)
    plan = planned([listed])
    [paper] = plan.papers
    assert "example.org" not in repr(plan.papers)
    assert "mAP@0.5" in paper.abstract
    assert "(address left out)" in paper.abstract_web
    said = [f.message for f in plan.findings if f.rule == "address-left-out"]
    assert said == [
        "The title has an e-mail address, which no output shows.",
        "The abstract has an e-mail address, which no output shows.",
        "The affiliation has an e-mail address, which no output shows.",
        "The keyword has an e-mail address, which no output shows.",
    ]


def test_browsers_get_formulas_as_mathml_and_paper_does_not():
    paper = planned([Paper("1", "On $n^2$ and 'more'", abstract="A $k$-th.")]).papers[0]
    assert paper.title_html == "On <em>n</em><sup>2</sup> and ‘more’"
    assert paper.title_web == "On <math><msup><mi>n</mi><mn>2</mn></msup></math> and ‘more’"
    assert paper.abstract_web == "<p>A <math><mi>k</mi></math>-th.</p>"
    plain = planned([Paper("1", "None", inclusion=Inclusion.LINK, abstract="A $k$.")]).papers[0]
    assert (plain.title_web, plain.abstract_web) == ("None", "")


@pytest.mark.parametrize(
    ("by", "titles"),
    [
        (Grouping.TRACK, ["Long", "Short", "Other papers"]),
        (Grouping.TOPIC, ["Type", "Logic", "Other papers"]),
    ],
)
def test_papers_may_stand_together_by_track_or_topic(by, titles):
    papers = [
        Paper("a", "A", track="short", topics=("Logic", "Type")),
        Paper("b", "B", track="long", topics=("Type",)),
        Paper("c", "C"),
        Paper("d", "D", track="long", topics=("Logic",)),
    ]
    groups = planned(papers, topics=("Type", "Logic"), booklet=BookletSettings(group_by=by)).groups
    assert sorted(group.title for group in groups) == sorted(titles)
    assert groups[-1].title == "Other papers"
    assert sorted(key for group in groups for key in group.papers) == ["a", "b", "c", "d"]


def test_groups_with_names_that_look_alike_have_addresses_of_their_own():
    papers = [Paper("a", "A", topics=("C",)), Paper("b", "B", topics=("C++",))]
    groups = planned(papers, booklet=BookletSettings(group_by=Grouping.TOPIC)).groups
    assert len({group.id for group in groups}) == 2
