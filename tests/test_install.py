"""Two commands on a fresh machine: the locks, the scripts behind ``make`` and the wheel.

The scripts run in a copy of the checkout, on a PATH that holds nothing but a few plain tools and
stand-ins for whatever would change a machine. A stand-in writes down how it was called, and
whether it could have asked something.
"""

from __future__ import annotations

import importlib.metadata
import os
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "scripts"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = ROOT / "requirements.lock"
DEVELOPMENT = ROOT / "requirements-dev.lock"
LOCKS = [RUNTIME, DEVELOPMENT]
ENTRY = re.compile(
    r"(?P<name>[a-z0-9][a-z0-9-]*)==(?P<version>[^\s;\\]+)(?: ; (?P<marker>[^\\]+?))?"
    r"(?P<hashes>(?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n"
)
TARGETS = [
    {"sys_platform": system, "platform_system": name, "platform_machine": machine}
    | {"python_version": python, "python_full_version": f"{python}.2", "os_name": "posix"}
    | {"implementation_name": "cpython", "platform_python_implementation": "CPython"}
    for system, name, machines in [
        ("linux", "Linux", ["x86_64", "aarch64"]),
        ("darwin", "Darwin", ["x86_64", "arm64"]),
    ]
    for machine in machines
    for python in ("3.11", "3.12", "3.13")
]
SHELL_SCRIPTS = [SCRIPTS / name for name in ("python", "setup", "system", "test")]
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="hides libraries as Linux finds them")


def entries(lock):
    text = lock.read_text(encoding="utf-8")
    return {match["name"]: match for match in ENTRY.finditer(text)}


def requirements(group):
    listed = {
        "runtime": PYPROJECT["project"]["dependencies"],
        "development": PYPROJECT["dependency-groups"]["dev"],
    }[group]
    return [Requirement(line) for line in listed]


# --- the locks


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_names_versions_hashes_and_nothing_else(lock):
    text = lock.read_text(encoding="utf-8")
    rest = re.sub(r"^ *#.*\n", "", ENTRY.sub("", text), flags=re.MULTILINE)
    assert rest.strip() == ""
    assert len(entries(lock)) > 10


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_address_and_no_path(lock):
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"://|file:| @ |--(index|extra|find|trusted)|(^|\s)-[rce]\b|/|\\\w", text)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_compiled_package_is_locked_with_the_files_of_many_platforms(lock):
    compiled = []
    for name, entry in entries(lock).items():
        wheel = importlib.metadata.distribution(name).read_text("WHEEL")
        tags = re.findall(r"^Tag: (\S+)$", wheel, flags=re.MULTILINE)
        if not all(tag.endswith("-any") for tag in tags):
            compiled.append(name)
            # Linux on two machines and macOS on two; fewer means that an index was left out.
            assert entry["hashes"].count("sha256:") >= 4, name
    assert compiled


@pytest.mark.parametrize(
    ("group", "locks"), [("runtime", [RUNTIME]), ("development", [RUNTIME, DEVELOPMENT])]
)
def test_the_locks_fit_what_the_project_asks_for(group, locks):
    locked = {name: entry["version"] for lock in locks for name, entry in entries(lock).items()}
    for requirement in requirements(group):
        name = canonicalize_name(requirement.name)
        assert requirement.specifier.contains(Version(locked[name])), name


def test_a_package_in_both_locks_has_one_version():
    runtime, development = entries(RUNTIME), entries(DEVELOPMENT)
    for name in runtime.keys() & development.keys():
        assert runtime[name]["version"] == development[name]["version"]
        assert runtime[name]["hashes"] == development[name]["hashes"]


