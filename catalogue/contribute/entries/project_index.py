"""Index of the entries that a project already holds, for adding more. It writes nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue.concurrency import locked_property
from catalogue.config import SiteConfig
from catalogue.pipeline.load import LoadedSite, load
from catalogue.pipeline.options import LoadOptions
from catalogue.setting_groups import COUNTRY_GROUPS
from catalogue.sources import SourceFile
from catalogue.tables.fuzzy_match import SURE, likeness, normal


@dataclass(frozen=True)
class ProjectIndex:
    """The entries of a project and its settings, as far as they can be read."""

    loaded_site: LoadedSite
    """The project, with its drafts."""

    @property
    def project(self) -> Path:
        """The folder that holds `content/`."""
        return self.loaded_site.options.project

    @property
    def config(self) -> SiteConfig:
        """The settings."""
        return self.loaded_site.config

    @locked_property
    def titles(self) -> Mapping[str, Mapping[str, str]]:
        """The titles of the originals by collection and id; a country without one has its English name.

        Groups of countries, which the settings hold, stand beside the collections.
        """
        titles: dict[str, dict[str, str]] = {COUNTRY_GROUPS: dict(self.config.country_group_titles)}
        for document in self.loaded_site.documents:
            source = document.source
            if not source.language:
                title = str(document.front.get("title") or _default_title(source))
                titles.setdefault(source.collection, {})[source.id] = title
        return titles

    @locked_property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """By collection, every name that an entry goes by, folded, and the id that it means."""
        groups = self.config.country_group_titles.items()
        ids: dict[str, dict[str, str]] = {
            COUNTRY_GROUPS: {normalise_name(name): id_ for id_, title in groups for name in (id_, title)}
        }
        for document in self.loaded_site.documents:
            if document.source.language:
                continue
            of_collection = ids.setdefault(document.source.collection, {})
            for name in (document.source.id, *_iterate_names(document.front)):
                of_collection.setdefault(normalise_name(name), document.source.id)
        return ids

    def has(self, collection: str, id_: str) -> bool:
        """Whether an id stands for an entry that is there."""
        return id_ in self.titles.get(collection, {}) or f"{collection}/{id_}" in self.loaded_site.absent.unread

    def alike(self, collection: str, title: str) -> list[str]:
        """Find the ids of entries with the same title, or nearly the same, the nearest first."""
        form, titles = normal(title), self.titles.get(collection, {})
        scores = {id_: likeness(form, normal(other)) for id_, other in titles.items()}
        return sorted((id_ for id_ in scores if scores[id_] >= SURE), key=lambda id_: (-scores[id_], id_))


def index_project(project: Path) -> ProjectIndex:
    """Load a project's entries and settings; their problems are left to `check`."""
    return ProjectIndex(load(LoadOptions(project, drafts=True)))


def normalise_name(name: str) -> str:
    """Normalise what people write in different ways: capitals and spaces."""
    return " ".join(name.casefold().split())


def _default_title(source: SourceFile) -> str:
    from catalogue.i18n import country_name

    return country_name(source.id.upper(), "en") if source.collection == "countries" else source.id


def _iterate_names(front: Mapping[str, object]) -> Iterator[str]:
    """Iterate over the names of an entry, its title first."""
    for field in ("title", "short", "long", "native_name", "also_known_as", "also"):
        value = front.get(field)
        for name in value if isinstance(value, list) else [value]:
            if isinstance(name, str):
                yield name
