"""What a project already holds, as somebody who adds to it needs to know; and what a new entry would be among it.

It reads, and writes nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from hashlib import blake2b
from pathlib import Path

from catalogue.concurrency import locked_property
from catalogue.config import SETTINGS, SiteConfig
from catalogue.contribute.newcomers import caused_by
from catalogue.diagnostics import Diagnostic, Diagnostics, Span
from catalogue.lint import NOTHING, lint_document, lint_site
from catalogue.pipeline.load import read_settings
from catalogue.schema import SkippedEntries, skipped_entries, validate
from catalogue.site import resolve_links
from catalogue.sources import Document, find_media, read
from catalogue.sources.document import read_document
from catalogue.sources.source import SourceFile, decode

_ALIKE = 0.85
"""How much of two titles must agree before somebody is asked whether they are one."""


@dataclass(frozen=True)
class ProjectIndex:
    """The entries of a project and its settings, as far as they can be read."""

    project: Path
    config: SiteConfig
    documents: tuple[Document, ...]
    absent: SkippedEntries
    """Entries that could not be read: what refers to them is no fault."""

    @locked_property
    def titles(self) -> Mapping[str, Mapping[str, str]]:
        """The titles of the originals by collection and id; a country without one has its English name."""
        found: dict[str, dict[str, str]] = {}
        for document in self.documents:
            source = document.source
            if not source.language:
                title = str(document.front.get("title") or _untitled(source))
                found.setdefault(source.collection, {})[source.id] = title
        return found

    @locked_property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """By collection, every name that an entry goes by, folded, and the id that it means."""
        found: dict[str, dict[str, str]] = {}
        for document in self.documents:
            if document.source.language:
                continue
            known = found.setdefault(document.source.collection, {})
            for name in (document.source.id, *_names(document.front)):
                known.setdefault(normalise_name(name), document.source.id)
        return found

    def has(self, collection: str, id_: str) -> bool:
        """Whether an id stands for an entry that is there."""
        return id_ in self.titles.get(collection, {}) or f"{collection}/{id_}" in self.absent.unread

    def alike(self, collection: str, title: str) -> list[str]:
        """The ids of entries whose titles are the same as this one, or nearly, the nearest first."""
        wanted = normalise_name(title)
        found = []
        for id_, other in self.titles.get(collection, {}).items():
            likeness = SequenceMatcher(None, wanted, normalise_name(other)).ratio()
            if likeness >= _ALIKE:
                found.append((-likeness, id_))
        return [id_ for _, id_ in sorted(found)]

    def try_out(self, path: str, text: str) -> Diagnostics:
        """The problems that a new file would have among all the others, and those that it would bring into them."""
        data = text.encode()
        if isinstance(whole := decode(data, path), Diagnostic):
            return Diagnostics((whole,))
        collection, id_ = Path(path).parent.name, Path(path).stem
        document, faults = read_document(SourceFile(path, collection, id_, "", blake2b(data).hexdigest()), data)
        documents = (*self.documents, *([document] if document else []))
        seen = [*(NOTHING for _ in self.documents), *([lint_document(document)] if document else [])]
        prose = lint_site(documents, seen, self.config, date.today())
        return Diagnostics.collect(caused_by([path], [*faults, *self._problems(documents), *prose], self._before))

    @locked_property
    def _before(self) -> list[Diagnostic]:
        """What is wrong with the entries among each other without a new one."""
        return self._problems(self.documents)

    def _problems(self, documents: Sequence[Document]) -> list[Diagnostic]:
        media = find_media(self.project / "content")
        _, tangled = resolve_links(documents, self.config, media, lambda keys, part: Span(SETTINGS), absent=self.absent)
        return [*validate(documents, self.config, absent=self.absent).diagnostics, *tangled]


def take_stock(project: Path) -> ProjectIndex:
    """Read a project's entries and settings; what is faulty in them is left to `check`."""
    documents, faults = read(project / "content", project)
    return ProjectIndex(project, read_settings(project)[0], documents, skipped_entries(documents, documents, faults))


def normalise_name(name: str) -> str:
    """A name without what people write in different ways: capitals and spaces."""
    return " ".join(name.casefold().split())


def _untitled(source: SourceFile) -> str:
    from catalogue.i18n import country_name

    return country_name(source.id.upper(), "en") if source.collection == "countries" else source.id


def _names(front: Mapping[str, object]) -> Iterator[str]:
    """The names that an entry gives itself, its title first."""
    for field in ("title", "short", "long", "native_name", "also_known_as", "also"):
        value = front.get(field)
        for name in value if isinstance(value, list) else [value]:
            if isinstance(name, str):
                yield name
