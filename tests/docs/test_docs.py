"""The documentation says what the code does: verbs, options, links, and the reference."""

from __future__ import annotations

import importlib.util
import re
import shlex
import shutil
import subprocess
from functools import cache
from pathlib import Path

import click
import pytest
from PIL import Image

from proceedings.cli.main import _group
from proceedings.rulebook import picture_of, rule_book

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
OURS = [page for page in PAGES if REFERENCE not in page.parents]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))

FENCE = re.compile(r"^(```+)(\w*)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+\s+(.+?)\s*$", re.MULTILINE)
# Spelled apart, so that this file does not contain what it looks for.
MACHINE_PATHS = ("/wo" + "rk/", "/ro" + "ot/", "/tmp/scr" + "atch")
ADDRESS = re.compile(rb"[A-Za-z0-9._%+-]+@((?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})")
EXAMPLES = {b"example.org", b"example.com"}
TEXTS = {".md", ".py", ".toml", ".yaml", ".yml", ".html", ".css", ".js", ".json", ".tex", ".sty"}
TEXTS |= {".txt", ".lock", ".cfg", ".sh", ".csv", ".svg", ""}
# Written by the makers of the fonts, whose licence asks that it stays as it is.
THEIRS = {"templates/website/fonts/OFL.txt"}


def name(path):
    return path.relative_to(ROOT).as_posix()


