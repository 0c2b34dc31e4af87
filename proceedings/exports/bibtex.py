"""BibTeX entries for papers of a workshop that publishes no archival proceedings.

A paper is ``@misc``: ``@inproceedings`` would claim a volume that does not exist, and
``@unpublished`` demands authors, who may not be known yet. Text stays Unicode (biber, and BibTeX
with today's LaTeX, read UTF-8); only what BibTeX or LaTeX would take for markup is escaped.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from proceedings.exports.papers import public_links
from proceedings.text.folding import unaccented

if TYPE_CHECKING:
    from collections.abc import Mapping

    from proceedings.model import Event
    from proceedings.plan.values import Plan, PlannedAuthor, PlannedPaper

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # Not \{ and \}: BibTeX counts every brace, and a lone one would swallow the file.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
    },
)
_URL_ESCAPES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        """a an and are as at by can do does for from how in into is it its not of on or that the
        their this to toward towards via we what when where which why with without""",
    ),
)


def bibtex(plan: Plan) -> str:
    """Return all entries as one file, in booklet order."""
    return "\n".join(bibtex_entries(plan).values())


def bibtex_entries(plan: Plan) -> dict[str, str]:
    """Return the entry of each paper by the paper's key.

    Entry names are unique even where case is ignored, and depend on the set of papers only, not
    on their order: of papers that would share a name, each takes its own key behind it.
    """
    sorted_names = {entry.person: entry.entry for entry in plan.names}
    names = _entry_names(plan, sorted_names)
    return {
        paper.key: _entry(names[paper.key], _fields(paper, plan.workshop.event, sorted_names))
        for paper in plan.papers
    }


def _entry(name: str, fields: Mapping[str, str]) -> str:
    width = max(map(len, fields))
    lines = [f"  {field:<{width}} = {value}," for field, value in fields.items()]
    return "\n".join([f"@misc{{{name},", *lines, "}", ""])


def _fields(paper: PlannedPaper, event: Event, sorted_names: Mapping[str, str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    if paper.authors:
        fields["author"] = (
            "{" + " and ".join(_name(author, sorted_names) for author in paper.authors) + "}"
        )
    # The inner braces keep a style from lowering the capitals of names, symbols and acronyms.
    fields["title"] = "{{" + _escape(paper.title) + "}}"
    fields["howpublished"] = "{" + _escape(_where(event)) + "}"
    fields["year"] = f"{{{event.date.year}}}"
    fields["month"] = _MONTHS[event.date.month - 1]
    fields["note"] = "{" + _escape(_note(paper)) + "}"
    links = public_links(paper)
    if url := links.get("openreview") or links.get("pdf"):
        fields["url"] = "{" + url.translate(_URL_ESCAPES) + "}"
    return {field: value for field, value in fields.items() if value not in {"{}", "{{}}"}}


def _note(paper: PlannedPaper) -> str:
    """Say in a bibliography that the entry is no publication, and where there is one."""
    elsewhere = f"; published in {paper.archival_elsewhere}" if paper.archival_elsewhere else ""
    return f"Non-archival workshop paper{elsewhere}"


def _where(event: Event) -> str:
    """Say where it was presented: no more of it than the next part does not repeat."""
    host = "" if (event.host or "").casefold() in event.name.casefold() else event.host
    return ", ".join(filter(None, (event.name, host, event.place)))


def _name(author: PlannedAuthor, sorted_names: Mapping[str, str]) -> str:
    """Return a name so that BibTeX takes the same family name as the author index does."""
    name = " ".join(author.name.split())
    if "," in name or re.search(r"\band\b", name, re.IGNORECASE):
        return "{" + _escape(name) + "}"
    family, _, given = sorted_names.get(author.person, "").partition(", ")
    if given and f"{family} {given}" == name:  # its order is the person's own
        return "{" + _escape(name) + "}"
    # A particle behind the given name ("Gogh, Vincent van") is BibTeX's own to find.
    whole = f"{given} {family}" == name and not given.rsplit(" ", 1)[-1].islower()
    printed = f"{family}, {given}" if given and whole else name
    # BibTeX would take "al" out of "al-Khwārizmī" as a particle and lose the hyphen.
    return " ".join(
        f"{{{_escape(word)}}}" if word[0].islower() and "-" in word else _escape(word)
        for word in printed.split()
    )


def _escape(text: str) -> str:
    return " ".join(text.split()).translate(_ESCAPES)


def _entry_names(plan: Plan, sorted_names: Mapping[str, str]) -> dict[str, str]:
    year = plan.workshop.event.date.year
    wanted = {
        paper.key: f"{_first_family(paper, sorted_names)}{year}{_first_word(paper.title)}"
        for paper in plan.papers
    }
    count = Counter(wanted.values())
    return {
        key: name if count[name] == 1 else f"{name}-{_plain_key(key)}"
        for key, name in wanted.items()
    }


def _first_family(paper: PlannedPaper, sorted_names: Mapping[str, str]) -> str:
    if not paper.authors:
        return "paper"
    first = paper.authors[0]
    entry = sorted_names.get(first.person, "")
    family = entry.partition(",")[0] if "," in entry else first.name.split()[-1:]
    return _ascii("".join(family)) or _ascii(first.person) or "paper"


def _first_word(title: str) -> str:
    words = (_ascii(word) for word in re.split(r"[\s\-–—/:]+", title))
    return next((word for word in words if word and word not in _SMALL_WORDS), "")


def _plain_key(key: str) -> str:
    """Spell a paper's key in ASCII without making two of them alike."""
    return re.sub(r"[^a-z0-9._-]", lambda odd: f"{ord(odd[0]):x}", key.casefold())


def _ascii(text: str) -> str:
    """Fold to lower-case ASCII letters and digits: what every BibTeX takes in an entry's name."""
    return re.sub(r"[^a-z0-9]", "", unaccented(text).lower())
