"""Measures the stages of the recipe."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter

Progress = Callable[[str], None]
"""Called with the name of each stage as it begins."""


class Clock:
    """Wall time of each stage; reports when each begins."""

    def __init__(self, progress: Progress = lambda stage: None) -> None:
        self._progress = progress
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Measure what happens inside as `stage`; a stage that happens twice adds up."""
        self._progress(stage)
        start = perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + perf_counter() - start
