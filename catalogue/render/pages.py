"""Which files the site consists of: one artifact for each page in each language, and the files that belong to none."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from catalogue import __version__
from catalogue.i18n import Messages
from catalogue.link import Site
from catalogue.link.taxonomy import FACETS
from catalogue.render import atlas, compose, feeds, labels, matrix, numbers, overview, structured
from catalogue.render.artifact import Artifact
from catalogue.render.cover import cover_path, cover_subject, draw_cover
from catalogue.render.frame import Frame
from catalogue.render.home import home_view
from catalogue.render.interface import Interface
from catalogue.render.presenter import Presenter
from catalogue.render.theme import Theme
from catalogue.render.views import GlossaryView, PageView, RedirectView
from catalogue.urls import output_file, root_of
from catalogue.validate.entries import Entry

_PERSONAL = ("search", "shortlist")
"""Pages that show what a reader asks for: nothing that a search engine should list."""
_CHARTS = ("matrix", "map", "numbers")
_EXTENSIONS = {"feed": "xml", "sitemap": "xml", "robots": "txt"}


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is rendered."""

    frame: PageView
    view: object
    reviewed: str = ""
    """The day of its entry's last review."""
    entry: str = ""
    """The key of the entry that it shows, where the search lists it."""


def render(site: Site, interface: Interface) -> tuple[Artifact, ...]:
    """Every file of the site. Nothing is rendered yet: each artifact knows how to make itself."""
    theme, artifacts = interface.theme, list[Artifact]()
    addresses: list[tuple[PageView, str]] = []
    default = site.library.config.default_language
    for language in site.library.config.languages:
        presenter = Presenter(site, interface.messages[language])
        frame = Frame(presenter, theme.assets, theme.options)
        workshop = _Workshop(theme, presenter.messages, frame)
        for page in _pages(presenter, frame, default_only=language == default):
            artifacts.append(workshop.page(page))
            addresses.append((page.frame, page.reviewed))
        if frame.site.feed:
            artifacts.append(workshop.file("feed", frame.site.feed, feeds.feed_view(presenter, frame.site.feed)))
        if language == default:
            artifacts.extend(_redirects(presenter, frame, workshop))
            artifacts.append(workshop.file("robots", "robots.txt", feeds.robots_view(site.library.config.base_url)))
            last = workshop
    artifacts.append(last.file("sitemap", "sitemap.xml", feeds.sitemap_view(addresses)))
    artifacts.extend(_covers(site))
    artifacts.extend(_fixed(path, data) for path, data in theme.asset_bytes.items())
    artifacts.extend(_copied(medium.path, medium.file, medium.size, medium.changed) for medium in site.media.values())
    return tuple(artifacts)


class _Workshop:
    """Makes artifacts from views with one theme in one language."""

    def __init__(self, theme: Theme, messages: Messages, frame: Frame) -> None:
        self._theme = theme
        self._environment = theme.speaking(messages)
        self._frame = frame
        self._words = messages.digest

    def page(self, page: Page) -> Artifact:
        site = self._frame.site_on(page.frame)
        template = f"{page.frame.kind}.html"
        text = _digest(self._theme.closure(template), page.frame.title, page.frame.path, page.view)
        return Artifact(
            path=output_file(page.frame.path),
            fingerprint=_digest(__version__, self._words, text, site, page.frame),
            produce=self._maker(template, site=site, page=page.frame, view=page.view),
            indexed=text if page.entry else "",
            entry=page.entry,
        )

    def file(self, kind: str, path: str, view: object) -> Artifact:
        template = f"{kind}.{_EXTENSIONS[kind]}"
        return Artifact(
            path=path,
            fingerprint=_digest(__version__, self._words, self._theme.closure(template), self._frame.site, view),
            produce=self._maker(template, site=self._frame.site, view=view),
        )

    def _maker(self, template: str, **views: object) -> Callable[[], bytes]:
        def produce() -> bytes:
            return self._environment.get_template(template).render(views).encode()

        return produce


def _digest(*parts: object) -> str:
    """A digest of views: frozen dataclasses of plain values, whose `repr` says everything and is always the same."""
    return sha256("\0".join(part if isinstance(part, str) else repr(part) for part in parts).encode()).hexdigest()


def _covers(site: Site) -> Iterator[Artifact]:
    """A drawn cover for every tool that brings no picture of its own."""
    for tool in site.library.tools.values():
        if tool.meta.cover is None:
            organisers = (site.library.organisations[item.organisation] for item in tool.meta.organisers)
            home = next((organiser.meta.country for organiser in organisers if organiser.meta.country), "")
            subject = cover_subject(tool, home)
            draw = partial(draw_cover, subject)
            yield Artifact(cover_path(tool.id), _digest(__version__, subject), draw)


def _fixed(path: str, data: bytes) -> Artifact:
    return Artifact(path, sha256(data).hexdigest(), lambda: data)


def _copied(path: str, file: Path, size: int, changed: int) -> Artifact:
    return Artifact(path, _digest(path, str(size), str(changed)), file.read_bytes)


def _pages(presenter: Presenter, frame: Frame, *, default_only: bool) -> Iterator[Page]:
    yield from _leading(presenter, frame)
    yield from _terms(presenter, frame)
    yield from _entries(presenter, frame)
    if default_only:
        title, text = (presenter.messages.gettext(words) for words in labels.LISTS["not-found"])
        yield Page(frame.page("not-found", "not-found", title, text, indexed=False), overview.not_found_view(presenter))


