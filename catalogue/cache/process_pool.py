"""Does one thing to many items, on all cores where that pays. Knows nothing of what is done."""

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

THRESHOLD = 64
"""Less work, in ordinary items, is done sooner by one process than a second one has started."""
_CHUNKS_EACH = 8
"""How many portions a process gets: enough that none waits long for the others at the end."""

_task: Callable[[int, int], list[object]]
"""What a forked process does; set before the fork, and inherited with everything that it refers to."""
_forkable = True
"""False once a library has started threads in this process of which Python knows nothing."""


def disable_fork() -> None:
    """Told by whoever has a library start threads: a fork would have none of them, and wait for them for ever."""
    global _forkable
    _forkable = False


def cores() -> int:
    """How many processes can run at the same time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def map_parallel(
    do: Callable[[Item], Result], items: Sequence[Item], jobs: int = 0, weigh: Callable[[Item], int] = lambda item: 1
) -> Iterator[Result]:
    """The results of `do` for all items, in their order. With `jobs` at 0 as many processes as there are cores.

    More than one process is used on Linux alone and only from a process without threads: elsewhere a fork is not safe,
    and without one everything that `do` refers to would have to be sent across. Results are pickled. What `do` raises
    is raised here. `weigh` says how many ordinary items one item is worth: a few slow ones are shared as well.
    """
    weights = [weigh(item) for item in items]
    jobs = min(jobs or cores(), sum(weights) // (THRESHOLD // 2), len(items))
    if jobs < 2 or not sys.platform.startswith("linux") or threading.active_count() > 1 or not _forkable:
        with _sweeping():
            yield from map(do, items)
        return
    yield from _forked(do, items, jobs, weights)


@contextmanager
def _sweeping() -> Iterator[None]:
    """Look for rubbish, of which reading and rendering leave much, where nobody does; among what is new, alone.

    Not beside other threads: the server sweeps when it is at rest, and what is frozen here would never be swept.
    """
    if gc.isenabled() or threading.active_count() > 1:
        yield
        return
    gc.freeze()
    gc.enable()
    try:
        yield
    finally:
        gc.disable()


def _portions(weights: Sequence[int], most: int) -> list[tuple[int, int]]:
    """Where portions of about the same weight begin and end, not many more than `most`."""
    fair = max(sum(weights) // most, 1)
    cuts, gathered = [0], 0
    for index, weight in enumerate(weights):
        if gathered and gathered + weight > fair:
            cuts.append(index)
            gathered = 0
        gathered += weight
    return list(pairwise([*cuts, len(weights)]))


def _forked(do: Callable[[Item], Result], items: Sequence[Item], jobs: int, weights: Sequence[int]) -> Iterator[Result]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    global _task

    def portion(start: int, stop: int) -> list[Result]:
        return [do(item) for item in items[start:stop]]

    _task = portion  # type: ignore[assignment]  # results of any kind
    portions = _portions(weights, jobs * _CHUNKS_EACH)
    with ProcessPoolExecutor(jobs, get_context("fork"), _begin, (os.getpid(),)) as pool:
        # The heaviest are begun first: with one that is begun last, everybody would wait for it.
        heaviest = sorted(portions, key=lambda ends: -sum(weights[slice(*ends)]))
        begun = {ends: pool.submit(_run, *ends) for ends in heaviest}
        for ends in portions:
            yield from begun.pop(ends).result()  # type: ignore[misc]  # they are what `do` gave


def _begin(parent: int) -> None:
    """Make a forked process ready to work."""
    gc.freeze()  # what it has inherited is none of its rubbish, and is not even to be touched
    gc.enable()
    _die_with(parent)


def _die_with(parent: int) -> None:
    """End this process when its parent is killed: it would wait for work for ever, and hold the parent's locks."""
    import ctypes
    import signal

    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG, prctl(2)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


def _run(start: int, stop: int) -> list[object]:
    return _task(start, stop)
