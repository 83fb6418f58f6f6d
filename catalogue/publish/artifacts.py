"""Turns a linked site into artifacts: every page in every language, the drawn covers, feeds, assets and media.

Nothing is composed here yet. What an artifact depends on is told twice: by `inputs`, from the sources, and by the
fingerprint, from the view. Whatever one page shows of another entry is part of that entry's face, never of its text.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from catalogue.api import Api, data_plan
from catalogue.artifact.artifact import Artifact, RenderError, RenderTask
from catalogue.artifact.digest import digest
from catalogue.artwork.cover import (
    MOST_OWN,
    CoverData,
    cover_path,
    cover_subject,
    draw_cover,
    in_series,
    initiative_subject,
)
from catalogue.cache.program import program_digest
from catalogue.i18n import Messages
from catalogue.images import picture_artifacts
from catalogue.pages import feeds, sitemap_robots
from catalogue.pages.embeds import embeds, old_embeds
from catalogue.pages.page_dependencies import Nearby
from catalogue.pages.page_frame import Frame
from catalogue.pages.page_list import PageSpec, RenderablePage, plans
from catalogue.pages.view_builder import Presenter
from catalogue.pdf import BOOK_COVER, PdfArtifacts
from catalogue.pdf.social_cards import cards, makes_cards
from catalogue.publish.admin import admin
from catalogue.publish.interface import Interface
from catalogue.schema.entries import Entry
from catalogue.schema.models import Initiative, Tool
from catalogue.site import Site
from catalogue.sources import MediaFile
from catalogue.theme.templates import Theme, template_fault
from catalogue.urls import output_file, root_of
from catalogue.views import AddressView, FeedView, LinkView, RedirectView, SitemapIndexView, SitemapView

_TEXTS = {"robots", "humans"}
"""Files that are plain text; the others are XML."""
_AROUND: Mapping[str, object] = {"related": (), "mentioned_by": (), "previous": None, "next": None}
"""What stands around a text and not in it: the search does not index it."""


def render(site: Site, interface: Interface, project: Path) -> tuple[Artifact, ...]:
    """Every file of the site."""
    config = site.library.config
    around, subjects = _surroundings(site, interface), _subjects(site)
    artifacts: list[Artifact] = []
    presses: list[tuple[LanguageSite, list[PageSpec]]] = []
    made = [LanguageSite(site, interface.theme, interface.messages[code], around, project) for code in config.languages]
    data = Api([press.presenter for press in made]) if "data" in config.publish else None
    for press in made:
        pages = list(plans(press.presenter, press.frame))
        pages += [data_plan(press.presenter, press.frame, data)] if data else []
        presses.append((press, pages))
        artifacts += map(press.page, pages)
        artifacts += data.tables(press.presenter) if data else ()
        artifacts += press.own_files()
        artifacts += press.prints(pages, subjects.values())
        artifacts += press.embeds()
    first = next(press for press, _ in presses if press.presenter.language == config.default_language)
    artifacts += _sitemaps(config.base_url, site, first, presses) if config.base_url else ()
    artifacts.append(first.file("robots", "robots.txt", lambda: sitemap_robots.robots_view(config)))
    artifacts += data.artifacts() if data else ()
    history = site.chronicle.digest
    artifacts.append(first.file("humans", "humans.txt", lambda: sitemap_robots.humans_view(first.presenter), history))
    artifacts += _covers(site, subjects)
    if makes_cards(config, interface.theme):
        artifacts += cards([press.presenter for press, _ in presses], subjects, interface.theme, around.whole, project)
    artifacts += (_fixed(path, data) for path, data in interface.theme.asset_bytes.items())
    artifacts += admin(config, interface.editor) if config.admin else ()
    artifacts += picture_artifacts(site, project)
    artifacts += (_copied(medium) for medium in site.media.values() if medium.picture is None)
    return tuple(artifacts)


@dataclass(frozen=True, slots=True)
class SharedDigests:
    """Digests of what more than one page may depend on: all but running text."""

    whole: str
    without_tools: str
    """The same but for the faces of the tools; how many of them carry each term is part of it."""


def _surroundings(site: Site, interface: Interface) -> SharedDigests:
    library, theme = site.library, interface.theme
    everywhere = digest(
        program_digest(),
        repr(library.config),
        theme.digest,
        [messages.digest for messages in interface.messages.values()],
        [(medium.path, medium.picture) for medium in site.media.values()],
        list(feeds.followed(site)),
    )
    entries = [*library.all(), *library.translations.values()]
    # The order of the entries is that of the lists.
    faces = [(entry.path, entry.face) for entry in entries]
    others = [(entry.path, entry.face) for entry in entries if entry.collection != "tools"]
    counts = [(facet, id_, len(ids)) for facet, group in site.taxonomy.tools.items() for id_, ids in group.items()]
    return SharedDigests(digest(everywhere, faces), digest(everywhere, others, counts))


def _sitemaps(
    base_url: str, site: Site, first: "LanguageSite", presses: Sequence[tuple["LanguageSite", list[PageSpec]]]
) -> Iterator[Artifact]:
    """The sitemap; where it would be too large for one, its parts and the list of these."""
    config, history = site.library.config, site.chronicle.digest
    listed = [(press, plan) for press, pages in presses for plan in pages if plan.listed]
    longest = len(base_url) + max(len(route.path) for route in site.routes.names.values()) + len("xx-xxxx/")
    size = sitemap_robots.addresses_in_one(longest, len(config.languages))
    if len(listed) <= size:
        yield first.file("sitemap", "sitemap.xml", lambda: sitemap_robots.sitemap_view(_addresses(listed)), history)
        return
    parts = {f"sitemap-{n}.xml": listed[(n - 1) * size : n * size] for n in range(1, -(-len(listed) // size) + 1)}
    for path, part in parts.items():
        yield first.file("sitemap", path, partial(_sitemap, part), history)
    yield first.file("sitemap-index", "sitemap.xml", partial(_sitemap_index, base_url, parts), history)


def _sitemap(listed: Iterable[tuple["LanguageSite", PageSpec]]) -> SitemapView:
    return sitemap_robots.sitemap_view(_addresses(listed))


def _sitemap_index(base_url: str, parts: Mapping[str, Iterable[tuple["LanguageSite", PageSpec]]]) -> SitemapIndexView:
    days = ((path, max(_day(plan) for _, plan in part)) for path, part in parts.items())
    return sitemap_robots.sitemap_index_view(base_url, days)


def _addresses(listed: Iterable[tuple["LanguageSite", PageSpec]]) -> Iterator[AddressView]:
    for press, plan in listed:
        yield AddressView(press.frame.url(plan.name), _day(plan), press.frame.alternates(plan.name))


def _day(plan: PageSpec) -> str:
    return plan.changed()[: len("2026-11-22")]


class LanguageSite:
    """Makes artifacts with one theme in one language."""

    def __init__(self, site: Site, theme: Theme, messages: Messages, around: SharedDigests, project: Path) -> None:
        self.presenter = Presenter(site, messages)
        with_cards = makes_cards(site.library.config, theme)
        self.frame = Frame(self.presenter, theme.assets, theme.options, with_cards=with_cards)
        self._feed_views = feeds.Feeds(self.presenter)
        self._theme = theme
        self._environment = theme.speaking(messages)
        self._inputs = digest(around.whole, messages.language)
        self._without_tools = digest(around.without_tools, messages.language, self.frame.site)
        self._always = digest(program_digest(), messages.digest)
        self._project = project

    def page(self, plan: PageSpec) -> Artifact:
        """The artifact of a page."""
        path = output_file(self.presenter.path(plan.name).partition("#")[0])
        inputs = digest(self._inputs, plan.name, *plan.sources)
        nearer = partial(self._nearer, plan, plan.nearby) if plan.nearby else None
        return Artifact(path, inputs, lambda: self._page(plan.compose(), searched=bool(plan.entry)), plan.entry, nearer)

    def _nearer(self, plan: PageSpec, nearby: Callable[[], Nearby]) -> str:
        groups = nearby()
        faces = [self._faces(tool) for group in groups for tool in group if tool]
        return digest(self._without_tools, plan.name, plan.sources, groups, faces)

    def _faces(self, tool: str) -> tuple[str, str]:
        """What other pages may show of a tool: of its original, and in this language."""
        original = self.presenter.library.tools[tool]
        local = self.presenter.library.localised(original, self.presenter.language)
        return original.face, local.face

    def file(self, kind: str, path: str, view: Callable[[], object], *sources: str) -> Artifact:
        """The artifact of a file that is no page.

        Args:
            kind: the name of its template without extension.
            path: where it stands.
            view: composes its view.
            sources: digests of what it shows that no face tells.
        """
        return Artifact(path, digest(self._inputs, path, *sources), lambda: self._file(kind, view()))

    def own_files(self) -> Iterator[Artifact]:
        """The feeds, how to search, and a page at every old address that leads to the new one in this language."""
        presenter, describing = self.presenter, self.frame.site.open_search
        for name in feeds.followed(presenter.site):
            yield from self._feeds(name)
        if describing:
            yield self.file("opensearch", describing, lambda: sitemap_robots.open_search_view(presenter, describing))
        for path, (key, language) in presenter.site.redirects.items():
            if language == presenter.language:
                yield self._leading_on(path, key, presenter.link(key))

    def _feeds(self, name: str) -> Iterator[Artifact]:
        presenter, history = self.presenter, self.presenter.site.chronicle.digest
        link, view = feeds.feed_link(presenter, name), partial(self._feed_views.view, name)
        assert link is not None
        yield self.file("feed", link.atom, view, history)
        yield Artifact(link.json, digest(self._inputs, link.json, history), lambda: self._json_feed(view()))

    def _json_feed(self, view: FeedView) -> RenderTask:
        return RenderTask(digest(self._always, view), partial(feeds.json_feed, view, self.presenter.language))

    def prints(self, pages: Sequence[PageSpec], subjects: Iterable[CoverData]) -> Iterator[Artifact]:
        """The PDFs in this language."""
        drawn = {cover_path(subject.id): subject for subject in subjects}
        drawn[cover_path(BOOK_COVER)] = CoverData(BOOK_COVER, self.presenter.library.config.logo)
        yield from PdfArtifacts(self.presenter, self.frame, self._theme.prints, drawn, self._inputs).artifacts(pages)

    def embeds(self) -> Iterator[Artifact]:
        """The pages made to be framed elsewhere, and a page at every address where one of them once stood."""
        for path, compose in embeds(self.presenter, self.frame):
            make = partial(self._embed, compose)
            yield Artifact(output_file(path), digest(self._inputs, path), make)
        for path, key, target in old_embeds(self.presenter):
            yield self._leading_on(path, key, target)

    def _embed(self, compose: Callable[[], RenderablePage]) -> RenderTask:
        return self._page(compose(), searched=False)

    def _leading_on(self, path: str, key: str, target: LinkView) -> Artifact:
        make = partial(self._redirect, path, key, target)
        return Artifact(output_file(path), digest(self._inputs, path), make)

    def _redirect(self, path: str, key: str, target: LinkView) -> RenderTask:
        page = self.frame.page(key, "redirect", target.title, "", indexed=False)
        return self._page(
            RenderablePage(replace(page, path=path, root=root_of(path)), RedirectView(target)), searched=False
        )

    def _page(self, page: RenderablePage, *, searched: bool) -> RenderTask:
        site, template = self.frame.site_on(page.frame), f"{page.frame.kind}.html"
        closure = self._theme.closures[template]
        return RenderTask(
            fingerprint=digest(self._always, closure, site, page.frame, page.view),
            produce=self._maker(template, site=site, page=page.frame, view=page.view),
            indexed=digest(closure, page.frame.title, page.frame.path, _text_of(page.view)) if searched else "",
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
            except Exception as error:  # a template may raise anything; what is not a template's is raised again
                raise RenderError(template_fault(error, self._project)) from error

        return produce


def _text_of(view: object) -> object:
    """A view without what stands around its text."""
    fields = getattr(view, "__dataclass_fields__", {})
    return replace(view, **{name: value for name, value in _AROUND.items() if name in fields})  # type: ignore[type-var]  # views are dataclasses


def _subjects(site: Site) -> dict[str, CoverData]:
    """What the cover of every tool and every initiative is drawn from, by the entry's key."""
    library = site.library
    subjects = [cover_subject(library, tool, _home(site, tool)) for tool in library.tools.values()]
    if len(subjects) > MOST_OWN:  # those that share a sheet stand together, so that it is laid out once
        subjects = [in_series(subject, library.tools[subject.id].meta.strand) for subject in subjects]
        subjects.sort(key=lambda subject: (subject.series, subject.id))
    found = {f"tools/{subject.id}": subject for subject in subjects}
    return found | {each.key: initiative_subject(each, _seat(site, each)) for each in library.initiatives.values()}


