"""Rules on one entry as a whole: what its fields say of each other."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from catalogue.diagnostics import Diagnostic, Rule, Span, report
from catalogue.diagnostics.rules import validate as rules
from catalogue.i18n import country_codes
from catalogue.read import locate_in
from catalogue.validate.entries import Entry
from catalogue.validate.schema import CountryText, Front, Initiative, Page, Tool


def check_entry(entry: Entry[Any], today: date) -> Iterator[Diagnostic]:
    """Every fault that shows only when the fields of one entry are read together."""
    yield from _repeated(entry)
    yield from _doubts(entry)
    yield from _dates(entry, today)
    yield from _itself(entry)
    if isinstance(entry.meta, Tool):
        yield from _roles(entry)
        yield from _editions(entry)
    if isinstance(entry.meta, CountryText) and entry.id.upper() not in country_codes():
        yield report(rules.UNKNOWN_COUNTRY, Span(entry.document.source.path), value=entry.id)
    if isinstance(entry.meta, Tool | Page) and not entry.body.text:
        yield report(rules.EMPTY_BODY, Span(entry.document.source.path))


def _at(entry: Entry[Any], *keys: str | int) -> Span:
    return locate_in(entry.document.text, entry.document.source.path, keys)


def _repeated(entry: Entry[Any]) -> Iterator[Diagnostic]:
    for field, values in entry.document.front.items():
        if not isinstance(values, list) or field not in type(entry.meta).model_fields:
            continue
        for index, value in enumerate(values):
            if isinstance(value, str) and value in values[:index]:
                yield report(rules.REPEATED_ITEM, _at(entry, field, index), value=value, field=field)


def _doubts(entry: Entry[Front]) -> Iterator[Diagnostic]:
    if "uncertain" not in entry.document.front:
        return
    fields = [name for name in type(entry.meta).model_fields if name != "uncertain"]
    for index, name in enumerate(entry.meta.uncertain):
        if name not in fields:
            given = entry.document.front["uncertain"]
            span = _at(entry, "uncertain", name if isinstance(given, dict) else index)
            yield report(rules.UNCERTAIN_NOTHING, span, value=name, known=", ".join(fields))


def _dates(entry: Entry[Any], today: date) -> Iterator[Diagnostic]:
    for field in ("reviewed", "published"):
        value = getattr(entry.meta, field)
        if value and field in entry.document.front and value > today.isoformat():
            yield report(rules.FUTURE_REVIEW, _at(entry, field), field=field, value=value)
    if isinstance(entry.meta, Initiative) and entry.meta.period:
        yield from _reversed(entry, entry.meta.period, ("period",))


def _reversed(entry: Entry[Any], stretch: Any, keys: Sequence[str | int]) -> Iterator[Diagnostic]:
    start, end = stretch.start, stretch.end
    # `2021` as an end covers the whole year, so dates compare as far as both are given.
    if start and end and end < start[: len(end)]:
        yield report(rules.DATES_REVERSED, _at(entry, *keys, "end"), start=start, end=end)


def _itself(entry: Entry[Any]) -> Iterator[Diagnostic]:
    for field in ("related", "parent", "see"):
        value = entry.document.front.get(field, ())
        if entry.id == value:
            yield report(rules.REFERS_TO_ITSELF, _at(entry, field), field=field)
        elif isinstance(value, list) and entry.id in value:
            yield report(rules.REFERS_TO_ITSELF, _at(entry, field, value.index(entry.id)), field=field)


def _roles(entry: Entry[Tool]) -> Iterator[Diagnostic]:
    if entry.document.source.language:
        return  # the original was told already
    seen: dict[str, str] = {}
    for field in ("organisers", "partners", "contributors"):
        for index, part in enumerate(getattr(entry.meta, field)):
            first = seen.setdefault(part.organisation, field)
            if first != field:
                rule: Rule = rules.TWO_ROLES
                yield report(rule, _at(entry, field, index), value=part.organisation, first=first, second=field)


def _editions(entry: Entry[Tool]) -> Iterator[Diagnostic]:
    if entry.document.source.language:
        return  # the original was told already
    for index, edition in enumerate(entry.meta.editions):
        yield from _reversed(entry, edition, ("editions", index))
        if edition.start is None and edition.note is None:
            yield report(rules.UNDATED_EDITION, _at(entry, "editions", index))
