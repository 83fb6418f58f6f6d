"""Artifacts of a site in one language: pages, feeds, embeds, PDFs and redirects, rendered with one theme."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from catalogue.api import DATA_PAGE
from catalogue.artifact.artifact import Artifact, RenderError, RenderTask
from catalogue.artifact.digest import digest
from catalogue.artwork.cover import CoverData, cover_path
from catalogue.cache.program import program_digest
from catalogue.i18n import Messages
from catalogue.pages import feeds, sitemap_robots
from catalogue.pages.embeds import embeds, old_embeds
from catalogue.pages.page_definition import PageSpec, RenderablePage
from catalogue.pages.page_dependencies import ToolDependencies
from catalogue.pages.page_frame import Frame
from catalogue.pages.page_list import PAGES
from catalogue.pages.view_builder import ViewBuilder
from catalogue.pdf import BOOK_COVER, PdfArtifacts
from catalogue.pdf.social_cards import makes_cards
from catalogue.site import Site
from catalogue.theme.templates import Theme, template_diagnostic
from catalogue.urls import output_file, root_of
from catalogue.views import FeedView, LinkView, RedirectView

_PAGES = {**PAGES, **DATA_PAGE}
_TEXTS = {"robots", "humans"}
"""Files that are plain text; the others are XML."""
_NOT_INDEXED: Mapping[str, object] = {"related": (), "mentioned_by": (), "previous": None, "next": None}
"""Fields other than a page's text, with the values that exclude them from the digest for the search index."""


@dataclass(frozen=True, slots=True)
class SharedDigests:
    """Digests of everything that several pages may depend on, which is all but running text."""

    everything: str
    without_tools: str
    """Digest without the public digests of the tools, but with the number of tools that carry each term."""


