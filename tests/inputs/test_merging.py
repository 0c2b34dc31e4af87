from __future__ import annotations

import pytest

from proceedings.errors import ConfigurationError, ConfigurationErrors
from proceedings.inputs import Imported, imported_text, merge, merged_text, read_imported, read_list
from proceedings.inputs.append import write_whole


class List:
    """A list into which sources are imported, one after the other."""

    def __init__(self, folder):
        self.folder = folder

    def write(self, text):
        self.folder.write(papers=text)

    @property
    def text(self):
        return (self.folder.path / "papers.yaml").read_text("utf-8")

    def change(self, old, new):
        assert old in self.text
        self.write(self.text.replace(old, new))

    def import_(self, *entries, source="openreview", accept=None):
        file, held = read_list(self.folder.path)
        papers = [Imported(entry, f"row {n}") for n, entry in enumerate(entries, 1)]
        records = read_imported(self.folder.path)
        merged = merge(source, papers, held, records, lambda _: accept)
        texts = {
            "papers.yaml": merged_text(file, held, merged),
            "imported.json": imported_text(merged.records),
        }
        write_whole(self.folder.path, texts)
        return merged

    def papers(self):
        return {paper.key: paper for paper in self.folder.read().papers}


@pytest.fixture
def papers(folder):
    made = List(folder)
    made.write("# ours\npapers:\n")
    return made


ONE = {"number": 1, "id": "aB", "title": "One", "authors": [{"name": "Ada Lovelace"}]}
TWO = {"number": 2, "id": "Ab", "title": "Two", "abstract": "Text."}


def test_a_second_import_changes_nothing(papers):
    assert [entry["key"] for entry in papers.import_(ONE, TWO).added] == ["1", "2"]
    before = papers.text
    again = papers.import_(ONE, TWO)
    assert (again.added, again.changes, again.kept, again.gone) == ([], {}, [], [])
    assert papers.text == before


def test_what_the_source_changed_is_changed(papers):
    papers.import_(ONE, TWO)
    merged = papers.import_({**ONE, "title": "Uno", "award": "Best paper"}, TWO)
    assert merged.changes == {"1": {"title": "Uno", "award": "Best paper"}}
    assert (papers.papers()["1"].title, papers.papers()["1"].award) == ("Uno", "Best paper")


def test_a_hand_edit_and_its_comment_survive(papers):
    papers.import_(ONE, TWO)
    papers.change("title: One", "title: The One   # as the authors asked")
    assert papers.import_(ONE, TWO).kept == []
    merged = papers.import_({**ONE, "title": "One, revised"}, TWO)
    assert [(k.key, k.field, k.held, k.offered) for k in merged.kept] == [
        ("1", "title", "The One", "One, revised")
    ]
    assert "title: The One   # as the authors asked" in papers.text
    assert papers.import_({**ONE, "title": "One, revised"}, TWO).kept == []


def test_a_field_deleted_by_hand_stays_deleted(papers):
    papers.import_(ONE, TWO)
    papers.change("    abstract: Text.\n", "")
    assert papers.import_(ONE, TWO).changes == {}
    assert papers.import_(ONE, {**TWO, "abstract": "New."}).kept[0].held is None
    assert "abstract" not in papers.text


def test_what_the_source_does_not_give_is_left_alone(papers):
    papers.import_(ONE, TWO)
    console = {"number": 2, "id": "Ab", "title": "Two"}
    assert papers.import_(console, source="console").changes == {}
    assert papers.papers()["2"].abstract == "Text."


def test_a_list_written_by_hand_is_a_hand_edit(papers):
    papers.write("papers:\n  - {number: 1, title: Mine}\n")
    merged = papers.import_({**ONE, "award": "Best"})
    assert [kept.field for kept in merged.kept] == ["title"]
    assert papers.papers()["1"].title == "Mine"
    assert (papers.papers()["1"].award, papers.papers()["1"].id) == ("Best", "aB")


