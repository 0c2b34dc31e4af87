"""A plan to lay out: dead scientists, with all that is hard about titles and names."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from html import escape
from pathlib import Path
from tempfile import gettempdir
from zoneinfo import ZoneInfo

from proceedings.model import (
    Consent,
    Event,
    Inclusion,
    Link,
    Look,
    Person,
    Presentation,
    Session,
    SessionKind,
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

ZONE = ZoneInfo("Asia/Seoul")
DAY = dt.date(2026, 7, 18)

# (name, index entry)
PEOPLE = (
    ("Ada Lovelace", "Lovelace, Ada"),
    ("Émilie du Châtelet", "Châtelet, Émilie du"),
    ("Ludwig van Beethoven", "Beethoven, Ludwig van"),
    ("Sofja Kowalewskaja", "Kowalewskaja, Sofja"),
    ("陳省身", "陳省身"),
    ("Shiing-Shen Chern", "Chern, Shiing-Shen"),
    ("Paul Erdős", "Erdős, Paul"),
    ("Waring Łukasiewicz", "Łukasiewicz, Waring"),
    ("Srinivasa Ramanujan", "Ramanujan, Srinivasa"),
    ("Emmy Noether", "Noether, Emmy"),
    ("Grace Brewster Murray Hopper", "Hopper, Grace Brewster Murray"),
    ("Alonzo Church", "Church, Alonzo"),
    ("Đorđe Nastić", "Nastić, Đorđe"),
    ("Hypatia", "Hypatia"),
    ("Muḥammad ibn Mūsā al-Khwārizmī", "Khwārizmī, Muḥammad ibn Mūsā al-"),
    ("William Sealy Gosset Jr.", "Gosset, William Sealy, Jr."),
    ("Maria Gaetana Agnesi", "Agnesi, Maria Gaetana"),
    ("Ngô Bảo Vinh", "Ngô Bảo Vinh"),
    ("Søren Kierkegaard", "Kierkegaard, Søren"),
    ("Wang Zhenyi", "Wang Zhenyi"),
)

LONG = (
    "On the Surprising Persistence of Spectral Bias in Overparameterised Networks Trained with"
    " Vanishing Noise, with an Application to the Reconstruction of Lost Manuscripts from Fragments"
    " of Papyrus, a Discussion of What Such Reconstructions Can and Cannot Tell Us about the"
    " Intentions of Their Scribes, and Several Counterexamples That the Authors Found While Trying"
    " to Prove the Opposite of the Main Theorem"
)

TITLES = (
    "Notes on the Analytical Engine",
    "Institutions of Physics for Careful Readers",
    "What Sparse Autoencoders Miss: Dark Matter in the Residual Stream of Small Language Models",
    LONG,
    "Rotation of a Rigid Body about a Fixed Point",
    "Characteristic Classes of Attention Heads: a Geometric Reading of Superposition",
    "“Almost All” Is Not “All”: Limits of Sampling-Based Verification",
    "Invariant Variation Problems",
    "The Probable Error of a Mean Is Not the Mean Probable Error, and Other Lessons from Brewing",
    "Compilers Before Computers",
    "An Unsolvable Problem of Elementary Interpretability",
    "A Compendious Book on Calculation by Completion and Balancing",
    "Curves Named by Mistranslation",
)

ABSTRACT = (
    "We study how small errors in a manuscript grow while it is copied from hand to hand. A model"
    " with two parameters explains the growth in 1,204 copies of 93 texts; it predicts which lines"
    " a careful reader should check first. In a study with twelve editors the prediction saved 38%"
    " of their time and lost none of the errors that changed the meaning of a sentence. "
    "We close with a discussion of what the model cannot see: the errors that all copies share."
)


def sample_plan(
    n: int = 24,
    *,
    sheet: str = "letter",
    authors: bool = True,
    spans: bool = True,
    abstracts: bool = False,
    folder: Path | None = None,
    logo: str = "",
) -> Plan:
    """Return a plan of n papers in two poster sessions, two talk sessions and a virtual group."""
    keys = [str(number + 1) for number in range(n)]
    papers = tuple(_paper(index, key, authors) for index, key in enumerate(keys))
    if spans:
        papers = _paginated(papers, abstracts)
    workshop = _workshop(folder or Path(gettempdir()), sheet, logo)
    return Plan(
        workshop=workshop,
        papers=papers,
        groups=_groups(workshop, papers),
        sessions=tuple(_planned(session, papers) for session in workshop.sessions),
        names=_names(papers) if authors else (),
        built=dt.datetime(2026, 7, 18, 0, 0, tzinfo=dt.UTC),
        abstracts_only=abstracts,
        edition_reason="The workshop holds no right to hand round the papers themselves."
        if abstracts
        else "",
    )


def bare_plan(folder: Path | None = None) -> Plan:
    """Return a plan with nothing but what every workshop has."""
    event = Event(
        name="A Workshop",
        short="A Workshop",
        date=DAY,
        last_date=DAY,
        time_zone="Asia/Seoul",
        notice="",
    )
    return Plan(
        workshop=Workshop(folder=folder or Path(gettempdir()), event=event),
        papers=(),
        groups=(),
        sessions=(),
        names=(),
        built=dt.datetime(2026, 7, 18, tzinfo=dt.UTC),
    )


def _title(index: int) -> tuple[str, str]:
    if index == 5:
        return (
            "Bounds of O(n² log n) on the ℓ₁ Norm of x̂ᵢ",
            (
                "Bounds of <em>O</em>(<em>n</em><sup>2</sup> log <em>n</em>) on the"
                " ℓ<sub>1</sub> Norm of <em>x̂<sub>i</sub></em>"
            ),
        )
    title = TITLES[index % len(TITLES)]
    if index >= len(TITLES):
        title = f"{title} ({index + 1})"
    return title, escape(title)


def _presentation(index: int) -> Presentation:
    if index % 12 == 0:
        return Presentation.ORAL
    if index % 12 in {3, 7}:
        return Presentation.SPOTLIGHT
    return Presentation.VIRTUAL if index % 12 == 11 else Presentation.POSTER


def _paper(index: int, key: str, authors: bool) -> PlannedPaper:
    title, title_html = _title(index)
    presentation = _presentation(index)
    virtual = presentation is Presentation.VIRTUAL
    session = None if virtual else f"posters-{index % 2 + 1}"
    talk = {Presentation.ORAL: "orals", Presentation.SPOTLIGHT: "spotlights"}.get(presentation)
    people = [PEOPLE[(index * 3 + step) % len(PEOPLE)] for step in range(1 + index % 5)]
    return PlannedPaper(
        key=key,
        number=index + 1,
        id=f"aBcDeF{index:03d}",
        openreview=f"https://openreview.net/forum?id=aBcDeF{index:03d}",
        title=title,
        title_html=title_html,
        authors=tuple(
            PlannedAuthor(
                name=name,
                person=f"p{PEOPLE.index((name, entry))}",
                affiliations=("Analytical Society", "Royal Institution")[: 1 + index % 2],
            )
            for name, entry in people
        )
        if authors
        else (),
        abstract="" if index % 9 == 8 else ABSTRACT,
        abstract_html=""
        if index % 9 == 8
        else f"<p>{escape(ABSTRACT)}</p><p>The rate is <em>e</em><sup>−2<em>k</em></sup>.</p>",
        presentation=presentation,
        award="Best paper" if index == 0 else None,
        links=(Link("code", "https://example.org/code/engine"),) if index % 4 == 0 else (),
        inclusion=Inclusion.ABSTRACT if index % 10 == 9 else Inclusion.FULL,
        reason="The authors asked for the abstract alone." if index % 10 == 9 else "",
        session=session,
        board=str(index // 2 + 1) if session and index % 15 != 14 else None,
        talk=talk,
        order=index // 12 + 1 if talk else None,
        pages=4 + index % 9,
    )


def _paginated(papers: tuple[PlannedPaper, ...], abstracts: bool) -> tuple[PlannedPaper, ...]:
    first, placed = 1, []
    for index, paper in enumerate(papers):
        length = 1 if abstracts else paper.pages
        start = 1 + index // 3 if abstracts else first
        placed.append(replace(paper, span=PageSpan(start, start + length - 1)))
        first += length
    return tuple(placed)


def _groups(workshop: Workshop, papers: tuple[PlannedPaper, ...]) -> tuple[Group, ...]:
    groups = [
        Group(
            id=session.id,
            title=session.title,
            session=session.id,
            papers=tuple(paper.key for paper in papers if paper.session == session.id),
        )
        for session in workshop.sessions
        if session.kind is SessionKind.POSTERS
    ]
    apart = tuple(paper.key for paper in papers if paper.session is None)
    groups.append(Group(id="virtual", title="Presented virtually", papers=apart))
    return tuple(group for group in groups if group.papers)


def _names(papers: tuple[PlannedPaper, ...]) -> tuple[NameEntry, ...]:
    import unicodedata

    entries = []
    for number, (name, entry) in enumerate(PEOPLE):
        person = f"p{number}"
        mine = [p for p in papers if any(a.person == person for a in p.authors)]
        if not mine:
            continue
        letter = unicodedata.normalize("NFD", entry)[0].upper()
        letter = {"Ł": "L", "Đ": "D"}.get(letter, letter if letter.isascii() else "#")
        locators = tuple(Locator(p.key, str(p.span.first) if p.span else "1 · 4") for p in mine)
        entries.append(NameEntry(person, name, entry, letter, locators))
    return tuple(
        sorted(entries, key=lambda entry: (entry.letter == "#", entry.letter, entry.entry))
    )


def _planned(session: Session, papers: tuple[PlannedPaper, ...]) -> PlannedSession:
    if session.kind in {SessionKind.ORALS, SessionKind.SPOTLIGHTS}:
        talks = [paper for paper in papers if paper.talk == session.id]
        minutes = 12 if session.kind is SessionKind.ORALS else 4
        slots = tuple(
            Slot(
                paper.key,
                order=place + 1,
                start=session.start + dt.timedelta(minutes=minutes * place),
                end=session.start + dt.timedelta(minutes=minutes * (place + 1)),
            )
            for place, paper in enumerate(talks)
        )
    else:
        slots = tuple(
            Slot(paper.key, board=paper.board) for paper in papers if paper.session == session.id
        )
    return PlannedSession(session=session, slots=slots)


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


def _workshop(folder: Path, sheet: str, logo: str) -> Workshop:
    event = Event(
        name="The First Workshop on Careful Manuscripts",
        short="Careful Manuscripts 2026",
        edition="First edition",
        host="ICML 2026",
        date=DAY,
        last_date=DAY,
        time_zone="Asia/Seoul",
        place="Seoul, South Korea",
        room="Hall D2",
        url="https://example.org/ws/2026",
        notice="The First Workshop on Careful Manuscripts, Seoul, South Korea, 2026. Non-archival:"
        " the papers may be published elsewhere, and their rights remain with their authors.",
    )
    sessions = (
        _session("opening", "Opening Remarks", SessionKind.TALKS, "09:00-09:10"),
        _session(
            "keynote",
            "Reading What Is Not Written",
            SessionKind.TALKS,
            "09:10-09:50",
            people=("Hypatia",),
            remote=True,
        ),
        _session("orals", "Orals", SessionKind.ORALS, "09:50-10:40"),
        _session("coffee", "Coffee", SessionKind.BREAK, "10:40-11:00", room="Foyer"),
        _session("spotlights", "Spotlights", SessionKind.SPOTLIGHTS, "11:00-11:30"),
        _session(
            "posters-1", "Poster session 1", SessionKind.POSTERS, "11:30-12:30", room="Hall D2"
        ),
        _session("lunch", "Lunch", SessionKind.BREAK, "12:30-14:00"),
        _session(
            "panel",
            "Who Reads the Proofs?",
            SessionKind.PANEL,
            "14:00-15:00",
            people=("Emmy Noether", "Alonzo Church", "Paul Erdős"),
            description="Four editors discuss whom a careless manuscript harms.",
        ),
        _session(
            "posters-2",
            "Poster session 2",
            SessionKind.POSTERS,
            "15:00-16:00",
            room="Hall D2",
            provisional=True,
        ),
        _session("social", "Walk along the river", SessionKind.SOCIAL, "17:30"),
    )
    return Workshop(
        folder=folder,
        event=event,
        consent=Consent(
            Inclusion.FULL,
            "All authors agreed, on the submission form, that their papers are handed round.",
            "CC BY 4.0",
        ),
        look=Look(sheet=sheet, logo=logo),
        organizers=(
            Person("Caroline Herschel", "Bath Observatory", role="General chair"),
            Person("Johannes Kepler", "University of Graz", role="Programme chair"),
            Person("Sophie Germain", "Paris"),
        ),
        committee=tuple(
            Person(name, "Analytical Society" if place % 3 == 0 else "")
            for place, (name, _) in enumerate(PEOPLE)
        ),
        speakers=(
            Person(
                "Hypatia",
                "Mouseion of Alexandria",
                talk="Reading What Is Not Written",
                abstract="A commentary keeps what its author took for granted. This talk shows how"
                " to read it.",
            ),
            Person("Leonhard Euler", "Saint Petersburg Academy"),
        ),
        panelists=(Person("Emmy Noether", "Göttingen"), Person("Alonzo Church", "Princeton")),
        sessions=sessions,
    )
