"""Runs one command and prints what it cost, as JSON: a process of its own, too small to weigh on the result.

    python -I -S launch.py COMMAND ARGUMENT…

What the command prints goes to standard error. Memory is read from /proc (Linux), every tenth of a second.
"""

import json
import os
import sys
import threading
import time
from pathlib import Path


def main(command: list[str]) -> None:
    """Run, wait, print."""
    read, write = os.pipe()  # closes in the child when its own program starts, or fails to
    start = time.perf_counter()
    child = os.fork()
    if not child:
        os.dup2(2, 1)
        os.close(read)
        os.execvp(command[0], command)  # noqa: S606 - a shell would be measured too
    os.close(write)
    done = threading.Event()
    peaks = {"sum": 0, "biggest": 0}
    watch = threading.Thread(target=_watch, args=(child, done, peaks))
    watch.start()
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    done.set()
    watch.join()
    result = {"wall": wall, "user": usage.ru_utime, "system": usage.ru_stime, "code": os.waitstatus_to_exitcode(status)}
    # The biggest of all processes that were waited for, in kB; sampling may miss a short peak.
    print(json.dumps({**result, "biggest": max(usage.ru_maxrss, peaks["biggest"]), "sum": peaks["sum"]}))


def processor_seconds(root: int) -> float:
    """What a process and those that it has started have used of the processors so far."""
    return sum(_ticks(process) for process in _family(root)) / os.sysconf("SC_CLK_TCK")


def _ticks(process: int) -> int:
    try:
        after_name = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(after_name[11]) + int(after_name[12])  # user and system time, see proc_pid_stat(5)


def _watch(root: int, done: threading.Event, peaks: dict[str, int]) -> None:
    while not done.wait(0.1):
        sizes = [_memory_of(process) for process in _family(root)]
        peaks["sum"] = max(peaks["sum"], sum(sizes))
        peaks["biggest"] = max(peaks["biggest"], *sizes, 0)


def _family(root: int) -> list[int]:
    """A process and all that it has started."""
    family = [root]
    for process in family:
        try:
            for task in Path(f"/proc/{process}/task").iterdir():
                family += map(int, (task / "children").read_text().split())
        except OSError:
            continue  # it has just ended
    return family


def _memory_of(process: int) -> int:
    """In kB; what several processes share is counted in parts."""
    try:
        facts = Path(f"/proc/{process}/smaps_rollup").read_text()
        return next((int(line.split()[1]) for line in facts.splitlines() if line.startswith("Pss:")), 0)
    except OSError:
        return 0


if __name__ == "__main__":
    main(sys.argv[1:])
