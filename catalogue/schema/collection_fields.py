"""The fields of each collection's entries, as `catalogue.field_info` reads them off the models."""

from functools import cache

from catalogue.field_info import Shape, model_fields, walk
from catalogue.schema.models import SCHEMAS, Front

LAST = ("draft", "aliases", "published", "reviewed", "uncertain")
"""Fields about the page rather than its subject; an entry ends with them."""


def shapes(collection: str) -> tuple[Shape, ...]:
    """The fields of a collection's front matter, in the order of its model."""
    return model_fields(SCHEMAS[collection])


@cache
def subject(collection: str) -> tuple[Shape, ...]:
    """The fields that tell of an entry's subject: all but those that every kind has about the page itself."""
    about_the_page = Front.model_fields.keys() - {"title", "summary"}
    return tuple(shape for shape in shapes(collection) if shape.name not in about_the_page)


@cache
def in_file_order(collection: str) -> tuple[Shape, ...]:
    """The fields in the order in which an entry's file gives them; none for an unknown collection."""
    fields = shapes(collection) if collection in SCHEMAS else ()
    return tuple(sorted(fields, key=lambda field: LAST.index(field.name) if field.name in LAST else -1))


@cache
def reference_paths(collection: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Where entries refer to others: key paths (`*` for every item of a list) and the collection meant."""
    return tuple((path, field.collection) for path, field in walk(shapes(collection)) if field.kind == "reference")
