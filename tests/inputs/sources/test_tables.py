from __future__ import annotations

import zipfile

import pytest

CONSOLE = (
    "\ufeffnumber,forum,title,abstract,num_reviewers,reviewers_id,rating_avg,decision\r\n"
    '1,aBc-1_xyz,"A, title","Of $n$.",3,~Secret_Reviewer1,7.5,Accept (oral)\r\n'
    "2,aBc-2_xyz,Second,undefined,3,~Secret_Reviewer2,2.0,Reject\r\n"
    "3,aBc-3_xyz,Third,undefined,3,undefined,undefined,Accept\r\n"
    "4,aBc-4_xyz,Fourth,undefined,3,undefined,undefined,undefined\r\n"
)
CMT_HEAD = [
    *("Paper ID", "Created", "Paper Title", "Abstract", "Primary Contact Author Name"),
    *("Primary Contact Author Email", "Authors", "Author Names", "Author Emails"),
    *("Track Name", "Primary Subject Area", "Reviewers", "Status", "Files"),
]


def cmt_row(number, **cells):
    made = {
        "Paper ID": number,
        "Paper Title": f"Title {number}",
        "Abstract": "Abstract.",
        "Primary Contact Author Email": "ada@example.org",
        "Authors": "Ada Lovelace (Analytical Society)*; Charles Babbage (Cambridge (UK))",
        "Author Names": "Lovelace, Ada*; Babbage, Charles",
        "Author Emails": "ada@example.org*; charles@example.org",
        "Track Name": "Main",
        "Primary Subject Area": "Engines, all kinds",
        "Reviewers": "Secret Reviewer",
        "Status": "Accept",
        **cells,
    }
    return [made.get(name) for name in CMT_HEAD]


CMT_TITLES = [["Careful Workshop 2026"], ["Submissions", None, "exported"], []]


def entries(reading):
    return [paper.entry for paper in reading.papers]


def test_the_console_gives_no_authors_and_takes_undefined_for_nothing(desk):
    reading = desk.read("console", desk.file("status.csv", CONSOLE))
    assert entries(reading) == [
        {
            "number": 1,
            "id": "aBc-1_xyz",
            "title": "A, title",
            "abstract": "Of $n$.",
            "presentation": "oral",
        },
        {"number": 3, "id": "aBc-3_xyz", "title": "Third"},
    ]
    assert [(left.number, left.why) for left in reading.left_out] == [
        (2, "rejected"),
        (4, "no decision"),
    ]
    assert "names no authors" in reading.warnings[-1]


def test_nothing_of_reviewers_is_read(desk):
    reading = desk.read("console", desk.file("status.csv", CONSOLE))
    assert "Secret" not in repr(reading)
    assert "7.5" not in repr(reading)


def test_a_file_of_another_source_is_named(desk):
    console = desk.file("status.csv", CONSOLE)
    for source in ("openreview", "cmt", "easychair", "site"):
        assert desk.problems(source, console)[0].endswith("Use `proceedings import console`.")
    cmt = desk.sheet("papers.xlsx", [*CMT_TITLES, CMT_HEAD, cmt_row(1)])
    assert "looks like an export of CMT" in desk.problems("console", cmt)[0]
    authors = desk.file("author.csv", "submission #,first name,last name\n1,Ada,Lovelace\n")
    assert "import easychair" in desk.problems("console", authors)[0]


def test_cmt_has_titles_above_its_head(desk):
    rows = [*CMT_TITLES, CMT_HEAD, cmt_row(12), cmt_row(13, Status="Reject")]
    reading = desk.read("cmt", desk.sheet("papers.xlsx", rows))
    assert entries(reading) == [
        {
            "number": 12,
            "title": "Title 12",
            "authors": [
                {
                    "name": "Ada Lovelace",
                    "affiliations": ["Analytical Society"],
                    "given": "Ada",
                    "family": "Lovelace",
                },
                {
                    "name": "Charles Babbage",
                    "affiliations": ["Cambridge (UK)"],
                    "given": "Charles",
                    "family": "Babbage",
                },
            ],
            "abstract": "Abstract.",
            "topics": ["Engines, all kinds"],
        }
    ]
    assert reading.left_out[0].where.endswith("papers.xlsx:6")
    assert "@" not in repr(entries(reading))
    assert "Secret" not in repr(reading)


def test_cmt_with_several_tracks_has_several_sheets(desk):
    import openpyxl

    book = openpyxl.Workbook()
    for number, track in enumerate(("Long", "Short"), 1):
        sheet = book.create_sheet(track)
        for row in ([track], CMT_HEAD, cmt_row(number, **{"Track Name": track})):
            sheet.append(row)
    book.save(desk.path / "papers.xlsx")
    reading = desk.read("cmt", desk.path / "papers.xlsx")
    assert [entry["track"] for entry in entries(reading)] == ["Long", "Short"]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Lovelace, Ada*; Babbage, Charles", ["Ada Lovelace", "Charles Babbage"]),
        ("Lovelace, Ada*", ["Ada Lovelace"]),
        ("King, Jr.; Plato", ["King, Jr.", "Plato"]),
    ],
)
def test_cmt_names_without_affiliations(desk, cell, names):
    row = cmt_row(1, Authors=None, **{"Author Names": cell})
    reading = desk.read("cmt", desk.sheet("p.xlsx", [CMT_HEAD, row]))
    assert [author["name"] for author in entries(reading)[0]["authors"]] == names


