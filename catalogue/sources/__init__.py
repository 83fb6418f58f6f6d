"""First stage of a build: reads the files below `content/` into Documents."""

from catalogue.sources.body import Body, Heading, LinkUse
from catalogue.sources.document import Document, link_span, read_document, without_drafts
from catalogue.sources.front_matter import locate_in
from catalogue.sources.markdown import LABELS, fill
from catalogue.sources.media import MediaFile, find_media
from catalogue.sources.source import COLLECTIONS, SourceFile

__all__ = [
    "COLLECTIONS",
    "LABELS",
    "Body",
    "Document",
    "Heading",
    "LinkUse",
    "MediaFile",
    "SourceFile",
    "fill",
    "find_media",
    "link_span",
    "locate_in",
    "read_document",
    "without_drafts",
]
