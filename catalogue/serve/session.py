"""One run of the development server: what watches, builds, serves and searches, and the order in which they begin."""

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
from catalogue.serve.debounce import LONGEST, Changes, git_lock
from catalogue.serve.open_in_editor import open_editor, source
from catalogue.serve.page_cache import Pages
from catalogue.serve.server import Server
from catalogue.serve.site_builder import BuiltSite, SiteBuilder
from catalogue.serve.site_handler import SiteAnswers
from catalogue.serve.state import ServedSite, ServerState
from catalogue.serve.watcher import Watch
from catalogue.urls import base_path

_REST = 0.4
"""Seconds without a change after which there is time to sweep up."""
_MOST_UNSWEPT = 25
"""Changes after which it is swept up all the same."""
_BURST = 200
"""Changed paths from which on the kernel may have lost some, so that the sources are looked at once more."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The sources were looked at."""

    changed: tuple[str, ...]
    """What had changed, relative to the project; nothing at the first look."""
    pages: int
    """Pages that may not be what they were."""
    of: int
    """Pages that there are."""
    seconds: float
    shown: ServedSite
    """What is shown from now on."""


@dataclass(frozen=True, slots=True)
class Searched:
    """The search is up to date, or could not be brought there."""

    complaint: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Failed:
    """A page could not be made."""

    problem: Diagnostic | None
    """None where no template is behind it."""
    words: str


ServerEvent = Rebuilt | Searched | Failed


class Session:
    """Serves a project from `start` to `end`; `tell` is called with what happens, from several threads."""

    def __init__(
        self,
        options: BuildOptions,
        host: str,
        port: int,
        environment: dict[str, str],
        tell: Callable[[ServerEvent], None],
    ) -> None:
        """Take the port. Raises OSError where that cannot be done."""
        self._options, self._host, self._environment, self._tell = options, host, environment, tell
        project = Path(options.project)
        self._themes = theme_places(project)
        self._stand, self._pages = ServerState(), Pages()
        self._site = SiteAnswers(self._stand, self._pages, self._explained)
        self._server = Server(host, port, self._site, self._open, lambda: lines_below(project))
        self._changes = Changes(self._expect, git_lock(project))
        self._watch = Watch(project, (project / "content", *self._themes), self._changes.add)
        self._workshop = SiteBuilder(replace(options, fallback_url=f"{self.origin}/"))
        self._search = BackgroundSearch(self._stand, self._explained, self._searched)
        self._failing: set[str] = set()

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return self._server.server_port

    @property
    def origin(self) -> str:
        """Where a browser on this computer finds it: scheme, host and port."""
        host = "localhost" if self._host in {"0.0.0.0", "::"} else self._host  # noqa: S104 - a comparison
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def polling(self) -> bool:
        """Whether the system has no watches left, so that changes are found a second later."""
        return self._watch.polling

    def base(self) -> str:
        """The path that the site stands below, once there is a site."""
        edition = self._stand.settled(0).edition
        return base_path(edition.base_url) if edition else "/"

    def read(self) -> None:
        """Read all sources, on all cores, before there is a second thread."""
        self._workshop.read()

    def start(self) -> None:
        """Watch first, so that nothing is missed that changes while the site is built."""
        self._watch.start()
        start_thread(lambda: self._server.serve_forever(poll_interval=0.1), "server")
        start_thread(self._follow, "builder")
        self._search.start()

    def end(self) -> None:
        """Stop everything. Streams that are open end with it."""
        self._watch.stop()
        self._changes.end()
        self._stand.end()
        self._server.shutdown()
        self._server.server_close()
        self._search.end()

    def _expect(self) -> None:
        """Something is being saved: everything else can wait."""
        self._stand.expect()
        self._search.nudge()

    def _follow(self) -> None:
        self._rebuild(frozenset())
        collect_garbage(freeze=True)  # what the first look has left stays for long
        since, lost, rest = 0, False, None
        while (paths := self._changes.wait(rest)) is not None:
            if paths or lost:
                self._rebuild(paths)
                if self._watch.renew():
                    self._rebuild(frozenset())
            since, lost, rest = since + 1, len(paths) >= _BURST, _REST
            if not paths or since > _MOST_UNSWEPT:
                collect_garbage()
                since, rest = 0, None

    def _rebuild(self, paths: frozenset[str]) -> None:
        """Look at the sources, again if they change meanwhile, and show what came of it in one step."""
        start, before = perf_counter(), self._stand.now().edition
        edition, problems, trouble = self._look()
        while perf_counter() - start < LONGEST and not self._changes.settled():
            paths |= self._changes.wait() or frozenset()
            edition, problems, trouble = self._look()
        shown = self._stand.show(edition, problems, trouble)
        self._stand.settle()
        if self._changes.pending():
            self._stand.expect()
        self._search.nudge()
        pages, of = _differing_pages(before, shown.edition)
        self._tell(Rebuilt(tuple(sorted(paths)), pages, of, perf_counter() - start, shown))

    def _look(self) -> tuple[BuiltSite | None, Diagnostics, str]:
        """Build the site: an edition if it may be shown, the problems, and why the program could not go on."""
        try:
            edition = self._workshop.site()
        except Exception as error:  # noqa: BLE001 - whatever it is, the last good site goes on being served
            what = f"{type(error).__name__}: {error}"
            return None, Diagnostics(), f"The program itself failed at this change ({what}). Please report it."
        if not edition.whole:
            return None, edition.problems, ""
        # A page that somebody looks at, or that failed before, is made before it is shown.
        found = [(page, self._site.prove(edition, page)) for page in {*self._stand.viewed(), *self._failing}]
        self._failing = {page for page, problem in found if problem}
        problems = Diagnostics.collect(edition.problems.items, [problem for _, problem in found if problem])
        return (None if self._failing and self._stand.now().edition else edition), problems, ""

    def _explained(self, error: Exception) -> Diagnostic | None:
        problem = error.problem if isinstance(error, RenderError) else None
        self._tell(Failed(problem, problem.message if problem else f"{type(error).__name__}: {error}"))
        return problem

    def _searched(self, complaint: str, seconds: float) -> None:
        self._tell(Searched(complaint, seconds))

    def _open(self, path: str, line: int, column: int) -> None:
        # Problems of a theme name its files from the folder that holds `themes/`, which need not be the project.
        places = (self._options.project, *(place.parent for place in self._themes))
        file = source(path, places)
        if file is None:
            raise LookupError(path)
        open_editor(file, line, column, self._environment)


def theme_places(project: Path) -> tuple[Path, ...]:
    """The folders in which themes may lie: the project's own, and those that come with the program."""
    from catalogue.theme.inheritance import BUNDLED_THEMES

    places = (project / "themes", BUNDLED_THEMES, BUNDLED_THEMES.parent.parent / "themes")
    return tuple(dict.fromkeys(place for place in places if place.is_dir() or place.parent == project))


def _differing_pages(old: BuiltSite | None, new: BuiltSite | None) -> tuple[int, int]:
    """How many pages may be new, different or gone, and of how many."""
    if old is new or new is None:
        return 0, 0
    known = old.artifacts if old else {}
    pages = [path for path in known.keys() | new.artifacts.keys() if path.endswith(".html")]
    return sum((old.mark(path) if old else "") != new.mark(path) for path in pages), len(pages)
