"""What other repositories take from this one: a GitHub action and a hook of pre-commit."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml

from proceedings.cli.check_ import command as check

ROOT = Path(__file__).resolve().parent.parent
PAPERS = ROOT / "tests" / "papers"
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
GUIDE = (ROOT / "docs" / "how-to" / "check-in-your-repository.md").read_text(encoding="utf-8")
STEPS = ACTION["runs"]["steps"]
INSTALL, CHECK = STEPS[1:]
ASKED = {"requirements", "format", "track", "limit", "stage"}
EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")


def blocks(kind):
    return re.findall(rf"^```{kind}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


@pytest.fixture
def bash():
    found = shutil.which("bash")
    if found is None:
        pytest.skip("there is no bash")
    return found


@pytest.fixture
def run_step(bash, tmp_path):
    """Run the step that checks, as the runner does, with our own command in its place."""
    command = tmp_path / "temp" / "proceedings" / "bin" / "proceedings"
    command.parent.mkdir(parents=True)
    command.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > "$RUNNER_TEMP/arguments"\n'
        f'exec {shlex.quote(sys.executable)} -m proceedings "$@"\n'
    )
    command.chmod(0o755)
    (tmp_path / "paper.pdf").write_bytes((PAPERS / "faulty" / "page-limit.pdf").read_bytes())

    def run(**inputs):
        given = {name: one.get("default", "") for name, one in ACTION["inputs"].items()} | inputs
        variables = {
            name: EXPRESSION.sub(lambda m: given[m[1].removeprefix("inputs.")], value)
            for name, value in CHECK["env"].items()
        }
        summary = tmp_path / "summary.md"
        summary.write_text("# Before\n")
        result = subprocess.run(
            [bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", CHECK["run"]],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            env={
                **os.environ,
                **variables,
                "RUNNER_TEMP": str(tmp_path / "temp"),
                "GITHUB_WORKSPACE": str(tmp_path),
                "GITHUB_STEP_SUMMARY": str(summary),
                "PYTHONPATH": str(ROOT),
            },
        )
        said = tmp_path / "temp" / "arguments"
        arguments = said.read_text().splitlines() if said.is_file() else []
        return result, arguments, summary.read_text(encoding="utf-8")

    return run


def test_the_action_has_the_shape_of_a_composite_one():
    assert ACTION["runs"]["using"] == "composite"
    assert ACTION["name"]
    assert set(ACTION["inputs"]) == {"files", "python-version", *ASKED}
    assert all(one["description"] for one in ACTION["inputs"].values())
    assert all("shell" in step for step in STEPS if "run" in step)
    assert [step["uses"] for step in STEPS if "uses" in step] == ["actions/setup-python@v6"]


def test_the_action_installs_its_own_checkout_with_the_locked_packages():
    assert INSTALL["env"]["CHECKOUT"] == "${{ github.action_path }}"
    assert '--require-hashes -r "$CHECKOUT/requirements.lock"' in INSTALL["run"]
    assert '--no-deps "$CHECKOUT"' in INSTALL["run"]
    assert (ROOT / "requirements.lock").is_file()


def test_no_input_becomes_part_of_a_script():
    for step in STEPS:
        assert "${{" not in step.get("run", "")
    used = {match for value in CHECK["env"].values() for match in EXPRESSION.findall(value)}
    assert used == {f"inputs.{name}" for name in ("files", *ASKED)}


def test_the_scripts_are_bash(bash):
    for step in (INSTALL, CHECK):
        subprocess.run([bash, "-n", "-c", step["run"]], check=True)


def test_the_action_annotates_and_adds_to_the_summary(run_step):
    result, arguments, summary = run_step(files="paper.pdf\n", format="icml2026", limit="8")
    assert arguments == [
        *("check", "--as", "github", "--no-cache", "--format=icml2026", "--limit=8"),
        *("--", "paper.pdf"),
    ]
    assert result.returncode == 1
    assert result.stdout.startswith("::error file=paper.pdf,title=page-limit::Page 9")
    assert result.stderr == "1 paper: 1 fail\n"
    assert summary.startswith("# Before\n## Paper check")
    assert "| ❌&nbsp;fail | paper.pdf |" in summary


def test_every_input_reaches_the_check(run_step, tmp_path):
    (tmp_path / "asked.yaml").write_text("requirements: {format: icml2026, limits: {short: 4}}\n")
    _, arguments, _ = run_step(
        files="  paper.pdf  \n\nb.pdf",
        requirements="asked.yaml",
        format="icml2026",
        track="short",
        limit="9",
        stage="camera-ready",
    )
    assert arguments[4:-3] == [
        *("--requirements=asked.yaml", "--format=icml2026", "--track=short", "--limit=9"),
        "--stage=camera-ready",
    ]
    assert arguments[-3:] == ["--", "paper.pdf", "b.pdf"]
    check.make_context("check", arguments[1:])


def test_an_input_is_never_run(run_step, tmp_path):
    evil = '$(touch ran) `touch ran`; touch ran "x" --strict'
    result, arguments, _ = run_step(files=evil, format=evil)
    assert arguments[4:] == [f"--format={evil}", "--", evil]
    assert result.returncode == 2
    assert not (tmp_path / "ran").exists()


def test_without_files_the_action_says_so(run_step):
    result, arguments, _ = run_step(files=" \n")
    assert (result.returncode, arguments) == (2, [])
    assert result.stdout.startswith("::error title=proceedings::No file is named")


def test_the_hook_checks_the_files_it_is_given():
    (hook,) = HOOKS
    assert hook["id"] == "proceedings-check"
    assert (hook["language"], hook["types"]) == ("python", ["pdf"])
    program, verb, *rest = shlex.split(hook["entry"])
    assert (program, verb) == ("proceedings", "check")
    context = check.make_context("check", [*rest, "--format=icml2026", "--limit=8", "paper.pdf"])
    assert context.params["files"] == (Path("paper.pdf"),)


def test_the_guide_shows_a_workflow_that_the_action_understands():
    workflows = [yaml.safe_load(text) for text in blocks("yaml") if "jobs:" in text]
    assert workflows
    for workflow in workflows:
        # YAML 1.1 reads the key `on` as true.
        assert workflow[True] == ["push", "pull_request"]
        assert workflow["permissions"] == {"contents": "read"}
        (job,) = workflow["jobs"].values()
        (step,) = [one for one in job["steps"] if "proceedings@" in one.get("uses", "")]
        assert set(step["with"]) <= set(ACTION["inputs"])


def test_the_guide_shows_the_hook():
    (shown,) = [yaml.safe_load(text) for text in blocks("yaml") if "repos:" in text]
    (hook,) = shown["repos"][0]["hooks"]
    assert hook["id"] == HOOKS[0]["id"]
    assert re.match(hook["files"], "paper.pdf")
    check.make_context("check", [*hook["args"], "paper.pdf"])


def test_no_command_of_these_files_is_unknown():
    with pytest.raises(click.ClickException):
        check.make_context("check", ["--as", "gitlab"])
