"""What a command costs with all that it starts: wall time, CPU time, peak memory.

Usage: python benchmarks/processes.py [--memory] --output FILE COMMAND [ARGUMENT ...]

Prints JSON. Workers may descend from a fork server that their starter never waits for, so the
usage of the command's own children is not enough: this small process adopts every orphan of the
command (a child subreaper, Linux) and waits for each of them, and the kernel's figures of what it
waited for sum up to all. It is a process of its own because the peak memory of a process starts
from that of the process which started it.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h
_SAMPLE_SECONDS = 0.01


@dataclass(frozen=True, slots=True)
class Usage:
    """What one run of a command took.

    Fields:
        wall: seconds until the command ended.
        cpu: seconds of the command and everything it started; None where nobody can tell.
        parent_mb, worker_mb: peak memory (resident, MB) of the command itself and of the largest
            process below it; None unless asked for, or where nobody can tell.
        errors: what the command and all below it wrote to standard error.
    """

    code: int
    wall: float
    cpu: float | None
    parent_mb: float | None = None
    worker_mb: float | None = None
    errors: str = ""


def run(
    command: list[str],
    *,
    folder: Path | None = None,
    environment: dict[str, str] | None = None,
    memory: bool = False,
    output: Path | None = None,
    accept: tuple[int, ...] = (0, 1),
) -> Usage:
    """Run a command and return what it took.

    Arguments:
        folder: to run in.
        environment: added to ours.
        memory: sample peak memory, too; the sampling takes time, so ignore the times then.
        output: a file for what the command writes; by default it goes nowhere.
        accept: exit codes that are no failure; 1 says that papers have findings.

    Raises:
        RuntimeError: the command ended with another code.
    """
    options = [*(["--memory"] if memory else []), "--output", str(output or os.devnull)]
    launcher = [sys.executable, "-I", "-S", __file__, *options, *command]
    answer = subprocess.run(
        launcher,
        capture_output=True,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        text=True,
        check=False,
    )
    if answer.returncode:
        raise RuntimeError(answer.stderr)
    usage = Usage(**json.loads(answer.stdout.splitlines()[-1]), errors=answer.stderr)
    if usage.code not in accept:
        raise RuntimeError(f"{command} ended with {usage.code}\n{answer.stderr}")
    return usage


def alternate(
    commands: dict[str, list[str]], rounds: int, folder: Path | None = None
) -> dict[str, list[Usage]]:
    """Run commands in turns, so that the noise of a machine meets all of them."""
    usages: dict[str, list[Usage]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            usages[name].append(run(command, folder=folder))
    return usages


def least(usages: list[Usage]) -> dict[str, float | None]:
    """Return the least wall and CPU time of several runs: noise only ever adds."""
    known = [usage.cpu for usage in usages if usage.cpu is not None]
    return {"wall_s": min(usage.wall for usage in usages), "cpu_s": min(known, default=None)}


def _adopt_orphans() -> bool:
    if sys.platform != "linux":
        return False
    return ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0


def _measured(command: list[str], output: str, *, memory: bool) -> dict[str, float | int | None]:
    """Start the command, wait for it and for all its orphans."""
    into = (os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    adopted = _adopt_orphans()
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=[into])
    wall, code, cpu = 0.0, 0, 0.0
    peaks: dict[int, float] = {}
    while True:
        if memory and adopted:
            _sample(peaks)
        try:
            pid, status, usage = os.wait4(-1, os.WNOHANG if memory else 0)
        except ChildProcessError:
            break
        if pid == 0:
            time.sleep(_SAMPLE_SECONDS)
            continue
        cpu += usage.ru_utime + usage.ru_stime
        if pid == child:
            wall, code = time.perf_counter() - start, os.waitstatus_to_exitcode(status)
    return {
        "code": code,
        "wall": wall,
        "cpu": cpu if adopted else None,
        "parent_mb": peaks.pop(child, None),
        "worker_mb": max(peaks.values(), default=None),
    }


def _sample(peaks: dict[int, float]) -> None:
    """Note the peak memory of every process below this one."""
    for pid in _below(os.getpid()):
        try:
            text = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
        except OSError:
            continue
        fields = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
        if "VmHWM" in fields:
            peak = int(fields["VmHWM"].split()[0]) / 1024
            peaks[pid] = max(peak, peaks.get(pid, 0.0))


def _below(pid: int) -> list[int]:
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    children = [int(word) for word in listed.split()]
    return children + [one for child in children for one in _below(child)]


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sample_memory = arguments[0] == "--memory"
    _, into_file, *measured = arguments[sample_memory:]
    print(json.dumps(_measured(measured, into_file, memory=sample_memory)))
    sys.stdout.flush()
