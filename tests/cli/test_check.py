from __future__ import annotations

import json
from pathlib import Path

import pytest

PAPERS = Path(__file__).parent.parent / "papers"
SOUND = PAPERS / "sound" / "references-mid-page.pdf"
LONG = PAPERS / "faulty" / "page-limit.pdf"


def test_json_has_the_shape_of_the_contract(check_json):
    code, result = check_json(LONG, "--format", "icml2026", "--limit", "8")
    assert code == 1
    assert result["schema"] == "proceedings/check/1"
    (paper,) = result["papers"]
    assert list(paper) == ["file", "key", "verdict", "format", "pages", "findings", "notes"]
    assert paper["file"] == str(LONG)
    assert paper["key"] is None
    assert paper["verdict"] == "fail"
    assert paper["format"]["id"] == "icml2026"
    assert paper["format"]["family"] == "icml"
    assert paper["format"]["stage"] == "camera-ready"
    pages = paper["pages"]
    assert list(pages) == [
        *("total", "limit", "lines_over", "body_end", "last_body_float"),
        *("references", "appendix", "back_matter"),
    ]
    assert (pages["limit"], pages["lines_over"]) == (8, 5)
    assert pages["body_end"]["page"] == 9
    assert pages["body_end"]["column"] == "left"
    assert 0 < pages["body_end"]["fraction"] < 1
    (finding,) = paper["findings"]
    assert list(finding) == [
        *("rule", "severity", "page", "box", "message", "expected", "actual", "fix"),
    ]
    assert finding["rule"] == "page-limit"
    assert finding["page"] == 9
    x0, y0, x1, y1 = finding["box"]
    assert 0 < x0 < x1 < 612
    assert 0 < y0 < y1 < 792


def test_a_sound_paper_passes(run):
    code, out, err = run("check", SOUND, "--format", "icml2026", "--limit", "8")
    assert code == 0
    assert "pass" in out
    assert not err


def test_without_anything_the_format_itself_is_the_measure_and_that_is_said(run):
    code, out, _ = run("check", SOUND)
    assert code == 0
    assert "9 pages of the ICML 2026 main conference are assumed" in out


def test_an_unknown_template_is_unjudged(check_json):
    code, result = check_json(PAPERS / "faulty" / "format-unknown.pdf")
    assert code == 0
    assert result["papers"][0]["verdict"] == "unjudged"
    assert [f["rule"] for f in result["papers"][0]["findings"]] == ["format-unknown"]


def test_a_missing_file_is_a_finding_and_exit_4_and_the_rest_is_checked(check_json):
    code, result = check_json("none.pdf", SOUND)
    assert code == 4
    assert [paper["verdict"] for paper in result["papers"]] == ["unreadable", "pass"]
    assert result["papers"][0]["findings"][0]["rule"] == "file-missing"


def test_strict_lets_warnings_fail(run):
    year = PAPERS / "faulty" / "page-rotated.pdf"
    assert run("check", year, "--format", "icml2026", "--limit", "8")[0] == 0
    assert run("check", year, "--format", "icml2026", "--limit", "8", "--strict")[0] == 1


def test_ignore_and_select(check_json):
    asked = (LONG, "--format", "icml2026", "--limit", "8")
    assert check_json(*asked, "--ignore", "page-limit")[1]["papers"][0]["verdict"] == "pass"
    assert check_json(*asked, "--select", "page-size")[1]["papers"][0]["findings"] == []


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("--format", "icml2o26"), "icml2026"),
        (("--ignore", "page-limits"), "page-limit"),
    ],
)
def test_a_misspelt_name_is_refused_with_what_was_meant(run, arguments, hint):
    code, _, err = run("check", SOUND, *arguments)
    assert code == 2
    assert hint in err


def test_a_workshop_without_files_checks_every_paper(check_json, workshop):
    code, result = check_json("-C", workshop)
    assert code == 1
    assert [(p["key"], p["verdict"]) for p in result["papers"]] == [
        ("1", "pass"),
        ("2", "fail"),
        ("3", "unreadable"),
    ]


def test_a_file_of_the_workshop_is_known_by_its_key_and_track(check_json, workshop):
    _, result = check_json("-C", workshop, workshop / "papers" / "2.pdf")
    assert result["papers"][0]["key"] == "2"
    assert result["papers"][0]["pages"]["limit"] == 8


def test_the_nearest_workshop_upward_is_taken(run, workshop, monkeypatch):
    monkeypatch.chdir(workshop / "papers")
    code, out, _ = run("check", "2.pdf")
    assert code == 1
    assert "5 lines over the limit of 8 pages" in out


def test_no_workshop_is_exit_3_and_names_init(run):
    code, _, err = run("check")
    assert code == 3
    assert "proceedings init" in err


def test_the_second_time_comes_from_the_cache(run, monkeypatch):
    asked = ("check", SOUND, "--format", "icml2026")
    first = run(*asked)
    monkeypatch.setattr("proceedings.anatomy.many.map_limited", lambda *_, **__: iter(()))
    assert run(*asked) == first


def test_output_can_be_piped_away_without_noise(process):
    result = process("check", SOUND, LONG, "--format", "icml2026", "--limit", "8", NO_COLOR="1")
    assert result.returncode == 1
    assert "\x1b[" not in result.stdout
    assert not result.stderr


def test_extract_gives_values_and_their_places(run):
    code, out, _ = run("extract", SOUND)
    assert code == 0
    document = json.loads(out)
    assert document["schema"] == "proceedings/extract/1"
    (paper,) = document["papers"]
    assert paper["title"]
    assert paper["authors"][0]["name"]
    assert paper["abstract"].endswith(".")
    assert paper["sections"][0]["level"] in {1, 2}
    assert paper["where"]["title"]["page"] == 1
    assert "@" not in out


