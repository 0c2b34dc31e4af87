"""Names of people: how an index files them, how they are compared, what stands for a person."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from proceedings.model.frozen import dataclass
from proceedings.text.folding import fold
from proceedings.text.slug import slug
from proceedings.text.symbols import words
from proceedings.text.unicode import clean

__all__ = ["IndexName", "fold", "index_name", "person_id"]

Particles = Literal["with", "after"]
"""Whether an index files van Gogh under V or under G."""

_PARTICLES = words(
    "van von vom zu zur zum af av de del della dello dei degli delle dell d der den des di da das "
    "do dos du la le las los lo ten ter te op het 't in el al bin ibn bint ben abu ould ap y e i "
    "santa san st und"
)
# These stand between two family names, so the one before them belongs to the family too.
_CONJUNCTIONS = frozenset({"y", "e", "i", "und"})
# Written with a capital they are particles still; others of the list are names of their own.
_CAPITALIZED = words("van von de del della dei di da dos du der den la le ten ter el al bin ibn")
_SUFFIX = re.compile(r"(?:[JS]r|Junior|II|III|IV)\.?$", re.IGNORECASE)
_DEGREE = re.compile(r"(?:Ph\.?D|M\.?D|M\.?Sc|B\.?Sc|Esq|Dr|Prof)\.?$", re.IGNORECASE)
_INITIAL = re.compile(r"[^\W\d_]$|(?:[^\W\d_]\.-?)+$")
_ASIDE = re.compile(r"\s*[(\[\"“].*?[)\]\"”]")
# Family names before which "Van" is a middle name, not a particle.
_VIETNAMESE = words(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh truong"
)
_CAPITALS = 3  # letters in a row that mark a family name written in capitals
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class IndexName:
    """A name as an index has it.

    Fields:
        entry: family name first, such as "Lovelace, Ada".
        sort: what to sort by, with :func:`proceedings.text.collation.collation_key`.
        doubtful: the family name was found by rule and not said, in a name where the rule may
            fail; somebody should look at it.
    """

    entry: str
    sort: str
    doubtful: bool = False


def index_name(
    name: str,
    family: str | None = None,
    given: str | None = None,
    *,
    particles: Particles = "with",
) -> IndexName:
    """Return the index entry of a name.

    What is said (``family``, ``given``, or a name written "Lovelace, Ada") is taken. Else a name
    of one word, and one in Chinese, Japanese or Korean characters, is its own entry; of two words
    (initials between them not counted) the last is the family name. None of these is doubtful.
    All others are: the family name begins at the first particle, else it is the last word.

    Arguments:
        particles: ``with`` files "van Gogh, Vincent" under V, as English-speaking proceedings
            mostly do; ``after`` files "Gogh, Vincent van" under G.
    """
    name = clean(name)
    if family or given:
        return _stated(name, clean(family or ""), clean(given or ""), particles)
    if _is_cjk(name) or " " not in name:
        return IndexName(name, name)
    words, suffix = _without_suffix(name)
    if "," in words:
        return _inverted(words, suffix, particles)
    aside = "".join(_ASIDE.findall(words))
    tokens = _ASIDE.sub("", words).split()
    if len(tokens) < 2:
        return IndexName(name, name, doubtful=bool(suffix))
    tokens, turned = _turned(tokens)
    start, doubtful = _family_start(tokens)
    first, last = " ".join(tokens[:start]) + aside, " ".join(tokens[start:])
    has_other_script = any(_is_cjk(token) for token in tokens)
    return _entry(
        last, first.strip(), suffix, particles, doubtful=doubtful or turned or has_other_script
    )


def person_id(name: str, identifier: str | None = None) -> str:
    """Return what stands for a person in addresses: the slug of an identifier, else of the name.

    Arguments:
        identifier: OpenReview profile id (``~Ada_Lovelace1``) or ORCID, bare or as an address.
    """
    if identifier and identifier.strip(" ~"):
        orcid = _ORCID.search(identifier)
        return orcid[0].lower() if orcid else slug(identifier, longest=120)
    return slug(name)


def _stated(name: str, family: str, given: str, particles: Particles) -> IndexName:
    """Use the parts that are said; a missing one is the rest of the name."""
    if family and not given:
        given = _rest(name, family)
    elif given and not family:
        family = _rest(name, given)
    if _is_cjk(name) or not given or not family:
        return IndexName(name or family or given, name or family or given)
    words, suffix = _without_suffix(family)
    if not suffix:
        given, suffix = _without_suffix(given)
    return _entry(words, given, suffix, particles, doubtful=False)


def _rest(name: str, part: str) -> str:
    """Return the name without a part at its beginning or end, or nothing."""
    if name.endswith(part):
        return name[: -len(part)].strip(" ,")
    return name.removeprefix(part).strip(" ,") if name.startswith(part) else ""


def _inverted(words: str, suffix: str, particles: Particles) -> IndexName:
    """Read a name that is written family name first, with a comma."""
    family, _, given = (part.strip() for part in words.partition(","))
    if not family or not given or _DEGREE.match(given):
        return IndexName(words, words, doubtful=True)
    if "," in given:
        given, _, more = (part.strip() for part in given.partition(","))
        return IndexName(f"{family}, {given}, {more}", f"{family}, {given}, {more}", doubtful=True)
    return _entry(family, given, suffix, particles, doubtful=False)


def _entry(
    family: str, given: str, suffix: str, particles: Particles, *, doubtful: bool
) -> IndexName:
    tail = f", {suffix}" if suffix else ""
    if particles == "after":
        tokens = family.split()
        kept = next((i for i, t in enumerate(tokens) if not _is_particle(t)), 0)
        given = " ".join([given, *tokens[:kept]]).strip()
        family = " ".join(tokens[kept:])
    entry = f"{family}, {given}{tail}" if given else f"{family}{tail}"
    return IndexName(entry, entry, doubtful)


def _without_suffix(name: str) -> tuple[str, str]:
    """Take Jr., Sr., II, III or IV off a name of at least two other words, or off one word."""
    tokens = name.split()
    if len(tokens) > 1 and _SUFFIX.match(tokens[-1]):
        return " ".join(tokens[:-1]).rstrip(","), tokens[-1]
    return name, ""


def _family_start(tokens: list[str]) -> tuple[int, bool]:
    """Return the index of the family name's first word, and whether that is doubtful."""
    last = len(tokens) - 1
    is_plain = not any(_is_particle(token) for token in tokens[:last])
    if is_plain and all(_INITIAL.match(token) for token in tokens[1:last]):
        return last, False
    for index in range(last):
        if _is_particle(tokens[index]) or _is_capital_particle(tokens, index):
            joins = tokens[index] in _CONJUNCTIONS and index > 1
            return index - joins, True
    return last, True


