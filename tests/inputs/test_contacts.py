"""The table of contacts: found by any column that names a paper, and never guessed at."""

from __future__ import annotations

import pytest

from proceedings.errors import ConfigurationError, ConfigurationErrors, MissingInputError
from proceedings.inputs import read_contacts
from proceedings.model import Paper

PAPERS = (
    Paper("12", "One", number=12, id="AbCdEf"),
    Paper("15", "Two", number=15, id="aBcDeF"),
    Paper("on-care", "Three"),
)


@pytest.fixture
def read(tmp_path):
    def reader(text, encoding="utf-8"):
        path = tmp_path / "contacts.csv"
        path.write_bytes(text.encode(encoding))
        return read_contacts(path, PAPERS)

    return reader


@pytest.mark.parametrize(
    "text",
    [
        "key,email\n12,ada@example.org\n",
        "Number;E-Mail\r\n12;ada@example.org\r\n",
        "id\temails\nAbCdEf\tada@example.org\n",
        "title,number,mail\nOne,012,ada@example.org\n",
        "\n\nkey,Email 1,email_2\n12,,ada@example.org\n",
        'key,email\n"12","Ada Lovelace <ada@example.org>"\n',
        "key,number,email\n,12,ada@example.org\n",
        "key,email\n12,ada@example.org\n12,ADA@example.org\n,\n",
    ],
)
def test_a_table_as_people_have_it_is_read(read, text):
    for encoding in ("utf-8", "utf-8-sig"):
        assert read(text, encoding).addresses == {"12": ("ada@example.org",)}


@pytest.mark.parametrize(
    "cells",
    [
        'key,email\n12,"ada@example.org; charles@example.org"\n',
        "key,email\n12,ada@example.org\n12,charles@example.org\n",
        "key,email1,email2\n12,ada@example.org,charles@example.org\n",
        'key,email\n12,"Ada L. <ada@example.org>, ""Babbage, C."" <charles@example.org>"\n',
        'key,email\n12,"ada@example.org\ncharles@example.org"\n',
    ],
)
def test_a_paper_can_have_several_addresses(read, cells):
    assert read(cells).addresses == {"12": ("ada@example.org", "charles@example.org")}


def test_ids_differ_by_capitals_and_keys_do_not(read):
    assert read("id,email\naBcDeF,two@example.org\n").addresses == {"15": ("two@example.org",)}
    assert read("id,email\nabcdef,two@example.org\n").strangers == ("abcdef",)
    assert read("key,email\nOn-Care,c@example.org\n").addresses == {"on-care": ("c@example.org",)}


def test_a_column_means_what_it_is_called(read):
    contacts = read("id,email\n12,ada@example.org\n")
    assert contacts.addresses == {}
    assert contacts.strangers == ("12",)


def test_what_is_no_paper_of_the_list_is_told_once(read):
    contacts = read("number,email\n99,a@example.org\n99,b@example.org\n,c@example.org\n12,\n")
    assert contacts.strangers == ("99", "line 4 names no paper")
    assert contacts.addresses == {}


@pytest.mark.parametrize(
    ("text", "lacking", "found"),
    [
        ("paper,email\n12,a@example.org\n", "key, number or id;", "paper, email"),
        ("key,name\n12,Ada\n", "email;", "key, name"),
        ("12,a@example.org\n", "key, number or id and email;", "12, a@example.org"),
        ("", "key, number or id and email;", "none"),
    ],
)
def test_wrong_columns_are_named_with_those_that_are_wanted(read, text, lacking, found):
    with pytest.raises(ConfigurationError) as caught:
        read(text)
    assert f"contacts.csv:1: the first row names no column {lacking}" in caught.value.message
    assert caught.value.message.endswith(f"it names: {found}")
    assert "key, number or id" in caught.value.fix
    assert "email" in caught.value.fix


def test_every_cell_that_is_no_address_is_told_with_its_line(read):
    with pytest.raises(ConfigurationErrors) as caught:
        read("key,email\n12,ada\n15,=cmd@example.org\n15,fine@example.org\n")
    assert [problem.message.partition("contacts.csv:")[2] for problem in caught.value.problems] == [
        "2: “ada” is no e-mail address",
        "3: “=cmd@example.org” is no e-mail address",
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"key,email\n12,\xff\n", "is not a text in UTF-8"),
        (b'key,email\n12,"a@example.org\n', "is not a row of a table"),
    ],
)
def test_what_is_no_table_says_why(tmp_path, data, words):
    path = tmp_path / "contacts.csv"
    path.write_bytes(data)
    with pytest.raises(ConfigurationError, match=words):
        read_contacts(path, PAPERS)


def test_a_file_that_is_not_there_is_missing(tmp_path):
    with pytest.raises(MissingInputError):
        read_contacts(tmp_path / "contacts.csv", PAPERS)
