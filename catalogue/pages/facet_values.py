"""The filters of the list of tools: the facets with term pages, the years, and the fields that the model marks."""

from collections.abc import Collection

from catalogue.field_info import Filter, mark_of
from catalogue.schema.collection_fields import shapes
from catalogue.schema.entries import Library
from catalogue.schema.models import Tool
from catalogue.site.taxonomy import FACETS, facet_values

_MARKED = {mark.name or field.name: (field, mark) for field in shapes("tools") if (mark := mark_of(field, Filter))}
FIELD_FILTERS = {name: field for name, (field, _) in _MARKED.items()}
"""The filters that stand for a field whose values have no pages, with that field."""
FILTERS = tuple(dict.fromkeys((*FACETS, "modes", "years", "status", *FIELD_FILTERS)))
"""The filters, in the order in which they are offered."""


def filter_values(library: Library, tool: Tool) -> dict[str, list[str]]:
    """The values by which a tool is found, by filter; a sub-sector counts for the wider one too."""
    found = {facet: list(facet_values(tool, facet)) for facet in FACETS}
    for sector in found["sectors"]:
        parent = library.sectors[sector].meta.parent
        if parent and parent not in found["sectors"]:
            found["sectors"].append(parent)  # the loop goes on with it, and so on up to the widest
    found["years"] = sorted({edition.start[:4] for edition in tool.editions if edition.start})
    for name, field in FIELD_FILTERS.items():
        value = getattr(tool, field.name)
        found[name] = list(value) if field.many else [value] if value else []
    return found


def values_in_order(name: str, values: Collection[str]) -> list[str]:
    """The values of a filter without pages as they are offered: years with the latest first."""
    if name not in _MARKED:
        return sorted(values, reverse=True)
    field, mark = _MARKED[name]
    return [value for value in mark.order or field.choices if value in values]