def _leading(presenter: Presenter, frame: Frame) -> Iterator[Page]:
    """The home page, the search and the lists of every collection."""
    config, routes = presenter.library.config, presenter.site.routes
    site = structured.website(config, presenter.path("search"), presenter.language)
    home = frame.page("home", "home", config.name, config.description, things=[site])
    yield Page(home, home_view(presenter))
    makers: dict[str, tuple[str, Callable[[PageView], object]]] = {
        "search": ("search", lambda _: overview.search_view(presenter)),
        "tools": ("tools", lambda _: overview.tools_view(presenter)),
        "organisations": ("organisations", lambda page: overview.organisations_view(presenter, page.root)),
        "initiatives": ("index", lambda _: overview.index_view(presenter, "initiatives")),
        "modules": ("index", lambda _: overview.index_view(presenter, "modules")),
        "glossary": ("glossary", lambda page: _glossary(presenter, page.root)),
        "compare": ("compare", lambda _: overview.compare_view(presenter)),
        "shortlist": ("shortlist", lambda _: overview.shortlist_view(presenter)),
        "matrix": ("matrix", lambda _: matrix.matrix_view(presenter)),
        "map": ("map", lambda _: atlas.map_view(presenter)),
        "numbers": ("numbers", lambda _: numbers.numbers_view(presenter)),
    }
    lists = ("organisations", "initiatives", "modules", "glossary")
    for name in ("tools", *_PERSONAL, "compare", *FACETS, *lists, *_CHARTS):
        if name not in routes:
            continue
        kind, make = makers.get(name, ("terms", lambda _, facet=name: overview.terms_view(presenter, facet)))
        link = presenter.list_link(name)
        thing = _list_thing(presenter, name, link.title, link.summary)
        page = frame.page(name, kind, link.title, link.summary, things=[thing], indexed=name not in _PERSONAL)
        yield Page(page, make(page))


def _list_thing(presenter: Presenter, name: str, title: str, summary: str) -> structured.Thing:
    base = presenter.library.config.base_url
    url = base + presenter.path(name)
    if name == "glossary":
        terms = (presenter.library.localised(t, presenter.language) for t in presenter.library.glossary.values())
        return structured.glossary(terms, url, title)
    return structured.web_page("CollectionPage", title, summary, url, presenter.language, base)


def _glossary(presenter: Presenter, root: str) -> object:
    return GlossaryView(compose.glossary_groups(presenter, presenter.library.glossary.values(), root))


def _terms(presenter: Presenter, frame: Frame) -> Iterator[Page]:
    """A page for every term of every facet."""
    base = presenter.library.config.base_url
    for facet, terms in presenter.site.taxonomy.tools.items():
        parent = presenter.list_link(facet)
        for id_ in terms:
            key = f"{facet}/{id_}"
            link, entry = presenter.link(key), presenter.entry(key)
            thing = structured.term(link.title, link.summary, base + link.path, parent.title, base + parent.path)
            text = link.summary or presenter.messages.gettext("Tools for %(name)s") % {"name": link.title}
            page = frame.page(
                key, "term", link.title, text, entry=entry, things=[thing], parents=[facet], written_in=link.language
            )
            reviewed = entry.meta.reviewed or "" if entry else ""
            yield Page(page, compose.term_view(presenter, facet, id_, page.root), reviewed)


_Composer = Callable[[Presenter, Any, str], object]
_COMPOSERS: dict[str, tuple[str, _Composer]] = {
    "tools": ("tool", compose.tool_view),
    "organisations": ("organisation", compose.organisation_view),
    "initiatives": ("initiative", compose.initiative_view),
    "modules": ("module", compose.module_view),
    "pages": ("page", compose.page_view),
}


def _entries(presenter: Presenter, frame: Frame) -> Iterator[Page]:
    """A page for every tool, organisation, initiative, module and page of running text."""
    for collection, (kind, make) in _COMPOSERS.items():
        for original in presenter.library.collection(collection).values():
            entry = presenter.library.localised(original, presenter.language)
            page = frame.page(
                entry.key,
                kind,
                entry.title,
                entry.meta.summary or _fallback(entry),
                entry=entry,
                things=[_entry_thing(presenter, entry)],
                parents=[] if collection == "pages" else [collection],
                written_in=presenter.foreign(entry.language),
            )
            yield Page(page, make(presenter, entry, page.root), entry.meta.reviewed or "", entry.key)


def _fallback(entry: Entry[Any]) -> str:
    """A description for an entry without a summary: the first words of its text."""
    text = entry.body.text.split("\n")[0] or entry.title
    return text if len(text) <= 160 else text[:157].rsplit(" ", 1)[0] + "…"


def _entry_thing(presenter: Presenter, entry: Entry[Any]) -> structured.Thing:
    base = presenter.library.config.base_url
    url = base + presenter.path(entry.key)
    if entry.collection == "tools":
        card = presenter.card(entry.id)
        keywords = [link.title for link in (card.strand, *card.sectors, *card.formats)]
        organisers = presenter.links("organisations", (item.organisation for item in entry.meta.organisers))
        return structured.tool(entry, url, base, keywords, organisers)
    if entry.collection == "organisations":
        return structured.organisation(entry, url)
    return structured.web_page("WebPage", entry.title, entry.meta.summary or "", url, entry.language, base)


def _redirects(presenter: Presenter, frame: Frame, workshop: _Workshop) -> Iterator[Artifact]:
    """A page at every old address that leads to the new one."""
    for entry in presenter.library.all():
        for alias in entry.meta.aliases:
            target = presenter.link(entry.key)
            page = frame.page(entry.key, "redirect", target.title, "", indexed=False)
            yield workshop.page(Page(_moved(page, alias), RedirectView(target)))


def _moved(page: PageView, alias: str) -> PageView:
    return replace(page, path=alias, root=root_of(alias))