@cache
def tracked():
    """The files of the repository; where there is none, as in an unpacked archive, the pages."""
    names = []
    if shutil.which("git"):
        command = ["git", "--no-optional-locks", "ls-files", "-z"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        names = listed.stdout.decode().split("\0") if listed.returncode == 0 else []
    files = {ROOT / one for one in names if one and (ROOT / one).is_file()}
    return sorted(files | set(PAGES))


def prose(page):
    """Return a page without its fenced blocks and code."""
    return re.sub(r"`[^`\n]*`", "", FENCE.sub("", page.read_text(encoding="utf-8")))


def anchors(page):
    """Return the addresses of the headings of a page, as they are made on the web."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    plain = (re.sub(r"[^\w\- ]", "", head.lower()) for head in HEADING.findall(text))
    return {head.replace(" ", "-") for head in plain}


def verbs(command=_group, path=()):
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for one in command.list_commands(context):
            yield from verbs(command.get_command(context, one), (*path, one))


VERBS = dict(verbs())


def commands(text):
    """Return what is typed in the console blocks of a page, from ``proceedings`` on."""
    for _, kind, block in FENCE.findall(text):
        if kind == "console":
            yield from re.findall(r"^\$ (proceedings\b.*)$", block, re.MULTILINE)


def complaint(line):
    """Return what is wrong with a command line, by the names of its verb and its options."""
    words = shlex.split(line)[1:]
    path = ()
    while words and (*path, words[0]) in VERBS:
        path = (*path, words.pop(0))
    command = VERBS[path]
    if isinstance(command, click.Group) and words and not words[0].startswith("-"):
        return f"no verb {words[0]}"
    known = {option for one in command.params for option in (*one.opts, *one.secondary_opts)}
    known |= {"-h", "--help"}
    unknown = [
        word for word in words if word.startswith("-") and word.partition("=")[0] not in known
    ]
    if unknown:
        return f"no option {unknown[0]}"
    try:
        command.make_context("proceedings", list(words))
    except click.BadParameter as error:
        # Files of a reader, such as ~/Downloads/*.pdf, are not here.
        return "" if error.param and isinstance(error.param.type, click.Path) else str(error)
    except click.ClickException as error:
        return error.format_message()
    except click.exceptions.Exit:
        return ""
    return ""


@pytest.fixture(scope="session")
def written(tmp_path_factory):
    """The reference as the code writes it now."""
    spec = importlib.util.spec_from_file_location("reference", ROOT / "scripts" / "reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    folder = tmp_path_factory.mktemp("reference")
    module.write(folder)
    return folder


def test_the_reference_is_that_of_the_code(written):
    wanted = {path.name: path.read_text(encoding="utf-8") for path in written.iterdir()}
    there = {path.name: path.read_text(encoding="utf-8") for path in REFERENCE.glob("*.md")}
    assert sorted(there) == sorted(wanted), "run make reference"
    stale = [page for page, text in wanted.items() if there[page] != text]
    assert not stale, "run make reference"


@pytest.fixture(scope="session")
def drawing():
    """The script that draws the pictures of the rules."""
    spec = importlib.util.spec_from_file_location("pictures", ROOT / "scripts" / "pictures.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PICTURED = [rule.id for rule in rule_book() if picture_of(rule)]


def test_each_rule_that_judges_has_a_picture_and_no_other():
    there = {path.stem for path in (REFERENCE / "pictures").glob("*.png")}
    assert there == set(PICTURED), "run make reference"


@pytest.mark.parametrize("rule", PICTURED)
def test_a_picture_is_small_and_named_by_the_page(rule):
    path = REFERENCE / "pictures" / f"{rule}.png"
    assert path.stat().st_size < 25_000
    with Image.open(path) as picture:
        assert picture.mode == "P"
        assert min(picture.size) > 40
    page = (REFERENCE / "rules.md").read_text(encoding="utf-8")
    assert f"](pictures/{rule}.png)" in page


@pytest.mark.parametrize(
    "rule", ["running-head-default", "page-limit", "file-javascript", "format-unknown"]
)
def test_a_picture_is_drawn_the_same_again(rule, drawing):
    path = drawing.shown()[rule]
    assert drawing.picture(rule, path) == (REFERENCE / "pictures" / f"{rule}.png").read_bytes()


@pytest.mark.parametrize("path", VERBS, ids=" ".join)
def test_every_verb_has_a_section(path):
    text = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    assert f"\n## {' '.join(('proceedings', *path))}\n" in text


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page):
    for link in LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target), link


def test_every_page_is_on_the_map():
    index = ROOT / "docs" / "index.md"
    links = [link.partition("#")[0] for link in LINK.findall(prose(index))]
    listed = {(index.parent / link).resolve() for link in links}
    pages = (ROOT / "docs").rglob("*.md")
    missing = [name(page) for page in pages if page.resolve() not in listed]
    assert missing == ["docs/index.md"]


@pytest.mark.parametrize("page", OURS, ids=name)
def test_every_command_that_is_shown_exists(page):
    wrong = {
        line: said
        for line in commands(page.read_text(encoding="utf-8"))
        if (said := complaint(line))
    }
    assert not wrong


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md"])
def test_there_are_commands_to_look_at(page):
    assert len(list(commands((ROOT / page).read_text(encoding="utf-8")))) >= 4


@pytest.mark.parametrize(
    "line",
    [
        "proceedings chek paper.pdf",
        "proceedings import pdf a.pdf",
        "proceedings check --formats icml2026",
        "proceedings build bookle",
        "proceedings check --stage camera",
    ],
)
def test_a_wrong_command_is_noticed(line):
    assert complaint(line)


def test_nobody_is_told_to_install_somebody_elses_package():
    wrong = "pip install " + "proceedings"
    found = [
        name(path)
        for path in tracked()
        if path.suffix in TEXTS and wrong in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert not found


def test_no_file_names_a_machine_or_a_person():
    found = []
    for path in tracked():
        if path.suffix not in TEXTS or name(path) in THEIRS:
            continue
        raw = path.read_bytes()
        found += [f"{name(path)}: {one}" for one in MACHINE_PATHS if one.encode() in raw]
        found += [
            f"{name(path)}: {match[0].decode()}"
            for match in ADDRESS.finditer(raw)
            if match[1].lower() not in EXAMPLES
        ]
    assert not found


@pytest.mark.parametrize("page", DECISIONS, ids=name)
def test_a_decision_has_its_three_parts(page):
    text = page.read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
    assert len(text.split()) < 400
