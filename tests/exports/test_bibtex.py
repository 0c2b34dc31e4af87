"""BibTeX that every reader takes: read back by a parser that counts braces as BibTeX does."""

from __future__ import annotations

import re
import runpy
from dataclasses import replace
from pathlib import Path
from tempfile import gettempdir

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.exports import bibtex, bibtex_entries
from proceedings.model import Inclusion
from proceedings.plan import PlannedAuthor

PLANS = runpy.run_path(str(Path(__file__).parents[1] / "website" / "plans.py"))
PLAN = PLANS["full_plan"](Path(gettempdir()))
COMMANDS = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{character}": character for character in "&%$#_"},
}
COMMAND = re.compile("|".join(map(re.escape, COMMANDS)))
TEXT = st.text(
    st.one_of(
        st.sampled_from("\\{}~^&%$#_\"',@ ="), st.characters(exclude_categories=("Cs", "Cc"))
    ),
    max_size=40,
)


def braced(text, start):
    """Return what a brace encloses, and the position behind its end; a backslash hides nothing."""
    depth = 0
    for place in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return text[start + 1 : place], place + 1
    raise AssertionError("a brace stays open")


def parse(text):
    """Return (type, name, fields) of each entry of a file."""
    entries, place = [], 0
    while match := re.compile(r"\s*@(\w+)").match(text, place):
        body, place = braced(text, match.end())
        name, _, rest = body.partition(",")
        fields, at = {}, 0
        while field := re.compile(r"\s*(\w+)\s*=\s*").match(rest, at):
            at = field.end()
            if rest[at] == "{":
                value, at = braced(rest, at)
            else:
                value = re.compile(r"\w+").match(rest, at)[0]
                at += len(value)
            assert field[1] not in fields
            fields[field[1]] = value
            at = re.compile(r"\s*,?").match(rest, at).end()
        assert not rest[at:].strip(), rest[at:]
        entries.append((match[1], name, fields))
    assert not text[place:].strip()
    return entries


def plain(value):
    """Return the text LaTeX would set; braces that only group fall away."""
    marked = COMMAND.sub(lambda found: f"\0{ord(COMMANDS[found[0]]):x}\0", value)
    assert not re.search(r"[\\&%$#_~^]", marked), f"not escaped: {marked}"
    bare = marked.replace("{", "").replace("}", "")
    return re.sub("\0([0-9a-f]+)\0", lambda found: chr(int(found[1], 16)), bare)


def fields_of(plan, key="1"):
    [(_, _, fields)] = parse(bibtex_entries(plan)[key])
    return fields


def with_first(**facts):
    return replace(PLAN, papers=(replace(PLAN.papers[0], **facts),))


def folded(text):
    return " ".join(text.split())


def test_there_is_one_entry_a_paper_in_order():
    entries = parse(bibtex(PLAN))
    assert [plain(fields["title"]) for _, _, fields in entries] == [
        folded(paper.title) for paper in PLAN.papers
    ]


def test_nothing_claims_a_volume():
    for kind, _, fields in parse(bibtex(PLAN)):
        assert kind == "misc"
        assert fields.keys() <= {"author", "title", "howpublished", "year", "month", "note", "url"}


@pytest.mark.parametrize("notice", ["", "Non-archival.", PLAN.workshop.event.notice])
def test_says_where_and_when_it_was_presented_and_that_it_is_not_archival(notice):
    event = replace(PLAN.workshop.event, notice=notice)
    fields = fields_of(replace(PLAN, workshop=replace(PLAN.workshop, event=event)))
    assert plain(fields["howpublished"]) == (
        "The First Workshop on Careful Manuscripts, ICML 2026, Seoul, South Korea"
    )
    assert fields["note"] == "Non-archival workshop paper"
    assert (fields["year"], fields["month"]) == ("2026", "jul")


def test_a_paper_that_is_published_elsewhere_says_where():
    note = fields_of(with_first(archival_elsewhere="Journal of 5% & More"))["note"]
    assert plain(note) == "Non-archival workshop paper; published in Journal of 5% & More"


def test_a_host_that_the_event_is_called_after_is_not_said_twice():
    event = replace(PLAN.workshop.event, name="Care at ICML 2026")
    fields = fields_of(replace(PLAN, workshop=replace(PLAN.workshop, event=event)))
    assert plain(fields["howpublished"]) == "Care at ICML 2026, Seoul, South Korea"


