"""Addresses of all pages: one for each entry and list in each language, assigned before anything is rendered."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from catalogue.config import SETTINGS, SiteConfig
from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import link as rules
from catalogue.schema.values import is_alias
from catalogue.site.taxonomy import FACETS
from catalogue.sources import COLLECTIONS, Document, MediaFile, locate_in
from catalogue.urls import add_language_prefix, casefold_path

_PATHS = {"home": "", "not-found": "404.html"}
"""Addresses that differ from the name of their page."""

RESERVED = (
    "assets/",
    "covers/",
    "cards/",
    "embed/",
    "pagefind/",
    "media/",
    "api/",
    "feeds/",
    "schema/",
    "sitemap.xml",
    "robots.txt",
    "feed.xml",
    "tools.csv",
    "tools.xlsx",
    "dcat.jsonld",
    "feed.json",
    "humans.txt",
    "opensearch.xml",
    "catalogue.pdf",
)
"""Addresses that the program itself uses."""


@dataclass(frozen=True, slots=True)
class Route:
    """An address below the site's root."""

    path: str
    """Path such as `sv/tools/baltic-home/`; empty for the home page."""
    fragment: str = ""
    """The anchor on that page, without `#`."""

    def __str__(self) -> str:
        return f"{self.path}#{self.fragment}" if self.fragment else self.path


@dataclass(frozen=True, slots=True)
class RouteTable:
    """Addresses by the name of their page (`tools/mesh-festival`, `tools`, `search`) and language."""

    default_language: str
    names: Mapping[str, Route]
    """Routes in the default language."""

    def route(self, name: str, language: str) -> Route:
        """The address of an entry, a list or a special page in a language."""
        route = self.names[name]
        path = "404.html" if name == "not-found" else add_language_prefix(language, self.default_language, route.path)
        return Route(path, route.fragment)

    def __contains__(self, name: str) -> bool:
        return name in self.names


def country_codes(fronts: Iterable[Mapping[str, object]], config: SiteConfig) -> set[str]:
    """The lower-case codes of countries with a role in an entry, alone or in a group; other values are ignored."""
    names = (value.strip() for front in fronts for value in _country_values(front) if isinstance(value, str))
    codes = config.expand_countries(names)
    return {code.lower() for code in codes if re.fullmatch("[A-Z]{2}", code, re.ASCII)}


def _country_values(front: Mapping[str, object]) -> Iterator[object]:
    """The values of all country fields in front matter: the entry's own, its places' and its organisers'."""
    yield front.get("country")
    yield from _items(front.get("countries"))
    for place in (front.get("place"), *(_value(edition, "place") for edition in _items(front.get("editions")))):
        yield _value(place, "country")
    for organiser in _items(front.get("organisers")):
        yield _value(organiser, "country")


def _items(value: object) -> Iterable[object]:
    return value if isinstance(value, list) else ()


def _value(group: object, name: str) -> object:
    return group.get(name) if isinstance(group, Mapping) else None


def page_name(module: str) -> str:
    """The name of the page defined in a file `…_page.py`; empty for any other file.

    Args:
        module: the file's name without `.py`.
    """
    return module.removesuffix("_page").replace("_", "-") if module.endswith("_page") else ""


def make_routes(
    documents: Sequence[Document], config: SiteConfig, media: Iterable[MediaFile], pages: Iterable[str]
) -> tuple[RouteTable, list[Diagnostic]]:
    """Assign addresses to all documents and lists, and report every pair of pages with the same one.

    Args:
        pages: the names of the pages without an entry.
    """
    originals = [document for document in documents if not document.source.language]
    collections = {document.source.collection for document in originals}
    countries = sorted(country_codes((document.front for document in documents), config))
    hidden_pages = {
        name for name, is_public in (("data", "data" in config.publish), ("map", config.map != "none")) if not is_public
    }
    names = {name: Route(_PATHS.get(name, f"{name}/")) for name in pages if name not in hidden_pages}
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


@dataclass(frozen=True, slots=True)
class _Claim:
    """An address, and the page or file that claims it."""

    path: str
    owner: str
    """Its owner as named in a message."""
    file: str
    """The file at which a problem is reported."""
    document: Document | None = None
    """For an alias: the entry that gives it."""
    index: int = 0
    """For an alias: its index in the list."""

    def span(self) -> Span:
        """The position of the claim; for an alias that of the item, located only when it has a problem."""
        if self.document is None:
            return Span(self.file)
        return locate_in(self.document.text, self.file, ("aliases", self.index))


