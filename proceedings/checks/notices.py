"""Rules about the notice at the foot of page 1."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from proceedings.anatomy.footnote import notice_in
from proceedings.checks.registry import rule, severity_of
from proceedings.model import Finding, Severity, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.anatomy.values import Manuscript
    from proceedings.checks.asked import Asked

_WORDS = re.compile(r"[a-z0-9]+")
_MAIN = re.compile(
    r"Proceedings of the\s+(?:\d+\s*(?:st|nd|rd|th)\s+)?International Conference on "
    r"Machine Learning\b"
    r"|\d+\s*(?:st|nd|rd|th) Conference on Neural Information Processing Systems",
    re.IGNORECASE,
)
_WORKSHOP = re.compile(r"workshop", re.IGNORECASE)
_SPECIAL = re.compile(r"[&%#_$]")
# So many letters of a sentence can stand before the first word that is known to be of a notice.
_LONGEST_OPENING = 40
# Raised letters are read with a space before them.
_ORDINAL = re.compile(r"(\d) (st|nd|rd|th)\b")
_YEAR = re.compile(r"\b(20\d\d)\b")
# The proper name of a workshop: words with capitals on either side of the word Workshop.
_CAPITALS = r"(?:(?:[A-Z][\w&/-]*|of|on|for|the|and|in|to|at|with|[:–-])\s*)"
_NAME = re.compile(
    rf"((?:[A-Z][\w&/-]*\s+(?:(?:of|on|for|and|in)\s+)?)*)Workshop\b\s*({_CAPITALS}*)"
)
# Words of such a name that any workshop may have in its own.
_COMMON = frozenset(
    {
        *("of", "on", "for", "the", "and", "in", "to", "at", "with", "workshop", "proceedings"),
        *("presented", "accepted", "first", "second", "third", "fourth", "fifth", "sixth"),
        *("annual", "international", "conference", "icml", "machine", "learning"),
        *("neurips", "neural", "information", "processing", "systems"),
    }
)
_CONFERENCES = frozenset(
    {
        *("icml", "neurips", "iclr", "aistats", "uai", "colt", "colm", "aaai", "ijcai"),
        *("cvpr", "iccv", "eccv", "acl", "emnlp", "naacl", "kdd"),
    }
)


@rule("notice-missing", Severity.ERROR, "page 1 does not say where the paper was presented")
def notice_missing(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    r"""Report a paper without any notice at the foot of page 1.

    The notice tells a reader who finds the paper alone where it was presented, and that the
    event is non-archival. The 2025 NeurIPS style prints none with [final] alone.

    Example: nothing stands below the text of page 1.

    Fix: set the workshop's sentence as the notice; the finding has the LaTeX to copy.
    """
    yield from _reported(
        "notice-missing", "No notice stands at the foot of page 1.", manuscript, asked
    )


@rule("notice-main-conference", Severity.ERROR, "the notice is that of the main conference")
def notice_main_conference(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report the notice of the main conference in a workshop paper.

    No ICML style has an option for workshops, so the sentence that claims publication in the
    proceedings of the conference is what its authors get unless they edit it: the commonest real
    fault (39 of 105 workshop papers of one year). It claims an archival publication that did not
    take place.

    Example: "Proceedings of the 43rd International Conference on Machine Learning" at the foot of a
    workshop paper.

    Fix: set the workshop's sentence as the notice; the finding has the LaTeX to copy.
    """
    yield from _reported(
        "notice-main-conference",
        "The notice claims that the paper was published at the main conference.",
        manuscript,
        asked,
    )