def _is_particle(token: str) -> bool:
    return token.islower() and (token.strip("'’.") in _PARTICLES or token in {"'t", "’t", "d'"})


def _is_capital_particle(tokens: list[str], index: int) -> bool:
    """Tell whether a capitalized word inside a name is a particle (Ludwig Van Beethoven)."""
    if index == 0 or tokens[index].lower() not in _CAPITALIZED or not tokens[index].istitle():
        return False
    return fold(tokens[-1]) not in _VIETNAMESE


def _turned(tokens: list[str]) -> tuple[list[str], bool]:
    """Put a family name that seems to stand first (``LOVELACE Ada``, ``Smith J.``) last."""
    head, *rest = tokens
    has_capitals = len(head) >= _CAPITALS and head.isupper() and "." not in head
    is_shouted = has_capitals and not any(token.isupper() for token in rest)
    is_before_initials = not _INITIAL.match(head) and all(_INITIAL.match(t) for t in rest)
    if is_shouted or is_before_initials:
        return [*rest, head], True
    return tokens, False


def _is_cjk(text: str) -> bool:
    """Tell whether all letters of a text are Chinese, Japanese or Korean."""
    letters = [c for c in text if c.isalpha()]
    scripts = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC")
    return bool(letters) and all(unicodedata.name(c, "").startswith(scripts) for c in letters)
