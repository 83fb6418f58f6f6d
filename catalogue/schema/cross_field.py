"""Rules across the fields of one entry.

They read the front matter as written, whatever the model says of it, so that no invalid field hides another problem.
"""

from collections.abc import Iterator, Mapping, Sequence

from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import validate as rules
from catalogue.field_info import Internal, find_metadata, model_fields
from catalogue.i18n import country_code, country_codes
from catalogue.model_errors import did_you_mean, nearest, suggestion
from catalogue.schema.cross_field_facts import at, check_facts, items_of
from catalogue.schema.models import SCHEMAS, TRANSLATABLE, Tool
from catalogue.schema.parties import party_fields
from catalogue.schema.values import is_date
from catalogue.sources import Document, locate_in

_ACTIVE = tuple(field.name for field in party_fields(Tool) if field.name != "funders")
"""The fields of which an organisation appears in only one; whoever runs a tool often pays for it too."""
_WITH_TEXT = frozenset({"tools", "pages"})


def check_document(document: Document) -> Iterator[Diagnostic]:
    """Report problems that only appear when the fields of one entry are read together."""
    yield from _repeated_items(document)
    yield from _doubts(document)
    if document.source.language:
        return  # the checks below concern facts, which only the original has
    yield from check_facts(document)
    yield from _stretches(document)
    yield from _itself(document)
    yield from _roles(document)
    yield from _editions(document)
    if document.source.collection == "initiatives":
        yield from _indicators(document)
    if document.source.collection == "countries":
        yield from _country(document)
    if document.source.collection in _WITH_TEXT and document.body.empty:
        yield report(rules.EMPTY_BODY, Span(document.source.path))


def _repeated_items(document: Document) -> Iterator[Diagnostic]:
    for field, field_value in document.front.items():
        if not isinstance(field_value, list) or (document.source.language and field not in TRANSLATABLE):
            continue
        values = [item.strip() if isinstance(item, str) else item for item in items_of(document, field)]
        for index, value in enumerate(values):
            if isinstance(value, str | int) and value != "" and value in values[:index]:
                yield report(rules.REPEATED_ITEM, at(document, field, index), value=value, field=field)


def _doubts(document: Document) -> Iterator[Diagnostic]:
    field_value = document.front.get("uncertain")
    fields = model_fields(SCHEMAS[document.source.collection])
    names = [field.name for field in fields if field.name != "uncertain" and not find_metadata(field, Internal)]
    for index, name in enumerate(field_value if isinstance(field_value, dict | list) else ()):
        if not isinstance(name, str) or name in names:
            continue
        keys = ("uncertain", name if isinstance(field_value, dict) else index)
        span = locate_in(document.text, document.source.path, keys, part="key")
        near = nearest(name, names)
        hint = suggestion(near) if near else None
        yield report(rules.UNCERTAIN_NOTHING, span, hint=hint, value=name, known=", ".join(names))


def _stretches(document: Document) -> Iterator[Diagnostic]:
    yield from _reversed_dates(document, document.front.get("period"), ("period",))
    for field in ("milestones", "indicators"):
        for index, item in enumerate(items_of(document, field)):
            yield from _reversed_dates(document, item, (field, index))


def _reversed_dates(document: Document, stretch: object, keys: Sequence[str | int]) -> Iterator[Diagnostic]:
    if not isinstance(stretch, Mapping) or not (is_date(stretch.get("start")) and is_date(stretch.get("end"))):
        return
    start, end = str(stretch["start"]), str(stretch["end"])
    # `2021` as an end covers the whole year, so dates compare as far as both are given.
    if end < start[: len(end)]:
        yield report(rules.DATES_REVERSED, at(document, *keys, "end"), start=start, end=end)


def _itself(document: Document) -> Iterator[Diagnostic]:
    id_ = document.source.id
    if str(document.front.get("parent")) == id_:
        yield report(rules.REFERS_TO_ITSELF, at(document, "parent"), field="parent")
    for field in ("related", "see"):
        for index, value in enumerate(items_of(document, field)):
            if str(value) == id_:
                yield report(rules.REFERS_TO_ITSELF, at(document, field, index), field=field)


def _roles(document: Document) -> Iterator[Diagnostic]:
    first_places: dict[object, str] = {}
    for field in _ACTIVE:
        for index, item in enumerate(items_of(document, field)):
            organisation = item.get("organisation") if isinstance(item, dict) else item
            if (
                isinstance(organisation, str)
                and (first := first_places.setdefault(organisation.strip(), field)) != field
            ):
                span = at(document, field, index)
                yield report(rules.TWO_ROLES, span, value=organisation.strip(), first=first, second=field)


def _editions(document: Document) -> Iterator[Diagnostic]:
    for index, edition in enumerate(items_of(document, "editions")):
        if not isinstance(edition, dict):
            continue
        yield from _reversed_dates(document, edition, ("editions", index))
        if not edition.keys() & {"start", "note"}:
            yield report(rules.UNDATED_EDITION, at(document, "editions", index))


def _indicators(document: Document) -> Iterator[Diagnostic]:
    names = [_name(nominee) for nominee in items_of(document, "nominees")]
    for index, indicator in enumerate(items_of(document, "indicators") if names else ()):
        of = indicator.get("of") if isinstance(indicator, dict) else None
        if isinstance(of, str) and of.strip() not in names:
            hint = did_you_mean(of, names, rules.UNKNOWN_NOMINEE.help.format(known=", ".join(names)))
            yield report(rules.UNKNOWN_NOMINEE, at(document, "indicators", index, "of"), hint=hint, value=of)


def _name(nominee: object) -> str:
    """Name of a nominee in indicators: its name or, without one, the id of its organisation."""
    fields = nominee if isinstance(nominee, dict) else {}
    return str(fields.get("name") or fields.get("organisation") or "").strip()


def _country(document: Document) -> Iterator[Diagnostic]:
    id_ = document.source.id
    if id_.upper() in country_codes():
        return
    code = "GB" if id_ == "uk" else country_code(id_.replace("-", " "))
    otherwise = "Name the file with the two letters of ISO 3166-1 in small letters, such as `se.md` for Sweden."
    hint = suggestion(f"{code.lower()}.md", otherwise) if code else otherwise
    yield report(rules.UNKNOWN_COUNTRY, Span(document.source.path), hint=hint, value=id_)
