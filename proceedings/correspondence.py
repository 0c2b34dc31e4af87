"""Writing to authors: the prose of ``letters``."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from proceedings.errors import OutputError, UsageError
from proceedings.gathering import gather
from proceedings.model.frozen import dataclass
from proceedings.outputs import LETTERS, is_output_folder, output_folder, swapped
from proceedings.resources import find_workshop_folder, own_formats

if TYPE_CHECKING:
    import datetime as dt

    from proceedings.gathering import Gathered, Options
    from proceedings.inputs import Contacts
    from proceedings.model import Workshop
    from proceedings.report import Letter, PaperReport, Report


@dataclass(frozen=True, slots=True)
class Post:
    """What is asked of ``letters``.

    Fields:
        due: the last day for a new PDF; None takes the workshop's.
        warnings: write also where there is advice alone.
        contacts: the table of addresses; None takes the workshop's own.
        table: where the mail-merge table goes; None makes none.
        sent: the day the letters go out, to be noted as a round; None notes nothing.
        dry_run: write nothing at all.
    """

    due: dt.date | None = None
    warnings: bool = False
    contacts: Path | None = None
    table: Path | None = None
    sent: dt.date | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Posted:
    """What was written, or would be.

    Fields:
        folder: of the letters.
        letters: one a paper, in the order of the list.
        titles: of all papers, by key.
        due: the last day that the letters name.
        held_back: keys of papers that fail and whose authors cannot mend it.
        contacts: None where no table was asked for.
        round: the file that notes what was sent; None where nothing was noted.
        own_formats: ids of formats that authors need a file of, too.
    """

    folder: Path
    letters: tuple[Letter, ...]
    titles: dict[str, str]
    due: dt.date | None
    held_back: tuple[str, ...]
    contacts: Contacts | None = None
    round: Path | None = None
    own_formats: tuple[str, ...] = field(default=())

    @property
    def without_contact(self) -> tuple[str, ...]:
        """Keys of papers that have a letter and no address to send it to."""
        if self.contacts is None:
            return ()
        known = self.contacts.addresses
        return tuple(letter.key for letter in self.letters if letter.key not in known)


def post(directory: Path | None, asked: Post, options: Options) -> Posted:
    """Write the letters to the authors of all papers that need one.

    Raises:
        UsageError: the table would lie where outputs or inputs do.
        ConfigurationError: the workshop, the contacts or the latest round have mistakes.
        OutputError: something cannot be written, or a round of this day says something else.
    """
    from proceedings.inputs import CONTACTS, read_contacts
    from proceedings.report import plain_letter
    from proceedings.report.plain import is_for_authors

    workshop = find_workshop_folder(directory or Path())
    output = output_folder(None, workshop)
    if asked.table:
        contacts_file = asked.contacts or workshop / CONTACTS
        _refuse_table(asked.table, output, contacts_file)
    gathered = gather(workshop, options)
    report = _report(gathered, asked)
    contacts = read_contacts(contacts_file, gathered.inputs.papers) if asked.table else None
    due = asked.due or gathered.inputs.workshop.requirements.due
    meant = [p for p in report.papers if is_for_authors(p, warnings=asked.warnings)]
    letters = tuple(plain_letter(report, paper, due) for paper in meant)
    posted = Posted(
        output / LETTERS,
        letters,
        {paper.key: paper.title for paper in report.papers},
        due,
        tuple(paper.key for paper in report.papers if _is_held_back(paper, meant)),
        contacts,
        own_formats=_own_formats(gathered.inputs.workshop),
    )
    if asked.dry_run:
        return posted
    return _written(posted, report, asked)


def _report(gathered: Gathered, asked: Post) -> Report:
    """Return the report, compared with the last round before the letters go out."""
    from proceedings.report import latest_round, read_round, report_of

    hashes = {key: file.sha256 for key, file in gathered.manuscripts.items()}
    earlier = latest_round(gathered.inputs.workshop.folder, before=asked.sent)
    previous = read_round(earlier) if earlier else None
    return report_of(
        gathered.plan,
        gathered.checked,
        gathered.findings,
        hashes=hashes,
        previous=previous,
        posters=gathered.posters,
    )


def _is_held_back(paper: PaperReport, meant: list[PaperReport]) -> bool:
    from proceedings.model import Verdict

    failed = paper.shares_with or paper.verdict in {Verdict.FAIL, Verdict.UNREADABLE}
    return bool(failed) and paper not in meant


def _own_formats(workshop: Workshop) -> tuple[str, ...]:
    own = {path.stem for path in own_formats(workshop.folder).glob("*.yaml")}
    return tuple(name for name in workshop.requirements.formats if name in own)


def _written(posted: Posted, report: Report, asked: Post) -> Posted:
    """Write letters, table and round, the round last: it says that the rest was sent."""
    from dataclasses import replace

    from proceedings.inputs import REQUIREMENTS, requirements_text
    from proceedings.report.mailing import mail_merge, write_letters, written_before

    noted = _round_text(posted, report, asked.sent) if asked.sent else ""
    path = _free_round(report.plan.workshop.folder, asked.sent, noted) if asked.sent else None
    folder = posted.folder
    workshop = report.plan.workshop
    needed = replace(workshop.requirements, due=posted.due)
    attached = {REQUIREMENTS: requirements_text(needed, workshop.event.name)}
    before = dict.fromkeys((f"{folder.name}/{name}" for name in written_before(folder)), "")
    with swapped(folder.parent, folder.name, before, []) as target:
        write_letters(posted.letters, posted.due, attached, target)
    if asked.table and posted.contacts:
        _write(asked.table, mail_merge(posted.letters, posted.contacts.addresses, posted.due))
    if path:
        _write(path, noted)
    return replace(posted, round=path)


def _round_text(posted: Posted, report: Report, sent: dt.date) -> str:
    """Return the round: the report, with the day for everybody who is written to."""
    from dataclasses import replace

    from proceedings.report.data import report_json

    told = {letter.key for letter in posted.letters} - set(posted.without_contact)
    papers = tuple(replace(p, told=sent) if p.key in told else p for p in report.papers)
    return report_json(replace(report, papers=papers), sent)


def _free_round(workshop: Path, sent: dt.date, text: str) -> Path:
    """Return the file of a round; one that is there already may only say the same."""
    from proceedings.report import round_path

    path = round_path(workshop, sent)
    if path.exists() and path.read_text(encoding="utf-8") != text:
        raise OutputError(
            f"{path}: there is a round of this day, and it says something else.",
            "Delete it if its letters were never sent; else name the day on which these go out.",
        )
    return path


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}).", "Name another file."
        ) from error


def _refuse_table(table: Path, output: Path, contacts: Path) -> None:
    """Refuse to write addresses into an output folder, or over a file that is no such table."""
    from proceedings.report.mailing import is_mail_merge

    path = table.resolve()
    if path.is_relative_to(output.resolve()) or any(map(is_output_folder, path.parents)):
        raise UsageError(
            f"-o {table}: the table holds e-mail addresses, and this is an output folder.",
            "Name a file outside of it: what lies there may be published.",
        )
    if path == contacts.resolve() or (
        path.is_file() and not is_mail_merge(path.read_text(encoding="utf-8", errors="replace"))
    ):
        raise UsageError(
            f"-o {table}: is there already, and is no mail-merge table.",
            "Name another file; nothing was written.",
        )
