"""The author index: who is who, where each stands, and what is said of doubts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings.model import Author, Look, Paper
from proceedings.plan import PlannedAuthor, PlannedPaper
from proceedings.plan.names import index_names
from proceedings.plan.persons import Persons
from proceedings.text import collation_key

NAMES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["Wei Wang", "wei wang", "José García", "Jose Garcia", "王伟", "Plato", "-", "?"]
    ),
)
IDS = st.sampled_from([None, "~Wei_Wang1", "~Wei_Wang2", "~wei_wang1", "~José1", "~Jose1", "x"])


def indexed(*bylines, particles="with"):
    """Return entries and findings for papers with these authors."""
    persons = Persons((author, author.name) for byline in bylines for author in byline)
    papers = [
        PlannedPaper(
            str(number),
            "Title",
            "Title",
            tuple(PlannedAuthor(a.name, persons.person(a, a.name), a.affiliations) for a in byline),
        )
        for number, byline in enumerate(bylines, 1)
    ]
    authors = {paper.key: byline for paper, byline in zip(papers, bylines, strict=True)}
    return index_names(papers, authors, {p.key: p.key for p in papers}, particles)


def shown(entries):
    return [(e.entry, e.apart, [where.paper for where in e.papers]) for e in entries]


def rules(findings):
    return {finding.rule: finding.message for finding in findings}


def test_one_person_under_two_spellings_is_one_entry_with_a_warning():
    entries, findings = indexed(
        [Author("Émilie du Châtelet", family="du Châtelet", id="~Emilie1")],
        [Author("Emilie Chatelet", id="~Emilie1")],
    )
    assert shown(entries) == [("du Châtelet, Émilie", "", ["1", "2"])]
    assert set(rules(findings)) == {"name-spelled-twice"}


def test_a_decision_names_the_person_and_settles_the_spellings():
    entries, findings = indexed(
        [Author("A. A. Byron", person="Ada Lovelace")],
        [Author("Ada Lovelace")],
    )
    assert shown(entries) == [("Lovelace, Ada", "", ["1", "2"])]
    assert "name-spelled-twice" not in rules(findings)


def test_a_spelling_that_no_decision_names_is_told_still():
    _, findings = indexed(
        [Author("Ada Byron", person="Ada Lovelace", id="~Ada1")],
        [Author("Ada Lovelace", id="~Ada1")],
        [Author("A. Lovelace", id="~Ada1")],
    )
    told = rules(findings)["name-spelled-twice"]
    assert "A. Lovelace and Ada Lovelace" in told
    assert "Byron" not in told


def test_two_persons_of_one_name_are_two_entries_told_apart():
    entries, findings = indexed(
        [Author("Wei Wang", id="~Wei_Wang1", affiliations=("A University",))],
        [Author("Wei Wang", id="~Wei_Wang2", affiliations=("B Institute",))],
    )
    assert shown(entries) == [
        ("Wang, Wei", "A University", ["1"]),
        ("Wang, Wei", "B Institute", ["2"]),
    ]
    assert "Wei Wang (A University); Wei Wang (B Institute)" in rules(findings)["name-shared"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("~Wei_Wang1", "~Wei_Wang2"), ("0000-0002-1825-0097", "0000-0001-5109-3700")],
)
def test_persons_of_one_name_and_place_are_told_apart_by_id(first, second):
    entries, _ = indexed(
        [Author("Wei Wang", id=first, affiliations=("A",))],
        [Author("Wei Wang", id=second, affiliations=("A",))],
    )
    assert {entry.apart for entry in entries} == {first, second}


def test_a_name_without_an_id_is_the_one_person_of_that_name_and_it_is_said():
    entries, findings = indexed([Author("Ada Lovelace", id="~Ada1")], [Author("ada lovelace")])
    assert [(e.person, len(e.papers)) for e in entries] == [("ada1", 2)]
    assert "Ada Lovelace" in rules(findings)["name-without-id"]


def test_a_name_without_an_id_is_neither_of_two_persons():
    entries, findings = indexed(
        [Author("Wei Wang", id="~Wei_Wang1")],
        [Author("Wei Wang", id="~Wei_Wang2")],
        [Author("Wei Wang")],
    )
    assert [len(entry.papers) for entry in entries] == [1, 1, 1]
    assert len({entry.apart for entry in entries}) == 3
    assert "name-shared" in rules(findings)


def test_an_orcid_is_one_id_with_or_without_its_address():
    entries, _ = indexed(
        [Author("A B", id="0000-0002-1825-0097")],
        [Author("Other Spelling", id="https://orcid.org/0000-0002-1825-0097")],
    )
    assert len(entries) == 1


def test_ids_that_make_one_address_stay_two_persons_in_any_order():
    papers = [[Author("José A", id="~José1")], [Author("Jose B", id="~Jose1")]]
    forward, backward = indexed(*papers)[0], indexed(*papers[::-1])[0]
    assert {e.name: e.person for e in forward} == {e.name: e.person for e in backward}
    assert len({entry.person for entry in forward}) == 2


def test_particles_are_filed_as_the_workshop_says():
    byline = [Author("Vincent van Gogh", family="van Gogh")]
    assert indexed(byline)[0][0].letter == "V"
    [entry] = indexed(byline, particles="after")[0]
    assert (entry.entry, entry.letter) == ("Gogh, Vincent van", "G")
    assert Look().particles == "with"


def test_a_compound_name_is_not_split_in_silence():
    _, findings = indexed([Author("Gabriel García Márquez")])
    assert (
        "Gabriel García Márquez as “Márquez, Gabriel García”"
        in rules(findings)["name-split-by-rule"]
    )
    assert not indexed([Author("Gabriel García Márquez", family="García Márquez")])[1]


def test_what_one_paper_says_of_a_person_holds_for_all():
    entries, findings = indexed(
        [Author("Gabriel García Márquez", id="~G1")],
        [Author("Gabriel García Márquez", id="~G1", family="García Márquez")],
    )
    assert entries[0].entry == "García Márquez, Gabriel"
    assert not findings


@settings(deadline=None, max_examples=100)
@given(st.lists(st.lists(st.tuples(NAMES, IDS), max_size=3), max_size=4))
def test_no_author_of_any_paper_is_lost(bylines):
    papers = [[Author(name, id=identifier) for name, identifier in byline] for byline in bylines]
    entries, _ = indexed(*papers)
    found = {(entry.person, where.paper) for entry in entries for where in entry.papers}
    persons = Persons((author, author.name) for byline in papers for author in byline)
    wanted = {
        (persons.person(author, author.name), str(number))
        for number, byline in enumerate(papers, 1)
        for author in byline
    }
    assert found == wanted
    assert len({entry.person for entry in entries}) == len(entries)
    keys = [(collation_key(entry.entry), entry.person) for entry in entries]
    assert keys == sorted(keys)
    ids = {a.id.strip() for byline in papers for a in byline if a.id}
    assert len(entries) >= len(ids)
    bare = [replace(author, id=None) for byline in papers for author in byline]
    assert len(indexed(*[[author] for author in bare])[0]) <= len(bare)


def test_papers_without_authors_have_no_entries():
    assert Paper("1", "T").authors == ()
    assert indexed([], []) == ((), ())
