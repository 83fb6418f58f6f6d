"""Work that is shared among processes gives what one process would give, and leaves nobody behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from catalogue.concurrency import THRESHOLD, cores, map_parallel

ROOT = Path(__file__).parents[1]
ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are forked on Linux alone")


def run(code: str, *arguments: str) -> list[str]:
    """The lines that some code prints in a process of its own: one without threads, from which forks are safe."""
    head = "import os, sys, threading, time\nfrom catalogue.concurrency import THRESHOLD, cores, map_parallel\n"
    command = [sys.executable, "-P", "-c", head + code, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_the_results_come_in_the_order_of_the_items() -> None:
    assert list(map_parallel(lambda item: item * 2, range(500))) == list(range(0, 1000, 2))
    assert list(map_parallel(str, [])) == []


@ON_LINUX
def test_the_results_of_several_processes_come_in_the_order_of_the_items() -> None:
    lines = run(
        "def do(item):\n"
        "    time.sleep(0.002 if item % 50 == 0 else 0)\n"
        "    return item, os.getpid()\n"
        "for count in (THRESHOLD, THRESHOLD + 1, 399, 1000):\n"
        "    found = list(map_parallel(do, range(count), 3))\n"
        "    ours = os.getpid() in {process for _, process in found}\n"
        "    print([item for item, _ in found] == list(range(count)), ours)\n"
    )
    assert lines == ["True False"] * 4


@ON_LINUX
def test_a_process_inherits_all_that_the_work_refers_to_also_what_cannot_be_sent() -> None:
    assert run(
        "lock = threading.Lock()\nprint(sum(map_parallel(lambda item: item + lock.locked(), range(200), 2)))"
    ) == ["19900"]


@ON_LINUX
@pytest.mark.parametrize(("count", "jobs"), [(THRESHOLD - 1, 8), (500, 1), (1, 0)])
def test_little_work_or_one_process_alone_needs_no_fork(count: int, jobs: int) -> None:
    code = (
        "print({*map_parallel(lambda item: os.getpid(), range(int(sys.argv[1])), int(sys.argv[2]))} == {os.getpid()})"
    )
    assert run(code, str(count), str(jobs)) == ["True"]


@ON_LINUX
def test_no_more_processes_work_than_there_is_work_for() -> None:
    code = "print(len({*map_parallel(lambda item: time.sleep(0.001) or os.getpid(), range(THRESHOLD), 8)}) <= 2)"
    assert run(code) == ["True"]


@ON_LINUX
def test_a_few_slow_items_are_shared_as_well() -> None:
    lines = run(
        "def do(item):\n"
        "    time.sleep(0.05)\n"
        "    return item, os.getpid()\n"
        "found = list(map_parallel(do, range(6), 2, lambda item: 100))\n"
        "print([item for item, _ in found], len({process for _, process in found}))\n"
        "print({*map_parallel(lambda item: os.getpid(), [1], 2, lambda item: 1000)} == {os.getpid()})\n"
    )
    assert lines == ["[0, 1, 2, 3, 4, 5] 2", "True"]


@ON_LINUX
def test_a_process_with_threads_is_not_forked() -> None:
    lines = run(
        "stop = threading.Event()\n"
        "other = threading.Thread(target=stop.wait)\n"
        "other.start()\n"
        "print({*map_parallel(lambda item: os.getpid(), range(500), 4)} == {os.getpid()})\n"
        "stop.set(); other.join()\n"
        "print(os.getpid() in {*map_parallel(lambda item: os.getpid(), range(500), 4)})\n"
    )
    assert lines == ["True", "False"]


def test_rubbish_is_looked_for_where_nobody_does_and_never_beside_other_threads() -> None:
    lines = run(
        "import gc\n"
        "print(*{gc.isenabled() for _ in map_parallel(str, range(9), 1)}, gc.isenabled())\n"
        "gc.disable()\n"
        "print(*{gc.isenabled() for _ in map_parallel(str, range(9), 1)}, gc.isenabled())\n"
        "gc.unfreeze()\n"
        "stop = threading.Event()\n"
        "other = threading.Thread(target=stop.wait)\n"
        "other.start()\n"
        "print(*{gc.isenabled() for _ in map_parallel(str, range(9), 1)}, gc.isenabled(), gc.get_freeze_count())\n"
        "stop.set(); other.join()\n"
    )
    assert lines == ["True True", "True False", "False False 0"]


RAISING = """\
from catalogue.diagnostics import Diagnostic, Severity, Span
from catalogue.artifact.artifact import RenderError
from catalogue.output.errors import WriteError
problems = [Diagnostic(Span("public", n), "W108", "unwritable", Severity.ERROR, f"No {n}", "Mend it.") for n in (1, 2)]
errors = {"write": WriteError(*problems), "render": RenderError(problems[0]), "key": KeyError("lost")}
def do(item):
    if item == 333:
        raise errors[sys.argv[1]]
    return item
seen = []
try:
    for item in map_parallel(do, range(600), int(sys.argv[2])):
        seen.append(item)
except WriteError as error:
    print(error.problems == tuple(problems), str(error) == str(errors["write"]))
except RenderError as error:
    print(error.problem == problems[0])
except KeyError as error:
    print(error.args)
print(seen == list(range(len(seen))), len(seen) <= 333)
print(list(map_parallel(str, range(100), int(sys.argv[2]))) == list(map(str, range(100))))
"""


@ON_LINUX
@pytest.mark.parametrize(("kind", "told"), [("write", "True True"), ("render", "True"), ("key", "('lost',)")])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_goes_wrong_in_another_process_arrives_with_its_problems(kind: str, told: str, jobs: str) -> None:
    assert run(RAISING, kind, jobs) == [told, "True True", "True"]


def test_what_goes_wrong_is_raised_where_the_results_are_drawn() -> None:
    results = map_parallel(lambda item: 1 // item, [1, 0])
    assert next(results) == 1
    with pytest.raises(ZeroDivisionError):
        next(results)


KILLED = """\
def do(item):
    os.write(1, f"{os.getpid()}\\n".encode())  # in one step: two processes share the pipe
    time.sleep(60)
for _ in map_parallel(do, range(500), 2):
    pass
"""


@ON_LINUX
def test_a_killed_parent_leaves_no_process_behind() -> None:
    head = "import os, time\nfrom catalogue.concurrency import map_parallel\n"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-P", "-c", head + KILLED], env=environment, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        children = [int(parent.stdout.readline()) for _ in range(2)]
        assert parent.pid not in children
        assert len(set(children)) == 2
        parent.send_signal(signal.SIGKILL)
        parent.wait(10)
        deadline = time.monotonic() + 10
        while any(map(_lives, children)) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert [child for child in children if _lives(child)] == []


def _lives(process: int) -> bool:
    """Whether a process runs; one that is dead and not yet fetched does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in {"Z", "X"}


def test_there_is_at_least_one_core() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)
