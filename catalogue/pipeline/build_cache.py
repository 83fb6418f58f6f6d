"""Cache that successive loads of one project share, in one process. Holds nothing that a load could not compute."""

from dataclasses import dataclass, field

from catalogue.cache.program import cache_folder, program_digest
from catalogue.history import UNKNOWN, History
from catalogue.lint import LintResult, lint_document
from catalogue.pipeline.options import LoadOptions
from catalogue.pipeline.sources import ImageCache, SourceCache
from catalogue.schema.check_document import SchemaChecks, examine
from catalogue.schema.memo import DocumentMemo
from catalogue.site import Site
from catalogue.sources import Document
from catalogue.sources.fast_pickle import pickled_by_fields


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class DocumentChecks:
    """What is checked in a document alone as soon as it is read, and cached with it."""

    schema: SchemaChecks
    lint: LintResult


def check_alone(document: Document) -> DocumentChecks:
    """Check a document without the others and the settings."""
    return DocumentChecks(examine(document), lint_document(document))


@dataclass(slots=True)
class BuildCache:
    """The state that loads of one project share."""

    sources: SourceCache[DocumentChecks]
    images: ImageCache
    entries: DocumentMemo = field(default_factory=DocumentMemo)
    history: tuple[str, History] = ("", UNKNOWN)
    """What Git says of the entries, under the state of the repository in which it was asked."""
    last_link: tuple[str, Site, str] | None = None
    """A site without a problem and its record of addresses, under the digest of its link inputs."""


def open_cache(options: LoadOptions) -> BuildCache:
    """Open a cache, filled from the user's cache folder."""
    folder, mark = cache_folder(options.project), program_digest()
    return BuildCache(
        SourceCache(options.project, check_alone, folder, mark, options.jobs), ImageCache(folder, mark, options.jobs)
    )
