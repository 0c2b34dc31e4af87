from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from proceedings.workers import Failure, FailureKind, Limits, _context, alongside, map_limited

ROOT = Path(__file__).parent.parent


def double(value: int) -> int:
    return 2 * value


def misbehave(what: str) -> str:
    match what:
        case "hang":
            time.sleep(60)
        case "nap":
            time.sleep(3)
        case "giant":
            return "x" * 50_000_000
        case "spin":
            while True:
                pass
        case "eat":
            kept = [bytearray(50_000_000) for _ in range(100)]
            return str(len(kept))
        case "die":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "abort":
            os.abort()
        case "raise":
            raise RuntimeError("our own bug")
    return what.upper()


LIMITS = Limits(memory=800_000_000, cpu_seconds=1, wall_seconds=8)


def outcome(items, **options):
    return dict(map_limited(misbehave, items, **{"jobs": 2, "limits": LIMITS, **options}))


def test_a_worker_works_alongside():
    start = time.monotonic()
    with alongside(misbehave, "nap", limits=LIMITS) as answer:
        assert time.monotonic() - start < 2.5
        assert answer() == "NAP"


def test_what_is_not_waited_for_is_ended():
    start = time.monotonic()
    with alongside(misbehave, "hang", limits=LIMITS):
        pass
    assert time.monotonic() - start < 5


def test_a_worker_that_dies_alongside_is_a_failure():
    with alongside(misbehave, "die", limits=LIMITS) as answer:
        assert answer().kind is FailureKind.CRASH


@pytest.mark.parametrize("count", [0, 1, 3, 4, 40])
def test_every_item_has_its_own_result(count):
    items = list(range(count))
    assert dict(map_limited(double, items, jobs=2)) == {i: 2 * i for i in items}


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("hang", FailureKind.TIME),
        ("spin", FailureKind.TIME),
        ("eat", FailureKind.MEMORY),
        ("die", FailureKind.CRASH),
        ("abort", FailureKind.MEMORY),
        ("raise", FailureKind.BUG),
    ],
)
def test_a_failure_costs_its_item_alone(what, kind):
    patient = Limits(memory=LIMITS.memory, cpu_seconds=20, wall_seconds=40)
    limits = patient if what == "eat" else LIMITS
    results = outcome(["one", what, "two", "three", "four"], limits=limits)
    assert isinstance(results[1], Failure)
    assert results[1].kind is kind
    assert [results[i] for i in (0, 2, 3, 4)] == ["ONE", "TWO", "THREE", "FOUR"]


def test_a_single_item_that_hangs_is_given_up_too():
    (failure,) = outcome(["hang"], jobs=1).values()
    assert isinstance(failure, Failure)


def test_a_bug_says_what_happened():
    failure = outcome(["raise"])[0]
    assert isinstance(failure, Failure)
    assert "our own bug" in failure.detail


def test_no_process_is_left_behind():
    import multiprocessing

    outcome(["one", "hang", "two"])
    assert not multiprocessing.active_children()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems never fork")
def test_a_process_with_a_second_thread_is_not_forked():
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert _context("math").get_start_method() != "fork"
    finally:
        done.set()
        other.join()


def test_a_giant_result_is_a_failure_and_never_reaches_the_parent():
    results = outcome(["one", "giant", "two"], limits=Limits(result=1_000_000))
    failure = results[1]
    assert isinstance(failure, Failure)
    assert failure.kind is FailureKind.MEMORY
    assert [results[0], results[2]] == ["ONE", "TWO"]


def test_a_paper_has_a_gigabyte_and_a_half_and_half_a_minute():
    assert Limits().memory == 1_500_000_000
    assert Limits().cpu_seconds == 30
    assert Limits().wall_seconds > Limits().cpu_seconds


# A parent that says which processes it started, and then waits for a worker that sleeps.
PARENT = """
import multiprocessing, sys, threading, time
sys.path.insert(0, sys.argv[2])
from test_workers import misbehave
from proceedings.workers import Limits, map_limited
if __name__ == "__main__":
    if sys.argv[1] == "forkserver":
        threading.Thread(target=threading.Event().wait, daemon=True).start()
    try:
        for index, result in map_limited(misbehave, ["one", "nap", "nap"], jobs=2):
            pids = [child.pid for child in multiprocessing.active_children()]
            print(result, *pids, flush=True)
    except KeyboardInterrupt:
        print("interrupted", flush=True)
"""


def gone(pid):
    status = Path(f"/proc/{pid}/status")
    return not status.exists() or "State:\tZ" in status.read_text()


def ended(pids, seconds=20):
    until = time.monotonic() + seconds
    while time.monotonic() < until and not all(map(gone, pids)):
        time.sleep(0.05)
    return all(map(gone, pids))


@pytest.fixture
def parent(tmp_path):
    """Start a parent with two busy workers, in a process group of its own; return it and them."""
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    # Not below tmp_path: the path of the fork server's socket may have 107 bytes.
    place = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    temporary = Path(place.name)

    def start(method):
        process = subprocess.Popen(
            [sys.executable, script, method, Path(__file__).parent],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "TMPDIR": str(temporary), "PYTHONPATH": str(ROOT)},
            start_new_session=True,
        )
        _, *pids = process.stdout.readline().split()
        assert len(pids) == 2
        return process, [int(pid) for pid in pids], temporary

    yield start
    place.cleanup()


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
@pytest.mark.parametrize("method", ["fork", "forkserver"])
class TestEndOfTheParent:
    def test_ctrl_c_ends_all_and_leaves_nothing(self, parent, method):
        process, pids, temporary = parent(method)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=20)
        assert (out, err) == ("interrupted\n", "")
        assert ended(pids)
        assert list(temporary.iterdir()) == []

    def test_a_killed_worker_costs_its_item_and_leaves_nothing(self, parent, method):
        process, pids, temporary = parent(method)
        os.kill(pids[0], signal.SIGKILL)
        process.communicate(timeout=60)
        assert process.returncode == 0
        assert list(temporary.iterdir()) == []

    def test_workers_of_a_killed_parent_end(self, parent, method):
        process, pids, _ = parent(method)
        process.kill()
        process.communicate(timeout=20)
        assert ended(pids)
