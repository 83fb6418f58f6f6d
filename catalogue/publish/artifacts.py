"""Artifacts of a site: pages in every language, covers, cards, sitemaps, assets and media.

Nothing is composed at this point. Two digests describe the dependencies of an artifact: `inputs`, from the sources,
and the fingerprint, from the view. Whatever a page shows of another entry is covered by that entry's public digest and
never depends on its text.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path

from catalogue.api import Api, data_plan
from catalogue.artifact.artifact import Artifact, RenderTask
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
from catalogue.images import picture_artifacts
from catalogue.pages import feeds, sitemap_robots
from catalogue.pages.page_definition import PageSpec
from catalogue.pages.page_list import page_specs
from catalogue.pdf.social_cards import cards, makes_cards
from catalogue.publish.admin import admin
from catalogue.publish.interface import Interface
from catalogue.publish.language_site import LanguageSite, SharedDigests
from catalogue.schema.entries import Entry
from catalogue.schema.models import Initiative, Tool
from catalogue.site import Site
from catalogue.site.deadlines import passed_days
from catalogue.sources import MediaFile
from catalogue.theme.colours import Colours
from catalogue.views import AddressView, SitemapIndexView, SitemapView


def render(site: Site, interface: Interface, project: Path) -> tuple[Artifact, ...]:
    """List the artifacts of all files of the site."""
    config = site.library.config
    shared_digests, subjects = _shared_digests(site, interface), _subjects(site)
    language_sites = [
        LanguageSite(site, interface.theme, interface.messages[code], shared_digests, project)
        for code in config.languages
    ]
    builders = [language_site.builder for language_site in language_sites]
    data = Api(builders) if "data" in config.publish else None
    artifacts: list[Artifact] = []
    pages_by_site: list[tuple[LanguageSite, list[PageSpec]]] = []
    for language_site in language_sites:
        builder = language_site.builder
        pages = list(page_specs(builder, language_site.frame))
        pages += [data_plan(builder, language_site.frame, data)] if data else []
        pages_by_site.append((language_site, pages))
        artifacts += map(language_site.page, pages)
        artifacts += data.tables(builder) if data else ()
        artifacts += language_site.own_files()
        artifacts += language_site.pdfs(pages, subjects.values())
        artifacts += language_site.embeds()
    default = next(each for each in language_sites if each.builder.language == config.default_language)
    artifacts += _sitemaps(config.base_url, site, default, pages_by_site) if config.base_url else ()
    artifacts.append(default.file("robots", "robots.txt", lambda: sitemap_robots.robots_view(config)))
    artifacts += data.artifacts() if data else ()
    history = site.changelog.digest
    artifacts.append(default.file("humans", "humans.txt", lambda: sitemap_robots.humans_view(default.builder), history))
    artifacts += _covers(site, subjects, interface.theme.colours)
    if makes_cards(config, interface.theme):
        artifacts += cards(builders, subjects, interface.theme, shared_digests.everything, project)
    artifacts += (_asset(path, data) for path, data in interface.theme.asset_bytes.items())
    artifacts += admin(config, interface.editor) if config.admin else ()
    artifacts += picture_artifacts(site, project)
    artifacts += (_media_file(medium) for medium in site.media.values() if medium.picture is None)
    return tuple(artifacts)


def _shared_digests(site: Site, interface: Interface) -> SharedDigests:
    library, theme = site.library, interface.theme
    everywhere = digest(
        program_digest(),
        repr(library.config),
        theme.digest,
        [messages.digest for messages in interface.messages.values()],
        [(medium.path, medium.picture) for medium in site.media.values()],
        list(feeds.feed_pages(site)),
        passed_days(library),
    )
    entries = [*library.all(), *library.translations.values()]
    # Lists follow the order of the entries.
    digests = [(entry.path, entry.public_digest) for entry in entries]
    others = [(entry.path, entry.public_digest) for entry in entries if entry.collection != "tools"]
    counts = [(facet, id_, len(ids)) for facet, group in site.taxonomy.tools.items() for id_, ids in group.items()]
    return SharedDigests(digest(everywhere, digests), digest(everywhere, others, counts))


def _sitemaps(
    base_url: str, site: Site, default: LanguageSite, pages_by_site: Sequence[tuple[LanguageSite, list[PageSpec]]]
) -> Iterator[Artifact]:
    """The sitemap or, if it would be too large, its parts and their index."""
    config, history = site.library.config, site.changelog.digest
    entries = [(language_site, plan) for language_site, pages in pages_by_site for plan in pages if plan.in_sitemap]
    longest = len(base_url) + max(len(route.path) for route in site.routes.names.values()) + len("xx-xxxx/")
    size = sitemap_robots.addresses_in_one(longest, len(config.languages))
    if len(entries) <= size:
        yield default.file("sitemap", "sitemap.xml", lambda: sitemap_robots.sitemap_view(_addresses(entries)), history)
        return
    parts = {f"sitemap-{n}.xml": entries[(n - 1) * size : n * size] for n in range(1, -(-len(entries) // size) + 1)}
    for path, part in parts.items():
        yield default.file("sitemap", path, partial(_sitemap, part), history)
    yield default.file("sitemap-index", "sitemap.xml", partial(_sitemap_index, base_url, parts), history)


def _sitemap(entries: Iterable[tuple[LanguageSite, PageSpec]]) -> SitemapView:
    return sitemap_robots.sitemap_view(_addresses(entries))


def _sitemap_index(base_url: str, parts: Mapping[str, Iterable[tuple[LanguageSite, PageSpec]]]) -> SitemapIndexView:
    days = ((path, max(_day(plan) for _, plan in part)) for path, part in parts.items())
    return sitemap_robots.sitemap_index_view(base_url, days)


def _addresses(entries: Iterable[tuple[LanguageSite, PageSpec]]) -> Iterator[AddressView]:
    for language_site, plan in entries:
        yield AddressView(language_site.frame.url(plan.name), _day(plan), language_site.frame.alternates(plan.name))


def _day(plan: PageSpec) -> str:
    return plan.last_change()[: len("2026-11-22")]


def _subjects(site: Site) -> dict[str, CoverData]:
    """The cover data of every tool and every initiative, by the entry's key."""
    library = site.library
    subjects = [cover_subject(library, tool, _home(site, tool)) for tool in library.tools.values()]
    if len(subjects) > MOST_OWN:  # those that share a sheet are adjacent, so that it is laid out once
        subjects = [in_series(subject, library.tools[subject.id].meta.strand) for subject in subjects]
        subjects.sort(key=lambda subject: (subject.series, subject.id))
    tools = {f"tools/{subject.id}": subject for subject in subjects}
    return tools | {
        each.key: initiative_subject(library, each, _seat(site, each)) for each in library.initiatives.values()
    }


