"""Does one thing to many items, on all cores where that pays. Knows nothing of what is done."""

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

THRESHOLD = 64
"""Fewer items are done sooner by one process than a second one has started."""
_CHUNKS_EACH = 8
"""How many portions a process gets: enough that none waits long for the others at the end."""

_task: Callable[[int, int], list[object]]
"""What a forked process does; set before the fork, and inherited with everything that it refers to."""


def cores() -> int:
    """How many processes can run at the same time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def each(do: Callable[[Item], Result], items: Sequence[Item], jobs: int = 0) -> Iterator[Result]:
    """The results of `do` for all items, in their order. With `jobs` at 0 as many processes as there are cores.

    More than one process is used on Linux alone and only from a process without threads: elsewhere a fork is not safe,
    and without one everything that `do` refers to would have to be sent across. Results are pickled. What `do` raises
    is raised here.
    """
    jobs = min(jobs or cores(), len(items) // (THRESHOLD // 2))
    if jobs < 2 or not sys.platform.startswith("linux") or threading.active_count() > 1:
        yield from map(do, items)
        return
    yield from _forked(do, items, jobs)


def _forked(do: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> Iterator[Result]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    global _task

    def portion(start: int, stop: int) -> list[Result]:
        return [do(item) for item in items[start:stop]]

    _task = portion  # type: ignore[assignment]  # results of any kind
    size = max(-(-len(items) // (jobs * _CHUNKS_EACH)), 1)
    starts = range(0, len(items), size)
    with ProcessPoolExecutor(jobs, get_context("fork"), _die_with, (os.getpid(),)) as pool:
        for results in pool.map(_run, starts, [start + size for start in starts]):
            yield from results  # type: ignore[misc]  # they are what `do` gave


def _die_with(parent: int) -> None:
    """End this process when its parent is killed: it would wait for work for ever, and hold the parent's locks."""
    import ctypes
    import signal

    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG, prctl(2)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


def _run(start: int, stop: int) -> list[object]:
    return _task(start, stop)
