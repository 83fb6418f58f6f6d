"""The files of the open data as artifacts, and what the site says of them. Makes nothing before it is asked."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from typing import Any

from catalogue import labels
from catalogue.api import dcat, file_models
from catalogue.api.download import Download, DownloadGroup
from catalogue.api.downloads import PAGE, list_downloads
from catalogue.api.file_models import SCHEMAS
from catalogue.api.input_digests import InputDigests
from catalogue.api.records import Link
from catalogue.api.schemas import schema_bytes, schema_path
from catalogue.api.serialise import Serialiser
from catalogue.api.tables import Tables
from catalogue.api.translations import versions
from catalogue.artifact.artifact import Artifact, RenderTask
from catalogue.artifact.digest import digest
from catalogue.cache.program import program_digest
from catalogue.concurrency import compute_once, locked_property
from catalogue.labels import N_
from catalogue.pages.view_builder import ViewBuilder
from catalogue.schema.entries import Entry
from catalogue.schema.models import Front
from catalogue.site.output_paths import API_COLLECTIONS, API_FOLDER, API_VERSION

INDEX = f"{API_FOLDER}index.json"
MEDIA_TYPES = {
    "JSON": "application/json",
    "CSV": "text/csv",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""What machines call the formats."""
_LISTS = (
    "tools",
    "strands",
    "sectors",
    "aims",
    "formats",
    "countries",
    "organisations",
    "initiatives",
    "modules",
    "glossary",
)
"""The collections that have a file, in the order in which they are offered."""
_ENTRY_FILES = {
    "tools": N_("One tool with its text"),
    "organisations": N_("One organisation with its text"),
    "initiatives": N_("One initiative with its text"),
    "modules": N_("One learning module with its text"),
}
"""What the file of one entry is."""
_VOCABULARIES = ("strands", "sectors", "aims", "formats")


