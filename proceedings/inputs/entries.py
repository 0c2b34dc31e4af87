"""The files of the workshop folder as pydantic models: their keys, and what each is for.

Decisions have a module of their own, :mod:`proceedings.inputs.decisions`.
"""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from proceedings.inputs.booklet import BookletEntry, SponsorEntry
from proceedings.inputs.entry import Entry, Named
from proceedings.inputs.pdf_name import PdfName  # noqa: TC001 - resolved at run time
from proceedings.inputs.posters import PostersEntry  # noqa: TC001 - resolved at run time
from proceedings.inputs.programme_entries import (  # noqa: TC001 - pydantic resolves them
    BoardsEntry,
    SessionEntry,
)
from proceedings.inputs.site import DateEntry, SiteEntry
from proceedings.inputs.values import (  # noqa: TC001 - pydantic resolves the fields' types
    Address,
    Addresses,
    Colour,
    Date,
    Excluded,
    InclusionWord,
    Inside,
    Key,
    Limits,
    Needed,
    NoManuscripts,
    Number,
    Particles,
    PersonId,
    Position,
    PresentationWord,
    SeverityWord,
    Sheet,
    StageWord,
    Text,
    TextOrTexts,
    Texts,
    Zone,
)
from proceedings.model import Inclusion, Presentation, Stage


class EventEntry(Entry):
    """Name, time and place of the workshop."""

    name: Text = Field(description="Name of the workshop in full, as on covers and title pages.")
    short: Text | None = Field(
        default=None, description="Short name for running heads and signs. Default: the name."
    )
    edition: Text | None = Field(default=None, description="Such as `Second edition`.")
    host: Text | None = Field(
        default=None, description="The conference it belongs to, such as `ICML 2026`."
    )
    date: Date = Field(description="First day, as year-month-day.")
    last_date: Date | None = Field(default=None, description="Last day. Default: the first.")
    time_zone: Zone = Field(
        description="Time zone of the place, by its IANA name, such as `Asia/Seoul`."
        " All times of sessions are meant in it."
    )
    place: Text | None = Field(default=None, description="City and country.")
    map: Address | None = Field(default=None, description="Where a map shows the venue.")
    room: Text | None = Field(default=None, description="Room, as the venue's signs name it.")
    url: Address | None = Field(default=None, description="The workshop's own page elsewhere.")
    notice: Text | None = Field(
        default=None,
        description="The non-archival notice, used wherever one stands."
        " Default: a sentence made of name, place and year.",
    )


class RequirementsEntry(Entry):
    """What the workshop asks of a manuscript."""

    format: TextOrTexts = Field(
        default=(),
        description="Paper format, or a list with the preferred one first;"
        " `proceedings formats` lists them. Default: any known format.",
    )
    stage: StageWord = Field(
        default=Stage.CAMERA_READY, description="The stage the manuscripts should be at."
    )
    limits: Limits = Field(
        default={},
        description="Pages of body: one number, or one for each track (`{long: 8, short: 4}`),"
        " or for each track one for each stage (`{long: {submission: 8, camera-ready: 9}}`)."
        " Default: the limit of the format's main conference.",
    )
    exclude: Excluded | None = Field(
        default=None,
        description="Parts the limit does not count; replaces the list the format brings.",
    )
    notice: Text | None = Field(
        default=None,
        description="The sentence asked for at the foot of page 1. Default: it is not checked.",
    )
    parts: Needed | None = Field(
        default=None,
        description="Parts a manuscript must have, such as `[impact-statement]`. Default: none.",
    )
    severities: dict[str, SeverityWord] = Field(
        default={},
        description="How grave a finding of a rule is, where it is not the rule's own severity;"
        " `proceedings rules` lists both. `off` switches the rule off.",
    )
    due: Date | None = Field(
        default=None,
        description="Last day for authors to hand in a mended PDF, as year-month-day; it ends when"
        " it has ended everywhere on Earth. Letters name it.",
    )
    file_size: Position | None = Field(
        default=None,
        description="Size of a manuscript in MB (of 1,048,576 bytes) at most. Default: the limit"
        " of the format's main conference, if it has one.",
    )
    posters: PostersEntry | None = Field(
        default=None,
        description="What is asked of a poster file. With it, papers without one are told."
        " Default: files in `posters/` are held against its defaults, and nobody is missed.",
    )


