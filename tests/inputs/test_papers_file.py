from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.inputs.entries import PaperEntry
from proceedings.inputs.keys import assign_keys
from proceedings.inputs.values import KEY_PATTERN, RESERVED_KEYS
from proceedings.model import Author, Inclusion, Link, Presentation


def paper(folder, text):
    (only,) = folder.write(papers=f"papers:\n  - {{{text}}}\n").read().papers
    return only


def test_everything_an_entry_can_say_arrives(folder):
    folder.write(
        papers="""\
        papers:
          - key: "1"
            number: 1
            id: aBcD_ef-1
            title: 'On $n$-gram engines: a \\emph{survey}'
            authors:
              - Ada Lovelace
              - {name: Mary Shelley, affiliations: [A, B], family: Shelley, given: Mary, id: ~Mary1}
            abstract: |
              First.

              Second.
            track: long
            presentation: oral
            topics: Proofs
            keywords: [a, b]
            award: Best paper
            links: {code: https://example.org/code, pdf: https://example.org/1.pdf}
            file: odd-name.pdf
            inclusion: link
            licence: CC BY 4.0
            archival_elsewhere: Published at ICML 2026.
        """
    )
    (only,) = folder.read().papers
    assert only.title == "On $n$-gram engines: a \\emph{survey}"
    assert only.authors == (
        Author("Ada Lovelace"),
        Author("Mary Shelley", "Shelley", "Mary", ("A", "B"), "~Mary1"),
    )
    assert only.abstract == "First.\n\nSecond."
    assert only.presentation is Presentation.ORAL
    assert only.topics == ("Proofs",)
    assert only.links == (
        Link("code", "https://example.org/code"),
        Link("pdf", "https://example.org/1.pdf"),
    )
    assert only.inclusion is Inclusion.LINK
    assert (only.key, only.number, only.id) == ("1", 1, "aBcD_ef-1")
    assert (only.track, only.award, only.file) == ("long", "Best paper", "odd-name.pdf")
    assert (only.licence, only.archival_elsewhere) == ("CC BY 4.0", "Published at ICML 2026.")


@pytest.mark.parametrize("title", ["1984", "2026-07-18", "No", "3.0", "12:30", "Null", "True"])
def test_a_title_yaml_would_take_for_something_else_stays(folder, title):
    assert paper(folder, f"number: 1, title: {title}").title == title


def test_an_entry_may_know_next_to_nothing(folder):
    only = paper(folder, "number: 7")
    assert (only.key, only.title, only.authors) == ("7", "", ())


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("number: 7, id: aB, title: T", "7"),
        ("number: 007, title: T", "7"),
        ("id: -aB_c9, title: T", "ab-c9"),
        ("title: On the Origin of Engines", "on-the-origin-of-engines"),
        ("title: Index", "index-2"),
        ("award: Best paper", "paper"),
        ("key: Mixed_Case-1, number: 4", "Mixed_Case-1"),
    ],
)
def test_keys_come_from_number_then_id_then_title(folder, text, key):
    assert paper(folder, text).key == key


def test_ids_that_differ_in_case_only_get_keys_that_do_not_collide(folder):
    folder.write(papers="papers:\n  - id: aBcD\n  - id: ABcd\n  - id: abcd\n")
    assert [p.key for p in folder.read().papers] == ["abcd", "abcd-2", "abcd-3"]


def test_a_given_key_is_never_taken_by_a_made_one(folder):
    folder.write(papers="papers:\n  - number: 7\n  - {key: '7', title: X}\n")
    assert [p.key for p in folder.read().papers] == ["7-2", "7"]


entries = st.builds(
    PaperEntry,
    key=st.none(),
    number=st.none() | st.integers(0, 20).map(str),
    id=st.none() | st.text("aAbB_-1", min_size=1, max_size=3),
    title=st.none() | st.text(min_size=1, max_size=8).filter(str.strip),
)


@given(st.lists(entries, max_size=12))
def test_made_keys_are_safe_and_distinct_on_a_disk_blind_to_case(made):
    keys = assign_keys(made)
    assert len({key.lower() for key in keys}) == len(made)
    assert all(KEY_PATTERN.fullmatch(key) for key in keys)
    assert not RESERVED_KEYS & {key.lower() for key in keys}
    assert keys == assign_keys(made)


@pytest.mark.parametrize(
    "key", ["-x", "x_", "a b", "a/b", "../x", "é", "x.pdf", "con", "LPT1", "index"]
)
def test_a_key_that_is_not_safe_is_refused(folder, key):
    folder.write(papers=f"papers:\n  - {{key: '{key}'}}\n")
    assert folder.problem().startswith(f"papers.yaml:2: papers[{key}].key: expected ")


