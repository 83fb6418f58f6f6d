"""The one way to read, check and link a project, for every command. Finds every problem; writes nothing but caches."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b

from catalogue.config import SiteConfig
from catalogue.diagnostics import Diagnostic, Diagnostics
from catalogue.lint import lint_site
from catalogue.pipeline.build_cache import BuildCache, open_cache
from catalogue.pipeline.clock import Clock
from catalogue.pipeline.options import LoadOptions
from catalogue.pipeline.page_names import page_names
from catalogue.pipeline.read import ProjectSources, read_project
from catalogue.schema import SkippedEntries, skipped_entries, validate
from catalogue.schema.entries import Library
from catalogue.site import Site, link, permalinks, resolve_links
from catalogue.sources import Document, without_drafts
from catalogue.theme import ThemeFiles


@dataclass(frozen=True, slots=True)
class LoadedSite:
    """The sources of a site, read, checked and linked."""

    options: LoadOptions
    today: date
    """The day against which dates were checked."""
    sources: ProjectSources
    documents: tuple[Document, ...]
    """The sources that count: all that could be read, without drafts unless these are asked for."""
    absent: SkippedEntries
    """Entries that have a file and are not among the documents."""
    site: Site | None
    """None when there are errors."""
    problems: Diagnostics
    permalinks: str
    """What content/permalinks.txt has to say once this site is published."""

    @property
    def config(self) -> SiteConfig:
        """The settings; as far as they hold where they are faulty."""
        return self.sources.settings.config

    @property
    def theme(self) -> ThemeFiles | None:
        """The theme but for its templates; None where it has problems."""
        return self.sources.theme


def load(
    options: LoadOptions, cache: BuildCache | None = None, today: date | None = None, clock: Clock | None = None
) -> LoadedSite:
    """Read, check and link the sources of a project.

    Args:
        options: what is loaded, and how.
        cache: what an earlier load of the same project left.
        today: the day against which dates are checked; the real one when left out.
        clock: measures the stages.
    """
    cache, clock = cache or open_cache(options), clock or Clock()
    with clock("read"):
        sources = read_project(options, cache)
    return check_and_link(options, sources, cache, today or date.today(), clock)


def check_and_link(
    options: LoadOptions, sources: ProjectSources, cache: BuildCache, today: date, clock: Clock
) -> LoadedSite:
    """Check sources that were read against each other and against the settings, and link them."""
    config, unread = sources.settings.config, sources.unread
    with clock("validate"):
        documents = sources.documents if options.drafts else without_drafts(sources.documents)
        absent = skipped_entries(sources.documents, documents, unread)
        checks = {path: result.checks for path, result in sources.results.by_path.items() if result.checks}
        validation = validate(
            documents,
            config,
            today=today,
            absent=absent,
            check=lambda document: checks[document.source.path].schema,
            memo=cache.entries,
        )
        editorial = lint_site(documents, (checks[document.source.path].lint for document in documents), config, today)
    with clock("link"):
        # Under faulty settings, or beside a file that could not be read, too much would seem to be an orphan.
        settings_problems = Diagnostics.collect(sources.settings.problems)
        library = validation.library if not (settings_problems.errors or absent.unread) else None
        site, record, link_problems = _link_or_reuse(sources, documents, absent, library, cache)
    problems = Diagnostics.collect(
        settings_problems.items, sources.problems, unread, validation.diagnostics, editorial, link_problems
    )
    problems = problems.strict() if options.strict else problems
    return LoadedSite(options, today, sources, documents, absent, None if problems.errors else site, problems, record)


LinkOutcome = tuple[Site | None, str, list[Diagnostic]]
"""The linked site, the record of its addresses, and every problem in its links."""


def _link_or_reuse(
    sources: ProjectSources,
    documents: Sequence[Document],
    absent: SkippedEntries,
    library: Library | None,
    cache: BuildCache,
) -> LinkOutcome:
    digest = _link_digest(sources, documents, absent)
    if library and cache.last_link and cache.last_link[0] == digest:
        return replace(cache.last_link[1], library=library), cache.last_link[2], []
    site, record, problems = _link(sources, documents, absent, library)
    cache.last_link = (digest, site, record) if site and not problems else None
    return site, record, problems


def _link_digest(sources: ProjectSources, documents: Sequence[Document], absent: SkippedEntries) -> str:
    """Equal where the same links lead to the same places: it covers all that linking depends on but running text."""
    public_digests = [(document.source.path, document.public_digest) for document in documents]
    rest = (
        sources.settings.config,
        sources.media,
        sorted(absent.unread),
        sorted(absent.drafts),
        sources.permalink_records,
    )
    return blake2b(repr((public_digests, rest, sources.history.digest)).encode(), digest_size=16).hexdigest()


def _link(
    sources: ProjectSources, documents: Sequence[Document], absent: SkippedEntries, library: Library | None
) -> LinkOutcome:
    config = sources.settings.config
    links, problems = resolve_links(
        documents, config, sources.media, sources.settings.locate, pages=page_names(), absent=absent
    )
    problems += permalinks.check(sources.permalink_records, documents, config, links.routes, absent)
    record = permalinks.update_record(
        sources.permalink_records, permalinks.promised_paths(documents, config, links.routes)
    )
    site, orphans = link(library, links, sources.history) if library else (None, [])
    return site, record, [*problems, *orphans]
