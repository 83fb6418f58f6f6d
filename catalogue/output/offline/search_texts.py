"""The offline copy as pages know it: its path, and the texts for its search.

How the archive is built from the finished site is the business of `catalogue/output/offline/`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from catalogue import labels
from catalogue.config import SETTINGS
from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import write as rules
from catalogue.i18n import Messages
from catalogue.labels import label
from catalogue.pages.page_list import PAGES
from catalogue.pages.view_builder import ViewBuilder
from catalogue.schema.entries import Entry, Library
from catalogue.schema.models import Front, Organisation, Tool
from catalogue.schema.parties import parties
from catalogue.site import Site
from catalogue.site.output_paths import MOST_OFFLINE_TEXTS, OFFLINE_COLLECTIONS, count_offline_texts
from catalogue.site.taxonomy import FACETS, facet_values
from catalogue.urls import output_file


class SearchText(NamedTuple):
    """The searchable texts of one entry in one language."""

    key: str
    """`collection/id`."""
    path: str
    """The file of its page."""
    title: str
    kind: str
    """Kind of entry, in the reader's words."""
    terms: str
    """Its terms, and the names of the people and organisations involved in it."""
    text: str
    """Its summary and its body text."""


def too_large(library: Library) -> Diagnostic | None:
    """The diagnostic for a site that has grown too large to offer a copy; None for any other."""
    size = count_offline_texts(library)
    if "offline" not in library.config.publish or size <= MOST_OFFLINE_TEXTS:
        return None
    return report(rules.COPY_TOO_LARGE, Span(SETTINGS), size=f"{size:,}", most=f"{MOST_OFFLINE_TEXTS:,}")


def texts(site: Site, messages: Messages) -> Iterator[SearchText]:
    """Yield everything that can be found in one language, in the order of the catalogue."""
    builder = ViewBuilder(site, messages, PAGES)
    for collection in OFFLINE_COLLECTIONS:
        kind = label(labels.ENTRY_KINDS, collection, messages)
        for original in site.library.collection(collection).values():
            entry = site.library.localise(original, messages.language)
            text = " ".join(filter(None, (entry.meta.summary, entry.body.text)))
            path = output_file(builder.path(entry.key))
            yield SearchText(
                entry.key, path, entry.title, kind, ", ".join(_terms(builder, entry)), " ".join(text.split())
            )


def _terms(builder: ViewBuilder, entry: Entry[Front]) -> Iterator[str]:
    meta = entry.meta
    if not isinstance(meta, Tool):
        country = builder.country(meta.country if isinstance(meta, Organisation) else None)
        yield from [country.title] if country else []
        return
    for facet in FACETS:
        yield from (link.title for link in builder.links(facet, facet_values(builder.library, meta, facet)))
    for field, party in parties(meta):
        yield from (view.title for view in builder.involvements(field, [party]))
    yield from [builder.place(meta.place)] if meta.place else []