def test_capitals_are_kept_by_a_second_brace():
    title = fields_of(PLAN)["title"]
    assert title == "{Notes on the Analytical Engine}"


def test_capitals_accents_and_signs_of_a_title_are_kept():
    title = "BERT at 5% for $5: C#, a_b & Erdős {x} ∛n"
    field = fields_of(with_first(title=title))["title"]
    assert field.startswith(r"{BERT at 5\% for \$5: C\#, a\_b \& Erdős")
    assert plain(field) == title


@given(TEXT)
def test_any_title_comes_back_as_it_was(title):
    fields = fields_of(with_first(title=title))
    assert plain(fields.get("title", "")) == folded(title)


@given(st.lists(TEXT.filter(str.strip), min_size=1, max_size=4))
def test_any_names_come_back_as_many_as_they_were(names):
    authors = tuple(PlannedAuthor(name, f"p{place}") for place, name in enumerate(names))
    value = fields_of(with_first(authors=authors))["author"]
    found, depth, start = [], 0, 0
    for token in re.finditer(r"[{}]|(?i:(?<=\s)and(?=\s))", value):
        depth += {"{": 1, "}": -1}.get(token[0], 0)
        if depth == 0 and token[0] not in "{}":
            found.append(value[start : token.start()])
            start = token.end()
    found.append(value[start:])
    assert [folded(plain(name)) for name in found] == [folded(name) for name in names]


def test_family_names_are_those_of_the_index():
    names = fields_of(PLAN, "2")["author"].split(" and ")
    assert "Murray Hopper, Grace Brewster" in names
    assert "Erdős, Paul" in names
    assert "陳省身" in names


def test_particles_are_left_for_bibtex_to_find():
    names = fields_of(PLAN, "2")["author"].split(" and ")
    assert "Vincent van der Waerden" in names
    assert "Émilie du Châtelet" in names


def test_a_name_with_the_family_name_first_keeps_its_order():
    [entry] = [entry for entry in PLAN.names if entry.person == "lovelace"]
    names = (replace(entry, name="Lovelace Ada", entry="Lovelace, Ada"),)
    first = replace(PLAN.papers[0], authors=(PlannedAuthor("Lovelace Ada", "lovelace"),))
    assert fields_of(replace(PLAN, papers=(first,), names=names))["author"] == "{Lovelace Ada}"


def test_a_hyphenated_particle_keeps_its_hyphen():
    assert "Muḥammad ibn Mūsā {al-Khwārizmī}" in fields_of(PLAN, "2")["author"]


def test_a_name_with_a_comma_is_one_name():
    assert "{William Sealy Gosset, Jr.}" in fields_of(PLAN, "4")["author"]


def test_a_paper_without_authors_has_no_such_field():
    assert "author" not in fields_of(PLAN, "5")


def test_entries_are_called_by_family_year_and_word():
    names = [name for _, name, _ in parse(bibtex(PLAN))]
    assert names[1] == "lovelace2026surprising"
    assert names[4] == "paper2026nobody"


def test_papers_that_would_share_a_name_take_their_keys_whatever_the_order():
    forward = bibtex_entries(PLAN)
    backward = bibtex_entries(replace(PLAN, papers=PLAN.papers[::-1]))
    assert forward == backward
    assert forward["1"].startswith("@misc{lovelace2026notes-1,")
    assert forward["8"].startswith("@misc{lovelace2026notes-8,")


@given(st.lists(st.from_regex(r"\A[a-z0-9._-]{1,6}\Z"), min_size=2, max_size=6, unique=True))
def test_names_differ_even_where_case_is_ignored(keys):
    papers = tuple(replace(PLAN.papers[0], key=key) for key in keys)
    names = [name for _, name, _ in parse(bibtex(replace(PLAN, papers=papers)))]
    assert len({name.lower() for name in names}) == len(keys)
    assert all(re.fullmatch(r"[a-z0-9._-]+", name) for name in names)


def test_an_address_is_left_as_it_is_but_for_braces():
    fields = fields_of(with_first(openreview="https://example.org/a_b?x=1&y={z}%20#q"))
    assert fields["url"] == "https://example.org/a_b?x=1&y=%7Bz%7D%20#q"


@pytest.mark.parametrize("inclusion", [Inclusion.NONE])
def test_a_paper_that_nothing_may_be_handed_round_of_has_no_address(inclusion):
    assert "url" not in fields_of(with_first(inclusion=inclusion))
