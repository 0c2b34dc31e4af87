"""The only place that starts, limits and ends processes: an ordered map that survives its workers.

Each worker serves one item at a time under a memory and a CPU limit. A worker that dies, or that
does not answer in time, costs its item alone: the item gets a :class:`Failure`, and a fresh worker
takes the next one.
"""

from __future__ import annotations

import faulthandler
import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from collections import deque
from contextlib import contextmanager, suppress
from enum import StrEnum
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")

_POLL_SECONDS = 0.5


class FailureKind(StrEnum):
    """Why an item has no result."""

    TIME = "time"
    MEMORY = "memory"
    CRASH = "crash"
    BUG = "bug"


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that has no result, with what is known of the reason."""

    kind: FailureKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one item may use.

    Fields:
        memory: bytes of address space of the worker. PDFium needs 60 MB for a usual paper and
            5 GB for a file made to exhaust it (measured).
        cpu_seconds: of the worker, for one item. The slowest of 103 real papers takes 0.6 s
            (measured).
        wall_seconds: until the parent ends the worker; a machine with more to do than processors
            makes this longer than the CPU time.
        result: bytes of the answer. That of a real paper has 15 kB at most (measured); a file
            whose title has a hundred megabytes must not grow the parent.
    """

    memory: int = 1_500_000_000
    cpu_seconds: int = 30
    wall_seconds: float = 90.0
    result: int = 8_000_000


@dataclass(slots=True)
class _Worker(Generic[T]):
    process: BaseProcess
    channel: Connection
    index: int | None = None
    deadline: float = 0.0
    served: int = 0


