from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proceedings.errors import ConfigurationErrors
from proceedings.inputs import PAPERS, Imported, merge, merged_text, read_list, write_whole

HELD = """\
# our list

papers:
  # the first one
  - {number: 1, title: One}   # a hand edit
  - number: 2
    title: Two
"""


def append_papers(path, entries):
    """Import entries into a list that was never imported into; return the keys of new papers."""
    file, held = read_list(path)
    papers = [Imported(entry, f"entry {n}") for n, entry in enumerate(entries)]
    merged = merge("test", papers, held, {}, lambda _: False)
    write_whole(path, {PAPERS: merged_text(file, held, merged)})
    return tuple(entry["key"] for entry in merged.added)


def papers_text(folder):
    return (folder.path / "papers.yaml").read_bytes().decode()


def titles(folder):
    return [paper.title for paper in folder.read().papers]


def test_what_is_there_keeps_every_byte(folder):
    folder.write(papers=HELD)
    assert append_papers(folder.path, [{"number": 3, "title": "Three"}]) == ("3",)
    assert papers_text(folder).startswith(HELD)
    assert titles(folder) == ["One", "Two", "Three"]


@pytest.mark.parametrize(
    "held",
    [
        "papers:\n",
        "papers: []\n",
        "papers: []   # none yet\n",
        "papers: []",
        "# none yet\npapers:\n# here they go\n",
        "papers:\n- {number: 1, title: One}\n",
        "papers:\n- {number: 1, title: One}",
        "papers:\n      - number: 1\n        title: One\n\n\n# the end\n",
        "papers: [{number: 1, title: One}]\n",
        "papers: [\n  {number: 1, title: One},\n]\n",
        "---\npapers:\n  - {number: 1, title: One}\n...\n",
        "papers:\r\n  - {number: 1, title: One}\r\n",
        "# only a comment\n",
        "",
    ],
)
def test_any_way_to_write_the_list_can_grow(folder, held):
    folder.write(papers=held.encode())
    before = ["One"] if "One" in held else []
    assert append_papers(folder.path, [{"title": "New", "number": 9}, {"title": "Last"}]) == (
        "9",
        "last",
    )
    assert titles(folder) == [*before, "New", "Last"]
    for comment in ("# none yet", "# here they go", "# the end", "# only a comment"):
        assert (comment in held) == (comment in papers_text(folder))


def test_a_missing_list_is_made(folder):
    (folder.path / "papers.yaml").unlink()
    append_papers(folder.path, [{"number": 1, "title": "One"}])
    assert titles(folder) == ["One"]


def test_known_papers_are_left_as_they_stand(folder):
    folder.write(papers="papers:\n  - {key: k, number: 1, id: aB, title: Mine}\n")
    before = papers_text(folder)
    again = [{"number": 1, "title": "X"}, {"id": "aB", "title": "X"}, {"key": "K", "title": "X"}]
    for entry in again:
        assert append_papers(folder.path, [entry]) == ()
    assert papers_text(folder) == before
    assert append_papers(folder.path, [{"id": "ab", "title": "Another case"}]) == ("ab",)


def test_made_keys_are_written_and_never_collide(folder):
    folder.write(papers="papers:\n  - {id: aB}\n")
    assert append_papers(folder.path, [{"id": "AB"}, {"id": "ab"}]) == ("ab-2", "ab-3")
    assert [p.key for p in folder.read().papers] == ["ab", "ab-2", "ab-3"]
    assert "key: ab-2" in papers_text(folder)


def test_everything_of_an_entry_survives(folder):
    entry = {
        "title": "On $\\times$: a 'survey' # not a comment",
        "number": 4,
        "authors": ["Ada Lovelace", {"name": "No", "affiliations": ["NO", "1984"], "id": "~No1"}],
        "abstract": "First: $\\alpha$.\n\nSecond — “quoted”.",
        "keywords": ["yes", "12:30"],
        "links": {"code": "https://example.org/#x"},
        "track": "007",
        "award": None,
        "topics": [],
    }
    append_papers(folder.path, [entry])
    paper = folder.read().papers[-1]
    assert paper.title == entry["title"]
    assert paper.authors[1].name == "No"
    assert paper.authors[1].affiliations == ("NO", "1984")
    assert paper.abstract == entry["abstract"]
    assert paper.keywords == ("yes", "12:30")
    assert (paper.track, paper.links[0].url) == ("007", "https://example.org/#x")
    assert "award" not in papers_text(folder)


def test_an_entry_that_does_not_fit_changes_nothing(folder):
    before = papers_text(folder)
    with pytest.raises(ConfigurationErrors, match="did you mean title"):
        append_papers(folder.path, [{"number": 8}, {"number": 9, "tilte": "X"}])
    with pytest.raises(ConfigurationErrors, match="number of its own"):
        append_papers(folder.path, [{"number": 8}, {"number": 8}])
    assert papers_text(folder) == before


def test_a_list_that_does_not_read_is_not_touched(folder):
    folder.write(papers="papers:\n  - title: a: b\n")
    with pytest.raises(ConfigurationErrors, match=r"papers\.yaml:2"):
        append_papers(folder.path, [{"number": 1}])
    assert papers_text(folder) == "papers:\n  - title: a: b\n"


def test_a_text_of_which_nothing_can_be_seen_is_left_out(folder):
    append_papers(folder.path, [{"number": 8, "title": "X", "abstract": "\x1b\r\x1b"}])
    assert "abstract" not in papers_text(folder)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.lists(st.tuples(st.text(min_size=1), st.text(max_size=200)), min_size=1, max_size=4))
def test_any_text_is_written_so_that_it_is_read_back(folder, made):
    folder.write(papers="papers:\n")
    entries = [
        {"number": n, "title": title, "abstract": abstract}
        for n, (title, abstract) in enumerate(made)
    ]
    append_papers(folder.path, entries)
    first = papers_text(folder)
    papers = folder.read().papers
    assert [paper.number for paper in papers] == [entry["number"] for entry in entries]
    for paper, (title, abstract) in zip(papers, made, strict=True):
        for read, given_text in ((paper.title, title), (paper.abstract, abstract)):
            kept = [c for c in given_text if c.isprintable() and not c.isspace()]
            assert [c for c in read if c.isprintable() and not c.isspace()] == kept
    append_papers(folder.path, entries)
    assert papers_text(folder) == first