def _collisions(
    originals: Sequence[Document], config: SiteConfig, table: RouteTable, media: Iterable[MediaFile]
) -> Iterator[Diagnostic]:
    versions = {casefold_path(claim.path).rstrip("/"): claim for claim in _versions(originals, config, table)}
    claims: dict[str, _Claim] = {}
    for claim in chain(_pages(originals, config, table, media), _aliases(originals)):
        key = casefold_path(claim.path).rstrip("/")
        first = claims.setdefault(key, versions.get(key, claim) if claim.document else claim)
        if claim.document and key.partition("/")[0] in _OWN_FOLDERS:
            yield report(rules.COLLISION, claim.span(), hint=_ALIAS_HELP, path=claim.path, other=_OURS)
        elif first is claim or (first.document and first.document is claim.document and first.path == claim.path):
            continue  # another rule reports an alias that is repeated in one list
        elif first.path.rstrip("/") == claim.path.rstrip("/"):
            hint = _ALIAS_HELP if claim.document else None
            yield report(rules.COLLISION, claim.span(), hint=hint, path=claim.path, other=first.owner)
        else:
            yield report(rules.NEAR_COLLISION, claim.span(), path=claim.path, other=first.path)


_OURS = "the program itself"
_OWN_FOLDERS = frozenset(path.rstrip("/") for path in RESERVED)
_ALIAS_HELP = "Remove this old address: something else is there now."


def _pages(
    originals: Iterable[Document], config: SiteConfig, table: RouteTable, media: Iterable[MediaFile]
) -> Iterator[_Claim]:
    """Claims of all pages and files, the program's own first."""
    yield from (_Claim(path, _OURS, SETTINGS) for path in RESERVED)
    entries = {key_of(document): document.source.path for document in originals}
    for language in config.languages:
        for name in table.names:
            if name in entries or (name == "not-found" and language != config.default_language):
                continue
            owner = f"the list of {name}" if name in COLLECTIONS else f"the page `{name}`"
            owner += "" if language == config.default_language else f" in the language `{language}`"
            yield _Claim(table.route(name, language).path, owner, SETTINGS)
    yield from (_Claim(medium.path, f"content/{medium.path}", f"content/{medium.path}") for medium in media)
    for name, path in entries.items():
        if not table.names[name].fragment:
            yield _Claim(table.names[name].path, path, path)


def _versions(originals: Iterable[Document], config: SiteConfig, table: RouteTable) -> Iterator[_Claim]:
    """Claims of entries in other languages; they collide only where the default language does, or with an alias."""
    for document in originals:
        for language in config.languages:
            route = table.route(key_of(document), language)
            if language != config.default_language and not route.fragment:
                yield _Claim(route.path, document.source.path, document.source.path)


def _aliases(originals: Iterable[Document]) -> Iterator[_Claim]:
    for document in originals:
        for index, alias in _valid_aliases(document):
            path = document.source.path
            yield _Claim(alias, f"{path}, as its old address", path, document, index)


def _valid_aliases(document: Document) -> Iterator[tuple[int, str]]:
    """The valid old addresses that a document gives, each with its index in the list."""
    aliases = document.front.get("aliases")
    for index, alias in enumerate(aliases if isinstance(aliases, list) else ()):
        if isinstance(alias, str) and is_alias(alias.strip()):
            yield index, alias.strip()


def alias_pairs(documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
    """Every old address, as pairs of entry key and address."""
    for document in documents:
        if not document.source.language:
            yield from ((key_of(document), alias) for _, alias in _valid_aliases(document))


def redirects(aliases: Iterable[tuple[str, str]], config: SiteConfig) -> dict[str, tuple[str, str]]:
    """Targets of old addresses, as the entry's key and the language, by path.

    An old address exists in every language, below the language's code. One that begins with such a code itself leads
    to that language only, and takes precedence over one that is derived from another.
    """
    pairs = tuple(aliases)
    targets: dict[str, tuple[str, str]] = {}
    for key, alias in pairs:
        code = alias.partition("/")[0]
        targets.setdefault(alias, (key, code if code in config.languages else config.default_language))
    for key, alias in pairs:
        if alias.partition("/")[0] not in config.languages:
            for language in config.languages:
                targets.setdefault(add_language_prefix(language, config.default_language, alias), (key, language))
    return targets
