"""From documents to a library: each document against its model, then all of them against each other."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from catalogue.config import SiteConfig
from catalogue.conform import Keys, conform
from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import validate as rules
from catalogue.i18n import sort_key
from catalogue.read import COLLECTIONS, Document, locate_in
from catalogue.validate.checked import Checked
from catalogue.validate.consistency import check_document
from catalogue.validate.entries import Entry, Library
from catalogue.validate.references import Absent, check_duplicates, check_parents, check_references
from catalogue.validate.schema import SCHEMAS, TRANSLATABLE


@dataclass(frozen=True, slots=True)
class Validated:
    """What validation hands on: a library when there is one, and every fault that was found."""

    library: Library | None
    faults: tuple[Diagnostic, ...]


def validate(
    documents: Sequence[Document],
    config: SiteConfig,
    *,
    today: date | None = None,
    absent: Absent = Absent(),  # noqa: B008 - it is frozen
    checked: Checked | None = None,
) -> Validated:
    """Check every document and pair translations with originals.

    Args:
        documents: what the read stage made, in any order.
        config: the site's settings.
        today: the day against which reviews are judged; the real one when left out.
        absent: entries that are not among the documents although they have a file.
        checked: what is known of the documents from an earlier call.
    """
    checked, day = checked or Checked(), today or date.today()

    def original(document: Document) -> tuple[Entry[Any] | None, tuple[Diagnostic, ...]]:
        complaints: list[Diagnostic] = []
        return _entry(document, document.front, config.default_language, complaints), tuple(complaints)

    def consistency(document: Document) -> tuple[Diagnostic, ...]:
        return tuple(check_document(document, day))

    faults: list[Diagnostic] = []
    documents = sorted(documents, key=lambda document: document.source.path)
    originals = {document.source.path: document for document in documents if not document.source.language}
    entries = []
    for document in originals.values():
        entry, complaints = checked.once(f"entry in {config.default_language}", document, original)
        entries.append(entry)
        faults += complaints
    versions = [
        _translation(document, originals, config, absent, faults) for document in documents if document.source.language
    ]
    faults += check_references(list(originals.values()), absent, checked)
    faults += check_parents(originals.values())
    faults += check_duplicates(originals.values())
    for document in documents:
        faults += checked.once(f"consistency on {day}", document, consistency)
    if any(fault.severity == "error" for fault in faults):
        return Validated(None, tuple(faults))
    return Validated(_library(config, [e for e in entries if e], [v for v in versions if v]), tuple(faults))


def _entry(
    document: Document,
    front: Mapping[str, object],
    language: str,
    faults: list[Diagnostic],
    only: Collection[str] | None = None,
) -> Entry[Any] | None:
    source = document.source

    def locate(keys: Keys, part: Literal["key", "value"]) -> Span:
        return locate_in(document.text, source.path, keys, part=part)

    meta, complaints = conform(SCHEMAS[source.collection], front, locate, only)
    faults += complaints
    return Entry(source.collection, source.id, language, meta, document.body, document) if meta else None


def _translation(
    document: Document,
    originals: Mapping[str, Document],
    config: SiteConfig,
    absent: Absent,
    faults: list[Diagnostic],
) -> Entry[Any] | None:
    source = document.source
    path = f"content/{source.collection}/{source.id}.md"
    if source.language == config.default_language:
        faults.append(report(rules.ORIGINAL_LANGUAGE, Span(source.path), value=source.language, original=path))
        return None
    if source.language not in config.languages:
        span, known = Span(source.path), ", ".join(config.languages)
        faults.append(report(rules.LANGUAGE_NOT_OFFERED, span, value=source.language, known=known))
        return None
    original = originals.get(path)
    if original is None:
        if f"{source.collection}/{source.id}" not in absent.unread:
            faults.append(report(rules.ORPHAN_TRANSLATION, Span(source.path), original=path))
        return None
    fields = SCHEMAS[source.collection].model_fields
    for key in document.front:
        if key not in TRANSLATABLE and key in fields:
            span = locate_in(document.text, source.path, (key,), part="key")
            faults.append(report(rules.TRANSLATED_FACT, span, field=key, original=path))
    # It is checked as the whole entry that it makes; what it took over was judged at the original.
    only = [key for key in document.front if key in TRANSLATABLE or key not in fields]
    entry = _entry(document, _merged(original.front, document.front), source.language, faults, only)
    return entry if entry is None or not entry.body.empty else replace(entry, body=original.body)


def _merged(original: Mapping[str, object], translation: Mapping[str, object]) -> dict[str, object]:
    """A translation's own fields over the original's; doubts that it does not word are the original's."""
    merged = {**original, **translation}
    doubts = original.get("uncertain"), translation.get("uncertain")
    if isinstance(doubts[0], dict) and isinstance(doubts[1], dict):
        merged["uncertain"] = {**doubts[0], **doubts[1]}
    return merged


def _library(config: SiteConfig, originals: Sequence[Entry[Any]], versions: Sequence[Entry[Any]]) -> Library:
    groups: dict[str, dict[str, Entry[Any]]] = {name: {} for name in COLLECTIONS}
    for entry in sorted(originals, key=_order):
        groups[entry.collection][entry.id] = entry
    translations = {(entry.key, entry.language): entry for entry in versions}
    return Library(config=config, translations=translations, **groups)


def _order(entry: Entry[Any]) -> tuple[int, str, str]:
    number = getattr(entry.meta, "number", None)
    return (10_000 if number is None else number, sort_key(entry.title), entry.id)
