"""The names of everything that a cell may refer to: terms, organisations, tools, countries, in every language known."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from catalogue.concurrency import locked_property
from catalogue.config import SiteConfig
from catalogue.i18n import country_codes, country_name, sort_key
from catalogue.schema.entries import Library
from catalogue.setting_groups import COUNTRY_GROUPS
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


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """An entry in one language, with all that it is called."""

    collection: str
    id: str
    language: str
    """Empty for an original whose language is the site's default one."""
    title: str
    """Empty where it has none."""
    others: tuple[str, ...]
    """What else it is called."""


def named_entry(collection: str, id_: str, language: str, fields: Mapping[str, object]) -> NamedEntry:
    """An entry with the names among the fields that its own file gives."""
    further = fields.get("also_known_as")
    others = [fields.get("short"), fields.get("native_name"), *(further if isinstance(further, list | tuple) else ())]
    title, *rest = ("" if name is None else str(name).strip() for name in (fields.get("title"), *others))
    return NamedEntry(collection, id_, language, title, tuple(rest))


def names_in(documents: Iterable[Document]) -> Iterator[NamedEntry]:
    """What documents call the entries that they are, whatever else is wrong with them."""
    for document in documents:
        source = document.source
        yield named_entry(source.collection, source.id, source.language, document.front)


def named_groups(config: SiteConfig) -> list[NamedEntry]:
    """The groups of countries that the settings list."""
    return [NamedEntry(COUNTRY_GROUPS, id_, "", title, ()) for id_, title in config.country_group_titles.items()]


class Vocabulary:
    """Finds ids by names, and the name to show for an id. Entries may be added while a spreadsheet is read."""

    def __init__(self, entries: Iterable[NamedEntry], languages: Iterable[str], default: str) -> None:
        """Take the names of the entries of a site.

        Args:
            entries: originals and translations, and the groups of countries.
            languages: those of the site.
            default: the language of the originals.
        """
        self._names: dict[str, Names] = {}
        self._titles: dict[tuple[str, str, str], str] = {}
        self._ids: dict[str, set[str]] = {}
        self._languages = tuple(dict.fromkeys([*languages, *REGION]))
        self._default = default
        entries = list(entries)
        for entry in entries:  # ids first: no title takes an id away from its owner
            self._ids.setdefault(entry.collection, set()).add(entry.id)
            self.add(entry.collection, entry.id, entry.id)
        for entry in entries:
            if entry.title:
                self._titles[entry.collection, entry.id, entry.language or default] = entry.title
            for name in (entry.title, *entry.others):
                if name:
                    self.add(entry.collection, entry.id, name)

    @classmethod
    def of(cls, library: Library) -> "Vocabulary":
        """The names of all entries of a site."""
        entries = [*library.all(), *library.translations.values()]
        named = (
            named_entry(e.collection, e.id, e.language, e.meta.model_dump(include=set(e.own_fields))) for e in entries
        )
        config = library.config
        return cls([*named, *named_groups(config)], config.languages, config.default_language)

    def add(self, collection: str, key: str, name: str) -> None:
        """Let one more name stand for an entry."""
        self._names.setdefault(collection, Names()).add(name, key)

    def find(self, collection: str, name: str) -> Match:
        """The entry of this name."""
        return self._names[collection].find(name) if collection in self._names else Match("")

    def find_country(self, name: str, groups: str = "") -> Match:
        """The country of this name or code; of `groups` too, where a column takes groups of countries."""
        code = name.strip().upper()
        if code in country_codes():
            return Match(code, exact=True)
        group = self.find(groups, name)
        return group if group.exact else self._countries.find(name, partly=False)

    def show(self, collection: str, key: str, language: str) -> str:
        """What to call an entry: its title where that leads back to it, its id elsewhere."""
        for names in (language, self._default):
            title = self._titles.get((collection, key, names), "")
            if title and self.find(collection, title) == Match(key, exact=True):
                return title
        return key

    def show_country(self, code: str, language: str) -> str:
        """What to call a country, or a group of them."""
        if code not in country_codes():
            return self.show(COUNTRY_GROUPS, code, language)
        name = country_name(code, language)
        return name if self.find_country(name) == Match(code, exact=True) else code

    def display_names(self, collection: str, language: str) -> list[str]:
        """The names of all entries of a collection, sorted as a reader expects."""
        keys = {key for kind, key, _ in self._titles if kind == collection}
        return sorted((self.show(collection, key, language) for key in keys), key=sort_key)

    def countries_of_the_site(self) -> list[str]:
        """The codes of the countries of which the site has a page."""
        return sorted(key.upper() for key in self._ids.get("countries", ()))

    def titles(self, collection: str) -> Mapping[str, list[str]]:
        """All titles of the entries of a collection by their ids."""
        titles: dict[str, list[str]] = {}
        for (kind, key, _), title in self._titles.items():
            if kind == collection:
                titles.setdefault(key, []).append(title)
        return titles

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
