"""The booklet as a user builds it: frozen pages, notes of changes, papers by themselves."""

from __future__ import annotations

import json
import shutil

import pikepdf
from pypdf import PdfReader


def pages_of(folder):
    papers = json.loads((folder / "output" / "data" / "papers.json").read_text())["papers"]
    return {paper["key"]: (paper.get("first_page"), paper.get("last_page")) for paper in papers}


def grow(path, pages):
    """Add blank pages to a paper."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(612, 792))
        pdf.save(path)


def build(run, workshop, *more):
    code, _, err = run("build", "booklet", "-C", workshop, *more)
    assert code in {0, 1}, err
    return err


def test_a_late_page_moves_nobody_once_pages_are_frozen(run, workshop):
    build(run, workshop, "--freeze")
    before = pages_of(workshop)
    lock = (workshop / "pages.lock.yaml").read_text()
    assert "Delete the file to number anew" in lock
    assert "Nothing has changed" in build(run, workshop)
    _, last = before["1"]
    grow(workshop / "papers" / "1.pdf", 3 + last % 2)
    build(run, workshop, "--freeze")
    after = pages_of(workshop)
    assert {key: pages[0] for key, pages in after.items()} == {
        key: pages[0] for key, pages in before.items()
    }
    labels = PdfReader(workshop / "output" / "booklet" / "booklet.pdf").page_labels
    even = last + last % 2
    lettered = [label for label in labels if label[0].isdigit() and label[-1].isalpha()]
    assert lettered == [f"{even}a", f"{even}b", f"{even}c"]
    assert len(set(labels)) == len(labels)
    assert (workshop / "pages.lock.yaml").read_text() == lock


def test_a_lock_that_cannot_be_is_refused(run, workshop):
    (workshop / "pages.lock.yaml").write_text(
        'papers:\n  "1": {first: 1, last: 8}\n  "2": {first: 7, last: 9}\n'
    )
    code, _, err = run("build", "-C", workshop)
    assert code == 3
    assert "pages.lock.yaml:3" in err
    assert "found 7 to 9" in err


def test_freezing_needs_pages(run, workshop):
    text = (workshop / "workshop.yaml").read_text()
    (workshop / "workshop.yaml").write_text(text.replace("inclusion: full", "inclusion: abstract"))
    code, _, err = run("build", "booklet", "--freeze", "-C", workshop)
    assert code == 2, err
    assert not (workshop / "pages.lock.yaml").exists()
    assert run("build", "website", "--freeze", "-C", workshop)[0] == 2


def test_what_changed_since_it_was_published_is_noted(run, workshop):
    build(run, workshop)
    note = workshop / "output" / "booklet" / "changes.md"
    assert not note.exists()
    papers = {"gone": {"title": "A Paper That Left", "pages": "1–4", "manuscript": "x"}}
    day = "2026-07-01"
    told = {"schema": "proceedings/published/1", "date": day, "papers": papers, "outputs": {}}
    told["rounds"] = [{"date": day, "news": []}]
    (workshop / "published.json").write_text(json.dumps(told))
    err = build(run, workshop)
    assert "Since it was published:" in err
    assert "1 removed" in err
    assert "A Paper That Left" in note.read_text()
    (workshop / "published.json").unlink()
    build(run, workshop)
    assert not note.exists()


def test_papers_that_did_not_change_are_not_written_again(run, workshop, monkeypatch):
    from proceedings.booklet import single

    build(run, workshop)
    folder = workshop / "output" / "booklet" / "papers"
    names = {path.name for path in folder.iterdir()}
    assert names
    written = []
    original = single.write_single

    def write(plan, paper, part, target, letters):
        written.append(paper.key)
        original(plan, paper, part, target, letters)

    monkeypatch.setattr(single, "write_single", write)
    last = max(path.stem for path in folder.iterdir())
    grow(workshop / "papers" / f"{last}.pdf", 1)
    build(run, workshop)
    assert written == [last]
    assert {path.name for path in folder.iterdir()} == names


def test_own_pages_and_their_order_reach_the_booklet(run, workshop):
    (workshop / "pages").mkdir(exist_ok=True)
    (workshop / "pages" / "preface.md").write_text("# Before We Begin\n\nWelcome.\n")
    shutil.copyfile(workshop / "papers" / "1.pdf", workshop / "pages" / "venue.pdf")
    build(run, workshop)
    reader = PdfReader(workshop / "output" / "booklet" / "booklet.pdf")
    titles = [item.title for item in reader.outline if not isinstance(item, list)]
    assert titles.index("Before We Begin") < titles.index("Venue") < titles.index("Contents")
    with (workshop / "workshop.yaml").open("a") as file:
        file.write("\nbooklet: {parts: [cover, papers, venue, nonsense]}\n")
    err = build(run, workshop)
    assert "no part nonsense" in err
    assert "preface" in err
    reader = PdfReader(workshop / "output" / "booklet" / "booklet.pdf")
    titles = [item.title for item in reader.outline if not isinstance(item, list)]
    assert (titles[0], titles[-1]) == ("Cover", "Venue")


def test_parts_without_papers_are_refused(run, workshop):
    with (workshop / "workshop.yaml").open("a") as file:
        file.write("\nbooklet: {parts: [cover, contents]}\n")
    code, _, err = run("build", "-C", workshop)
    assert code == 3
    assert "papers among them" in err


def test_volumes_are_filled_one_after_the_other_and_lead_to_each_other(run, workshop):
    with (workshop / "workshop.yaml").open("a") as file:
        file.write("\nbooklet: {volume_papers: 2}\n")
    build(run, workshop)
    folder = workshop / "output" / "booklet"
    names = sorted(path.name for path in folder.glob("*.pdf"))
    assert names == ["booklet-1.pdf", "booklet-2.pdf", "print-1.pdf", "print-2.pdf"]
    papers = json.loads((workshop / "output" / "data" / "papers.json").read_text())["papers"]
    assert [paper["volume"] for paper in papers] == [1, 1, 2]
    readers = {number: PdfReader(folder / f"booklet-{number}.pdf") for number in (1, 2)}
    labels = [label for reader in readers.values() for label in reader.page_labels]
    numbers = [label for label in labels if label.isdigit()]
    assert len(numbers) == len(set(numbers))
    for paper in papers:
        reader = readers[paper["volume"]]
        assert reader.page_labels[paper["first_pdf_page"] - 1] == str(paper["first_page"])
    titles = [item.title for item in readers[2].outline if not isinstance(item, list)]
    assert "Authors" in titles
    assert "Authors" not in [i.title for i in readers[1].outline if not isinstance(i, list)]
    firsts = {}
    for page in readers[2].pages:
        for annotation in page.get("/Annots", ()):
            action = annotation.get_object().get("/A", {})
            if action.get("/S") == "/GoToR":
                assert action["/F"] == "booklet-1.pdf"
                firsts[int(action["/D"][0]) + 1] = True
    assert set(firsts) == {p["first_pdf_page"] for p in papers if p["volume"] == 1}
