"""Write ``docs/reference/`` from the code: ``python scripts/reference.py [FOLDER]``.

Verbs, rules, formats and keys are asked for what they say of themselves; the examples of JSON come
from real runs over papers of this checkout. The same checkout gives the same text.
"""

# ruff: noqa: INP001  (a script that is started by its path)
from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from proceedings import errors  # noqa: E402  (found through the line above)
from proceedings.cli.main import _group  # noqa: E402
from proceedings.errors import ExitCode, gravest  # noqa: E402
from proceedings.formats import load_formats  # noqa: E402
from proceedings.formats.loading import PARSED, checksum  # noqa: E402
from proceedings.formats.parsing import read_yaml  # noqa: E402
from proceedings.inputs import configuration_reference  # noqa: E402
from proceedings.rulebook import picture_of, rule_book  # noqa: E402

if TYPE_CHECKING:
    from proceedings.checks import Rule

FOLDER = ROOT / "docs" / "reference"
FORMATS = ROOT / "templates" / "formats"
FAULTY = "tests/papers/faulty/page-limit-short.pdf"
GENERATED = "<!-- Written by scripts/reference.py from the code; do not edit. -->\n\n"
_LONGEST_TEXT, _LONGEST_LIST = 72, 2

# What the exceptions of errors.py do not say.
EXIT_WORDS = {
    ExitCode.CLEAN: "All is well; there may be warnings.",
    ExitCode.FINDINGS: "A finding of level error, or with `--strict` a warning.",
    ExitCode.USAGE: "The command line is not understood.",
    ExitCode.BUG: "A bug of this program; please report it.",
    ExitCode.INTERRUPTED: "Interrupted from the keyboard; the last good outputs are untouched.",
}


def commands() -> str:
    """Return the help of every verb."""
    parts = [
        GENERATED + "# Commands\n\nWhat `proceedings COMMAND --help` prints. "
        "[Exit codes](exit-codes.md) are the same for all.\n"
    ]
    context = click.Context(_group, info_name="proceedings", **_help_settings())
    parts += [f"## {name}\n\n```text\n{text}\n```\n" for name, text in _help(_group, context)]
    return "\n".join(parts)


def _help_settings() -> dict[str, Any]:
    settings = dict(_group.context_settings)
    return settings | {"terminal_width": 80, "max_content_width": 80}


