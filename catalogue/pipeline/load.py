"""The first half of the recipe: what is read, checked and linked before anything is made. Finds every fault."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path
from time import perf_counter
from typing import Literal

from catalogue import yaml_source
from catalogue.cache.program import cache_folder, program_digest
from catalogue.config import SETTINGS, SiteConfig, read_config, settings_for_checking
from catalogue.diagnostics import Diagnostic, Diagnostics, Span, report
from catalogue.diagnostics.rules import read as reading
from catalogue.diagnostics.rules import validate as rules
from catalogue.history import UNKNOWN, History, read_history
from catalogue.history.head import read_head
from catalogue.lint import LintResult, lint_document, lint_site
from catalogue.model_errors import Keys, Locate
from catalogue.pipeline.sources import ImageCache, ReadResult, SourceCache
from catalogue.schema import SkippedEntries, skipped_entries, validate
from catalogue.schema.check_document import SchemaChecks, examine
from catalogue.schema.entries import Library
from catalogue.schema.memo import DocumentMemo
from catalogue.site import Site, link, permalinks, resolve_links
from catalogue.sources import Document, MediaFile, find_media, without_drafts
from catalogue.sources.fast_pickle import pickled_by_fields
from catalogue.sources.safe_read import read_inside
from catalogue.sources.source import decode
from catalogue.theme import ThemeFiles, find_theme


@dataclass(frozen=True, slots=True)
class LoadedSite:
    """The sources of a site, read, checked and linked."""

    config: SiteConfig
    """The settings; as far as they hold where they are faulty."""
    site: Site | None
    """None when there are errors."""
    faults: Diagnostics
    documents: int
    """How many sources were read."""
    theme: ThemeFiles | None = None
    """The theme but for its templates; None where it has faults."""
    permalinks: str = ""
    """What content/permalinks.txt has to say once this site is published."""


@dataclass(frozen=True, slots=True)
class LinkInputs:
    """Everything that linking depends on, but for the running text."""

    documents: Sequence[Document]
    config: SiteConfig
    media: Sequence[MediaFile]
    absent: SkippedEntries
    recorded: Sequence[permalinks.PermalinkRecord]
    history: History

    @property
    def digest(self) -> str:
        """Equal for grounds on which the same links lead to the same places."""
        faces = [(document.source.path, document.public_digest) for document in self.documents]
        rest = (self.config, self.media, sorted(self.absent.unread), sorted(self.absent.drafts), self.recorded)
        return blake2b(repr((faces, rest, self.history.digest)).encode(), digest_size=16).hexdigest()


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class DocumentChecks:
    """What is found out of a document by itself as soon as it is read, and kept with it."""

    examined: SchemaChecks
    observed: LintResult


def _note(document: Document) -> DocumentChecks:
    return DocumentChecks(examine(document), lint_document(document))


@dataclass(slots=True)
class BuildCache:
    """What one load leaves to the next, in a process that goes on: nothing that the next could not find out itself."""

    sources: SourceCache[DocumentChecks]
    pictures: ImageCache
    checked: DocumentMemo = field(default_factory=DocumentMemo)
    _linked: tuple[str, Site, str] | None = None
    """A site without a fault and its record of addresses, under the digest of their ground."""
    _history: tuple[str, History] = ("", UNKNOWN)
    """What Git told, under the standpoint at which it was asked."""

    def history(self, project: Path) -> History:
        """What Git tells of a project's entries; asks anew when another commit is checked out."""
        here = read_head(project)
        if self._history[0] != here:
            self._history = (here, read_history(project, cache_folder(project)))
        return self._history[1]

    def link(
        self, ground: LinkInputs, library: Library | None, setting: Locate
    ) -> tuple[Site | None, str, list[Diagnostic]]:
        """The site on some ground, what its record of addresses has to say, and every fault in its links."""
        digest = ground.digest
        if library and self._linked and self._linked[0] == digest:
            return replace(self._linked[1], library=library), self._linked[2], []
        site, record, faults = _link(ground, library, setting)
        self._linked = (digest, site, record) if site and not faults else None
        return site, record, faults


def _link(ground: LinkInputs, library: Library | None, setting: Locate) -> tuple[Site | None, str, list[Diagnostic]]:
    documents, config, absent = ground.documents, ground.config, ground.absent
    resolved, faults = resolve_links(documents, config, ground.media, setting, absent=absent)
    faults += permalinks.check(ground.recorded, documents, config, resolved.routes, absent)
    record = permalinks.update_record(ground.recorded, permalinks.promised_paths(documents, config, resolved.routes))
    site, lonely = link(library, resolved, ground.history) if library else (None, [])
    return site, record, [*faults, *lonely]


