"""aclpub2's ``papers.yml``, read leniently: misspelt keys and LaTeX in names occur."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from proceedings.inputs.problems import closest
from proceedings.inputs.sources import decisions, fields
from proceedings.inputs.sources.json_file import read_text
from proceedings.inputs.sources.recognising import stranger
from proceedings.inputs.sources.values import Gathering, Imported, LeftOut, Reading
from proceedings.inputs.yaml_file import YamlFile, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_PAPER = (
    *("id", "title", "abstract", "authors", "attributes", "file", "pdf_file", "archival"),
    *("decision", "openreview_id", "attachments"),
)
_AUTHOR = (
    *("first_name", "middle_name", "last_name", "preferred_name", "institution"),
    *("openreview", "orcid"),
)
_ATTRIBUTES = ("paper_type", "presentation_type", "submitted_area")
# Known, and not for us: of no use to an output, or personal.
_KNOWN = frozenset(
    {"emails", "email", "name", "username", "google_scholar", "semantic_scholar", "dblp_id"}
    | {"preferred_language", "similarity", "award", "keywords", "start_id", "pages", "homepage"}
)


def read_aclpub2(files: Sequence[Path], _columns: Mapping[str, str]) -> Reading:
    """Read lists of papers of aclpub2.

    Raises:
        ConfigurationErrors: everything in the files that cannot be used, at once.
    """
    found = Gathering()
    for path in files:
        file = YamlFile(str(path))
        text = read_text(path)
        if text.lstrip().startswith(("%PDF", "PK", "{")):
            raise stranger(path, "aclpub2", "a list of papers")
        parse_yaml(text, file)
        found.problems += file.problems
        if file.problems:
            continue
        if not isinstance(file.data, list) or not any(
            isinstance(paper, dict) and ("title" in paper or "authors" in paper)
            for paper in file.data
        ):
            raise stranger(path, "aclpub2", "a list of papers with titles")
        for position, paper in enumerate(file.data):
            where = f"{path}:{file.line((position,))}"
            if isinstance(paper, dict):
                _take(_spelt(paper, _PAPER, where, found), where, found)
            else:
                found.complain(where, "is no paper", "Correct the indentation, or delete it.")
    return found.reading()


def _spelt(
    value: Mapping[str, Any], known: Sequence[str], where: str, found: Gathering
) -> dict[str, Any]:
    """Return a mapping with its keys as they should be; the others are named and left."""
    made: dict[str, Any] = {name: value[name] for name in known if name in value}
    for name, inner in value.items():
        if name in known or name in _KNOWN:
            continue
        meant = closest(name, [option for option in known if option not in made])
        if meant:
            made[meant] = inner
            found.warn(where, f"{name} was read as {meant}")
        else:
            found.warn(where, f"{name} is no key of aclpub2 and was not read")
    return made


def _take(paper: Mapping[str, Any], where: str, found: Gathering) -> None:
    identifier = fields.text(paper.get("id"))
    number = fields.number(identifier)
    title = fields.text(paper.get("title"))
    decision = fields.text(paper.get("decision"))
    out = decisions.refusal(decision)
    openreview = fields.text(paper.get("openreview_id"))
    if out:
        found.left_out.append(LeftOut(where, out, number, openreview or None, title))
        return
    listed = paper.get("attributes")
    attributes = _spelt(listed, _ATTRIBUTES, where, found) if isinstance(listed, dict) else {}
    said = decisions.read(f"{fields.text(attributes.get('presentation_type'))} {decision}")
    kind = fields.text(attributes.get("paper_type"))
    file = fields.text(paper.get("file") or paper.get("pdf_file"))
    entry = {
        "number": number,
        "id": openreview,
        "title": title,
        "authors": _authors(paper.get("authors"), where, found),
        "abstract": fields.abstract(paper.get("abstract"), where, found),
        "track": decisions.read(kind).track or kind,
        "presentation": said.presentation,
        "award": said.award,
        "topics": fields.topics(attributes.get("submitted_area")),
        "file": file if file.lower().endswith(".pdf") and file != f"{identifier}.pdf" else "",
    }
    found.add(Imported({n: v for n, v in entry.items() if v not in (None, "", [])}, where))


def _authors(value: object, where: str, found: Gathering) -> list[dict[str, Any]]:
    made = []
    for listed in value if isinstance(value, list) else ():
        if isinstance(listed, str):
            made += fields.authors([fields.plain_name(listed, where, found)], where, found)
            continue
        if not isinstance(listed, dict):
            continue
        author = {
            name: fields.plain_name(fields.text(part), where, found)
            for name, part in _spelt(listed, _AUTHOR, where, found).items()
        }
        given = " ".join(p for n in ("first_name", "middle_name") if (p := author.get(n, "")))
        family = author.get("last_name", "")
        one = fields.person(
            author.get("preferred_name") or f"{given} {family}",
            family=family,
            given=given,
            affiliations=[author.get("institution", "")],
            id=author.get("openreview") or author.get("orcid"),
        )
        if one:
            made.append(one)
    return made
