"""When processes are forked, when threads run, and what the garbage collector does. Nothing else touches any of these.

**Processes** are forked to share reading, rendering and packing among all cores: on Linux alone, where there is enough
to do, from a process that has no second thread and has not used Typst, which starts some. A fork inherits the whole
site, which would otherwise have to be sent to it. It ends when `map_parallel` has given its last result.

**Threads** run in `serve` alone, and begin once all sources have been read: one watches, one builds, one searches, and
each connection has one. From then on nothing is forked. (Another waits for the editor that was opened; and for
`check --external`, asyncio looks up the names of hosts in threads.) They share a site, which is frozen. What it
computes on demand goes through `compute_once` or `locked_property`, or is a memo of a pure function
(`functools.cache`), which two threads may compute twice with one outcome. There is a single lock for all, so that no
two can wait for each other.

**Garbage collection** is off: with 10,000 live entries one collection takes a tenth of a build's time. It is on for new
objects alone while `map_parallel` works, which leaves many behind; `serve` collects when it has been at rest for a
moment. A command ends without freeing its objects one by one.
"""

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import pairwise
from typing import Any, NoReturn, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Key = TypeVar("Key")
Value = TypeVar("Value")

THRESHOLD = 64
"""Less work, in ordinary items, is done sooner by one process than a second one has started."""
_CHUNKS_EACH = 8
"""How many portions a process gets: enough that none waits long for the others at the end."""

_task: Callable[[int, int], list[object]]
"""What a forked process does; set before the fork, and inherited with everything that it refers to."""
_forkable = True
"""False once a library has started threads in this process of which Python knows nothing."""
_on_demand = threading.RLock()
"""Held while a value that threads share is computed: the computation may ask for others."""


def compute_once(values: dict[Key, Value], key: Key, compute: Callable[[Key], Value]) -> Value:
    """The value of a key, computed by the first thread that asks. Nothing may be taken out of `values`."""
    if key not in values:
        with _on_demand:
            if key not in values:
                values[key] = compute(key)
    return values[key]


def locked_property(compute: Callable[[Any], Value]) -> cached_property[Value]:
    """Decorator for a `cached_property` that threads may share: from Python 3.12 on, that has no lock of its own."""
    return _LockedProperty(compute)


class _LockedProperty(cached_property[Value]):
    def __get__(self, instance: object, owner: type[Any] | None = None) -> Any:
        with _on_demand:
            return super().__get__(instance, owner)


def start_thread(run: Callable[[], object], name: str) -> threading.Thread:
    """Run something beside all else; it ends with the process at the latest."""
    thread = threading.Thread(target=run, name=name, daemon=True)
    thread.start()
    return thread


def disable_gc() -> None:
    """Switch collections off for a command, and set what `map_parallel` switches on: objects in cycles die young."""
    gc.disable()
    gc.set_threshold(20_000, 10, 1_000_000)


def collect_garbage(*, freeze: bool = False) -> None:
    """Collect now; with `freeze`, leave what survives out of all later collections."""
    gc.collect()
    if freeze:
        gc.freeze()


def end_process(code: int) -> NoReturn:
    """End at once: Python would free all entries one by one, the system gives their memory back as a whole."""
    os._exit(code)


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
    yield from _map_in_forks(do, items, jobs, weights)


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
    cuts, portion_weight = [0], 0
    for index, weight in enumerate(weights):
        if portion_weight and portion_weight + weight > fair:
            cuts.append(index)
            portion_weight = 0
        portion_weight += weight
    return list(pairwise([*cuts, len(weights)]))


def _map_in_forks(
    do: Callable[[Item], Result], items: Sequence[Item], jobs: int, weights: Sequence[int]
) -> Iterator[Result]:
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
        futures = {ends: pool.submit(_run, *ends) for ends in heaviest}
        for ends in portions:
            yield from futures.pop(ends).result()  # type: ignore[misc]  # they are what `do` gave


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
