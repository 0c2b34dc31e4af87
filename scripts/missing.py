"""Name what this machine lacks.

Run as ``python3 scripts/missing.py NEED...``; each NEED that is not met is printed on a line of
its own. Every need is tried, not looked up in a package database, so that it does not matter how
it came to the machine. Uses nothing but the standard library: it runs before anything is
installed.
"""

# ruff: noqa: INP001  (a script that is started by its path)
from __future__ import annotations

import ctypes
import ctypes.util
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

MACOS = sys.platform == "darwin"

# What WeasyPrint opens when it is imported. It goes without HarfBuzz's subsetter, but warns.
LIBRARIES = {
    "gobject-2.0": "libgobject-2.0.so.0",
    "pango-1.0": "libpango-1.0.so.0",
    "pangoft2-1.0": "libpangoft2-1.0.so.0",
    "harfbuzz": "libharfbuzz.so.0",
    "harfbuzz-subset": "libharfbuzz-subset.so.0",
    "fontconfig": "libfontconfig.so.1",
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MACOS_BROWSERS = (
    "/Applications/Chromium.app",
    "/Applications/Google Chrome.app",
)
HAN_CHARACTER = b":charset=4e2d"


def load(name: str) -> ctypes.CDLL | None:
    """Open a library the way WeasyPrint finds it; None where there is none."""
    path = ctypes.util.find_library(name) if MACOS else LIBRARIES[name]
    return opened(path) if path else None


def opened(path: str) -> ctypes.CDLL | None:
    """Open a library; None where that fails."""
    try:
        return ctypes.CDLL(path)
    except OSError:
        return None


def has_venv() -> bool:
    """Say whether a virtual environment with pip can be made (Debian splits that off)."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def has_pango() -> bool:
    """Say whether every library that WeasyPrint opens is there."""
    return all(load(name) for name in LIBRARIES)


def has_cjk_font() -> bool:
    """Say whether fontconfig knows a font with Han characters; macOS brings one."""
    if MACOS:
        return True
    fontconfig = load("fontconfig")
    if fontconfig is None:
        return False
    pointer = ctypes.c_void_p
    for function in ("FcNameParse", "FcObjectSetCreate", "FcFontList"):
        getattr(fontconfig, function).restype = pointer
    pattern = pointer(fontconfig.FcNameParse(HAN_CHARACTER))
    nothing = pointer(fontconfig.FcObjectSetCreate())
    found = fontconfig.FcFontList(None, pattern, nothing)
    # The first field of an FcFontSet is the number of its fonts.
    return bool(found) and ctypes.cast(found, ctypes.POINTER(ctypes.c_int))[0] > 0


def has_node() -> bool:
    """Say whether there is a Node.js from 18 on, and npm."""
    program = shutil.which("node")
    if program is None or shutil.which("npm") is None:
        return False
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    major = said.stdout.strip().removeprefix("v").partition(".")[0]
    return major.isdigit() and int(major) >= 18


def has_browser() -> bool:
    """Say whether there is a Chromium or a Chrome, and what Playwright needs to drive it."""
    if MACOS and any(Path(application).exists() for application in MACOS_BROWSERS):
        return True
    return any(map(shutil.which, BROWSERS)) and (MACOS or bool(opened("libatomic.so.1")))


def has_poppler() -> bool:
    """Say whether Poppler's command line tools are there."""
    return all(map(shutil.which, ("pdftotext", "pdftoppm", "pdfinfo")))


def has_qpdf() -> bool:
    """Say whether qpdf is there."""
    return bool(shutil.which("qpdf"))


def has_hugo() -> bool:
    """Say whether Hugo is there."""
    return bool(shutil.which("hugo"))


def has_jekyll() -> bool:
    """Say whether Jekyll is there."""
    return bool(shutil.which("jekyll"))


NEEDS = {
    "venv": has_venv,
    "pango": has_pango,
    "cjk-font": has_cjk_font,
    "browser": has_browser,
    "node": has_node,
    "poppler": has_poppler,
    "qpdf": has_qpdf,
    "hugo": has_hugo,
    "jekyll": has_jekyll,
}


def main(needs: list[str]) -> int:
    """Print the needs that are not met."""
    if unknown := [need for need in needs if need not in NEEDS]:
        sys.stderr.write(f"unknown need: {' '.join(unknown)}; known: {' '.join(NEEDS)}\n")
        return 2
    if MACOS:
        # Where Homebrew puts libraries: Apple silicon, then Intel. Its own Python looks there.
        os.environ.setdefault(
            "DYLD_FALLBACK_LIBRARY_PATH", "/opt/homebrew/lib:/usr/local/lib:/usr/lib"
        )
    sys.stdout.writelines(f"{need}\n" for need in needs if not NEEDS[need]())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
