"""Rules on related facts of one entry: participants, sums of money, sources, years.

They read the front matter as written, like all rules across the fields of one entry.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import validate as rules
from catalogue.i18n import currency_codes
from catalogue.schema.field_groups import LATEST_YEAR
from catalogue.schema.models import SCHEMAS
from catalogue.schema.parties import party_fields
from catalogue.schema.values import is_date
from catalogue.sources import Document, locate_in

_ON_ITS_PAGE = ("name", "kind", "country", "url")
"""Fields that an organisation's page gives, and a tool itself only for an organisation without a page."""
_FIGURES = ("figures", "results")
_GROUPS = ("cost", "effort", "contact")
_WAYS_TO_ASK = ("organisation", "email", "url")
_YEARS = {"figures": "year", "results": "year", "support": "year", "sources": "seen"}
"""Lists of groups, with the field of each that holds a year or a day in the past."""
_DAYS = {
    "reviewed": None,
    "published": None,
    "since": "Put the year in which it was held for the first time, or remove the line until it was.",
    "last_seen": "Put the newest year of which a source says that it was held.",
}
_RANGED = ("year", "last_seen")
_PAST_YEAR = "Put the year or the day as the source gives it; what is still to come is no fact yet."


def at(document: Document, *keys: str | int) -> Span:
    """The place of a value in the front matter of a document."""
    return locate_in(document.text, document.source.path, keys)


def items_of(document: Document, field: str) -> list[object]:
    """The items of a list; none where the field is not a list, or where such entries do not have it."""
    value = document.front.get(field)
    return value if isinstance(value, list) and field in SCHEMAS[document.source.collection].model_fields else []


def check_facts(document: Document) -> Iterator[Diagnostic]:
    """Report missing, duplicate or misordered facts of an original."""
    yield from _parties(document)
    yield from _sums(document)
    yield from _sources(document)
    yield from _empty_groups(document)
    yield from _first_time(document)


def check_days(document: Document, today: date) -> Iterator[Diagnostic]:
    """Report days and years of an original that should be in the past but are in the future."""
    for field, hint in _DAYS.items():
        yield from _future(document, today, (field,), document.front.get(field), hint)
    for field, inner in _YEARS.items():
        for index, item in _groups(document, field):
            yield from _future(document, today, (field, index, inner), item.get(inner), _PAST_YEAR)


def _future(
    document: Document, today: date, keys: tuple[str | int, ...], value: object, hint: str | None
) -> Iterator[Diagnostic]:
    if keys[-1] in _RANGED and isinstance(value, int) and value > LATEST_YEAR:
        return  # the model reports it already
    # `2026` covers the whole year, so a date compares as far as it is given.
    if is_date(value) and str(value) > today.isoformat()[: len(str(value))]:
        yield report(rules.FUTURE_REVIEW, at(document, *keys), hint=hint, field=keys[-1], value=value)


def _groups(document: Document, field: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    for index, item in enumerate(items_of(document, field)):
        if isinstance(item, Mapping):
            yield index, item


def _parties(document: Document) -> Iterator[Diagnostic]:
    collection = document.source.collection
    for field in (each.name for each in party_fields(SCHEMAS[collection])):
        value = document.front.get(field)
        for index, party in enumerate(value) if isinstance(value, list) else [(None, value)]:
            keys = (field,) if index is None else (field, index)
            if not isinstance(party, Mapping):
                continue
            if not party.keys() & {"organisation", "name"}:
                yield report(rules.NAMELESS_PARTY, at(document, *keys))
            # The register of an initiative has its own names and types of entity.
            doubled = _ON_ITS_PAGE if "organisation" in party and collection == "tools" else ()
            for name in party.keys() & {*doubled}:
                span = locate_in(document.text, document.source.path, (*keys, name), part="key")
                yield report(rules.PARTY_WITH_PAGE, span, field=name)


def _sums(document: Document) -> Iterator[Diagnostic]:
    for index, support in _groups(document, "support"):
        for given, missing in (("amount", "currency"), ("currency", "amount")):
            if given in support and missing not in support:
                hint = f"Add `{missing}: …` to this group: a sum needs its currency, and a currency its sum."
                yield report(rules.MISSING_FIELD, at(document, "support", index), hint=hint, field=missing)
    for field in _FIGURES:
        for index, figure in _groups(document, field):
            unit = str(figure.get("unit") or "").strip()
            if unit in currency_codes() and "currency" not in figure:
                hint = f"Write `currency: {unit}` instead of `unit: {unit}`."
                yield report(rules.MISSING_FIELD, at(document, field, index, "unit"), hint=hint, field="currency")


def _sources(document: Document) -> Iterator[Diagnostic]:
    for index, source in _groups(document, "sources"):
        if not source.keys() & {"url", "publisher"}:
            hint = "Add the address as `url: …`, or `publisher: …` for what has no public address."
            yield report(rules.MISSING_FIELD, at(document, "sources", index), hint=hint, field="url")


def _empty_groups(document: Document) -> Iterator[Diagnostic]:
    for field in _GROUPS:
        value = document.front.get(field)
        if value == {}:
            yield report(rules.EMPTY_VALUE, at(document, field), subject=f"`{field}`")
        elif field == "contact" and isinstance(value, Mapping) and not value.keys() & {*_WAYS_TO_ASK}:
            hint = "Say where to ask: add `url: …`, `email: …` or `organisation: …` to this group."
            yield report(rules.MISSING_FIELD, at(document, field), hint=hint, field="url")


def _first_time(document: Document) -> Iterator[Diagnostic]:
    since = document.front.get("since")
    if document.source.collection != "tools" or not is_date(since):
        return
    hint = "`since` says when it was held for the first time: nothing lies before that. Correct what is wrong."
    later: list[tuple[tuple[str | int, ...], object]] = [(("last_seen",), document.front.get("last_seen"))]
    later += [(("editions", index, "start"), edition.get("start")) for index, edition in _groups(document, "editions")]
    for keys, value in later:
        if is_date(value) and str(value) < str(since)[: len(str(value))]:
            yield report(rules.DATES_REVERSED, at(document, *keys), hint=hint, start=since, end=value)