EASY_AUTHORS = (
    "submission #,first name,last name,email,country,affiliation,Web page,person #,order\n"
    "7,Charles,Babbage,c@example.org,UK,Cambridge,,2,2\n"
    "7,Ada,Lovelace,a@example.org,UK,Analytical Society,,1,1\n"
    "9,,Hypatia,h@example.org,EG,,,3,1\n"
)
EASY_SUBMISSIONS = (
    "#,title,authors,keywords,decision,abstract,deleted?\n"
    '7,"On engines",x,"engines\nlooms",accept,Text.,\n'
    "8,Second,Plato,,reject,,\n"
    "9,Third,Hypatia,,accept,,\n"
    "10,Fourth,Ada Lovelace and Plato,,accept,,yes\n"
)


def test_easychair_has_a_row_an_author_and_a_column_for_their_order(desk):
    reading = desk.read(
        "easychair",
        desk.file("submission.csv", EASY_SUBMISSIONS),
        desk.file("author.csv", EASY_AUTHORS),
    )
    first, second = entries(reading)
    assert [author["name"] for author in first["authors"]] == ["Ada Lovelace", "Charles Babbage"]
    assert first["authors"][0] == {
        "name": "Ada Lovelace",
        "family": "Lovelace",
        "given": "Ada",
        "affiliations": ["Analytical Society"],
    }
    assert (first["number"], first["keywords"]) == (7, ["engines", "looms"])
    assert second["authors"] == [{"name": "Hypatia", "family": "Hypatia"}]
    assert [(left.number, left.why) for left in reading.left_out] == [
        (8, "rejected"),
        (10, "deleted"),
    ]
    assert "@" not in repr(entries(reading))


def test_easychair_in_one_table(desk):
    rows = [
        ["paper #", "title", "last name", "first name", "author order"],
        [3, "One", "Babbage", "Charles", 2],
        [3, "One", "Lovelace", "Ada", 1],
    ]
    (entry,) = entries(desk.read("easychair", desk.sheet("all.xlsx", rows)))
    assert [author["name"] for author in entry["authors"]] == ["Ada Lovelace", "Charles Babbage"]


def test_easychair_rows_that_contradict_each_other_are_named(desk):
    rows = "paper #,title,last name,order\n3,One,A,1\n3,Two,B,1\n,Three,C,1\n"
    problems = desk.problems("easychair", desk.file("all.csv", rows))
    assert problems[0].startswith("all.csv:4: the row has no submission number")
    assert problems[1].startswith("all.csv:3: the title is not that of")
    assert problems[2].startswith("all.csv:2: the order of the authors")


def test_easychair_authors_alone_are_not_enough(desk):
    problems = desk.problems("easychair", desk.file("author.csv", EASY_AUTHORS))
    assert "submission 7 has authors and no title Name the table" in problems[0]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_columns_are_guessed_whatever_parts_them(desk, mark, encoding):
    text = mark.join(["Nr", "Titel", "Autoren"]) + "\n" + mark.join(["4", "Über", "Ada Lovelace"])
    reading = desk.read("table", desk.file("list.csv", text.encode(encoding)))
    assert entries(reading) == [
        {"number": 4, "title": "Über", "authors": [{"name": "Ada Lovelace"}]}
    ]
    assert reading.columns == {"number": "Nr", "title": "Titel", "authors": "Autoren"}


TABLE = [
    ["Accepted papers"],
    ["ID", "Name of the thing", "Title", "Authors", "E-mail", "Score", "Type", "Session", "Board"],
    [1, "x", "One", "Lovelace, Ada; Babbage, Charles", "a@example.org", 9, "Oral", "A", 12.0],
    [2, "y", "Two", "Plato <p@example.org>, Hypatia of A", None, 2, "Poster", "B", "7a"],
]


def test_a_workbook_with_a_title_above_its_head(desk):
    reading = desk.read("table", desk.sheet("list.xlsx", TABLE))
    one, two = entries(reading)
    assert one["authors"][0] == {"name": "Ada Lovelace", "given": "Ada", "family": "Lovelace"}
    assert [author["name"] for author in two["authors"]] == ["Plato", "Hypatia of A"]
    assert "read as 2 authors, some of a single word" in reading.warnings[0]
    assert [paper.place.board for paper in reading.papers] == ["12", "7a"]
    assert set(reading.unread) == {"Name of the thing", "E-mail", "Score"}
    assert "@" not in repr(entries(reading))


