"""A plan to show: dead scientists, and everything that is hard about titles, names and gaps."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from proceedings.model import (
    Door,
    Event,
    Floor,
    FloorBoard,
    ImportantDate,
    Inclusion,
    Link,
    Look,
    NamedLink,
    OwnPage,
    Person,
    Presentation,
    Session,
    SessionKind,
    Site,
    Sponsor,
    Workshop,
)
from proceedings.plan import (
    Group,
    Locator,
    NameEntry,
    PageSpan,
    Plan,
    PlannedAuthor,
    PlannedPaper,
    PlannedSession,
    Slot,
)

if TYPE_CHECKING:
    from pathlib import Path

ZONE = ZoneInfo("Asia/Seoul")
DAY = dt.date(2026, 7, 18)
NOTICE = (
    "Presented at the First Workshop on Careful Manuscripts, ICML 2026. Non-archival: the papers"
    " may be published elsewhere, and their rights remain with their authors."
)

ELL = "<math><msub><mi>ℓ</mi><mn>1</mn></msub></math>"
LONG_SUM = "<mo>+</mo>".join(f"<msub><mi>x</mi><mn>{n}</mn></msub>" for n in range(40))

# name, entry in the index, letter, affiliations
PEOPLE = {
    "lovelace": ("Ada Lovelace", "Lovelace, Ada", "L", ("Analytical Society",)),
    "chatelet": (
        "Émilie du Châtelet",
        "Châtelet, Émilie du",
        "C",
        ("Académie de Cirey", "Institut de Bologne"),
    ),
    "erdos": ("Paul Erdős", "Erdős, Paul", "E", ("Magyar Tudományos Akadémia",)),
    "chern": ("陳省身", "陳省身", "#", ("南開大學",)),
    "lukasiewicz": ("Jan Łukasiewicz", "Łukasiewicz, Jan", "L", ("Uniwersytet Warszawski",)),
    "khwarizmi": (
        "Muḥammad ibn Mūsā al-Khwārizmī",
        "Khwārizmī, Muḥammad ibn Mūsā al-",
        "K",
        ("House of Wisdom",),
    ),
    "gosset": ("William Sealy Gosset, Jr.", "Gosset, William Sealy, Jr.", "G", ("Guinness & Co.",)),
    "ramanujan": ("Srinivasa Ramanujan", "Ramanujan, Srinivasa", "R", ()),
    "hopper": (
        "Grace Brewster Murray Hopper",
        "Murray Hopper, Grace Brewster",
        "M",
        ("Vassar College",),
    ),
    "van": ("Vincent van der Waerden", "Waerden, Vincent van der", "W", ("Leipzig",)),
}
LONG = (
    "On the Surprising Persistence of Spectral Bias in Overparameterised Networks Trained with"
    " Vanishing Noise, with an Application to the Reconstruction of Lost Manuscripts from Fragments"
    " of Papyrus, a Discussion of What Such Reconstructions Can and Cannot Tell Us about the"
    " Intentions of Their Scribes, and Several Counterexamples That the Authors Found While Trying"
    " to Prove the Opposite of the Main Theorem"
)
ABSTRACT = (
    "We study how small errors in a manuscript grow while it is copied from hand to hand. A model"
    " with two parameters explains the growth in 1,204 copies of 93 texts; it predicts which lines"
    " a careful reader should check first. In a study with twelve editors the prediction saved 38%"
    " of their time and lost none of the errors that changed the meaning of a sentence."
)
SCRIPT = "Beware of <script>alert('copyists')</script> & Other Insertions"


def _author(person: str) -> PlannedAuthor:
    name, _, _, affiliations = PEOPLE[person]
    return PlannedAuthor(name, person, affiliations)


def _paper(key: str, title: str, people: str = "", **facts: object) -> PlannedPaper:
    given: dict[str, object] = {
        "title_html": escape(title),
        "authors": tuple(_author(person) for person in people.split()),
        "abstract": ABSTRACT,
        "abstract_html": f"<p>{ABSTRACT}</p><p>The rate is <em>e</em><sup>−2<em>k</em></sup>.</p>",
        "session": "posters",
        "inclusion": Inclusion.FULL,
        **facts,
    }
    return PlannedPaper(key=key, title=title, **given)  # type: ignore[arg-type]


def papers() -> tuple[PlannedPaper, ...]:
    return (
        _paper(
            "1",
            "Notes on the Analytical Engine",
            "lovelace chatelet",
            number=1,
            id="aBcD_ef-1",
            openreview="https://openreview.net/forum?id=aBcD_ef-1",
            presentation=Presentation.ORAL,
            award="Best paper",
            talk="orals",
            order=1,
            board="3",
            topics=("Computation", "History"),
            track="long",
            links=(
                Link("code", "https://example.org/engine?a=1&b=2"),
                Link("pdf", "https://example.org/engine.pdf"),
                Link("poster", "javascript:alert(1)"),
            ),
            licence="CC BY 4.0",
            file="12_engine.pdf",
            pages=8,
            span=PageSpan(1, 8),
        ),
        _paper(
            "2",
            LONG,
            " ".join(PEOPLE),
            number=2,
            presentation=Presentation.SPOTLIGHT,
            talk="orals",
            order=2,
            board="12b",
            topics=("History",),
            pages=4,
            span=PageSpan(9, 12),
        ),
        _paper(
            "bounds",
            "Bounds of O(n² log n) on the ℓ₁ Norm of x̂ᵢ",
            "chern ramanujan",
            title_html="Bounds of <em>O</em>(<em>n</em><sup>2</sup> log <em>n</em>) on the"
            ' <a href="https://example.org/norm">ℓ<sub>1</sub> Norm</a> of <em>x̂<sub>i</sub></em>',
            title_mathml="Bounds of <em>O</em>(<em>n</em><sup>2</sup> log <em>n</em>) on the"
            f' <a href="https://example.org/norm">{ELL} Norm</a> of <em>x̂<sub>i</sub></em>',
            abstract_mathml=f"<p>{ABSTRACT}</p><p>The rate is <math>{LONG_SUM}</math>.</p>",
        ),
        _paper("4", SCRIPT, "gosset", board="7", archival_elsewhere="Journal of Brewing, 1908"),
        _paper("5", "Nobody Knows Who Wrote This"),
        _paper(
            "6",
            "A Paper Whose Abstract Stays at Home",
            "erdos",
            inclusion=Inclusion.LINK,
            openreview="https://openreview.net/forum?id=zz",
        ),
        _paper(
            "7",
            "LLMs Save $5_000 {on Average} at 100% C# & AT&T \\ ~^",
            "hopper van",
            abstract="",
            abstract_html="",
            session=None,
            presentation=Presentation.VIRTUAL,
            absent=True,
        ),
        _paper(
            "8",
            "Notes towards a Second Engine",
            "lovelace lukasiewicz khwarizmi",
            session=None,
            inclusion=Inclusion.NONE,
            openreview="https://openreview.net/forum?id=secret",
        ),
    )


def _session(name: str, title: str, kind: SessionKind, times: str, **facts: object) -> Session:
    start, _, end = times.partition("-")
    return Session(
        id=name,
        title=title,
        kind=kind,
        start=dt.datetime.combine(DAY, dt.time.fromisoformat(start), tzinfo=ZONE),
        end=dt.datetime.combine(DAY, dt.time.fromisoformat(end), tzinfo=ZONE) if end else None,
        **facts,  # type: ignore[arg-type]  # a test's shorthand
    )


def sessions() -> tuple[Session, ...]:
    return (
        _session("opening", "Opening remarks", SessionKind.TALKS, "09:00-09:10"),
        _session(
            "keynote",
            "Reading What Is Not Written",
            SessionKind.TALKS,
            "09:10-09:50",
            people=("Hypatia",),
            remote=True,
        ),
        _session("orals", "Orals", SessionKind.ORALS, "09:50-10:30", room="Hall D2"),
        _session("coffee", "Coffee", SessionKind.BREAK, "10:30-11:00"),
        _session("posters", "Poster session", SessionKind.POSTERS, "11:00-12:30", room="Hall D2"),
        _session(
            "panel",
            "Who Reads the Proofs?",
            SessionKind.PANEL,
            "14:00-15:00",
            people=("Emmy Noether", "Alonzo Church"),
            provisional=True,
            description="Two editors discuss whom a careless manuscript harms.",
        ),
        _session("walk", "Walk along the river", SessionKind.SOCIAL, "17:30"),
    )


def workshop(folder: Path, **facts: object) -> Workshop:
    given: dict[str, object] = {
        "event": Event(
            name="The First Workshop on Careful Manuscripts",
            short="Careful Manuscripts 2026",
            edition="First edition",
            host="ICML 2026",
            date=DAY,
            last_date=DAY,
            time_zone="Asia/Seoul",
            place="Seoul, South Korea",
            room="Hall D2",
            notice=NOTICE,
        ),
        "organizers": (
            Person("Caroline Herschel", "Bath", role="General chair", url="https://example.org/ch"),
            Person("Johannes Kepler", "Universität Graz"),
        ),
        "committee": (Person("Isaac Newton", "Cambridge"), Person("Ibn al-Haytham")),
        "speakers": (
            Person(
                "Hypatia",
                "Mouseion of Alexandria",
                talk="Reading What Is Not Written",
                abstract="A commentary keeps what its author took for granted.",
            ),
            Person("Leonhard Euler"),
        ),
        "panelists": (Person("Emmy Noether", "Göttingen"), Person("Alonzo Church", "Princeton")),
        "sessions": sessions(),
        "look": Look(accent="#7a1f2b"),
        **facts,
    }
    return Workshop(folder=folder, **given)  # type: ignore[arg-type]


HALL = Floor(
    12,
    8,
    metres=True,
    rows=(
        (FloorBoard("3", 2, 2, 2, 1), FloorBoard("5 <a>", 4, 2, 2, 1)),
        (FloorBoard("12b", 6, 5, 2, 1), FloorBoard("9", 8, 5, 2, 1)),
    ),
    doors=(Door(0, 4, 1, "left", "<Street>"),),
)


def full_plan(folder: Path, **facts: object) -> Plan:
    """A plan in which every kind of fact is there once and missing once."""
    all_papers = papers()
    return Plan(
        workshop=workshop(folder, **facts),
        papers=all_papers,
        groups=(
            Group(
                "posters",
                "Poster session",
                tuple(paper.key for paper in all_papers if paper.session),
                session="posters",
            ),
            Group(
                "apart",
                "Presented elsewhere",
                tuple(paper.key for paper in all_papers if not paper.session),
            ),
        ),
        sessions=tuple(_planned(session, all_papers) for session in sessions()),
        names=names(all_papers),
        built=dt.datetime(2026, 7, 18, tzinfo=dt.UTC),
    )


def names(all_papers: tuple[PlannedPaper, ...]) -> tuple[NameEntry, ...]:
    entries = (
        NameEntry(
            person,
            name,
            entry,
            letter,
            tuple(
                Locator(paper.key, paper.board or "")
                for paper in all_papers
                if any(author.person == person for author in paper.authors)
            ),
        )
        for person, (name, entry, letter, _) in PEOPLE.items()
    )
    return tuple(sorted(entries, key=lambda one: (one.letter == "#", one.letter, one.entry)))


def _planned(session: Session, all_papers: tuple[PlannedPaper, ...]) -> PlannedSession:
    if session.kind is SessionKind.ORALS:
        talks = [paper for paper in all_papers if paper.talk == session.id]
        minutes = dt.timedelta(minutes=12)
        return PlannedSession(
            session,
            tuple(
                Slot(
                    paper.key,
                    paper.order,
                    start=session.start + minutes * place,
                    end=session.start + minutes * (place + 1),
                )
                for place, paper in enumerate(talks)
            ),
        )
    return PlannedSession(
        session,
        tuple(
            Slot(paper.key, board=paper.board)
            for paper in all_papers
            if paper.session == session.id
        ),
    )


def bare_plan(folder: Path) -> Plan:
    """A plan of nothing but what every workshop has."""
    event = Event("A Workshop", "A Workshop", DAY, DAY, "Asia/Seoul", notice="")
    return Plan(
        workshop=Workshop(folder=folder, event=event),
        papers=(),
        groups=(),
        sessions=(),
        names=(),
        built=dt.datetime(2026, 7, 18, tzinfo=dt.UTC),
    )


def large_plan(folder: Path, count: int = 90) -> Plan:
    """A plan as large as a real one, to look at."""
    base = full_plan(folder)
    made = tuple(
        replace(base.papers[place % 6], key=str(place + 1), board=str(place + 1))
        for place in range(count)
    )
    groups = (
        Group("one", "Poster session", tuple(p.key for p in made[: count // 2]), "posters"),
        Group("two", "Second session", tuple(p.key for p in made[count // 2 :])),
    )
    return replace(base, papers=made, groups=groups, sessions=(), names=names(made))


def board_plan(folder: Path, count: int, each: int = 1) -> Plan:
    """A poster session with many boards, so many posters on each."""
    base = full_plan(folder)
    [session] = [one for one in base.workshop.sessions if one.id == "posters"]
    made = tuple(
        replace(base.papers[3], key=f"p{place}", board=str(place // each + 1), session=session.id)
        for place in range(count)
    )
    groups = (Group("one", "Poster session", tuple(p.key for p in made), session.id),)
    return replace(
        base,
        papers=made,
        groups=groups,
        sessions=(_planned(session, made),),
        names=names(made),
    )


def page_pictures(folder: Path) -> None:
    """Put pictures into a workshop folder: a portrait, a logo, one for a page."""
    from PIL import Image

    (folder / "images").mkdir(exist_ok=True)
    Image.new("RGB", (900, 1200), "#7f7468").save(folder / "images/hypatia.jpg")
    Image.new("RGBA", (600, 200), (20, 60, 90, 255)).save(folder / "images/sponsor.png")
    Image.new("RGB", (3000, 2000), "#5b7f68").save(folder / "images/hall.png")


CALL = """\
We ask for papers on *copying*, "as it is done".