def default_jobs() -> int:
    """Return how many workers run at once by default: one a core that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return max(1, os.cpu_count() or 1)


def map_limited(
    function: Callable[[T], R],
    items: Sequence[T],
    *,
    jobs: int,
    limits: Limits | None = None,
) -> Iterator[tuple[int, R | Failure]]:
    """Apply a function to every item in limited workers.

    Arguments:
        function: importable by name; it returns values that can be pickled.
        jobs: how many workers at most.

    Yields:
        Position and result, or failure, as each is done. Positions come in any order.
    """
    if not items:
        return
    pool = _Pool(function, items, min(jobs, len(items)), limits or Limits())
    pool.start()
    try:
        yield from pool.collected()
    finally:
        pool.close()


@contextmanager
def alongside(
    function: Callable[[T], R], item: T, *, limits: Limits | None = None
) -> Iterator[Callable[[], R | Failure]]:
    """Apply a function to one item in a worker while this process goes on with something else.

    Arguments:
        function: importable by name; it returns values that can be pickled.

    Yields:
        What waits for the result, or failure.
    """
    pool = _Pool(function, [item], 1, limits or Limits())
    pool.start()
    try:
        yield lambda: next(pool.collected())[1]
    finally:
        pool.close()


class _Pool(Generic[T, R]):
    """The workers of one map, and which item each of them has."""

    def __init__(
        self, function: Callable[[T], R], items: Sequence[T], jobs: int, limits: Limits
    ) -> None:
        self.function = function
        self.items = items
        self.limits = limits
        self.context = _context(function.__module__)
        self.waiting = deque(range(len(items)))
        self.workers: list[_Worker[T]] = [self._started() for _ in range(jobs)]

    def start(self) -> None:
        for worker in self.workers:
            self._assign(worker)

    def collected(self) -> Iterator[tuple[int, R | Failure]]:
        while any(worker.index is not None for worker in self.workers):
            busy = [w for w in self.workers if w.index is not None]
            ready = wait([w.channel for w in busy], timeout=_POLL_SECONDS)
            for worker in busy:
                if worker.channel in ready:
                    yield from self._collect(worker)
                elif time.monotonic() > worker.deadline:
                    yield from self._give_up(worker, Failure(FailureKind.TIME))
                elif _outgrown(worker.process, self.limits):
                    yield from self._give_up(worker, Failure(FailureKind.MEMORY))

    def close(self) -> None:
        for worker in self.workers:
            worker.channel.close()
            worker.process.kill()
        for worker in self.workers:
            worker.process.join()

    def _started(self) -> _Worker[T]:
        ours, theirs = self.context.Pipe()
        process = self.context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(theirs, self.function, self.limits), daemon=True
        )
        with _no_interrupt():
            process.start()
        theirs.close()
        return _Worker(process, ours)

    def _assign(self, worker: _Worker[T]) -> None:
        worker.index = None
        if self.waiting:
            worker.index = self.waiting.popleft()
            worker.deadline = time.monotonic() + self.limits.wall_seconds
            # A worker that died at its start breaks the pipe; collecting from it says so.
            with suppress(BrokenPipeError):
                worker.channel.send(self.items[worker.index])

    def _collect(self, worker: _Worker[T]) -> Iterator[tuple[int, R | Failure]]:
        assert worker.index is not None
        try:
            result: Any = worker.channel.recv()
        except (EOFError, ConnectionResetError):
            worker.process.join()
            yield from self._give_up(worker, _death(worker.process.exitcode))
            return
        yield worker.index, result
        worker.served += 1
        self._assign(worker)

    def _give_up(self, worker: _Worker[T], failure: Failure) -> Iterator[tuple[int, R | Failure]]:
        """End a worker; the item of a used one is tried again, in a fresh one."""
        assert worker.index is not None
        index, used = worker.index, worker.served > 0
        worker.channel.close()
        worker.process.kill()
        worker.process.join()
        fresh = self._started()
        self.workers[self.workers.index(worker)] = fresh
        if used and failure.kind is not FailureKind.TIME:
            self.waiting.appendleft(index)
        else:
            yield index, failure
        self._assign(fresh)


def _context(module: str) -> BaseContext:
    """Choose how workers start.

    A plain fork is cheapest, for it has all modules: one worker with a text pass takes 0.18 s by
    fork and 0.34 s by fork server (measured). But a lock that another thread holds, such as that
    of a progress bar, would stay locked in the child for ever.
    """
    methods = multiprocessing.get_all_start_methods()
    if sys.platform == "linux" and "fork" in methods and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    if "forkserver" in methods:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([module])
        return context
    return multiprocessing.get_context("spawn")


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Hold back Ctrl-C while a process starts, which inherits that; the parent ends it then.

    A terminal sends Ctrl-C to all processes, and one that is importing would print a traceback.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(channel: Connection, function: Callable[[Any], Any], limits: Limits) -> None:
    """Serve items until the parent hangs up, or is no more."""
    faulthandler.disable()  # The parent says what became of a worker, in one sentence.
    gc.disable()  # Page models hold no cycles; collecting them costs a tenth of the time.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _limit_memory(limits)
    parent = multiprocessing.parent_process()
    assert parent is not None
    # A forked worker holds the parent's end of its channel, too, so that alone says nothing.
    while channel in wait([channel, parent.sentinel]):
        try:
            item = channel.recv()
            _limit_cpu(limits)
            channel.send_bytes(_answer(function, item, limits))
        except (EOFError, OSError):
            return
        del item


def _answer(function: Callable[[Any], Any], item: Any, limits: Limits) -> bytes:
    """Return what a function makes of an item, or how it failed, ready to be sent."""
    try:
        answer = pickle.dumps(function(item), pickle.HIGHEST_PROTOCOL)
        if len(answer) <= limits.result:
            return answer
        failure = Failure(FailureKind.MEMORY, f"a result of {len(answer):,} bytes")
    except MemoryError:
        failure = Failure(FailureKind.MEMORY)
    except Exception:  # noqa: BLE001 - our own bug costs one paper, and is reported as ours
        failure = Failure(FailureKind.BUG, traceback.format_exc())
    return pickle.dumps(failure, pickle.HIGHEST_PROTOCOL)


def _limit_memory(limits: Limits) -> None:
    if sys.platform != "linux":
        return  # Other systems accept the limit and do not hold it; the parent watches.
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_cpu(limits: Limits) -> None:
    if sys.platform == "win32":
        return
    import resource

    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(usage.ru_utime + usage.ru_stime)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + limits.cpu_seconds + 1, hard))


def _death(exitcode: int | None) -> Failure:
    """Say what an exit code means: a limit's signal, an abort for want of memory, or a crash."""
    if exitcode is not None and exitcode < 0:
        name = signal.Signals(-exitcode).name
        if name == "SIGXCPU":
            return Failure(FailureKind.TIME, name)
        # PDFium aborts, by a trap or by SIGABRT, when an allocation fails under the limit.
        if name in {"SIGABRT", "SIGTRAP", "SIGILL", "SIGKILL"}:
            return Failure(FailureKind.MEMORY, name)
        return Failure(FailureKind.CRASH, name)
    return Failure(FailureKind.CRASH, f"exit {exitcode}")


def _outgrown(process: BaseProcess, limits: Limits) -> bool:
    """Tell whether a worker is larger than allowed, where the system itself does not hold it."""
    if sys.platform in {"linux", "win32"} or process.pid is None:
        return False
    import subprocess

    shown = subprocess.run(  # noqa: S603 - a fixed command with our own process id
        ["/bin/ps", "-o", "rss=", "-p", str(process.pid)],
        capture_output=True,
        text=True,
        check=False,
    )
    return int(shown.stdout.strip() or 0) * 1024 > limits.memory
