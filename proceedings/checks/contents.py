"""Rules about what a file holds and does beside showing its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.checks.registry import rule
from proceedings.model import Finding, Severity
from proceedings.text.phrases import count, join_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from proceedings.anatomy.values import Manuscript
    from proceedings.checks.asked import Asked

MEGABYTE = 1024 * 1024
# More than a line of a column: what is shorter may be a stray label.
_LINE = 40


@rule("file-size", Severity.ERROR, "the file is larger than allowed")
def file_size(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report a file above the limit of the workshop, or above that of its format.

    Upload forms refuse a file that is too large, often minutes before the deadline. The limit is
    the workshop's (`requirements.file_size`, in MB of 1,048,576 bytes); without one it is that of
    the format's main conference, and the finding is a warning.

    Example: a paper of 34 MB, where the conference takes 20.

    Fix: save photographs as JPEG and plots as vectors of few points, and leave out supplements.
    """
    size, limit = manuscript.size, asked.file_size
    if size is None or limit is None or size <= limit * MEGABYTE:
        return
    yield Finding(
        "file-size",
        Severity.WARNING if asked.file_size_of else Severity.ERROR,
        f"The file has {size / MEGABYTE:,.1f} MB; at most {limit:,} MB are allowed"
        + (f" by {asked.file_size_of}." if asked.file_size_of else "."),
        "Save photographs as JPEG, and plots of very many points as pictures of 300 dots an inch.",
        expected=f"at most {limit:,} MB",
        actual=f"{size / MEGABYTE:,.1f} MB",
    )


