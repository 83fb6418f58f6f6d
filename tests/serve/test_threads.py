"""The server's threads share a site: what they compute on demand is computed once, and right."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Barrier, Thread

import pytest

from catalogue.artifact.artifact import Artifact, RenderTask
from catalogue.concurrency import compute_once, locked_property
from catalogue.diagnostics import Diagnostics
from catalogue.pipeline.options import BuildOptions
from catalogue.serve.page_cache import PageCache
from catalogue.serve.site_builder import BuiltSite, SiteBuilder
from catalogue.serve.site_handler import SiteHandler
from catalogue.serve.state import ServerState
from catalogue.urls import base_path
from tests.site_helpers import FULL

THREADS = 8
ASKED = (".html", ".xml", ".json", ".csv", ".xlsx")
"""The files that are asked for; pictures and PDFs share nothing and take long."""


@pytest.fixture(autouse=True)
def switching_all_the_time() -> Iterator[None]:
    """Python changes from thread to thread as often as it can, so that few repetitions find what is not safe."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


def at_once(run: Callable[[int], object]) -> None:
    """Run something in several threads that begin together; what one of them raises is raised here."""
    barrier, errors = Barrier(THREADS), list[BaseException]()

    def begin(number: int) -> None:
        try:
            barrier.wait()
            run(number)
        except BaseException as error:  # noqa: BLE001 - it is raised where the test sees it
            errors.append(error)

    threads = [Thread(target=begin, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


def served_site() -> BuiltSite:
    site = SiteBuilder(BuildOptions(FULL, FULL / "public", jobs=1)).build()
    assert site.complete
    return replace(site, artifacts={path: file for path, file in site.artifacts.items() if path.endswith(ASKED)})


def counting(site: BuiltSite, computed: Counter[str]) -> BuiltSite:
    """The same site, which counts how often each file is made."""

    def counted(artifact: Artifact) -> Artifact:
        def compose() -> RenderTask:
            task = artifact.compose()

            def produce() -> bytes:
                computed[artifact.path] += 1
                return task.produce()

            return replace(task, produce=produce)

        return replace(artifact, compose=compose)

    return replace(site, artifacts={path: counted(artifact) for path, artifact in site.artifacts.items()})


def handler(site: BuiltSite) -> SiteHandler:
    state = ServerState()
    state.show(site, Diagnostics())
    state.mark_current()
    return SiteHandler(state, PageCache(), lambda error: None)


def body(answers: SiteHandler, target: str) -> bytes:
    response = answers.respond(target, {})
    assert response.status in {200, 404}, target
    return b"".join(response.chunks())


def test_every_thread_gets_the_same_bytes_and_each_file_is_made_once() -> None:
    site, computed = served_site(), Counter[str]()
    paths, base = sorted(site.artifacts), base_path(site.base_url)
    alone, together = handler(site), handler(counting(served_site(), computed))
    expected, wrong = {path: body(alone, base + path) for path in paths}, list[str]()

    def ask_for_all(number: int) -> None:
        shift = number * len(paths) // THREADS // 2
        wrong.extend(path for path in [*paths[shift:], *paths[:shift]] if body(together, base + path) != expected[path])

    at_once(ask_for_all)
    assert wrong == []
    assert computed == dict.fromkeys(paths, 1)


def test_a_value_that_many_threads_ask_for_is_computed_by_one() -> None:
    values, computed = dict[int, object](), Counter[object]()

    class Shared:
        @locked_property
        def value(self) -> object:
            computed["property"] += sum(1 for _ in range(1000)) // 1000
            return object()

    def compute(key: int) -> object:
        computed[key] += sum(1 for _ in range(1000)) // 1000
        return object()

    shared, results = Shared(), list[tuple[object, ...]]()
    at_once(lambda _: results.append((shared.value, *(compute_once(values, key, compute) for key in range(50)))))
    assert len(set(results)) == 1
    assert set(computed.values()) == {1}


def test_a_computation_may_ask_for_another_value() -> None:
    values: dict[int, int] = {}

    def fibonacci(key: int) -> int:
        return key if key < 2 else sum(compute_once(values, key - part, fibonacci) for part in (1, 2))

    at_once(lambda number: compute_once(values, 30 + number, fibonacci))
    assert values[30] == 832040