class Api:
    """Publishes the data of one site."""

    def __init__(self, builders: Sequence[ViewBuilder]) -> None:
        self._builders = {builder.language: builder for builder in builders}
        self._site = builders[0].site
        self._library = self._site.library
        self._config = self._library.config
        self._contents: dict[str, bytes] = {}
        self._digests = InputDigests(self._site, [builder.messages for builder in builders])

    def artifacts(self) -> Iterator[Artifact]:
        """Every file of the data."""
        for name in SCHEMAS:
            address = self._config.absolute_url(schema_path(name))
            yield _artifact(
                schema_path(name), digest(program_digest(), address, name), partial(schema_bytes, name, address)
            )
        yield self._file(INDEX, self._index)
        if self._config.base_url:
            yield self._file(dcat.PATH, partial(self._dcat, self._config.base_url))
        for name in self._lists:
            yield self._file(f"{API_FOLDER}{name}.json", partial(self._list, name))
        for collection in API_COLLECTIONS:
            for entry in self._library.collection(collection).values():
                yield _artifact(
                    f"{API_FOLDER}{entry.key}.json", self._digests.of_entry(entry), partial(self._entry_file, entry)
                )

    def tables(self, builder: ViewBuilder) -> Iterator[Artifact]:
        """The tables in one language. They stand beside the page that tells their sizes: one process makes both."""
        for path, make in self._table_files(builder):
            yield self._file(path, make)

    def groups(self, builder: ViewBuilder) -> Iterator[DownloadGroup]:
        """What is offered, in the reader's words."""
        text = builder.messages.gettext
        yield DownloadGroup(
            "json",
            text("For programs"),
            text("JSON, with every text in all its languages."),
            tuple(self._json_downloads(builder)),
        )
        yield DownloadGroup(
            "tables",
            text("For spreadsheets"),
            text(
                "All tools with all their facts, in the language of this page. Their texts are on the pages "
                "and in the files for programs."
            ),
            tuple(self._table_downloads(builder)),
        )

    @property
    def record(self) -> str:
        """The path of the record for other catalogues of data; a site without an address has none to enter there."""
        return dcat.PATH if self._config.base_url else ""

    def record_group(self, builder: ViewBuilder) -> DownloadGroup:
        """The record for other catalogues of data."""
        text = builder.messages.gettext
        title = text("Description of this dataset and its files")
        download = Download(title, dcat.PATH, "DCAT (JSON-LD)", dcat.MEDIA_TYPE, (self._config.default_language,))
        return DownloadGroup(
            "record", text("DCAT record"), text("For data portals to harvest."), (download,) if self.record else ()
        )

    def _json_downloads(self, builder: ViewBuilder) -> Iterator[Download]:
        text, languages = builder.messages.gettext, self._config.languages
        make = partial(Download, format="JSON", media_type=MEDIA_TYPES["JSON"], languages=languages)
        yield make(text("Index of everything"), INDEX, schema=schema_path("index"))
        for name in self._lists:
            path = f"{API_FOLDER}{name}.json"
            yield make(
                text(labels.LISTS[name][0]),
                path,
                schema=schema_path(_schema_of(name)),
                count=self._count(name),
                size=partial(self._size, path, partial(self._list, name)),
            )
        for collection, schema in API_COLLECTIONS.items():
            if entries := self._library.collection(collection):
                first = f"{API_FOLDER}{next(iter(entries.values())).key}.json"
                pattern = f"{API_FOLDER}{collection}/{{id}}.json"
                yield make(
                    text(_ENTRY_FILES[collection]),
                    first,
                    pattern=pattern,
                    schema=schema_path(schema),
                    count=len(entries),
                )

    def _table_downloads(self, builder: ViewBuilder) -> Iterator[Download]:
        text, title = builder.messages.gettext, builder.messages.gettext(labels.LISTS["tools"][0])
        forms = {
            "csv": ("CSV", text("One table; several values of a tool share a cell.")),
            "xlsx": (
                "XLSX",
                text("A workbook, with separate sheets for editions, figures, links and partners."),
            ),
        }
        for path, make in self._table_files(builder):
            form, summary = forms[path.rpartition(".")[2]]
            yield Download(
                title,
                path,
                form,
                MEDIA_TYPES[form],
                languages=(builder.language,),
                summary=summary,
                count=len(self._library.tools),
                size=partial(self._size, path, make),
            )

    def _table_files(self, builder: ViewBuilder) -> Iterator[tuple[str, Callable[[], bytes]]]:
        if self._library.tools:
            home, language = builder.path("home"), builder.language
            yield f"{home}tools.csv", partial(self._tables.csv, language)
            yield f"{home}tools.xlsx", partial(self._tables.xlsx, language)

    @locked_property
    def _tables(self) -> Tables:
        return Tables(self._site, {code: builder.messages for code, builder in self._builders.items()})

    @property
    def _lists(self) -> Iterator[str]:
        return (name for name in _LISTS if self._count(name))

    def _count(self, name: str) -> int:
        return len(self._site.taxonomy.tools[name] if name == "countries" else self._library.collection(name))

    # How a file comes about.

    def _file(self, path: str, make: Callable[[], bytes]) -> Artifact:
        """A file that shows the public parts of entries, but no running text."""
        return _artifact(path, digest(self._digests.of_all_entries, path), lambda: self._bytes(path, make))

    def _bytes(self, path: str, make: Callable[[], bytes]) -> bytes:
        """The bytes of a file, made once: the page of open data asks for their number too."""
        return compute_once(self._contents, path, lambda _: make())

    def _size(self, path: str, make: Callable[[], bytes]) -> int:
        return len(self._bytes(path, make))

    def _list(self, name: str) -> bytes:
        entries, path = self._library.collection(name).values(), f"{API_FOLDER}{name}.json"
        serialiser = self._serialiser(path)
        countries = self._site.taxonomy.tools["countries"] if name == "countries" else ()
        items = [*map(serialiser.country, countries)] or [*map(serialiser.record, entries)]
        schema = _schema_of(name)
        return _to_json_bytes(schema, self._header(path, schema, entries) | {"items": items})

    def _entry_file(self, entry: Entry[Front]) -> bytes:
        schema = API_COLLECTIONS[entry.collection]
        path = f"{API_FOLDER}{entry.key}.json"
        serialiser = self._serialiser(path)
        item = serialiser.record(entry)
        pages = {language: serialiser.page(entry.key, language) for language in self._config.languages}
        header = self._header(path, schema, [entry])
        return _to_json_bytes(schema, header | {"pages": pages, "body": self._body(entry, path), "item": item})

    def _serialiser(self, path: str) -> Serialiser:
        return Serialiser(self._site, self._config.root_from(path))

    def _body(self, entry: Entry[Front], path: str) -> dict[str, file_models.Text]:
        """The running text of an entry in each language in which it has one of its own."""
        texts = {}
        for language, version in versions(self._library, entry):
            if not version.body.empty and (version is entry or version.body is not entry.body):
                view = self._builders[language].body(version, self._config.root_from(path))
                sections = (
                    file_models.SectionRecord(role=part.role, title=part.title, anchor=part.anchor, html=str(part.html))
                    for part in view.sections
                )
                texts[language] = file_models.Text(text=version.body.text, sections=tuple(sections))
        return texts

    # What every file says of itself.

    def _header(self, path: str, schema: str, entries: Iterable[Entry[Front]]) -> dict[str, Any]:
        config, root = self._config, self._config.root_from(path)
        return {
            "$schema": root + schema_path(schema),
            "version": API_VERSION,
            "url": root + path,
            "catalogue": Link(label=config.name, url=root),
            "licence": Link(label=config.licence.name, url=config.licence.url) if config.licence else None,
            "modified": max(_days(entries), default=None),
        }

    def _index(self) -> bytes:
        config = self._config
        builder = self._builders[config.default_language]
        downloads = [
            download
            for group in list_downloads(builder, self)
            for download in group.downloads
            if download.path != INDEX
        ]
        others = dict.fromkeys((config.default_language, *config.languages))
        header = self._header(INDEX, "index", self._library.all())
        items = tuple(self._index_item(download) for download in downloads)
        return _to_json_bytes(
            "index", header | {"description": config.description, "languages": tuple(others), "offers": items}
        )

    def _dcat(self, base_url: str) -> bytes:
        """The record; it lists the tables in every language."""
        config, downloads = self._config, dict[str, Download]()
        for code in dict.fromkeys((config.default_language, *config.languages)):
            groups = list_downloads(self._builders[code], self)
            downloads = {download.path: download for group in groups for download in group.downloads} | downloads
        downloads.pop(dcat.PATH)
        page = base_url + str(self._site.routes.route(PAGE, config.default_language))
        first = min((entry.meta.published for entry in self._library.all() if entry.meta.published), default="")
        last = max(_days(self._library.all()), default="")
        return dcat.record(config, base_url, page, first, last, downloads.values())

    def _index_item(self, download: Download) -> file_models.OfferedRecord:
        root = self._config.root_from(INDEX)
        return file_models.OfferedRecord(
            title=download.title,
            url=root + (download.pattern or download.path),
            media_type=download.media_type,
            schema_=root + download.schema if download.schema else None,
            languages=download.languages,
            count=download.count,
        )


def _schema_of(name: str) -> str:
    return "terms" if name in _VOCABULARIES else name


def _days(entries: Iterable[Entry[Front]]) -> Iterator[str]:
    """The days on which entries were reviewed or first appeared."""
    return (day for entry in entries for day in (entry.meta.reviewed, entry.meta.published) if day)


def _artifact(path: str, inputs: str, make: Callable[[], bytes]) -> Artifact:
    def compose() -> RenderTask:
        data = make()
        return RenderTask(sha256(data).hexdigest(), lambda: data)

    return Artifact(path, inputs, compose)


def _to_json_bytes(schema: str, file: Mapping[str, Any]) -> bytes:
    """A file in the bytes that are published: what is not known is left out."""
    return SCHEMAS[schema].model_validate(file).model_dump_json(exclude_none=True, by_alias=True).encode() + b"\n"
