"""From documents to a library: each document against its model, then all of them against each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from catalogue.config import SiteConfig
from catalogue.conform import conform, did_you_mean
from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import validate as rules
from catalogue.i18n import sort_key
from catalogue.read import COLLECTIONS, Document, locate_in
from catalogue.validate.consistency import check_entry
from catalogue.validate.entries import Entry, Library
from catalogue.validate.schema import NOUNS, SCHEMAS, TRANSLATABLE, Front
from catalogue.validate.values import reference_paths


@dataclass(frozen=True, slots=True)
class Validated:
    """What validation hands on: a library when there is one, and every fault that was found."""

    library: Library | None
    faults: tuple[Diagnostic, ...]


def validate(documents: Sequence[Document], config: SiteConfig, *, today: date | None = None) -> Validated:
    """Check every document and pair translations with originals.

    Args:
        documents: what the read stage made, in any order.
        config: the site's settings.
        today: the day against which reviews are judged; the real one when left out.
    """
    faults: list[Diagnostic] = []
    known = _known_ids(documents)
    originals = [d for d in documents if not d.source.language]
    translated = [d for d in documents if d.source.language]
    entries = [_entry(document, document.front, config.default_language, faults) for document in originals]
    by_document = {document.source.path: document for document in originals}
    versions = [_translation(document, by_document, config, faults) for document in translated]
    complete = [entry for entry in chain(entries, versions) if entry]
    for document in documents:
        faults += _references(document, known)
    for entry in complete:
        faults += check_entry(entry, today or date.today())
    kept = [entry for entry in entries if entry]
    faults += _duplicates(kept)
    if any(fault.severity == "error" for fault in faults):
        return Validated(None, tuple(faults))
    return Validated(_library(config, kept, [v for v in versions if v]), tuple(faults))


def _known_ids(documents: Iterable[Document]) -> dict[str, set[str]]:
    known: dict[str, set[str]] = {name: set() for name in COLLECTIONS}
    for document in documents:
        if not document.source.language:
            known[document.source.collection].add(document.source.id)
    return known


def _entry(
    document: Document, front: Mapping[str, object], language: str, faults: list[Diagnostic]
) -> Entry[Any] | None:
    model: type[Front] = SCHEMAS[document.source.collection]
    own = document.front

    def locate(keys: tuple[str | int, ...], part: Any) -> Span:
        return locate_in(document.text, document.source.path, keys, part=part)

    meta, complaints = conform(model, front, locate)
    # A translation is checked as the whole entry that it makes; what it took over was reported at the original.
    faults += complaints if front is own else [c for c in complaints if _concerns(c, own, locate)]
    source = document.source
    return Entry(source.collection, source.id, language, meta, document.body, document) if meta else None


def _concerns(complaint: Diagnostic, own: Mapping[str, object], locate: Any) -> bool:
    return any(locate((key,), "key").line <= complaint.span.line for key in own) and complaint.span.line > 1


def _translation(
    document: Document, originals: Mapping[str, Document], config: SiteConfig, faults: list[Diagnostic]
) -> Entry[Any] | None:
    source = document.source
    if source.language not in config.languages:
        span, known = Span(source.path), ", ".join(config.languages)
        faults.append(report(rules.LANGUAGE_NOT_OFFERED, span, value=source.language, known=known))
        return None
    path = source.path.removesuffix(f".{source.language}.md") + ".md"
    original = originals.get(path)
    if original is None:
        faults.append(report(rules.ORPHAN_TRANSLATION, Span(source.path), original=path))
        return None
    for key in document.front:
        if key not in TRANSLATABLE and key in SCHEMAS[source.collection].model_fields:
            span = locate_in(document.text, source.path, (key,), part="key")
            faults.append(report(rules.TRANSLATED_FACT, span, field=key, original=path))
    entry = _entry(document, {**original.front, **document.front}, source.language, faults)
    if entry is None or entry.body.text:
        return entry
    return Entry(entry.collection, entry.id, entry.language, entry.meta, original.body, document)


def _references(document: Document, known: Mapping[str, set[str]]) -> Iterable[Diagnostic]:
    """Ids that name no entry; judged on the raw front matter, so that other faults do not hide them."""
    for path, collection in reference_paths(SCHEMAS[document.source.collection]):
        for keys, value in _values_at(document.front, path):
            if value in known[collection]:
                continue
            noun = NOUNS[collection]
            otherwise = rules.UNKNOWN_REFERENCE.help.format(noun=noun.capitalize(), collection=collection)
            otherwise = f"The {noun}s are listed in content/{collection}/."
            hint = did_you_mean(value, sorted(known[collection]), otherwise)
            span = locate_in(document.text, document.source.path, keys)
            yield report(rules.UNKNOWN_REFERENCE, span, hint=hint, noun=noun, value=value, collection=collection)


def _values_at(
    data: object, path: Sequence[str], keys: tuple[str | int, ...] = ()
) -> Iterable[tuple[tuple[str | int, ...], str]]:
    if not path or isinstance(data, str):
        # A bare id may stand for a group of which only `organisation` is given.
        if isinstance(data, str) and list(path) in ([], ["organisation"]):
            yield keys, data
        return
    step, rest = path[0], path[1:]
    if step == "*" and isinstance(data, list):
        for index, item in enumerate(data):
            yield from _values_at(item, rest, (*keys, index))
    elif isinstance(data, dict) and step in data:
        yield from _values_at(data[step], rest, (*keys, step))


def _duplicates(entries: Iterable[Entry[Any]]) -> Iterable[Diagnostic]:
    seen: dict[tuple[str, str, object], Entry[Any]] = {}
    for entry in entries:
        marks: list[tuple[str, object]] = [("title", " ".join(entry.title.casefold().split()))]
        if getattr(entry.meta, "number", None) is not None:
            marks.append(("number", entry.meta.number))
        for field, mark in marks:
            first = seen.setdefault((entry.collection, field, mark), entry)
            if first is entry:
                continue
            rule = rules.DUPLICATE_TITLE if field == "title" else rules.DUPLICATE_NUMBER
            document = entry.document
            span = locate_in(document.text, document.source.path, (field,))
            yield report(rule, span, value=mark, other=first.document.source.path)


def _library(config: SiteConfig, originals: Sequence[Entry[Any]], versions: Sequence[Entry[Any]]) -> Library:
    groups: dict[str, dict[str, Entry[Any]]] = {name: {} for name in COLLECTIONS}
    for entry in sorted(originals, key=_order):
        groups[entry.collection][entry.id] = entry
    kept = {entry.key for entry in originals}
    translations = {(entry.key, entry.language): entry for entry in versions if entry.key in kept}
    return Library(config=config, translations=translations, **groups)


def _order(entry: Entry[Any]) -> tuple[int, str, str]:
    number = getattr(entry.meta, "number", None)
    return (10_000 if number is None else number, sort_key(entry.title), entry.id)
