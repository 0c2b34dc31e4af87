"""The workflow that organizers copy: valid, with no more rights than it needs, and it would run."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import click
import pytest
import yaml

from proceedings.cli.main import _group
from proceedings.sites import KINDS

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "how-to" / "publish.md").read_text(encoding="utf-8")
BLOCKS = [yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)]
(WORKFLOW,) = [one for one in BLOCKS if "jobs" in one]
STEPS = [step for job in WORKFLOW["jobs"].values() for step in job["steps"]]


def test_it_runs_at_a_push_and_by_hand_with_the_rights_pages_needs():
    # YAML 1.1 reads the key `on` as true.
    assert set(WORKFLOW[True]) == {"push", "workflow_dispatch"}
    assert WORKFLOW["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    assert WORKFLOW["jobs"]["deploy"]["needs"] == "build"


def test_every_action_has_a_version():
    uses = [step["uses"] for step in STEPS if "uses" in step]
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", one) for one in uses)
    assert uses[-1].startswith("actions/deploy-pages@")


@pytest.mark.parametrize("script", [step["run"] for step in STEPS if "run" in step])
def test_every_script_is_one(script):
    subprocess.run(["sh", "-n"], input=script, text=True, check=True)


def _command(verb):
    return _group.get_command(click.Context(_group), verb)


def test_it_builds_and_hands_over_the_website_alone():
    (build,) = [step["run"] for step in STEPS if "proceedings build" in step.get("run", "")]
    program, verb, option, folder = shlex.split(build.partition("||")[0])
    assert (program, verb) == ("proceedings", "build")
    assert option in {name for one in _command("build").params for name in one.opts}
    (upload,) = [step for step in STEPS if "upload-pages" in step.get("uses", "")]
    assert upload["with"]["path"] == f"{folder}/website"


def test_it_installs_what_setup_installs():
    (install,) = [step["run"] for step in STEPS if step.get("name") == "Install"]
    system = (ROOT / "scripts" / "system").read_text(encoding="utf-8")
    (pango,) = re.findall(r'pango\) echo "(lib[^"]+)"', system)
    assert set(pango.split()) <= set(install.split())
    assert "--require-hashes" in install


def test_jekyll_is_told_of_the_collection_we_write():
    (jekyll,) = [one for one in BLOCKS if "collections" in one]
    assert jekyll["collections"] == {"papers": {"output": True}}
    assert jekyll["defaults"][0]["scope"]["type"] == "papers"


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_site_is_explained(kind):
    assert f"proceedings export {kind} -o" in GUIDE
