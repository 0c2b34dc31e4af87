"""How often the check is right, held against what people read in the same papers.

Usage: python benchmarks/accuracy.py [--json]

Asks the command itself, ``proceedings check --json``, of the corpus of real papers
(PROCEEDINGS_CORPUS) and of our own faulty papers. Prints each measure and each miss: of a real
paper the beginning of its hash, and never a word of it. It is a measurement and ends with 0.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml
from papers import ROOT, Papers, find_papers
from scores import Score, score_figures
from table import Row, show

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).parent
PAPERS = ROOT / "tests" / "papers"
TRUTH = PAPERS / "truth.yaml"
SAMPLE = ROOT / "input" / "sample"
# Errors on real papers that were opened and found to be so: beginning of the hash, rule, page.
CONFIRMED = HERE / "confirmed.csv"

# A label is good to 0.005 of the page height, a line of text has 0.015.
HEIGHT = 0.01
# What the command says of each file.
Checks: TypeAlias = dict[Path, dict[str, Any]]
_Labelled: TypeAlias = list[tuple[dict[str, Any], dict[str, Any]]]
_FAMILIES = ("icml", "neurips")


def measure(papers: Papers) -> dict[str, Any]:
    """Return all figures; those of real papers only where there is a corpus with labels."""
    scores, errors = [faulty_score()], []
    if papers.labels:
        checked = check(papers.files)
        errors = errors_of(checked)
        scores = [*corpus_scores(papers, checked), _clean(checked, errors), *scores]
    return {
        "scores": score_figures(scores),
        "errors": errors,
    }


def rows(figures: dict[str, Any]) -> list[Row]:
    """Return the table of the figures."""
    return [
        Row(name, one["right"], f"of {one['of']}", one["needed"], at_least=True)
        for name, one in figures["scores"].items()
    ]


def details(figures: dict[str, Any]) -> list[str]:
    """Return one line for each miss and for each error on a real paper."""
    missed = [
        f"missed     {miss['paper']}  {name}: expected {_shown(miss['expected'])}, "
        f"found {_shown(miss['found'])}"
        for name, one in figures["scores"].items()
        for miss in one["misses"]
    ]
    return missed + [
        f"{'confirmed' if one['confirmed'] else 'new error':9}  {one['paper']}  "
        f"{one['rule']}, page {one['page']}"
        for one in figures["errors"]
    ]


def corpus_scores(papers: Papers, checked: Checks) -> list[Score]:
    """Score the check of every real paper, each by its own format and with nothing else asked."""
    labels = [(papers.labels[path.name], found) for path, found in checked.items()]
    bodies = [(label, found) for label, found in labels if label.get("body")]
    return [
        _family(labels),
        _stage(labels),
        *_body_end(bodies),
        _page("page where the references begin", "references", bodies),
        _page("page where the appendix begins", "appendix", bodies),
    ]


_REQUIREMENTS = "--requirements"


def faulty_score() -> Score:
    """Score our own faulty papers: each has one fault, which the truth about them names."""
    score = Score("own faulty papers: the fault found by its own rule only")
    truths = yaml.safe_load(TRUTH.read_text(encoding="utf-8"))["papers"]
    asked: defaultdict[tuple[str, ...], list[Path]] = defaultdict(list)
    rules = {}
    for truth in truths:
        path = PAPERS / truth["file"]
        if path.parent.name == "faulty":
            rules[path] = truth.get("rule", path.stem)
            asked[_arguments(rules[path], truth)].append(path)
    for path in sorted((PAPERS / "files").glob("*.pdf")):
        rules[path] = path.stem.partition("--")[0]
        asked[_arguments(rules[path], {"track": "long"})].append(path)
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for arguments, files in asked.items():
            found |= check(files, *_written(arguments, Path(folder)))
    for path, rule in sorted(rules.items()):
        named = [finding["rule"] for finding in found[path]["findings"]]
        wanted = [] if rule == "sound" else [rule]
        score.add(path.stem, wanted, named, right=named == wanted)
    return score


def _arguments(rule: str, truth: dict[str, Any]) -> tuple[str, ...]:
    """Return what is asked of a faulty paper: nothing, its own format, or the sample's wishes."""
    if rule == "format-unknown":
        return ()
    if "asked" in truth:
        limits = {"limits": 9, "format": truth.get("format", "icml2026")}
        return (_REQUIREMENTS, json.dumps(limits | truth["asked"]))
    if "format" in truth:
        return ("--format", truth["format"], "--limit", "9")
    return ("-C", str(SAMPLE), "--track", truth["track"])


