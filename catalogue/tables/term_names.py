"""The names of everything that a cell may refer to: terms, organisations, tools, countries, in every language known."""

from collections.abc import Iterable, Mapping

from catalogue.concurrency import locked_property
from catalogue.i18n import country_codes, country_name, sort_key
from catalogue.schema.entries import Library
from catalogue.sources import Document
from catalogue.tables.fuzzy_match import Match, Names

REGION = ("en", "da", "de", "et", "fi", "lt", "lv", "nb", "pl", "sv")
"""Languages whose names of countries are always understood."""
_OTHER_COUNTRY_NAMES = {
    "GB": ("UK", "Great Britain", "England", "Scotland", "Wales"),
    "GR": ("EL",),
    "NL": ("Holland",),
    "CZ": ("Czech Republic",),
    "US": ("USA", "United States of America"),
    "RU": ("Russian Federation",),
    "BY": ("Belorussia",),
}


class Vocabulary:
    """Finds ids by names, and the name to show for an id. Entries may be added while a spreadsheet is read."""

    def __init__(self, documents: Iterable[Document], languages: Iterable[str], default: str) -> None:
        """Take the names from the documents of a site.

        Args:
            documents: originals and translations.
            languages: those of the site.
            default: the language of the originals.
        """
        self._names: dict[str, Names] = {}
        self._titles: dict[tuple[str, str, str], str] = {}
        self._ids: dict[str, set[str]] = {}
        self._languages = tuple(dict.fromkeys([*languages, *REGION]))
        self._default = default
        documents = list(documents)
        for document in documents:  # ids first: no title takes an id away from its owner
            self._ids.setdefault(document.source.collection, set()).add(document.source.id)
            self.add(document.source.collection, document.source.id, document.source.id)
        for document in documents:
            self._add_titles(document)

    @classmethod
    def of(cls, library: Library) -> "Vocabulary":
        """The names of all entries of a site."""
        originals = [entry.document for entry in library.all()]
        translations = [entry.document for entry in library.translations.values()]
        return cls([*originals, *translations], library.config.languages, library.config.default_language)

    def add(self, collection: str, key: str, name: str) -> None:
        """Let one more name stand for an entry."""
        self._names.setdefault(collection, Names()).add(name, key)

    def find(self, collection: str, name: str) -> Match:
        """The entry of this name."""
        return self._names[collection].find(name) if collection in self._names else Match("")

    def find_country(self, name: str) -> Match:
        """The country of this name or code."""
        code = name.strip().upper()
        return Match(code, exact=True) if code in country_codes() else self._countries.find(name, partly=False)

    def show(self, collection: str, key: str, language: str) -> str:
        """What to call an entry: its title where that leads back to it, its id elsewhere."""
        for wanted in (language, self._default):
            title = self._titles.get((collection, key, wanted), "")
            if title and self.find(collection, title) == Match(key, exact=True):
                return title
        return key

    def show_country(self, code: str, language: str) -> str:
        """What to call a country."""
        name = country_name(code, language)
        return name if self.find_country(name) == Match(code, exact=True) else code

    def shown(self, collection: str, language: str) -> list[str]:
        """The names of all entries of a collection, sorted as a reader expects."""
        keys = {key for kind, key, _ in self._titles if kind == collection}
        return sorted((self.show(collection, key, language) for key in keys), key=sort_key)

    def countries_of_the_site(self) -> list[str]:
        """The codes of the countries of which the site has a page."""
        return sorted(key.upper() for key in self._ids.get("countries", ()))

    def titles(self, collection: str) -> Mapping[str, list[str]]:
        """All titles of the entries of a collection by their ids."""
        found: dict[str, list[str]] = {}
        for (kind, key, _), title in self._titles.items():
            if kind == collection:
                found.setdefault(key, []).append(title)
        return found

    def _add_titles(self, document: Document) -> None:
        source = document.source
        title, others = document.front.get("title"), document.front.get("also_known_as")
        if title is not None:
            self._titles[source.collection, source.id, source.language or self._default] = str(title).strip()
        names = (title, *(document.front.get(field) for field in ("short", "native_name")))
        for name in (*names, *(others if isinstance(others, list) else ())):
            if name is not None:
                self.add(source.collection, source.id, str(name))

    @locked_property
    def _countries(self) -> Names:
        names = Names()
        for language in self._languages:
            for code in sorted(country_codes()):
                names.add(country_name(code, language), code)
        for code, others in _OTHER_COUNTRY_NAMES.items():
            for name in others:
                names.add(name, code)
        return names