class ConsentEntry(Entry):
    """What may be handed round, and who said so."""

    inclusion: InclusionWord = Field(
        default=Inclusion.ABSTRACT,
        description="What of each paper may be handed round: its PDF and all else (full), its"
        " abstract, a link to it, or nothing. A paper can say otherwise for itself.",
    )
    statement: Text | None = Field(
        default=None,
        description="How the authors agreed, in a sentence; printed in the front matter.",
    )
    licence: Text | None = Field(
        default=None, description="Licence of the papers, such as `CC BY 4.0`."
    )


class PersonEntry(Named):
    """Somebody the workshop names; a plain text is a name."""

    name: Text = Field(description="Name in reading order.")
    affiliation: Text | None = Field(
        default=None, description="Institution, as it is to be printed."
    )
    role: Text | None = Field(default=None, description="Such as `General chair`.")
    url: Address | None = Field(default=None, description="The person's own page.")
    portrait: Inside | None = Field(
        default=None, description="Picture in this folder, such as `images/lovelace.jpg`."
    )
    talk: Text | None = Field(default=None, description="Title of the invited talk.")
    abstract: Text | None = Field(default=None, description="Abstract of the invited talk.")


class PeopleEntry(Entry):
    """Who stands behind the workshop and who speaks at it."""

    organizers: list[PersonEntry] = Field(
        default=[], description="Organizers, in the order to print."
    )
    committee: list[PersonEntry] = Field(
        default=[], description="Programme committee and reviewers."
    )
    speakers: list[PersonEntry] = Field(default=[], description="Invited speakers.")
    panelists: list[PersonEntry] = Field(default=[], description="Members of the panel.")


class AnnouncedEntry(Entry):
    """Counts that were announced somewhere; the check compares the list with them."""

    papers: Number | None = Field(default=None, description="Accepted papers.")
    orals: Number | None = Field(default=None, description="Orals.")
    spotlights: Number | None = Field(default=None, description="Spotlights.")
    posters: Number | None = Field(default=None, description="Papers with a poster alone.")


class LookEntry(Entry):
    """What the workshop sets of the looks."""

    _speaking: ClassVar[dict[str, str]] = {
        "accent": 'Put the colour in quotes, "#7a1f2b": after a blank, # begins a comment.'
    }

    accent: Colour = Field(
        default="#7a1f2b", description='The one colour, such as `"#7a1f2b"`, in quotes.'
    )
    logo: Inside | None = Field(
        default=None, description="Logo in this folder, such as `images/logo.svg`; SVG prints best."
    )
    particles: Particles = Field(
        default="with",
        description="Where the author index has names with particles: `with` files van Gogh under"
        " V, `after` files Gogh, Vincent van under G.",
    )
    sheet: Sheet = Field(
        default="letter", description="Sheet for all that is printed: letter or a4."
    )


