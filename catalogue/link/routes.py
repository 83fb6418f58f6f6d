"""Where every page stands: one address for each entry and list in each language, found before anything is rendered."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogue.config import SETTINGS, SiteConfig
from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import link as rules
from catalogue.link.taxonomy import FACETS
from catalogue.read import COLLECTIONS, Document, MediaFile
from catalogue.urls import folded, prefixed

SPECIAL_PAGES = {"home": "", "search": "search/", "not-found": "404.html"}
"""Pages that no entry makes, by name."""

RESERVED = ("assets/", "pagefind/", "media/", "api/", "feeds/", "schema/", "sitemap.xml", "robots.txt", "feed.xml")
"""Addresses that the program itself uses."""


@dataclass(frozen=True, slots=True)
class Route:
    """An address below the site's root."""

    path: str
    """Such as `sv/tools/baltic-home/`; empty for the home page."""
    fragment: str = ""
    """The anchor on that page, without `#`."""

    def __str__(self) -> str:
        return f"{self.path}#{self.fragment}" if self.fragment else self.path


@dataclass(frozen=True, slots=True)
class RouteTable:
    """Addresses by the name of what stands there (`tools/mesh-festival`, `tools`, `search`) and language."""

    default_language: str
    names: Mapping[str, Route]
    """Routes in the default language."""

    def route(self, name: str, language: str) -> Route:
        """The address of an entry, a list or a special page in a language."""
        route = self.names[name]
        path = "404.html" if name == "not-found" else prefixed(language, self.default_language, route.path)
        return Route(path, route.fragment)

    def __contains__(self, name: str) -> bool:
        return name in self.names


def country_codes(fronts: Iterable[Mapping[str, object]]) -> set[str]:
    """Every country that front matter names, as lower-case codes; what is not a code is passed over."""
    named: set[str] = set()
    for front in fronts:
        listed = front.get("countries")
        values = [*(listed if isinstance(listed, list) else ()), front.get("country")]
        named |= {value.lower() for value in values if isinstance(value, str) and re.fullmatch("[A-Z]{2}", value)}
    return named


def make_routes(
    documents: Sequence[Document], config: SiteConfig, media: Iterable[MediaFile]
) -> tuple[RouteTable, list[Diagnostic]]:
    """The addresses of all documents and lists, and every pair of pages that would stand at the same one."""
    originals = [document for document in documents if not document.source.language]
    collections = {document.source.collection for document in originals}
    countries = sorted(country_codes(document.front for document in documents))
    names = {name: Route(path) for name, path in SPECIAL_PAGES.items()}
    lists = [name for name in COLLECTIONS if name != "pages" and name in collections | {"tools", *FACETS}]
    names |= {name: Route(f"{name}/") for name in lists}
    names |= {f"countries/{code}": Route(f"countries/{code}/") for code in countries}
    names |= {key_of(document): _entry_route(document) for document in originals}
    table = RouteTable(config.default_language, names)
    return table, list(_collisions(originals, config, table, media))


def key_of(document: Document) -> str:
    """`collection/id`: the name of an entry across languages."""
    return f"{document.source.collection}/{document.source.id}"


def _entry_route(document: Document) -> Route:
    collection, id_ = document.source.collection, document.source.id
    if collection == "glossary":
        return Route("glossary/", id_)
    return Route(f"{id_}/") if collection == "pages" else Route(f"{collection}/{id_}/")


def _collisions(
    originals: Iterable[Document], config: SiteConfig, table: RouteTable, media: Iterable[MediaFile]
) -> Iterator[Diagnostic]:
    claimed: dict[str, tuple[str, str]] = {}
    for path, owner, source in _claims(originals, config, table, media):
        other_path, other = claimed.setdefault(folded(path), (path, owner))
        if other == owner:
            continue
        rule = rules.COLLISION if other_path == path else rules.NEAR_COLLISION
        yield report(rule, Span(source), path=path, other=other if rule is rules.COLLISION else other_path)


def _claims(
    originals: Iterable[Document], config: SiteConfig, table: RouteTable, media: Iterable[MediaFile]
) -> Iterator[tuple[str, str, str]]:
    """Every address with a description of its owner and the file that asks for it, the program's own first."""
    yield from ((path, "the program itself", SETTINGS) for path in RESERVED)
    for language in config.languages:
        if language != config.default_language:
            yield f"{language}/", f"the pages in `{language}`", SETTINGS
    entries = {key_of(document): document for document in originals}
    for name, route in table.names.items():
        if name not in entries:
            yield route.path, f"the page `{name}`", SETTINGS
    yield from ((medium.path, medium.path, f"content/{medium.path}") for medium in media)
    for key, document in entries.items():
        source = document.source.path
        if not table.names[key].fragment:
            yield table.names[key].path, source, source
        aliases = document.front.get("aliases")
        for alias in aliases if isinstance(aliases, list) else ():
            yield str(alias), f"{source} (alias)", source