def _written(arguments: tuple[str, ...], folder: Path) -> tuple[str, ...]:
    """Return arguments with the file of requirements in the place of its content."""
    if arguments[:1] != (_REQUIREMENTS,):
        return arguments
    path = folder / "requirements.yaml"
    path.write_text(arguments[1], encoding="utf-8")  # JSON is YAML
    return (_REQUIREMENTS, str(path))


def check(files: Iterable[Path], *arguments: str) -> Checks:
    """Check files in an empty folder, where no workshop asks anything; return the JSON by file."""
    listed = list(files)
    if not listed:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        answer = subprocess.run(
            [
                *(sys.executable, "-m", "proceedings", "check", "--json", "--no-cache"),
                *arguments,
                *map(str, listed),
            ],
            capture_output=True,
            check=False,
            cwd=folder,
            text=True,
        )
    if answer.returncode not in {0, 1}:
        raise RuntimeError(answer.stderr)
    return dict(zip(listed, json.loads(answer.stdout)["papers"], strict=True))


def family_of(label: dict[str, Any]) -> str | None:
    """Return the family of a label's template; None for look-alikes and what nobody knows."""
    template = label["template"]
    return next((family for family in _FAMILIES if template.startswith(family)), None)


def errors_of(checked: Checks) -> list[dict[str, Any]]:
    """Return every error on real papers: where it stands, and whether it was confirmed by eye."""
    with CONFIRMED.open(encoding="utf-8", newline="") as file:
        known = {(row["paper"], row["rule"], row["page"]) for row in csv.DictReader(file)}
    found = [
        (path.stem[:8], finding["rule"], str(finding["page"]))
        for path, paper in checked.items()
        for finding in paper["findings"]
        if finding["severity"] == "error"
    ]
    return [
        {"paper": paper, "rule": rule, "page": page, "confirmed": (paper, rule, page) in known}
        for paper, rule, page in found
    ]


def _family(labels: _Labelled) -> Score:
    score = Score("family right, look-alikes refused")
    for label, found in labels:
        expected, given = family_of(label), found["format"]["family"]
        score.add(_prefix(label), expected, given, right=expected == given)
    return score


def _stage(labels: _Labelled) -> Score:
    """Score stages where the manifest knows one; a look-alike's is none of ours to tell."""
    score = Score("stage, where the manifest knows it", share=0.99)
    for label, found in labels:
        if label["stage"] != "unknown" and family_of(label):
            expected, given = label["stage"], found["format"]["stage"]
            score.add(_prefix(label), expected, given, right=expected == given)
    return score


def _body_end(labels: _Labelled) -> list[Score]:
    place = Score("body end, page and column")
    height = Score(f"body end, height within {HEIGHT}", share=0.95)
    for label, found in labels:
        body, end = label["body"], found["pages"]["body_end"] or {}
        expected = [body["body_end_page"], body["body_end_column"]]
        given = [end.get("page"), end.get("column")]
        same = expected == given
        place.add(_prefix(label), expected, given, right=same)
        wanted, at = body["body_end_fraction"], end.get("fraction")
        near = same and abs(at - wanted) <= HEIGHT
        height.add(_prefix(label), [*expected, wanted], [*given, at], right=near)
    return [place, height]


def _page(name: str, part: str, labels: _Labelled) -> Score:
    score = Score(name)
    for label, found in labels:
        expected = label["body"][f"{part}_page"]
        given = (found["pages"][part] or {}).get("page")
        score.add(_prefix(label), expected, given, right=expected == given)
    return score


def _clean(checked: Checks, errors: list[dict[str, Any]]) -> Score:
    score = Score("papers without an error but those confirmed by eye")
    for path in checked:
        false = [
            f"{one['rule']}, page {one['page']}"
            for one in errors
            if one["paper"] == path.stem[:8] and not one["confirmed"]
        ]
        score.add(path.stem[:8], [], false, right=not false)
    return score


def _prefix(label: dict[str, Any]) -> str:
    return Path(label["file"]).stem[:8]


def _shown(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(_shown, value)) or "nothing"
    return "none" if value is None else str(value)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    papers = find_papers()
    figures = measure(papers)
    if options.json:
        print(json.dumps(figures, indent=1, ensure_ascii=False))
        return
    if not papers.labels:
        print("No corpus of labelled papers (set PROCEEDINGS_CORPUS): own faulty papers only.")
    show(rows(figures), details(figures))


if __name__ == "__main__":
    main()