def test_extract_keeps_addresses_only_when_asked(run):
    assert "@example.org" in run("extract", SOUND, "--emails")[1] or "@" not in out_of(run)


def out_of(run):
    return run("extract", SOUND)[1]


def test_formats_lists_every_format(run):
    code, out, _ = run("formats")
    assert code == 0
    assert "icml2026" in out
    assert "neurips2025" in out
    assert len(json.loads(run("formats", "--json")[1])["formats"]) >= 10


@pytest.mark.parametrize("verb", ["", "init", "import", "check", "extract", "build", "formats"])
def test_help_shows_an_example(run, verb):
    code, out, _ = run(*([verb] if verb else []), "--help")
    assert code == 0
    if verb != "import":
        assert "Example" in out


def test_a_misspelt_verb_is_exit_2_with_what_was_meant(run):
    code, _, err = run("chekc")
    assert code == 2
    assert "check" in err


def test_a_rule_can_be_explained(run):
    code, out, _ = run("explain", "page-limit")
    assert code == 0
    assert "body" in out
    assert run("explain", "page-limt")[0] == 2
    assert "page-limit" in run("rules")[1]


def test_annotate_writes_a_copy_and_pictures_and_names_them(run, tmp_path):
    asked = ("--format", "icml2026", "--limit", "8")
    code, out, err = run("check", LONG, *asked, "--annotate", "marked")
    assert code == 1
    assert "page-limit" in out
    copy = tmp_path / "marked" / "page-limit.annotated.pdf"
    picture = tmp_path / "marked" / "page-limit" / "page-9-page-limit.png"
    assert copy.read_bytes().startswith(b"%PDF")
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert err.splitlines()[-2:] == [
        "Wrote marked/page-limit.annotated.pdf",
        "Wrote marked/page-limit/page-9-page-limit.png",
    ]
    assert run("check", LONG, *asked, "--annotate", "marked", "--quiet")[2] == ""


def test_annotate_says_of_which_file_there_is_no_copy(run, tmp_path):
    empty = PAPERS / "hostile" / "empty.pdf"
    code, _, err = run("check", empty, SOUND, "--annotate", "marked")
    assert code == 1
    assert f"No annotated copy of {empty}: it could not be read." in err
    assert [path.name for path in (tmp_path / "marked").glob("*.pdf")] == [
        "references-mid-page.annotated.pdf"
    ]


def test_annotate_takes_every_paper_of_a_workshop(run, workshop, tmp_path):
    _, _, err = run("check", "-C", workshop, "--annotate", "marked")
    assert sorted(path.name for path in (tmp_path / "marked").glob("*.pdf")) == [
        "1.annotated.pdf",
        "2.annotated.pdf",
    ]
    assert "No annotated copy of papers/3.pdf" in err


def test_copies_beside_manuscripts_are_not_checked_as_papers(check_json, tmp_path):
    (tmp_path / "paper.pdf").write_bytes(SOUND.read_bytes())
    for _ in range(2):
        _, result = check_json(".", "--format", "icml2026", "--annotate", ".")
        assert [paper["file"] for paper in result["papers"]] == ["paper.pdf"]
    assert (tmp_path / "paper.annotated.pdf").is_file()
    assert (tmp_path / "paper.pdf").read_bytes() == SOUND.read_bytes()


def test_without_annotate_nothing_that_draws_is_loaded(process):
    code = (
        "import sys; from proceedings.cli.main import _run; "
        f"_run(['check', {str(SOUND)!r}]); "
        "print([m for m in sys.modules if m.split('.')[0] in ('PIL', 'pikepdf', 'rich')])"
    )
    import subprocess
    import sys as python

    result = subprocess.run(
        [python.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.splitlines()[-1] == "[]"
    del process


def test_github_is_told_what_was_found_and_exit_codes_stay(run, monkeypatch, tmp_path):
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    asked = ("--format", "icml2026", "--limit", "8", "--as", "github")
    code, out, err = run("check", LONG, SOUND, *asked)
    assert code == 1
    assert out.startswith("::error file=")
    assert out.count("\n") == 1
    assert err == "2 papers: 1 fail and 1 pass\n"
    assert run("check", SOUND, *asked, "--quiet") == (0, "", "")
    assert run("check", "none.pdf", *asked)[0] == 4


def test_a_job_summary_is_added_to_what_is_there(run, monkeypatch, tmp_path):
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    for _ in range(2):
        assert run("check", SOUND, "--format", "icml2026", "--as", "github")[0] == 0
    assert summary.read_text(encoding="utf-8").count("## Paper check") == 2


def test_a_job_summary_that_cannot_be_written_is_said_behind_the_annotations(
    run, monkeypatch, tmp_path
):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "none" / "summary.md"))
    code, out, err = run("check", LONG, "--format", "icml2026", "--limit", "8", "--as", "github")
    assert code == 6
    assert out.startswith("::error")
    assert "summary.md: cannot be written" in err


@pytest.mark.parametrize(
    ("words", "offered"),
    [("check --wat", "--watch"), ("check --as g", "github"), ("check --requ", "--requirements")],
)
def test_a_shell_completes_options(process, words, offered):
    line = f"proceedings {words}"
    result = process(
        _PROCEEDINGS_COMPLETE="bash_complete", COMP_WORDS=line, COMP_CWORD=str(line.count(" "))
    )
    assert offered in result.stdout