def memory_of(project: Path, jobs: int = 0) -> BuildCache:
    """A memory that holds what the user's cache holds of a project."""
    cache, mark = cache_folder(project), program_digest()
    return BuildCache(SourceCache(project, _note, cache, mark, jobs), ImageCache(cache, mark, jobs))


def load(
    project: Path,
    *,
    base_url: str | None = None,
    fallback_url: str | None = None,
    drafts: bool = False,
    strict: bool = False,
    pdf: bool = True,
    today: date | None = None,
    memory: BuildCache | None = None,
    dated: bool = False,
    clock: "Clock | None" = None,
) -> LoadedSite:
    """Read, validate and link the sources of a project. Finds every fault; writes nothing but the cache.

    Args:
        project: the folder that holds `content/`.
        base_url: where the site will stand; the one in site.yaml when left out.
        fallback_url: where it stands if site.yaml names no address either.
        drafts: whether drafts count.
        strict: whether warnings are errors.
        pdf: whether PDFs may be published, if the settings have them.
        today: the day against which dates are judged; the real one when left out.
        memory: what an earlier load has left.
        dated: whether Git is asked when entries changed; no fault depends on it.
        clock: measures the stages.
    """
    clock, day = clock or Clock(), today or date.today()
    with clock("read"):
        config, setting, faults = read_settings(project, base_url, fallback_url)
        config = config if pdf else config.without("pdf")
        theme, unfit = find_theme(config.theme, project, config.theme_options, setting)
        recorded, unclear = permalinks.read_record(_record(project))
        memory = memory or memory_of(project)
        gathered = memory.sources.gather()
        media, unfit_media = memory.pictures.look_through(find_media(project / "content"))
        everything, unread = _documents(gathered.products), [*gathered.faults, *_faults(gathered.products)]
        documents = everything if drafts else without_drafts(everything)
        absent = skipped_entries(everything, documents, unread)
        history = memory.history(project) if dated else UNKNOWN
    with clock("validate"):
        notes = {p.document.source.path: p.notes for p in gathered.products if p.document and p.notes}
        validated = validate(
            documents,
            config,
            today=day,
            absent=absent,
            check=lambda document: notes[document.source.path].examined,
            memo=memory.checked,
        )
        prose = lint_site(documents, (notes[document.source.path].observed for document in documents), config, day)
    with clock("link"):
        # Under faulty settings, or beside a file that could not be read, too much would seem to be an orphan.
        library = validated.library if not (Diagnostics.collect(faults).errors or absent.unread) else None
        ground = LinkInputs(documents, config, media, absent, recorded, history)
        site, record, tangled = memory.link(ground, library, setting)
    found = Diagnostics.collect(faults, unread, validated.diagnostics, prose, tangled, unfit, unclear, unfit_media)
    found = found.strict() if strict else found
    return LoadedSite(config, None if found.errors else site, found, len(documents), theme, record)


def _documents(products: Sequence[ReadResult[DocumentChecks]]) -> tuple[Document, ...]:
    return tuple(product.document for product in products if product.document)


def _faults(products: Sequence[ReadResult[DocumentChecks]]) -> Iterator[Diagnostic]:
    for product in products:
        yield from product.faults


def read_settings(
    project: Path, base_url: str | None = None, fallback_url: str | None = None
) -> tuple[SiteConfig, Callable[[Keys, Literal["key", "value"]], Span], list[Diagnostic]]:
    """The site's settings, a way to find each in its source, and the faults in them."""
    file = project / SETTINGS
    data = read_inside(file, project / "content")
    missing = reading.LINK_LEAVES_CONTENT if file.is_symlink() and file.is_file() else rules.NO_SETTINGS
    text = report(missing, Span(SETTINGS)) if data is None else decode(data, SETTINGS)
    if isinstance(text, Diagnostic):
        return settings_for_checking(), lambda keys, part: Span(SETTINGS), [text]

    def setting(keys: Keys, part: Literal["key", "value"]) -> Span:
        return yaml_source.locate(text, SETTINGS, keys, part=part)

    values, faults = yaml_source.load(text, SETTINGS)
    if faults:
        return settings_for_checking(), setting, faults
    if base_url:
        values["base_url"] = base_url
    elif fallback_url:
        values.setdefault("base_url", fallback_url)
    config, found = read_config(values, setting)
    return config, setting, found


def _record(project: Path) -> str:
    """The text of content/permalinks.txt; empty where there is none yet."""
    data = read_inside(project / permalinks.PERMALINKS, project / "content")
    return (data or b"").decode("utf-8", "replace")


class Clock:
    """Measures the stages, and says when each begins."""

    def __init__(self, progress: Callable[[str], None] = lambda stage: None) -> None:
        self._progress = progress
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Measure what happens inside as `stage`; a stage that happens twice adds up."""
        self._progress(stage)
        start = perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + perf_counter() - start