@pytest.mark.parametrize(
    "target",
    TARGETS,
    ids=lambda t: f"{t['sys_platform']}-{t['platform_machine']}-{t['python_version']}",
)
@pytest.mark.parametrize(
    ("group", "locks"), [("runtime", [RUNTIME]), ("development", [RUNTIME, DEVELOPMENT])]
)
def test_all_that_a_platform_needs_is_locked(target, group, locks):
    locked = set().union(*map(entries, locks))
    open_ends, seen = [(r.name, frozenset(r.extras)) for r in requirements(group)], set()
    while open_ends:
        name, extras = open_ends.pop()
        name = canonicalize_name(name)
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        assert name in locked
        for line in importlib.metadata.requires(name) or []:
            needed = Requirement(line)
            applies = needed.marker is None or any(
                needed.marker.evaluate(target | {"extra": extra}) for extra in extras | {""}
            )
            if applies:
                open_ends.append((needed.name, frozenset(needed.extras)))
    assert len(seen) > 10


def test_the_scripts_take_the_pythons_that_the_project_takes():
    taken = Requirement(f"python{PYPROJECT['project']['requires-python']}").specifier
    low, high = re.search(
        r"\((\d), (\d+)\) <= sys.version_info\[:2\] <= \(3, (\d+)\)",
        (SCRIPTS / "python").read_text(encoding="utf-8"),
    ).group(2, 3)
    for minor in range(8, 20):
        assert taken.contains(f"3.{minor}") == (int(low) <= minor <= int(high))


# --- the scripts


@pytest.mark.parametrize("script", SHELL_SCRIPTS, ids=lambda script: script.name)
@pytest.mark.parametrize("shell", ["sh", "bash"])
def test_a_script_is_a_shell_script(script, shell):
    assert script.read_text(encoding="utf-8").startswith("#!/bin/sh\n")
    assert os.access(script, os.X_OK)
    subprocess.run([shell, "-n", script], check=True)


def test_what_ci_runs_is_a_bash_script_that_makes_the_tests():
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", script], check=True)
    assert "make test\n" in script.read_text(encoding="utf-8")


NOTE = """\
printf '%s' "${0##*/}" >>"$CALLS"
[ $# = 0 ] || printf ' %s' "$@" >>"$CALLS"
printf '\\n' >>"$CALLS"
if read -r answer; then printf 'asked %s\\n' "${0##*/}" >>"$CALLS"; fi
"""
PLAIN_TOOLS = ("sh", "cat", "cmp", "dirname", "env", "mkdir", "mktemp", "rm", "sed", "tr", "true")
# Answers for Python: its own path, what is missing, a virtual environment that is a folder.
FAKE_PYTHON = """\
case "$*" in
    *_base_executable*) echo "$0" ;;
    *%d-venv*) echo python3.11-venv ;;
    -V) echo "Python 3.11.2" ;;
    *missing.py*)
        for need in $MISSING; do
            case " $* " in *" $need "*) echo "$need" ;; esac
        done
        ;;
    "-m venv"*)
        echo "venv made" >>"$CALLS"
        rm -rf .venv
        mkdir -p .venv/bin
        cat "$0" >.venv/bin/python
        chmod +x .venv/bin/python
        ;;
    "-m pip"*)
        echo "pip $*" >>"$CALLS"
        exit "${PIP_STATUS:-0}"
        ;;
    *link.py*) echo "linked" >>"$CALLS" ;;
esac
"""