def test_titles_read_from_pdfs_give_way_to_a_source(papers):
    papers.import_({"number": 1, "title": "0ne"}, source="pdfs")
    assert papers.import_(ONE).changes["1"]["title"] == "One"


def test_papers_that_are_gone_are_reported_and_stay(papers):
    papers.import_(ONE, TWO)
    merged = papers.import_(ONE)
    assert merged.gone == ["2"]
    assert list(papers.papers()) == ["1", "2"]


def test_papers_of_another_source_are_not_gone(papers):
    papers.import_(ONE)
    papers.import_({"number": 9, "title": "Invited"}, source="table")
    assert papers.import_(ONE).gone == []
    assert papers.import_({"number": 9, "title": "Invited"}, source="table").gone == []


def test_a_paper_deleted_by_hand_does_not_come_back(papers):
    papers.import_(ONE, TWO)
    papers.write(papers.text.partition("  - key: '2'")[0])
    merged = papers.import_(ONE, TWO)
    assert merged.erased == [("row 2", "2")]
    assert list(papers.papers()) == ["1"]


def test_keys_are_made_once(papers):
    entries = [{"id": "-aB_", "title": "x"}, {"id": "-Ab_", "title": "y"}, {"title": "On Engines"}]
    merged = papers.import_(*entries)
    assert [entry["key"] for entry in merged.added] == ["ab", "ab-2", "on-engines"]
    assert papers.import_(*reversed(entries)).added == []


def test_a_key_does_not_change_when_a_number_comes_to_be_known(papers):
    papers.write("papers:\n  - {id: aB, title: One}\n")
    papers.import_(ONE)
    assert papers.papers().keys() == {"ab"}
    assert papers.papers()["ab"].number == 1


@pytest.mark.parametrize(
    ("accept", "keys"), [(None, ["one"]), (True, ["one"]), (False, ["one", "1"])]
)
def test_a_title_proposes_and_never_takes(papers, accept, keys):
    papers.write("papers:\n  - {key: one, title: 'On the One!'}\n")
    merged = papers.import_({**ONE, "title": "On the one"}, accept=accept)
    assert [proposal.key for proposal in merged.open] == (["one"] if accept is None else [])
    assert list(papers.papers()) == keys
    assert papers.papers()["one"].number == (1 if accept else None)


def test_a_title_proposes_no_paper_with_another_number(papers):
    papers.write("papers:\n  - {number: 5, title: One}\n")
    assert papers.import_(ONE, accept=None).open == []
    assert list(papers.papers()) == ["5", "1"]


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ("[{number: 1, title: A}, {id: aB, title: B}]", "has the id aB of ab and number 1 of 1"),
        ("[{number: 1, id: other, title: A}]", "has the number 1 and the id aB; in papers.yaml 1"),
    ],
)
def test_a_paper_that_is_two_of_the_list_stops_the_import(papers, held, said):
    papers.write(f"papers: {held}\n")
    before = papers.text
    with pytest.raises(ConfigurationErrors, match=said):
        papers.import_(TWO, ONE)
    assert papers.text == before


def test_two_rows_that_are_one_paper_stop_the_import(papers):
    papers.import_(ONE)
    with pytest.raises(ConfigurationErrors, match=r"row 2: is 1 of papers\.yaml, and so is row 1"):
        papers.import_({"number": 1, "title": "x"}, {"id": "aB", "title": "y"})


def test_an_entry_with_an_anchor_is_named_and_nothing_changes(papers):
    papers.write("papers:\n  - {number: 1, title: &t One}\n  - {number: 2, title: *t}\n")
    with pytest.raises(ConfigurationErrors, match=r"papers\.yaml:3: papers\[2\]: this entry"):
        papers.import_({"number": 1, "title": "One", "award": "Best"}, {"number": 2, "id": "x"})


def test_a_broken_record_is_named(papers):
    (papers.folder.path / "imported.json").write_text("{")
    with pytest.raises(ConfigurationError, match=r"imported\.json: cannot be used"):
        papers.import_(ONE)