@pytest.mark.parametrize(
    ("cell", "names", "said"),
    [
        ("Lovelace, Ada", ["Ada Lovelace"], "read as 1 author, family names first"),
        ("Lovelace, Ada, Babbage, Charles", ["Ada Lovelace", "Charles Babbage"], "read as 2"),
        ("Plato, Ada Lovelace", ["Plato", "Ada Lovelace"], "some of a single word"),
        ("Ada Lovelace and Grace Hopper", ["Ada Lovelace", "Grace Hopper"], ""),
        ("Plato", ["Plato"], ""),
        ("Ada Lovelace\nGrace Hopper", ["Ada Lovelace", "Grace Hopper"], ""),
    ],
)
def test_authors_in_one_cell(desk, cell, names, said):
    reading = desk.read("table", desk.sheet("l.xlsx", [["title", "authors"], ["T", cell]]))
    assert [author["name"] for author in entries(reading)[0]["authors"]] == names
    assert said in "".join(reading.warnings)
    assert bool(said) == bool(reading.warnings)


def test_a_column_can_be_set_by_hand_or_left_out(desk):
    file = desk.sheet("list.xlsx", TABLE)
    reading = desk.read("table", file, title="Name of the thing", authors="")
    assert [entry["title"] for entry in entries(reading)] == ["x", "y"]
    assert "authors" not in reading.columns
    with pytest.raises(Exception, match="there is no column Titel; there are “ID”"):
        desk.read("table", file, abstract="Titel")


def test_a_table_without_titles_names_its_columns(desk):
    (problem,) = desk.problems("table", desk.file("list.csv", "who,what\n1,2\n"))
    assert "the first row names “who” and “what”. Name the column" in problem


def test_a_decision_in_a_table_counts(desk):
    text = "title,decision\nOne,Accept\nTwo,Reject\nThree,\n"
    reading = desk.read("table", desk.file("list.csv", text))
    assert [entry["title"] for entry in entries(reading)] == ["One", "Three"]


def test_an_address_of_openreview_gives_the_id(desk):
    text = "title,OpenReview link\nOne,https://openreview.net/forum?id=aBc_1-x&noteId=2\n"
    assert entries(desk.read("table", desk.file("l.csv", text)))[0]["id"] == "aBc_1-x"


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv"])
def test_a_formula_in_a_column_that_is_read_is_a_problem(desk, name):
    rows = [["number", "title", "sum"], [1, "=CONCATENATE(A1;B1)", "=A1+1"], [2, "= is a sign", ""]]
    if name.endswith("csv"):
        text = "".join(",".join(str(cell) for cell in row) + "\n" for row in rows)
        file = desk.file(name, text)
    else:
        rows[2][1] = "Two"
        file = desk.sheet(name, rows)
    (problem,) = desk.problems("table", file)
    assert problem.startswith(
        f"{name}:2: the cell of “title” holds a formula (=CONCATENATE(A1;B1))"
    )
    assert "paste as values" in problem


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0rest", "is an old workbook (.xls) or one with a password"),
        (b"PK\x03\x04broken", "is not a workbook that can be read"),
        (b"title,authors\n\xe9,x\n", "list.csv:2: is not a text in UTF-8 (byte 0xE9)"),
        (b'title\n"One"x\n', "list.csv:2: is not a row of a table"),
        (b"title,abstract\nOne," + b"x" * 200_000, "a cell holds more than 131,072 characters"),
        (b'title,number\n"One",1\nTwo,1\n', "list.csv:3: the number 1 is that of another row"),
        (b"%PDF-1.7", "Use `proceedings import pdfs`"),
        (b"", "no column of titles was found"),
    ],
)
def test_a_file_that_is_no_table_is_named(desk, content, said):
    assert said in desk.problems("table", desk.file("list.csv", content))[0]


def test_rows_are_counted_as_an_editor_does(desk):
    text = 'title,abstract\nOne,"two\nlines"\n\n,Empty\n'
    (problem,) = desk.problems("table", desk.file("list.csv", text))
    assert problem.startswith("list.csv:5: the paper has no title")


def test_a_second_sheet_is_named_and_not_read(desk):
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["title"])
    book.active.append(["One"])
    book.create_sheet("Rejected").append(["title"])
    book.save(desk.path / "l.xlsx")
    reading = desk.read("table", desk.path / "l.xlsx")
    assert len(reading.papers) == 1
    assert "only this sheet is read, not sheet Rejected" in reading.warnings[0]


def test_a_workbook_that_unpacks_into_too_much_is_refused(desk, monkeypatch):
    monkeypatch.setattr("proceedings.inputs.sources.tables._UNPACKED", 2**20)
    with zipfile.ZipFile(desk.path / "l.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(2):
            packed.writestr(f"xl/{number}.xml", bytes(2**20))
    (problem,) = desk.problems("table", desk.path / "l.xlsx")
    assert problem.startswith("l.xlsx: unpacks into 2 MB; at most 1 are read")


def test_a_warning_of_many_rows_is_one_line(desk):
    rows = "title,type\n" + "".join(f"T{n},demo\n" for n in range(9))
    (warning,) = desk.read("table", desk.file("l.csv", rows)).warnings
    assert warning.startswith(f"{desk.path}/l.csv:2, ")
    assert "and 6 more: “demo” is no presentation" in warning
