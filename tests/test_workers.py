from __future__ import annotations

import os
import signal
import sys
import threading
import time

import pytest

from proceedings.workers import Failure, FailureKind, Limits, _context, map_limited


def double(value: int) -> int:
    return 2 * value


def misbehave(what: str) -> str:
    match what:
        case "hang":
            time.sleep(60)
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