class WorkshopFile(Entry):
    """`workshop.yaml`: the event, its people and sessions, and what it asks of manuscripts."""

    _speaking: ClassVar[dict[str, str]] = {
        "manuscripts": "Write none where there are no manuscripts by design, or delete the key."
    }

    event: EventEntry = Field(description="Name, time and place.")
    site: SiteEntry = Field(default=SiteEntry(), description="The website this folder builds.")
    requirements: RequirementsEntry = Field(
        default=RequirementsEntry(), description="What is asked of a manuscript."
    )
    consent: ConsentEntry = Field(
        default=ConsentEntry(), description="What may be handed round, and who said so."
    )
    people: PeopleEntry = Field(default=PeopleEntry(), description="Organizers, speakers, panel.")
    sponsors: list[SponsorEntry] = Field(default=[], description="Sponsors, in the order to print.")
    sessions: list[SessionEntry] = Field(default=[], description="The programme, in any order.")
    boards: list[BoardsEntry] = Field(
        default=[],
        description="The boards there are. A board that is the workshop's at several times stands"
        " in an entry for each. Default: not known; papers are assigned to sessions alone.",
    )
    dates: list[DateEntry] = Field(default=[], description="Important dates, in the order to list.")
    topics: Texts = Field(
        default=(), description="Topics in the order to list. Default: the papers'."
    )
    announced: AnnouncedEntry = Field(
        default=AnnouncedEntry(),
        description="Counts that were announced, to compare with the list.",
    )
    manuscripts: NoManuscripts = Field(
        default=True,
        description="`none` where there are no PDFs by design: nothing is missed then.",
    )
    look: LookEntry = Field(default=LookEntry(), description="Colour, logo and sheet.")
    booklet: BookletEntry = Field(
        default=BookletEntry(), description="The booklet: its parts and pages."
    )


class AuthorEntry(Named):
    """An author; a plain text is a name."""

    name: Text = Field(description="Name in reading order, as it is to be printed.")
    affiliations: TextOrTexts = Field(default=(), description="Institutions, in order.")
    family: Text | None = Field(
        default=None, description="Family name, where the author index would not find it."
    )
    given: Text | None = Field(default=None, description="Given names.")
    id: PersonId | None = Field(
        default=None, description="OpenReview profile or ORCID; never e-mail."
    )


class PaperEntry(Entry):
    """An accepted paper."""

    key: Key | None = Field(
        default=None,
        description="Names the paper in files and addresses; never change it once published."
        " Default: the number, else made of the id, else of the title.",
    )
    number: Number | None = Field(default=None, description="Submission number.")
    id: Text | None = Field(default=None, description="OpenReview id (of the forum).")
    title: Text | None = Field(
        default=None,
        description="Title, LaTeX and Markdown included. Default: read from the manuscript.",
    )
    authors: list[AuthorEntry] = Field(default=[], description="Authors in order; names, or more.")
    abstract: Text | None = Field(
        default=None, description="Abstract, LaTeX and Markdown included."
    )
    track: Text | None = Field(default=None, description="Track, as in `requirements.limits`.")
    presentation: PresentationWord = Field(
        default=Presentation.POSTER, description="How it is presented; an oral also has a poster."
    )
    topics: TextOrTexts = Field(default=(), description="Topics, as in `workshop.yaml`.")
    keywords: Texts = Field(default=(), description="Keywords.")
    award: Text | None = Field(default=None, description="Such as `Best paper`.")
    links: Addresses = Field(default={}, description="Addresses by kind: code, slides, video, pdf.")
    file: PdfName | None = Field(
        default=None, description="PDF below `papers/`, where key, number or id do not name it."
    )
    inclusion: InclusionWord | None = Field(
        default=None, description="What may be handed round. Default: the workshop's."
    )
    licence: Text | None = Field(default=None, description="Licence. Default: the workshop's.")
    archival_elsewhere: Text | None = Field(
        default=None, description="Where it is published archivally, in words."
    )


class PapersFile(Entry):
    """`papers.yaml`: the accepted papers."""

    papers: list[PaperEntry] = Field(
        default=[], description="One entry a paper, in the order of the list."
    )


class PlacementEntry(Entry):
    """Where and when a paper is presented."""

    talk: Text | None = Field(default=None, description="Session of its oral or spotlight talk.")
    order: Position | None = Field(default=None, description="Position in that session, from 1.")
    session: Text | None = Field(default=None, description="Its poster session.")
    board: Text | None = Field(default=None, description="Its board, as the venue names it.")


class LockFile(Entry):
    """`programme.lock.yaml`: assigned sessions and boards."""

    placements: dict[str, PlacementEntry | None] = Field(
        default={}, description="Places under the keys of their papers."
    )
