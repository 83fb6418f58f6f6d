"""What the server shows at this moment, swapped in one step, and who waits for the next.

Knows editions and problems, and nothing about the web.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Condition

from catalogue.diagnostics import Diagnostic, Diagnostics
from catalogue.serve.site_builder import BuiltSite


@dataclass(frozen=True, slots=True)
class SearchBundle:
    """A complete search bundle."""

    made_for: str
    """The `BuiltSite.search` that it is known to fit."""
    fingerprint: str
    """What it was made from."""
    files: Mapping[str, Path] = field(default_factory=dict)
    """Its files, by their paths below the site."""


@dataclass(frozen=True, slots=True)
class ServedSite:
    """Everything that the server shows, as one value."""

    number: int = 0
    """Grows with every change to what is shown."""
    edition: BuiltSite | None = None
    """The last whole site; None before there was one."""
    before: BuiltSite | None = None
    """The one before it: pages that were loaded from it still ask for its style sheets."""
    problems: Diagnostics = field(default_factory=Diagnostics)
    """What is wrong with the sources as they are now."""
    trouble: str = ""
    """Why the program itself could not go on; empty where it could."""
    bundle: SearchBundle | None = None
    """The last complete search bundle."""
    ready: bool = False
    """Whether the sources have been looked at."""

    @property
    def search(self) -> str:
        """How the search stands to the pages: `none`, `fresh` or `stale`."""
        if self.edition is None or not self.edition.search:
            return "none"
        return "fresh" if self.bundle and self.bundle.made_for == self.edition.search else "stale"


class ServerState:
    """Holds what is shown; every method may be called from every thread."""

    def __init__(self) -> None:
        self._shown = ServedSite()
        self._under_way = True
        self._ended = False
        self._viewed: Counter[str] = Counter()
        self._condition = Condition()

    def now(self) -> ServedSite:
        """What is shown; an answer takes it once and keeps to it."""
        return self._shown

    def expect(self) -> None:
        """Something has changed: what is shown is out of date until `settle`."""
        self._under_way = True

    def settle(self) -> None:
        """What is shown is up to date."""
        with self._condition:
            self._under_way = False
            self._condition.notify_all()

    def settled(self, timeout: float) -> ServedSite:
        """What is shown once it is up to date, or after so many seconds. Before the first look it waits for that."""
        with self._condition:
            self._condition.wait_for(lambda: not self._under_way or self._ended, timeout)
            self._condition.wait_for(lambda: self._shown.ready or self._ended)
            return self._shown

    def wait(self, number: int, timeout: float) -> ServedSite | None:
        """What is shown once it is no longer that of `number`, or after so many seconds; None at the end."""
        with self._condition:
            self._condition.wait_for(lambda: self._shown.number != number or self._ended, timeout)
            return None if self._ended else self._shown

    def show(self, edition: BuiltSite | None, problems: Diagnostics, trouble: str = "") -> ServedSite:
        """Show another edition, or with None the one that is shown with other problems."""
        with self._condition:
            old = self._shown
            if edition is None or edition is old.edition:
                return self._swap(replace(old, problems=problems, trouble=trouble, ready=True))
            return self._swap(
                replace(old, edition=edition, before=old.edition, problems=problems, trouble="", ready=True)
            )

    def fall_back(self, edition: BuiltSite, problem: Diagnostic) -> ServedSite:
        """A page of `edition` could not be made: show the one before it, unless something else is shown by now."""
        with self._condition:
            old = self._shown
            instead = old.before or edition
            if old.edition is not edition or (instead is edition and problem in old.problems.items):
                return old
            problems = Diagnostics.collect(old.problems.items, [problem])
            return self._swap(replace(old, edition=instead, problems=problems))

    def find(self, bundle: SearchBundle) -> ServedSite:
        """Search in another bundle from now on."""
        with self._condition:
            return self._swap(replace(self._shown, bundle=bundle))

    def end(self) -> None:
        """Let everybody who waits go."""
        with self._condition:
            self._ended = True
            self._condition.notify_all()

    @contextmanager
    def viewing(self, path: str) -> Iterator[None]:
        """Say that somebody looks at the page at `path` while the context lasts."""
        with self._condition:
            self._viewed[path] += 1
        try:
            yield
        finally:
            with self._condition:
                self._viewed[path] -= 1

    def viewed(self) -> list[str]:
        """The paths of the pages that somebody looks at."""
        with self._condition:
            return [path for path, number in self._viewed.items() if number > 0]

    def _swap(self, shown: ServedSite) -> ServedSite:
        self._shown = replace(shown, number=self._shown.number + 1)
        self._condition.notify_all()
        return self._shown
