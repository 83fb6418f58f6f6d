"""Lists the organisations that an entry names in any of its fields; the only code that walks over them."""

from collections.abc import Iterator
from functools import cache

from catalogue.field_info import Shape, model_fields
from catalogue.schema.field_groups import Party
from catalogue.schema.models import Front


@cache
def party_fields(model: type[Front]) -> tuple[Shape, ...]:
    """The fields of a model that name organisations with their part, those for a single organisation first."""
    fields = (field for field in model_fields(model) if field.model and issubclass(field.model, Party))
    return tuple(sorted(fields, key=lambda field: field.many))


def parties(meta: Front) -> Iterator[tuple[str, Party]]:
    """Every organisation that an entry names, as pairs of field name and organisation."""
    for field in party_fields(type(meta)):
        value = getattr(meta, field.name)
        yield from ((field.name, party) for party in (value if field.many else (value,)) if party)


def organisation_ids(meta: Front) -> Iterator[str]:
    """The ids of the organisations that have a page."""
    return (party.organisation for _, party in parties(meta) if party.organisation)