def test_two_keys_that_differ_in_case_only_are_refused_with_both_lines(folder):
    folder.write(papers="papers:\n  - {key: a}\n  - {key: b}\n  - {key: A}\n")
    assert folder.problem() == (
        "papers.yaml:4: papers[A].key: expected a key of its own, found “A”, which stands in line 2"
        " already as a (keys name files, and some disks are blind to case)"
    )


@pytest.mark.parametrize(
    ("one", "other", "field"),
    [
        ("number: 7", "number: 7", "number"),
        ("number: 7", "number: 07", "number"),
        ("id: x", "id: x", "id"),
        ("key: x", "key: x", "key"),
    ],
)
def test_duplicates_name_both_lines(folder, one, other, field):
    folder.write(papers=f"papers:\n  - {{{one}}}\n  - {{{other}}}\n")
    message = folder.problem()
    assert message.startswith("papers.yaml:3: ")
    assert f".{field}: " in message
    assert "line 2" in message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "presentation: Spotlight",
            (
                "papers[1].presentation: expected one of oral, spotlight, poster,"
                " virtual, found “Spotlight”; did you mean spotlight?"
            ),
        ),
        ("tilte: x", "papers[1].tilte: unknown key; did you mean title?"),
        (
            "authors: Ada",
            "papers[1].authors: expected a list (- on each line, or [ ]), found “Ada”",
        ),
        ("authors: [{family: X}]", "papers[1].authors[#1].name: missing"),
        (
            "links: {code: example.org}",
            (
                "papers[1].links: expected addresses that begin with https://,"
                " each under its kind (code, slides, video, pdf), found keys (code)"
            ),
        ),
        (
            "file: ../../etc/passwd",
            (
                "papers[1].file: expected the name of a file below papers/,"
                " with / between folders, found “../../etc/passwd”"
            ),
        ),
        (
            "file: /etc/passwd",
            (
                "papers[1].file: expected the name of a file below papers/,"
                " with / between folders, found “/etc/passwd”"
            ),
        ),
        ("title: [a]", "papers[1].title: expected a text, found a list of 1"),
        (
            "inclusion: all",
            ("papers[1].inclusion: expected one of full, abstract, link, none, found “all”"),
        ),
    ],
)
def test_a_wrong_value_is_named_with_its_line(folder, text, message):
    folder.write(papers=f"papers:\n  - {{number: 1, {text}}}\n")
    assert folder.problem().startswith(f"papers.yaml:2: {message}")


def test_an_email_address_is_no_id(folder):
    folder.write(papers="papers:\n  - {number: 1, authors: [{name: A, id: ada@example.org}]}\n")
    assert "never an e-mail address" in folder.problem()


def test_an_entry_that_is_no_mapping_is_named(folder):
    folder.write(papers="papers:\n  - number: 1\n  - just a title\n")
    assert folder.problem().startswith("papers.yaml:3: papers[#2]: expected keys such as ")


def test_papers_must_be_a_list(folder):
    folder.write(papers="papers: {a: {title: X}}\n")
    assert folder.problem() == (
        "papers.yaml:1: papers: expected a list (- on each line, or [ ]), found keys (a)"
    )


def test_a_track_without_a_limit_is_one_warning(folder):
    folder.add("requirements: {limits: {long: 8, short: 4}}\n")
    folder.write(papers="papers:\n  - {number: 1, track: lnog}\n  - {number: 2, track: short}\n")
    (finding,) = folder.read().findings
    assert (finding.rule, finding.severity, finding.subject) == ("unknown-track", "warning", "1")
    assert finding.fix == "Did you mean long?"


def test_a_topic_that_is_not_listed_is_one_warning(folder):
    folder.add("topics: [Probing]\n")
    folder.write(
        papers="papers:\n  - {number: 1, topics: [Probng]}\n  - {number: 2, topics: Probing}\n"
    )
    (finding,) = folder.read().findings
    assert (finding.rule, finding.fix) == ("unknown-topic", "Did you mean Probing?")


def test_a_missing_portrait_is_a_warning_until_it_is_there(folder):
    folder.add("people: {speakers: [{name: Ada, portrait: images/ada.jpg}]}\n")
    (finding,) = folder.read().findings
    assert (finding.rule, finding.actual) == ("missing-image", "images/ada.jpg")
    (folder.path / "images").mkdir()
    (folder.path / "images/ada.jpg").write_bytes(b"")
    assert folder.read().findings == ()