class Machine:
    """A copy of the checkout's scripts and locks on a machine of stand-ins."""

    def __init__(self, folder):
        self.checkout, self.bin, self.calls = folder / "co", folder / "bin", folder / "calls"
        self.checkout.mkdir()
        self.bin.mkdir()
        self.calls.touch()
        shutil.copytree(SCRIPTS, self.checkout / "scripts")
        for file in (*LOCKS, ROOT / "pyproject.toml", ROOT / "Makefile"):
            shutil.copy(file, self.checkout)
        for tool in (*PLAIN_TOOLS, "chmod", "make"):
            (self.bin / tool).symlink_to(shutil.which(tool))
        self.has("python3", FAKE_PYTHON)
        self.has("uname", "echo Linux")
        self.has("id", "echo 1000")

    def has(self, name, body):
        file = self.bin / name
        file.write_text(f"#!{shutil.which('sh')}\n{body}\n", encoding="utf-8")
        file.chmod(0o755)

    def has_apt(self, *, status=0):
        self.has("apt-get", f"{NOTE}echo apt says hello\nexit {status}")

    def has_sudo(self, *, without_password):
        refuse = "" if without_password else "exit 1"
        self.has("sudo", f'{NOTE}{refuse}\n[ "$1" = -n ] || exit 9\nshift\nexec "$@"')

    def is_root(self):
        self.has("id", "echo 0")

    def is_a_mac(self):
        self.has("uname", "echo Darwin")
        self.has("brew", NOTE)

    def run(self, *command, **variables):
        # Whoever asks gets an answer, and it is noted that somebody asked.
        return subprocess.run(
            command,
            cwd=self.checkout,
            env={"PATH": str(self.bin), "CALLS": str(self.calls), "MISSING": "", **variables},
            input="yes\n" * 9,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def system(self, *needs, **variables):
        return self.run("sh", "scripts/system", *needs, **variables)

    def take_calls(self):
        calls = self.calls.read_text(encoding="utf-8").splitlines()
        self.calls.write_text("", encoding="utf-8")
        return calls


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


BUILD_PACKAGES = (
    "python3.11-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-droid-fallback"
)
INSTALL = "apt-get install -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300"
LACKS_ALL = {"MISSING": "venv pango cjk-font"}
NEEDS = ("venv", "pango", "cjk-font")


def test_where_nothing_is_missing_nothing_is_said_or_run(machine):
    machine.has_apt()
    machine.is_root()
    done = machine.system(*NEEDS)
    assert (done.returncode, done.stdout, done.stderr, machine.take_calls()) == (0, "", "", [])


def test_root_installs_what_is_missing_after_saying_so(machine):
    machine.has_apt()
    machine.is_root()
    done = machine.system(*NEEDS, **LACKS_ALL)
    assert done.returncode == 0
    assert f"Installing: {BUILD_PACKAGES}\n" in done.stderr
    assert machine.take_calls() == ["apt-get update -qq", f"{INSTALL} {BUILD_PACKAGES}"]


def test_only_what_is_missing_is_installed(machine):
    machine.has_apt()
    machine.is_root()
    machine.system(*NEEDS, MISSING="cjk-font qpdf")
    assert machine.take_calls()[1] == f"{INSTALL} fonts-droid-fallback"


def test_what_will_be_installed_is_printed_before_it_is(machine):
    machine.has_apt(status=100)
    machine.is_root()
    done = machine.system(*NEEDS, **LACKS_ALL)
    assert done.returncode == 0
    announced, said = done.stderr.index("Installing: "), done.stderr.index("apt says hello")
    assert announced < said
    assert "Not everything could be installed" in done.stderr[said:]


def test_a_user_installs_by_sudo_that_needs_no_password(machine):
    machine.has_apt()
    machine.has_sudo(without_password=True)
    machine.system(*NEEDS, **LACKS_ALL)
    calls = machine.take_calls()
    assert f"{INSTALL} {BUILD_PACKAGES}" in calls
    assert all(call.startswith("sudo -n ") for call in calls if call.startswith("sudo"))
    assert not [call for call in calls if call.startswith("asked")]


@pytest.mark.parametrize("sudo", ["asks for a password", "is missing"])
def test_a_user_without_rights_gets_the_command(machine, sudo):
    machine.has_apt()
    if sudo != "is missing":
        machine.has_sudo(without_password=False)
    done = machine.system(*NEEDS, **LACKS_ALL)
    assert done.returncode == 0
    assert f"sudo sh -c 'apt-get update -qq && {INSTALL} {BUILD_PACKAGES}'" in done.stderr
    assert "this needs root, or sudo without a password" in done.stderr
    assert [call for call in machine.take_calls() if call != "sudo -n true"] == []


@pytest.mark.parametrize("user", ["root", "a user with sudo", "on a mac"])
def test_no_system_prints_the_command_and_runs_nothing(machine, user):
    machine.has_apt()
    machine.has_sudo(without_password=True)
    if user == "root":
        machine.is_root()
    if user == "on a mac":
        machine.is_a_mac()
    done = machine.system(*NEEDS, NO_SYSTEM="1", **LACKS_ALL)
    assert done.returncode == 0
    expected = "brew install pango" if user == "on a mac" else f"{INSTALL} {BUILD_PACKAGES}"
    assert expected in done.stderr
    assert "Not installed, as NO_SYSTEM is set" in done.stderr
    assert machine.take_calls() == []


def test_a_mac_gets_its_packages_from_homebrew(machine):
    machine.is_a_mac()
    done = machine.system(*NEEDS, "browser", "qpdf", MISSING="pango browser qpdf")
    assert machine.take_calls() == ["brew install pango qpdf", "brew install --cask chromium"]
    assert done.stderr.index("brew install pango qpdf") < done.stderr.index("--cask")


def test_a_mac_without_a_fitting_python_gets_one(machine):
    machine.is_a_mac()
    machine.has("python3", "exit 1")
    machine.system("venv", "pango")
    assert machine.take_calls() == ["brew install python@3.13 pango"]


def test_another_system_is_told_the_names(machine):
    done = machine.system(*NEEDS, **LACKS_ALL)
    assert done.returncode == 0
    assert BUILD_PACKAGES in done.stderr


def test_the_tests_tools_come_by_make_test_setup(machine):
    machine.has_apt()
    machine.is_root()
    done = machine.run("make", "test-setup", MISSING="browser poppler qpdf")
    assert done.returncode == 0
    assert machine.take_calls()[1] == f"{INSTALL} chromium libatomic1 poppler-utils qpdf"


def test_the_newest_python_that_fits_is_taken(machine):
    machine.has("python3.13", "exit 1")  # a shim for a Python that is not there
    machine.has("python3.12", FAKE_PYTHON)
    machine.has("python3.11", FAKE_PYTHON)
    assert machine.run("sh", "scripts/python").stdout == f"{machine.bin}/python3.12\n"
    named = machine.run("sh", "scripts/python", PYTHON="python3.11")
    assert named.stdout == f"{machine.bin}/python3.11\n"


def test_without_a_fitting_python_a_sentence_says_so(machine):
    machine.has("python3", "exit 1")
    done = machine.run("make", "setup")
    assert done.returncode != 0
    assert "No Python 3.11, 3.12 or 3.13 was found" in done.stderr
    assert not (machine.checkout / ".venv").exists()


# --- .venv


def setup_calls(machine, purpose="run", **variables):
    done = machine.run("sh", "scripts/setup", purpose, **variables)
    kept = [" ".join(word for word in call.split() if not word.startswith("--"))
            for call in machine.take_calls()]  # fmt: skip
    return done.returncode, kept


MADE = ["venv made", "pip -m pip install :all: -r requirements.lock", "linked"]
ADDED = ["pip -m pip install :all: -r requirements-dev.lock"]


def test_packages_are_installed_from_the_lock_with_hashes_and_as_wheels_only(machine):
    machine.run("sh", "scripts/setup", "test")
    pip = [call for call in machine.take_calls() if call.startswith("pip")]
    assert len(pip) == 2
    assert all("--require-hashes --only-binary :all:" in call for call in pip)


def test_the_second_run_has_nothing_to_do(machine):
    assert setup_calls(machine) == (0, MADE)
    assert setup_calls(machine) == (0, [])
    assert setup_calls(machine, "test") == (0, ADDED)
    assert setup_calls(machine, "test") == (0, [])
    assert setup_calls(machine) == (0, [])


@pytest.mark.parametrize("purpose", ["run", "test"])
def test_an_interrupted_setup_is_made_anew(machine, purpose):
    status, calls = setup_calls(machine, purpose, PIP_STATUS="1")
    assert (status, calls) == (6, MADE[:2])
    assert setup_calls(machine, purpose) == (0, MADE + (ADDED if purpose == "test" else []))


def test_test_packages_that_were_half_added_are_not_trusted(machine):
    setup_calls(machine)
    assert setup_calls(machine, "test", PIP_STATUS="1") == (6, ADDED)
    assert setup_calls(machine) == (0, MADE)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_changed_lock_makes_the_environment_anew(machine, lock):
    setup_calls(machine, "test")
    with (machine.checkout / lock.name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert setup_calls(machine, "test") == (0, MADE + ADDED)


def test_a_moved_checkout_makes_the_environment_anew(machine):
    setup_calls(machine)
    machine.checkout = machine.checkout.rename(machine.checkout.with_name("else where"))
    assert setup_calls(machine) == (0, MADE)


def test_an_environment_whose_python_has_gone_is_made_anew(machine):
    setup_calls(machine)
    (machine.checkout / ".venv" / "bin" / "python").unlink()
    assert setup_calls(machine) == (0, MADE)


def test_naming_another_python_makes_the_environment_anew(machine):
    machine.has("python3.12", FAKE_PYTHON)
    assert setup_calls(machine, PYTHON="python3") == (0, MADE)
    assert setup_calls(machine, PYTHON="python3.12") == (0, MADE)
    assert setup_calls(machine, PYTHON="python3.12") == (0, [])
    assert setup_calls(machine) == (0, [])


@pytest.mark.parametrize(("purpose", "status"), [("run", 0), ("test", 0), ("build", 6)])
def test_without_pango_only_a_build_is_refused(machine, purpose, status):
    machine.has_apt()
    for _ in range(2):
        done = machine.run("sh", "scripts/setup", purpose, MISSING="pango")
        assert done.returncode == status
        assert done.stderr.count("libpango-1.0-0") == 1
        assert "Without Pango nothing can be built; check, extract and formats work" in done.stderr


def test_without_the_venv_module_the_sentence_says_what_to_do(machine):
    machine.has_apt()
    done = machine.run("sh", "scripts/setup", MISSING="venv")
    assert done.returncode == 6
    assert "Install it and run make again" in done.stderr
    assert machine.take_calls() == []


# --- what the environment holds of ours

link = runpy.run_path(str(SCRIPTS / "link.py"))


def test_the_launcher_starts_the_command_even_from_a_path_with_spaces(tmp_path):
    (tmp_path / "greeting.py").write_text("def main():\n    print('good morning')\n    return 7\n")
    for folder in ("plain", "with some spaces", "long" * 40):
        python = tmp_path / folder / "python"
        python.parent.mkdir()
        # A wrapper, since a linked Python would not know its own environment.
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
        python.chmod(0o755)
        script = python.with_name("command")
        script.write_text(link["launcher"](str(python), "greeting:main"), encoding="utf-8")
        script.chmod(0o755)
        done = subprocess.run(
            [script],
            env={"PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout) == (7, "good morning\n"), folder


def test_on_a_mac_the_environment_looks_where_homebrew_puts_libraries(tmp_path, monkeypatch):
    assert link["path_file"](tmp_path, "linux") == f"{tmp_path}\n"
    statement = link["path_file"](tmp_path, "darwin").splitlines()[1]
    assert statement.startswith("import ")  # else site takes it for a folder
    monkeypatch.delenv("DYLD_FALLBACK_LIBRARY_PATH", raising=False)
    exec(statement)
    folders = os.environ["DYLD_FALLBACK_LIBRARY_PATH"].split(":")
    assert folders == ["/opt/homebrew/lib", "/usr/local/lib", "/usr/lib"]


def missing(*needs, **variables):
    return subprocess.run(
        [sys.executable, "-I", SCRIPTS / "missing.py", *needs],
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_tool_is_missing_where_it_is_not_on_the_path(tmp_path):
    done = missing("qpdf", "poppler", PATH=str(tmp_path))
    assert done.stdout == "qpdf\npoppler\n"
    (tmp_path / "qpdf").write_text("#!/bin/sh\n")
    (tmp_path / "qpdf").chmod(0o755)
    assert missing("qpdf", "poppler", PATH=str(tmp_path)).stdout == "poppler\n"


def test_an_unknown_need_is_refused():
    done = missing("pango", "tea")
    assert (done.returncode, done.stdout) == (2, "")
    assert "unknown need: tea" in done.stderr


@pytest.fixture
def without_pango(tmp_path):
    """Variables under which Pango cannot be opened: a file that is no library stands before it."""
    hidden = tmp_path / "no-pango"
    hidden.mkdir()
    (hidden / "libpango-1.0.so.0").write_bytes(b"")
    return {"LD_LIBRARY_PATH": str(hidden)}


@on_linux
def test_pango_is_missing_exactly_where_weasyprint_cannot_be_imported(without_pango):
    for variables in ({}, without_pango):
        imported = subprocess.run(
            [sys.executable, "-c", "import weasyprint"],
            env=os.environ | variables,
            capture_output=True,
            check=False,
        )
        assert (missing("pango", **variables).stdout == "") == (imported.returncode == 0)
        if variables:
            assert b"libpango" in imported.stderr or b"pango-1.0" in imported.stderr


PAPER = ROOT / "tests" / "papers" / "sound" / "submission.pdf"


def proceedings(*arguments, **variables):
    return subprocess.run(
        [sys.executable, "-c", "import proceedings.cli; proceedings.cli.main()", *arguments],
        env=os.environ | variables,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@on_linux
@pytest.mark.parametrize(
    "arguments",
    [
        ["check", str(PAPER), "--json", "--no-cache"],
        ["extract", str(PAPER), "--json"],
        ["formats"],
        ["--help"],
        ["rules"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_what_authors_need_works_without_pango(arguments, without_pango):
    there, hidden = proceedings(*arguments), proceedings(*arguments, **without_pango)
    assert there.stdout
    assert (hidden.returncode, hidden.stdout) == (there.returncode, there.stdout)
    assert hidden.stderr == there.stderr


# --- skips in continuous integration

SKIPPING = """\
import pytest

@pytest.fixture
def corpus():
    pytest.skip("no corpus")

def test_without_a_tool():
    pytest.skip("no Chromium")

@pytest.mark.skipif(True, reason="no qpdf")
def test_without_another():
    pass

@pytest.mark.corpus
def test_without_the_corpus():
    pytest.skip("no corpus")

def test_with_the_corpus_as_a_fixture(corpus):
    pass

@pytest.mark.xfail
def test_known():
    raise ValueError
"""


@pytest.mark.parametrize(
    ("ci", "outcome"),
    [("true", "1 failed, 2 skipped, 1 xfailed, 2 errors"), ("", "5 skipped, 1 xfailed")],
)
def test_a_skip_fails_only_in_continuous_integration(tmp_path, ci, outcome):
    (tmp_path / "test_skipping.py").write_text(SKIPPING, encoding="utf-8")
    (tmp_path / "test_module.py").write_text(
        'import pytest\npytest.importorskip("no_such_module")\n', encoding="utf-8"
    )
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = corpus\n", encoding="utf-8")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-rs", "-n", "1"),
            *("-p", "no_skips_in_ci", "--continue-on-collection-errors", tmp_path),
        ],
        env=os.environ | {"CI": ci, "PYTHONPATH": str(SCRIPTS)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines()[-1].startswith(outcome)
    if ci:
        assert done.stdout.count("Under CI=true a skip is a failure") >= 3
        assert "no Chromium" in done.stdout


# --- the wheel


def test_the_wheel_holds_the_package_its_templates_and_its_command(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        (entry_points,) = [name for name in names if name.endswith("/entry_points.txt")]
        assert "proceedings = proceedings.cli:main" in archive.read(entry_points).decode()
    for folder, inside in (("proceedings", "proceedings"), ("templates", "proceedings/_templates")):
        for file in (ROOT / folder).rglob("*"):
            if file.is_file() and file.suffix != ".pyc":
                assert f"{inside}/{file.relative_to(ROOT / folder).as_posix()}" in names
    assert not [name for name in names if name.startswith(("tests/", "input/", "benchmarks/"))]
