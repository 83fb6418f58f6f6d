"""The first stage: from the files below `content/` to Documents."""

from catalogue.read.body import Body, Heading, LinkUse
from catalogue.read.document import Document, link_span, read, read_document, without_drafts
from catalogue.read.front_matter import locate_in
from catalogue.read.markdown import LABELS, fill
from catalogue.read.media import MediaFile, find_media
from catalogue.read.source import COLLECTIONS, SourceFile

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
    "read",
    "read_document",
    "without_drafts",
]
