"""One run of the development server: starts the watcher, the builder, the server and the search, and ends them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from catalogue.concurrency import collect_garbage, start_thread
from catalogue.diagnostics import Diagnostic, Diagnostics
from catalogue.diagnostics.formats import lines_below
from catalogue.pipeline.options import BuildOptions
from catalogue.publish import RenderError
from catalogue.serve.background_search import BackgroundSearch
from catalogue.serve.debounce import LONGEST, Debouncer, git_lock
from catalogue.serve.open_in_editor import find_source, open_editor
from catalogue.serve.page_cache import PageCache
from catalogue.serve.server import Server
from catalogue.serve.site_builder import BuiltSite, SiteBuilder
from catalogue.serve.site_handler import SiteHandler
from catalogue.serve.state import ServedSite, ServerState
from catalogue.serve.watcher import Watcher
from catalogue.urls import base_path

_IDLE = 0.4
"""Seconds without a change after which there is time to collect garbage."""
_MAX_UNCOLLECTED = 25
"""Changes after which garbage is collected all the same."""
_BURST = 200
"""Number of changed paths at which the kernel may have lost some, so that the sources are read once more."""


@dataclass(frozen=True, slots=True)
class SiteRebuild:
    """The sources were read and the site was built from them."""

    paths: tuple[str, ...]
    """The changed paths, relative to the project; none at the first build."""
    pages: int
    """Number of pages that may have changed."""
    total_pages: int
    """Number of all pages."""
    seconds: float
    site: ServedSite
    """The site that is served from now on."""


@dataclass(frozen=True, slots=True)
class SearchUpdate:
    """The search index is up to date, or could not be updated."""

    complaint: str
    seconds: float


@dataclass(frozen=True, slots=True)
class PageFailure:
    """A page could not be rendered."""

    problem: Diagnostic | None
    """None if the error does not come from a template."""
    message: str


ServerEvent = SiteRebuild | SearchUpdate | PageFailure


class Session:
    """Serves a project from `start` to `end`; `report` is called with what happens, from several threads."""

    def __init__(
        self,
        options: BuildOptions,
        host: str,
        port: int,
        environment: dict[str, str],
        report: Callable[[ServerEvent], None],
    ) -> None:
        """Take the port. Raises OSError where that cannot be done."""
        self._options, self._host, self._environment, self._report = options, host, environment, report
        project = Path(options.project)
        self._themes = theme_folders(project)
        self._state, self._page_cache = ServerState(), PageCache()
        self._handler = SiteHandler(self._state, self._page_cache, self._explain_error)
        self._server = Server(host, port, self._handler, self._open_in_editor, lambda: lines_below(project))
        self._debouncer = Debouncer(self._expect, git_lock(project))
        self._watcher = Watcher(project, (project / "content", *self._themes), self._debouncer.add)
        self._builder = SiteBuilder(replace(options, fallback_url=f"{self.origin}/"))
        self._search = BackgroundSearch(self._state, self._explain_error, self._report_search)
        self._failing: set[str] = set()

    @property
    def port(self) -> int:
        """The port that the server listens on."""
        return self._server.server_port

    @property
    def origin(self) -> str:
        """The origin for a browser on this computer: scheme, host and port."""
        host = "localhost" if self._host in {"0.0.0.0", "::"} else self._host  # noqa: S104 - a comparison
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def polling(self) -> bool:
        """Whether the system has no watches left, so that changes are noticed up to a second later."""
        return self._watcher.polling

    def base(self) -> str:
        """The path below which the site is published; `/` while there is no site."""
        edition = self._state.wait_until_current(0).edition
        return base_path(edition.base_url) if edition else "/"

    def read(self) -> None:
        """Read all sources, on all cores, while there is only one thread."""
        self._builder.read()

    def start(self) -> None:
        """Start the threads: the watcher first, so that no change is missed while the site is built."""
        self._watcher.start()
        start_thread(lambda: self._server.serve_forever(poll_interval=0.1), "server")
        start_thread(self._follow, "builder")
        self._search.start()

    def end(self) -> None:
        """Stop everything. Streams that are open end with it."""
        self._watcher.stop()
        self._debouncer.end()
        self._state.end()
        self._server.shutdown()
        self._server.server_close()
        self._search.end()

    def _expect(self) -> None:
        """Mark the site as outdated and let the search wait: a file is being saved."""
        self._state.mark_stale()
        self._search.nudge()

    def _follow(self) -> None:
        self._rebuild(frozenset())
        collect_garbage(freeze=True)  # what the first build has created lives for long
        since, lost, idle = 0, False, None
        while (paths := self._debouncer.wait(idle)) is not None:
            if paths or lost:
                self._rebuild(paths)
                if self._watcher.renew():
                    self._rebuild(frozenset())
            since, lost, idle = since + 1, len(paths) >= _BURST, _IDLE
            if not paths or since > _MAX_UNCOLLECTED:
                collect_garbage()
                since, idle = 0, None

    def _rebuild(self, paths: frozenset[str]) -> None:
        """Build the site, again if sources change meanwhile, and serve the result in one step."""
        start, before = perf_counter(), self._state.current().edition
        edition, problems, crash = self._build_site()
        while perf_counter() - start < LONGEST and not self._debouncer.wait_for_quiet():
            paths |= self._debouncer.wait() or frozenset()
            edition, problems, crash = self._build_site()
        site = self._state.show(edition, problems, crash)
        self._state.mark_current()
        if self._debouncer.pending():
            self._state.mark_stale()
        self._search.nudge()
        pages, total_pages = _differing_pages(before, site.edition)
        self._report(SiteRebuild(tuple(sorted(paths)), pages, total_pages, perf_counter() - start, site))

    def _build_site(self) -> tuple[BuiltSite | None, Diagnostics, str]:
        """Build the site: an edition if it may be shown, the problems, and why the program could not go on."""
        try:
            edition = self._builder.build()
        except Exception as error:  # noqa: BLE001 - whatever it is, the last good site goes on being served
            what = f"{type(error).__name__}: {error}"
            return None, Diagnostics(), f"The program itself failed at this change ({what}). Please report it."
        if not edition.complete:
            return None, edition.problems, ""
        # A page that somebody looks at, or that failed before, is made before it is shown.
        proofs = [
            (page, self._handler.check_page(edition, page)) for page in {*self._state.open_pages(), *self._failing}
        ]
        self._failing = {page for page, problem in proofs if problem}
        problems = Diagnostics.collect(edition.problems.items, [problem for _, problem in proofs if problem])
        return (None if self._failing and self._state.current().edition else edition), problems, ""

    def _explain_error(self, error: Exception) -> Diagnostic | None:
        problem = error.problem if isinstance(error, RenderError) else None
        self._report(PageFailure(problem, problem.message if problem else f"{type(error).__name__}: {error}"))
        return problem

    def _report_search(self, complaint: str, seconds: float) -> None:
        self._report(SearchUpdate(complaint, seconds))

    def _open_in_editor(self, path: str, line: int, column: int) -> None:
        # Problems of a theme name its files from the folder that holds `themes/`, which need not be the project.
        places = (self._options.project, *(place.parent for place in self._themes))
        file = find_source(path, places)
        if file is None:
            raise LookupError(path)
        open_editor(file, line, column, self._environment)


def theme_folders(project: Path) -> tuple[Path, ...]:
    """List the folders that may hold themes: the project's own, and those that come with the program."""
    from catalogue.theme.inheritance import BUNDLED_THEMES

    places = (project / "themes", BUNDLED_THEMES, BUNDLED_THEMES.parent.parent / "themes")
    return tuple(dict.fromkeys(place for place in places if place.is_dir() or place.parent == project))


def _differing_pages(old: BuiltSite | None, new: BuiltSite | None) -> tuple[int, int]:
    """Count the pages that may be new, different or gone, and all pages."""
    if old is new or new is None:
        return 0, 0
    artifacts = old.artifacts if old else {}
    pages = [path for path in artifacts.keys() | new.artifacts.keys() if path.endswith(".html")]
    return sum((old.version(path) if old else "") != new.version(path) for path in pages), len(pages)
