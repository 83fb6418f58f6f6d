"""Responses to requests for the site, with the reload script added to pages. Knows no socket."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue.diagnostics import Diagnostic
from catalogue.serve import error_overlay, page_state
from catalogue.serve.page_cache import CachedFile, PageCache, check_published_file
from catalogue.serve.response import FilePart, Response, file_response, page_response, redirect_response, text_response
from catalogue.serve.routing import Destination, resolve, site_path
from catalogue.serve.site_builder import BuiltSite
from catalogue.serve.state import ServedSite, ServerState
from catalogue.urls import base_path

MAX_WAIT = 3.0
"""Seconds that a page waits for sources that have just changed, so that no outdated page is sent."""


@dataclass(frozen=True, slots=True)
class SiteHandler:
    """Responds with files of the site that the server state holds."""

    state: ServerState
    pages: PageCache
    explain_error: Callable[[Exception], Diagnostic | None]
    """Gives the problem behind an error of rendering; None if the error does not come from a template."""

    def respond(self, target: str, headers: Mapping[str, str]) -> Response:
        """The response to a GET of `target`, path and query as they were sent."""
        site = self.state.wait_until_current(MAX_WAIT if _may_be_page(target) else 0)
        if site.edition is None:
            return _no_site_response(site, 503)
        destination = _resolve_target(site, target)
        if destination.redirect:
            return redirect_response(destination.redirect)
        if not destination.exists and _is_archive(site.edition, target):
            return text_response(404, "The archive of the whole site is made by a build, and not while you write.")
        if destination.path.endswith(".html"):
            return self._page_response(site, target)
        return self._file_response(site, destination.path, headers)

    def page_state(self, site: ServedSite, target: str) -> tuple[str, tuple[str, ...]]:
        """The state of the page at `target`, and the addresses of its style sheets."""
        if site.edition is None:
            return error_overlay.NO_SITE, ()
        file, destination, site = self._make_page(site, target)
        if file is None or file.parts is None or site.edition is None:
            return error_overlay.NO_SITE, ()
        return page_state.page_state(file.parts, site.edition.version, exists=destination.exists), file.parts.styles

    def check_page(self, edition: BuiltSite, target: str) -> Diagnostic | None:
        """Render the page at `target` of an edition that is not served yet; the problem if that fails, else None."""
        destination = resolve(target, base_path(edition.base_url), edition.artifacts)
        if destination.path not in edition.artifacts:
            return None
        try:
            self.pages.make(edition, destination.path)
        except OSError:
            return None
        except Exception as error:  # noqa: BLE001 - a template may raise anything
            return self.explain_error(error)
        return None

    def _page_response(self, site: ServedSite, target: str) -> Response:
        file, destination, site = self._make_page(site, target)
        if file is None or file.parts is None or site.edition is None:
            return (
                _no_site_response(site, 500)
                if destination.exists
                else text_response(404, "There is no page at this address.")
            )
        version = page_state.page_state(file.parts, site.edition.version, exists=destination.exists)
        return page_response(page_state.add_script(file.body, version), 200 if destination.exists else 404)

    def _make_page(self, site: ServedSite, target: str) -> tuple[CachedFile | None, Destination, ServedSite]:
        """Render the page at `target`; also its route, and the site: another edition if this one cannot render it."""
        for _ in range(2):
            edition, destination = site.edition, _resolve_target(site, target)
            if edition is None or destination.path not in edition.artifacts or destination.redirect:
                break
            try:
                return self.pages.make(edition, destination.path), destination, site
            except OSError:
                break
            except Exception as error:  # noqa: BLE001 - a template may raise anything
                problem = self.explain_error(error)
                if problem is None:
                    break
                site = self.state.fall_back(edition, problem)
        return None, destination, site

    def _file_response(self, site: ServedSite, path: str, headers: Mapping[str, str]) -> Response:
        """A file that is not a page: of the site, of the search, or of the edition before."""
        if site.bundle and path in site.bundle.files:
            return _disk_response(path, site.bundle.files[path], site.bundle.fingerprint, headers)
        for edition in (site.edition, site.before):
            if edition is None or path not in edition.artifacts:
                continue
            content, version = edition.content(path), edition.version(path)
            if isinstance(content, Path):
                return _disk_response(path, content, version, headers)
            try:
                return file_response(path, self.pages.make(edition, path).body, version, headers)
            except Exception as error:  # noqa: BLE001 - a template may raise anything
                if problem := self.explain_error(error):
                    self.state.fall_back(edition, problem)
                return text_response(500, "This file could not be made; the terminal says why.")
        return text_response(404, "There is no file at this address.")


def _resolve_target(site: ServedSite, target: str) -> Destination:
    """The route of `target` among all files that are served."""
    edition = site.edition
    assert edition is not None
    base = base_path(edition.base_url)
    destination = resolve(target, base, edition.artifacts)
    if destination.exists or destination.redirect:
        return destination
    others = {**(site.bundle.files if site.bundle else {}), **(site.before.artifacts if site.before else {})}
    elsewhere = resolve(target, base, others)
    is_file = elsewhere.exists and not elsewhere.redirect and not elsewhere.path.endswith(".html")
    return elsewhere if is_file else destination


def _is_archive(edition: BuiltSite, target: str) -> bool:
    path = site_path(target.partition("?")[0], base_path(edition.base_url))
    return bool(path) and path == edition.archive


def _may_be_page(target: str) -> bool:
    name = target.partition("?")[0].rpartition("/")[2]
    return "." not in name or name.endswith(".html")


def _disk_response(path: str, file: Path, version: str, headers: Mapping[str, str]) -> Response:
    try:
        size = check_published_file(file).stat().st_size
    except OSError:
        return text_response(404, "This file no longer exists.")
    return file_response(path, FilePart(file, 0, size), version, headers)


def _no_site_response(site: ServedSite, status: int) -> Response:
    return page_response(page_state.add_script(error_overlay.no_site_page(site), error_overlay.NO_SITE), status)
