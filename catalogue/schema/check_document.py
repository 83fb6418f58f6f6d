"""Schema checks of one document, independent of all others, the settings and the day, and cached with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from catalogue.diagnostics import Diagnostic, Span
from catalogue.i18n import country_codes
from catalogue.model_errors import Keys, conform
from catalogue.schema.collection_fields import reference_paths
from catalogue.schema.cross_field import check_document
from catalogue.schema.models import SCHEMAS
from catalogue.setting_groups import COUNTRY_GROUPS
from catalogue.sources import Document, locate_in
from catalogue.sources.fast_pickle import pickled_by_fields

Reference = tuple[Keys, str, str]
"""Key path of a reference in front matter, the collection it names, and the id."""


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class SchemaChecks:
    """The schema checks of one document alone."""

    model_diagnostics: tuple[Diagnostic, ...]
    """Errors of an original's fields against the model. A translation is checked with its original."""
    diagnostics: tuple[Diagnostic, ...]
    """Problems between its fields."""
    references: tuple[tuple[str, tuple[str, ...]], ...]
    """The ids that an original's fields name, by collection; `references` finds their places."""


def examine(document: Document) -> SchemaChecks:
    """Check one document by itself."""
    diagnostics = tuple(check_document(document))
    if document.source.language:
        return SchemaChecks((), diagnostics, ())
    ids_by_collection: dict[str, list[str]] = {}
    for _, collection, value in references(document):
        ids_by_collection.setdefault(collection, []).append(value)
    by_collection = tuple((collection, tuple(ids)) for collection, ids in ids_by_collection.items())
    return SchemaChecks(tuple(_model_diagnostics(document)), diagnostics, by_collection)


def _model_diagnostics(document: Document) -> list[Diagnostic]:
    def locate(keys: Keys, part: Literal["key", "value"]) -> Span:
        return locate_in(document.text, document.source.path, keys, part=part)

    return conform(SCHEMAS[document.source.collection], document.front, locate)[1]


def references(document: Document) -> Iterator[Reference]:
    """Every reference of an original's fields to another entry, or to what is not a country and may be a group."""
    for path, collection in reference_paths(document.source.collection):
        for keys, value in _values_at(document.front, path):
            if collection != COUNTRY_GROUPS or value not in country_codes():
                yield keys, collection, value


def _values_at(data: object, path: Sequence[str], keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    if isinstance(data, str | int | float) and not isinstance(data, bool):
        # A bare id is short for a group of fields of which only `organisation` is given.
        if list(path) in ([], ["organisation"]) and (value := str(data).strip()):
            yield keys, value
        return
    if not path:
        return
    step, rest = path[0], path[1:]
    if step == "*" and isinstance(data, list):
        for index, item in enumerate(data):
            yield from _values_at(item, rest, (*keys, index))
    elif isinstance(data, dict) and step in data:
        yield from _values_at(data[step], rest, (*keys, step))
