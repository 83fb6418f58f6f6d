"""Reader of entries: from bytes to a Document and its diagnostics, as a pure function of the bytes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from html import escape
from urllib.parse import unquote

from catalogue.diagnostics.model import Diagnostic, Span
from catalogue.merge_conflicts import find_conflicts, first_versions, report_conflicts
from catalogue.sources.body import Body, LinkUse
from catalogue.sources.fast_pickle import pickled_by_fields
from catalogue.sources.front_matter import split_front_matter
from catalogue.sources.markdown import parse
from catalogue.sources.source import SourceFile, decode
from catalogue.sources.text_position import SourceText
from catalogue.yaml_source import load


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Document:
    """One source file, parsed but not yet checked."""

    source: SourceFile
    front: Mapping[str, object]
    """The front matter as plain values."""
    body: Body
    public_digest: str
    """Digest of all that other pages may show of it: its front matter, headings and links, but not its text."""

    @property
    def text(self) -> str:
        """The complete file, decoded, with newlines as `\\n`: spans refer to it."""
        return self.body.source


def read_document(source: SourceFile, data: bytes) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Read an entry and its diagnostics from bytes; None for an entry whose front matter cannot be read at all.

    Depends on its arguments alone, and the result can be pickled: it may be cached under `source.digest` and computed
    in another process.
    """
    text = decode(data, source.path)
    if isinstance(text, Diagnostic):
        return None, (text,)
    conflicts = find_conflicts(text)
    conflict_diagnostics = report_conflicts(text, conflicts, source.path)
    text = first_versions(text, conflicts)
    parts = split_front_matter(text, source.path)
    if isinstance(parts, list):
        return None, tuple(conflict_diagnostics or parts)
    front, diagnostics = load(parts.yaml, source.path, parts.first_line)
    body, more = parse(parts.body, parts.body_line, source.path, text)
    document = Document(source, front, body, _public_digest(front, body)) if front or not diagnostics else None
    return document, (*conflict_diagnostics, *diagnostics, *more)


def _public_digest(front: Mapping[str, object], body: Body) -> str:
    links = [(use.target, use.kind) for use in body.links]
    headings = [(heading.level, heading.text, heading.anchor) for heading in body.headings]
    return blake2b(repr((front, links, headings, body.empty)).encode(), digest_size=16).hexdigest()


def link_span(document: Document, use: LinkUse) -> Span:
    """Span of a link's address; the first line of its block where the address does not appear there as it is."""
    source_text = SourceText(document.source.path, document.text.split("\n"), 1)
    target = use.target
    needles = (target, unquote(target), escape(target), target.removeprefix("mailto:"), f"[{use.text}]")
    return source_text.find(needles, use.line - 1, use.end_line)


def without_drafts(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Leave out the documents whose original has `draft: true`."""
    documents = tuple(documents)
    originals = (d for d in documents if not d.source.language)
    drafts = {(d.source.collection, d.source.id) for d in originals if d.front.get("draft") is True}
    return tuple(d for d in documents if (d.source.collection, d.source.id) not in drafts)
