from __future__ import annotations

import pytest

from proceedings.errors import ConfigurationError, ExitCode, MissingInputError
from proceedings.inputs import find_workshop_folder, read_workshop_folder


def test_the_nearest_folder_upward_is_found(folder):
    below = folder.path / "papers" / "deep"
    below.mkdir(parents=True)
    assert find_workshop_folder(below) == folder.path.resolve()
    assert find_workshop_folder(folder.path) == folder.path.resolve()


def test_no_folder_upward_names_init(tmp_path):
    with pytest.raises(ConfigurationError) as caught:
        find_workshop_folder(tmp_path)
    assert "proceedings init" in caught.value.fix
    assert caught.value.code == ExitCode.CONFIGURATION


def test_searching_from_nowhere_is_missing(tmp_path):
    with pytest.raises(MissingInputError):
        find_workshop_folder(tmp_path / "nowhere")


def test_a_missing_folder_is_missing(tmp_path):
    with pytest.raises(MissingInputError):
        read_workshop_folder(tmp_path / "nowhere", ())


def test_a_folder_without_workshop_yaml_names_init(tmp_path):
    with pytest.raises(ConfigurationError) as caught:
        read_workshop_folder(tmp_path, ())
    assert "proceedings init" in caught.value.fix


def test_missing_papers_are_missing(folder):
    (folder.path / "papers.yaml").unlink()
    with pytest.raises(MissingInputError, match=r"papers\.yaml"):
        folder.read()


def test_mistakes_come_before_missing_papers(folder):
    (folder.path / "papers.yaml").unlink()
    assert "unknown key" in folder.event("foo: x").problem()


@pytest.mark.parametrize("text", ["", "\n", "  \n\n"])
def test_an_empty_list_of_papers_says_so_on_purpose(folder, text):
    assert folder.write(papers=text).problem() == "papers.yaml:1: the file is empty"


@pytest.mark.parametrize("text", ["papers:\n", "papers: []\n", "# none yet\npapers:\n"])
def test_a_list_without_papers_is_fine(folder, text):
    assert folder.write(papers=text).read().papers == ()


def test_a_byte_order_mark_does_no_harm(folder):
    folder.write(papers=b"\xef\xbb\xbfpapers:\n  - {number: 1, title: X}\n")
    assert folder.read().papers[0].title == "X"


def test_windows_line_ends_do_no_harm(folder):
    folder.write(papers=b"papers:\r\n  - number: 1\r\n    title: X\r\n    track: long\r\n")
    assert (folder.read().papers[0].title, folder.read().papers[0].track) == ("X", "long")


def test_another_encoding_is_named_with_its_line(folder):
    folder.write(papers="papers:\n  - number: 1\n    title: Méloux\n".encode("latin-1"))
    assert folder.problem() == "papers.yaml:3: is not UTF-8 (byte 0xE9)"


def test_utf_16_is_named(folder):
    folder.write(papers="papers:\n".encode("utf-16"))
    assert folder.problem() == "papers.yaml:1: is UTF-16, not UTF-8"


def test_a_syntax_error_in_one_file_does_not_hide_the_other(folder):
    folder.write(workshop="event:\n  name: a: b\n", papers="papers:\n  - {tilte: x}\n")
    first, second = folder.problems()
    assert first.startswith("workshop.yaml:2: is not valid YAML")
    assert second == "papers.yaml:2: papers[#1].tilte: unknown key; did you mean title?"


def test_a_folder_in_place_of_a_file_is_an_error_not_a_crash(folder):
    (folder.path / "papers.yaml").unlink()
    (folder.path / "papers.yaml").mkdir()
    assert folder.problem().startswith("papers.yaml:1: cannot be read")
