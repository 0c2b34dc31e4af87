"""Write ``requirements.lock`` and ``requirements-dev.lock`` from ``pyproject.toml``.

The locks hold names, versions and the hashes of all files of a version, so one lock serves every
platform and Python of ``TARGETS``; each of them is tried at the end. Local files, further indexes
and pip's own settings are shut out, since a wheel built on this machine has a hash that nobody
else can match.
"""

# ruff: noqa: INP001  (a script that is started by its path)
from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNTIME = ROOT / "requirements.lock"
DEVELOPMENT = ROOT / "requirements-dev.lock"

PIP_TOOLS = "pip-tools==7.6.2"

# Held back so that one version serves all platforms.
CONSTRAINTS = [
    "pikepdf<10.14",  # the last with wheels for Intel Macs and for macOS 14
]

PYTHONS = ("3.11", "3.12", "3.13")
# The oldest system of each kind: Debian 12 has glibc 2.36, all wheels need 2.28 at most.
LINUX_TAGS = (
    *("manylinux_2_28", "manylinux_2_27", "manylinux_2_26"),
    *("manylinux_2_17", "manylinux2014", "manylinux1"),
)
TARGETS = {
    "Linux x86_64": [f"{tag}_x86_64" for tag in LINUX_TAGS],
    "Linux aarch64": [f"{tag}_aarch64" for tag in LINUX_TAGS],
    "macOS 14, Apple silicon": ["macosx_14_0_arm64"],
    "macOS 15, Intel": ["macosx_15_0_x86_64"],
}

HEADER = """\
# {what}: names, versions and hashes for Linux and macOS, Python {first} to {last}.
# Written by `make lock` from pyproject.toml; do not edit.

"""


def environment() -> dict[str, str]:
    """Return this process's environment without what could bring in files of this machine."""
    kept = dict(os.environ)
    for name in ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL", "PIP_NO_INDEX", "PIP_CONSTRAINT"):
        kept.pop(name, None)
    return kept | {"PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def run(*command: str | Path, cwd: Path) -> None:
    """Run a command, which may only succeed."""
    subprocess.run(  # noqa: S603  (all commands are our own)
        [str(part) for part in command], cwd=cwd, env=environment(), check=True
    )


def compile_lock(tools: Path, name: str, requirements: list[str], constraints: list[str]) -> str:
    """Resolve requirements and return the lines of their lock."""
    folder = tools.parent
    (folder / f"{name}.in").write_text("\n".join(requirements), encoding="utf-8")
    (folder / "constraints.txt").write_text("\n".join(constraints), encoding="utf-8")
    run(
        *(tools / "bin" / "pip-compile", "--quiet", "--no-header", "--strip-extras"),
        *("--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"),
        *("--constraint", "constraints.txt", "--output-file", f"{name}.txt", f"{name}.in"),
        cwd=folder,
    )
    text = (folder / f"{name}.txt").read_text(encoding="utf-8")
    text = re.sub(r"-r \S+\.in\b", "pyproject.toml", text)
    return drop_constraint_notes(text)


def drop_constraint_notes(text: str) -> str:
    """Leave out that a version came from the constraints: it says where, not why."""
    text = re.sub(r"^    #   -c constraints\.txt\n", "", text, flags=re.MULTILINE)
    return re.sub(
        r"^    # via\n    #   (\S+)\n(?!    #)", r"    # via \1\n", text, flags=re.MULTILINE
    )


def pins(lock: str) -> list[str]:
    """Return ``name==version`` of each package of a lock."""
    return re.findall(r"^[a-z0-9][^ =]*==[^ ]+", lock, flags=re.MULTILINE)


def try_targets(tools: Path) -> None:
    """Let pip find a wheel with a locked hash for every package on every target."""
    for target, tags in TARGETS.items():
        platforms = [f"--platform={tag}" for tag in tags]
        for python in PYTHONS:
            sys.stdout.write(f"trying {target}, Python {python}\n")
            run(
                *(tools / "bin" / "python", "-m", "pip", "install", "--quiet", "--dry-run"),
                *("--ignore-installed", "--target", tools.parent / "nowhere", "--no-deps"),
                *("--only-binary", ":all:", "--require-hashes", "--implementation", "cp"),
                *("--python-version", python, *platforms),
                *("-r", RUNTIME, "-r", DEVELOPMENT),
                cwd=tools.parent,
            )


def main() -> None:
    """Write both locks, then try them."""
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    between = {"first": PYTHONS[0], "last": PYTHONS[-1]}
    with tempfile.TemporaryDirectory() as folder:
        tools = Path(folder) / "tools"
        venv.create(tools, with_pip=True)
        run(tools / "bin" / "python", "-m", "pip", "install", "--quiet", PIP_TOOLS, cwd=ROOT)

        runtime = compile_lock(tools, "run", pyproject["project"]["dependencies"], CONSTRAINTS)
        what = "What proceedings runs on"
        RUNTIME.write_text(HEADER.format(what=what, **between) + runtime, encoding="utf-8")

        development = compile_lock(
            tools, "dev", pyproject["dependency-groups"]["dev"], pins(runtime)
        )
        what = "What its lint, types and tests need besides"
        DEVELOPMENT.write_text(HEADER.format(what=what, **between) + development, encoding="utf-8")

        try_targets(tools)


if __name__ == "__main__":
    main()
