"""Digests of what the files of the open data are made from, so that a file is made anew only where it may change."""

from collections.abc import Sequence

from catalogue.api.translations import versions
from catalogue.artifact.digest import digest
from catalogue.cache.program import program_digest
from catalogue.concurrency import locked_property
from catalogue.i18n import Messages
from catalogue.images import cover_of
from catalogue.pages import feeds
from catalogue.schema.entries import Entry
from catalogue.schema.models import Front
from catalogue.schema.parties import organisation_ids
from catalogue.site import Site


class InputDigests:
    """The digests for one site; what many files share is computed once."""

    def __init__(self, site: Site, messages: Sequence[Messages]) -> None:
        self._site = site
        self._library = site.library
        self._config = site.library.config
        self._messages = messages

    @locked_property
    def of_all_entries(self) -> str:
        """Digest of all that an entry may show of others."""
        entries = [*self._library.all(), *self._library.translations.values()]
        words = [messages.digest for messages in self._messages]
        digests = [(entry.path, entry.public_digest) for entry in entries]
        covers = [self._picture(cover_of(tool)) for tool in self._library.tools.values()]
        return digest(program_digest(), repr(self._config), words, digests, covers, list(feeds.feed_pages(self._site)))

    def of_entry(self, entry: Entry[Front]) -> str:
        """Digest of what the file of one entry may show: itself in all languages, and what it names or links to."""
        texts, own = list(versions(self._library, entry)), entry.key
        roles = self._site.engagements.get(entry.id, ()) if entry.collection == "organisations" else ()
        taught = self._naming.get(entry.id, ()) if entry.collection == "modules" else ()
        targets = [target for language, _ in texts for target in self._site.targets.get((own, language), ())]
        names = {target.name for target in targets} | {f"organisations/{id_}" for id_ in organisation_ids(entry.meta)}
        sources = [version.digest for _, version in texts]
        digests = [self._digests_by_key.get(name, name) for name in sorted(names)]
        pictures = [self._picture(path) for path in sorted({cover_of(entry), *(target.media for target in targets)})]
        return digest(self._common_digest, own, sources, roles, taught, digests, pictures)

    def _picture(self, path: str) -> str:
        """All that may be said of a picture by its address; empty where there is none."""
        medium = self._site.media.get(path)
        return repr(medium.picture) if medium else ""

    @locked_property
    def _common_digest(self) -> str:
        """Digest of what every running text may show: the words of the glossary and of the interface."""
        words = [messages.digest for messages in self._messages]
        glossary = [self._digests_by_key[word.key] for word in self._library.glossary.values()]
        return digest(program_digest(), repr(self._config), words, glossary)

    @locked_property
    def _digests_by_key(self) -> dict[str, tuple[str, ...]]:
        """What others may show of each entry, in all languages."""
        return {
            entry.key: tuple(version.public_digest for _, version in versions(self._library, entry))
            for entry in self._library.all()
        }

    @locked_property
    def _naming(self) -> dict[str, list[str]]:
        """The tools that name each learning module."""
        tools_by_module: dict[str, list[str]] = {}
        for tool in self._library.tools.values():
            for module in tool.meta.modules:
                tools_by_module.setdefault(module, []).append(tool.id)
        return tools_by_module
