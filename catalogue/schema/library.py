"""Validates documents into a library: each against its model, then all against each other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from catalogue.config import SiteConfig
from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import validate as rules
from catalogue.i18n import sort_key
from catalogue.model_errors import Keys, conform
from catalogue.schema.check_document import SchemaChecks, examine
from catalogue.schema.cross_entry import SkippedEntries, check_duplicates, check_parents, check_references
from catalogue.schema.cross_field_facts import check_days
from catalogue.schema.entries import Entry, Library
from catalogue.schema.memo import DocumentMemo
from catalogue.schema.models import SCHEMAS, TRANSLATABLE, Front
from catalogue.sources import COLLECTIONS, Body, Document, locate_in


@dataclass(frozen=True, slots=True)
class ValidationResult:
    """The result of validation: a library where there are no errors, and every diagnostic."""

    library: Library | None
    diagnostics: tuple[Diagnostic, ...]


def validate(
    documents: Sequence[Document],
    config: SiteConfig,
    *,
    today: date | None = None,
    absent: SkippedEntries = SkippedEntries(),  # noqa: B008 - it is frozen
    check: Callable[[Document], SchemaChecks] = examine,
    memo: DocumentMemo | None = None,
) -> ValidationResult:
    """Check every document and pair translations with originals.

    Args:
        documents: the result of the read stage, in any order.
        config: the site's settings.
        today: the day by which reviews and deadlines are judged; by default the real one.
        absent: entries that have a file but are not among the documents.
        check: the checks of one document alone.
        memo: the entries of an earlier call.
    """
    memo, day = memo or DocumentMemo(), today or date.today()

    def original(document: Document) -> Entry[Any] | None:
        if checks[document.source.path].model_diagnostics:
            return None
        meta = SCHEMAS[document.source.collection].model_validate(document.front)
        return _entry(document, config.default_language, meta, document.body)

    diagnostics: list[Diagnostic] = []
    documents = sorted(documents, key=lambda document: document.source.path)
    originals = {document.source.path: document for document in documents if not document.source.language}
    checks = {document.source.path: check(document) for document in documents}
    for document in documents:
        diagnostics += (*checks[document.source.path].model_diagnostics, *checks[document.source.path].diagnostics)
    entries = [memo.once(f"entry in {config.default_language}", document, original) for document in originals.values()]
    versions = [
        _translation(document, originals, config, absent, diagnostics)
        for document in documents
        if document.source.language
    ]
    pairs = ((document, checks[path]) for path, document in originals.items())
    diagnostics += check_references(pairs, config.country_group_titles, absent)
    diagnostics += check_parents(originals.values())
    diagnostics += check_duplicates(originals.values())
    for document in originals.values():
        diagnostics += check_days(document, day)
    if any(diagnostic.severity == "error" for diagnostic in diagnostics):
        return ValidationResult(None, tuple(diagnostics))
    library = _library(config, day, [e for e in entries if e], [v for v in versions if v])
    return ValidationResult(library, tuple(diagnostics))


def _translation(
    document: Document,
    originals: Mapping[str, Document],
    config: SiteConfig,
    absent: SkippedEntries,
    diagnostics: list[Diagnostic],
) -> Entry[Any] | None:
    source = document.source
    path = f"content/{source.collection}/{source.id}.md"
    if source.language == config.default_language:
        diagnostics.append(report(rules.ORIGINAL_LANGUAGE, Span(source.path), value=source.language, original=path))
        return None
    if source.language not in config.languages:
        span, languages = Span(source.path), ", ".join(config.languages)
        diagnostics.append(report(rules.LANGUAGE_NOT_OFFERED, span, value=source.language, known=languages))
        return None
    original = originals.get(path)
    if original is None:
        if f"{source.collection}/{source.id}" not in absent.unread:
            diagnostics.append(report(rules.ORPHAN_TRANSLATION, Span(source.path), original=path))
        return None
    fields = SCHEMAS[source.collection].model_fields
    for key in document.front:
        if key not in TRANSLATABLE and key in fields:
            span = locate_in(document.text, source.path, (key,), part="key")
            diagnostics.append(report(rules.TRANSLATED_FACT, span, field=key, original=path))

    def locate(keys: Keys, part: Literal["key", "value"]) -> Span:
        return locate_in(document.text, source.path, keys, part=part)

    # It is checked as the merged entry; the fields that it inherits were checked at the original.
    only = [key for key in document.front if key in TRANSLATABLE or key not in fields]
    values = _merge_translation(original.front, document.front)
    meta, model_diagnostics = conform(SCHEMAS[source.collection], values, locate, only)
    diagnostics += model_diagnostics
    body = original.body if document.body.empty else document.body
    return _entry(document, source.language, meta, body) if meta else None


def _entry(document: Document, language: str, meta: Front, body: Body) -> Entry[Any]:
    source, doubts = document.source, document.front.get("uncertain")
    return Entry(
        collection=source.collection,
        id=source.id,
        language=language,
        meta=meta,
        body=body,
        path=source.path,
        digest=source.digest,
        public_digest=document.public_digest,
        own_body=document.body,
        own_fields=frozenset(document.front),
        own_doubts=frozenset(str(name).strip() for name in (doubts if isinstance(doubts, Mapping | list) else ())),
    )


def _merge_translation(original: Mapping[str, object], translation: Mapping[str, object]) -> dict[str, object]:
    """Merge a translation's fields over the original's; doubts that it does not translate are the original's."""
    values = {**original, **translation}
    doubts = original.get("uncertain"), translation.get("uncertain")
    if isinstance(doubts[0], dict) and isinstance(doubts[1], dict):
        values["uncertain"] = {**doubts[0], **doubts[1]}
    return values


def _library(
    config: SiteConfig, today: date, originals: Sequence[Entry[Any]], versions: Sequence[Entry[Any]]
) -> Library:
    groups: dict[str, dict[str, Entry[Any]]] = {name: {} for name in COLLECTIONS}
    for entry in sorted(originals, key=_order):
        groups[entry.collection][entry.id] = entry
    translations = {(entry.key, entry.language): entry for entry in versions}
    return Library(config=config, today=today, translations=translations, **groups)


def _order(entry: Entry[Any]) -> tuple[int, str, str]:
    number = getattr(entry.meta, "number", None)
    return (10_000 if number is None else number, sort_key(entry.title), entry.id)