class LanguageSite:
    """The artifacts of a site in one language, rendered with one theme."""

    def __init__(
        self, site: Site, theme: Theme, messages: Messages, shared_digests: SharedDigests, project: Path
    ) -> None:
        self.builder = ViewBuilder(site, messages, _PAGES)
        with_cards = makes_cards(site.library.config, theme)
        self.frame = Frame(self.builder, theme.assets, theme.options, theme.colours, with_cards=with_cards)
        self._feed_views = feeds.Feeds(self.builder)
        self._theme = theme
        self._environment = theme.speaking(messages)
        self._inputs = digest(shared_digests.everything, messages.language)
        self._without_tools = digest(shared_digests.without_tools, messages.language, self.frame.site)
        self._always = digest(program_digest(), messages.digest)
        self._project = project

    def page(self, plan: PageSpec) -> Artifact:
        """The artifact of a page."""
        path = output_file(self.builder.path(plan.name).partition("#")[0])
        inputs = digest(self._inputs, plan.name, *plan.sources)
        nearer = partial(self._nearer, plan, plan.tool_dependencies) if plan.tool_dependencies else None
        return Artifact(path, inputs, lambda: self._page(plan.compose(), search=bool(plan.entry)), plan.entry, nearer)

    def _nearer(self, plan: PageSpec, nearby: Callable[[], ToolDependencies]) -> str:
        groups = nearby()
        digests = [self._tool_digests(tool) for group in groups for tool in group if tool]
        return digest(self._without_tools, plan.name, plan.sources, groups, digests)

    def _tool_digests(self, tool: str) -> tuple[str, str]:
        """Public digests of a tool's original and of its version in this language."""
        original = self.builder.library.tools[tool]
        local = self.builder.library.localise(original, self.builder.language)
        return original.public_digest, local.public_digest

    def file(self, kind: str, path: str, view: Callable[[], object], *sources: str) -> Artifact:
        """The artifact of a file other than a page.

        Args:
            kind: the name of its template without extension.
            path: its path.
            view: function that composes its view.
            sources: digests of whatever it shows that public digests do not cover.
        """
        return Artifact(path, digest(self._inputs, path, *sources), lambda: self._file(kind, view()))

    def own_files(self) -> Iterator[Artifact]:
        """The feeds, the search description, and a redirect from every old address in this language."""
        builder, describing = self.builder, self.frame.site.open_search
        for name in feeds.feed_pages(builder.site):
            yield from self._feeds(name)
        if describing:
            yield self.file("opensearch", describing, lambda: sitemap_robots.open_search_view(builder, describing))
        for path, (key, language) in builder.site.redirects.items():
            if language == builder.language:
                yield self._redirect_artifact(path, key, builder.link(key))

    def _feeds(self, name: str) -> Iterator[Artifact]:
        builder, history = self.builder, self.builder.site.changelog.digest
        link, view = feeds.feed_link(builder, name), partial(self._feed_views.view, name)
        assert link is not None
        yield self.file("feed", link.atom, view, history)
        yield Artifact(link.json, digest(self._inputs, link.json, history), lambda: self._json_feed_task(view()))

    def _json_feed_task(self, view: FeedView) -> RenderTask:
        return RenderTask(digest(self._always, view), partial(feeds.render_json_feed, view, self.builder.language))

    def pdfs(self, pages: Sequence[PageSpec], subjects: Iterable[CoverData]) -> Iterator[Artifact]:
        """The artifacts of the PDFs in this language."""
        covers = {cover_path(subject.id): subject for subject in subjects}
        covers[cover_path(BOOK_COVER)] = CoverData(BOOK_COVER, self.builder.library.config.logo)
        yield from PdfArtifacts(self.builder, self.frame, self._theme, covers, self._inputs).artifacts(pages)

    def embeds(self) -> Iterator[Artifact]:
        """The embeds, and a redirect from every old address of an embed."""
        for path, compose in embeds(self.builder, self.frame):
            make = partial(self._embed_task, compose)
            yield Artifact(output_file(path), digest(self._inputs, path), make)
        for path, key, target in old_embeds(self.builder):
            yield self._redirect_artifact(path, key, target)

    def _embed_task(self, compose: Callable[[], RenderablePage]) -> RenderTask:
        return self._page(compose(), search=False)

    def _redirect_artifact(self, path: str, key: str, target: LinkView) -> Artifact:
        make = partial(self._redirect, path, key, target)
        return Artifact(output_file(path), digest(self._inputs, path), make)

    def _redirect(self, path: str, key: str, target: LinkView) -> RenderTask:
        page = self.frame.page(key, "redirect", target.title, "", indexed=False)
        return self._page(
            RenderablePage(replace(page, path=path, root=root_of(path)), RedirectView(target)), search=False
        )

    def _page(self, page: RenderablePage, *, search: bool) -> RenderTask:
        site, template = self.frame.site_for(page.frame), f"{page.frame.kind}.html"
        closure = self._theme.closures[template]
        return RenderTask(
            fingerprint=digest(self._always, closure, site, page.frame, page.view),
            produce=self._maker(template, site=site, page=page.frame, view=page.view),
            indexed=digest(closure, page.frame.title, page.frame.path, _text_of(page.view)) if search else "",
        )

    def _file(self, kind: str, view: object) -> RenderTask:
        template = f"{kind}.{'txt' if kind in _TEXTS else 'xml'}"
        return RenderTask(
            fingerprint=digest(self._always, self._theme.closures[template], self.frame.site, view),
            produce=self._maker(template, site=self.frame.site, view=view),
        )

    def _maker(self, template: str, **views: object) -> Callable[[], bytes]:
        def produce() -> bytes:
            try:
                return self._environment.get_template(template).render(views).encode()
            except Exception as error:  # a template may raise anything; errors from elsewhere are raised again
                raise RenderError(template_diagnostic(error, self._project)) from error

        return produce


def _text_of(view: object) -> object:
    """A copy of a view without the fields that the search does not index."""
    fields = getattr(view, "__dataclass_fields__", {})
    return replace(view, **{name: value for name, value in _NOT_INDEXED.items() if name in fields})  # type: ignore[type-var]  # views are dataclasses
