from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the benchmarks need POSIX")

# A child that goes away, and leaves a grandchild which burns half a second of CPU time.
ORPHAN = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        while time.process_time() < 0.5:
            pass
    os._exit(0)
"""
EATER = """
import os
if os.fork() == 0:
    eaten = bytearray(80_000_000)
    import time
    time.sleep(0.2)
    os._exit(0)
os.wait()
"""


@pytest.fixture(autouse=True)
def _importable(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))


@pytest.fixture
def two(papers):
    from papers import Papers

    sound = papers / "sound"
    files = (sound / "long-title.pdf", sound / "preprint.pdf")
    return Papers("test", files, {files[0].name: {"title": "As Listed", "abstract": ""}})


@pytest.mark.skipif(sys.platform != "linux", reason="nobody else can tell")
def test_cpu_time_of_an_orphan_is_counted():
    from processes import run

    usage = run([sys.executable, "-c", ORPHAN])
    assert usage.cpu is not None
    assert 0.5 <= usage.cpu < 0.8


@pytest.mark.skipif(sys.platform != "linux", reason="nobody else can tell")
def test_memory_of_a_child_is_told_apart_from_its_parent():
    from processes import run

    usage = run([sys.executable, "-c", EATER], memory=True)
    assert usage.parent_mb is not None
    assert usage.worker_mb is not None
    assert usage.parent_mb < 40
    assert 76 <= usage.worker_mb < 120


def test_a_command_that_fails_is_no_measurement():
    from processes import run

    with pytest.raises(RuntimeError, match="ended with 3"):
        run([sys.executable, "-c", "import sys; sys.exit(3)"])


def test_the_usual_paper_has_the_middle_size_of_those_nearest_to_ten_pages(tmp_path):
    import pikepdf
    from papers import usual_paper

    for name, pages, padding in [("a", 9, 10), ("b", 9, 20), ("c", 9, 30), ("d", 3, 20)]:
        with pikepdf.new() as pdf:
            for _ in range(pages):
                pdf.add_blank_page()
            pdf.Root.Padding = pikepdf.String("x" * 1000 * padding)
            pdf.save(tmp_path / f"{name}.pdf")
    assert usual_paper(tuple(sorted(tmp_path.glob("*.pdf")))).stem == "b"


def test_a_workshop_is_made_of_papers_and_their_records(two, tmp_path):
    from papers import make_workshop

    from proceedings.formats import load_formats
    from proceedings.inputs import read_workshop_folder

    make_workshop(two, tmp_path / "workshop")
    inputs = read_workshop_folder(tmp_path / "workshop", load_formats())
    assert [paper.number for paper in inputs.papers] == [1, 2]
    assert (tmp_path / "workshop" / "papers" / "2.pdf").read_bytes() == two.files[1].read_bytes()


def test_without_a_corpus_the_sample_is_measured(tmp_path, monkeypatch, sample):
    from papers import find_papers

    monkeypatch.setenv("PROCEEDINGS_CORPUS", str(tmp_path))
    found = find_papers()
    assert found.name == "sample"
    assert len(found.files) == len(list((sample / "papers").glob("*.pdf")))


def test_checks_are_measured_beside_their_text_passes(two):
    from run import measure, rows

    before = dict(os.environ)
    figures = json.loads(json.dumps(measure(two, 1, ("one paper", "all papers"))))
    assert dict(os.environ) == before
    assert figures["schema"] == "proceedings/benchmarks/2"
    assert figures["one paper"]["wall ratio"] > 1
    assert figures["all papers"]["papers"] == 2
    assert {row.target for row in rows(figures)} == {2.0, 80.0, 1.6, None}
    if sys.platform == "linux":
        assert figures["all papers"]["cpu ratio -j2"] > 1
        assert figures["all papers"]["parent MB"] > 10
        assert figures["one paper"]["peak MB"] > 10


def test_putting_together_is_measured_beside_a_copy(two):
    from run import measure, rows

    figures = measure(two, 1, ("assembly",))
    (row,) = rows(figures)
    assert row.target == 1.4
    assert row.value == figures["assembly"]["papers"]["ratio"] > 0


@pytest.mark.slow
def test_a_rebuild_is_measured_in_seconds(two):
    from run import measure, rows

    figures = measure(two, 1, ("rebuild",))
    built = figures["rebuild"]
    assert built["unchanged"]["wall_s"] < built["first"]["wall_s"]
    assert [row.target for row in rows(figures)] == [1.0, None, None, None]


def test_a_missed_target_is_called_so():
    from table import Row

    assert Row("a", 2.01, "x", 2.0).verdict == "MISSED"
    assert Row("a", 2.0, "x", 2.0).verdict == "met"
    assert Row("a", 29.9, "x", 30.0, at_least=True).verdict == "MISSED"
    assert Row("a", 30.0, "x", 30.0, at_least=True).verdict == "met"
    assert Row("a", None, "x", 2.0).verdict == "not measured"
    assert Row("a", 5.0, "s").verdict == ""


def test_a_row_says_figure_bound_and_verdict():
    from table import Row

    shown = " ".join(Row("a", 41, "of 42", 42, at_least=True).line().split())
    assert shown == "a 41 of 42 at least 42 MISSED"
    noted = " ".join(Row("a", 1.234, "x", note="published").line().split())
    assert noted == "a 1.23 x (published)"


def test_each_measure_is_told_as_soon_as_it_is_taken(two):
    from run import measure, show

    heard = []
    figures = measure(two, 1, ("one paper",), lambda name, one: heard.append((name, one)))
    assert heard == [("one paper", figures["one paper"])]
    show(*heard[0])


class TestAccuracy:
    def label(self, **changes):
        body = {
            "body_end_page": 3,
            "body_end_column": "left",
            "body_end_fraction": 0.5,
            "references_page": 3,
            "appendix_page": None,
        }
        label = {"file": "papers/0123456789.pdf", "template": "icml2024", "stage": "camera-ready"}
        return {**label, "body": body, **changes}

    def found(self, *, fraction=0.505, page=3, **form):
        end = {"page": page, "column": "left", "fraction": fraction}
        return {
            "format": {"family": "icml", "stage": "camera-ready", **form},
            "pages": {"body_end": end, "references": {"page": 3}, "appendix": None},
            "findings": [],
        }

    def scores(self, label, found):
        from accuracy import corpus_scores
        from papers import Papers

        path = Path("0123456789.pdf")
        papers = Papers("test", (path,), {}, labels={path.name: label})
        return [score.right - score.of for score in corpus_scores(papers, {path: found})]

    def test_what_agrees_is_right(self):
        assert self.scores(self.label(), self.found()) == [0] * 6

    def test_each_measure_is_missed_by_itself(self):
        assert self.scores(self.label(template="aistats"), self.found())[0] == -1
        assert self.scores(self.label(), self.found(stage="preprint")) == [0, -1, 0, 0, 0, 0]
        assert self.scores(self.label(), self.found(fraction=0.52)) == [0, 0, 0, -1, 0, 0]
        assert self.scores(self.label(), self.found(page=4)) == [0, 0, -1, -1, 0, 0]

    def test_nothing_found_is_a_miss_and_no_crash(self):
        nothing = {"body_end": None, "references": None, "appendix": {"page": 4}}
        found = {**self.found(), "pages": nothing}
        assert self.scores(self.label(), found) == [0, 0, -1, -1, -1, -1]

    def test_an_unknown_stage_and_that_of_a_look_alike_are_not_scored(self):
        from accuracy import corpus_scores
        from papers import Papers

        for changes in ({"stage": "unknown"}, {"template": "aistats"}):
            path = Path("0123456789.pdf")
            papers = Papers("test", (path,), {}, labels={path.name: self.label(**changes)})
            assert corpus_scores(papers, {path: self.found()})[1].of == 0

    def test_an_error_that_nobody_confirmed_is_said_to_be_new(self):
        from accuracy import CONFIRMED, details, errors_of

        paper, rule, page = CONFIRMED.read_text().splitlines()[1].split(",")
        finding = {"rule": rule, "severity": "error", "page": int(page)}
        checked = {Path(f"{name}ff.pdf"): {"findings": [finding]} for name in (paper, "00000000")}
        errors = errors_of(checked)
        assert [error["confirmed"] for error in errors] == [True, False]
        assert details({"scores": {}, "errors": errors})[1].startswith("new error")

    def test_own_faulty_papers_are_scored_without_a_corpus(self, two):
        from accuracy import measure, rows

        (row,) = rows(measure(two))
        assert row.verdict == "met"
        assert row.value >= 13


def test_the_published_figure_is_marked_where_a_peer_cannot_be_had():
    from peers import rows

    ours = {"wall_s": 0.02, "cpu_s": 0.01}
    figures = {
        "papers": 2,
        "pages": 20,
        "proceedings": ours,
        "aclpubcheck": None,
        "pdftohtml": None,
    }
    table = {row.name: row for row in rows(figures)}
    row = table["times faster a page than aclpubcheck"]
    assert row.value == pytest.approx(100)
    assert row.note == "against the published figure"
    measured = rows({**figures, "aclpubcheck": {"wall_s": 1.5, "cpu_s": 1.2}})
    assert [row.note for row in measured if "aclpubcheck" in row.name] == ["", "measured"]


def linked(path: Path, papers: int = 1, stray: bool = False) -> Path:
    """Papers of two pages each, the first with a link to the second; or to another paper."""
    import pikepdf

    with pikepdf.new() as pdf:
        pages = [pdf.add_blank_page() for _ in range(2 * papers)]
        for number in range(papers):
            target = pages[-1] if stray else pages[2 * number + 1]
            place = pikepdf.Array([target.obj, pikepdf.Name.XYZ, 72, 700, 0])
            link = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], Dest=place
            )
            pages[2 * number].Annots = pdf.make_indirect(pikepdf.Array([link]))
        pdf.Root.PageLabels = pikepdf.Dictionary(
            Nums=[0, pikepdf.Dictionary(S=pikepdf.Name.D, St=1)]
        )
        pdf.save(path)
    return path


@pytest.fixture
def volume_papers(tmp_path):
    from papers import Papers

    folder = tmp_path / "links"
    folder.mkdir()
    files = tuple(linked(folder / f"{number}.pdf") for number in (1, 2, 3))
    listed = "- {file: 1.pdf}\n- {file: 2.pdf}\n- {file: 3.pdf, archival: false}\n"
    (folder / "papers.yml").write_text(listed)
    return Papers("test", (), {}, files)


def test_without_a_peer_the_published_figure_of_a_volume_is_marked(volume_papers, monkeypatch):
    from volumes import measure, rows

    monkeypatch.delenv("ACLPUB2", raising=False)
    figures = measure(volume_papers)
    assert figures["papers"] == 2  # the third is not archival: aclpub2 leaves it out
    notes = [row.note for row in rows(figures)]
    assert "not measured; published 100-130 s" in notes
    assert "against the least published figure" in notes


@pytest.mark.parametrize(("stray", "theirs"), [(False, (2, 2, 0)), (True, (1, 1, 1))])
def test_a_volume_of_the_peer_is_made_and_its_links_followed(
    volume_papers, tmp_path, monkeypatch, stray, theirs
):
    from volumes import measure, rows

    volume = linked(tmp_path / "volume.pdf", 2, stray=stray)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "generate").write_text(
        "import os, pathlib, shutil\n"
        "assert pathlib.Path('inputs/papers/2.pdf').is_file()\n"
        "assert pathlib.Path('inputs/conference_details.yml').is_file()\n"
        "pathlib.Path('output').mkdir()\n"
        "shutil.copy(os.environ['VOLUME'], 'output/proceedings.pdf')\n"
    )
    monkeypatch.setenv("ACLPUB2", str(tmp_path))
    monkeypatch.setenv("VOLUME", str(volume))
    figures = measure(volume_papers)
    names = ("links on their page", "links at their place", "links elsewhere")
    assert tuple(figures["aclpub2"][name] for name in names) == theirs
    assert figures["aclpub2"]["sound links"] == 2
    assert rows(figures)[1].note == "measured"


def test_the_command_says_what_it_can():
    shown = subprocess.run(
        [sys.executable, str(BENCHMARKS / "run.py"), "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "--rounds" in shown.stdout


def test_precision_adds_up_what_was_opened_in_all_tables(tmp_path):
    from precision import opened, table

    first, second = tmp_path / "opened-a.csv", tmp_path / "opened-b.csv"
    first.write_text("paper,rule,page,right\n0a,dots,1,yes\n0a,dots,1,no\n0b,bars,2,yes\n")
    second.write_text("paper,rule,page,right\n0c,dots,3,unsure\n0d,dots,3,yes\n")
    assert table(opened([first, second]))[2:] == [
        "| `bars` | 1 | 1 |  | 100.0 % |",
        "| `dots` | 4 | 2 | 1 | 50.0 % |",
    ]


def test_precision_refuses_an_answer_that_is_none(tmp_path):
    from precision import opened

    file = tmp_path / "opened-a.csv"
    file.write_text("paper,rule,page,right\n0a,dots,1,perhaps\n")
    with pytest.raises(ValueError, match="perhaps"):
        opened([file])


def test_the_documents_hold_the_table_of_precision():
    from precision import opened, table

    documents = (BENCHMARKS.parent / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    assert "\n".join(table(opened(sorted(BENCHMARKS.glob("opened-*.csv"))))) in documents


def test_conversion_counts_what_was_met_and_what_was_said(two, monkeypatch, tmp_path):
    import conversion
    from papers import Papers

    monkeypatch.setenv("PROCEEDINGS_EDITIONS", str(tmp_path))
    records = {
        "a.pdf": {"title": r"On $x^2$ and $5$", "abstract": r"We \oops{do} 5\%."},
        "b.pdf": {"title": "Plain", "abstract": ""},
    }
    figures = conversion.measure(Papers("test", two.files, records))
    assert (figures["texts"], figures["abstracts"], figures["changed"]) == (3, 1, 2)
    assert figures["commands"] == {r"\oops": 1, r"\%": 1}
    assert (figures["formulas"], figures["formulas as MathML"]) == (2, 1)
    assert len(figures["reported"]) == 1
    assert (figures["silent"], figures["broken"]) == (0, 0)
    assert conversion.details(figures)


@pytest.mark.parametrize(
    ("source", "text", "made"),
    [("a $x$", "a $x$", "a $x$"), ("two words", "two", "two"), (r"\x", r"\x", r"\x")],
)
def test_conversion_sees_what_is_wrong_in_silence(source, text, made):
    import conversion

    from proceedings.text.latex import Converted

    assert conversion._is_wrong_in_silence(source, Converted(text, made))
    assert not conversion._is_wrong_in_silence(source, Converted(text, made, ("Said.",)))
    assert not conversion._is_sound(Converted("x", "<em>x"))


@pytest.mark.parametrize(
    ("wanted", "given", "same"),
    [
        ("Ada B Lovelace", "Ada Lovelace", True),
        ("Joe Fibonacci", "Joseph Fibonacci", True),
        ("J. Fibonacci", "Joseph Fibonacci", True),
        ("Emilie Gromer", "Émilie Grömer", True),
        ("Emmy Noether", "Max Noether", False),
        ("Carl Gaus", "Carl Gauss", False),
        ("", "Ada", False),
    ],
)
def test_a_name_is_the_same_with_initials_and_without_accents(wanted, given, same):
    from extraction import same_name

    assert same_name(wanted, given) is same


@pytest.mark.parametrize(
    ("wanted", "given", "same"),
    [
        ("University of Padua", "Department of Physics, University of Padua, Italy", True),
        ("UIUC", "University of Illinois Urbana-Champaign", True),
        ("Google Inc.", "Google", True),
        ("University of Padua", "University of Berlin", False),
    ],
)
def test_a_place_is_the_same_if_its_words_are_printed(wanted, given, same):
    from extraction import same_place

    assert same_place(wanted, given) is same


@pytest.mark.parametrize(
    ("a", "b", "most", "found"),
    [
        ("kitten", "sitting", 3, 3),
        ("kitten", "sitting", 2, None),
        ("", "abc", 3, 3),
        ("", "", 0, 0),
    ],
)
def test_distances_are_those_of_levenshtein(a, b, most, found):
    from extraction import distance

    assert distance(a, b, most) == found


def test_a_benchmark_of_reading_needs_a_manifest(two):
    import extraction

    figures = extraction.measure(two)
    assert extraction.rows(figures) == []
    assert extraction.details(figures) == []


def test_each_kind_of_disagreement_is_sown_and_found_in_a_record_that_agrees():
    from disagreements import KINDS, seeds

    from proceedings.anatomy.printed import PrintedAuthor, TitleBlock
    from proceedings.anatomy.values import FormatEvidence, Manuscript
    from proceedings.reconcile.comparing import Recorded, compare

    names = ("Robert Hooke", "Ada Lovelace", "Émilie Châtelet")
    record = Recorded("1", "The Weight of Rules in Printed Matter", names)
    other = Recorded("2", "Ink", ("Emmy Noether",))
    block = TitleBlock(record.title, tuple(map(PrintedAuthor, names)))
    manuscript = Manuscript((), FormatEvidence(None, None, None, ()), block)
    base = compare(record, manuscript)
    sown = seeds(record, other, base, 0)
    assert [seed.kind for seed in sown] == list(KINDS)
    for seed in sown:
        field = 0 if seed.field == "title" else 1
        assert seed.is_found(compare(seed.record, manuscript)[field]), seed.kind
        assert not seed.is_found(base[field]), seed.kind