def _covers(site: Site, subjects: Mapping[str, CoverData], colours: Colours) -> list[Artifact]:
    """Drawn covers for tools without a picture of their own, and for all initiatives."""
    own = {tool.key for tool in site.library.tools.values() if tool.meta.cover}
    others = [subject for key, subject in subjects.items() if key not in own]
    always = digest(program_digest(), colours.model_dump())
    return [
        _ready_artifact(cover_path(each.id), digest(always, each), partial(draw_cover, each, colours))
        for each in others
    ]


def _home(site: Site, tool: Entry[Tool]) -> str:
    organisations = site.library.organisations
    countries = (
        organisations[party.organisation].meta.country if party.organisation else party.country
        for party in tool.meta.organisers
    )
    return next((country for country in countries if country), "")


def _seat(site: Site, initiative: Entry[Initiative]) -> str:
    """The country of an initiative's coordinator; empty where unknown."""
    coordinator = initiative.meta.coordinator
    if coordinator is None or coordinator.organisation is None:
        return ""
    return site.library.organisations[coordinator.organisation].meta.country or ""


def _asset(path: str, data: bytes) -> Artifact:
    return _ready_artifact(path, sha256(data).hexdigest(), lambda: data)


def _media_file(medium: MediaFile) -> Artifact:
    def compose() -> RenderTask:
        return RenderTask(sha256(medium.file.read_bytes()).hexdigest(), medium.file.read_bytes)

    return Artifact(medium.path, digest(medium.path, medium.size, medium.mtime_ns, medium.ctime_ns), compose)


def _ready_artifact(path: str, fingerprint: str, produce: Callable[[], bytes]) -> Artifact:
    """The artifact of a file without a view, whose fingerprint is known in advance."""
    return Artifact(path, fingerprint, lambda: RenderTask(fingerprint, produce))
