"""The linked site: immutable, with everything that rendering needs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from catalogue.config import SiteConfig
from catalogue.diagnostics import Diagnostic, report
from catalogue.diagnostics.rules import link as rules
from catalogue.history import UNKNOWN, History
from catalogue.model_errors import Locate, did_you_mean
from catalogue.schema.cross_entry import DRAFT, SkippedEntries
from catalogue.schema.entries import Library
from catalogue.site.changelog import Changelog
from catalogue.site.graph import Role, engagements, origins, orphans
from catalogue.site.link_resolver import Resolver, Target, backlinks
from catalogue.site.routes import RouteTable, key_of, make_routes, redirects
from catalogue.site.taxonomy import Taxonomy, make_taxonomy
from catalogue.sources import Document, MediaFile


@dataclass(frozen=True, slots=True)
class Site:
    """A library in which every reference is resolved to an address."""

    library: Library
    routes: RouteTable
    taxonomy: Taxonomy
    targets: Mapping[tuple[str, str], tuple[Target, ...]]
    """The targets of each body's links, by `(entry key, language)`, in the body's order."""
    backlinks: Mapping[str, tuple[str, ...]]
    """The keys of the entries whose bodies link to an entry, by its key."""
    engagements: Mapping[str, tuple[Role, ...]]
    """The roles of each organisation, by its id."""
    origins: Mapping[str, tuple[str, ...]]
    """The ids of the initiatives from which a tool originated, by its id."""
    media: Mapping[str, MediaFile]
    """The files that entries use, by address."""
    embedded_media: frozenset[str]
    """The addresses of the files shown in a text or as a cover."""
    linked_media: frozenset[str]
    """The addresses of the files to which a link leads."""
    redirects: Mapping[str, tuple[str, str]]
    """The key of the entry and the language to which each old address leads, by its path."""
    changelog: Changelog
    """The dated changes of each entry."""


@dataclass(frozen=True, slots=True)
class ResolvedLinks:
    """All addresses and the targets of all links in bodies; made from documents, even with invalid fields."""

    routes: RouteTable
    targets: Mapping[tuple[str, str], tuple[Target, ...]]
    media: Mapping[str, MediaFile]
    embedded_media: frozenset[str]
    linked_media: frozenset[str]


def resolve_links(
    documents: Sequence[Document],
    config: SiteConfig,
    media: Sequence[MediaFile],
    locate_setting: Locate,
    *,
    pages: Iterable[str],
    absent: SkippedEntries = SkippedEntries(),  # noqa: B008 - it is frozen
) -> tuple[ResolvedLinks, list[Diagnostic]]:
    """Assign every address and resolve every link; returns the result and the problems.

    Args:
        locate_setting: finds the place of a setting in site.yaml.
        pages: the names of the pages without an entry.
        absent: entries that have a file but are not among the documents.
    """
    # A second version in the language of the originals has a problem of its own and no address.
    documents = [document for document in documents if document.source.language != config.default_language]
    routes, problems = make_routes(documents, config, media, pages)
    resolver = Resolver(documents, config, routes, media, absent)
    targets = {(key_of(d), resolver.language_of(d)): resolver.resolve_body(d) for d in documents}
    uses = [
        (use.kind, goal.media)
        for d in documents
        for use, goal in zip(d.body.links, targets[key_of(d), resolver.language_of(d)], strict=True)
    ]
    embeds = {media for kind, media in uses if kind == "image"}
    embeds |= {cover.media for document in documents if (cover := resolver.resolve_cover(document))}
    downloads = {media for kind, media in uses if kind == "link"}
    problems += resolver.problems
    problems += _menus(config, routes, locate_setting, absent)
    used_media = {medium.path: medium for medium in media if medium.path in embeds | downloads}
    return ResolvedLinks(
        routes, targets, used_media, frozenset(embeds & used_media.keys()), frozenset(downloads & used_media.keys())
    ), problems


def link(library: Library, resolved_links: ResolvedLinks, history: History = UNKNOWN) -> tuple[Site, list[Diagnostic]]:
    """Join a library with its addresses; returns the site, and warnings on entries to which nothing links."""
    links, roles = backlinks(resolved_links.targets), engagements(library)
    countries = [name.partition("/")[2] for name in resolved_links.routes.names if name.startswith("countries/")]
    site = Site(
        library=library,
        routes=resolved_links.routes,
        taxonomy=make_taxonomy(library, countries),
        targets=resolved_links.targets,
        backlinks=links,
        engagements=roles,
        origins=origins(library),
        media=resolved_links.media,
        embedded_media=resolved_links.embedded_media,
        linked_media=resolved_links.linked_media,
        redirects=redirects(((e.key, alias) for e in library.all() for alias in e.meta.aliases), library.config),
        changelog=Changelog(library, history),
    )
    return site, list(orphans(library, links, roles))


def _menus(config: SiteConfig, routes: RouteTable, locate: Locate, absent: SkippedEntries) -> list[Diagnostic]:
    problems = []
    for menu in ("menu", "footer_menu"):
        for index, name in enumerate(getattr(config, menu)):
            if name not in routes and name not in absent.unread:
                hint = did_you_mean(name, sorted(routes.names), rules.UNKNOWN_MENU.help)
                hint = DRAFT.format(path=name) if name in absent.drafts else hint
                problems.append(report(rules.UNKNOWN_MENU, locate((menu, index), "value"), hint=hint, value=name))
    return problems