def _help(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from _help(inner, click.Context(inner, info_name=name, parent=context))


def rules() -> str:
    """Return every rule of the rule book in a table, and then in full."""
    book = rule_book()
    rows = "".join(f"\n| [`{r.id}`](#{r.id}) | {r.severity.value} | {r.summary} |" for r in book)
    parts = [
        GENERATED + "# Rules\n\nEvery finding names its rule. `proceedings rules` lists them, and "
        "`proceedings explain RULE` prints what stands here. `--select` and `--ignore` take the "
        "names of the rules that judge a manuscript.\n",
        f"| rule | severity | what it finds |\n| --- | --- | --- |{rows}\n",
    ]
    parts += [_in_full(rule) for rule in book]
    return "\n".join(parts)


def _in_full(rule: Rule) -> str:
    """Return what stands under the heading of a rule; one that judges papers has a picture."""
    words = f"## {rule.id}\n\n{rule.severity.value}: {rule.summary}\n\n{rule.documentation}\n"
    if picture_of(rule):
        words += f"\n![A paper that breaks the rule {rule.id}](pictures/{rule.id}.png)\n"
    return words


def formats() -> str:
    """Return the table of the paper formats."""
    head = ["id", "name", "sheet", "columns", "type", "limit, in pages of body", "not counted"]
    rows = [
        [
            f"`{form.id}`",
            form.name,
            f"{form.width:.0f} × {form.height:.0f} pt",
            str(len(form.columns)),
            f"{form.body_size:g} on {form.leading:g} pt",
            ", ".join(f"{stage.value} {pages}" for stage, pages in form.limits.items()),
            ", ".join(form.excluded),
        ]
        for form in load_formats().values()
    ]
    table = "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *rows])
    return (
        f"{GENERATED}# Formats\n\nThe paper formats that are recognised and checked, from "
        "`templates/formats/`. Sizes are measured on papers that follow the template. The limits "
        "are those of the main conference; a workshop sets its own in `workshop.yaml`. "
        f"[Add a format](../how-to/add-a-format.md) says how to add a year.\n\n{table}\n"
    )


def workshop_folder() -> str:
    """Return every key of the files of a workshop folder."""
    layout = cleandoc("""
        # The workshop folder

        ```text
        workshop.yaml         the event, its people and sessions, what it asks of manuscripts
        papers.yaml           the accepted papers
        papers/               their PDFs, named by key, number or id, such as 12.pdf
        images/               pictures, such as the logo
        templates/            optional: your own templates, which stand in for those of the package
        templates/formats/    optional: your own paper formats, beside those of the package
        decisions.yaml        optional: what people settled, dated
        boards.csv            optional: the venue's boards; attendance.csv: who comes
        programme.lock.yaml   optional: sessions, talks and boards of single papers
        pages.lock.yaml       optional: page numbers that stay, by `build booklet --freeze`
        contacts.csv          optional: addresses of authors by paper, read by `letters` alone
        rounds/               what `letters --sent` noted, by day; `build` compares with the latest
        ```

        `proceedings init` makes the folder. `a.b` is a key `b` below a key `a`; `[]` is a list, and
        `KEY` stands for the key of a paper, `RULE` for the name of a rule. A key that is not listed
        here is an error with its line number.
    """)
    return f"{GENERATED}{layout}\n\n{configuration_reference().strip()}\n"


def exit_codes() -> str:
    """Return what each exit code means, and which wins."""
    words = dict(EXIT_WORDS)
    for kind in vars(errors).values():
        if isinstance(kind, type) and issubclass(kind, errors.ProceedingsError):
            words.setdefault(kind.code, (kind.__doc__ or "").strip().splitlines()[0])
    rows = "".join(f"\n| {code.value} | {code.name} | {words[code]} |" for code in ExitCode)
    left, order = set(ExitCode) - {ExitCode.USAGE}, []
    while left:
        order.append(gravest(left))
        left.discard(order[-1])
    wins = ", ".join(str(code.value) for code in order)
    return (
        f"{GENERATED}# Exit codes\n\n| code | name | meaning |\n| --- | --- | --- |{rows}\n\n"
        f"Of several, the gravest is returned, in this order: {wins}. Usage (2) is found before "
        "anything else is done.\n\nAll that can be built is built before a build ends with a code "
        "other than 0.\n"
    )


JSON_PAGE = """\
# JSON

Six shapes, each with its name and version under `schema`. Keys are added, never renamed. The
examples come from real runs; long texts and lists are cut, which `…` marks in texts.

Pages count from 1 as in the file. `box` is `[x0, y0, x1, y1]` in points from the top left corner of
the page; `fraction` is a height on the page, from 0 at the top to 1 at the foot.

## check

`proceedings check --json`. What is not known is `null`.

- `verdict`: `pass`; `fail`, an error was found; `unreadable`, the file could not be read;
  `unjudged`, the template is not known and none was named.
- `format.family`: `icml`, `neurips` or `null`. `format.evidence` says why.
- `pages.limit`: pages of body that are allowed. `pages.lines_over`: lines over it, negative for
  lines to spare.
- `pages.body_end`: where the last line of the body stands; `column` is `null` on pages of one
  column.
- `findings`: `rule` and `severity` as in [Rules](rules.md); `message`, `expected`, `actual` and
  `fix` in words.
- `notes`: what was assumed for want of requirements, and what the workshop counts that its format
  does not.
- `posters`: the poster files, each with `verdict` and `findings`; `kind` is `pdf`, `png` or `jpeg`.
  `inches` are width and height of the sheet, `null` for a picture, whose size is in `pixels`.
- `without_poster`: keys of papers whose poster is waited for.

```json
{check}
```

## extract

`proceedings extract --json`. Values are plain text.

- `where` says from which place each was read, by the path of the value, and how; `page` and `box`
  are `null` for what was not read from one place.
- `correspondence`: whom to write to. E-mail addresses are left out, here and everywhere, unless
  `--emails` is given.
- `unsure`: sentences that say why something may have been read wrong.
- A file that could not be read has `unreadable`, a sentence, in the place of all values.

```json
{extract}
```

## papers

`data/papers.json`, a copy of which is in the website. What is not known is left out, key and all.
`data/papers.schema.json` beside it is its JSON Schema.

- `title` and `abstract` are plain text, `title_html` and `abstract_html` the same with formulas.
- `authors[].person` names the human, so that two papers of one author can be brought together.
- `session` is the `id` of the poster session, `board` its board.
- `first_page` and `last_page` are printed page numbers, `first_pdf_page` is the position in
  `booklet/booklet.pdf`, from 1.
- `file` is the name of the manuscript in the input; `pdf` its address on the web, where there is
  one.

```json
{papers}
```

## report

`report/report.json`, for the organizers. What is not known is `null`.

- `summary`: the number of papers of each verdict.
- `acts`: who must act, `authors` or `organizers`; of a paper, nobody for what is information only.
- `letter`: the page for the paper's authors, below `report/`.
- `sha256`: hash of the PDF. `told`: the day its authors were last written to, as a round says.
- `changes`: since when, and the keys of the papers that are `new`, `worse`, `still` failing,
  `mended` or `gone` from the list; `null` where there is nothing to compare with. `change` says the
  same of a paper, with the rules that are new and mended, and whether its PDF is the same file.
- `sent`: the day letters went out, in a file of `rounds/`, which is of this shape as well.
- `posters` and `without_poster` are those of the [check](#check).
- `findings` of the document are those of the workshop as a whole, `notes` what else is to be known
  of the outputs.

```json
{report}
```

## reconcile

`proceedings reconcile --json`. What is not known is `null`.

- `verdict` of a paper is about its file: `identical`, `other-paper` (`owner` is the paper that it
  prints, if that is known), `missing`, or `unread`.
- `verdict` of a field is how list and print differ: `identical`, `case` (or punctuation),
  `diacritics`, `transliteration`, `initials` (or middle names), `nickname`, `family-first`,
  `order`, `typo`, `missing` (in print), `extra` (in print), `different`, `anonymous`, or `unread`
  where one side says nothing. Of several the highest counts.
- `pairs` of authors say who is who; a name that the other side lacks has `null` beside it. `moved`:
  it stands elsewhere in the order.
- `likeness`: from 0 to 1; of authors, the share of names that both have.
- `properties`: what the document information says, and how the list differs from it.
- `settled`: what `decisions.yaml` says; `winner` is `list`, `print` or `open`; not `valid` where
  list or print have other words by now.
- `proposals`: choices that stand in no decision yet; `--propose` writes them.

```json
{reconcile}
```

## letters

`report/letters/letters.json`, beside the letters that `proceedings letters` writes. No e-mail
address is in it.

```json
{letters}
```
"""


def json_shapes() -> str:
    """Return the six JSON shapes, each with an example of a real run."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        asked = ("--format", "icml2026", "--limit", "4")
        check = _run(folder, "check", FAULTY, *asked, "--json")
        extract = _run(folder, "extract", FAULTY, "--json")
        workshop = _workshop_of_one(folder)
        _run(folder, "build", "booklet", "-C", str(workshop), "-q")
        reconcile = _run(folder, "reconcile", "-C", str(workshop), "--json", "-q")
        output = workshop / "output"
        papers = (output / "data" / "papers.json").read_text(encoding="utf-8")
        report = (output / "report" / "report.json").read_text(encoding="utf-8")
        shutil.copyfile(ROOT / FAULTY, workshop / "papers" / "12.pdf")
        _run(folder, "letters", "-C", str(workshop), "--due", "2026-06-12", "-q")
        letters = (output / "report" / "letters" / "letters.json").read_text(encoding="utf-8")
    page = JSON_PAGE
    for name, text in (
        ("check", check),
        ("extract", extract),
        ("papers", papers),
        ("reconcile", reconcile),
        ("report", report),
        ("letters", letters),
    ):
        shown = json.dumps(_cut(json.loads(text)), ensure_ascii=False, indent=2)
        page = page.replace(f"{{{name}}}", shown)
    return GENERATED + page


def _run(folder: Path, *arguments: str) -> str:
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
        "PROCEEDINGS_CACHE": str(folder / "cache"),
    }
    done = subprocess.run(  # noqa: S603  (our own command)
        [sys.executable, "-m", "proceedings", *arguments],
        cwd=ROOT,
        env=environment,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode not in {ExitCode.CLEAN, ExitCode.FINDINGS}:
        raise SystemExit(f"proceedings {' '.join(arguments)}: {done.stderr}")
    return done.stdout


def _workshop_of_one(folder: Path) -> Path:
    """Make a workshop folder of one paper of the sample."""
    sample, workshop = ROOT / "input" / "sample", folder / "workshop"
    (workshop / "papers").mkdir(parents=True)
    shutil.copyfile(sample / "papers" / "12.pdf", workshop / "papers" / "12.pdf")
    shutil.copyfile(sample / "programme.lock.yaml", workshop / "programme.lock.yaml")
    text = (sample / "workshop.yaml").read_text(encoding="utf-8")
    kept = [line for line in text.splitlines(keepends=True) if not line.startswith("announced:")]
    (workshop / "workshop.yaml").write_text("".join(kept), encoding="utf-8")
    head, *papers = (sample / "papers.yaml").read_text(encoding="utf-8").split("  - key: ")
    (one,) = [paper for paper in papers if paper.startswith('"12"')]
    (workshop / "papers.yaml").write_text(f"{head}  - key: {one}", encoding="utf-8")
    return workshop


def _cut(value: Any) -> Any:
    """Cut long texts and lists; four numbers are a box and stay."""
    if isinstance(value, Mapping):
        items = list(value.items())
        if "title" in value and isinstance(value.get("title"), Mapping):  # provenance
            items = items[:_LONGEST_LIST]
        return {key: _cut(inner) for key, inner in items}
    if isinstance(value, list):
        numbers = bool(value) and all(isinstance(inner, int | float) for inner in value)
        return [_cut(inner) for inner in (value if numbers else value[:_LONGEST_LIST])]
    if isinstance(value, str) and len(value) > _LONGEST_TEXT:
        return value[:_LONGEST_TEXT].rpartition(" ")[0] + " …"
    return value


PAGES = {
    "commands.md": commands,
    "rules.md": rules,
    "formats.md": formats,
    "workshop-folder.md": workshop_folder,
    "json.md": json_shapes,
    "exit-codes.md": exit_codes,
}


def parsed_formats() -> str:
    """Return what the format files hold, as a start of the program reads it."""
    files = sorted(FORMATS.glob("*.yaml"))
    parsed = {checksum(path.read_bytes()): read_yaml(path) for path in files}
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in parsed.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def write(folder: Path) -> None:
    """Write all pages into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    (FORMATS / PARSED).write_text(parsed_formats(), encoding="utf-8", newline="\n")
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
