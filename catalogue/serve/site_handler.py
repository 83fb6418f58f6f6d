"""Answers to requests for the site: what is shown now, with the reload script on the way out. Knows no socket."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue.diagnostics import Diagnostic
from catalogue.serve import error_overlay, reload
from catalogue.serve import response as answer
from catalogue.serve.page_cache import Made, Pages, published_file
from catalogue.serve.response import Answer, FilePart
from catalogue.serve.routing import Place, below, place
from catalogue.serve.site_builder import BuiltSite
from catalogue.serve.state import ServedSite, ServerState
from catalogue.urls import base_path

PATIENCE = 3.0
"""Seconds that a page waits for sources that have just changed, so that nobody is shown what is out of date."""


@dataclass(frozen=True, slots=True)
class SiteAnswers:
    """Answers from what a stand shows."""

    stand: ServerState
    pages: Pages
    explained: Callable[[Exception], Diagnostic | None]
    """The problem behind what was raised while a page was made; None where no template is behind it."""

    def answer(self, target: str, asked: Mapping[str, str]) -> Answer:
        """The answer to a GET of `target`, path and query as they were sent."""
        shown = self.stand.settled(PATIENCE if _may_be_page(target) else 0)
        if shown.edition is None:
            return _no_site(shown, 503)
        at = _place(shown, target)
        if at.moved_to:
            return answer.moved(at.moved_to)
        if not at.found and _is_archive(shown.edition, target):
            return answer.words(404, "The archive of the whole site is made by a build, and not while you write.")
        if at.path.endswith(".html"):
            return self._page(shown, target)
        return self._file(shown, at.path, asked)

    def state(self, shown: ServedSite, target: str) -> tuple[str, tuple[str, ...]]:
        """The state of the page at `target`, and the addresses of its style sheets."""
        if shown.edition is None:
            return error_overlay.NO_SITE, ()
        made, at, shown = self._made(shown, target)
        if made is None or made.parts is None or shown.edition is None:
            return error_overlay.NO_SITE, ()
        return reload.state(made.parts, shown.edition.mark, found=at.found), made.parts.styles

    def prove(self, edition: BuiltSite, target: str) -> Diagnostic | None:
        """What keeps the page at `target` of an edition that is not shown yet from being made; None if it can be."""
        at = place(target, base_path(edition.base_url), edition.artifacts)
        if at.path not in edition.artifacts:
            return None
        try:
            self.pages.make(edition, at.path)
        except OSError:
            return None
        except Exception as error:  # noqa: BLE001 - a template may raise anything
            return self.explained(error)
        return None

    def _page(self, shown: ServedSite, target: str) -> Answer:
        made, at, shown = self._made(shown, target)
        if made is None or made.parts is None or shown.edition is None:
            return _no_site(shown, 500) if at.found else answer.words(404, "There is no page at this address.")
        mark = reload.state(made.parts, shown.edition.mark, found=at.found)
        return answer.page(reload.with_script(made.body, mark), 200 if at.found else 404)

    def _made(self, shown: ServedSite, target: str) -> tuple[Made | None, Place, ServedSite]:
        """The page at `target`, where it lies, and what is shown: another edition if this one cannot make it."""
        for _ in range(2):
            edition, at = shown.edition, _place(shown, target)
            if edition is None or at.path not in edition.artifacts or at.moved_to:
                break
            try:
                return self.pages.make(edition, at.path), at, shown
            except OSError:
                break
            except Exception as error:  # noqa: BLE001 - a template may raise anything
                problem = self.explained(error)
                if problem is None:
                    break
                shown = self.stand.fall_back(edition, problem)
        return None, at, shown

    def _file(self, shown: ServedSite, path: str, asked: Mapping[str, str]) -> Answer:
        """A file that is no page: of what is shown, of the search, or of what was shown before."""
        if shown.bundle and path in shown.bundle.files:
            return _from_disk(path, shown.bundle.files[path], shown.bundle.fingerprint, asked)
        for edition in (shown.edition, shown.before):
            if edition is None or path not in edition.artifacts:
                continue
            content, mark = edition.content(path), edition.mark(path)
            if isinstance(content, Path):
                return _from_disk(path, content, mark, asked)
            try:
                return answer.file(path, self.pages.make(edition, path).body, mark, asked)
            except Exception as error:  # noqa: BLE001 - a template may raise anything
                if problem := self.explained(error):
                    self.stand.fall_back(edition, problem)
                return answer.words(500, "This file could not be made; the terminal says why.")
        return answer.words(404, "There is no file at this address.")


def _place(shown: ServedSite, target: str) -> Place:
    """Where `target` leads among all that is shown."""
    edition = shown.edition
    assert edition is not None
    base = base_path(edition.base_url)
    at = place(target, base, edition.artifacts)
    if at.found or at.moved_to:
        return at
    others = {**(shown.bundle.files if shown.bundle else {}), **(shown.before.artifacts if shown.before else {})}
    elsewhere = place(target, base, others)
    is_file = elsewhere.found and not elsewhere.moved_to and not elsewhere.path.endswith(".html")
    return elsewhere if is_file else at


def _is_archive(edition: BuiltSite, target: str) -> bool:
    path = below(target.partition("?")[0], base_path(edition.base_url))
    return bool(path) and path == edition.archive


def _may_be_page(target: str) -> bool:
    name = target.partition("?")[0].rpartition("/")[2]
    return "." not in name or name.endswith(".html")


def _from_disk(path: str, file: Path, mark: str, asked: Mapping[str, str]) -> Answer:
    try:
        size = published_file(file).stat().st_size
    except OSError:
        return answer.words(404, "This file no longer exists.")
    return answer.file(path, FilePart(file, 0, size), mark, asked)


def _no_site(shown: ServedSite, status: int) -> Answer:
    return answer.page(reload.with_script(error_overlay.no_site_page(shown), error_overlay.NO_SITE), status)
