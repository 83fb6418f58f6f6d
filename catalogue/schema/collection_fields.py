"""Names of each collection's entries, and their fields as `catalogue.field_info` reads them from the models."""

from collections.abc import Mapping
from functools import cache

from catalogue import labels
from catalogue.field_info import Shape, Words, find_metadata, model_fields, walk
from catalogue.schema.models import SCHEMAS, Front

LAST = ("draft", "aliases", "published", "reviewed", "uncertain")
"""Fields about the page rather than its subject, which come last in an entry."""

NOUNS = {
    "tools": "tool",
    "strands": "strand",
    "sectors": "sector",
    "aims": "aim",
    "formats": "format",
    "countries": "country page",
    "organisations": "organisation",
    "initiatives": "initiative",
    "modules": "learning module",
    "glossary": "glossary term",
    "pages": "page",
}
"""Name of one entry of each collection."""


def shapes(collection: str) -> tuple[Shape, ...]:
    """The fields of a collection's front matter, in the order of its model."""
    return model_fields(SCHEMAS[collection])


@cache
def subject(collection: str) -> tuple[Shape, ...]:
    """The fields on an entry's subject: all but those that every kind has about the page itself."""
    about_the_page = Front.model_fields.keys() - {"title", "summary"}
    return tuple(shape for shape in shapes(collection) if shape.name not in about_the_page)


@cache
def in_file_order(collection: str) -> tuple[Shape, ...]:
    """The fields in the order in which an entry's file gives them; none for an unknown collection."""
    fields = shapes(collection) if collection in SCHEMAS else ()
    return tuple(sorted(fields, key=lambda field: LAST.index(field.name) if field.name in LAST else -1))


@cache
def field_labels() -> Mapping[str, str]:
    """Labels of the fields of all collections, as messages to translate."""
    fields = [field for collection in SCHEMAS for field in shapes(collection)]
    return labels.FIELDS | {
        field.name: words.label for field in fields if (words := find_metadata(field, Words)) and words.label
    }


@cache
def reference_paths(collection: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Key paths of references to other entries (`*` for every item of a list), with the collection meant.

    Groups of countries count as a collection, defined in the settings.
    """
    fields = walk(shapes(collection))
    return tuple((path, field.collection) for path, field in fields if field.collection and field.kind != "group")