## Topics

- Errors, and how they grow
- Hands
  - left
  - right

| length | pages |
| ------ | ----: |
| long   |     8 |

![The hall](images/hall.png)

See [the list](papers/) and [the resources](resources.md), or write to <chair@example.org>.

<script>alert("no")</script>
"""


def rich_plan(folder: Path, **facts: object) -> Plan:
    """The full plan with everything a website can show beside papers and programme."""
    page_pictures(folder)
    plan = full_plan(folder)
    site = Site(
        citation_tags=True,
        sign_up=NamedLink("Sign up for news", "https://example.org/news"),
        editions=(NamedLink("Careful Manuscripts 2025", "https://example.org/2025"),),
        dates=(
            ImportantDate("Submission deadline", dt.date(2026, 5, 29)),
            ImportantDate("Workshop", DAY, local=True),
        ),
        pages=(
            OwnPage("about", "About", "Why copies *matter*.", home=True),
            OwnPage("call", "Call for papers", CALL, order=1),
            OwnPage("resources", "Resources", "### Books\n\nTwo of them.", order=2),
        ),
    )
    speakers = (replace(plan.workshop.speakers[0], portrait="images/hypatia.jpg"),)
    event = replace(plan.workshop.event, map="https://example.org/map")
    workshop_ = replace(
        plan.workshop,
        site=site,
        sponsors=(
            Sponsor("Guild of Scribes", "Gold", "images/sponsor.png", "https://example.org/guild"),
            Sponsor("Ink & Sons"),
        ),
        speakers=speakers,
        event=event,
        **facts,  # type: ignore[arg-type]
    )
    return replace(plan, workshop=workshop_)


CHANGES = """{"schema": "proceedings/changes/1", "since": "2026-07-10",
 "changes": [{"kind": "moved", "paper": "4", "sentence": "“Beware” (4) moves to board 7."}],
 "rounds": [{"date": "2026-07-01", "news": ["“Notes” (1) receives: Best paper."]},
            {"date": "2026-07-10", "news": []}]}"""
