"""Put the checkout and its command into the virtual environment that runs this.

What ``pip install --editable`` does, without a build: a path file makes the package importable
from where it stands, and a launcher starts each command of ``[project.scripts]``.
"""

# ruff: noqa: INP001  (a script that is started by its path)
from __future__ import annotations

import sys
import sysconfig
import tomllib
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent

# Read by ctypes when it looks for a library. Other Pythons than Homebrew's do not look where
# Homebrew puts Pango, and a variable set outside does not get here: /bin/sh and make drop DYLD_*.
MACOS_LIBRARIES = (
    "import os; os.environ.setdefault("
    "'DYLD_FALLBACK_LIBRARY_PATH', '/opt/homebrew/lib:/usr/local/lib:/usr/lib')"
)

# A first line cannot hold a path with a space in it, so the shell starts Python, to which the
# two lines are one string. A plain first line is better where it will do: it is one process less.
PLAIN_START = "#!{python}\n"
SHELL_START = "#!/bin/sh\n'''exec' \"{python}\" \"$0\" \"$@\"\n' '''\n"
LONGEST_FIRST_LINE = 127  # Linux before 5.1
LAUNCHER = """\
import sys

from {module} import {function}

if __name__ == "__main__":
    sys.exit({function}())
"""


def path_file(checkout: Path, platform: str) -> str:
    """Write the lines that each start of Python in the environment reads."""
    lines = [str(checkout)]
    if platform == "darwin":
        lines.append(MACOS_LIBRARIES)
    return "\n".join(lines) + "\n"


def launcher(python: str, entry_point: str) -> str:
    """Write the script that starts ``module:function`` with this Python."""
    module, function = entry_point.split(":")
    plain = PLAIN_START.format(python=python)
    fits = " " not in python and len(plain) <= LONGEST_FIRST_LINE
    start = plain if fits else SHELL_START.format(python=python)
    return start + LAUNCHER.format(module=module, function=function)


def main() -> None:
    """Write the path file and the launchers."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    site_packages = Path(sysconfig.get_path("purelib"))
    (site_packages / "proceedings-checkout.pth").write_text(
        path_file(CHECKOUT, sys.platform), encoding="utf-8"
    )
    for name, entry_point in project["scripts"].items():
        script = Path(sysconfig.get_path("scripts")) / name
        script.write_text(launcher(sys.executable, entry_point), encoding="utf-8")
        script.chmod(0o755)


if __name__ == "__main__":
    main()
