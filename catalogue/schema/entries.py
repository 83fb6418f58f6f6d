"""Entries that passed validation, and the library of them all."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from catalogue.config import SiteConfig
from catalogue.schema.models import (
    CountryText,
    Format,
    Front,
    GlossaryTerm,
    Initiative,
    Module,
    Organisation,
    Page,
    Sector,
    Strand,
    Term,
    Tool,
)
from catalogue.sources import COLLECTIONS, Body

Meta = TypeVar("Meta", bound=Front, covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[Meta]):
    """One entry in one language: its checked front matter and its body."""

    collection: str
    id: str
    language: str
    """The language in which it was written."""
    meta: Meta
    body: Body
    path: str
    """Path of its file, a translation's own, below the project's root."""
    digest: str
    """Digest of that file's bytes."""
    public_digest: str
    """Digest of whatever other pages may show of that file: front matter, headings and links, but not its text."""
    own_body: Body
    """The body of that file; a translation's may be empty, and `body` is then the original's."""
    own_fields: frozenset[str]
    """The fields that the file gives; a translation takes the others from the original."""
    own_doubts: frozenset[str]
    """The fields that the file itself marks as uncertain."""

    @property
    def key(self) -> str:
        """`collection/id`: the name of the entry across languages."""
        return f"{self.collection}/{self.id}"

    @property
    def title(self) -> str:
        """The entry's title; for a country without one, its code."""
        return self.meta.title or self.id.upper()


Entries = Mapping[str, Entry[Meta]]
"""Entries of one collection by id, in the collection's order."""


@dataclass(frozen=True, slots=True)
class Library:
    """All entries of a site, complete and checked; every reference in them resolves."""

    config: SiteConfig
    today: date
    """The day of the build, on which deadlines expire."""
    tools: Entries[Tool]
    strands: Entries[Strand]
    sectors: Entries[Sector]
    aims: Entries[Term]
    formats: Entries[Format]
    countries: Entries[CountryText]
    organisations: Entries[Organisation]
    initiatives: Entries[Initiative]
    modules: Entries[Module]
    glossary: Entries[GlossaryTerm]
    pages: Entries[Page]
    translations: Mapping[tuple[str, str], Entry[Any]]
    """Translated entries by `(key, language)`; each has the model of its original."""

    def collection(self, name: str) -> Entries[Front]:
        """The originals of one collection."""
        return _COLLECTIONS[name](self)

    def all(self) -> Iterator[Entry[Front]]:
        """Every original entry, collection by collection."""
        for name in COLLECTIONS:
            yield from self.collection(name).values()

    def localise(self, entry: Entry[Meta], language: str) -> Entry[Meta]:
        """The entry in `language`; the original where nobody has translated it."""
        return self.translations.get((entry.key, language), entry)


_COLLECTIONS: Mapping[str, Callable[[Library], Entries[Front]]] = {
    "tools": lambda library: library.tools,
    "strands": lambda library: library.strands,
    "sectors": lambda library: library.sectors,
    "aims": lambda library: library.aims,
    "formats": lambda library: library.formats,
    "countries": lambda library: library.countries,
    "organisations": lambda library: library.organisations,
    "initiatives": lambda library: library.initiatives,
    "modules": lambda library: library.modules,
    "glossary": lambda library: library.glossary,
    "pages": lambda library: library.pages,
}
