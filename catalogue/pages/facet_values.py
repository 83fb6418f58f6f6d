"""The filters of the list of tools: the facets with term pages, and three that have none."""

from catalogue.schema.entries import Library
from catalogue.schema.models import Tool
from catalogue.site.taxonomy import FACETS, facet_values

FILTERS = (*FACETS, "modes", "years", "status")
"""The filters, in the order in which they are offered."""


def filter_values(library: Library, tool: Tool) -> dict[str, list[str]]:
    """The values by which a tool is found, by filter; a sub-sector counts for the wider one too."""
    found = {facet: list(facet_values(tool, facet)) for facet in FACETS}
    for sector in found["sectors"]:
        parent = library.sectors[sector].meta.parent
        if parent and parent not in found["sectors"]:
            found["sectors"].append(parent)  # the loop goes on with it, and so on up to the widest
    found["modes"] = [tool.mode] if tool.mode else []
    found["years"] = sorted({edition.start[:4] for edition in tool.editions if edition.start})
    found["status"] = [tool.status]
    return found