@rule("file-encrypted-owner", Severity.WARNING, "the file opens, but its encryption forbids things")
def file_encrypted_owner(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report a file with an owner's password.

    It opens for everybody, but viewers refuse what the owner forbade, such as printing or copying,
    and programs that put proceedings together refuse the file.

    Example: a paper saved with a password for changes, of which no page can be copied into a
    booklet.

    Fix: save it again without any password.
    """
    del asked
    denied = manuscript.structure.denied if manuscript.structure else None
    if denied is None:
        return
    yield Finding(
        "file-encrypted-owner",
        Severity.WARNING,
        "The file is encrypted with an owner's password"
        + (f", which forbids {join_words(denied, 'and')}." if denied else "."),
        "Export it without a password or restrictions; `qpdf --decrypt paper.pdf new.pdf` removes "
        "them from your own file.",
        expected="no encryption",
        actual=f"forbidden: {join_words(denied)}" if denied else "encrypted, nothing forbidden",
    )


@rule("file-javascript", Severity.WARNING, "the file contains JavaScript")
def file_javascript(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report programs that run in the reader's viewer.

    Viewers warn of them or refuse the file, and archives do not take it. They come from packages
    for animations and forms.

    Example: an animation that the package animate plays in one viewer only.

    Fix: leave out the package, and show some frames side by side.
    """
    del asked
    found = manuscript.structure.javascript if manuscript.structure else ()
    if found:
        yield Finding(
            "file-javascript",
            Severity.WARNING,
            f"The file contains JavaScript ({_places(found)}).",
            "Leave out the package that adds it (animate, media9, eforms), and show the frames of "
            "an animation side by side.",
            page=_first_page(found),
            expected="no programs",
            actual=f"JavaScript {_places(found)}",
        )


@rule("file-launch-action", Severity.WARNING, "the file starts programs or opens other files")
def file_launch_action(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report links that start a program or open a file on the reader's machine.

    Nobody else has that file, and viewers warn of an attack. Such links come from
    \href{run:...} and \href{file:...}, or from an address that lacks its https://.

    Example: a link to file:///home/ada/plot.pdf.

    Fix: let the link name an address that begins with https://, or remove it.
    """
    del asked
    found = manuscript.structure.launches if manuscript.structure else ()
    if found:
        yield Finding(
            "file-launch-action",
            Severity.WARNING,
            f"The file starts a program or opens another file ({_places(found)}).",
            "Let the link name an address that begins with https://, or remove it.",
            page=_first_page(found),
            expected="links to addresses and to places in the file",
            actual=f"launch actions {_places(found)}",
        )


@rule("file-attachment", Severity.WARNING, "files are attached to the file")
def file_attachment(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report files inside the file.

    Mail filters and archives refuse them, most readers never see them, and they are lost when the
    proceedings are put together. In a submission they may carry names.

    Example: the source code as an attachment of page 1.

    Fix: remove the attachment, and name an address where it can be had.
    """
    del asked
    found = manuscript.structure.attachments if manuscript.structure else ()
    if found:
        names = [f"“{name}”" for name in found if name][:3]
        yield Finding(
            "file-attachment",
            Severity.WARNING,
            f"{count(len(found), 'file')} {'is' if len(found) == 1 else 'are'} attached to the PDF"
            + (f" ({join_words(names)})." if names else "."),
            "Hand in code and data as supplementary material, or link to them.",
            expected="no attachments",
            actual=count(len(found), "attachment"),
        )


@rule("file-form", Severity.WARNING, "the file has a form to fill in")
def file_form(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report fields that a reader can fill in.

    What they show depends on the viewer, and they are lost when the proceedings are put together.

    Example: a field for a signature left on the last page.

    Fix: print the pages to a new PDF, or leave out the fields.
    """
    del asked
    kind = manuscript.structure.form if manuscript.structure else ""
    if kind:
        yield Finding(
            "file-form",
            Severity.WARNING,
            f"The file has fields to fill in ({kind}).",
            "Print the pages with their fields to a new PDF, or leave out the fields.",
            expected="no form",
            actual=kind,
        )


@rule("link-broken", Severity.WARNING, "links inside the file lead nowhere")
def link_broken(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report links to places in the file that do not exist.

    A click on a citation or a section does nothing. Such links are left when pages were taken out
    or put together by a program that does not carry the targets along.

    Example: twelve citations that led to references which were cut off.

    Fix: run LaTeX until it reports no undefined reference, and do not take pages out
    afterwards.
    """
    del asked
    structure = manuscript.structure
    if structure is None or not structure.broken:
        return
    first = structure.broken[0]
    number = len(structure.broken)
    yield Finding(
        "link-broken",
        Severity.WARNING,
        f"{number:,} of {count(structure.links, 'link')} inside the file "
        f"{'leads' if number == 1 else 'lead'} nowhere; the first stands on page {first.page}.",
        "Run LaTeX on the whole paper again, and take pages out of the source, not of the PDF.",
        page=first.page,
        box=first.box,
        expected="links that lead somewhere",
        actual=f"{count(number, 'link')} without a target",
    )


@rule("hidden-text", Severity.WARNING, "the file contains text that nobody sees")
def hidden_text(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report more than a line of text that is drawn in white or without ink.

    Readers do not see it, but search machines and language models read it: papers have carried
    orders to automatic reviewers that way. White text on a dark figure and the recognised text
    under a scan are seen and do not count: what counts is that the printed page shows nothing
    where the text stands.

    Example: a white line below the abstract that asks automatic reviewers for a good mark.

    Fix: remove the text.
    """
    del asked
    long = [one for one in manuscript.hidden if one.length >= _LINE]
    if not long:
        return
    first = long[0]
    pages = join_words([str(one.page) for one in long])
    yield Finding(
        "hidden-text",
        Severity.WARNING,
        f"Text that nobody can see stands on page{'s' if len(long) > 1 else ''} {pages}: "
        f"“{_short(first.text)}”.",
        "Remove it from the source; if it is meant to be read, print it in black.",
        page=first.page,
        box=first.box,
        expected="text that is seen",
        actual=f"{count(sum(one.length for one in long), 'hidden character')}",
    )


@rule("page-no-text", Severity.WARNING, "a page shows something and has no text")
def page_no_text(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report pages that are pictures, in a paper whose other pages have text.

    Not even a page number can be read there: the page was scanned, or pasted in as a picture. It
    cannot be searched or read aloud, and nothing on it was checked.

    Example: a scanned page of notes in the appendix.

    Fix: set the page anew, or put the picture in as a figure with a caption.
    """
    del asked
    found = manuscript.pages_without_text
    if not found:
        return
    one = len(found) == 1
    pages = join_words([str(page) for page in found])
    yield Finding(
        "page-no-text",
        Severity.WARNING,
        f"Page{'' if one else 's'} {pages} {'shows' if one else 'show'} a picture and "
        f"{'has' if one else 'have'} no text that can be read.",
        "Include the page with its text (\\includepdf of a PDF that was exported, not scanned).",
        page=found[0],
        expected="pages with text",
        actual=f"no text on page{'' if one else 's'} {pages}",
    )


def _places(pages: Sequence[int]) -> str:
    """Return where something hangs, in words; 0 stands for the file itself."""
    numbers = [str(page) for page in pages if page]
    words = [f"on page{'s' if len(numbers) > 1 else ''} {join_words(numbers)}"] if numbers else []
    if 0 in pages:
        words.insert(0, "in the file as a whole")
    return join_words(words)


def _first_page(pages: Sequence[int]) -> int | None:
    return min((page for page in pages if page), default=None)


def _short(text: str) -> str:
    text = " ".join(text.replace("\ufffe", "-").split())
    return text if len(text) <= 60 else text[:57].rstrip() + "…"
