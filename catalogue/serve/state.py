"""State of the server: the site that is served at this moment, replaced in one step, and who waits for the next.

Knows editions and problems, and nothing about HTTP.
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

    site_digest: str
    """The `BuiltSite.search_digest` that it is known to fit."""
    fingerprint: str
    """Digest of what it was built from."""
    files: Mapping[str, Path] = field(default_factory=dict)
    """Its files, by their paths below the site."""


@dataclass(frozen=True, slots=True)
class ServedSite:
    """The site that is served, with its problems and its search, as one value."""

    number: int = 0
    """Grows with every change of this value."""
    edition: BuiltSite | None = None
    """The last complete site; None before there was one."""
    before: BuiltSite | None = None
    """The one before it: pages that were loaded from it still ask for its style sheets."""
    problems: Diagnostics = field(default_factory=Diagnostics)
    """What is wrong with the sources as they are now."""
    crash: str = ""
    """Why the program itself failed; empty if it did not."""
    bundle: SearchBundle | None = None
    """The last complete search bundle."""
    ready: bool = False
    """Whether the sources have been read once."""

    @property
    def search_state(self) -> str:
        """Whether the search fits the pages: `none`, `fresh` or `stale`."""
        if self.edition is None or not self.edition.search_digest:
            return "none"
        return "fresh" if self.bundle and self.bundle.site_digest == self.edition.search_digest else "stale"


class ServerState:
    """Holds the site that is served; every method may be called from every thread."""

    def __init__(self) -> None:
        self._site = ServedSite()
        self._stale = True
        self._stopping = False
        self._viewers: Counter[str] = Counter()
        self._condition = Condition()

    def current(self) -> ServedSite:
        """The site that is served; a response reads it once and keeps to it."""
        return self._site

    def mark_stale(self) -> None:
        """Mark the site as out of date until `mark_current`."""
        self._stale = True

    def mark_current(self) -> None:
        """Mark the site as up to date and wake who waits for that."""
        with self._condition:
            self._stale = False
            self._condition.notify_all()

    def wait_until_current(self, timeout: float) -> ServedSite:
        """The site once it is up to date, or after so many seconds; in any case only after the first build."""
        with self._condition:
            self._condition.wait_for(lambda: not self._stale or self._stopping, timeout)
            self._condition.wait_for(lambda: self._site.ready or self._stopping)
            return self._site

    def wait(self, number: int, timeout: float) -> ServedSite | None:
        """The site once its number is no longer `number`, or after so many seconds; None at the end."""
        with self._condition:
            self._condition.wait_for(lambda: self._site.number != number or self._stopping, timeout)
            return None if self._stopping else self._site

    def show(self, edition: BuiltSite | None, problems: Diagnostics, crash: str = "") -> ServedSite:
        """Serve another edition, or with None the present one with other problems."""
        with self._condition:
            old = self._site
            if edition is None or edition is old.edition:
                return self._swap(replace(old, problems=problems, crash=crash, ready=True))
            return self._swap(
                replace(old, edition=edition, before=old.edition, problems=problems, crash="", ready=True)
            )

    def fall_back(self, edition: BuiltSite, problem: Diagnostic) -> ServedSite:
        """Serve the edition before `edition`, a page of which failed to render, unless another is served by now."""
        with self._condition:
            old = self._site
            instead = old.before or edition
            if old.edition is not edition or (instead is edition and problem in old.problems.items):
                return old
            problems = Diagnostics.collect(old.problems.items, [problem])
            return self._swap(replace(old, edition=instead, problems=problems))

    def set_bundle(self, bundle: SearchBundle) -> ServedSite:
        """Serve another search bundle from now on."""
        with self._condition:
            return self._swap(replace(self._site, bundle=bundle))

    def end(self) -> None:
        """Wake everybody who waits, for good."""
        with self._condition:
            self._stopping = True
            self._condition.notify_all()

    @contextmanager
    def viewing(self, path: str) -> Iterator[None]:
        """Count a viewer of the page at `path` while the context lasts."""
        with self._condition:
            self._viewers[path] += 1
        try:
            yield
        finally:
            with self._condition:
                self._viewers[path] -= 1

    def open_pages(self) -> list[str]:
        """List the paths of the pages that are open in a browser."""
        with self._condition:
            return [path for path, number in self._viewers.items() if number > 0]

    def _swap(self, site: ServedSite) -> ServedSite:
        self._site = replace(site, number=self._site.number + 1)
        self._condition.notify_all()
        return self._site