@rule("notice-other-event", Severity.ERROR, "the notice is of another event")
def notice_other_event(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report the notice of another workshop or conference.

    A paper that was handed in elsewhere before keeps the sentence of that place. What counts is
    the proper name of a workshop, and the short names of conferences.

    Example: "Accepted at the Workshop on Restless Margins" in a paper of another workshop.

    Fix: set the workshop's sentence as the notice; the finding has the LaTeX to copy.
    """
    yield from _reported("notice-other-event", "The notice names another event.", manuscript, asked)


@rule("notice-wrong-year", Severity.ERROR, "the notice is of another year")
def notice_wrong_year(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report the workshop's notice with another year in it, mostly that of the edition before.

    Example: the workshop's sentence with 2025 in 2026.

    Fix: set the workshop's sentence of this year as the notice; the finding quotes it.
    """
    found = ", ".join(sorted(set(_YEAR.findall(notice_of(manuscript)))))
    yield from _reported("notice-wrong-year", f"The notice names {found}.", manuscript, asked)


@rule("notice-wording", Severity.WARNING, "the notice is not the workshop's own sentence")
def notice_wording(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Report a notice in other words than the workshop asks for.

    White space, line ends, hyphens at line ends, case and punctuation do not count.

    Example: "To appear at the workshop about careful papers" instead of the workshop's sentence.

    Fix: set the workshop's sentence as the notice, word for word; the finding has the LaTeX to
    copy.
    """
    yield from _reported(
        "notice-wording", "The notice is not the sentence the workshop asks for.", manuscript, asked
    )


def notice_of(manuscript: Manuscript) -> str:
    """Return the notice: the end of page 1's footnote from its first words on; may be empty."""
    return notice_in(manuscript.footnote)


def _reported(
    identifier: str, message: str, manuscript: Manuscript, asked: Asked
) -> Iterator[Finding]:
    """Yield the finding of a rule where it is the one that says what is wrong."""
    if _broken(manuscript, asked) == identifier:
        yield Finding(
            identifier,
            severity_of(identifier),
            message,
            _setting(asked.notice, manuscript),
            page=1,
            box=manuscript.footnote_box,
            expected=asked.notice,
            actual=_printed(manuscript) or "none",
        )


def _printed(manuscript: Manuscript) -> str:
    """Return the notice as it is told: from the start of its sentence on."""
    notice, foot = notice_of(manuscript), manuscript.footnote
    start = foot.find(notice)
    before = foot[:start]
    begin = before.rfind(". ") + 2 if ". " in before else start
    if start - begin > _LONGEST_OPENING:
        begin = start
    return _ORDINAL.sub(r"\1\2", foot[begin : start + len(notice)].strip())


def _setting(notice: str, manuscript: Manuscript) -> str:
    """Return how to set a notice: as LaTeX to copy where the style is one that we know."""
    family, stage = manuscript.format.family, manuscript.format.stage
    if family is None:
        return f"Set the notice to: {notice}"
    command = "@noticestring" if family == "neurips" else "ICML@appearing"
    if family == "icml" and stage is Stage.SUBMISSION:
        command = "Notice@String"
    written = _SPECIAL.sub(r"\\\g<0>", notice)
    return (
        f"Put this into the preamble, below the style: \\makeatletter\\renewcommand{{\\{command}}}"
        f"{{{written}}}\\makeatother"
    )


def _broken(manuscript: Manuscript, asked: Asked) -> str | None:
    """Return the rule that a notice breaks: one, the one that says most."""
    if not asked.notice or _squeezed(asked.notice) in _squeezed(manuscript.footnote):
        return None
    notice = notice_of(manuscript)
    if not notice:
        return "notice-missing"
    if _MAIN.search(notice) and not _WORKSHOP.search(notice):
        return "notice-main-conference"
    if _names_other_event(notice, asked.notice):
        return "notice-other-event"
    wanted, found = set(_YEAR.findall(asked.notice)), set(_YEAR.findall(notice))
    if wanted and found and not wanted & found:
        return "notice-wrong-year"
    return "notice-wording"


def _names_other_event(notice: str, wanted: str) -> bool:
    """Tell whether a notice has a workshop's name, or a conference's, that is not in another.

    A word may be cut short, such as "Mech Interp".
    """
    own = set(_WORDS.findall(wanted.lower()))
    if (set(_WORDS.findall(notice.lower())) & _CONFERENCES) - own and own & _CONFERENCES:
        return True
    name = _NAME.search(notice)
    words = set(_WORDS.findall(f"{name[1]} {name[2]}".lower())) - _COMMON if name else set()
    named = {word for word in words if not word.isdigit()}
    return any(not any(known.startswith(word) for known in own) for word in named)


def _squeezed(text: str) -> str:
    return "".join(_WORDS.findall(text.lower()))