def _covers(site: Site, subjects: Mapping[str, CoverData]) -> list[Artifact]:
    """A drawn cover for every tool that brings no picture of its own, and for every initiative."""
    own = {tool.key for tool in site.library.tools.values() if tool.meta.cover}
    drawn, program = [subject for key, subject in subjects.items() if key not in own], program_digest()
    return [_known(cover_path(each.id), digest(program, each), partial(draw_cover, each)) for each in drawn]


def _home(site: Site, tool: Entry[Tool]) -> str:
    organisers = (site.library.organisations[item.organisation] for item in tool.meta.organisers)
    return next((organiser.meta.country for organiser in organisers if organiser.meta.country), "")


def _seat(site: Site, initiative: Entry[Initiative]) -> str:
    """The country of an initiative's coordinator; empty where that is not known."""
    coordinator = initiative.meta.coordinator
    if coordinator is None or coordinator.organisation is None:
        return ""
    return site.library.organisations[coordinator.organisation].meta.country or ""


def _fixed(path: str, data: bytes) -> Artifact:
    return _known(path, sha256(data).hexdigest(), lambda: data)


def _copied(medium: MediaFile) -> Artifact:
    def compose() -> RenderTask:
        return RenderTask(sha256(medium.file.read_bytes()).hexdigest(), medium.file.read_bytes)

    return Artifact(medium.path, digest(medium.path, medium.size, medium.changed, medium.touched), compose)


def _known(path: str, fingerprint: str, produce: Callable[[], bytes]) -> Artifact:
    """A file that needs no view: its fingerprint is known at once."""
    return Artifact(path, fingerprint, lambda: RenderTask(fingerprint, produce))
