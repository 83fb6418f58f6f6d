"""Filters of the list of tools: facets with term pages, years, and the fields that the model marks."""

from collections.abc import Collection

from catalogue.field_info import Filter, find_metadata
from catalogue.schema.collection_fields import shapes
from catalogue.schema.entries import Library
from catalogue.schema.models import Tool
from catalogue.site.taxonomy import FACETS, facet_terms
from catalogue.site.years import active_years

_FILTER_FIELDS = {
    filter_.name or field.name: (field, filter_)
    for field in shapes("tools")
    if (filter_ := find_metadata(field, Filter))
}
FIELD_FILTERS = {name: field for name, (field, _) in _FILTER_FIELDS.items()}
"""The fields behind filters whose values have no pages, by filter."""
ACTIVE = "yes"
"""The only value of the filter that excludes retired tools."""
FILTERS = tuple(dict.fromkeys((*FACETS, "modes", "years", "recurs", "status", "active", *FIELD_FILTERS)))
"""The filters, in display order."""


def filter_values(library: Library, tool: Tool) -> dict[str, list[str]]:
    """The filter values of a tool, by filter; a sub-sector counts for the wider one too."""
    values = {facet: list(facet_terms(library, tool, facet)) for facet in FACETS}
    values["years"] = [str(year) for year in active_years(tool)]
    values["active"] = [] if tool.status == "retired" else [ACTIVE]
    for name, field in FIELD_FILTERS.items():
        value = getattr(tool, field.name)
        values[name] = list(value) if field.many else [value] if value else []
    return values


def values_in_order(name: str, values: Collection[str]) -> list[str]:
    """The values of a filter without pages in display order: years with the latest first."""
    if name not in _FILTER_FIELDS:
        return sorted(values, reverse=True)
    field, filter_ = _FILTER_FIELDS[name]
    return [value for value in filter_.order or field.choices if value in values]
