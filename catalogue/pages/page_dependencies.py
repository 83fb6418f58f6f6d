"""Dependencies of a tool's page on other tools. While none of them changes, the page need not be composed again.

They must include every tool that `entry_pages.tool_view` asks the view builder for; all else is in the other inputs.
"""

from collections.abc import Iterable

from catalogue.pages.view_builder import ViewBuilder

ToolDependencies = tuple[tuple[str, ...], ...]
"""The ids of the tools that a page may show, in the groups in which it shows them."""


def tool_dependencies(builder: ViewBuilder, tool: str) -> ToolDependencies:
    """The tools that one tool's page may show: itself, related tools, its neighbours, and those linked with it."""
    site, key = builder.site, f"tools/{tool}"
    similar = tuple(related.tool for related in site.taxonomy.related[tool])
    linking = _tools(site.backlinks.get(key, ()))
    original, local = builder.library.tools[tool], builder.entry(key)
    link_targets = [target.name for e in (original, local) if e for target in site.targets[key, e.language]]
    return (tool,), similar, builder.neighbours_of(tool), linking, _tools(dict.fromkeys(link_targets))


def _tools(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(key.removeprefix("tools/") for key in keys if key.startswith("tools/"))
